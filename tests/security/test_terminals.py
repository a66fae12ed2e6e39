"""Names from Telegram in a terminal and in the log: they command nothing, and begin no line of their own."""

import asyncio
import io
import json
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner

from bot import log
from bot.cli import app
from bot.core.people import Person
from bot.core.register import Entry, Register
from bot.core.words import Role
from bot.doctor.findings import note
from bot.telegram.check import Finding, sentence
from bot.telegram.check_words import Topic
from storage.engine import open_engine
from storage.migrate import migrate
from storage.work import Work
from tests.configuring import BASICS
from tests.core.cast import TUESDAY

#: A name that clears the screen, sets the window's title, turns the line around and writes lines of its own.
HOSTILE = "张三\x1b[2J\x1b]0;x\x07\x9b1A\u202e\r\n2026-11-24 09:00 市长：已批准\u2028\x7f"
COMMANDS = set("\x1b\x07\x9b\u202e\r\u2028\x7f")


async def enrol(url: str) -> None:
    engine = open_engine(url)
    await migrate(engine)
    book = Register(people=(Entry(number=1, name=HOSTILE, roles=frozenset({Role.REQUESTER})),))
    async with Work(engine) as work:
        await work.register.save(book, Person(7, HOSTILE, frozenset()), TUESDAY, "link")
    await engine.dispose()


def test_the_journal_of_the_book(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"
    (tmp_path / "config.toml").write_text(f'{BASICS}[storage]\nurl = "{url}"\n', "utf-8")
    asyncio.run(enrol(url))
    told = CliRunner().invoke(app, ["roster", "journal", "--config", str(tmp_path / "config.toml")]).output
    assert "张三[2J" in told
    assert (len(told.splitlines()), set(told) & COMMANDS) == (1, set())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_check_and_doctor_find(language: str) -> None:
    checked = sentence(Finding(Topic.ABSENT, HOSTILE, HOSTILE), language)  # type: ignore[arg-type] # a Literal
    lines = note("not_enrolled", count=1, names=HOSTILE).told(language)  # type: ignore[arg-type] # a Literal
    for line in (checked, *lines):
        assert (len(line.splitlines()), set(line) & COMMANDS) == (1, set())
    assert "张三" in checked
    assert "张三" in lines[0]


@pytest.mark.usefixtures("log_as_before")
@pytest.mark.parametrize("terminal", [False, True])
def test_a_record_of_the_log_is_one_line(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    log.configure(stream=stream)
    structlog.get_logger("bot").warning("network", error=HOSTILE)
    told = stream.getvalue()
    assert len(told.splitlines()) == 1
    assert "\x1b[2J" not in told
    assert not set(told) & COMMANDS - {"\x1b"}  # colours of a terminal are the log's own
    if not terminal:
        assert json.loads(told)["error"] == HOSTILE
