"""The morning's digest for the office, the daily word on what is supervised, the week's summary for the group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.core.issue import Issue
from bot.core.mornings import Morning, Week
from bot.core.notices import Post, Priority
from bot.core.people import Unit
from bot.core.readings import Place
from bot.core.words import Urgency
from bot.voice.attachments import titled
from bot.voice.desk import limits
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line, safe
from bot.voice.unit import unit_key

#: Lines of issues, units in a list, numbers in a line: a digest is one screen of a phone.
MOST_ISSUES, MOST_UNITS, MOST_NUMBERS = 6, 6, 6
#: UTF-16 units of a title in a line.
WHAT = 32


def digest(speech: Speech, morning: Morning, now: datetime) -> Post:
    chat = speech.city.office
    speech = speech.to(chat)
    return _post(f"digest:{now:%Y-%m-%d}", chat, _digest_lines(speech, morning, now), Priority.DESK)


def _digest_lines(speech: Speech, morning: Morning, now: datetime) -> list[Html]:
    say = speech.say
    return [
        Html(f"<b>{say.html('digest.head', day=speech.times.day(now.date()))}</b>"),
        say.html("digest.new", count=morning.new) if morning.new else Html(),
        _for_the_office(speech, morning),
        *_due_today(speech, morning.today),
        *_overdue(speech, morning),
        _numbers(speech, "digest.named", morning.named, limit=speech.times.limit(speech.city.rules.named_after)),
        _numbers(speech, "digest.unsigned", morning.unsigned),
        _numbers(speech, "digest.supervised", morning.supervised),
        _numbers(speech, "digest.unhappy", morning.unhappy),
        _numbers(speech, "digest.unanswered", morning.unanswered),
    ]


def _for_the_office(speech: Speech, morning: Morning) -> Html:
    counts = {
        "digest.office.received": morning.received,
        "digest.office.accepted": morning.accepted,
        "digest.office.extensions": morning.extensions,
        "digest.office.rulings": morning.rulings,
        "digest.office.to_call": morning.to_call,
    }
    if not any(counts.values()):
        return Html()
    for_us = speech.say.html("digest.office", parts=_counted(speech, counts))
    return Html(
        "\n".join(line for line in (for_us, _numbers(speech, "digest.late", _urgent_first(morning.late))) if line)
    )


def _urgent_first(issues: Sequence[Issue]) -> Sequence[Issue]:
    return sorted(issues, key=lambda issue: issue.urgency is not Urgency.URGENT)


def _due_today(speech: Speech, issues: Sequence[Issue]) -> list[Html]:
    if not issues:
        return []
    lines = [_line(speech, issue) for issue in issues[:MOST_ISSUES]]
    return [speech.say.html("digest.today", count=len(issues)), *lines, *_more(speech, len(issues) - MOST_ISSUES)]


def _line(speech: Speech, issue: Issue) -> Html:
    unit = safe(one_line(issue.lead or "", NAME))
    return Html(f"{speech.plain_number(issue.number)} {speech.dots((safe(titled(speech, issue, WHAT)), unit))}")


def _overdue(speech: Speech, morning: Morning) -> list[Html]:
    if not morning.overdue:
        return []
    units = list(morning.overdue.items())
    others = sum(len(issues) for _, issues in units[MOST_UNITS:])
    lines = [
        speech.say.html("digest.overdue.unit", unit=one_line(unit, NAME), numbers=_numbered(speech, issues))
        for unit, issues in units[:MOST_UNITS]
    ]
    count = sum(map(len, morning.overdue.values()))
    return [speech.say.html("digest.overdue", count=count), *lines, *_more(speech, others)]


def _numbers(speech: Speech, key: str, issues: Sequence[Issue], **more: str) -> Html:
    if not issues:
        return Html()
    return speech.say.html(key, count=len(issues), numbers=_numbered(speech, issues), **more)


def _numbered(speech: Speech, issues: Sequence[Issue]) -> str:
    """#ZQ1042、#ZQ1043 … each can be tapped."""
    shown = [speech.plain_number(issue.number) for issue in issues[:MOST_NUMBERS]]
    more = [speech.say.plain("digest.more", count=len(issues) - MOST_NUMBERS)] if len(issues) > MOST_NUMBERS else []
    return speech.say.plain("and").join((*shown, *more))


def _more(speech: Speech, count: int) -> list[Html]:
    return [speech.say.html("digest.more", count=count)] if count > 0 else []


def supervised(speech: Speech, unit: Unit, chat: int, issues: Sequence[Issue], now: datetime) -> Post:
    """What is supervised is told daily to whoever has it."""
    speech = speech.to(chat)
    lines = [Html(f"<b>{speech.say.html('digest.unit.supervised')}</b>")]
    lines += [_due_line(speech, issue, now) for issue in issues[:MOST_ISSUES]]
    lines += _more(speech, len(issues) - MOST_ISSUES)
    post = _post(f"supervised:{unit.code}:{chat}:{now:%Y-%m-%d}", chat, lines, Priority.DESK)
    if len(issues) > 1:
        return post
    alone = issues[0].number  # a reply is about it
    return replace(post, issue=alone, place=Place.DESK, reply_to_key=unit_key(alone, unit, chat))


def _due_line(speech: Speech, issue: Issue, now: datetime) -> Html:
    when = limits(speech, issue, now, signs=False)
    return Html(f"{speech.plain_number(issue.number)} {speech.dots((safe(titled(speech, issue, WHAT)), when))}")


def summary(speech: Speech, chat: int, counted: Week, first: date, last: date) -> Post:
    speech = speech.to(chat)
    days = {"first": speech.times.day(first), "last": speech.times.day(last)}
    text = speech.say.html("summary.group", parts=_counted(speech, _counts(counted)), **days)
    return _post(f"summary:{chat}:{last}", chat, [text], Priority.MILESTONE)


def _counts(counted: Week) -> dict[str, int]:
    return {
        "summary.taken": counted.taken,
        "summary.handled": counted.handled,
        "summary.solved": counted.solved,
        "summary.in_hand": counted.in_hand,
    }


def _counted(speech: Speech, counts: Mapping[str, int]) -> str:
    """待受理 2 件、待交办 1 件: what there is none of is not spoken of."""
    return speech.join([speech.say.plain(key, count=count) for key, count in counts.items() if count])


def calendar_wanted(speech: Speech, chat: int, year: int, today: date) -> Post:
    speech = speech.to(chat)
    return _post(f"calendar:{chat}:{today}", chat, [speech.say.html("calendar.wanted", year=year)], Priority.DESK)


def backup_failed(speech: Speech, chat: int, today: date) -> Post:
    speech = speech.to(chat)
    return _post(_of_backup(chat, today), chat, [speech.say.html("backup.failed")], Priority.DESK)


def backup_made(speech: Speech, chat: int, now: datetime) -> Post:
    """In the place of what told that it failed: nobody goes and looks at a server that is well again."""
    speech = speech.to(chat)
    text = speech.say.html("backup.made", at=speech.times.clock(now))
    return replace(_post(_of_backup(chat, now.date()), chat, [text], Priority.DESK), edit_only=True)


def _of_backup(chat: int, today: date) -> str:
    return f"backup:{chat}:{today}"


def _post(key: str, chat: int, lines: Iterable[Html], priority: Priority) -> Post:
    text = "\n".join(line for line in lines if line)
    return Post(key=key, chat=chat, text=text, place=Place.ASIDE, priority=priority)
