"""The board: how many issues are open, how many are late, and with whom; on one screen of a phone."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.core.listings import Counts, Listing, Look, UnitCount
from bot.core.notices import Button, Keyboard
from bot.core.words import Status
from bot.voice.listings import Sheet, turn_row
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line

#: Units on a page.
PER_PAGE = 6

#: Where somebody of ours has to act.
_IN_HAND = (Status.RECEIVED, Status.ACCEPTED, Status.DISPATCHED, Status.IN_PROGRESS)


def board(
    speech: Speech, look: Look, counts: Counts, units: Sequence[UnitCount], whose: Sequence[str], now: datetime
) -> Sheet:
    """`whose`: the units whose board it is; none for everybody's, which has the `units` below it."""
    last = max(0, (len(units) - 1) // PER_PAGE)
    page = min(look.page, last)
    here = units[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [_head(speech, whose, now), *counted(speech, counts), *_units(speech, here)]
    turn = turn_row(speech, Look(Listing.BOARD, page), last)
    rows = (_lists(speech, counts, whose), *_unit_rows(speech, here), turn, (_refresh(speech),))
    return Sheet("\n".join(lines), tuple(row for row in rows if row))


def _head(speech: Speech, whose: Sequence[str], now: datetime) -> Html:
    when = speech.times.stamp(now, now)
    if whose:
        return speech.say.html("board.of", units=speech.join(whose), when=when)
    return speech.say.html("board", when=when)


def counted(speech: Speech, counts: Counts) -> Iterator[Html]:
    """A number that is none is left out."""
    say = speech.say
    if not counts.open:
        yield say.html("board.none")
        return
    yield say.html("board.open", count=counts.open)
    waits, handled = counts.by_status.get(Status.WAITING), counts.by_status.get(Status.HANDLED)
    statuses = [(say.plain(f"status.{status}"), counts.by_status.get(status)) for status in _IN_HAND]
    lines = (
        [say.html("board.status", status=status, count=count) for status, count in statuses if count],
        [
            say.html("board.waiting", count=waits) if waits else Html(),
            say.html("board.handled", count=handled) if handled else Html(),
        ],
        [Html(label) for label, _ in _late(speech, counts)],
    )
    yield from (line for line in map(speech.dots, lines) if line)


def _late(speech: Speech, counts: Counts) -> Iterator[tuple[str, Listing]]:
    if counts.overdue:
        yield speech.say.plain("board.overdue", count=counts.overdue), Listing.OVERDUE
    if counts.today:
        yield speech.say.plain("board.today", count=counts.today), Listing.TODAY


def _units(speech: Speech, units: Sequence[UnitCount]) -> Iterator[Html]:
    if units:
        yield Html(f"<b>{speech.say.html('board.units')}</b>")
    for counted in units:
        key = "board.unit.overdue" if counted.overdue else "board.unit"
        yield speech.say.html(key, unit=unit_name(speech, counted), count=counted.open, overdue=counted.overdue)


def unit_name(speech: Speech, counted: UnitCount) -> str:
    return one_line(counted.unit, NAME) if counted.unit else speech.say.plain("office")


# ── buttons ───────────────────────────────────────────────────────────────


def _lists(speech: Speech, counts: Counts, whose: Sequence[str]) -> tuple[Button, ...]:
    late = [Button(label, Look(listing).press) for label, listing in _late(speech, counts)]
    own = [Button(speech.say.plain("button.open_issues"), Look(Listing.UNIT).press)] if whose and counts.open else []
    return (*late, *own)


def _unit_rows(speech: Speech, units: Sequence[UnitCount]) -> Keyboard:
    """Of units that the roster knows: the code of any other leads nowhere."""
    known = [unit for counted in units if counted.unit and (unit := speech.city.roster.unit(counted.unit))]
    buttons = [Button(one_line(unit.name, NAME), Look(Listing.UNIT, unit=unit.code).press) for unit in known]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def _refresh(speech: Speech) -> Button:
    return Button(speech.say.plain("button.refresh"), Look(Listing.BOARD).press)
