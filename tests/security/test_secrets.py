"""No error, no command and no other process tells a secret; what is installed is what was read."""

import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.config import ConfigurationErrors, load
from bot.rehearsal.botprocess import without_the_city
from tests.configuring import BASICS, TOKEN

ROOT = Path(__file__).parents[2]
PASSWORD = "hunter-2-hunter"
#: A database that is not there, a port that is none, a host that is no host.
ADDRESSES = (
    f"postgresql+psycopg://xiaoer:{PASSWORD}@127.0.0.1:1/xiaoer",
    f"postgresql+psycopg://xiaoer@127.0.0.1:1/xiaoer?password={PASSWORD}",
    f"postgresql+psycopg://xiaoer:{PASSWORD}@127.0.0.1:1/xiaoer?nonsense={PASSWORD}",
    f"postgresql+psycopg://xiaoer:{PASSWORD}@127.0.0.1:port/xiaoer",
    f"postgresql+psycopg://xiaoer:{PASSWORD}@[::1/xiaoer",
    f"mysql://xiaoer:{PASSWORD}@127.0.0.1/xiaoer",
)
COMMANDS = (["run"], ["check"], ["doctor"], ["board"], ["roster", "journal"], ["backup"], ["person", "export", "1"])


@pytest.mark.usefixtures("log_as_before")
@pytest.mark.parametrize("address", ADDRESSES)
def test_whatever_is_wrong_no_command_says_the_password(address: str, tmp_path: Path) -> None:
    base = BASICS.replace("[city]", 'base_url = "http://127.0.0.1:9"\n[city]')
    (tmp_path / "config.toml").write_text(f'{base}[storage]\nurl = "{address}"\n', "utf-8")
    for command in COMMANDS:
        done = CliRunner().invoke(app, [*command, "--config", str(tmp_path / "config.toml")])
        assert done.exit_code in (1, 64, 65, 69, 75, 78), (command, done.exit_code, done.output)
        assert done.exception is None or isinstance(done.exception, SystemExit), (command, repr(done.exception))
        for secret in (PASSWORD, TOKEN):
            assert secret not in done.output, command


@pytest.mark.parametrize("key", ["chats.office", "city.name", "telegram.bas_url"])
def test_a_token_in_the_wrong_place(key: str, tmp_path: Path) -> None:
    table, _, name = key.partition(".")
    text = re.sub(rf"(?m)^{name} = .*$", "", BASICS).replace(f"[{table}]", f'[{table}]\n{name} = "{TOKEN}"')
    (tmp_path / "config.toml").write_text(text, "utf-8")
    try:
        told = repr(load(tmp_path / "config.toml", {}).telegram)
    except ConfigurationErrors as errors:
        told = str(errors)
    assert TOKEN not in told


def test_a_rehearsal_s_bot_inherits_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOER_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "/run/credentials/xiaoer.service")
    handed = without_the_city()
    assert handed["PATH"] == os.environ["PATH"]
    assert TOKEN not in handed.values()
    assert "CREDENTIALS_DIRECTORY" not in handed


def test_each_package_is_pinned_to_what_was_looked_at() -> None:
    """pip refuses what has another hash, and with one hash given it refuses whatever has none."""
    locked = (ROOT / "requirements.lock").read_text()
    packages = [line for line in re.split(r"\n(?=\S)", locked) if line and not line.startswith("#")]
    assert len(packages) > 50
    for package in packages:
        assert re.match(r"[A-Za-z0-9_.-]+(\[[\w,-]+\])?==\S+", package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package
    assert not re.search(r"https?://|git\+|--(extra-)?index-url|--trusted-host", locked)
    assert "--require-hashes" in (ROOT / "Makefile").read_text() + (ROOT / "deploy" / "Containerfile").read_text()
