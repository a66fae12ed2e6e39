"""The cards at the desks: the office sees everything, a unit what it needs. Neither is shown to a requester."""

from collections.abc import Sequence
from datetime import datetime

from bot.core import events as e
from bot.core.conversation import Place
from bot.core.deadlines import Due
from bot.core.events import Event
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.people import Unit
from bot.core.presses import DispatchMenu, Step, do, write
from bot.core.refusals import DOORS
from bot.core.triage import Reason
from bot.core.words import ENDED, Action, Kind, Source, Status, Urgency
from bot.core.workflow import possible_in
from bot.voice.speech import BODY, LINE, NAME, PARAGRAPH, TITLE, Speech, is_public
from bot.voice.text import Html, clip, one_line, safe, units

#: The newest so many events stand on the office's card.
HISTORY = 6


def office_key(number: int) -> str:
    return f"office:{number}"


def unit_key(number: int, unit: Unit, chat: int) -> str:
    return f"unit:{number}:{unit.code}:{chat}"


def desk_priority(issue: Issue) -> Priority:
    return Priority.URGENT if issue.urgency is Urgency.URGENT else Priority.DESK


def is_too_long(issue: Issue) -> bool:
    """Whether a desk card can't hold the whole text."""
    return units(issue.text) > BODY


# ── the office ────────────────────────────────────────────────────────────


def office_card(speech: Speech, issue: Issue, history: Sequence[Event], now: datetime) -> Post:
    return Post(
        key=office_key(issue.number),
        chat=speech.city.office,
        text="\n".join(line for line in _office_lines(speech, issue, history, now) if line),
        buttons=office_buttons(speech, issue),
        issue=issue.number,
        place=Place.DESK,
        priority=desk_priority(issue),
    )


def _office_lines(speech: Speech, issue: Issue, history: Sequence[Event], now: datetime) -> list[Html]:
    say = speech.say
    return [
        _head(speech, issue),
        Html(safe(speech.requester(issue))),
        _where(speech, issue),
        _quote(speech, issue),
        _reasons(speech, issue),
        _likely(speech, issue),
        _units(speech, issue),
        _limits(speech, issue, now),
        say.html("desk.question", question=clip(issue.question, PARAGRAPH)) if issue.question else Html(),
        say.html("desk.answer", text=clip(issue.answer, PARAGRAPH)) if issue.answer else Html(),
        *_history(speech, history, now),
    ]


def _head(speech: Speech, issue: Issue) -> Html:
    urgency = speech.say.plain(f"urgency.{issue.urgency}") if issue.urgency is not Urgency.NORMAL else ""
    words = [speech.status(issue), urgency, speech.say.plain(f"kind.{issue.kind}")]
    return Html(f"{speech.number(issue.number)} {speech.dots(words)}")


def _where(speech: Speech, issue: Issue) -> Html:
    if issue.kind is Kind.REPORT:
        return speech.say.html("desk.confidential")
    if not is_public(issue) or issue.source is Source.PRIVATE:
        return speech.say.html("desk.where.private")
    return Html()


def _quote(speech: Speech, issue: Issue) -> Html:
    """The whole text; where it does not fit, the message itself is copied below the card."""
    text = clip(issue.text or issue.title, BODY)
    more = speech.say.html("desk.long_text") if is_too_long(issue) else ""
    return Html(f"<blockquote>{safe(text)}</blockquote>{more}") if text else Html()


def _reasons(speech: Speech, issue: Issue) -> Html:
    if not issue.reasons or issue.status not in (Status.RECEIVED, Status.ACCEPTED):
        return Html()
    return speech.say.html("desk.reasons", reasons=reasons(speech, issue.reasons))


def reasons(speech: Speech, given: Sequence[Reason]) -> str:
    """说到难处「停电」、请求帮助「帮忙」."""
    say = speech.say
    parts = [
        say.plain("reason", cue=say.plain(f"cue.{reason.cue}"), words=one_line(" ".join(reason.words), NAME))
        for reason in given
        if reason.words
    ]
    return speech.join(parts)


def _likely(speech: Speech, issue: Issue) -> Html:
    if not issue.likely_units or issue.lead or issue.status in ENDED:
        return Html()
    return speech.say.html("desk.likely", units=speech.join(issue.likely_units[:3]))


def _units(speech: Speech, issue: Issue) -> Html:
    if not issue.lead:
        return Html()
    lead = one_line(issue.lead, NAME)
    if not issue.assisting:
        return speech.say.html("desk.units", lead=lead)
    return speech.say.html("desk.units.assisting", lead=lead, assisting=speech.join(issue.assisting))


def _limits(speech: Speech, issue: Issue, now: datetime) -> Html:
    by_status: dict[Status, list[tuple[str, Due | None]]] = {
        Status.RECEIVED: [("desk.accept_by", issue.accept_by)],
        Status.ACCEPTED: [("desk.dispatch_by", issue.dispatch_by)],
        Status.DISPATCHED: [("desk.sign_by", issue.sign_by), ("desk.due", issue.due)],
        Status.IN_PROGRESS: [("desk.due", issue.due)],
    }
    limits = [(key, due) for key, due in by_status.get(issue.status, []) if due]
    return speech.dots(speech.say.html(key, when=speech.times.before(due, now)) for key, due in limits)


# ── history ───────────────────────────────────────────────────────────────


def _history(speech: Speech, history: Sequence[Event], now: datetime) -> list[Html]:
    if len(history) < 2:
        return []
    newest = history[-HISTORY:]
    return [Html(f"<i>{speech.say.html('desk.history')}</i>"), *(_history_line(speech, event, now) for event in newest)]


