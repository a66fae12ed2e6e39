"""Values as TOML. JSON's numbers, booleans and lists are TOML's too; so are its strings, but for DEL and surrogates.

https://toml.io/en/v1.0.0#string
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

Value = object

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_NOT_IN_JSON = {0x7F: "\\u007f"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def value(given: Value) -> str:
    """On one line, tables and lists too. Raises TypeError for what TOML has no words for."""
    match given:
        case str():
            return json.dumps(str(given), ensure_ascii=False).translate(_NOT_IN_JSON)
        case bool() | int() | float():
            return json.dumps(given)
        case datetime() | date():
            return given.isoformat()
        case Mapping():
            return "{ " + ", ".join(f"{key(name)} = {value(one)}" for name, one in given.items()) + " }"
        case Sequence():
            return "[" + ", ".join(value(one) for one in given) + "]"
    raise TypeError(f"TOML has no words for {given!r}")


def key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else value(name)


def pairs(values: Mapping[str, Value]) -> list[str]:
    """A line for each."""
    return [f"{key(name)} = {value(one)}" for name, one in values.items()]


def table(name: str, values: Mapping[str, Value]) -> list[str]:
    return [f"[{name}]", *pairs(values)]


def entry(name: str, values: Mapping[str, Value]) -> list[str]:
    """One of an array of tables."""
    return [f"[[{name}]]", *pairs(values)]
