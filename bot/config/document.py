"""What was read, before anything is checked: the tables, and where each value came from."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.config.environment import overlay
from bot.config.lines import Key, lines_of
from bot.config.mistakes import ConfigurationErrors, Mistake
from bot.config.words import Language, say

#: Tables that hold keys without a default: where one is missing, each of these keys is.
NEEDED = ("telegram", "city", "chats")


@dataclass(frozen=True, slots=True)
class Document:
    file: str
    tables: dict[str, Any]
    lines: Mapping[Key, int]
    variables: Mapping[Key, str]  # the values that came from the environment
    language: Language

    def value(self, key: Key) -> Any:
        """What stands at the key, or None."""
        place: Any = self.tables
        for part in key:
            try:
                place = place[part]
            except (LookupError, TypeError):
                return None
        return place

    def line(self, key: Key) -> int | None:
        """Its line, or that of the table it is missing from."""
        return next((self.lines[key[:end]] for end in range(len(key), 0, -1) if key[:end] in self.lines), None)


def read(path: Path, environ: Mapping[str, str]) -> Document:
    """Raises `ConfigurationErrors` with one mistake when it can't be read, or is no TOML."""
    told_in = environ.get("XIAOER_CITY__LANGUAGE", "")
    text = text_of(path, _language(told_in), "a file")
    tables = tables_of(path, text, _language(told_in or _language_line(text)))
    lines = lines_of(text)
    variables = overlay(tables, environ)
    for name in NEEDED:
        tables.setdefault(name, {})
    city = tables["city"]
    language = _language(city.get("language") if isinstance(city, dict) else "")
    return Document(str(path), tables, lines, variables, language)


def text_of(path: Path, language: Language, wanted: str) -> str:
    """`wanted` is the catalogue's word for what should be there. Raises `ConfigurationErrors`."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        found, expected = "not UTF-8", "UTF-8"
    except FileNotFoundError:
        found, expected = "no file", wanted
    except IsADirectoryError:
        found, expected = "folder", wanted
    except OSError:
        found, expected = "unreadable", "readable"
    raise ConfigurationErrors([_about_the_file(path, None, found, expected, language)])


def tables_of(path: Path, text: str, language: Language) -> dict[str, Any]:
    """Raises `ConfigurationErrors`."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, error, language) from None  # it may quote a secret


def _not_toml(path: Path, text: str, error: tomllib.TOMLDecodeError, language: Language) -> ConfigurationErrors:
    """`tomllib` says (at line 3, column 8) or (at end of document), and "Cannot …" of what stands there twice."""
    message = str(error)
    found = re.search(r"at line (\d+)", message)
    line = int(found[1]) if found else len(text.splitlines())
    words = ("twice", "once") if message.startswith(("Cannot", "Duplicate")) else ("not TOML", "TOML")
    return ConfigurationErrors([_about_the_file(path, line, *words, language)])


def _about_the_file(path: Path, line: int | None, found: str, expected: str, language: Language) -> Mistake:
    return Mistake(str(path), "", line, say(found, language), say(expected, language), language)


def _language_line(text: str) -> str:
    line = re.search(r"""^[ \t]*(?:city\.)?language[ \t]*=[ \t]*["'](\w*)""", text, re.MULTILINE)
    return line[1] if line else ""


def _language(written: object) -> Language:
    return "en" if written == "en" else "zh"
