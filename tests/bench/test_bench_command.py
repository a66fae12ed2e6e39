"""`xiaoer bench`: a handful of messages through the bench's own code, and what it says where something is wrong."""

import re

import pytest
from typer.testing import CliRunner

from bot.bench import command
from bot.bench.crowd import OFFICE, group_at
from bot.bench.fates import WrongCount, fates, seconds_of_all
from bot.bench.processes import Called, Results, Said
from bot.cli import app

GROUP = group_at(0)
SAID = [Said(1, GROUP, 1, 10.0), Said(2, GROUP, 2, 10.0)]
CALLS = [
    Called(10.5, "setMessageReaction", GROUP, 1, "", 200),
    Called(11.0, "sendMessage", OFFICE, 7, "还有 2 件：<b>#ZQ1001</b>、#ZQ1002", 200),
    Called(11.5, "sendMessage", OFFICE, 8, "<b>#ZQ1001</b> 新事项", 429),
    Called(12.0, "sendMessage", OFFICE, 9, "<b>#ZQ1001</b> 新事项", 200),
    Called(12.5, "sendMessage", GROUP, 3, "#ZQ1001 已登记", 200),
]
WAYS = {(GROUP, 1): [1001], (GROUP, 2): [1002]}


def test_a_handful_of_messages_goes_the_whole_way() -> None:
    done = CliRunner().invoke(app, ["bench", "flow", "--messages", "4", "--language", "en"], env={"COLUMNS": "160"})
    assert done.exit_code == 0, done.output
    assert re.search(r"one reply each +│ +[\d.]+ a second", done.output)
    assert re.search(r"End to end: issue, reaction, two cards +│ +[\d.]+ a second │ ≥ 1 × one reply", done.output)


def test_what_became_of_a_message() -> None:
    first, second = fates(Results(SAID, CALLS, 0), WAYS)
    assert (first.reaction, first.listed_at_office, first.card_at_office, first.card_in_group) == (
        10.5,
        11.0,
        12.0,
        12.5,
    )
    assert (second.listed_at_office, second.ends) == (11.0, (None, None, None))
    assert seconds_of_all([first]) == 2.5
    with pytest.raises(WrongCount, match="missing 3"):
        seconds_of_all([first, second])


@pytest.mark.parametrize(
    ("issues", "wrong"),
    [
        ({(GROUP, 1): [1001]}, "missing 1, doubled 0"),
        ({(GROUP, 1): [1001, 1003], (GROUP, 2): [1002]}, "missing 0, doubled 1"),
        ({(GROUP, 1): [1001], (GROUP, 2): [1002], (GROUP, 9): [1003]}, "missing 0, doubled 1"),
        ({(GROUP, 1): [1001], (GROUP, 9): [1003]}, "missing 1, doubled 1"),
    ],
)
def test_an_issue_that_is_missing_or_doubled_is_no_figure(issues: dict[tuple[int, int], list[int]], wrong: str) -> None:
    with pytest.raises(WrongCount, match=wrong):
        fates(Results(SAID, CALLS, 0), issues)


@pytest.mark.parametrize(
    ("words", "says"),
    [(["nothing"], "没有这项测量：nothing"), (["flow", "--language", "fr"], "没有这种语言：fr")],
)
def test_what_there_is_not_is_said_in_a_sentence(words: list[str], says: str) -> None:
    done = CliRunner().invoke(app, ["bench", *words])
    assert done.exit_code == 64
    assert says in done.output


def test_wrong_counts_end_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    def loses_one(messages: int) -> None:
        raise WrongCount(1, 0)

    monkeypatch.setitem(command.MEASURES, "flow", loses_one)
    done = CliRunner().invoke(app, ["bench", "flow"])
    assert done.exit_code == 1
    assert "少了 1 件" in done.output
