"""Whatever is sent to the webhook: it is read, or set aside with a reason; what was read is what it says it is."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from bot.core.messages import Unreadable
from bot.telegram.fields import GREATEST_ID, clean
from bot.telegram.parse import chat_id_of, sender_of
from tests.fuzz.numbers import COUNT, chance
from tests.fuzz.updates import hostile_updates
from tests.telegram.raws import parse


def test_it_is_read_or_set_aside() -> None:
    read = 0
    for raw in hostile_updates(COUNT, chance(2026)):
        for number in (sender_of(raw), chat_id_of(raw)):
            assert number is None or type(number) is int
        incoming = parse(raw)
        if incoming is not None and not isinstance(incoming, Unreadable):
            read += 1
            assert_as_declared(incoming, type(incoming), repr(raw))
    assert read > COUNT / 4, "enough of them are read"


def assert_as_declared(value: Any, declared: Any, where: str) -> None:
    """Of the declared type all the way down: the database would refuse anything else, and all that comes with it."""
    if get_origin(declared) is tuple:
        assert isinstance(value, tuple), where
        for inner in value:
            assert_as_declared(inner, get_args(declared)[0], where)
    elif isinstance(declared, UnionType):
        kind = next((one for one in get_args(declared) if type(value) is one), None)
        assert kind is not None, f"{value!r} is no {declared}: {where}"
        assert_as_declared(value, kind, where)
    else:
        assert type(value) is declared, f"{value!r} is no {declared}: {where}"
        _assert_fit(value, where)


def _assert_fit(value: Any, where: str) -> None:
    match value:
        case bool() | NoneType():
            pass
        case int():
            assert abs(value) <= GREATEST_ID, f"{value} fits no column: {where}"
        case str():
            assert clean(value) == value, f"{value!r} in {where}"
        case datetime():
            assert value.tzinfo is not None, where
        case _ if is_dataclass(value) and not isinstance(value, type):
            for name, declared in _declared(type(value)).items():
                assert_as_declared(getattr(value, name), declared, f"{name} in {where}")


@cache
def _declared(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
