"""What can go wrong with the database's file, the disk below it, and the clock."""

import asyncio
import contextlib
import os
import resource
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.soak.faults import Fault, Scale, talk
from tests.soak.trial import Trial

#: Of the small disk: room for the tables, a log of changes and some hundred issues.
SMALL_DISK = "24m"
EX_TEMPFAIL, EX_DATAERR, EX_CONFIG = 75, 65, 78
TIMES = 3


# ── the disk ──────────────────────────────────────────────────────────────


async def full(trial: Trial, scale: Scale) -> int:
    """Nothing more can be written, until somebody makes room."""
    data = trial.shop.folder / "data"
    trial.stack.enter_context(mounted(data))
    await _filled_again_and_again(trial, scale, data / "ballast")
    with filled(data / "ballast"):
        await trial.ends_with(EX_TEMPFAIL)
    return TIMES + 1


async def log_on_the_full_disk(trial: Trial, scale: Scale) -> int:
    """The log is written to the same disk."""
    data = trial.shop.folder / "data"
    trial.stack.enter_context(mounted(data))
    trial.shop.log = data / "bot.log"
    await _filled_again_and_again(trial, scale, data / "ballast")
    return TIMES


async def _filled_again_and_again(trial: Trial, scale: Scale, ballast: Path) -> None:
    async with trial.running():
        for _ in range(TIMES):
            trial.speak(scale.few // 10)
            await trial.quiet()
            with filled(ballast):
                await talk(trial, scale.few // 10, scale.seconds)
        await trial.quiet()


async def failing(trial: Trial, scale: Scale) -> int:
    """Every write fails, those of the log as well, as on a disk that is gone."""
    async with trial.running() as process:
        for _ in range(TIMES):
            trial.speak(scale.few // 10)
            await asyncio.sleep(1)
            with no_writes(process.pid):
                await talk(trial, scale.few // 10, scale.seconds)
        await trial.quiet()
    return TIMES


async def read_only(trial: Trial, scale: Scale) -> int:
    """The disk was mounted for reading only when the bot starts; later it is not."""
    data = trial.shop.folder / "data"
    trial.stack.enter_context(mounted(data))
    async with trial.running():
        trial.speak(scale.few // 2)
        await trial.quiet()
    remount(data, "ro")
    trial.speak(scale.few // 2)
    await trial.ends_with(EX_TEMPFAIL)
    remount(data, "rw")
    async with trial.running():
        await trial.quiet()
    return 1


@contextlib.contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """A small disk there. Raises PermissionError where one must be root for that."""
    if os.geteuid() != 0:
        raise PermissionError("to mount a small disk one must be root")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "none", folder], check=True)  # noqa: S607
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)  # noqa: S607


def remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True)  # noqa: S607


@contextlib.contextmanager
def filled(ballast: Path) -> Iterator[None]:
    """Not a byte is left on the disk."""
    with ballast.open("wb", buffering=0) as file:
        try:
            for size in (1 << 20, 1 << 12, 1):
                with contextlib.suppress(OSError):
                    while True:
                        file.write(b"\0" * size)
            yield
        finally:
            ballast.unlink()


@contextlib.contextmanager
def no_writes(process: int) -> Iterator[None]:
    """Into any file: the system's own limit of a file's size, set to nothing."""
    _, hard = resource.prlimit(process, resource.RLIMIT_FSIZE)
    before = resource.prlimit(process, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


# ── the database ──────────────────────────────────────────────────────────


async def locked(trial: Trial, scale: Scale) -> int:
    """Another program holds the write lock."""
    async with trial.running():
        for _ in range(TIMES):
            trial.speak(scale.few // 10)
            await asyncio.sleep(0.5)
            with write_lock(trial.database):
                await talk(trial, scale.few // 10, scale.seconds)
        await trial.quiet()
    with write_lock(trial.database):
        await trial.ends_with(EX_TEMPFAIL)
    return TIMES + 1


@contextlib.contextmanager
def write_lock(file: Path) -> Iterator[None]:
    connection = sqlite3.connect(file, isolation_level=None, timeout=30)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
    finally:
        connection.close()


async def damaged_wal(trial: Trial, scale: Scale) -> int:
    """Killed, and what SQLite had not copied into its main file yet is damaged: bytes changed, or the end missing.

    What stood there is lost, and nobody can tell. What is left must be whole, and the bot must work with it.
    """
    trial.may_lose = True
    for number in range(TIMES * 2):
        async with trial.shop.open() as process:
            await trial.listens(process)
            await talk(trial, scale.few // 10, 2)
            trial.kill(process)
            await process.wait()
        _damage_wal(trial, cut=number % 2 == 0)
    async with trial.running():
        await talk(trial, scale.few // 10, 2)
        await trial.quiet()
    assert integrity(trial.database) == "ok"
    return TIMES * 2


def _damage_wal(trial: Trial, *, cut: bool) -> None:
    wal = trial.database.with_name(f"{trial.database.name}-wal")
    raw = bytearray(wal.read_bytes())
    place = trial.chance.randrange(len(raw))
    if cut:
        del raw[place:]
    else:
        raw[place] ^= 0xFF
    wal.write_bytes(raw)


def integrity(file: Path) -> str:
    connection = sqlite3.connect(file)
    try:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


async def damaged_file(trial: Trial, scale: Scale) -> int:
    """Pages of the file are nonsense: the bot must say so and end, and it works with the copy that was kept."""
    trial.may_lose = True  # what it still took into the damaged one
    async with trial.running():
        trial.speak(scale.few // 5)
        await trial.quiet()
    kept = trial.database.read_bytes()
    for number in range(TIMES):
        trial.database.write_bytes(_damaged(trial, kept, everywhere=number == 0))
        async with trial.shop.open() as process:
            trial.speak(5)
            code = await asyncio.wait_for(process.wait(), 60)
        assert code == EX_DATAERR, f"{code}: {trial.log()[-2000:]}"
        assert "Traceback" not in trial.log(), trial.log()[-2000:]
        for beside in ("-wal", "-shm"):
            trial.database.with_name(f"{trial.database.name}{beside}").unlink(missing_ok=True)
        trial.database.write_bytes(kept)
    async with trial.running():
        await trial.quiet()
    return TIMES


def _damaged(trial: Trial, kept: bytes, *, everywhere: bool) -> bytes:
    """Its first page stays, by which it is known as a database."""
    raw, page = bytearray(kept), 4096
    for start in range(page, len(raw), page):
        if everywhere or trial.chance.random() < 0.5:
            raw[start : start + page] = trial.chance.randbytes(page)
    return bytes(raw)


# ── two at once, and the clock ────────────────────────────────────────────


async def second_bot(trial: Trial, scale: Scale) -> int:
    """Somebody starts it a second time on the same database."""
    async with trial.running():
        for _ in range(TIMES):
            trial.speak(scale.few // 10)
            await trial.ends_with(EX_TEMPFAIL)
        await trial.quiet()
    return TIMES


async def clock(trial: Trial, scale: Scale) -> int:
    """It jumps back and forth: a second, an hour, a day."""
    jumps = (-86_400, 86_400, -3_600, 3_600, -60, 60, -1, 1)
    times = 24
    async with trial.running():
        for number in range(times):
            trial.speak(scale.few // times)
            await asyncio.sleep(0.3)
            trial.jump(jumps[number % len(jumps)])
        await trial.quiet()
    return times


OF_THE_DISK: Mapping[str, Fault] = {
    "disk-full": full,
    "disk-full-with-the-log": log_on_the_full_disk,
    "disk-failing": failing,
    "disk-read-only": read_only,
    "database-locked": locked,
    "wal-damaged": damaged_wal,
    "file-damaged": damaged_file,
    "started-twice": second_bot,
    "clock-jumps": clock,
}
