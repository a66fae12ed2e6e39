"""Somebody may have several roles: what they say is read by what it is to them."""

from dataclasses import replace

import pytest

from bot.core.people import Person
from bot.core.readings import Adds, Instructs, Opens, Reading, Registers, Reports, Scene, Talk
from bot.core.words import Role
from tests.core.cast import CHIEF, GUEST, LI, MA, SUN, ZHANG, ZHOU
from tests.core.scenes import APPEAL, ENDED, FROM_LI, OTHERS, OWN, SAID, reading, scene

#: A deputy mayor who chairs an enterprise, a liaison of a unit who has one, an officer who leads.
CHAIRMAN = replace(ZHOU, roles=frozenset({Role.LEADER, Role.REQUESTER}), enterprise=ZHANG.enterprise)
LIAISON = replace(SUN, roles=frozenset({Role.HANDLER, Role.REQUESTER}), enterprise=ZHANG.enterprise)

CASES = [
    ("a leader on somebody's issue", scene("请今天办", CHAIRMAN, link=OTHERS), Instructs(1042)),
    ("a leader on somebody's words", scene("请今天办", CHAIRMAN, reply_to=FROM_LI), Instructs(None)),
    ("a leader on their own enterprise's issue", scene("还没人来", CHAIRMAN, link=OWN), Adds(1042)),
    ("a leader within a burst of their own", scene("一共三台", CHAIRMAN, burst=1042), Adds(1042)),
    ("a leader of the office on an issue", scene("请今天办", CHIEF, link=OTHERS), Instructs(1042)),
    ("a handler on somebody's issue", scene("已联系", LIAISON, link=OTHERS), Reports(1042)),
    ("a handler on their own enterprise's", scene("还没人来", LIAISON, link=OWN), Adds(1042)),
    ("a colleague on the enterprise's issue", scene("还没人来", MA, link=SAID), Adds(1042)),
    ("another enterprise on it", scene("今天天气不错", LI, link=OTHERS), Talk()),
    ("a guest on it", scene("今天天气不错", GUEST, link=OTHERS), Talk()),
    ("a guest on what has ended", scene("今天天气不错", GUEST, link=ENDED), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_by_what_it_is_to_them(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


@pytest.mark.parametrize("by", [CHAIRMAN, LIAISON], ids=["leader", "handler"])
def test_who_has_an_enterprise_appeals_like_anybody(by: Person) -> None:
    assert isinstance(reading(scene(APPEAL, by)), Opens)


def test_a_leader_of_the_office_registers() -> None:
    assert isinstance(reading(scene("登记", CHIEF, reply_to=FROM_LI)), Registers)
