"""`xiaoer backup`."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.backups.words import say
from bot.config import Settings
from bot.service.backing_up import DumpFailed, Manifest, NoDumper, keep_newest, make, named
from storage.backup import Contents, NotWhole
from storage.engine import file_of

EX_USAGE, EX_DATAERR, EX_TEMPFAIL = 64, 65, 75


@dataclass(frozen=True, slots=True)
class Done:
    lines: list[str]
    code: int = 0


def back_up(settings: Settings, wanted: Path | None, keep: int | None, now: datetime) -> Done:
    """Into a file, or under a name of its own into a folder, of which `keep` are kept. Raises OSError."""
    tell = partial(say, settings.city.language)
    where = wanted or (Path(settings.backup.folder) if settings.backup.folder else None)
    if where is None:
        return Done([tell("nowhere")], EX_USAGE)
    is_file = where.suffix != "" and not where.is_dir()
    if is_file and keep is not None:
        return Done([tell("keep needs a folder", file=where)], EX_USAGE)
    url = settings.storage.url
    database = file_of(url)
    if database is not None and not database.is_file():
        return Done([tell("no database", file=database)], EX_USAGE)
    file = where if is_file else named(where, url, now)
    try:
        manifest = make(url, file, now)
    except FileExistsError:
        return Done([tell("is there", file=file)], EX_USAGE)
    except NotWhole as error:
        return Done([tell("not whole", error=error)], EX_DATAERR)
    except sqlite3.Error as error:
        return Done([tell("trouble", error=error)], EX_TEMPFAIL)
    except NoDumper:
        return Done([tell("no dumper")], EX_USAGE)
    except DumpFailed as error:
        return Done([tell("dump failed", error=error)], EX_TEMPFAIL)
    gone = [] if is_file else keep_newest(where, keep or settings.backup.keep)
    return Done([*_told(settings, file, manifest), *([tell("gone", count=len(gone))] if gone else [])])


def _told(settings: Settings, file: Path, manifest: Manifest) -> list[str]:
    tell = partial(say, settings.city.language)
    megabytes = f"{manifest.size / 1_000_000:.1f}"
    if manifest.contents is None:
        lines = [tell("dumped", file=file, megabytes=megabytes)]
    else:
        lines = [tell("made", file=file, megabytes=megabytes), *held(settings, manifest.contents)]
    if settings.attachments.archive:
        lines.append(tell("files apart", folder=settings.attachments.folder))
    return lines


def held(settings: Settings, contents: Contents) -> list[str]:
    """What stands in a database, in two lines."""
    tell = partial(say, settings.city.language)
    counts = {"register": 0} | contents.counts  # the first versions had no book
    return [
        tell("holds", **counts),
        tell("last event", at=shown(settings, contents.newest)) if contents.newest else tell("no event"),
    ]


def shown(settings: Settings, at: datetime) -> str:
    return f"{at.astimezone(settings.city.zone):%Y-%m-%d %H:%M:%S}"
