"""From the words of an order to the command that it means."""

from collections.abc import Callable
from dataclasses import replace

from bot.core import commands as c
from bot.core.city import Room
from bot.core.extensions import days_until, wanted
from bot.core.issue import Issue
from bot.core.keywords import Manner, keyword
from bot.core.messages import Said
from bot.core.one_thing import without_number
from bot.core.people import Person
from bot.core.phrases import DispatchOrder, dispatch_order, extended_until, instruction
from bot.core.readings import Orders
from bot.core.words import Action, Role
from bot.service.asking import ask
from bot.service.calling import called
from bot.service.forwarding import contribution, forward_to, unforwarded, unshared
from bot.service.turn import Turn
from bot.voice.refusals import no_outcome, undispatched

_SIMPLE: dict[Action, Callable[[Person, str], c.Command]] = {
    Action.ACCEPT: lambda by, text: c.Accept(by=by),
    Action.DECLINE: lambda by, text: c.Decline(by=by, reason=text),
    Action.SIGN: lambda by, text: c.Sign(by=by),
    Action.PROGRESS: lambda by, text: c.Progress(by=by, text=text),
    Action.NOTE: lambda by, text: c.Note(by=by, text=text),
    Action.ASK: lambda by, text: ask(by, text),
    Action.RESUME: lambda by, text: c.Resume(by=by, note=text),
    Action.REDO: lambda by, text: c.Redo(by=by, reason=text),
    Action.CLASSIFY: lambda by, text: c.Classify(by=by),
    Action.RETURN: lambda by, text: c.Return(by=by, reason=text),
    Action.REMIND: lambda by, text: c.Remind(by=by, text=text),
    Action.SUPERVISE: lambda by, text: c.Supervise(by=by, text=text),
}


async def command_for(turn: Turn, said: Said, person: Person, orders: Orders) -> c.Command | None:
    """None where 交办 names no unit that we know, or a limit that is none; or where 回访 leaves open what was said."""
    if orders.action is Action.CALL_BACK:
        return called(turn, said, person, orders)
    if orders.action is Action.FORWARD:
        return forward_to(turn, person, orders.text)
    if orders.action is Action.CONTRIBUTE:
        return contribution(turn, person, await turn.issue(orders.number), orders.text)
    if orders.action is Action.DISPATCH:
        dispatch = _dispatch(turn, person, _order_in(turn, said, orders))
        rules = orders.manner is Manner.RULED and dispatch is None
        return _ruling(person, orders, await turn.issue(orders.number)) if rules else dispatch
    if orders.action is Action.INSTRUCT:
        return instruct(turn, said, person, orders.text, orders.number)
    if orders.action is Action.SUPERVISE and person.has(Role.LEADER):
        text = orders.text or turn.speech.say.plain("action.supervise")
        return replace(instruct(turn, said, person, text, orders.number), supervises=True)
    if orders.action is Action.EXTEND:
        return _ask_extension(turn, said, person, orders, await turn.issue(orders.number))
    if orders.action is Action.GRANT:
        return c.Grant(by=person, granted=orders.manner is not Manner.REFUSED, reason=orders.text)
    return _SIMPLE[orders.action](person, orders.text)


def _ask_extension(
    turn: Turn, said: Said, person: Person, orders: Orders, issue: Issue | None
) -> c.AskExtension | None:
    """By so many days, up to a day, or by as much as there is."""
    days, reason = wanted(orders.text)
    day, why = extended_until(orders.text, turn.city.when(said))
    if day is not None and issue is not None:
        days, reason = days_until(issue, day, turn.now, turn.city.rules), why
    return c.AskExtension(by=person, working_days=days, reason=reason)


def _ruling(person: Person, orders: Orders, issue: Issue | None) -> c.Dispatch | None:
    """裁定 without a unit: the one that asked for a ruling keeps it, or whoever gave it back last gets it again."""
    if issue is None or not (issue.ruling_asked or (issue.lead is None and issue.returned_by)):
        return None
    return c.Dispatch(by=person, lead=issue.lead or issue.returned_by[-1], remark=orders.text)


def why_unread(turn: Turn, said: Said, person: Person, orders: Orders, issue: Issue | None) -> str:
    """What the speaker reads where the words make no command."""
    if orders.action is Action.FORWARD:
        return unforwarded(turn, person)
    if orders.action is Action.CONTRIBUTE:
        return unshared(turn, issue)
    if orders.action is Action.CALL_BACK:
        return no_outcome(turn.speech)
    return undispatched(turn.speech, _order_in(turn, said, orders), orders.text)


def _order_in(turn: Turn, said: Said, orders: Orders) -> DispatchOrder:
    return dispatch_order(orders.text, turn.city.roster.units, turn.city.when(said))


def _dispatch(turn: Turn, person: Person, order: DispatchOrder) -> c.Dispatch | None:
    if order.lead is None or order.no_limit:
        return None
    named = [order.lead.name, *(unit.name for unit in order.assisting)]
    (lead, *assisting), onward = turn.city.roster.answering(named)
    dispatch = c.Dispatch(by=person, lead=lead, assisting=tuple(assisting), onward=onward)
    return replace(dispatch, due=order.due, remark=order.remark)


def instruct(turn: Turn, said: Said, person: Person, text: str, number: int) -> c.Instruct:
    """The leader's words, verbatim, with the units and the deadline that they name; 督办 supervises as well.

    The number of the issue that they are about, in front, is none of them.
    """
    text = without_number(text, turn.city.prefix, number)
    word = keyword(text, turn.city.prefix)
    understood = instruction(text, turn.city.roster.units, turn.city.when(said))
    units, onward = turn.city.roster.answering([unit.name for unit in understood.units])
    return c.Instruct(
        by=person,
        text=text,
        public=turn.city.room(said.chat) is Room.GROUP,
        units=units,
        onward=onward,
        due=understood.due,
        supervises=word is not None and word.action is Action.SUPERVISE,
    )
