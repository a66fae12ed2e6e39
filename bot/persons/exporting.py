"""`xiaoer person export`: all that is stored of somebody, as one readable file and what they sent."""

import json
import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bot.config import Settings
from bot.core.register import Subject
from bot.persons.erasing import EX_USAGE, Refused, one_of
from bot.persons.finding import Found, find
from bot.persons.words import say
from storage.codec import to_json
from storage.engine import open_reader
from storage.migrate import require_file, require_newest
from storage.work import Reading, Work

#: Newest first, of the book's journal: more than it ever had.
ALL = 1_000_000


async def export(settings: Settings, who: str, folder: Path | None) -> str:
    """Into a new folder, for its owner alone. Raises Refused, OSError, what `storage.migrate` raises."""
    tell = partial(say, settings.city.language)
    require_file(settings.storage.url)
    engine = open_reader(settings.storage.url)
    try:
        await require_newest(engine)
        async with Reading(engine) as work:
            found = one_of(await find(work, who), who, tell)
            known, paths = await _known(work, found)
    finally:
        await engine.dispose()
    place = folder or Path(f"person-{found.entry.number if found.entry else found.telegram_id or found.name}")
    try:
        files = _write(place, known, Path(settings.attachments.folder), paths)
    except FileExistsError:
        raise Refused(EX_USAGE, tell("is there", folder=place)) from None
    return tell("exported", folder=place, issues=len(found.issues), files=files)


async def _known(work: Work, found: Found) -> tuple[dict[str, Any], list[str]]:
    others = set(await work.forgetting.named_in(found.whom)) - found.whom.issues
    files = [file for issue in found.issues for file in await work.attachments.of(issue.number)]
    key = str(found.entry.number) if found.entry else None
    book = [
        one for one in await work.register.history(ALL) if (one.change.subject, one.change.key) == (Subject.PERSON, key)
    ]
    known = {
        "person": _plain(found.entry)
        if found.entry
        else {"names": sorted(found.names), "telegram_id": found.telegram_id},
        "telephones": sorted(found.contacts),
        "book": [{"at": one.at.isoformat(), "door": one.door, "after": _plain(one.change.after)} for one in book],
        "issues": [
            {"issue": _plain(issue), "events": [_event(event) for event in await work.journal.of(issue.number)]}
            for issue in found.issues
        ],
        "in_issues_of_others": {
            number: [_event(e) for e in await work.journal.of(number) if found.whom.is_(e.by)]
            for number in sorted(others)
        },
        "files": [_plain(file) for file in files],
        "messages": await work.forgetting.rows_of(found.whom),
    }
    return known, [file.path for file in files if file.path]


def _plain(value: object) -> Any:
    return json.loads(to_json(value)) if value is not None else None


def _event(event: object) -> dict[str, Any]:
    return {"event": type(event).__name__, **_plain(event)}


def _write(place: Path, known: dict[str, Any], archive: Path, paths: Sequence[str]) -> int:
    """How many files were there. Raises FileExistsError."""
    place.mkdir(mode=0o700, parents=True)
    handle = os.open(place / "person.json", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(known, file, ensure_ascii=False, indent=1)
    there = [path for path in paths if (archive / path).is_file()]
    for path in there:
        target = place / "files" / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copy(archive / path, target)
        target.chmod(0o600)
    return len(there)
