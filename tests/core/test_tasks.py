"""Which words of a leader give somebody something to do."""

import pytest

from bot.core.tasks import gives_task


@pytest.mark.parametrize(
    "text",
    [
        "请抓紧",
        "小林，你跟一下",
        "尽快解决，不要拖",
        "看一下怎么回事",
        "請儘快處理",
        "上门了解情况",
        "Please look into this",
        "Fix it",
        "somebody follow up",
    ],
)
def test_something_to_do(text: str) -> None:
    assert gives_task(text)


@pytest.mark.parametrize(
    "text",
    ["", "哈哈", "😄", "有意思", "下回我请客", "请问是哪里", "说得好", "haha", "Good one", "prefix", "Well said"],
)
def test_nothing_to_do(text: str) -> None:
    assert not gives_task(text)
