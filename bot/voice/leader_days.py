"""The leader's hotline day, in words: announced, its instructions asked for, and summed up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.escalation import leader_named
from bot.core.issue import Issue
from bot.core.leader_days import Duty, awaits_instruction, is_instructed, listener
from bot.core.notices import Post, Priority
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.words import Kind
from bot.voice.attachments import attachments, titled
from bot.voice.desk import desk_priority, head, limits, units_line
from bot.voice.speech import NAME, PARAGRAPH, Speech
from bot.voice.text import Html, clip, one_line, safe

#: UTF-16 units of the whole text, which leaders have no other place to read.
WHOLE = 2_600
#: Lines of issues, and UTF-16 units of a title in one.
MOST, WHAT = 15, 28


def leader_called(speech: Speech, name: str) -> str:
    """何静宜副市长, as long as the roster knows her."""
    leader = leader_named(speech.city, name)
    return speech.person(leader) if leader else one_line(name, NAME)


def hours(speech: Speech, duty: Duty) -> str:
    """12月17日上午 08:30–12:00."""
    half = speech.say.plain(f"half.{duty.half()}")
    begins, ends = speech.times.clock(duty.begins), speech.times.clock(duty.ends)
    return speech.say.plain("duty.hours", day=speech.times.day(duty.day), half=half, begins=begins, ends=ends)


# ── announced ─────────────────────────────────────────────────────────────


def announced(speech: Speech, duty: Duty, chat: int, *, today: bool) -> Post:
    """In a group: who listens when, and that nothing has to be done for it but to speak."""
    speech = speech.to(chat)
    leader = leader_called(speech, duty.leader)
    sentence = "duty.group.today" if today else "duty.group.next"
    text = speech.say.html(sentence, when=hours(speech, duty), leader=leader)
    return _post(f"{'duty_today' if today else 'duty_next'}:{chat}:{duty.day}", chat, [text], Priority.MILESTONE)


def announced_to_leader(speech: Speech, duty: Duty, leader: Person, *, today: bool) -> Post:
    chat = leader.telegram_id
    speech = speech.to(chat)
    text = speech.say.html("duty.leader.today" if today else "duty.leader.next", when=hours(speech, duty))
    return _post(f"{'duty_today' if today else 'duty_next'}:{chat}:{duty.day}", chat, [text], Priority.DESK)


def moved(speech: Speech, before: Duty, after: Duty, chat: int, message_id: int) -> Post:
    """To a group that was told of the day as it was."""
    speech = speech.to(chat)
    text = speech.say.html(
        "duty.group.moved",
        before=speech.times.day(before.day),
        when=hours(speech, after),
        leader=leader_called(speech, after.leader),
    )
    return _post(f"duty_moved:{chat}:{message_id}", chat, [text], Priority.MILESTONE)


def released(speech: Speech, before: Duty, leader: Person, message_id: int) -> Post:
    """To a leader who was told that they would listen, and will not, or not then."""
    chat = leader.telegram_id
    speech = speech.to(chat)
    text = speech.say.html("duty.leader.released", when=hours(speech, before))
    return _post(f"duty_moved:{chat}:{message_id}", chat, [text], Priority.DESK)


def shifted(speech: Speech, before: Duty, after: Duty, leader: Person, message_id: int) -> Post:
    """To a leader who was told when they would listen, and will at another time."""
    chat = leader.telegram_id
    speech = speech.to(chat)
    text = speech.say.html("duty.leader.moved", before=speech.times.day(before.day), when=hours(speech, after))
    return _post(f"duty_moved:{chat}:{message_id}", chat, [text], Priority.DESK)


# ── one issue ─────────────────────────────────────────────────────────────


def on_leaders_day(speech: Speech, issue: Issue) -> Html:
    """On the office's card: 领导接听日 · 何静宜副市长 · 待批示."""
    name = listener(issue)
    if name is None:
        return Html()
    leader = safe(leader_called(speech, name))
    return speech.dots((speech.say.html("duty.list"), leader, _instructed_or_not(speech, issue)))


def _instructed_or_not(speech: Speech, issue: Issue) -> Html:
    if is_instructed(issue):
        return speech.say.html("duty.instructed")
    return speech.say.html("duty.awaited" if awaits_instruction(issue) else "duty.uninstructed")


def leaders_card(speech: Speech, issue: Issue, now: datetime) -> list[Post]:
    """Privately to the leader on whose day it was raised: all of it, and the request to instruct by a reply.

    Of a report nothing that was said: whoever reports may have named themselves in it.
    """
    name = listener(issue)
    leader = leader_named(speech.city, name) if name else None
    if leader is None:
        return []
    chat = leader.telegram_id
    speech = speech.to(chat)
    return [
        Post(
            key=f"leaders_card:{issue.number}:{chat}",
            chat=chat,
            text="\n".join(line for line in _card_lines(speech, issue, leader, now) if line),
            issue=issue.number,
            place=Place.LEADER,
            priority=desk_priority(issue),
        )
    ]


