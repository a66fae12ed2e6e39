"""The morning's digest, the word on what is supervised, the group's week: as they are read on a phone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.mornings import Week, morning
from bot.core.people import Unit
from bot.voice.mornings import calendar_wanted, digest, summary, supervised
from bot.voice.speech import Speech
from bot.voice.text import units
from tests.core.cast import (
    DISPATCH,
    FINANCE,
    FINANCE_CHAT,
    GROUP,
    HANDLE,
    LIN,
    OFFICE,
    POWER,
    RULES,
    SIGN,
    ZHANG,
    ZONE,
    after,
    city,
    opening,
)
from tests.voice.reading import LINES, lines_on_a_phone, seen

NASTY = "<b>&\"'</b>" + "👨‍👩‍👧‍👦" * 60


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=ZONE)


MONDAY = at("11-16 10:00")
BOTH = pytest.mark.parametrize("language", ["zh", "en"])


def speech(language: str = "zh") -> Speech:
    return Speech(city(language=language))


def issue(number: int, *more: c.Command, days: int = 0, lead: str = FINANCE.name, title: str = "贷款续不上") -> Issue:
    now = MONDAY + timedelta(days=days)
    born = after(None, replace(opening(), number=number, title=title), now=now)
    return after(born, c.Accept(by=LIN), replace(DISPATCH, lead=lead, assisting=()), *more, now=now)


def read(issues: Sequence[Issue], now: str, new: int = 0, to_call: int = 0, language: str = "zh") -> str:
    post = digest(speech(language), morning(issues, new, to_call, at(now), RULES), at(now))
    assert post.chat == OFFICE
    return seen(post.text)


def a_morning() -> list[Issue]:
    return [
        after(None, replace(opening(), number=1001), now=MONDAY),
        issue(1002, days=1),
        issue(1003),
        issue(1004, c.Supervise(by=LIN), lead=POWER.name),
        issue(1005, days=-7),
        after(issue(1006, SIGN, HANDLE), c.Redo(by=ZHANG, reason="没解决"), now=at("11-23 10:00")),
    ]


def test_a_morning_in_the_office() -> None:
    assert read(a_morning(), "11-24 08:30", new=2, to_call=1) == (
        "早报 · 11月24日\n"
        "新收 2 件\n"
        "等我们办：待受理 1 件、待电话回访 1 件（发 /callbacks 看名单）\n"
        "其中已超时 1 件：#ZQ1001\n"
        "今天到期 1 件：\n"
        "#ZQ1002 贷款续不上 · 市金融办\n"
        "已超期 3 件：\n"
        "市金融办：#ZQ1005、#ZQ1003\n"
        "市供电公司：#ZQ1004\n"
        "超期5个工作日以上，点名 1 件：#ZQ1005\n"
        "单位超时未签收 4 件：#ZQ1002、#ZQ1003、#ZQ1004、#ZQ1005\n"
        "督办中 1 件：#ZQ1004\n"
        "不满意、正在重办 1 件：#ZQ1006"
    )


def test_a_morning_in_english() -> None:
    assert read(a_morning(), "11-24 08:30", new=2, language="en") == (
        "This morning · 24 November\n"
        "New: 2\n"
        "For us to do: to accept: 1\n"
        "Late already: 1 (#ZQ1001)\n"
        "Due today: 1\n"
        "#ZQ1002 贷款续不上 · 市金融办\n"
        "Overdue: 3\n"
        "市金融办: #ZQ1005, #ZQ1003\n"
        "市供电公司: #ZQ1004\n"
        "Overdue by 5 working days or more: 1 (#ZQ1005)\n"
        "Not signed for in time: 4 (#ZQ1002, #ZQ1003, #ZQ1004, #ZQ1005)\n"
        "Supervised: 1 (#ZQ1004)\n"
        "Not satisfied, being redone: 1 (#ZQ1006)"
    )


def test_the_city_s_own_days_until_an_issue_is_named() -> None:
    rules = replace(RULES, named_after=RULES.give_back)
    speaking = Speech(city(rules=rules))
    post = digest(speaking, morning([issue(1003)], 0, 0, at("11-25 18:00"), rules), at("11-25 18:00"))
    assert "超期2个工作日以上，点名 1 件：#ZQ1003" in post.text


def test_of_many_the_first_are_shown_and_the_others_counted() -> None:
    """Of the units that are not shown, their issues are counted and not the units."""
    overdue = [issue(1001 + n, lead=f"市第{n % 9}局") for n in range(27)]
    lines = read([*overdue, *(issue(1100 + n, days=1) for n in range(9))], "11-24 08:30").splitlines()
    assert lines[1:9] == ["今天到期 9 件：", *(f"#ZQ110{n} 贷款续不上 · 市金融办" for n in range(6)), "还有 3 件"]
    assert lines[9] == "已超期 27 件："
    assert lines[10] == "市第0局：#ZQ1001、#ZQ1010、#ZQ1019"
    assert lines[16] == "还有 9 件"


@BOTH
def test_an_ordinary_morning_is_one_screen(language: str) -> None:
    text = read(a_morning(), "11-24 08:30", new=2, language=language)
    assert lines_on_a_phone(text, 20 if language == "zh" else 40) <= LINES


@BOTH
def test_the_worst_of_mornings_is_a_message(language: str) -> None:
    names = [f"{NASTY}{n}" for n in range(30)]
    overdue = [issue(1001 + n, c.Supervise(by=LIN), days=-20, lead=names[n % 30], title=NASTY) for n in range(300)]
    today = [issue(2001 + n, days=1, title=NASTY) for n in range(99)]
    assert units(read([*overdue, *today], "11-24 08:30", new=999, language=language)) <= 4096


def test_a_unit_reads_daily_what_of_its_own_is_supervised() -> None:
    issues = [issue(1001 + n, c.Supervise(by=LIN)) for n in range(8)]
    post = supervised(speech(), FINANCE, FINANCE_CHAT, issues, at("11-20 08:30"))
    assert seen(post.text).splitlines() == [
        "督办件，请今天报一次进展",
        *(f"#ZQ{1001 + n} 贷款续不上 · 11月23日前办结" for n in range(6)),
        "还有 2 件",
    ]


def test_each_of_a_unit_s_desks_has_its_own_post_each_day() -> None:
    unit = Unit("市水务局", handlers=(71, 72))
    keys = {
        supervised(speech(), unit, chat, [issue(1001)], at(f"11-{day} 08:30")).key
        for chat in (71, 72)
        for day in (19, 20)
    }
    assert len(keys) == 4


def test_the_group_s_week() -> None:
    post = summary(
        speech(), GROUP, Week(taken=12, handled=9, solved=7, in_hand=5), date(2026, 11, 16), date(2026, 11, 22)
    )
    assert post.chat == GROUP
    assert seen(post.text) == (
        "11月16日至11月22日，群里新登记 12 件、办结 9 件、企业确认解决 7 件、现在还在办 5 件。\n"
        "有难处随时说，我来登记。"
    )


def test_what_there_is_none_of_is_not_spoken_of() -> None:
    post = summary(
        speech("en"), GROUP, Week(taken=1, handled=0, solved=0, in_hand=1), date(2026, 11, 16), date(2026, 11, 22)
    )
    assert seen(post.text).startswith("16 November to 22 November, in this group: 1 registered, 1 in hand now.\n")


@BOTH
def test_an_admin_is_told_which_year_is_wanted(language: str) -> None:
    post = calendar_wanted(speech(language), 51, 2027, date(2026, 11, 23))
    assert "2027" in post.text
    assert post.chat == 51
