"""What an officer notes of a telephone call, in words."""

import pytest

from bot.core.called import Told, outcome_in, reason_in
from bot.core.keywords import keyword
from bot.core.words import Action, Outcome

SATISFIED, FAIRLY, UNHAPPY, UNREACHED = Outcome


@pytest.mark.parametrize(
    ("words", "outcome", "text"),
    [
        ("满意", SATISFIED, ""),
        ("很满意，谢谢市里", SATISFIED, ""),
        ("满意 对方说来电很稳", SATISFIED, "对方说来电很稳"),
        ("解决了", SATISFIED, ""),
        ("satisfied", SATISFIED, ""),
        ("基本满意", FAIRLY, ""),
        ("基本满意，晚了两天", FAIRLY, "晚了两天"),
        ("Fairly satisfied: two days late", FAIRLY, "two days late"),
        ("不满意 还是没电", UNHAPPY, "还是没电"),
        ("不满意", UNHAPPY, ""),
        ("还是没电", UNHAPPY, "还是没电"),
        ("没有解决，冷库没恢复", UNHAPPY, "冷库没恢复"),
        ("not satisfied, still no power", UNHAPPY, "still no power"),
        ("没接通", UNREACHED, ""),
        ("电话没人接", UNREACHED, ""),
        ("又没打通，下午再打", UNREACHED, "下午再打"),
        ("关机", UNREACHED, ""),
        ("unreached", UNREACHED, ""),
        ("No answer", UNREACHED, ""),
    ],
)
def test_what_came_of_it(words: str, outcome: Outcome, text: str) -> None:
    assert outcome_in(words) == Told(outcome, text)


@pytest.mark.parametrize(
    "words",
    ["", "满意吗？", "满意，但是慢", "满意 就是来得晚", "打过了", "对方说再看看", "没接到通知", "停机了三天的生产线"],
)
def test_what_is_left_open_is_asked_back(words: str) -> None:
    assert outcome_in(words) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("冷库没恢复，要求再派人", Told(UNHAPPY, "冷库没恢复，要求再派人")),
        ("还是没电", Told(UNHAPPY, "还是没电")),
        ("不满意，价格太高", Told(UNHAPPY, "价格太高")),
        ("满意", Told(SATISFIED)),  # pressed the wrong button
        ("没接通", Told(UNREACHED)),
        ("不满意", None),
        (" ", None),
    ],
)
def test_what_they_said_when_the_button_has_said_how(words: str, told: Told | None) -> None:
    assert reason_in(words) == told


@pytest.mark.parametrize("text", ["回访 没接通", "回访没接通", "/call_back 没接通", "ZQ1042 回访：没接通"])
def test_the_key_word(text: str) -> None:
    word = keyword(text, "ZQ")
    assert word is not None
    assert (word.action, word.rest) == (Action.CALL_BACK, "没接通")


@pytest.mark.parametrize("text", ["回访了一下", "回访的事明天说"])
def test_talk_about_it_is_none(text: str) -> None:
    assert keyword(text, "ZQ") is None
