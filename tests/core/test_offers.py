"""What is offered: only what is understood, and only what there is a command for."""

import pytest

from bot.core.city import Room
from bot.core.errands import Errand
from bot.core.keywords import COMMANDS, keyword
from bot.core.listings import COMMANDS as LISTS
from bot.core.offers import OF_OWN_UNITS, menu_in, orders_of
from bot.core.permissions import MAY, may
from bot.core.refusals import DOORS
from bot.core.words import Action, Role
from tests.core.cast import LIN, SUN, ZHENG, ZHOU, dispatched
from tests.core.test_sharing import HE, shared

STAFF = {Role.LEADER: ZHOU, Role.OFFICER: LIN, Role.HANDLER: SUN}

#: Whom to telephone is the office's matter.
UNIT_LISTS = tuple(listing for listing in LISTS if listing != "callbacks")

#: What is said in a chat that is no order.
PLAIN = {"new", "my", "help", "start", *LISTS, *Errand}


@pytest.mark.parametrize("role", STAFF)
def test_each_order_is_one_that_the_role_may_give(role: Role) -> None:
    """The lead unit's liaison is somebody's only after 交办; so they are asked then. Another unit assists."""
    offered = [action for action in orders_of(role) if not may(STAFF[role], action, dispatched())]
    assert offered == ([Action.CONTRIBUTE] if role is Role.HANDLER else [])
    assert may(ZHENG, Action.CONTRIBUTE, dispatched())


def test_a_countys_own_unit_is_offered_what_it_may_do() -> None:
    assert [action for action in OF_OWN_UNITS if not may(HE, action, shared())] == []


@pytest.mark.parametrize("role", STAFF)
def test_each_order_is_understood_as_its_command(role: Role) -> None:
    for action in orders_of(role):
        understood = keyword(f"/{action} …")
        assert understood is not None
        assert (understood.action, action in DOORS) == (action, True)


@pytest.mark.parametrize("room", list(Room))
def test_each_command_of_a_menu_is_a_door(room: Room) -> None:
    assert [word for word in menu_in(room) if word not in PLAIN and COMMANDS.get(word) not in DOORS] == []


def test_the_menus() -> None:
    assert menu_in(Room.GROUP) == ("new", "my", "help")
    assert menu_in(Room.PRIVATE) == ("new", "my", "help", "start")
    assert {"accept", "dispatch", "ask", "decline", "handle", "remind", "supervise", "grant", "note", "help"} <= set(
        menu_in(Room.OFFICE)
    )
    orders = ("sign", "progress", "ask", "resume", "handle", "extend", "return", "contribute", "note")
    assert menu_in(Room.UNIT) == (*orders, *UNIT_LISTS, "help")
    assert menu_in(Room.FOREIGN) == ()


def test_the_lists_are_offered_where_staff_are_at_work() -> None:
    assert LISTS == ("board", "overdue", "callbacks", "unit", "find", "show")
    assert [room for room in Room if set(UNIT_LISTS) <= set(menu_in(room))] == [Room.OFFICE, Room.UNIT]
    assert [room for room in Room if "callbacks" in menu_in(room)] == [Room.OFFICE]
    assert not any(set(LISTS) & set(menu_in(room)) for room in (Room.GROUP, Room.PRIVATE))


def test_nobody_is_offered_what_is_the_requesters() -> None:
    offered = {action for role in STAFF for action in orders_of(role)}
    assert offered.isdisjoint({Action.CONFIRM, Action.WITHDRAW, Action.ADD})
    assert offered <= set(MAY)
