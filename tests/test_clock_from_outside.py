"""Only a rehearsal sets the bot's clock: `xiaoer run --clock` needs a Bot API on this machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import load
from bot.rehearsal.cast import configuration
from bot.rehearsal.story import read_story
from bot.rehearsal.world import TOKEN

ROOT = Path(__file__).parent.parent


def configured(folder: Path, base_url: str) -> Path:
    file = folder / "config.toml"
    text = configuration(read_story().cast, base_url=base_url, token=TOKEN, storage="sqlite+aiosqlite:///x.db")
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("base_url", "local"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://localhost:8081", True),
        ("http://[::1]:8081", True),
        ("https://api.telegram.org", False),
        ("http://192.0.2.7:8081", False),
        ("http://127.0.0.1.example", False),
    ],
)
def test_which_bot_api_is_this_machines(tmp_path: Path, base_url: str, local: bool) -> None:
    assert load(configured(tmp_path, base_url)).telegram.is_local is local


def test_a_real_bot_takes_no_clock_from_outside(tmp_path: Path) -> None:
    file = configured(tmp_path, "https://api.telegram.org")
    (tmp_path / "clock").write_text("3600.0")
    command = (sys.executable, "-m", "bot", "run", "--config", str(file), "--clock", str(tmp_path / "clock"))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (78, "")
    assert "--clock 只用于排练" in done.stderr
    assert not (tmp_path / "x.db").exists()
