"""What the city could do unasked: what several share, who is silent, where it gets worse."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.unasked import Rising, Setback, Unheard, rising, shared, unheard
from bot.core.words import Kind, Status
from tests.core.cast import GUEST, LI, MA, TUESDAY, ZHANG, opened

DAY = timedelta(days=1)


def issue(number: int, requester: Person, *resembles: int, kind: Kind = Kind.HELP, into: int | None = None) -> Issue:
    whole = replace(opened(requester, kind=kind), number=number)
    return replace(whole, resembles=resembles, merged_into=into)


@pytest.mark.parametrize(
    ("issues", "expected"),
    [
        ([], []),
        ([issue(1, ZHANG), issue(2, LI)], []),
        ([issue(1, ZHANG), issue(2, LI, 1)], [(1, 2)]),
        ([issue(1, ZHANG), issue(2, MA, 1)], []),  # colleagues
        ([issue(1, ZHANG), issue(2, GUEST, 1)], []),  # nobody knows whose
        ([issue(1, ZHANG), issue(2, LI, into=1)], [(1, 2)]),  # the office said so
        ([issue(1, ZHANG), issue(2, GUEST, 1), issue(3, LI, 2)], [(1, 2, 3)]),  # a chain
        ([issue(1, ZHANG), issue(2, LI, 1, kind=Kind.REPORT)], []),
        ([issue(2, LI, 1)], []),  # the other one is too old to be among them
        ([issue(2, LI, into=1), issue(3, ZHANG, into=1)], [(2, 3)]),  # both went into an old one
        ([replace(issue(1, ZHANG), opened_at=TUESDAY - 31 * DAY), issue(2, LI, 1)], []),  # open still
        ([replace(issue(1, ZHANG), status=Status.WITHDRAWN), issue(2, LI, 1)], []),
        ([replace(issue(1, ZHANG), status=Status.DECLINED), issue(2, LI, 1)], [(1, 2)]),  # a problem all the same
    ],
)
def test_shared_by_several_enterprises(issues: list[Issue], expected: list[tuple[int, ...]]) -> None:
    assert [tuple(one.number for one in group.issues) for group in shared(issues, TUESDAY)] == expected


def test_what_most_share_comes_first() -> None:
    wang = replace(LI, telegram_id=14, enterprise="恒通物流")
    issues = [issue(1, ZHANG), issue(2, LI, 1), issue(3, ZHANG), issue(4, LI, 3), issue(5, wang, 4)]
    assert [group.enterprises for group in shared(issues, TUESDAY)] == [
        ("华锐机械", "绿源食品", "恒通物流"),
        ("华锐机械", "绿源食品"),
    ]


def test_who_was_not_heard_for_ninety_days() -> None:
    known = {
        "华锐机械": TUESDAY - 200 * DAY,
        "绿源食品": TUESDAY - 200 * DAY,
        "恒通物流": TUESDAY - 200 * DAY,
        "星海电子": TUESDAY - 89 * DAY,
        "安泰建材": TUESDAY - 90 * DAY,
    }
    last = {"华锐机械": TUESDAY - 91 * DAY, "绿源食品": TUESDAY - 89 * DAY, "没有登记的": TUESDAY - 300 * DAY}
    assert unheard(known, last, TUESDAY) == [
        Unheard("恒通物流", None),
        Unheard("华锐机械", TUESDAY - 91 * DAY),
        Unheard("安泰建材", None),
    ]


def setbacks(unit: str, *days: int, redone: bool = False) -> list[Setback]:
    return [Setback(unit, 1000 + number, TUESDAY - day * DAY, redone) for number, day in enumerate(days)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (setbacks("市住建局", 1, 2), []),  # too few
        (setbacks("市住建局", 1, 2, 3), [Rising("市住建局", 3, 0, 0, (1002, 1001, 1000))]),
        (setbacks("市住建局", 1, 2, 3, 30, 40), [Rising("市住建局", 3, 0, 2, (1002, 1001, 1000))]),
        (setbacks("市住建局", 1, 2, 3, 30, 40, 50), []),  # no more than before
        (setbacks("市住建局", 1, 2, 3, 60, 70, 80), [Rising("市住建局", 3, 0, 0, (1002, 1001, 1000))]),  # long ago
        (
            setbacks("市住建局", 1, 2, redone=True) + setbacks("市住建局", 3),
            [Rising("市住建局", 1, 2, 0, (1000, 1001))],
        ),
    ],
)
def test_units_whose_setbacks_rise(told: list[Setback], expected: list[Rising]) -> None:
    assert rising(told, TUESDAY) == expected


@pytest.mark.parametrize(
    ("changed", "told", "expected"),
    [
        ({}, None, True),
        ({}, TUESDAY + DAY, True),  # they are open
        ({"status": Status.CLOSED}, None, True),
        ({"status": Status.CLOSED}, TUESDAY + DAY, False),  # over, and told before
        ({"status": Status.CLOSED}, TUESDAY - DAY, True),
        ({"status": Status.CLOSED}, TUESDAY, True),  # opened as it was told
    ],
)
def test_what_is_over_is_told_once(changed: dict[str, Status], told: datetime | None, expected: bool) -> None:
    issues = [replace(one, **changed) for one in (issue(1, ZHANG), issue(2, LI, 1))]  # type: ignore[arg-type]  # a status
    assert bool(shared(issues, TUESDAY + 2 * DAY, told)) is expected
