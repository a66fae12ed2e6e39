"""`xiaoer doctor`: each trouble is found, and told with what to do about it."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Settings, load
from bot.core.notices import Post
from bot.core.people import THE_BOT
from bot.core.register import Entry, Register
from bot.core.words import Role
from bot.doctor import database
from bot.doctor.database import look_at_database
from bot.doctor.findings import Finding, Level
from bot.doctor.running import look_at_bot, look_at_server
from bot.doctor.words import SENTENCES
from bot.rehearsal.story import ZONE
from bot.telegram.server import Server
from storage.engine import open_engine
from storage.migrate import migrate
from storage.work import Work
from tests.configuring import BASICS
from tests.stories.house import free_port

NOW = datetime(2026, 10, 20, 9, tzinfo=ZONE)
ROOT = Path(__file__).parents[2]
WEBHOOK = """mode = "webhook"
[telegram.webhook]
port = 8080
url = "https://xiaoer.example/hook"
secret_token = "a-secret_1"
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return configured(tmp_path)


def configured(folder: Path, telegram: str = "") -> Settings:
    (folder / "config.toml").write_text(
        f'{BASICS.replace("[city]", telegram + "[city]")}[storage]\nurl = "sqlite+aiosqlite:///{folder / "x.db"}"\n'
    )
    return load(folder / "config.toml", {})


async def filled(settings: Settings) -> None:
    """Something of everything that can go wrong."""
    engine = open_engine(settings.storage.url)
    await migrate(engine)
    raw = [{"update_id": number} for number in (1, 2)]
    post = Post(chat=-1001, key="a", text="text")
    async with Work(engine) as work:
        await work.inbox.store(5, raw, NOW - timedelta(minutes=7), lambda _: None)
        await work.inbox.set_aside(2, "ValueError")
        await work.outbox.put(replace(post, key="late"), NOW - timedelta(hours=3))
        await work.chats.seat(-1002, present=False)
        await work.outbox.put(replace(post, key="there", chat=-1002), NOW)
        await work.outbox.put(replace(post, key="refused", chat=7100000021), NOW)
        (waiting,) = [one for one in (await work.outbox.due(NOW)).now if one.chat == 7100000021]
        await work.outbox.bury(waiting, "Forbidden: bot was blocked by the user")
        person = Entry(number=1, name="秦春生", roles=frozenset({Role.LEADER}), title="副市长")
        await work.register.save(Register(people=(person,)), THE_BOT, NOW, "test")
    await engine.dispose()


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def topics(findings: list[Finding], *levels: Level) -> set[str]:
    return {finding.topic for finding in findings if finding.level in levels}


def sentence(findings: list[Finding], topic: str) -> str:
    return "\n".join(next(one for one in findings if one.topic == topic).told("zh"))


# ── the database ──────────────────────────────────────────────────────────


async def test_what_is_wrong_in_the_database(settings: Settings) -> None:
    await filled(settings)
    found = await look_at_database(settings, NOW)
    assert topics(found, Level.WRONG) == {"inbox_waits", "outbox_waits", "outbox_absent", "buried"}
    assert topics(found, Level.NOTE) == {"set_aside", "not_enrolled"}
    assert sentence(found, "inbox_waits").startswith("✗ 1 条消息没有处理，最早的等了 7 分钟\n    请看小二是否在运行")
    assert "1 条通知没有发出，最早的等了 180 分钟" in sentence(found, "outbox_waits")
    assert "不在群 -1002 里，有 1 条" in sentence(found, "outbox_absent")
    assert "1 条通知被 Telegram 拒收（1 个群或人）：Forbidden: bot was blocked by the user" in sentence(found, "buried")
    assert "1 人还没有报到：秦春生" in sentence(found, "not_enrolled")


async def test_a_new_city_lacks_nothing(settings: Settings) -> None:
    engine = open_engine(settings.storage.url)
    await migrate(engine)
    await engine.dispose()
    assert topics(await look_at_database(settings, NOW), Level.WRONG, Level.NOTE) == set()


