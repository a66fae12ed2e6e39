"""Where the bot is back: the office registers what it did not hear, a unit's group is only looked through."""

import pytest

from bot.voice.membership import returned
from bot.voice.speech import Speech
from tests.core.cast import FINANCE_CHAT, GROUP, TUESDAY, city


@pytest.mark.parametrize(("chat", "ends"), [(GROUP, "有没有要登记的。"), (FINANCE_CHAT, "有没有漏看的。")])
def test_back_again(chat: int, ends: str) -> None:
    assert returned(Speech(city()), city(), chat, TUESDAY).text.endswith(ends)
