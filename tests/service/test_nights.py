"""The night's work: a backup that is checked, the oldest gone, and a word to whoever can mend one that failed."""

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.service import nights as rooms
from bot.service.almanac import Almanac
from bot.service.backing_up import manifest_of
from bot.service.forgetting import Retention
from bot.service.nights import Backups, Nights
from tests.core.cast import ADMIN
from tests.databases import only_on_sqlite
from tests.service.ticking import Ticking, at

NIGHT = at("11-24 02:00")
RETENTION = Retention(updates=timedelta(days=30), sent=timedelta(days=30), closed=None)


pytestmark = only_on_sqlite  # what pg_dump makes of a PostgreSQL is its own


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def nights(ticking: Ticking, folder: Path, keep: int = 2) -> Nights:
    url = ticking.engine.url.render_as_string(hide_password=False)
    almanac = Almanac(ticking.engine, ticking.city)
    backups = Backups(url=url, folder=folder, keep=keep)
    return Nights(ticking.engine, almanac, ticking, lambda: None, RETENTION, folder / "files", backups)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*.db"))


def in_the_way(folder: Path) -> None:
    folder.write_text("a file stands where the folder should be")


def out_of_the_way(folder: Path) -> None:
    folder.unlink()


async def test_one_each_night_and_the_newest_stay(ticking: Ticking, folder: Path) -> None:
    await ticking.open(1)
    keeping = nights(ticking, folder)
    assert await keeping.keep(NIGHT - timedelta(minutes=1))
    assert names(folder) == []
    for day in range(3):
        for hour in (0, 1):
            assert await keeping.keep(NIGHT + timedelta(days=day, hours=hour))
    assert names(folder) == ["xiaoer-20261125-020000.db", "xiaoer-20261126-020000.db"]
    assert all(manifest_of(folder / name).exists() for name in names(folder))
    assert await ticking.said(ADMIN.telegram_id, "backup:") == []


async def test_one_that_failed_is_told_once_and_made_up_for(ticking: Ticking, folder: Path) -> None:
    await ticking.open(1)
    in_the_way(folder)
    keeping = nights(ticking, folder)
    for hour in range(3):
        assert not await keeping.keep(NIGHT + timedelta(hours=hour))
    (told,) = await ticking.said(ADMIN.telegram_id, "backup:")
    assert told.startswith("今天的数据备份没有做成")
    out_of_the_way(folder)
    assert await keeping.keep(NIGHT + timedelta(hours=3))
    assert names(folder) == ["xiaoer-20261124-050000.db"]
    (told,) = await ticking.said(ADMIN.telegram_id, "backup:")
    assert told == "今天的数据备份先前没有做成，05:00 已经补上，不用再管了。", "the one message tells how it ended"


@pytest.mark.parametrize("error", [PermissionError(13, "no"), sqlite3.OperationalError("disk I/O error")])
async def test_a_tidying_that_breaks_off_is_tried_again(
    ticking: Ticking, folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """It must not end the bot, nor the night that comes."""
    tries: list[Exception] = []
    again = asyncio.Event()

    async def breaks_off(*_: object) -> int:
        tries.append(error)
        if len(tries) == 2:
            again.set()
        raise error

    monkeypatch.setattr(rooms, "tidy", breaks_off)
    monkeypatch.setattr(rooms, "LOOK", 0)
    monkeypatch.setattr(rooms, "AGAIN", 0)
    ticking.moment = NIGHT
    async with asyncio.timeout(10), asyncio.TaskGroup() as group:
        running = group.create_task(nights(ticking, folder).run())
        await again.wait()
        assert running.cancel(), "it goes on"
    assert len(names(folder)) == 1, "the backup was made before, once"
