"""Lists of issues as staff look them up: overdue, due today, a unit's, what a word finds. A page fits a screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.issue import Issue
from bot.core.lateness import first_limit, late_by
from bot.core.listings import Listing, Look, Page
from bot.core.notices import Button, Keyboard
from bot.core.people import Unit
from bot.core.permissions import Sight
from bot.core.readings import Place
from bot.core.words import Kind, Urgency
from bot.voice.attachments import titled
from bot.voice.desk import running_limits
from bot.voice.speech import NAME, Speech, is_public
from bot.voice.text import Html, one_line, safe

#: Issues on a page.
PER_PAGE = 5
#: UTF-16 units of a title: one line and a half of a phone.
SHORT = 28

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in a list's post."""

    text: str
    buttons: Keyboard = ()
    place: Place = Place.ASIDE


def overdue_list(speech: Speech, look: Look, page: Page, now: datetime) -> Sheet:
    """Unit by unit."""
    if not page.total:
        return Sheet(speech.say.html("lists.overdue.none"), _keyboard(speech, look, page))
    lines: list[Html] = []
    for before, issue in zip((None, *page.issues), page.issues, strict=False):
        if before is None or before.lead != issue.lead:
            lines.append(Html(f"<b>{safe(speech.handled_by(issue))}</b>"))
        lines.append(_line(speech, issue, [*limit(speech, issue, now), *lateness(speech, issue, now)]))
    return _sheet(speech, look, page, speech.say.html("lists.overdue", count=page.total), lines)


def today_list(speech: Speech, look: Look, page: Page, now: datetime) -> Sheet:
    if not page.total:
        return Sheet(speech.say.html("lists.today.none"), _keyboard(speech, look, page))
    lines = [_line(speech, issue, [speech.handled_by(issue), *limit(speech, issue, now)]) for issue in page.issues]
    return _sheet(speech, look, page, speech.say.html("lists.today", count=page.total), lines)


def unit_list(speech: Speech, look: Look, page: Page, units: Sequence[str], now: datetime) -> Sheet:
    """`units`: whose; none for everybody's."""
    whose = speech.join(units) if units else speech.say.plain("everybody")
    if not page.total:
        return Sheet(speech.say.html("lists.unit.none", units=whose), _keyboard(speech, look, page))
    lines = [
        _line(speech, issue, [speech.status(issue), *limit(speech, issue, now), *lateness(speech, issue, now)])
        for issue in page.issues
    ]
    return _sheet(speech, look, page, speech.say.html("lists.unit", units=whose, count=page.total), lines)


def found_list(speech: Speech, look: Look, page: Page, words: str, now: datetime) -> Sheet:
    words = one_line(words, NAME)
    older = [speech.say.html("lists.find.more")] if page.more else []
    if not page.total:
        return Sheet("\n".join((speech.say.html("lists.find.none", words=words), *older)))
    lines = [_line(speech, issue, [speech.status(issue), speech.handled_by(issue)]) for issue in page.issues]
    heading = speech.say.html("lists.find.newest" if older else "lists.find", words=words, count=page.total)
    return _sheet(speech, look, page, heading, [*lines, *older])


def which_unit(speech: Speech) -> Sheet:
    example = next((unit.name for unit in speech.city.roster.units), "")
    return Sheet(speech.say.html("lists.unit.which", example=one_line(example, NAME)), (board_row(speech),))


def near_unit(speech: Speech, words: str, unit: Unit) -> Sheet:
    """Perhaps that one was meant: a button opens its list."""
    name = one_line(unit.name, NAME)
    text = speech.say.html("lists.unit.near", words=one_line(words, NAME), unit=name)
    return Sheet(text, ((Button(name, Look(Listing.UNIT, unit=unit.code).press),),))


def no_such_unit(speech: Speech, words: str) -> Sheet:
    return Sheet(speech.say.html("lists.unit.unknown", words=one_line(words, NAME)), (board_row(speech),))


def veiled(speech: Speech, issue: Issue, seen: Sight) -> Issue:
    """As it may stand in a list: with where to read it, instead of a title that is not for the reader."""
    return replace(issue, title=speech.say.plain("to_leader.at_the_office")) if seen.hides(issue) else issue


# ── a page ────────────────────────────────────────────────────────────────


def _sheet(speech: Speech, look: Look, page: Page, heading: Html, lines: Iterable[Html]) -> Sheet:
    heading = with_page(speech, page, heading)
    return Sheet("\n".join((heading, *lines)), _keyboard(speech, look, page))


def with_page(speech: Speech, page: Page, heading: Html) -> Html:
    """Which page it is, where there are several."""
    if not page.last:
        return heading
    return speech.dots((heading, speech.say.html("lists.page", page=page.number + 1, pages=page.last + 1)))


def _keyboard(speech: Speech, look: Look, page: Page) -> Keyboard:
    turn = turn_row(speech, replace(look, page=page.number), page.last)
    back = () if look.listing is Listing.FIND else (board_row(speech),)
    return (*((turn,) if turn else ()), *back)


def turn_row(speech: Speech, look: Look, last: int) -> tuple[Button, ...]:
    pages = {"button.previous": look.page - 1, "button.next": look.page + 1}
    return tuple(
        Button(speech.say.plain(label), replace(look, page=page).press)
        for label, page in pages.items()
        if 0 <= page <= last
    )


def board_row(speech: Speech) -> tuple[Button, ...]:
    return (Button(speech.say.plain("button.board"), Look(Listing.BOARD).press),)


# ── a line ────────────────────────────────────────────────────────────────


def _line(speech: Speech, issue: Issue, pieces: Iterable[str]) -> Html:
    title = titled(speech, issue, SHORT)
    told = speech.dots(safe(piece) for piece in (*marks(speech, issue), *pieces))
    return speech.say.html("lists.line", number=speech.number(issue.number), title=title, pieces=told)


def marks(speech: Speech, issue: Issue) -> list[str]:
    """What whoever reads the line must know before they speak of it."""
    marks = [speech.say.plain("supervised")] if issue.watched else []
    marks += [speech.say.plain("urgency.urgent")] if issue.urgency is Urgency.URGENT else []
    if issue.kind is Kind.REPORT:
        return [*marks, speech.say.plain("kind.report")]
    return marks if is_public(issue) else [*marks, speech.say.plain("lists.private")]


def limit(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    """The first of the limits that run."""
    first = min(running_limits(issue), key=lambda limit: limit[1].at, default=None)
    return [speech.say.plain(first[0], when=speech.times.before(first[1], now))] if first else []


def lateness(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    """By how much it is late: in working days, what is urgent around the clock; nothing where it is not."""
    late = late_by(issue, now, speech.city.rules.calendar)
    return [] if late is None else [_by(speech, issue, late, now)]


def _by(speech: Speech, issue: Issue, late: timedelta, now: datetime) -> str:
    days = 0 if issue.urgency is Urgency.URGENT else late // speech.city.rules.calendar.working_day
    if days:
        return speech.say.plain("lists.late.day" if days == 1 else "lists.late.days", days=days)
    if issue.urgency is not Urgency.URGENT and not _ran_out_today(issue, now):
        return speech.say.plain("lists.late.less")
    if late < MINUTE:
        return speech.say.plain("lists.late.just")
    return speech.say.plain("lists.late", took=speech.times.took(late))


def _ran_out_today(issue: Issue, now: datetime) -> bool:
    limit = first_limit(issue)
    return limit is not None and limit.at.astimezone(now.tzinfo).date() == now.date()
