"""Whom to tell when an issue stalls."""

from dataclasses import replace

import pytest

from bot.core import commands as c
from bot.core.city import City
from bot.core.escalation import mayor, responsible
from bot.core.people import Enterprise, Person
from bot.core.words import Role
from tests.core.cast import FINANCE, INDUSTRY, POWER, ROSTER, ZHANG, ZHOU, after, city, dispatched, opened

SHEN = Person(22, "沈若兰", frozenset({Role.LEADER}), title="副市长")
HE = Person(23, "何静宜", frozenset({Role.LEADER}), title="副市长")


def of(unit: str | None, enterprise: str | None) -> City:
    """周明远 is the mayor; the leaders of 市金融办 and 华锐机械 are these."""
    return city(
        roster=replace(
            ROSTER,
            people=(*ROSTER.people, SHEN, HE),
            units=(replace(FINANCE, leader=unit), INDUSTRY, POWER),
            enterprises=(Enterprise("华锐机械", leader=enterprise),),
        )
    )


@pytest.mark.parametrize(
    ("unit", "enterprise", "instructed", "expected"),
    [
        ("沈若兰", "何静宜", None, SHEN),
        (None, "何静宜", SHEN, HE),
        (None, None, SHEN, SHEN),
        (None, None, ZHOU, None),
        (None, None, None, None),
        ("周明远", "何静宜", None, HE),
        ("周明远", "周明远", SHEN, SHEN),
        ("不在名单里", None, HE, HE),
        (None, None, Person(99, "退休的", frozenset({Role.LEADER})), None),
    ],
)
def test_the_responsible_deputy(
    unit: str | None, enterprise: str | None, instructed: Person | None, expected: Person | None
) -> None:
    issue = dispatched()
    if instructed:
        issue = after(issue, c.Instruct(by=instructed, text="抓紧", public=True))
    assert responsible(of(unit, enterprise), issue) == expected


def test_before_a_unit_has_it_the_enterprises_leader_is() -> None:
    assert responsible(of("沈若兰", "何静宜"), opened()) == HE
    assert responsible(of("沈若兰", "何静宜"), opened(replace(ZHANG, enterprise=None))) is None


def test_the_mayor_is_titled_so_or_else_the_first_of_the_leaders() -> None:
    assert mayor(of(None, None)) == ZHOU
    assert mayor(city(roster=replace(ROSTER, people=(SHEN, ZHOU)))) == ZHOU
    assert mayor(city(roster=replace(ROSTER, people=(SHEN, replace(ZHOU, title="区长"))))) == SHEN
    assert mayor(city(roster=replace(ROSTER, people=()))) is None
