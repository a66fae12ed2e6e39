"""Done unasked (主动去办): once a week the office reads what it could do before somebody asks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.core import events as e
from bot.core.events import Event
from bot.core.occasions import Occasion, next_week_begins
from bot.core.service_days import ONE_DAY, next_service_day
from bot.core.unasked import COMPARED, SHARED_WITHIN, Setback, Unasked, Unheard, rising, shared, unheard
from bot.service.turn import Turn
from bot.service.visiting import visits_on
from bot.voice.unasked import unasked


async def note_the_unasked(turn: Turn) -> None:
    """Nothing is said where there is nothing."""
    day = await service_day_ahead(turn)
    told = await turn.work.occasions.last(f"{Occasion.UNASKED}:", turn.now)
    found = Unasked(
        shared=shared(await turn.work.issues.of_time(turn.now - SHARED_WITHIN), turn.now, told),
        unheard=await _unheard(turn) if day else [],
        service_day=day,
        rising=rising(await _setbacks(turn), turn.now),
    )
    if not found.is_quiet:
        await turn.put(unasked(turn.speech, found, turn.now))


async def service_day_ahead(turn: Turn) -> date | None:
    """The one before which there is no further note; None where nobody visits anybody.

    The note of the day itself comes too late for it: so each service day is spoken of once.
    """
    calendar, today = turn.city.rules.calendar, turn.now.date()
    day = next_service_day(today + ONE_DAY, calendar, turn.city.rules.service_days)
    if day is None or day > next_week_begins(today, calendar):
        return None
    return day if await visits_on(turn, day) else None


async def _unheard(turn: Turn) -> Sequence[Unheard]:
    """Of the enterprises that are on the roster today: what they said, and that somebody was there, counts as heard."""
    since, said = await turn.work.register.enterprises_since(), await turn.work.issues.last_of_enterprises()
    last = _newest(said, await turn.work.visits.last_of_enterprises())
    names = [one.name for one in turn.city.roster.enterprises]
    return unheard({name: since.get(name, turn.now) for name in names}, last, turn.now)


def _newest(*known: Mapping[str, datetime]) -> Mapping[str, datetime]:
    names = {name for moments in known for name in moments}
    return {name: max(moments[name] for moments in known if name in moments) for name in names}


async def _setbacks(turn: Turn) -> list[Setback]:
    happened = await turn.work.journal.since(turn.now - 2 * COMPARED, e.Returned, e.RulingAsked, e.HandedUp, e.Redone)
    found = [(event, number, await _unit_of(turn, event, number)) for number, event in happened]
    return [Setback(unit, number, event.at, isinstance(event, e.Redone)) for event, number, unit in found if unit]


async def _unit_of(turn: Turn, event: Event, number: int) -> str | None:
    """Who gave it back, or had it when the result did not do; None where that was a leader's, on the spot."""
    if not isinstance(event, e.Redone):
        return event.unit if isinstance(event, e.HandedUp) else event.by.unit
    before = [one for one in await turn.work.journal.of(number) if one.at <= event.at]
    handled = [one for one in before if isinstance(one, e.Handled)]
    dispatched = [one.lead for one in before if isinstance(one, e.Dispatched)]
    return dispatched[-1] if dispatched and not (handled and handled[-1].on_the_spot) else None
