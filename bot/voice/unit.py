"""A unit's card: what it needs to work on the issue, and nothing of the office's notes."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.core.in_time import may_be_handed_up, may_be_returned
from bot.core.issue import Issue
from bot.core.notices import Keyboard, Post
from bot.core.people import Unit
from bot.core.readings import Place
from bot.core.words import ENDED, Action, Kind, Status
from bot.voice.asking import awaited
from bot.voice.attachments import attachments, titled
from bot.voice.desk import (
    NO_LABELS,
    answer,
    desk_priority,
    head,
    keyboard,
    limits,
    quote,
    units_line,
    where,
    who_redoes,
)
from bot.voice.forwarding import to_choose_from
from bot.voice.gathered import desk_line
from bot.voice.gone import is_gone
from bot.voice.merging import followers, went_into
from bot.voice.pending import asked_for
from bot.voice.shares import county_remark, forwarded, handed_up, own_share, share_lines
from bot.voice.speech import NAME, PARAGRAPH, TITLE, Speech
from bot.voice.text import Html, clip, one_line, safe

_LEAD_BUTTONS = (
    *(Action.SIGN, Action.FORWARD, Action.PROGRESS, Action.ASK, Action.RESUME),
    *(Action.HANDLE, Action.EXTEND, Action.RETURN),
)
_ASSISTING_BUTTONS = (
    *(Action.CONTRIBUTE, Action.FORWARD, Action.PROGRESS, Action.ASK, Action.RESUME),
    Action.RETURN,
)
_OWN_BUTTONS = (Action.CONTRIBUTE, Action.RETURN)


def unit_key(number: int, unit: Unit, chat: int) -> str:
    return f"unit:{number}:{unit.code}:{chat}"


def codes_in(keys: Iterable[str]) -> frozenset[str]:
    """Of the units whose cards have such keys."""
    return frozenset(key.split(":")[2] for key in keys if key.startswith("unit:"))


def desks_in(keys: Iterable[str]) -> frozenset[tuple[str, int]]:
    """The same, each with the chat that the card stands in."""
    return frozenset((key.split(":")[2], int(key.split(":")[3])) for key in keys if key.startswith("unit:"))


def elsewhere_card(speech: Speech, issue: Issue, unit: Unit, chat: int) -> Post:
    """In place of a card in a chat that sees the unit's cards no more: it has another desk now, or is gone."""
    speech = speech.to(chat)
    sentence = "desk.elsewhere.gone" if is_gone(speech, unit.name) else "desk.elsewhere"
    words = speech.say.html(sentence, unit=one_line(unit.name, NAME))
    return Post(
        key=unit_key(issue.number, unit, chat),
        chat=chat,
        text=f"{_title(speech, issue)}\n{words}",
        issue=issue.number,
        place=Place.DESK,
        priority=desk_priority(issue),
        edit_only=True,
    )


def unit_card(speech: Speech, issue: Issue, unit: Unit, chat: int, now: datetime) -> Post:
    """The card for a unit that leads, assists, or has it from its county; else it says that it is theirs no more."""
    speech, involved = speech.to(chat), unit.name in issue.units
    lines = unit_facts(speech, issue, unit, now) if involved else _not_yours(speech, issue, unit)
    if issue.merged_into is not None:
        lines = [_title(speech, issue), went_into(speech, issue)]
    return Post(
        key=unit_key(issue.number, unit, chat),
        chat=chat,
        text="\n".join(line for line in lines if line),
        buttons=_buttons(speech, issue, unit, now) if involved else (),
        issue=issue.number,
        place=Place.DESK,
        priority=desk_priority(issue),
        line=desk_line(speech, issue, _who(speech, issue)),
    )


def unit_facts(speech: Speech, issue: Issue, unit: Unit, now: datetime) -> list[Html]:
    say = speech.say
    return [
        head(speech, issue),
        Html(safe(_who(speech, issue))),
        *followers(speech, issue, at_office=False),
        where(speech, issue),
        quote(speech, issue),
        attachments(speech, issue),
        _instruction(speech, issue),
        say.html("desk.remark", text=clip(issue.remark, PARAGRAPH)) if issue.remark else Html(),
        *_part(speech, issue, unit, now),
        _to_pass_on(speech, issue, unit),
        limits(speech, issue, now, signs=unit.name == issue.lead) if unit.name in issue.in_charge else Html(),
        *share_lines(speech, issue, issue.shares_for(unit.name), now),
        *(asked_for(speech, issue, now) if unit.name == issue.lead else ()),
        awaited(speech, issue),
        answer(speech, issue),
        _redo(speech, issue),
    ]


