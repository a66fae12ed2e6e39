"""Who is who, and which chat is what: by number, never by name."""

from dataclasses import replace

import pytest

from bot.core.city import Room
from bot.core.messages import Chat
from bot.core.people import THE_BOT, Person, Unit
from bot.core.words import Role
from tests.core.cast import FINANCE, FINANCE_CHAT, GROUP, INDUSTRY, LIN, OFFICE, POWER, ROSTER, ZHOU, city


def test_somebody_is_known_by_their_number() -> None:
    assert ROSTER.person(ZHOU.telegram_id, "换了名字") == ZHOU


def test_anybody_else_is_a_guest_whatever_they_call_themselves() -> None:
    assert ROSTER.person(999, "周明远") == Person(999, "周明远", frozenset({Role.GUEST}))


@pytest.mark.parametrize(("roles", "found"), [((Role.LEADER,), True), ((Role.OFFICER, Role.LEADER), True), ((), False)])
def test_one_of_the_roles_is_enough(roles: tuple[Role, ...], found: bool) -> None:
    assert ZHOU.has(*roles) is found


def test_the_bot_acts_in_its_own_name() -> None:
    assert THE_BOT.has(Role.BOT)
    assert not THE_BOT.has(*(frozenset(Role) - {Role.BOT}))


@pytest.mark.parametrize(
    ("name", "unit"), [("市金融办", FINANCE), ("金融局", FINANCE), ("金融", None), ("", None), ("市金融办 ", None)]
)
def test_a_unit_by_its_exact_name_or_alias(name: str, unit: Unit | None) -> None:
    assert ROSTER.unit(name) == unit


def test_a_code_stays_while_the_name_does() -> None:
    """Buttons in old messages carry it: a new chat, alias or handler must not change it."""
    assert FINANCE.code == "29256a70"
    assert replace(FINANCE, aliases=(), chat=None, handlers=()).code == FINANCE.code
    assert ROSTER.unit_coded(FINANCE.code) == FINANCE
    assert ROSTER.unit_coded("00000000") is None


def test_codes_tell_the_units_of_a_big_city_apart() -> None:
    units = [Unit(f"第{number}县政府") for number in range(1000)]
    assert len({unit.code for unit in units}) == 1000
    assert {len(unit.code) for unit in units} == {8}


def test_everybody_with_a_role() -> None:
    assert [person for person in ROSTER.people if person.has(Role.OFFICER)] == [LIN]


# ── chats ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("chat", "room"),
    [
        (Chat(GROUP), Room.GROUP),
        (Chat(OFFICE), Room.OFFICE),
        (Chat(FINANCE_CHAT), Room.UNIT),
        (Chat(-1), Room.FOREIGN),
        (Chat(11, private=True), Room.PRIVATE),
    ],
)
def test_what_a_chat_is(chat: Chat, room: Room) -> None:
    assert city().room(chat) is room


def test_where_a_units_cards_go() -> None:
    nobody = Unit("市住建局")
    town = city(roster=replace(ROSTER, units=(*ROSTER.units, nobody)))
    assert town.desks(FINANCE.name) == (FINANCE_CHAT,)
    assert town.desks("金融局") == (FINANCE_CHAT,)
    assert town.desks(INDUSTRY.name) == INDUSTRY.handlers
    assert town.desks(nobody.name) == (OFFICE,)
    assert town.desks("撤销了的局") == (OFFICE,)


def test_a_chat_that_moved_is_the_same_chat() -> None:
    moved = city().after({GROUP: -2001, OFFICE: -2002, FINANCE_CHAT: -2003})
    assert [moved.room(Chat(chat)) for chat in (-2001, -2002, -2003)] == [Room.GROUP, Room.OFFICE, Room.UNIT]
    assert moved.room(Chat(GROUP)) is Room.GROUP, "what was said before it moved may be read after that"
    assert moved.desks(POWER.name) == POWER.handlers


def test_where_nothing_moved_the_city_is_the_same() -> None:
    town = city()
    assert town.after({}) is town
    assert replace(town.after({-5: -6}), moves={}) == town
