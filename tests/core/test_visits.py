"""Whom the leaders visit, what they may read there, what came of it; and what is solved on the spot."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.core import commands as c
from bot.core.addressing import bare, is_explicit, is_for_service_day
from bot.core.city import Room
from bot.core.conversation import read
from bot.core.decide import decide
from bot.core.enterprises import named_first, nearest, several
from bot.core.errands import Errand
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.people import Enterprise, Person, Roster
from bot.core.presses import Verb
from bot.core.readings import Reading, Runs, Scene, Talk
from bot.core.refusals import Refusal, Why
from bot.core.service_days import Round, ServiceDays
from bot.core.visits import (
    Step,
    Visit,
    VisitMenu,
    code_of,
    of_enterprises,
    outcome,
    planned,
    raised_on,
    shown_by,
    visit_menu,
)
from bot.core.words import Kind, Rating, Source, Status
from bot.core.worktime import Calendar
from tests.core.cast import (
    DISPATCH,
    GUEST,
    HANDLE,
    LI,
    LIN,
    RULES,
    SIGN,
    SUN,
    TUESDAY,
    ZHANG,
    ZHOU,
    ZONE,
    after,
    city,
    opening,
    why,
)
from tests.core.scenes import said

DAY = date(2026, 12, 15)
NOON = datetime(2026, 12, 15, 12, 0, tzinfo=ZONE)
FIRMS = (
    Enterprise("明川恒信食品有限公司", ("恒信食品", "恒信"), leader="周明远"),
    Enterprise("蓝图纺织", leader="沈若兰"),
    Enterprise("华锐机械", leader="周明远"),
    Enterprise("星海电子"),
)
ROSTER = Roster(people=(ZHOU,), enterprises=FIRMS)


def pairs(visits: tuple[Visit, ...]) -> list[tuple[str, str | None]]:
    return [(visit.enterprise, visit.leader) for visit in visits]


def test_without_a_rota_each_leader_visits_who_is_paired_with_them() -> None:
    assert pairs(planned(ROSTER, ServiceDays())) == [
        ("明川恒信食品有限公司", "周明远"),
        ("华锐机械", "周明远"),
        ("蓝图纺织", "沈若兰"),
    ]


def test_a_rota_goes_before_the_pairings_and_names_an_enterprise_once() -> None:
    rota = (Round("沈若兰", ("恒信食品", "星海电子")), Round("周明远", ("明川恒信食品有限公司", "没有这家")))
    assert pairs(planned(ROSTER, ServiceDays(rota=rota))) == [
        ("明川恒信食品有限公司", "沈若兰"),
        ("星海电子", "沈若兰"),
        ("没有这家", "周明远"),
    ]


# ── named by people ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "enterprise", "rest"),
    [
        ("恒信食品 门口路灯不亮", 0, "门口路灯不亮"),
        ("恒信食品，门口路灯不亮", 0, "门口路灯不亮"),
        ("明川恒信食品有限公司", 0, ""),
        ("恒信的车间漏水", 0, "的车间漏水"),
        ("蓝图纺织：没有问题", 1, "没有问题"),
        ("门口路灯不亮", None, ""),
        ("", None, ""),
    ],
)
def test_the_enterprise_stands_in_front(words: str, enterprise: int | None, rest: str) -> None:
    assert named_first(words, FIRMS) == (None if enterprise is None else (FIRMS[enterprise], rest))


def test_names_that_are_nearly_right() -> None:
    names = [name for firm in FIRMS for name in (firm.name, *firm.aliases)]
    assert nearest("蓝图纺职", names) == "蓝图纺织"
    assert nearest("华锐", names) == "华锐机械"
    assert nearest("天上人间", names) is None
    assert several("恒信食品、蓝图纺织，华锐机械  恒信食品", names.__contains__) == ["恒信食品", "蓝图纺织", "华锐机械"]


# ── what a visitor may read ───────────────────────────────────────────────


def issue(number: int = 1001, requester: Person = ZHANG, **changes: Any) -> Issue:
    return after(None, replace(opening(requester), number=number, **changes), now=NOON)


def test_open_issues_are_told_by_enterprise_and_reports_never() -> None:
    done = after(issue(1004), DISPATCH, SIGN, HANDLE, now=NOON)
    issues = [
        issue(1003),
        issue(1001),
        issue(1002, kind=Kind.REPORT),
        done,
        after(issue(1005), c.Withdraw(by=ZHANG), now=NOON),
        issue(1006, LI),
        issue(1007, GUEST),
    ]
    found = {firm: [one.number for one in theirs] for firm, theirs in of_enterprises(issues).items()}
    assert found == {"华锐机械": [1001, 1003, 1004], "绿源食品": [1006]}


# ── what came of it ───────────────────────────────────────────────────────

VISITED: dict[str, Any] = {"visited_at": NOON, "by": "林晓"}
VISITS = [
    Visit(enterprise="恒信食品", leader="周明远", **VISITED),
    Visit(enterprise="华锐机械", leader="周明远"),
    Visit(enterprise="蓝图纺织", leader="沈若兰", **VISITED),
    Visit(enterprise="星海电子", leader="沈若兰", planned=False, **VISITED),
]
SPOT = c.Handle(by=LIN, answer="当场换好了", on_the_spot=True)


def raised(number: int, leader: str | None, *more: c.Command, **changes: Any) -> Issue:
    one = issue(number, source=Source.SERVICE_DAY, leader=leader, **changes)
    return after(one, *more, now=NOON) if more else one


ISSUES = [
    raised(1001, "周明远", c.Accept(by=LIN), SPOT),
    raised(1002, "周明远", DISPATCH),
    raised(1003, "沈若兰", DISPATCH, SIGN, HANDLE),
    raised(1004, None),
]


def test_the_whole_day_is_counted() -> None:
    came = outcome(VISITS, ISSUES)
    assert (came.planned, came.visited, came.others, came.missed) == (3, 2, 1, ("华锐机械",))
    assert (came.raised, came.on_the_spot, came.handled, came.with_units, came.with_office) == (4, 1, 1, 1, 1)


def test_a_leader_s_part_of_it() -> None:
    came = outcome(VISITS, ISSUES, "周明远")
    assert (came.planned, came.visited, came.missed) == (2, 1, ("华锐机械",))
    assert (came.raised, came.on_the_spot, came.handled, came.with_units, came.with_office) == (2, 1, 0, 1, 0)
    assert outcome(VISITS, ISSUES, "没来").is_empty


def test_each_that_was_raised_is_counted_in_one_place() -> None:
    declined = raised(1005, None, c.Decline(by=LIN, reason="不归市里管"))
    closed = after(ISSUES[0], c.Confirm(by=ZHANG, rating=Rating.SATISFIED), now=NOON)
    waiting = raised(1006, None, c.Accept(by=LIN), c.Ask(by=LIN, question="哪条路"))
    came = outcome(VISITS, [*ISSUES[1:], closed, declined, waiting])
    parts = (came.on_the_spot, came.handled, came.with_units, came.with_office, came.declined)
    assert (came.raised, parts) == (6, (1, 1, 1, 2, 1))


def test_what_is_not_of_the_day_is_not_counted() -> None:
    issues = [
        *ISSUES,
        issue(1005),
        raised(1006, None, kind=Kind.REPORT),
        raised(1007, None, c.Withdraw(by=ZHANG)),
        replace(ISSUES[0], number=1008, opened_at=datetime(2026, 12, 14, 8, 29, tzinfo=ZONE)),
        replace(ISSUES[0], number=1009, opened_at=datetime(2026, 12, 17, 0, 0, tzinfo=ZONE)),
        replace(ISSUES[0], number=1010, opened_at=datetime(2026, 12, 14, 8, 30, tzinfo=ZONE)),
    ]
    found = raised_on(DAY, issues, Calendar(), ServiceDays(), ZONE)
    assert [one.number for one in found] == [1001, 1002, 1003, 1004, 1010]


# ── solved on the spot ────────────────────────────────────────────────────


def test_a_leader_solves_what_was_raised_with_them_alone() -> None:
    theirs = c.Handle(by=ZHOU, answer="当场换好了", on_the_spot=True)
    instructed = c.Instruct(by=ZHOU, text="当场换好了", public=False)
    solved = after(raised(1001, "周明远"), instructed, theirs)
    assert (solved.status, solved.on_the_spot, solved.answer) == (Status.HANDLED, True, "当场换好了")
    assert why(raised(1001, "沈若兰"), theirs) is Why.NOT_ALLOWED
    assert why(issue(), theirs) is Why.NOT_ALLOWED
    assert why(raised(1001, "周明远"), theirs) is Why.NOT_NOW


def test_what_its_requester_calls_unsolved_was_not_solved_on_the_spot() -> None:
    solved = raised(1001, None, c.Accept(by=LIN), SPOT)
    redone = after(solved, c.Redo(by=ZHANG, reason="又坏了"), now=NOON + timedelta(hours=1))
    assert (solved.on_the_spot, redone.on_the_spot) == (True, False)
    answered = after(redone, DISPATCH, SIGN, HANDLE, now=NOON + timedelta(hours=2))
    assert not answered.on_the_spot


def test_a_leader_opens_for_others_and_never_for_themselves() -> None:
    assert not isinstance(decide(None, replace(opening(ZHANG), by=ZHOU), TUESDAY, RULES), Refusal)
    assert isinstance(decide(None, opening(ZHOU), TUESDAY, RULES), Refusal)
    assert isinstance(decide(None, replace(opening(ZHANG), by=SUN), TUESDAY, RULES), Refusal)


# ── said ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "meant", "left"),
    [
        ("#企业服务日 路灯坏了", True, "路灯坏了"),
        ("路灯坏了 ＃企业服务日#", True, "路灯坏了"),
        ("#ServiceDay the street lights are out", True, "the street lights are out"),
        ("#诉求 路灯坏了", False, "路灯坏了"),
        ("企业服务日什么时候", False, "企业服务日什么时候"),
    ],
)
def test_the_tag(text: str, meant: bool, left: str) -> None:
    message = said(text)
    assert (is_for_service_day(message), bare(message)) == (meant, left)
    assert is_explicit(message) == text.startswith(("#", "路灯"))


def test_borrowed_words_are_for_nobody_s_visit() -> None:
    assert not is_for_service_day(replace(said("#企业服务日 路灯坏了"), borrowed_from="别人"))


KEY = VisitMenu(DAY, Step.FIRM, code_of("周明远"), code_of("华锐机械")).key(21, 5)


def reading(text: str, person: Person, room: Room, visit: str | None = KEY) -> Reading:
    return read(Scene(said=said(text, person), person=person, room=room, visit=visit), city())


@pytest.mark.parametrize("room", [Room.PRIVATE, Room.OFFICE])
@pytest.mark.parametrize("person", [ZHOU, LIN])
def test_a_reply_to_a_visit_is_what_was_found_there(person: Person, room: Room) -> None:
    assert reading("门口路灯不亮", person, room) == Runs(Errand.ONSITE, "门口路灯不亮", visit=KEY)
    assert reading("好的", person, room) == Talk()
    assert reading("现场 星海电子 漏水", person, room) == Runs(Errand.ONSITE, "星海电子 漏水", visit=KEY)


@pytest.mark.parametrize("person", [SUN, ZHANG, GUEST])
def test_nobody_else_finds_anything(person: Person) -> None:
    assert not isinstance(reading("门口路灯不亮", person, Room.PRIVATE), Runs)
    assert not isinstance(reading("现场 华锐机械 漏水", person, Room.PRIVATE), Runs)


def test_a_number_in_the_reply_means_that_issue() -> None:
    assert not isinstance(reading("#ZQ1001 请抓紧", ZHOU, Room.PRIVATE), Runs)


# ── buttons ───────────────────────────────────────────────────────────────


def test_a_menu_travels_in_a_button_and_in_a_key() -> None:
    menu = VisitMenu(DAY, Step.ROUND, code_of("周明远"), page=3)
    assert visit_menu(menu.press) == menu
    assert shown_by(menu.key(21, 5)) == replace(menu, page=0)
    assert shown_by("card:1001") is None
    assert shown_by(None) is None


@pytest.mark.parametrize(
    ("number", "arguments"),
    [(20261215, ("all", "", "")), (20261215, ("other", "", "", "0")), (20261301, ("all", "", "", "0")),
     (20261215, ("all", "", "", "x")), (20261215, ("all", "", "", "²"))],
)  # fmt: skip
def test_forged_presses(number: int, arguments: tuple[str, ...]) -> None:
    assert visit_menu(Press(Verb.VISIT, number, arguments)) is None
