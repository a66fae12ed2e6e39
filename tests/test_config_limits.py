"""Limits in the configuration: what is written there holds, and what is no limit is told with its line."""

from datetime import time
from pathlib import Path

import pytest

from bot.config import load
from bot.core.deadlines import LIMITS, Column, Extension, Limit, LimitUnit
from bot.core.rules import LADDERS, Rules
from bot.core.words import Kind, Stage, Urgency
from tests.configuring import BASICS, EXAMPLE, TOKEN, sentences

HELP, NORMAL, URGENT = Kind.HELP, Urgency.NORMAL, Urgency.URGENT


def rules_of(path: Path, text: str) -> Rules:
    config = path / "config.toml"
    config.write_text(BASICS + text)
    return load(config, {}).rules()


def days(amount: int) -> Limit:
    return Limit(amount, LimitUnit.WORKING_DAYS)


def test_without_a_word_the_defaults_hold(tmp_path: Path) -> None:
    assert rules_of(tmp_path, "") == Rules()


def test_the_example_says_what_the_defaults_are() -> None:
    rules = load(EXAMPLE, {"XIAOER_TELEGRAM__TOKEN": TOKEN}).rules()
    assert (rules.limits, rules.ladders, rules.call_back) == (LIMITS, LADDERS, Rules().call_back)
    assert (rules.give_back, rules.named_after, rules.quiet) == (days(2), days(5), (time(20), time(8)))


def test_what_is_written_holds_and_the_rest_stays(tmp_path: Path) -> None:
    rules = rules_of(
        tmp_path, '[limits.help]\nhandle = "3 wd"\nextension = "2 x 4 wh"\n[limits.urgent]\naccept = "5min"'
    )
    helped, urgent = rules.limits_of(HELP, NORMAL), rules.limits_of(HELP, URGENT)
    assert (helped.handle, helped.sign) == (days(3), LIMITS[Column.HELP].sign)
    assert helped.extension == Extension(2, Limit(4, LimitUnit.WORKING_HOURS))
    assert (urgent.accept, urgent.handle) == (Limit(5, LimitUnit.MINUTES), LIMITS[Column.URGENT].handle)


def test_a_unit_has_limits_of_its_own_over_the_citys(tmp_path: Path) -> None:
    unit = '[[units]]\nname = "市商务局"\nlimits.help.handle = "2 wd"\nlimits.help.extension = "none"'
    rules = rules_of(tmp_path, f'[limits.help]\nhandle = "4 wd"\nsign = "4 wh"\n{unit}')
    own = rules.limits_of(HELP, NORMAL, "市商务局")
    assert (own.handle, own.sign, own.extension) == (days(2), Limit(4, LimitUnit.WORKING_HOURS), None)
    assert rules.limits_of(HELP, NORMAL, "市工信局").handle == days(4)


def test_when_the_clock_tells_whom(tmp_path: Path) -> None:
    written = '[nudges]\nyellow = "2 wd"\nmayor = "1 wd"\nquiet = "12:00-14:00"\n[call_back]\nclose = "20 wd"'
    rules = rules_of(tmp_path, written)
    ladder = rules.ladder("due", NORMAL)
    assert (ladder.before[Stage.YELLOW], ladder.after[Stage.MAYOR]) == (days(2), days(1))
    assert (rules.quiet, rules.call_back.close) == ((time(12), time(14)), days(20))


WRONG = [
    ('[limits.help]\nhandle = "5 days"', "limits.help.handle", '"5 days"'),
    ('[limits.help]\nhandle = "0 wd"', "limits.help.handle", '"0 wd"'),
    ("[limits.help]\nhandle = 5", "limits.help.handle", "5"),
    ('[limits.help]\nextension = "5 wd"', "limits.help.extension", '"5 wd"'),
    ('[limits.help]\nextension = "0 x 5 wd"', "limits.help.extension", '"0 x 5 wd"'),
    ('[limits.help]\nhandl = "5 wd"', "limits.help.handl", "没有这个键"),
    ('[limits]\nreturn_within = "none"', "limits.return_within", '"none"'),
    ('[nudges]\nquiet = "8-20"', "nudges.quiet", '"8-20"'),
    ('[nudges]\nquiet = "08:00-08:00"', "nudges.quiet", '"08:00-08:00"'),
    ('[nudges]\nquiet = "08:00-25:00"', "nudges.quiet", '"08:00-25:00"'),
    ('[call_back]\nclose = ""', "call_back.close", '""'),
]


@pytest.mark.parametrize(("written", "key", "found"), WRONG)
def test_what_is_no_limit_is_told(tmp_path: Path, written: str, key: str, found: str) -> None:
    (sentence,) = sentences(tmp_path, BASICS + written)
    assert sentence.startswith(f"config.toml 第 9 行 {key}：")
    assert found in sentence


def test_a_unit_accepts_nothing(tmp_path: Path) -> None:
    unit = '[[units]]\nname = "市商务局"\nlimits.help.accept = "2 wd"'
    assert "units[0].limits.help.accept" in sentences(tmp_path, BASICS + unit)[0]
