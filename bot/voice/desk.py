"""What the desks' cards share: the head, the words, who has it, the limits, the buttons. No requester sees them."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from bot.core.deadlines import Due
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.naming import units_in
from bot.core.notices import Button, Keyboard, Priority
from bot.core.presses import (
    CallBackMenu,
    DispatchMenu,
    ForwardMenu,
    Step,
    WhoMenu,
    do,
    open_checklist,
    split_menu,
    write,
)
from bot.core.refusals import DOORS, has_use
from bot.core.words import ENDED, Action, Kind, Source, Status, Urgency
from bot.core.workflow import possible_in
from bot.voice.shares import with_own
from bot.voice.speech import BODY, PARAGRAPH, Speech, is_public
from bot.voice.text import Html, clip, safe, units


def desk_priority(issue: Issue) -> Priority:
    return Priority.URGENT if issue.urgency is Urgency.URGENT else Priority.DESK


def is_too_long(issue: Issue) -> bool:
    """Whether a desk card can't hold the whole text."""
    return units(issue.text) > BODY


def head(speech: Speech, issue: Issue) -> Html:
    urgency = speech.say.plain(f"urgency.{issue.urgency}") if issue.urgency is not Urgency.NORMAL else ""
    words = [speech.status(issue), _rated(speech, issue), urgency, speech.say.plain(f"kind.{issue.kind}")]
    if issue.watched:
        words.append(speech.say.plain("supervised"))
    return Html(f"{speech.number(issue.number)} {speech.dots(words)}")


def _rated(speech: Speech, issue: Issue) -> str:
    """Of what is closed, what the requester thinks of it."""
    if issue.status is not Status.CLOSED:
        return ""
    if issue.unconfirmed:
        return speech.say.plain("desk.unconfirmed")
    return speech.say.plain(f"rating.{issue.rating}") if issue.rating else ""


def origin(speech: Speech, issue: Issue) -> Html:
    return speech.say.html("desk.split_from", number=speech.number(issue.split_from)) if issue.split_from else Html()


def quote(speech: Speech, issue: Issue) -> Html:
    """The whole text; where it does not fit, the message itself is copied below the card."""
    text = clip(issue.text, BODY)
    more = speech.say.html("desk.long_text") if is_too_long(issue) else ""
    return Html(f"<blockquote>{safe(text)}</blockquote>{more}") if text else Html()


def where(speech: Speech, issue: Issue) -> Html:
    if issue.kind is Kind.REPORT:
        return speech.say.html("desk.confidential")
    if issue.left_group:
        return speech.say.html("desk.where.left")
    if issue.entered_by:
        return speech.say.html("desk.where.entered", source=speech.say.plain(f"source.{issue.source}"))
    if not is_public(issue) or issue.source is Source.PRIVATE:
        return speech.say.html("desk.where.private")
    return Html()


def complained_of(speech: Speech, issue: Issue) -> tuple[str, ...]:
    """The units that a complaint or a report names: it is about them, so it is not for them."""
    if issue.kind not in (Kind.COMPLAINT, Kind.REPORT):
        return ()
    return tuple(unit.name for unit in units_in(issue.text, speech.city.roster.units))


def answer(speech: Speech, issue: Issue) -> Html:
    """The result; while it is being redone, the one that did not do."""
    if not issue.answer:
        return Html()
    stands = issue.status is Status.HANDLED or issue.status in ENDED
    return speech.say.html("desk.answer" if stands else "desk.answer.before", text=clip(issue.answer, PARAGRAPH))


def who_redoes(speech: Speech, *, heard: bool) -> str:
    """Whose word it is that something was not solved; `heard`: the requester's."""
    return speech.say.plain("redo.by_requester" if heard else "redo.by_office")


def units_line(speech: Speech, issue: Issue) -> Html:
    if not issue.lead:
        return Html()
    lead, *assisting = (with_own(speech, issue, unit) for unit in issue.in_charge)
    if not assisting:
        return speech.say.html("desk.units", lead=lead)
    return speech.say.html("desk.units.assisting", lead=lead, assisting=speech.join(assisting))


def limits(speech: Speech, issue: Issue, now: datetime, *, signs: bool = True) -> Html:
    """`signs`: it is the reader's, too, to sign for it."""
    return speech.dots(_limit(speech, key, due, now) for key, due in running_limits(issue, signs=signs))


def running_limits(issue: Issue, *, signs: bool = True) -> list[tuple[str, Due]]:
    """Those that run now, each with the sentence that says by when."""
    by_status: dict[Status, list[tuple[str, Due | None]]] = {
        Status.RECEIVED: [("desk.accept_by", issue.accept_by)],
        Status.ACCEPTED: [("desk.dispatch_by", issue.dispatch_by)],
        Status.DISPATCHED: [("desk.sign_by", issue.sign_by if signs else None), ("desk.due", issue.due)],
        Status.IN_PROGRESS: [("desk.due", issue.due)],
    }
    return [(key, due) for key, due in by_status.get(issue.status, []) if due]


def _limit(speech: Speech, key: str, due: Due, now: datetime) -> Html:
    limit = speech.say.html(key, when=speech.times.before(due, now))
    return speech.say.html("desk.late", limit=limit) if due.at < now else limit


# ── buttons ───────────────────────────────────────────────────────────────

WRITTEN = {
    *(Action.ASK, Action.DECLINE, Action.PROGRESS, Action.HANDLE, Action.REDO),
    *(Action.EXTEND, Action.RETURN, Action.CONTRIBUTE),
}


NO_LABELS: Mapping[Action, str] = MappingProxyType({})


def keyboard(
    speech: Speech, issue: Issue, actions: tuple[Action, ...], labels: Mapping[Action, str] = NO_LABELS
) -> Keyboard:
    """The actions possible now, two in a row; `labels` of those that are called otherwise here.

    Who lists 转办 has looked into the roster.
    """
    doors = [action for action in possible_in(issue.status) if action in DOORS]
    possible = [action for action in doors if action is Action.FORWARD or has_use(action, issue, speech.city.rules)]
    now = [action for action in actions if action in possible]
    buttons = [Button(labels.get(action) or _label(speech, issue, action), _press(issue, action)) for action in now]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def _label(speech: Speech, issue: Issue, action: Action) -> str:
    if action is Action.IDENTIFY:
        return speech.say.plain("button.identify")
    again = action is Action.DISPATCH and issue.lead is not None
    return speech.say.plain("button.redispatch" if again else f"action.{action}")


def _press(issue: Issue, action: Action) -> Press:
    if action is Action.DISPATCH:
        return DispatchMenu(Step.LEAD).press(issue.number)
    if action is Action.FORWARD:
        return ForwardMenu().press(issue.number)
    if action is Action.CALL_BACK:
        return CallBackMenu().press(issue.number)
    if action is Action.ASK:
        return open_checklist(issue.number)
    if action is Action.SPLIT:
        return split_menu(issue.number)
    if action is Action.IDENTIFY:
        return WhoMenu().press(issue.number)
    return write(action, issue.number) if action in WRITTEN else do(action, issue.number)