@pytest.mark.parametrize(
    ("month", "level"), [(10, None), (11, Level.NOTE), (12, Level.WRONG)]
)  # they are published in November
async def test_the_next_year_s_holidays(settings: Settings, month: int, level: Level | None) -> None:
    engine = open_engine(settings.storage.url)
    await migrate(engine)
    await engine.dispose()
    found = await look_at_database(settings, NOW.replace(month=month))
    assert {one.topic: one.level for one in found}.get("holidays_missing") == level


async def test_no_database(settings: Settings, tmp_path: Path) -> None:
    found = await look_at_database(settings, NOW)
    assert topics(found, Level.WRONG) == {"database_missing"}
    assert [file.name for file in files(tmp_path)] == ["config.toml"]  # nothing was made


@pytest.mark.parametrize(
    ("revision", "topic"), [("9999", "database_newer"), ("0001", "database_older")], ids=["newer", "older"]
)
async def test_a_database_of_another_version(settings: Settings, tmp_path: Path, revision: str, topic: str) -> None:
    await filled(settings)
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
        connection.commit()
    assert topics(await look_at_database(settings, NOW), Level.WRONG) == {topic}


async def test_a_damaged_file(settings: Settings, tmp_path: Path) -> None:
    await filled(settings)
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_journal_at'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with (tmp_path / "x.db").open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    assert topics(await look_at_database(settings, NOW), Level.WRONG) & {"database_damaged", "database_other"}


async def test_little_room_on_the_disk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "GIGABYTE", 2**60)
    assert "disk_full" in topics(await look_at_database(settings, NOW), Level.WRONG)


# ── Telegram ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("server", "wrong"),
    [
        (Server("", 0, "", 1.0), set()),
        (Server("", 99, "", None), set()),
        (Server("", 100, "", -45.0), {"updates_pile_up", "clock_wrong"}),
        (Server("https://elsewhere.example", 0, "", 0.0), {"webhook_elsewhere"}),
    ],
)
def test_polling(settings: Settings, server: Server, wrong: set[str]) -> None:
    assert topics(look_at_server(settings, server), Level.WRONG) == wrong


@pytest.mark.parametrize(
    ("server", "wrong"),
    [
        (Server("https://xiaoer.example/hook", 0, "", 1.0), set()),
        (Server("https://xiaoer.example/hook", 0, "Connection refused", 1.0), {"webhook_failing"}),
        (Server("", 0, "", 1.0), {"webhook_missing"}),
        (Server("https://elsewhere.example", 0, "", 1.0), {"webhook_missing"}),
    ],
)
def test_webhook(tmp_path: Path, server: Server, wrong: set[str]) -> None:
    assert topics(look_at_server(configured(tmp_path, WEBHOOK), server), Level.WRONG) == wrong


# ── the running bot ───────────────────────────────────────────────────────


async def test_a_bot_that_does_not_answer(settings: Settings) -> None:
    assert topics(await look_at_bot(settings), Level.NOTE) == {"bot_unknown"}
    watched = settings.watch.model_copy(update={"listen": f"127.0.0.1:{free_port()}"})
    assert topics(await look_at_bot(settings.model_copy(update={"watch": watched})), Level.WRONG) == {"bot_silent"}


# ── words ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("topic", SENTENCES)
def test_both_languages_say_the_same(topic: str) -> None:
    used = [set(re.findall(r"\{(\w+)\}", "".join(SENTENCES[topic][language]))) for language in ("zh", "en")]
    assert used[0] == used[1]
    assert not re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", "".join(SENTENCES[topic]["en"]))
    assert bool(SENTENCES[topic]["zh"][1]) == bool(SENTENCES[topic]["en"][1])


def test_every_sentence_is_said_and_none_is_missing() -> None:
    code = "".join(file.read_text("utf-8") for file in (ROOT / "bot" / "doctor").glob("*.py") if file.stem != "words")
    assert set(re.findall(r'(?:fine|note|wrong|tell)\(\s*"(\w+)"', code)) == set(SENTENCES)
