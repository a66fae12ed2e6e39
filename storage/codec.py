"""Core's frozen dataclasses as JSON text and back; datetimes are written in UTC."""

import json
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


#: Building one costs far more than using it.
_adapters: dict[Any, TypeAdapter[Any]] = {}


def adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form here")


_encode = json.JSONEncoder(default=_plain, ensure_ascii=False).encode


def to_json(value: object) -> str:
    """The value as its own type would be read back by `from_json`."""
    return _encode(adapter(type(value)).dump_python(value))


def from_json(kind: type[T], text: str) -> T:
    """Raises pydantic.ValidationError where the text is not of that kind."""
    value: T = adapter(kind).validate_json(text)
    return value
