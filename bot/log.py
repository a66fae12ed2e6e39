"""One stream of records, ours and the libraries', on stderr: JSON lines, or readable where a person looks on.

Ours: ``log = structlog.get_logger(__name__)`` and ``log.info("stored", updates=3)``. That word is the record's
`action`, what to search for: it never changes. A library's record has the action `library` and a `message`.
"""

import contextlib
import json
import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TextIO
from urllib.parse import quote

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

#: They tell every request (httpx with its address, in which the token stands; telegram with what was said), every row,
#: every migration.
TALKATIVE = ("httpx", "httpcore", "aiohttp", "aiosqlite", "alembic", "telegram")

#: They come again and again while the trouble lasts: the same words are said once in so many seconds.
REPEATED = frozenset(("storage_trouble", "network", "conflict"))
QUIET = 60.0

TOKEN = re.compile(r"\d{6,}(:|%3A)[\w-]{30,}", re.ASCII | re.IGNORECASE)
#: A mobile telephone's number. Ids of Telegram are shorter, or longer.
TELEPHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)", re.ASCII)
#: What JSON leaves as it is and a terminal obeys or hides: C1 controls, ends of lines, direction controls.
UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
HIDDEN = "[hidden]"


def configure(level: str = "INFO", secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Call it once, at the start, and again as soon as the configuration has told the secrets.

    Whatever has the shape of a bot token is hidden even when nobody named it.
    """
    stream = stream or sys.stderr
    handler = _Handler(stream)
    handler.setFormatter(_Formatter(redactor(secrets), readable=stream.isatty()))
    logging.root.handlers = [handler]
    logging.root.setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            _Thinned(),
            *_common(),
            structlog.processors.EventRenamer("action"),
            ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def redactor(secrets: Iterable[str] = ()) -> Callable[[str], str]:
    """A text → the text without secrets, in whatever form they travel: bare, in an address, in JSON, in a repr."""
    forms = {written for secret in secrets if secret for form in _forms(secret) for written in (form, _json(form))}
    longest_first = sorted(forms, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    return lambda text: TOKEN.sub(HIDDEN, known.sub(HIDDEN, text))


def _forms(secret: str) -> Iterable[str]:
    return secret, quote(secret), quote(secret, safe=""), repr(secret)[1:-1]


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


class _Thinned:
    """A disk that is full for hours must not fill a log: what was left out meanwhile is counted as `times`."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], tuple[float, int]] = {}  # when it was said, how often it was not since

    def __call__(self, _: WrappedLogger, __: str, record: EventDict) -> EventDict:
        if record["event"] not in REPEATED:
            return record
        what, now = (record["event"], str(record.get("error"))), monotonic()
        said, left_out = self._last.get(what, (-QUIET, 0))
        if now - said < QUIET:
            self._last[what] = said, left_out + 1
            raise structlog.DropEvent
        self._last[what] = now, 0
        return {**record, "times": left_out + 1} if left_out else record


class _Formatter(ProcessorFormatter):
    """Hides at the very end, when tracebacks and the libraries' records have become text as well."""

    def __init__(self, redacted: Callable[[str], str], readable: bool) -> None:
        super().__init__(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *_common(), _of_a_library],
            processors=[
                ProcessorFormatter.remove_processors_meta,
                *(_readable() if readable else _json_lines()),
            ],
        )
        self._redacted = redacted

    def format(self, record: logging.LogRecord) -> str:
        told = TELEPHONE.sub(HIDDEN, self._redacted(super().format(record)))
        return UNSEEN.sub(lambda letter: f"\\u{ord(letter[0]):04x}", told)


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Python's own prints the record's arguments as they are; this says who could not be told, and no more.

        Where nothing can be written at all (the disk is full, nobody reads any more), the bot goes on without a log.
        """
        with contextlib.suppress(OSError):
            self.stream.write(json.dumps({"action": "log_failed", "level": "error", "logger": record.name}) + "\n")
            self.stream.flush()


def trace(exc_info: ExcInfo) -> str:
    """Where it went wrong, but for what the exceptions say: people's words and names may stand there."""
    return "".join(_trace(exc_info[1], set())).rstrip("\n")


def _trace(error: BaseException, told: set[int]) -> Iterator[str]:
    told.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in told:
        yield from _trace(before, told)
        yield "\nwhich led to:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_harmless_words(error)}\n"


def _harmless_words(error: BaseException) -> str:
    """The operating system's and SQLite's: they name no value."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) if isinstance(error, sqlite3.Error) else HIDDEN


def _write_trace(stream: TextIO, exc_info: ExcInfo) -> None:
    stream.write(f"\n{trace(exc_info)}")


def _common() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _of_a_library(_: WrappedLogger, __: str, record: EventDict) -> EventDict:
    record["message"] = record.pop("event")
    return {**record, "action": "library"}


def _readable() -> list[Processor]:
    return [
        structlog.dev.ConsoleRenderer(event_key="action", exception_formatter=_write_trace),
    ]


def _json_lines() -> list[Processor]:
    return [
        structlog.processors.ExceptionRenderer(trace),
        structlog.processors.JSONRenderer(ensure_ascii=False, default=repr),
    ]