def _card_lines(speech: Speech, issue: Issue, leader: Person, now: datetime) -> list[Html]:
    asks = awaits_instruction(issue)
    return [
        head(speech, issue),
        *_what_was_said(speech, issue),
        _own_instruction(speech, issue, leader),
        units_line(speech, issue),
        limits(speech, issue, now, signs=False),
        speech.say.html("duty.leader.asks") if asks else Html(),
        speech.say.html("to_leader.how") if asks else Html(),
    ]


def _what_was_said(speech: Speech, issue: Issue) -> list[Html]:
    if issue.kind is Kind.REPORT:
        return [speech.say.html("to_leader.report")]
    text = clip(issue.text, WHOLE)
    quote = Html(f"<blockquote>{safe(text)}</blockquote>") if text else Html()
    return [Html(safe(speech.requester(issue))), quote, attachments(speech, issue)]


def _own_instruction(speech: Speech, issue: Issue, leader: Person) -> Html:
    said = issue.instruction
    if said is None or said.leader.name != leader.name:
        return Html()
    return speech.say.html("duty.leader.said", text=clip(said.text, PARAGRAPH))


# ── several ───────────────────────────────────────────────────────────────


def instructions_wanted(speech: Speech, duty: Duty, leader: Person, issues: Sequence[Issue], when: str) -> Post:
    """What of the day still has no instruction of the leader's. `when`: sets the asking apart from the one before."""
    chat = leader.telegram_id
    speech = speech.to(chat)
    first, alone = issues[0], issues[0] if len(issues) == 1 else None
    how = speech.say.html(
        "nudge.leader.how" if alone else "nudge.leader.how.several", number=f"{speech.city.prefix}{first.number}"
    )
    lines = [
        Html(f"<b>{speech.say.html('duty.leader.missing', count=len(issues))}</b>"),
        *_lines(speech, issues, for_leader=True),
        how,
    ]
    post = _post(f"duty_{when}:{chat}:{duty.day}", chat, lines, Priority.DESK)
    return replace(post, issue=alone.number, place=Place.LEADER) if alone else post


def summed_up_in_group(speech: Speech, duty: Duty, chat: int, issues: Sequence[Issue]) -> Post:
    """`issues`: those of the group, all of them open to be read there."""
    speech = speech.to(chat)
    values = {
        "day": speech.times.day(duty.day),
        "half": speech.say.plain(f"half.{duty.half()}"),
        "leader": leader_called(speech, duty.leader),
    }
    if not issues:
        text = speech.say.html("duty.group.none", **values)
    else:
        counted = _counted(issues)
        key = "duty.group.done" if counted["instructed"] else "duty.group.taken"
        text = speech.say.html(key, **values, **counted)
    return _post(f"duty_done:{chat}:{duty.day}", chat, [text], Priority.MILESTONE)


def summed_up(speech: Speech, duty: Duty, chat: int, issues: Sequence[Issue], *, for_leader: bool) -> Post:
    """For the office, and for the leader."""
    speech = speech.to(chat)
    leader, when = leader_called(speech, duty.leader), hours(speech, duty)
    text = speech.say.html("duty.done", when=when, leader=leader, **_counted(issues))
    lines = [Html(f"<b>{text}</b>"), *_lines(speech, issues, for_leader=for_leader)]
    return _post(f"duty_done:{chat}:{duty.day}", chat, lines, Priority.DESK)


def _counted(issues: Sequence[Issue]) -> dict[str, int]:
    return {"count": len(issues), "instructed": sum(map(is_instructed, issues))}


def _lines(speech: Speech, issues: Sequence[Issue], *, for_leader: bool) -> list[Html]:
    more = [speech.say.html("digest.more", count=len(issues) - MOST)] if len(issues) > MOST else []
    return [*(_line(speech, issue, for_leader=for_leader) for issue in issues[:MOST]), *more]


def _line(speech: Speech, issue: Issue, *, for_leader: bool) -> Html:
    hidden = for_leader and issue.kind is Kind.REPORT
    title = speech.say.plain("to_leader.report") if hidden else titled(speech, issue, WHAT)
    pieces = (safe(title), safe(speech.status(issue)), _instructed_or_not(speech, issue))
    return Html(f"{speech.plain_number(issue.number)} {speech.dots(pieces)}")


def _post(key: str, chat: int, lines: Iterable[Html], priority: Priority) -> Post:
    text = "\n".join(line for line in lines if line)
    return Post(key=key, chat=chat, text=text, place=Place.ASIDE, priority=priority)