def _history_line(speech: Speech, event: Event, now: datetime) -> Html:
    say = speech.say
    at = speech.times.clock(event.at) if _same_day(event.at, now, speech) else speech.times.when(event.at, now)
    action = say.plain("desk.edited" if isinstance(event, e.Rewritten) else f"action.{event.action}")
    text = one_line(_told(speech, event, now), LINE)
    who = speech.person(event.by)
    if not text:
        return say.html("desk.history.line", at=at, who=who, action=action)
    return say.html("desk.history.text", at=at, who=who, action=action, text=text)


def _same_day(moment: datetime, now: datetime, speech: Speech) -> bool:
    zone = speech.city.zone
    return moment.astimezone(zone).date() == now.astimezone(zone).date()


def _told(speech: Speech, event: Event, now: datetime) -> str:
    """What was said with the action."""
    match event:
        case e.Dispatched():
            when = speech.times.before(event.due, now)
            named = speech.join((event.lead, *event.assisting))
            return speech.say.plain("desk.history.units", units=named, when=when)
        case e.Added():
            return event.part.text
        case e.Rewritten():
            return event.after
        case e.Instructed() | e.Progressed() | e.Noted():
            return event.text
        case e.Declined() | e.Redone():
            return event.reason
        case e.Asked():
            return event.question
        case e.Handled():
            return event.answer
        case e.Confirmed():
            return speech.say.plain(f"rating.{event.rating}")
        case _:
            return ""


# ── a unit ────────────────────────────────────────────────────────────────


def unit_card(speech: Speech, issue: Issue, unit: Unit, chat: int, now: datetime) -> Post:
    """The card for a lead or assisting unit; one that has it no longer reads so and has no buttons."""
    involved = unit.name in issue.units
    lines = _unit_lines(speech, issue, unit, now) if involved else _not_yours(speech, issue)
    return Post(
        key=unit_key(issue.number, unit, chat),
        chat=chat,
        text="\n".join(line for line in lines if line),
        buttons=unit_buttons(speech, issue, leads=unit.name == issue.lead) if involved else (),
        issue=issue.number,
        place=Place.DESK,
        priority=desk_priority(issue),
    )


def _unit_lines(speech: Speech, issue: Issue, unit: Unit, now: datetime) -> list[Html]:
    say = speech.say
    kept = issue.kind is Kind.REPORT  # who reports is nobody's business but the office's
    return [
        _head(speech, issue),
        Html(safe(say.plain("identity_kept") if kept else speech.requester(issue))),
        _quote(speech, issue),
        _instruction(speech, issue),
        say.html("desk.remark", text=clip(issue.remark, PARAGRAPH)) if issue.remark else Html(),
        _units(speech, issue),
        say.html("desk.you_assist") if unit.name != issue.lead else Html(),
        _limits(speech, issue, now),
        say.html("desk.question", question=clip(issue.question, PARAGRAPH)) if issue.question else Html(),
        say.html("desk.answer", text=clip(issue.answer, PARAGRAPH)) if issue.answer else Html(),
        _redo(speech, issue),
    ]


def _redo(speech: Speech, issue: Issue) -> Html:
    """Why the answer above did not do; once there is a new one, that stands alone."""
    if not issue.redo_reason or issue.status is Status.HANDLED or issue.status in ENDED:
        return Html()
    return speech.say.html("desk.redo", reason=clip(issue.redo_reason, PARAGRAPH))


def _instruction(speech: Speech, issue: Issue) -> Html:
    if issue.instruction is None:
        return Html()
    leader = speech.person(issue.instruction.leader)
    return speech.say.html("card.instruction", leader=leader, text=clip(issue.instruction.text, PARAGRAPH))


def _not_yours(speech: Speech, issue: Issue) -> list[Html]:
    title = Html(f"{speech.number(issue.number)} {safe(one_line(issue.title, TITLE))}")
    return [title, speech.say.html("desk.not_yours", lead=speech.handled_by(issue))]


# ── buttons ───────────────────────────────────────────────────────────────

_WRITTEN = {Action.ASK, Action.DECLINE, Action.PROGRESS, Action.HANDLE, Action.REDO}
_OFFICE_BUTTONS = (Action.ACCEPT, Action.DISPATCH, Action.ASK, Action.DECLINE, Action.HANDLE, Action.REDO)
_LEAD_BUTTONS = (Action.SIGN, Action.PROGRESS, Action.ASK, Action.HANDLE)
_ASSISTING_BUTTONS = (Action.PROGRESS, Action.ASK)


def office_buttons(speech: Speech, issue: Issue) -> Keyboard:
    return _keyboard(speech, issue, _OFFICE_BUTTONS)


def unit_buttons(speech: Speech, issue: Issue, *, leads: bool) -> Keyboard:
    return _keyboard(speech, issue, _LEAD_BUTTONS if leads else _ASSISTING_BUTTONS)


def _keyboard(speech: Speech, issue: Issue, actions: tuple[Action, ...]) -> Keyboard:
    """The actions possible now, two in a row."""
    now = [action for action in actions if action in possible_in(issue.status) and action in DOORS]
    buttons = [Button(_label(speech, issue, action), _press(issue, action)) for action in now]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def _label(speech: Speech, issue: Issue, action: Action) -> str:
    again = action is Action.DISPATCH and issue.lead is not None
    return speech.say.plain("button.redispatch" if again else f"action.{action}")


def _press(issue: Issue, action: Action) -> Press:
    if action is Action.DISPATCH:
        return DispatchMenu(Step.LEAD).press(issue.number)
    return write(action, issue.number) if action in _WRITTEN else do(action, issue.number)
