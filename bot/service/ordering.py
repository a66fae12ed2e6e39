"""The hotline's work orders become issues: each once, whatever list it stands in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core import commands as c
from bot.core.contacts import without_contacts
from bot.core.deadlines import Due
from bot.core.entering import enterprise_named
from bot.core.issue import Issue
from bot.core.people import THE_LIST, Enterprise, Unit
from bot.core.refusals import Refusal
from bot.core.words import Source
from bot.core.workorders import Order
from bot.service.on_behalf import open_on_behalf
from bot.service.turn import Turn
from bot.voice.behalf import listed_note, listed_who


@dataclass(frozen=True, slots=True)
class Placed:
    """An order, and what the city knows of it."""

    order: Order
    issue: Issue | None  # that it has become before
    enterprise: Enterprise | None
    unit: Unit | None
    due_is_past: bool

    @property
    def is_changed(self) -> bool:
        """Its text is not the one that was entered."""
        return self.issue is not None and self.issue.parts[0].text != without_contacts(self.order.text).text


async def placed(turn: Turn, orders: Sequence[Order]) -> tuple[Placed, ...]:
    known = await turn.work.issues.referred_to([order.number for order in orders])
    return tuple(_placed(turn, order, known) for order in orders)


def _placed(turn: Turn, order: Order, known: Mapping[str, Issue]) -> Placed:
    roster = turn.city.roster
    enterprise = enterprise_named(order.enterprise, roster.enterprises) if order.enterprise else None
    unit = roster.unit(order.unit) if order.unit else None
    return Placed(order, known.get(order.number), enterprise, unit, _is_past(order.due, turn.now))


def _is_past(due: datetime | None, now: datetime) -> bool:
    return due is not None and due <= now


async def enter(turn: Turn, one: Placed, *, dispatch: bool) -> Issue | Refusal:
    """It is opened now, whenever they called: no limit is past before anybody has seen it.

    What the list says besides is a note for the office. With `dispatch` it goes to the unit that the list names, where
    the book knows that, by the list's own limit where that lies ahead.
    """
    order = one.order
    issue = await open_on_behalf(
        turn,
        None,
        THE_LIST,
        one.enterprise,
        listed_who(turn.speech, order, known=one.enterprise is not None),
        order.text,
        source=Source.HOTLINE,
        reference=order.number,
        contact=order.contact or None,
        kind=order.kind,
        title=order.title,
        units=(one.unit.name,) if one.unit else (),
    )
    if isinstance(issue, Refusal):
        return issue
    if note := listed_note(turn.speech, order, turn.now):
        await turn.carry_out(issue.number, c.Note(by=THE_LIST, text=note))
    if dispatch and one.unit is not None:
        await _dispatch(turn, issue.number, one, one.unit)
    return issue


async def _dispatch(turn: Turn, number: int, one: Placed, unit: Unit) -> None:
    due = Due(one.order.due, since=turn.now) if one.order.due and not one.due_is_past else None
    await turn.carry_out(number, c.Accept(by=THE_LIST))
    await turn.carry_out(number, c.Dispatch(by=THE_LIST, lead=unit.name, due=due))