def _part(speech: Speech, issue: Issue, unit: Unit, now: datetime) -> list[Html]:
    """What it is to do: to lead, to assist, or to see to it for its county."""
    share = issue.share_of(unit.name)
    if unit.name == issue.lead or share is None:
        return [units_line(speech, issue)]
    theirs = _has_nobody(unit)
    first = forwarded(speech, share, theirs=theirs) if share.of else _assists(speech, issue, unit)
    return [first, county_remark(speech, share), *([] if theirs else own_share(speech, issue, share, now))]


def _assists(speech: Speech, issue: Issue, unit: Unit) -> Html:
    sentence = "desk.unit_assists" if _has_nobody(unit) else "desk.you_assist"
    return speech.say.html(sentence, lead=speech.handled_by(issue), unit=one_line(unit.name, NAME))


def _to_pass_on(speech: Speech, issue: Issue, unit: Unit) -> Html:
    """The office reads the card: it passes it on, and answers for a unit that leads."""
    if not _has_nobody(unit):
        return Html()
    own = unit.name not in issue.in_charge
    sentence = "desk.no_desk" if unit.name == issue.lead else "desk.no_desk.own" if own else "desk.no_desk.assisting"
    return speech.say.html(sentence, unit=one_line(unit.name, NAME))


def _who(speech: Speech, issue: Issue) -> str:
    """Who reports is nobody's business but the office's."""
    return speech.say.plain("identity_kept") if issue.kind is Kind.REPORT else speech.requester(issue)


def _redo(speech: Speech, issue: Issue) -> Html:
    """Why the answer above did not do; once there is a new one, that stands alone."""
    if not issue.redo_reason or issue.status is Status.HANDLED or issue.status in ENDED:
        return Html()
    who = who_redoes(speech, heard=issue.redo_heard)
    return speech.say.html("desk.redo", who=who, reason=clip(issue.redo_reason, PARAGRAPH))


def _instruction(speech: Speech, issue: Issue) -> Html:
    if issue.instruction is None:
        return Html()
    leader = speech.person(issue.instruction.leader)
    return speech.say.html("card.instruction", leader=leader, text=clip(issue.instruction.text, PARAGRAPH))


def _not_yours(speech: Speech, issue: Issue, unit: Unit) -> list[Html]:
    if gone := next((share for share in issue.handed_up if share.unit == unit.name), None):
        return [_title(speech, issue), handed_up(speech, gone, unit, theirs=_has_nobody(unit))]
    sentence = "desk.not_theirs" if _has_nobody(unit) else "desk.not_yours"
    if issue.lead is None:
        sentence = "desk.not_theirs.returned" if _has_nobody(unit) else "desk.not_yours.returned"
    values = {"lead": speech.handled_by(issue), "unit": one_line(unit.name, NAME)}
    return [_title(speech, issue), speech.say.html(sentence, **values)]


def _title(speech: Speech, issue: Issue) -> Html:
    return Html(f"{speech.number(issue.number)} {safe(titled(speech, issue, TITLE))}")


def _has_nobody(unit: Unit) -> bool:
    """Nobody of the unit can press a button: its card lies with the office."""
    return unit.chat is None and not unit.handlers


def _buttons(speech: Speech, issue: Issue, unit: Unit, now: datetime) -> Keyboard:
    return () if _has_nobody(unit) else unit_buttons(speech, issue, unit, now)


def unit_buttons(speech: Speech, issue: Issue, unit: Unit, now: datetime) -> Keyboard:
    labels = NO_LABELS if unit.name in issue.in_charge else _to_county(speech, unit)
    here = tuple(action for action in _actions(issue, unit) if not _is_out(speech, issue, unit, action, now))
    return keyboard(speech, issue, here, labels)


def _actions(issue: Issue, unit: Unit) -> tuple[Action, ...]:
    if unit.name == issue.lead:
        return _LEAD_BUTTONS
    return _ASSISTING_BUTTONS if unit.name in issue.assisting else _OWN_BUTTONS


def _to_county(speech: Speech, unit: Unit) -> Mapping[Action, str]:
    county = one_line(unit.parent or "", NAME)
    return {Action.CONTRIBUTE: speech.say.plain("button.contribute.county", county=county)}


def _is_out(speech: Speech, issue: Issue, unit: Unit, action: Action, now: datetime) -> bool:
    """What was possible until a moment that has passed, and what there is nobody for."""
    share = issue.share_of(unit.name)
    match action:
        case Action.RETURN if share and unit.name != issue.lead:
            return not may_be_handed_up(share, now, speech.city.rules)
        case Action.RETURN:
            return not may_be_returned(issue, now, speech.city.rules)
        case Action.EXTEND:
            return issue.due is None or now >= issue.due.at
        case Action.FORWARD:
            return not to_choose_from(speech, issue, unit.name)
        case _:
            return False
