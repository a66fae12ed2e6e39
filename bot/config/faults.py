"""What is wrong with a document, and how that becomes a sentence."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from bot.config.document import Document
from bot.config.lines import Key
from bot.config.mistakes import Mistake
from bot.config.words import EXPECTED, Language, say

SECRETS = {"telegram.token", "telegram.webhook.secret_token"}
LONGEST_QUOTATION = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """`found` and `expected` are words of the catalogue."""

    key: Key
    found: str = ""  # empty: what stands there
    expected: str = ""  # empty: what EXPECTED says of the key
    other: Key | None = None  # what it collides with
    name: str = ""  # of a person or a file


def told(document: Document, faults: Iterable[Fault]) -> Iterator[Mistake]:
    """One mistake a key, the first: what follows is most likely its consequence."""
    faults = {fault.key: fault for fault in reversed([*faults])}.values()
    meant = tuple(slip for fault in faults if fault.found == "unknown key" and (slip := nearest(fault.key)))
    for fault in faults:
        if fault.found == "nothing" and any(fault.key[: len(key)] == key for key in meant):
            continue  # it is there, under a misspelt name
        yield _told(document, fault)


def _told(document: Document, fault: Fault) -> Mistake:
    variable = document.variables.get(fault.key)
    return Mistake(
        file=say("variable", document.language, name=variable) if variable else document.file,
        key=dotted(fault.key),
        line=None if variable else document.line(fault.key),
        found=_found(document, fault),
        expected=_expected(fault, document.language),
        language=document.language,
    )


def _found(document: Document, fault: Fault) -> str:
    language = document.language
    shown = _shown(fault.key, document.value(fault.key), language)
    if not fault.found:
        return shown
    other = say("other", language, key=dotted(fault.other), line=document.line(fault.other)) if fault.other else ""
    return say(fault.found, language, found=shown, other=other, name=fault.name)


def _expected(fault: Fault, language: Language) -> str:
    if fault.expected:
        return say(fault.expected, language)
    if fault.found != "unknown key":
        return EXPECTED[pattern(fault.key)][language]
    if meant := nearest(fault.key):
        return say("nearest", language, name=meant[-1])
    if names := siblings(fault.key):
        return say("one of", language, names=", ".join(names))
    return say("file only", language)


def _shown(key: Key, value: Any, language: Language) -> str:
    if pattern(key) in SECRETS:
        return say("hidden", language)
    match value:
        case str():
            return say("text", language, value=_quoted(value))
        case bool() | int() | float():
            return say("number", language, value=str(value).lower())
        case []:
            return say("empty list", language)
        case list() | dict():
            return say(type(value).__name__, language)
        case _:
            return say("moment", language)


def _quoted(text: str) -> str:
    """Without a token that landed in the wrong place, and without the password of an address."""
    text = re.sub(r"\d{6,}:[\w-]{30,}", "…", text)
    text = re.sub(r"(^[\w+.-]+://)?.*@", r"\1…@", text, flags=re.DOTALL)
    short = text if len(text) <= LONGEST_QUOTATION else text[:LONGEST_QUOTATION] + "…"
    return json.dumps(short, ensure_ascii=False)


def dotted(key: Key) -> str:
    """("units", 2, "name") → units[2].name"""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key).lstrip(".")


def pattern(key: Key) -> str:
    """("units", 2, "name") → units[].name, as it stands in `EXPECTED`; a chat with its language is an item too."""
    return re.sub(r"\[\d+\]|(?<=^chats\.languages)\..*", "[]", dotted(key), flags=re.DOTALL)


def siblings(key: Key) -> list[str]:
    """The names that exist beside the key, its own maybe not among them."""
    table = pattern(key[:-1]) + "." if key[:-1] else ""
    names = (known.removeprefix(table) for known in EXPECTED if known.startswith(table))
    return [name for name in names if not re.search(r"[.\[]", name)]


def nearest(key: Key) -> Key | None:
    """The key that was probably meant by a misspelt one."""
    match = get_close_matches(str(key[-1]).lower(), siblings(key), n=1)
    return (*key[:-1], match[0]) if match else None
