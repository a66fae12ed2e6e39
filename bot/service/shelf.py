"""The archive's folder on disk. What stands under its final name is whole; only the bot's own user may read it."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from errno import ENOSPC
from hashlib import file_digest, sha256
from itertools import count
from pathlib import Path
from typing import BinaryIO

#: A file on its way. There is one at a time, so what a kill leaves behind is overwritten by the next.
PARTIAL = ".partial"
#: Bytes: the database may lie on the same disk, and what people write goes before what they attach.
RESERVE = 200 * 1024 * 1024


class Shelf:
    """Raises OSError where the disk is full or can't be written."""

    def __init__(self, folder: Path, reserve: int = RESERVE) -> None:
        self._folder = folder
        self._reserve = reserve

    def prepare(self) -> None:
        """Make the folder, and see that it can be written."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(_create(self._partial))
        self._partial.unlink()

    @asynccontextmanager
    async def receive(self, size: int) -> AsyncIterator["Arriving"]:
        """A new file of about `size` bytes; gone at the end unless it was put into its place."""
        if shutil.disk_usage(self._folder).free - size < self._reserve:
            raise OSError(ENOSPC, f"less than {self._reserve} bytes would be left on the disk")
        try:
            with os.fdopen(_create(self._partial), "wb") as file:
                yield Arriving(self._folder, file)
        finally:
            self._partial.unlink(missing_ok=True)

    @property
    def _partial(self) -> Path:
        return self._folder / PARTIAL


class Arriving:
    """A file that is being written. The disk may be slow: a thread waits for it, nobody else."""

    def __init__(self, folder: Path, file: BinaryIO) -> None:
        self._folder = folder
        self._file = file
        self._sum = sha256()
        self.size = 0  # bytes so far

    async def write(self, piece: bytes) -> None:
        self.size += len(piece)
        await asyncio.to_thread(self._write, piece)

    def _write(self, piece: bytes) -> None:
        self._sum.update(piece)
        self._file.write(piece)

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()

    async def keep(self, folder: str, name: str) -> str:
        """Into its place: safe on the disk first, then under its name at once. Its path below the archive's folder."""
        return await asyncio.to_thread(self._keep, folder, name)

    def _keep(self, folder: str, name: str) -> str:
        self._file.flush()
        os.fsync(self._file.fileno())
        place = self._folder / folder
        place.mkdir(mode=0o700, exist_ok=True)
        target = next(target for target in _names(place, name) if self._may_stand_at(target))
        (self._folder / PARTIAL).replace(target)
        for changed in (place, self._folder):
            _sync(changed)
        return target.relative_to(self._folder).as_posix()

    def _may_stand_at(self, target: Path) -> bool:
        """Nothing is there, or this very content: a kill kept it from being noted.

        Another file is there where a group has moved and counts its messages anew.
        """
        if not target.exists():
            return True
        with target.open("rb") as there:
            return file_digest(there, "sha256").hexdigest() == self.sha256


def _names(place: Path, name: str) -> Iterator[Path]:
    """7-photo.jpg, then 7-photo.2.jpg …"""
    first = place / name
    yield first
    for number in count(2):
        yield first.with_name(f"{first.stem}.{number}{first.suffix}")


def _create(path: Path) -> int:
    """Empty, for the owner alone."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def _sync(folder: Path) -> None:
    """A name is safe on the disk only once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
