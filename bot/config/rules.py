"""What no value alone gets wrong: values that contradict each other.

The tables come unchecked, so that these mistakes are found together with the others; what is not even of the right
shape is passed over here.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import Any

from bot.config.faults import Fault
from bot.config.lines import Key
from bot.config.values import is_loopback
from bot.core.words import UnitKind

Tables = dict[str, Any]

#: Where people stand, and what a second entry with the same id breaks.
PEOPLE = (
    ("admins", None, "another id"),
    ("leaders", None, "another id"),
    ("officers", None, "another id"),
    ("units", "handlers", "one unit a person"),
    ("enterprises", "members", "one enterprise a person"),
)


def contradictions(tables: Tables) -> Iterator[Fault]:
    yield from webhook_missing(tables)
    yield from chats_mixed(tables)
    yield from languages_of_no_chat(tables)
    yield from days_twice(tables)
    yield from hours_mixed(tables)
    yield from ids_twice(tables)
    yield from names_of_one_id(tables)
    yield from names_twice(tables)
    yield from unknown_leaders(tables)
    yield from rota_mixed(tables)
    yield from leaders_twice(tables)
    yield from misplaced_units(tables)
    yield from watched_from_afar(tables)


def webhook_missing(tables: Tables) -> Iterator[Fault]:
    telegram = tables.get("telegram")
    if isinstance(telegram, dict) and telegram.get("mode") == "webhook" and "webhook" not in telegram:
        yield Fault(("telegram", "webhook"), "nothing")


def chats_mixed(tables: Tables) -> Iterator[Fault]:
    """Entrepreneurs read the groups: a desk must not be one of them."""
    chats = tables.get("chats")
    if not isinstance(chats, dict):
        return
    groups = [(("chats", "groups", number), group) for number, group in enumerate(_list(chats.get("groups")))]
    yield from (Fault(key, "same", "another id", other) for key, other in repeated(groups))
    desks: list[tuple[Key, Any]] = [(("chats", "office"), chats.get("office"))]
    desks += [((*key, "chat"), unit.get("chat")) for key, unit in entries(tables, "units")]
    for key, desk in desks:
        yield from (Fault(key, "same", "internal chat", other) for other, group in groups if desk == group)


def languages_of_no_chat(tables: Tables) -> Iterator[Fault]:
    """Where no units are listed, any group may be that of a unit: they are in the database."""
    chats = tables.get("chats")
    if not isinstance(chats, dict) or not isinstance(chats.get("languages"), dict):
        return
    known = [
        *_list(chats.get("groups")),
        chats.get("office"),
        *(unit.get("chat") for _, unit in entries(tables, "units")),
    ]
    listed = bool(_list(tables.get("units")))
    for written in chats["languages"].keys() - {str(chat) for chat in known if isinstance(chat, int)}:
        if listed or not written.startswith("-"):
            yield Fault(("chats", "languages", written), "no such chat", "configured chat")


def days_twice(tables: Tables) -> Iterator[Fault]:
    """A day is off or worked, and stands in the file once."""
    first: dict[str, Key] = {}
    for key, day in (*items_of(tables, "calendar", "days_off"), *items_of(tables, "calendar", "working_days")):
        if (other := first.setdefault(str(day), key)) != key:
            yield Fault(key, "same", "each day once", other)


def hours_mixed(tables: Tables) -> Iterator[Fault]:
    """The stretches of a day follow one another."""
    closed = ""
    for key, stretch in items_of(tables, "calendar", "hours"):
        if isinstance(stretch, str) and len(stretch) == len("08:30-12:00"):
            if stretch[:5] <= closed:
                yield Fault(key, "", "hours in order")
            closed = max(closed, stretch[6:])


def ids_twice(tables: Tables) -> Iterator[Fault]:
    for table, column, expected in PEOPLE:
        ids = [((*key, "telegram_id"), person.get("telegram_id")) for key, person in people(tables, table, column)]
        yield from (Fault(key, "same", expected, other) for key, other in repeated(ids))


def names_of_one_id(tables: Tables) -> Iterator[Fault]:
    """Two names for one id on two lists: most likely an id that was copied, and with it somebody else's rights."""
    known: dict[Any, tuple[str, Key, str]] = {}
    for table, column, _ in PEOPLE:
        for key, person in people(tables, table, column):
            telegram_id, name = person.get("telegram_id"), person.get("name")
            if not isinstance(telegram_id, int) or not isinstance(name, str):
                continue
            first, place, name_there = known.setdefault(telegram_id, (table, key, name.strip()))
            if first != table and name_there != name.strip():
                yield Fault((*key, "telegram_id"), "other name", "one name a person", (*place, "name"), name_there)


def names_twice(tables: Tables) -> Iterator[Fault]:
    for table in ("leaders", "units", "enterprises"):
        first: dict[str, Key] = {}
        for owner, entry in entries(tables, table):
            for key, name in names(owner, entry):
                other = first.setdefault(name, key)
                if other[: len(owner)] != owner:
                    yield Fault(key, "same", "another name", other)


