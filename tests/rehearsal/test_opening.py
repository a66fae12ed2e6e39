"""`xiaoer rehearse`: what it says where it can't begin, and who is asked for a password."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from bot.rehearsal import opening
from bot.rehearsal.opening import EX_CONFIG, Wanted, rehearse

T = TypeVar("T")
ROOT = Path(__file__).parent.parent.parent
WANTED = Wanted(story=None, language="zh", fast=True, keep=None, host="127.0.0.1", port=0, show=False)


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that speaks no language in particular and says nothing of production."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "XIAOER_ENV"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("spoken", "says"),
    [
        ("", "不能排练"),
        ("C.UTF-8", "不能排练"),
        ("zh_CN.UTF-8", "不能排练"),
        ("en_GB.UTF-8", "nothing is rehearsed here"),
    ],
)
def test_production_is_no_place_to_rehearse(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], spoken: str, says: str
) -> None:
    monkeypatch.setenv("XIAOER_ENV", "production")
    monkeypatch.setenv("LANG", spoken)
    assert rehearse(WANTED) == EX_CONFIG
    assert says in capsys.readouterr().out


def test_a_folder_with_somebodys_files_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "xiaoer.db").write_text("somebody's")
    assert rehearse(replace(WANTED, keep=tmp_path)) == EX_CONFIG
    assert "请换一个文件夹" in capsys.readouterr().out
    assert (tmp_path / "xiaoer.db").read_text() == "somebody's"


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (replace(WANTED, language="fr"), "没有这种语言：fr"),
        (replace(WANTED, story="nowhere.toml"), "nowhere.toml"),
        (replace(WANTED, story="year"), "year.zh.toml"),
        (replace(WANTED, host="192.0.2.1"), "192.0.2.1"),
    ],
)
def test_what_can_not_be_opened_is_named(capsys: pytest.CaptureFixture[str], wanted: Wanted, says: str) -> None:
    assert rehearse(wanted) == EX_CONFIG
    said = capsys.readouterr()
    assert says in said.out + said.err
    assert "Traceback" not in said.err


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert rehearse(replace(WANTED, port=port)) == EX_CONFIG
    assert f"127.0.0.1:{port} 用不了" in capsys.readouterr().out


async def test_the_usual_port_or_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(opening, "PORT", taken.getsockname()[1])
        assert await opening._free("127.0.0.1") == 0


@contextmanager
def rehearsing(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = (sys.executable, "-m", "bot", "rehearse", "--no-open", "--port", "0", *arguments)
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "LANG": "C"})
    try:
        yield process
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()


def test_for_this_machine_alone_no_password_is_asked() -> None:
    with rehearsing() as process:
        assert process.stdout
        assert re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        assert process.stdout.readline() == "排练结束。\n"


def test_beyond_it_the_password_is_printed() -> None:
    with rehearsing("--host", "0.0.0.0") as process:  # noqa: S104 - what is tested
        assert process.stdout
        process.stdout.readline()
        assert re.search(r"口令：[\w-]{12}", process.stdout.readline())
        process.send_signal(signal.SIGTERM)


def test_running_the_bot_brings_no_stand_in() -> None:
    program = "import sys; from bot import bootstrap; print([name for name in sys.modules if 'rehearsal' in name])"
    done = subprocess.run((sys.executable, "-c", program), cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent's death")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_bot_is_left_behind(tmp_path: Path, how: signal.Signals) -> None:
    command = (sys.executable, "-m", "bot", "rehearse", "--story", "day", "--keep", str(tmp_path / "kept"))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        bot = _wait_for(lambda: _child_of(process.pid))
        process.send_signal(how)
        assert process.wait(20) == (130 if how == signal.SIGTERM else -how)
    assert _wait_for(lambda: not Path(f"/proc/{bot}/cmdline").exists() or _is_dead(bot))


def _child_of(parent: int) -> int | None:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    found = (int(child) for child in children if b"--clock" in Path(f"/proc/{child}/cmdline").read_bytes())
    return next(found, None)


def _is_dead(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def _wait_for(look: Callable[[], T | None]) -> T:
    for _ in range(2000):
        if found := look():
            return found
        select.select((), (), (), 0.01)
    raise AssertionError("it did not come")
