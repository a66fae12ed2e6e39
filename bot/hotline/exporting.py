"""`xiaoer export hotline`: what has become of the orders, as a sheet that the hotline's platform takes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from bot.config import Settings
from bot.core.city import City
from bot.core.issue import Issue
from bot.core.sheets import Sheet, sheet
from bot.core.words import OPEN
from bot.core.workorders import Column
from bot.hotline.desk import Desk
from bot.hotline.words import COLUMNS, Say, saying
from bot.service.ports import Clock
from bot.sheets import write
from bot.voice.speech import Speech
from storage.migrate import require_file

#: In which a sheet can be written.
ENDINGS = (".xlsx", ".csv")


@dataclass(frozen=True, slots=True)
class Which:
    since: date | None = None  # when they were entered
    open_only: bool = False


async def export_orders(settings: Settings, city: City, clock: Clock, file: Path, which: Which) -> str:
    """What is said of it. Raises MissingDatabase, what `migrate` raises, StorageTrouble and OSError."""
    say = saying(settings.city.language)
    require_file(settings.storage.url)
    since = datetime.combine(which.since, time(), city.zone) if which.since else None
    async with Desk.at(settings, city, clock) as desk, desk.turn() as turn:
        issues = await turn.work.issues.with_reference(since, open_only=which.open_only)
        page = _page(say, turn.speech, issues)
    write(file, [page])
    return say("exported", count=len(issues), file=file)


def _page(say: Say, speech: Speech, issues: Sequence[Issue]) -> Sheet:
    order = COLUMNS[Column.NUMBER][speech.language]
    names = ("issue", "status", "unit", "opened", "dispatched at", "handled at", "closed at", "answer", "satisfaction")
    head = (order, *(say(name) for name in names))
    return sheet(say("sheet"), [head, *(_row(say, speech, issue) for issue in issues)])


def _row(say: Say, speech: Speech, issue: Issue) -> tuple[str, ...]:
    moments = (issue.opened_at, issue.dispatched_at, issue.handled_at, issue.closed_at)
    return (
        issue.reference or "",
        speech.plain_number(issue.number).removeprefix("#"),
        speech.status(issue),
        issue.lead or "",
        *(_moment(speech, moment) for moment in moments),
        issue.answer or "",
        _satisfaction(say, speech, issue),
    )


def _moment(speech: Speech, moment: datetime | None) -> str:
    return f"{moment.astimezone(speech.city.zone):%Y-%m-%d %H:%M}" if moment else ""


def _satisfaction(say: Say, speech: Speech, issue: Issue) -> str:
    """What the requester said; silence is never satisfaction."""
    if issue.rating is not None:
        return speech.say.plain(f"rating.{issue.rating}")
    if issue.redone and issue.redo_heard and issue.status in OPEN:
        return say("not satisfied")
    return say("silent") if issue.unconfirmed else ""
