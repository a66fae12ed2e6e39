"""The service day in the configuration: what is written holds, and what is wrong is told with its line."""

from pathlib import Path

import pytest

from bot.config import load
from bot.core.service_days import OnDayOff, Round, ServiceDays
from tests.configuring import BASICS, EXAMPLE, TOKEN, sentences

LEADERS = (
    '[[leaders]]\nname = "周远航"\ntitle = "市长"\ntelegram_id = 1\n'
    '[[leaders]]\nname = "何静宜"\ntitle = "副市长"\ntelegram_id = 2\n'
)
FIRMS = '[[enterprises]]\nname = "恒信食品"\naliases = ["恒信"]\n[[enterprises]]\nname = "蓝图纺织"\n'


def rule_of(path: Path, text: str) -> ServiceDays:
    config = path / "config.toml"
    config.write_text(BASICS + text)
    return load(config, {}).rules().service_days


def rota(leader: str, *enterprises: str) -> str:
    names = ", ".join(f'"{name}"' for name in enterprises)
    return f'[[service_day.rota]]\nleader = "{leader}"\nenterprises = [{names}]\n'


def test_the_fifteenth_by_default(tmp_path: Path) -> None:
    assert rule_of(tmp_path, "") == ServiceDays(15, OnDayOff.NEXT, 1, ())
    assert load(EXAMPLE, {"XIAOER_TELEGRAM__TOKEN": TOKEN}).rules().service_days == ServiceDays()


@pytest.mark.parametrize("written", ["enabled = false", "day = 0", "enabled = false\nday = 20"])
def test_a_city_without_one(tmp_path: Path, written: str) -> None:
    assert rule_of(tmp_path, f"[service_day]\n{written}").day == 0


def test_what_is_written_holds(tmp_path: Path) -> None:
    text = '[service_day]\nday = 20\non_day_off = "skip"\nremind = 2\n' + rota("周远航", "恒信", "蓝图纺织")
    rounds = (Round("周远航", ("恒信", "蓝图纺织")),)
    assert rule_of(tmp_path, text + LEADERS + FIRMS) == ServiceDays(20, OnDayOff.SKIP, 2, rounds)


def test_names_are_the_book_s_where_the_file_has_none(tmp_path: Path) -> None:
    assert rule_of(tmp_path, rota("周远航", "恒信")).rota == (Round("周远航", ("恒信",)),)


@pytest.mark.parametrize(
    ("text", "line", "key", "found", "expected"),
    [
        ("[service_day]\nday = 32", 9, "day", "填的是 32", "0 到 31 的整数（0 为没有服务日）"),
        (
            '[service_day]\non_day_off = "later"',
            9,
            "on_day_off",
            '填的是 "later"',
            '"next"（顺延）、"previous"（提前）、"same"（照常）或 "skip"（不办）',
        ),
        ("[service_day]\nremind = 0", 9, "remind", "填的是 0", "1 到 10 的整数（工作日）"),
        ("[service_day]\nenabled = 1", 9, "enabled", "填的是 1", "true 或 false"),
        ("[service_day]\ndayz = 15", 9, "dayz", "没有这个键", "day"),
        (
            rota("周远舫", "恒信") + LEADERS,
            9,
            "rota[0].leader",
            '填的是 "周远舫",[[leaders]] 中没有这个姓名',
            "[[leaders]] 中一位市领导的姓名",
        ),
        (
            rota("周远航", "恒兴") + LEADERS + FIRMS,
            10,
            "rota[0].enterprises[0]",
            '填的是 "恒兴"，[[enterprises]] 中没有这家',
            "[[enterprises]] 中一家企业的名称或别名",
        ),
        (
            rota("周远航", "恒信") + rota("何静宜", "恒信"),
            13,
            "rota[1].enterprises[0]",
            '填的是 "恒信"，与第 10 行的 service_day.rota[0].enterprises[0] 相同',
            "每家企业只由一位市领导走访",
        ),
        (
            rota("周远航", "恒信") + rota("周远航", "蓝图纺织"),
            12,
            "rota[1].leader",
            '填的是 "周远航"，与第 9 行的 service_day.rota[0].leader 相同',
            "每位市领导只写一次",
        ),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, key: str, found: str, expected: str) -> None:
    whole = f"config.toml 第 {line} 行 service_day.{key}：{found}，应为：{expected}。"
    assert sentences(tmp_path, BASICS + text) == [whole]
