"""An issue that somebody looked up: what its card says, and all that happened, page by page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.events import Event
from bot.core.issue import Issue
from bot.core.listings import Listing, Look
from bot.core.notices import Button, Keyboard
from bot.core.people import Unit
from bot.core.permissions import Sight
from bot.core.readings import Place
from bot.core.words import ENDED
from bot.voice.attachments import titled
from bot.voice.desk import head, limits, units_line, where
from bot.voice.history import timeline
from bot.voice.listings import Sheet, veiled
from bot.voice.office import office_buttons, office_facts
from bot.voice.speech import TITLE, Speech
from bot.voice.text import Html, safe, units
from bot.voice.unit import unit_buttons, unit_facts

#: Events on the first page, below the facts, and on each of the others.
FIRST, MORE = 6, 10
#: UTF-16 units of a page; Telegram's limit is 4096.
FULL = 3_800

_SHOWN = "shown:"


def shown_key(number: int, chat: int, which: int | str) -> str:
    """`which`: what asked for it there."""
    return f"{_SHOWN}{number}:{chat}:{which}"


def shown_in(key: str | None) -> int | None:
    """The issue that the post with that key shows: it stands where it was asked for, not in the issue's topic."""
    return int(key.removeprefix(_SHOWN).split(":")[0]) if key and key.startswith(_SHOWN) else None


def shown(
    speech: Speech,
    issue: Issue,
    history: Sequence[Event],
    seen: Sight,
    page: int,
    now: datetime,
    actions: Keyboard = (),
    place: Place = Place.DESK,
) -> Sheet:
    """The newest events stand on the first page; `actions` below it. `place`: what a reply to it means."""
    facts = [line for line in _facts(speech, issue, seen, now) if line]
    pages = _pages(timeline(speech, issue, history, now, seen), FULL - sum(map(units, facts)))
    page = min(page, len(pages) - 1)
    first = facts if page == 0 else [_title(speech, veiled(speech, issue, seen))]
    heading = [Html(f"<i>{speech.say.html('desk.history')}</i>")] if pages[page] else []
    turn = _turn(speech, Look(Listing.SHOW, page, issue.number), len(pages) - 1)
    buttons = (*((turn,) if turn else ()), *actions)
    instructs = place is Place.LEADER and issue.status not in ENDED
    how = [speech.say.html("to_leader.how")] if instructs else []
    return Sheet("\n".join((*first, *heading, *pages[page], *how)), buttons, place)


def _facts(speech: Speech, issue: Issue, seen: Sight, now: datetime) -> list[Html]:
    unit = _reading_unit(speech, issue, seen)
    if unit is not None:
        return unit_facts(speech, issue, unit, now)
    return _facts_of_a_report(speech, issue, now) if seen.hides(issue) else office_facts(speech, issue, now)


def _facts_of_a_report(speech: Speech, issue: Issue, now: datetime) -> list[Html]:
    """Nothing of what was said."""
    return [
        head(speech, issue),
        speech.say.html("identity_kept"),
        where(speech, issue),
        speech.say.html("to_leader.at_the_office"),
        units_line(speech, issue),
        limits(speech, issue, now),
    ]


def _reading_unit(speech: Speech, issue: Issue, seen: Sight) -> Unit | None:
    """As whose it is read; None for who sees everything."""
    names = [name for name in issue.units if seen.units is not None and name in seen.units]
    return (speech.city.roster.unit(names[0]) or Unit(names[0])) if names else None


def actions_of(speech: Speech, issue: Issue, desk: Sight | None, now: datetime) -> Keyboard:
    """The buttons of the card that stands where it was looked up; `desk`: whose desk that is, None for nobody's."""
    if desk is None:
        return ()
    if desk.units is None:
        return office_buttons(speech, issue, now)
    return unit_buttons(speech, issue, unit, now) if (unit := _reading_unit(speech, issue, desk)) else ()


def _title(speech: Speech, issue: Issue) -> Html:
    return Html(f"{speech.number(issue.number)} {safe(titled(speech, issue, TITLE))}".rstrip())


def _pages(lines: Sequence[Html], left: int) -> list[list[Html]]:
    """The newest on the first page as far as there is room, then the earlier ones; each page in the order of time."""
    pages: list[list[Html]] = [[]]
    room, most = left, FIRST
    for line in reversed(lines):
        if len(pages[-1]) == most or room < units(line):
            pages.append([])
            room, most = FULL, MORE
        pages[-1].insert(0, line)
        room -= units(line) + 1
    return pages


def _turn(speech: Speech, look: Look, last: int) -> tuple[Button, ...]:
    pages = {"button.earlier": look.page + 1, "button.later": look.page - 1}
    return tuple(
        Button(speech.say.plain(label), replace(look, page=page).press)
        for label, page in pages.items()
        if 0 <= page <= last
    )
