"""A backup of the database while the bot is at work: the copy, checked, and beside it what it should hold."""

import contextlib
import json
import os
import shutil
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot import __version__
from storage import backup
from storage.engine import file_of

#: Of a backup in a folder; its moment stands in between.
NAME, ENDING, DUMP = "xiaoer-", ".db", ".dump"
#: What lies beside each.
MANIFEST = ".json"


class NoDumper(Exception):
    """PostgreSQL's own program is not on this computer."""


class DumpFailed(Exception):
    """PostgreSQL's own program says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    program: str  # the version that made it
    made_at: datetime
    sha256: str
    size: int  # bytes
    contents: backup.Contents | None  # of a PostgreSQL dump nothing is known

    def written(self) -> str:
        return json.dumps(asdict(self), default=lambda value: value.astimezone(UTC).isoformat(), indent=1)

    @classmethod
    def read(cls, text: str) -> "Manifest":
        """Raises ValueError, KeyError or TypeError where it is none."""
        found = json.loads(text)
        held = found["contents"]
        if held is not None:
            newest = held["newest"] and datetime.fromisoformat(held["newest"])
            held = backup.Contents(**held | {"newest": newest})
        return cls(**found | {"made_at": datetime.fromisoformat(found["made_at"]), "contents": held})


def make(url: str, file: Path, now: datetime) -> Manifest:
    """Blocking; writers go on. What is not whole in the end is not left there.

    Raises FileExistsError, OSError, sqlite3.Error, `backup.NotWhole`, NoDumper, DumpFailed.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if file.exists():
        raise FileExistsError(file)
    partial = file.with_name(f".{file.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        return _made(url, partial, file, now)
    finally:
        partial.unlink(missing_ok=True)


def _made(url: str, partial: Path, file: Path, now: datetime) -> Manifest:
    database = file_of(url)
    if database is None:
        _dump(url, partial)
    else:
        backup.copy(database, partial)
    manifest = Manifest(
        program=__version__,
        made_at=now,
        sha256=backup.sha256(partial),
        size=partial.stat().st_size,
        contents=backup.contents(partial) if database else None,
    )
    _write(manifest_of(file), manifest.written())
    partial.rename(file)
    backup.sync(file.parent)
    return manifest


def manifest_of(file: Path) -> Path:
    return file.with_name(file.name + MANIFEST)


def _write(file: Path, text: str) -> None:
    """For its owner alone."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as opened:
        opened.write(text)


def _dump(url: str, file: Path) -> None:
    """By pg_dump, to which the password is no argument: those every user of the computer can read."""
    program = shutil.which("pg_dump")
    if program is None:
        raise NoDumper
    address = urlsplit(url)
    password = {"PGPASSWORD": unquote(address.password)} if address.password else {}
    plain = address._replace(scheme="postgresql", netloc=address.netloc.replace(f":{address.password}@", "@"))
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    command = [program, "--format=custom", "--file", str(file), plain.geturl()]
    done = subprocess.run(command, env=os.environ | password, capture_output=True, text=True, check=False)  # noqa: S603 - of our own making
    if done.returncode:
        raise DumpFailed(done.stderr.strip())


def named(folder: Path, url: str, now: datetime) -> Path:
    """Where the backup of this moment lies in the folder: names sort by time, which is the city's."""
    ending = DUMP if file_of(url) is None else ENDING
    return folder / f"{NAME}{now:%Y%m%d-%H%M%S}{ending}"


def newest(folder: Path) -> Manifest | None:
    """Of the last backup in the folder that can be restored: one without its manifest can't."""
    for file in reversed(_made_in(folder)):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            return Manifest.read(manifest_of(file).read_text(encoding="utf-8"))
    return None


def _made_in(folder: Path) -> list[Path]:
    """The oldest first."""
    return sorted(file for file in folder.glob(f"{NAME}*") if file.suffix in (ENDING, DUMP))


def keep_newest(folder: Path, keep: int) -> list[Path]:
    """Those that were too old and are gone now, with what lay beside them; nothing else in the folder is touched."""
    files = _made_in(folder)
    gone = files[: -keep or len(files)]
    for file in gone:
        file.unlink()
        manifest_of(file).unlink(missing_ok=True)
    return gone
