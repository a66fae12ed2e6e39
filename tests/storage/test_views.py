"""What is looked up: counts, what is overdue, a unit's issues, what words find."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.core.deadlines import Due
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.listings import Page, UnitCount, terms
from bot.core.notices import Post
from bot.core.permissions import Sight
from bot.core.readings import Place
from bot.core.words import Kind, Status
from bot.voice.trouble import UNREACHED
from storage import finding
from storage.engine import Engine
from storage.work import Work
from tests.core.cast import FINANCE, GUEST, INDUSTRY, POWER, TUESDAY, ZHANG, dispatched, opened

ALL, OFFICE = Sight(None), Sight(None, reporters=True)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TONIGHT = TUESDAY.replace(hour=0) + DAY


def due(ahead: timedelta) -> Due:
    return Due(TUESDAY + ahead, estimated=False)


def received(number: int, ahead: timedelta = HOUR, **more: Any) -> Issue:
    return replace(opened(), number=number, accept_by=due(ahead), **more)


def given(number: int, lead: str, ahead: timedelta, **more: Any) -> Issue:
    """Signed for, due `ahead` of now."""
    base = replace(
        dispatched(), number=number, lead=lead, assisting=(), shares=(), due=due(ahead), status=Status.IN_PROGRESS
    )
    return replace(base, **more)


async def keep(engine: Engine, *issues: Issue) -> None:
    async with Work(engine) as work:
        for issue in issues:
            await work.issues.add(issue, 1)
            await work.search.put(issue)


def numbers(page: Page) -> list[int]:
    return [issue.number for issue in page.issues]


CITY = (
    received(1, -HOUR),  # overdue at the office
    received(2, HOUR),  # due today
    given(3, FINANCE.name, -2 * DAY),
    given(4, FINANCE.name, -3 * DAY, assisting=(INDUSTRY.name,)),
    given(5, FINANCE.name, 2 * DAY),
    given(6, POWER.name, -9 * DAY, status=Status.WAITING, question="?"),  # its clock stands still
    given(7, POWER.name, -9 * DAY, status=Status.HANDLED, answer="!"),
    given(8, POWER.name, -9 * DAY, status=Status.CLOSED, answer="!"),
    given(9, INDUSTRY.name, -4 * HOUR),
    given(10, INDUSTRY.name, 5 * DAY, status=Status.DISPATCHED, sign_by=due(-5 * DAY)),  # nobody has signed
    replace(opened(), number=11, status=Status.ACCEPTED, dispatch_by=due(-10 * DAY)),
)


async def test_counts(engine: Engine) -> None:
    await keep(engine, *CITY)
    async with Work(engine) as work:
        counts = await work.views.counts(ALL, TUESDAY, TONIGHT)
        assert counts.by_status == {
            Status.RECEIVED: 2,
            Status.ACCEPTED: 1,
            Status.DISPATCHED: 1,
            Status.IN_PROGRESS: 4,
            Status.WAITING: 1,
            Status.HANDLED: 1,
        }
        assert (counts.open, counts.overdue, counts.today) == (10, 6, 1)
        own = await work.views.counts(Sight((INDUSTRY.name,)), TUESDAY, TONIGHT)
        assert (own.open, own.overdue, own.today) == (3, 3, 0)
        nothing = await work.views.counts(Sight(("没有这个单位",)), TUESDAY, TONIGHT)
        assert (nothing.open, nothing.overdue, nothing.today) == (0, 0, 0)


async def test_the_worst_units_first(engine: Engine) -> None:
    await keep(engine, *CITY)
    async with Work(engine) as work:
        assert await work.views.units(TUESDAY) == [
            UnitCount(None, 3, 2),
            UnitCount(FINANCE.name, 3, 2),
            UnitCount(INDUSTRY.name, 2, 2),
            UnitCount(POWER.name, 2, 0),
        ]


async def test_overdue_unit_by_unit_the_longest_first(engine: Engine) -> None:
    await keep(engine, *CITY)
    async with Work(engine) as work:
        assert numbers(await work.views.overdue(ALL, TUESDAY, 0, 10)) == [11, 1, 10, 9, 4, 3]
        assert numbers(await work.views.overdue(Sight((INDUSTRY.name,)), TUESDAY, 0, 10)) == [10, 9, 4]
        assert numbers(await work.views.overdue(Sight((POWER.name,)), TUESDAY, 0, 10)) == []


async def test_a_limit_passes_at_its_moment(engine: Engine) -> None:
    await keep(engine, received(1, timedelta(0)))
    async with Work(engine) as work:

        async def late(now: datetime) -> list[list[int]]:
            overdue, today = await work.views.overdue(ALL, now, 0, 9), await work.views.due(ALL, now, TONIGHT, 0, 9)
            return [numbers(overdue), numbers(today)]

        assert await late(TUESDAY) == [[], [1]]
        assert await late(TUESDAY + timedelta(microseconds=1)) == [[1], []]
        assert await late(TUESDAY - DAY) == [[], [1]]
        assert numbers(await work.views.due(ALL, TUESDAY - DAY, TUESDAY, 0, 9)) == []


async def test_a_unit_s_open_issues_the_soonest_due_first(engine: Engine) -> None:
    await keep(engine, *CITY)
    async with Work(engine) as work:
        assert numbers(await work.views.open_of(Sight((FINANCE.name,)), 0, 9)) == [4, 3, 5]
        assert numbers(await work.views.open_of(Sight((INDUSTRY.name,)), 0, 9)) == [10, 4, 9]
        assert numbers(await work.views.open_of(Sight((POWER.name,)), 0, 9)) == [6, 7]
        assert numbers(await work.views.open_of(Sight((FINANCE.name, POWER.name)), 0, 9)) == [4, 3, 5, 6, 7]
        assert numbers(await work.views.open_of(Sight(()), 0, 9)) == []
        assert (await work.views.open_of(ALL, 0, 3)).total == 10


async def test_a_unit_is_not_found_by_a_part_of_its_name(engine: Engine) -> None:
    await keep(engine, given(1, "市工信局二科", DAY), given(2, '市"工信%局', DAY), given(3, "市_信局", DAY))
    async with Work(engine) as work:
        for name, found in {"市工信局": [], "工信局二科": [], '市"工信%局': [2], "市_信局": [3], "%": []}.items():
            assert numbers(await work.views.open_of(Sight((name,)), 0, 9)) == found, name


async def test_a_unit_that_had_it_before_finds_nothing(engine: Engine) -> None:
    await keep(engine, given(1, POWER.name, -DAY, former=(FINANCE.name,)))
    async with Work(engine) as work:
        own = Sight((FINANCE.name,))
        assert numbers(await work.views.open_of(own, 0, 9)) == []
        assert numbers(await work.finding.page(own, ("贷款",), 1, 0, 9)) == []


async def test_saving_keeps_up_what_it_is_found_by(engine: Engine) -> None:
    issue = received(1)
    await keep(engine, issue)
    async with Work(engine) as work:
        changed = replace(issue, title="路坏了", parts=(Part(7, "货车进不来"),), lead=POWER.name)
        await work.issues.save(changed, 2, read=1)
        await work.search.put(changed)
        assert numbers(await work.finding.page(ALL, ("贷款",), None, 0, 9)) == []
        assert numbers(await work.finding.page(ALL, ("货车", "路坏"), None, 0, 9)) == [1]
        assert numbers(await work.views.open_of(Sight((POWER.name,)), 0, 9)) == [1]


# ── pages ─────────────────────────────────────────────────────────────────


async def test_pages_and_one_too_far(engine: Engine) -> None:
    await keep(engine, *(received(number, number * HOUR) for number in range(1, 8)))
    async with Work(engine) as work:
        pages = [await work.views.open_of(ALL, page, 3) for page in (0, 1, 2, 99)]
    assert [numbers(page) for page in pages] == [[1, 2, 3], [4, 5, 6], [7], [7]]
    assert {(page.total, page.last) for page in pages} == {(7, 2)}
    assert [page.number for page in pages] == [0, 1, 2, 2]


async def test_a_page_of_nothing(engine: Engine) -> None:
    async with Work(engine) as work:
        assert await work.views.overdue(ALL, TUESDAY, 5, 6) == Page([], 0, 0, 0)


# ── what words find ───────────────────────────────────────────────────────

TOLD = (
    received(1, title="Loan 续贷", parts=(Part(1, "银行不肯放款"), Part(2, "补充：担保人是恒通"))),
    received(2, title="停電", parts=(Part(3, "涨了50%，_单价_3/度"),), requester=GUEST),
    received(3, status=Status.CLOSED, title="续贷", parts=(Part(4, "已经结了"),)),
    received(4, kind=Kind.REPORT, title="吃拿卡要", parts=(Part(5, "有人收钱"),), lead=FINANCE.name),
    received(50, title="第四车间", parts=(Part(6, "一共3台机器"),), requester=GUEST),
)


FINDS: list[tuple[str, Sight, list[int]]] = [
    ("续贷", ALL, [3, 1]),
    ("续贷 放款", ALL, [1]),
    ("放款 恒通 loan", ALL, [1]),
    ("ＬＯＡＮ", ALL, [1]),
    ("停電", ALL, [2]),
    ("%", ALL, []),
    ("50%", ALL, [2]),
    ("_单价_", ALL, [2]),
    ("a%b", ALL, []),
    ("/", ALL, []),
    ("\\", ALL, []),
    ("'; DROP TABLE issues; --", ALL, []),
    ("没有这个词", ALL, []),
    (ZHANG.name, ALL, [3, 1]),
    (ZHANG.name, OFFICE, [4, 3, 1]),
    ("华锐", ALL, [3, 1]),
    ("华锐 吃拿", ALL, []),
    ("华锐 吃拿", OFFICE, [4]),
    ("收钱", ALL, []),
    ("收钱", OFFICE, [4]),
    ("收钱", Sight((FINANCE.name,)), [4]),
    ("华锐", Sight((FINANCE.name,)), []),
    (GUEST.name, ALL, [50, 2]),
]


async def test_found(engine: Engine) -> None:
    await keep(engine, *TOLD)
    async with Work(engine) as work:
        for words, seen, found in FINDS:
            assert numbers(await work.finding.page(seen, terms(words), None, 0, 9)) == found, words


async def test_a_number_comes_first(engine: Engine) -> None:
    await keep(engine, *TOLD)
    async with Work(engine) as work:
        assert numbers(await work.finding.page(ALL, ("3",), 3, 0, 9)) == [3, 50, 2]
        assert numbers(await work.finding.page(ALL, ("zq4",), 4, 0, 9)) == [4]
        assert numbers(await work.finding.page(ALL, (), None, 0, 9)) == []


async def test_words_are_kept_once_for_the_chat_they_were_looked_for_in(engine: Engine) -> None:
    long = "很长的一句话" * 16
    async with Work(engine) as work:
        first = await work.views.keep_search(-1, long)
        assert await work.views.keep_search(-1, long) == first
        assert await work.views.keep_search(-2, long) != first
        assert await work.views.search(first, -1) == long
        assert await work.views.search(first, -2) is None
        assert await work.views.search(999, -1) is None


# ── whom to telephone ─────────────────────────────────────────────────────


def answered(number: int, ago: timedelta, **more: Any) -> Issue:
    return given(number, POWER.name, DAY, status=Status.HANDLED, answer="!", handled_at=TUESDAY - ago, **more)


SINCE = TUESDAY - 3 * DAY


async def test_whom_to_telephone(engine: Engine) -> None:
    """Who has been silent for long, the longest first; who was heard, or has the result since yesterday, is not."""
    silent, longer, fresh = answered(21, 4 * DAY), answered(22, 5 * DAY), answered(23, DAY)
    over = [answered(24, 9 * DAY), replace(answered(25, 9 * DAY), status=Status.CLOSED, unconfirmed=True)]
    await keep(engine, silent, longer, fresh, replace(over[0], status=Status.DISPATCHED), over[1])
    async with Work(engine) as work:
        page = await work.views.to_call(SINCE, UNREACHED, 0, 6)
        assert (numbers(page), page.total) == ([22, 21], 2)
        assert numbers(await work.views.to_call(SINCE, UNREACHED, 1, 1)) == [21]


async def test_whose_result_did_not_arrive_is_telephoned_at_once(engine: Engine) -> None:
    await keep(engine, answered(31, HOUR), answered(32, HOUR), answered(33, HOUR))
    async with Work(engine) as work:
        for number, key in ((31, "result:31:1"), (32, "own_result:32:2"), (33, "card:33")):
            await work.outbox.put(Post(f"{UNREACHED}{key}", -1, "…", issue=number), TUESDAY)
            await work.messages.posted(
                f"{UNREACHED}{key}", -1, number, issue=number, place=Place.ASIDE, digest="", at=TUESDAY
            )
        assert numbers(await work.views.to_call(SINCE, UNREACHED, 0, 6)) == [31, 32]
        await work.messages.posted("result:31:1", 11, 7, issue=31, place=Place.RESULT, digest="", at=TUESDAY)
        assert numbers(await work.views.to_call(SINCE, UNREACHED, 0, 6)) == [32], "it has arrived after all"


async def test_of_many_the_newest_are_found_and_the_rest_is_told(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST_FOUND", 3)
    monkeypatch.setattr(finding, "LOOKED_AT", 2)
    monkeypatch.setattr(finding, "LOOKS", 3)
    hidden = [received(number, kind=Kind.REPORT, title="停电") for number in (20, 21, 22, 23)]
    await keep(engine, *(received(number, title="停电") for number in range(10, 15)), *hidden)
    async with Work(engine) as work:
        office = await work.finding.page(OFFICE, ("停电",), None, 0, 9)
        assert (numbers(office), office.total, office.more) == ([23, 22, 21], 3, True)
        leader = await work.finding.page(ALL, ("停电",), None, 0, 9)  # reports are read, and passed over
        assert (numbers(leader), leader.more) == ([14, 13], True)
        few = await work.finding.page(OFFICE, ("冷库",), None, 0, 9)
        assert (numbers(few), few.more) == ([], False)
