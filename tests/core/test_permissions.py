"""Who may do what: every role and every action."""

from dataclasses import replace

import pytest

from bot.core.issue import Issue
from bot.core.people import THE_BOT, Person
from bot.core.permissions import may, owns
from bot.core.words import Action, Role
from tests.core.cast import ADMIN, GUEST, LI, LIN, MA, OTHER_GUEST, SUN, WU, ZHANG, ZHENG, ZHOU, dispatched, opened

#: x may, · may not. The issue is 张建国's, led by 市金融办 with 市工信局 assisting; "asked" is a guest with an issue of
#: their own. Nobody stands in a relation to an issue that is still to be opened.
TABLE = """
           leader officer lead assisting elsewhere requester colleague stranger asked guest admin bot
open       ·      x       ·    ·         ·         x         x         x        x     x     ·     x
add        ·      ·       ·    ·         ·         x         x         ·        x     ·     ·     ·
withdraw   ·      ·       ·    ·         ·         x         x         ·        x     ·     ·     ·
instruct   x      ·       ·    ·         ·         ·         ·         ·        ·     ·     ·     ·
accept     ·      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     ·
decline    ·      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     ·
dispatch   x      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     ·
sign       ·      ·       x    ·         ·         ·         ·         ·        ·     ·     ·     ·
return     ·      ·       x    x         ·         ·         ·         ·        ·     ·     ·     ·
ask        ·      x       x    x         ·         ·         ·         ·        ·     ·     ·     ·
resume     ·      x       x    x         ·         ·         ·         ·        ·     ·     ·     ·
progress   ·      ·       x    x         ·         ·         ·         ·        ·     ·     ·     ·
note       x      x       x    x         ·         ·         ·         ·        ·     ·     ·     ·
extend     ·      x       x    ·         ·         ·         ·         ·        ·     ·     ·     ·
handle     ·      x       x    ·         ·         ·         ·         ·        ·     ·     ·     ·
confirm    ·      ·       ·    ·         ·         x         x         ·        x     ·     ·     ·
redo       ·      x       ·    ·         ·         x         x         ·        x     ·     ·     ·
remind     ·      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     x
supervise  x      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     x
merge      ·      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     x
split      ·      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     ·
undo       ·      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     x
classify   ·      x       ·    ·         ·         x         x         ·        x     ·     ·     ·
call_back  ·      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     ·
grant      ·      x       ·    ·         ·         ·         ·         ·        ·     ·     ·     ·
lapse      ·      ·       ·    ·         ·         ·         ·         ·        ·     ·     ·     x
recount    ·      ·       ·    ·         ·         ·         ·         ·        ·     ·     ·     x
forward    ·      ·       x    x         ·         ·         ·         ·        ·     ·     ·     ·
contribute ·      x       ·    x         ·         ·         ·         ·        ·     ·     ·     ·
identify   ·      x       ·    ·         ·         ·         ·         ·        ·     ·     x     x
resemble   ·      ·       ·    ·         ·         ·         ·         ·        ·     ·     ·     x
"""
PEOPLE = {
    "leader": ZHOU,
    "officer": LIN,
    "lead": SUN,
    "assisting": ZHENG,
    "elsewhere": WU,
    "requester": ZHANG,
    "colleague": MA,
    "stranger": LI,
    "asked": GUEST,
    "guest": OTHER_GUEST,
    "admin": ADMIN,
    "bot": THE_BOT,
}

_HEAD, *_ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    pytest.param(who, Action(row[0]), cell == "x", id=f"{row[0]}-{who}")
    for row in _ROWS
    for who, cell in zip(_HEAD, row[1:], strict=True)
]


def issue_for(who: str, action: Action) -> Issue | None:
    if action is Action.OPEN:
        return None
    return dispatched(requester=GUEST) if who == "asked" else dispatched()


def test_the_table_is_whole() -> None:
    assert [row[0] for row in _ROWS] == list(Action)
    assert list(PEOPLE) == _HEAD


@pytest.mark.parametrize(("who", "action", "allowed"), CELLS)
def test_each_role_and_action(who: str, action: Action, allowed: bool) -> None:
    assert may(PEOPLE[who], action, issue_for(who, action)) is allowed


@pytest.mark.parametrize("action", [action for action in Action if action is not Action.OPEN])
def test_without_an_issue_there_is_nothing_but_to_open_one(action: Action) -> None:
    everything = Person(99, "什么都管", frozenset(Role), unit="市金融办", enterprise="华锐机械")
    assert not may(everything, action, None)


def test_a_person_with_two_roles_has_the_rights_of_both() -> None:
    both = replace(LIN, roles=frozenset({Role.OFFICER, Role.HANDLER}), unit="市金融办")
    issue = dispatched()
    assert may(both, Action.SIGN, issue)
    assert may(both, Action.ACCEPT, issue)
    assert not may(both, Action.CONFIRM, issue)


def test_an_officer_of_an_enterprise_rates_its_issues() -> None:
    both = replace(ZHANG, roles=frozenset({Role.OFFICER, Role.REQUESTER}))
    assert may(both, Action.CONFIRM, dispatched())
    assert may(both, Action.DISPATCH, dispatched())


def test_a_unit_without_the_role_gives_no_right() -> None:
    """Rights come from the roster's roles: whoever merely belongs to the unit signs nothing."""
    assert not may(replace(SUN, roles=frozenset({Role.GUEST})), Action.SIGN, dispatched())


def test_nobody_leads_an_issue_that_no_unit_has() -> None:
    nobody = Person(98, "没有单位", frozenset({Role.HANDLER}))
    assert not may(nobody, Action.SIGN, opened())
    assert not may(nobody, Action.PROGRESS, opened())


def test_a_name_gives_no_right() -> None:
    assert not may(Person(97, ZHOU.name, title="市长"), Action.INSTRUCT, dispatched())


def test_guests_are_no_colleagues() -> None:
    """Neither has an enterprise; that makes nobody a colleague."""
    assert not owns(OTHER_GUEST, opened(GUEST))
    assert owns(replace(GUEST, name="改了名字"), opened(GUEST))