def unknown_leaders(tables: Tables) -> Iterator[Fault]:
    known = {name for key, entry in entries(tables, "leaders") for _, name in names(key, entry)}
    led = [*entries(tables, "units"), *entries(tables, "enterprises")]
    for key, entry in led:
        leader = entry.get("leader")
        if isinstance(leader, str) and leader.strip() and leader.strip() not in known:
            yield Fault((*key, "leader"), "no such leader")


def rota_mixed(tables: Tables) -> Iterator[Fault]:
    """Of the service day: a leader stands in it once, and an enterprise is visited by one of them alone."""
    leaders = {name for key, entry in entries(tables, "leaders") for _, name in names(key, entry)}
    enterprises = {name for key, entry in entries(tables, "enterprises") for _, name in names(key, entry)}
    first: dict[tuple[str, str], Key] = {}
    for key, name, known in _rota(tables, leaders, enterprises):
        what = "leader" if key[-1] == "leader" else "enterprise"
        if known and name not in known:  # without such a table the book alone knows them
            yield Fault(key, f"no such {what}", f"known {what}")
        elif (other := first.setdefault((what, name), key)) != key:
            yield Fault(key, "same", f"{what} once", other)


def _rota(
    tables: Tables, leaders: Collection[str], enterprises: Collection[str]
) -> Iterator[tuple[Key, str, Collection[str]]]:
    """Each name in it, with those that there are."""
    service_day = tables.get("service_day")
    for key, entry in entries(service_day, "rota", ("service_day",)) if isinstance(service_day, dict) else ():
        if isinstance(entry.get("leader"), str):
            yield (*key, "leader"), entry["leader"].strip(), leaders
        for number, name in enumerate(_list(entry.get("enterprises"))):
            if isinstance(name, str):
                yield (*key, "enterprises", number), name.strip(), enterprises


def misplaced_units(tables: Tables) -> Iterator[Fault]:
    """A unit of a county's own: two levels, and the upper one is a county of the list."""
    units = {str(unit.get("name")).strip(): unit for _, unit in entries(tables, "units")}
    for key, unit in entries(tables, "units"):
        parent = unit.get("parent")
        if not isinstance(parent, str) or not parent.strip():
            continue
        county = units.get(parent.strip())
        if county is None or county.get("kind") != UnitKind.COUNTY:
            yield Fault((*key, "parent"), "no such county")
        elif unit.get("kind") == UnitKind.COUNTY or "parent" in county:
            yield Fault((*key, "parent"), "", "two levels")


def leaders_twice(tables: Tables) -> Iterator[Fault]:
    """Whoever takes turns takes one each time round."""
    first: dict[str, Key] = {}
    for key, name in items_of(tables, "leader_day", "leaders"):
        if isinstance(name, str) and (other := first.setdefault(name.strip(), key)) != key:
            yield Fault(key, "same", "each leader once", other)


def watched_from_afar(tables: Tables) -> Iterator[Fault]:
    """Nobody asks there who reads: beyond this computer it is opened in so many words or not at all."""
    watch = tables.get("watch")
    listen = watch.get("listen") if isinstance(watch, dict) else None
    if not isinstance(watch, dict) or not isinstance(listen, str) or not listen.strip():
        return
    try:
        alone = is_loopback(listen)
    except ValueError:  # a name, which may lead anywhere
        alone = False
    if not alone and watch.get("beyond_loopback") is not True:
        yield Fault(("watch", "listen"), "", "loopback")


def entries(tables: Tables, table: str, within: Key = ()) -> Iterator[tuple[Key, Tables]]:
    listed = enumerate(_list(tables.get(table)))
    return (((*within, table, number), entry) for number, entry in listed if isinstance(entry, dict))


def items_of(tables: Tables, table: str, name: str) -> Iterator[tuple[Key, Any]]:
    """The items of a list in a table."""
    found = tables.get(table)
    items = _list(found.get(name)) if isinstance(found, dict) else []
    return (((table, name, number), item) for number, item in enumerate(items))


def people(tables: Tables, table: str, column: str | None) -> Iterator[tuple[Key, Tables]]:
    for key, entry in entries(tables, table):
        if column:
            yield from entries(entry, column, key)
        else:
            yield key, entry


def names(key: Key, entry: Tables) -> Iterator[tuple[Key, str]]:
    aliases = enumerate(_list(entry.get("aliases")))
    listed: list[tuple[Key, Any]] = [((*key, "name"), entry.get("name"))]
    listed += [((*key, "aliases", number), alias) for number, alias in aliases]
    return ((place, name.strip()) for place, name in listed if isinstance(name, str))


def repeated(items: Iterable[tuple[Key, Any]]) -> Iterator[tuple[Key, Key]]:
    """Each item that was there before, with the place of the first."""
    first: dict[Hashable, Key] = {}
    for key, value in items:
        if isinstance(value, int) and (other := first.setdefault(value, key)) != key:
            yield key, other


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
