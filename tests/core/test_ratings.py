"""What a requester's reply to a result says of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.phrases import Dissatisfied, rating_in
from bot.core.words import Rating


@pytest.mark.parametrize(
    "text",
    [
        "满意",
        "滿意",  # traditional
        "很满意",
        "非常满意!",
        "我们十分满意,谢谢",
        "对处理结果很满意",
        "满意👍",
        "解决了",
        "已解决",
        "已经解决了,谢谢",
        "已经解决了，谢谢周市长",
        "问题已经解决",
        "问题都解决了。感谢市里的帮助",
        "圆满解决",
        "satisfied",
        "Very satisfied, thank you",
        "Solved!",
        "It's solved, thanks",
        "the problem has been resolved",
    ],
)
def test_satisfied(text: str) -> None:
    assert rating_in(text) is Rating.SATISFIED


@pytest.mark.parametrize(
    "text",
    [
        "基本满意",
        "比较满意",
        "还算满意",
        "还行",
        "还行吧,谢谢",
        "基本解决",
        "问题基本解决了",
        "基本上解决了",
        "fairly satisfied",
        "Mostly solved",
    ],
)
def test_fairly_satisfied(text: str) -> None:
    assert rating_in(text) is Rating.FAIRLY_SATISFIED


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("不满意", ""),
        ("不滿意。", ""),
        ("不满意,银行还是不放款", "银行还是不放款"),
        ("不满意：銀行還是不放款", "銀行還是不放款"),  # the reason in their own words
        ("很不满意", ""),
        ("不太满意 太慢了", "太慢了"),
        ("我们对结果不满意", ""),
        ("没解决", ""),
        ("没解决,你们什么时候再来?", "你们什么时候再来?"),
        ("没有解决", ""),
        ("未解决", ""),
        ("还没解决", ""),
        ("问题还没有解决,车间还停着", "车间还停着"),
        ("一直没有得到解决", ""),
        ("没有完全解决", ""),
        ("还是没解决", ""),
        ("还是没电", "还是没电"),  # the complaint itself is the reason
        ("还是没人联系我们。", "还是没人联系我们"),
        ("Not satisfied: the bank refused", "the bank refused"),
        ("not solved", ""),
        ("It's still not solved, no power", "no power"),
        ("Still no power", "Still no power"),
    ],
)
def test_not_satisfied(text: str, reason: str) -> None:
    assert rating_in(text) == Dissatisfied(reason)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "谢谢",
        "好的",
        "收到",
        "解决了吗",
        "解决了吗?",
        "已经解决了?",
        "满意吗",
        "不满意吗?",
        "还是没电吗?",
        "满意不满意",
        "满意度怎么样",
        "满意,但是太慢了",
        "解决了,就是慢了点",
        "解决了一部分",
        "解决方案什么时候出",
        "没有不满意",
        "不是不满意",
        "未解决的问题有哪些",
        "什么时候解决",
        "希望尽快解决",
        "一般",
        "is it solved?",
        "solved, but slowly",
        "satisfied customers",
        "the solution",
    ],
)
def test_unclear(text: str) -> None:
    assert rating_in(text) is None


@given(st.one_of(st.text(), st.text(st.sampled_from("很不没未还是满意解决了吗,。? 基本"))))
def test_whatever_is_said_the_reason_is_in_the_text(text: str) -> None:
    rating = rating_in(text)
    assert not isinstance(rating, Dissatisfied) or rating.reason in text
