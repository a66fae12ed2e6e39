"""The leader's day in the configuration: what is written there holds, and each mistake is told with its line."""

from pathlib import Path

import pytest

from bot.config import load
from bot.core.leader_days import Half, LeaderDayRule, OnDayOff
from tests.configuring import BASICS, EXAMPLE, TOKEN, sentences


def rule_of(path: Path, text: str, **environ: str) -> LeaderDayRule:
    config = path / "config.toml"
    config.write_text(BASICS + text, "utf-8")
    return load(config, environ).rules().leader_day


def test_a_city_has_none_unless_it_says_so(tmp_path: Path) -> None:
    assert rule_of(tmp_path, "") == LeaderDayRule()
    assert LeaderDayRule().week == 0
    assert load(EXAMPLE, {"XIAOER_TELEGRAM__TOKEN": TOKEN}).rules().leader_day == LeaderDayRule()


def test_what_is_written_holds(tmp_path: Path) -> None:
    text = (
        '[leader_day]\nweek = 2\nweekday = "tuesday"\nhalf = "afternoon"\non_day_off = "skip"\n'
        'leaders = ["何静宜", " 周远航 "]'
    )
    assert rule_of(tmp_path, text) == LeaderDayRule(2, 1, Half.AFTERNOON, OnDayOff.SKIP, ("何静宜", "周远航"))


@pytest.mark.parametrize(("written", "day"), [("1", 0), ("5", 4), ('"4"', 3), ('"monday"', 0), ('"friday"', 4)])
def test_a_weekday_is_a_word_or_a_number(tmp_path: Path, written: str, day: int) -> None:
    assert rule_of(tmp_path, f"[leader_day]\nweekday = {written}").weekday == day


def test_the_environment_goes_before_it(tmp_path: Path) -> None:
    found = rule_of(
        tmp_path,
        "[leader_day]\nweek = 1",
        XIAOER_LEADER_DAY__WEEK="3",
        XIAOER_LEADER_DAY__WEEKDAY="2",
        XIAOER_LEADER_DAY__LEADERS='["何静宜"]',
    )
    assert (found.week, found.weekday, found.leaders) == (3, 1, ("何静宜",))


WEEK = "应为：0 到 4 的整数：当月第几周（0 为不设领导接听日）。"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("week = 5", f"第 9 行 leader_day.week：填的是 5，{WEEK}"),
        ("week = -1", f"第 9 行 leader_day.week：填的是 -1，{WEEK}"),
        ("week = true", f"第 9 行 leader_day.week：填的是 true，{WEEK}"),
        ('weekday = "sunday"', '第 9 行 leader_day.weekday：填的是 "sunday"，应为：1 到 5，或 "monday" 到 "friday"。'),
        ("weekday = 6", '第 9 行 leader_day.weekday：填的是 6，应为：1 到 5，或 "monday" 到 "friday"。'),
        ("weekday = true", '第 9 行 leader_day.weekday：填的是 true，应为：1 到 5，或 "monday" 到 "friday"。'),
        (
            'half = "noon"',
            '第 9 行 leader_day.half：填的是 "noon"，应为："morning"（上午）或 "afternoon"（下午）。',
        ),
        (
            'on_day_off = "later"',
            '第 9 行 leader_day.on_day_off：填的是 "later"，应为："next"（顺延）、"previous"（提前）'
            '或 "skip"（取消）。',
        ),
        ('leaders = [""]', '第 9 行 leader_day.leaders[0]：填的是 ""，应为：一位市领导的姓名。'),
        (
            'leaders = ["何静宜",\n"何静宜"]',
            '第 10 行 leader_day.leaders[1]：填的是 "何静宜"，与第 9 行的 leader_day.leaders[0] 相同，'
            "应为：每位市领导只写一次。",
        ),
        ("weeks = 3", "第 9 行 leader_day.weeks：没有这个键，应为：week。"),
    ],
)
def test_each_mistake_is_told(tmp_path: Path, written: str, told: str) -> None:
    (sentence,) = sentences(tmp_path, f"{BASICS}[leader_day]\n{written}")
    assert sentence == f"config.toml {told}"
