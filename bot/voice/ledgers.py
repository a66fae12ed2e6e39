"""A leader's ledger (台账), page by page, the counts on top; and those of all leaders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.issue import Issue
from bot.core.leader_days import listener
from bot.core.ledgers import Tally
from bot.core.listings import Look, Page
from bot.core.notices import Button
from bot.core.people import Person
from bot.core.words import Status
from bot.voice.attachments import titled
from bot.voice.cards import ended_how
from bot.voice.leader_days import leader_called
from bot.voice.listings import SHORT, Sheet, limit, marks, turn_row, with_page
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line, safe

#: Issues on a page: each with what was instructed.
PER_PAGE = 4
#: UTF-16 units of an instruction: three lines of a phone.
SAID = 60


@dataclass(frozen=True, slots=True)
class Entry:
    issue: Issue
    said: str  # the leader's newest instruction; "": none


def ledger_page(
    speech: Speech, look: Look, page: Page, entries: Sequence[Entry], tally: Tally, leader: str, now: datetime
) -> Sheet:
    called = leader_called(speech, leader)
    if not page.total:
        return Sheet(speech.say.html("ledger.none", leader=called))
    heading = with_page(speech, page, Html(f"<b>{speech.say.html('ledger', leader=called)}</b>"))
    lines = [line for entry in entries for line in _entry(speech, entry, now)]
    turn = turn_row(speech, replace(look, page=page.number), page.last)
    return Sheet("\n".join((heading, _tally(speech, tally), *lines)), (turn,) if turn else ())


def _tally(speech: Speech, tally: Tally) -> Html:
    return speech.say.html(
        "ledger.tally",
        heard=tally.heard,
        instructed=tally.instructed,
        done=tally.done,
        satisfied=tally.satisfied,
    )


def _entry(speech: Speech, entry: Entry, now: datetime) -> Iterator[Html]:
    issue = entry.issue
    pieces = [safe(piece) for piece in (*_whence(speech, issue), *marks(speech, issue), *_standing(speech, issue, now))]
    title, number = titled(speech, issue, SHORT), speech.number(issue.number)
    yield speech.say.html("lists.line", number=number, title=title, pieces=speech.dots(pieces))
    if entry.said:
        yield speech.say.html("ledger.said", text=one_line(entry.said, SAID))


def _whence(speech: Speech, issue: Issue) -> list[str]:
    return [speech.say.plain("duty.list")] if listener(issue) else []


def _standing(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    """Where it stands and by when, or how it ended."""
    if issue.status is Status.CLOSED and issue.rating:
        return [speech.status(issue), ended_how(speech, issue)]
    unconfirmed = [speech.say.plain("desk.unconfirmed")] if issue.status is Status.CLOSED else []
    return [speech.status(issue), *unconfirmed, *limit(speech, issue, now)]


def all_ledgers(speech: Speech, entries: Sequence[tuple[Person, Tally, Look]]) -> Sheet:
    """A line for each leader, and a button that opens theirs."""
    if not entries:
        return Sheet(speech.say.html("ledger.nobody"))
    lines = [
        speech.say.html("ledger.line", leader=speech.person(leader), tally=_tally(speech, tally))
        for leader, tally, _ in entries
    ]
    buttons = tuple((Button(speech.name(leader), look.press),) for leader, _, look in entries)
    return Sheet("\n".join((Html(f"<b>{speech.say.html('ledger.all')}</b>"), *lines)), buttons)


def near_ledger(speech: Speech, words: str, look: Look, meant: Person) -> Sheet:
    """Perhaps that leader was meant: a button opens theirs."""
    text = speech.say.html("ledger.near", words=one_line(words, NAME), name=speech.name(meant))
    return Sheet(text, ((Button(speech.name(meant), look.press),),))


def no_such_leader(speech: Speech, words: str) -> Sheet:
    return Sheet(speech.say.html("ledger.unknown", words=one_line(words, NAME)))


def not_theirs(speech: Speech) -> Sheet:
    return Sheet(speech.say.html("ledger.not_yours"))
