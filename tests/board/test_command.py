"""`xiaoer board`: beside the bot's database, printed once where it is no terminal, live where it is."""

import asyncio
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.core.people import Unit
from bot.core.register import Register
from storage.engine import open_engine
from storage.migrate import migrate
from storage.work import Work
from tests.configuring import BASICS
from tests.core.cast import ADMIN, TUESDAY, in_progress, opened

pytestmark = pytest.mark.usefixtures("log_as_before")

ROOT = Path(__file__).parents[2]
UNIT = '\n[[units]]\nname = "市金融办"\naliases = ["金融局"]\n'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(f'{BASICS}[storage]\nurl = "sqlite+aiosqlite:///{tmp_path / "data" / "x.db"}"\n{UNIT}', "utf-8")
    return file


@pytest.fixture
def filled(config: Path) -> Path:
    """With two issues."""
    asyncio.run(fill(f"sqlite+aiosqlite:///{config.parent / 'data' / 'x.db'}"))
    return config


async def fill(url: str) -> None:
    engine = open_engine(url)
    await migrate(engine)
    async with Work(engine) as work:
        await work.issues.add(replace(in_progress(), number=1001), 1)
        await work.issues.add(replace(opened(), number=1002), 1)
    await engine.dispose()


def run(config: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["board", "--config", str(config), *words])


def test_it_prints_once_and_writes_nothing(filled: Path) -> None:
    database = filled.parent / "data" / "x.db"
    before = database.read_bytes()
    shown, of_unit = run(filled), run(filled, "--once", "--unit", "金融局")
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "ZQ1001" in shown.stdout
    assert "ZQ1002" in shown.stdout
    assert "ZQ1001" in of_unit.stdout
    assert "ZQ1002" not in of_unit.stdout
    whole = json.loads(run(filled, "--json").stdout)
    assert {issue["number"] for issue in whole["issues"]} == {1001, 1002}
    assert database.read_bytes() == before


def test_what_is_wrong_is_said(config: Path) -> None:
    missing = run(config)
    assert (missing.exit_code, missing.stdout) == (78, "")
    assert missing.stderr.startswith("还没有数据库：")
    assert not (config.parent / "data").exists()
    (config.parent / "data").mkdir()
    (config.parent / "data" / "x.db").touch()
    older = run(config, "--json")
    assert (older.exit_code, older.stdout, older.stderr) == (
        78,
        "",
        "数据库还是旧版本的，请先启动一次小二（xiaoer run）。\n",
    )
    config.write_text("nonsense", "utf-8")
    assert run(config).exit_code == 78


def test_units_are_called_as_in_the_book_where_there_is_one(filled: Path) -> None:
    asyncio.run(write_book(f"sqlite+aiosqlite:///{filled.parent / 'data' / 'x.db'}"))
    assert "ZQ1001" in run(filled, "--unit", "金融工作局").stdout
    unknown = run(filled, "--unit", "金融局")
    assert (unknown.exit_code, unknown.stderr) == (64, "没有「金融局」这个单位，请写名单里的单位名称或别名。\n")


async def write_book(url: str) -> None:
    engine = open_engine(url)
    async with Work(engine) as work:
        book = Register(units=(Unit("市金融办", aliases=("金融工作局",)),))
        await work.register.save(book, ADMIN, TUESDAY, "sheet")
    await engine.dispose()


@pytest.fixture
def heard_interrupts() -> Iterator[None]:
    """A shell without job control ignores SIGINT in what it starts in the background, and children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard_interrupts")
def test_in_a_terminal_it_lives_until_it_is_interrupted(filled: Path) -> None:
    master, terminal = pty.openpty()
    command = (sys.executable, "-m", "bot", "board", "--config", str(filled))
    environment = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(
        command, cwd=ROOT, stdin=terminal, stdout=terminal, stderr=terminal, env=environment
    ) as board:
        os.close(terminal)
        try:
            assert "ZQ1002" in read_until(master, "ZQ1002")
            assert board.poll() is None
            board.send_signal(signal.SIGINT)
            rest = read_until(master, None)
            assert board.wait(20) == 0
        finally:
            board.kill()
    os.close(master)
    assert "Traceback" not in rest
    assert "\x1b[?1049l" in rest  # the terminal has its own screen back


def read_until(master: int, words: str | None) -> str:
    """What the terminal shows until it says so, or until it is closed; at most for half a minute."""
    read, ends = b"", time.monotonic() + 30
    while time.monotonic() < ends and not (words and words in read.decode("utf-8", "replace")):
        if not select.select([master], [], [], 0.2)[0]:
            continue
        try:
            more = os.read(master, 65_536)
        except OSError:  # Linux: the other side is closed
            break
        if not more:
            break
        read += more
    return read.decode("utf-8", "replace")
