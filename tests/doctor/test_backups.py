"""How old the newest backup is, as the doctor tells it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Settings, load
from bot.doctor.backups import look_at_backups
from bot.doctor.findings import Level
from bot.rehearsal.story import ZONE
from bot.service.backing_up import make, manifest_of, named
from storage.engine import open_engine
from storage.migrate import migrate
from tests.configuring import BASICS

NOW = datetime(2026, 10, 20, 9, tzinfo=ZONE)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return configured(tmp_path, f'[backup]\nfolder = "{tmp_path / "backups"}"\n')


def configured(folder: Path, more: str) -> Settings:
    storage = f'[storage]\nurl = "sqlite+aiosqlite:///{folder / "x.db"}"\n'
    (folder / "config.toml").write_text(f"{BASICS}{storage}{more}")
    return load(folder / "config.toml", {})


async def backed_up(settings: Settings, *ages: timedelta) -> list[Path]:
    engine = open_engine(settings.storage.url)
    await migrate(engine)
    await engine.dispose()
    folder, files = Path(settings.backup.folder or ""), []
    for age in ages:
        files.append(named(folder, settings.storage.url, NOW - age))
        make(settings.storage.url, files[-1], NOW - age)
    return files


def test_none_is_made_by_itself(tmp_path: Path) -> None:
    found = look_at_backups(configured(tmp_path, ""), NOW)
    assert (found.level, found.topic) == (Level.NOTE, "backup_nowhere")


def test_none_is_there(settings: Settings) -> None:
    found = look_at_backups(settings, NOW)
    assert (found.level, found.topic) == (Level.WRONG, "backup_none")


@pytest.mark.parametrize(("hours", "level"), [(7, Level.FINE), (35, Level.FINE), (36, Level.WRONG)])
async def test_its_age(settings: Settings, hours: int, level: Level) -> None:
    await backed_up(settings, timedelta(hours=hours), timedelta(days=9))
    found = look_at_backups(settings, NOW)
    assert (found.level, found.values["hours"]) == (level, hours)


async def test_what_can_not_be_restored_is_no_backup(settings: Settings) -> None:
    young, old = await backed_up(settings, timedelta(hours=7), timedelta(hours=48))
    manifest_of(young).write_text("{}")
    assert look_at_backups(settings, NOW).values["hours"] == 48
    manifest_of(old).unlink()
    assert look_at_backups(settings, NOW).topic == "backup_none"
