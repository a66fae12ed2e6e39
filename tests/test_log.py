"""One stream, one action a line, and no secret in it, whoever speaks."""

import errno
import io
import json
import logging
import sys
import warnings
from typing import Any

import pytest
import structlog

from bot import log

TOKEN = "123456789:AAExampleExampleExampleExampleExampl"
PASSWORD = 'pä"ss\\w@rd'


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


pytestmark = pytest.mark.usefixtures("log_as_before")


@pytest.fixture
def stream() -> io.StringIO:
    stream = io.StringIO()
    log.configure("DEBUG", [PASSWORD], stream)
    return stream


def records(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_record_of_ours(stream: io.StringIO) -> None:
    structlog.get_logger("bot.telegram.receive").info("stored", updates=3, chat="政企沟通群")
    (record,) = records(stream)
    assert record.pop("timestamp").endswith("Z")
    assert record == {
        "action": "stored",
        "level": "info",
        "logger": "bot.telegram.receive",
        "updates": 3,
        "chat": "政企沟通群",
    }
    assert "政企沟通群" in stream.getvalue()


def test_a_record_of_a_library(stream: io.StringIO) -> None:
    logging.getLogger("asyncio").info("Executing took %s", "0001", extra={"seconds": 2})
    (record,) = records(stream)
    assert record["action"] == "library"
    assert (record["message"], record["logger"], record["seconds"]) == ("Executing took 0001", "asyncio", 2)


def test_each_line_is_one_record_with_an_action(stream: io.StringIO) -> None:
    structlog.get_logger("bot").warning("stored", text="a\nb")
    logging.getLogger("library").error("several\nlines")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old", stacklevel=1)
    assert [record["action"] for record in records(stream)] == ["stored", "library", "library"]


@pytest.mark.parametrize("name", ["httpx", "httpcore.connection", "aiohttp.access", "aiosqlite", "alembic"])
def test_libraries_that_tell_each_request_are_quiet(name: str, stream: io.StringIO) -> None:
    logging.getLogger(name).info("POST https://api.telegram.org/")
    logging.getLogger(name).warning("refused")
    assert [record["message"] for record in records(stream)] == ["refused"]


def test_below_the_level_nothing_is_said() -> None:
    stream = io.StringIO()
    log.configure("INFO", stream=stream)
    structlog.get_logger("bot").debug("asked")
    logging.getLogger("library").debug("asked")
    assert stream.getvalue() == ""


def say_everywhere(secret: str) -> None:
    ours, theirs = structlog.get_logger("bot"), logging.getLogger("library")
    ours.info("failed", address=f"https://api.telegram.org/bot{secret}/getMe", nested={"a": [secret]})
    ours.info(f"failed {secret}", error=ValueError(secret))
    theirs.warning("POST %s", f"/bot{secret}/getMe", extra={"url": secret})
    try:
        raise RuntimeError(f"The token `{secret}` was rejected by the server.")
    except RuntimeError:
        ours.exception("broke")
        theirs.exception("broke")


@pytest.mark.parametrize("secret", [TOKEN, TOKEN.replace(":", "%3A"), PASSWORD])
@pytest.mark.parametrize("stream_class", [io.StringIO, Terminal])
def test_no_secret_is_told(secret: str, stream_class: type[io.StringIO]) -> None:
    stream = stream_class()
    log.configure("DEBUG", [PASSWORD], stream)
    say_everywhere(secret)
    told = stream.getvalue()
    assert told.count(log.HIDDEN) == 8
    assert not [part for part in ("AAExample", "w@rd") if part in told]


@pytest.mark.parametrize("innocent", ["2026-11-23 12:34:56", "ZQ1042: 500万元", "7100000001:short", "a:b"])
def test_what_is_no_secret_stays(innocent: str) -> None:
    assert log.redactor([PASSWORD, ""])(innocent) == innocent


def test_a_record_that_cannot_be_told_does_not_spill(stream: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    record = logging.makeLogRecord({"name": "library", "msg": "%d updates", "args": (TOKEN,)})
    logging.root.handlers[0].handle(record)
    assert [record["action"] for record in records(stream)] == ["log_failed"]
    assert capsys.readouterr().err == ""


class Full(io.StringIO):
    def write(self, _: str, /) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_where_nothing_can_be_written_nothing_ends(stream: io.StringIO) -> None:
    log.configure("INFO", stream=Full())
    structlog.get_logger("bot").warning("storage_trouble", error="database or disk is full")


def test_the_same_trouble_is_told_once_a_minute(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(log, "monotonic", lambda: now)
    for second in range(100):
        now = second
        structlog.get_logger("bot").warning("storage_trouble", error="disk full" if second != 30 else "locked")
        structlog.get_logger("bot").warning("stored")
    told = [record for record in records(stream) if record["action"] == "storage_trouble"]
    assert [(one["error"], one.get("times")) for one in told] == [
        ("disk full", None),
        ("locked", None),
        ("disk full", 59),
    ]
    assert len(records(stream)) == 100 + len(told)


def test_a_terminal_gets_readable_lines() -> None:
    stream = Terminal()
    log.configure("INFO", stream=stream)
    structlog.get_logger("bot").info("stored", updates=3)
    assert "stored" in stream.getvalue()
    with pytest.raises(json.JSONDecodeError):
        records(stream)


def test_stderr_is_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    log.configure()
    structlog.get_logger("bot").info("started")
    assert records(stream)[0]["action"] == "started"
