"""What is a receipt, or says that it is done, and what says more."""

import pytest

from bot.core.receipts import says_done, says_received


@pytest.mark.parametrize("text", ["收到", "收到。", "收到了！", "已收到👌", " Received ", "Got it."])
def test_received(text: str) -> None:
    assert says_received(text)
    assert not says_done(text)


@pytest.mark.parametrize("text", ["办好了", "已办结。", "解决了！", "已解決", "Done", "fixed."])
def test_done(text: str) -> None:
    assert says_done(text)
    assert not says_received(text)


@pytest.mark.parametrize(
    "text",
    ["", "收到投诉了", "没收到", "收到，马上去", "好的", "解决了一半", "还没解决", "办好了吗", "not done", "done?"],
)
def test_neither(text: str) -> None:
    assert not says_received(text)
    assert not says_done(text)
