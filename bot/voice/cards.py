"""The card that the requester sees: number, one line, where it stands. In the group, or privately."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.deadlines import Due
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.presses import Verb
from bot.core.readings import Place
from bot.core.words import OPEN, Kind, Role, Source, Status, Urgency
from bot.voice.asking import needed
from bot.voice.attachments import beside_title, titled
from bot.voice.gathered import group_line
from bot.voice.speech import LINE, PARAGRAPH, TITLE, Speech, home, is_public
from bot.voice.text import Html, clip, one_line, safe


def told_key(issue: Issue, kind: str, *more: int) -> str:
    """Of what the requester is told. Once an issue has left the group, what stands there keeps its old names."""
    kind = f"own_{kind}" if issue.left_group else kind
    return ":".join((kind, str(issue.number), *map(str, more)))


def card_key(issue: Issue) -> str:
    return told_key(issue, "card")


def card(speech: Speech, issue: Issue, now: datetime) -> Post:
    chat, reply_to = home(issue)
    speech = speech.to(chat)
    return Post(
        key=card_key(issue),
        chat=chat,
        text=card_text(speech, issue, now),
        buttons=_buttons(speech, issue),
        reply_to=reply_to,
        issue=issue.number,
        place=Place.CARD,
        priority=Priority.URGENT if issue.urgency is Urgency.URGENT else Priority.MILESTONE,
        line=group_line(speech, issue),
    )


def _buttons(speech: Speech, issue: Issue) -> Keyboard:
    """In the group to look, privately to withdraw: a button that ends something has no place before everybody."""
    if is_public(issue):
        look = Button(speech.say.plain("button.view"), Press(Verb.VIEW, issue.number))
        return ((look, private_chat(speech, issue)),)
    return (withdraw_row(speech, issue),) if issue.status in OPEN else ()


def private_chat(speech: Speech, issue: Issue) -> Button:
    """Opens the private chat, where all of it can be read."""
    return Button(speech.say.plain("button.private_chat"), link=f"{speech.city.prefix}{issue.number}")


def withdraw_row(speech: Speech, issue: Issue) -> tuple[Button, ...]:
    return (Button(speech.say.plain("action.withdraw"), Press(Verb.WITHDRAW, issue.number)),)


def card_text(speech: Speech, issue: Issue, now: datetime) -> str:
    """Of one that was taken back the group keeps the number alone: the title may be why it was."""
    if issue.status is Status.WITHDRAWN and is_public(issue):
        return Html(f"{speech.number(issue.number)} {safe(speech.status(issue))}")
    title = titled(speech, issue, TITLE)
    lines = [Html(f"{speech.number(issue.number)} {safe(title)}".rstrip()), standing(speech, issue, now)]
    lines += [registered_by(speech, issue), in_confidence(speech, issue)]
    lines += [beside_title(speech, issue), *details(speech, issue)]
    return "\n".join(line for line in lines if line)


def in_confidence(speech: Speech, issue: Issue) -> Html:
    """Whoever reports wants to know who learns of it: units read what was said, and not who said it."""
    return speech.say.html("view.report") if issue.kind is Kind.REPORT and not is_public(issue) else Html()


def registered_by(speech: Speech, issue: Issue) -> Html:
    """周明远市长走访时代您登记: whoever did not write it themselves reads where it comes from, alone."""
    by = issue.entered_by
    if by is None or is_public(issue):
        return Html()
    if issue.source is Source.SERVICE_DAY and issue.leader:
        return speech.say.html("behalf.for_you.visit", who=speech.leader(issue.leader))
    who = speech.person(by) if by.has(Role.LEADER) else speech.say.plain("office")
    return speech.say.html("behalf.for_you", who=who)


def standing(speech: Speech, issue: Issue, now: datetime) -> Html:
    """One line: the status, who has it, and by when."""
    return speech.dots(safe(piece) for piece in pieces(speech, issue, now))


def pieces(speech: Speech, issue: Issue, now: datetime) -> Sequence[str]:
    """The same as plain text, piece by piece; some may be empty."""
    return _STANDING.get(issue.status, _only_status)(speech, issue, now)


def _received(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    within = speech.times.within(issue.accept_by, issue.opened_at)
    if issue.accept_by.at < now:
        promise = speech.say.plain("card.received.late", when=speech.times.before(issue.accept_by, now))
    elif within:
        promise = speech.say.plain("card.received.within", time=within)
    else:
        promise = speech.say.plain("card.received.by", when=speech.times.before(issue.accept_by, now))
    return [speech.status(issue), _urgent(speech, issue), promise]


def _urgent(speech: Speech, issue: Issue) -> str:
    return speech.say.plain("urgency.urgent") if issue.urgency is Urgency.URGENT else ""


def _accepted(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    when = speech.times.before(issue.dispatch_by, now) if issue.dispatch_by else ""
    promise = speech.say.plain("card.accepted", when=when) if when else ""
    return [speech.status(issue), promise, _urgent(speech, issue)]


def _with_unit(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    lead = one_line(issue.lead or "", LINE)
    assisting = speech.say.plain("card.assisting", units=speech.join(issue.assisting)) if issue.assisting else ""
    due = _by_when(speech, issue.due, now) if issue.due else ""
    again = speech.say.plain("card.redone", times=issue.redone) if issue.redone else ""
    if issue.signed_by is None:
        given = speech.say.plain("card.dispatched", status=speech.status(issue), lead=lead)
        return [given, assisting, due, again, _urgent(speech, issue)]
    who = speech.say.plain("card.in_progress", lead=lead, name=speech.name(issue.signed_by))
    return [speech.status(issue), who, assisting, due, again, _urgent(speech, issue)]


def _by_when(speech: Speech, due: Due, now: datetime) -> str:
    when = speech.times.before(due, now)
    return speech.say.plain("card.late", when=when) if due.at < now else when


def _waiting(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    return [speech.status(issue), speech.handled_by(issue)]


def _handled(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    return [speech.status(issue), speech.handled_by(issue), speech.say.plain("card.handled")]


def _closed(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    if issue.unconfirmed:
        return [speech.status(issue), speech.say.plain("card.closed.unconfirmed")]
    if issue.rating is None or issue.closed_at is None:
        return [speech.status(issue)]
    return [speech.status(issue), ended_how(speech, issue)]


def ended_how(speech: Speech, issue: Issue) -> str:
    """满意 · 用时 3 小时 12 分."""
    took = speech.times.took((issue.closed_at or issue.opened_at) - issue.opened_at)
    return speech.say.plain("card.closed", rating=speech.say.plain(f"rating.{issue.rating}"), took=took)


def _merged(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    return [speech.say.plain("card.merged", number=speech.plain_number(issue.merged_into or 0))]


def _only_status(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    return [speech.status(issue)]


_STANDING = {
    Status.RECEIVED: _received,
    Status.ACCEPTED: _accepted,
    Status.DISPATCHED: _with_unit,
    Status.IN_PROGRESS: _with_unit,
    Status.WAITING: _waiting,
    Status.HANDLED: _handled,
    Status.CLOSED: _closed,
    Status.MERGED: _merged,
}


def details(speech: Speech, issue: Issue) -> list[Html]:
    """What a reader of the card should know besides: only what may be public is here, never a note."""
    say, lines = speech.say, []
    if issue.status is Status.DECLINED and issue.decline_reason:
        lines.append(say.html("card.declined", reason=clip(issue.decline_reason, PARAGRAPH)))
    if issue.status is Status.WAITING:
        lines.append(Html(safe(needed(speech, issue))))
    if issue.instruction and issue.instruction.public:
        leader = speech.person(issue.instruction.leader)
        lines.append(say.html("card.instruction", leader=leader, text=clip(issue.instruction.text, PARAGRAPH)))
    if issue.progress and issue.status is Status.IN_PROGRESS:
        lines.append(say.html("card.progress", text=clip(issue.progress, PARAGRAPH)))
    return lines
