"""Telephone numbers are taken out of what units read; amounts and order numbers are not."""

import pytest

from bot.core.contacts import masked, without_contacts

FOUND = {
    "车间停电 电话13812345678，请帮忙": ("车间停电，请帮忙", ("13812345678",)),
    "联系电话：0396-2812345": ("", ("0396-2812345",)),
    "停电（电话：138 1234 5678）": ("停电", ("138 1234 5678",)),
    "停电，13812345678、13912345678，请来": ("停电，请来", ("13812345678", "13912345678")),
    "请打(0396)2812345转8找我": ("请打找我", ("(0396)2812345转8",)),
    "座机 2812345，损失 12345678 元": ("损失 12345678 元", ("2812345",)),
    "+86 13812345678 no power": ("no power", ("+86 13812345678",)),
    "１３８１２３４５６７８ 停水": ("停水", ("13812345678",)),
    "phone 13812345678\nno water": ("no water", ("13812345678",)),
    "13812345678 13812345678 停水": ("停水", ("13812345678",)),
    "停水，138—1234—5678": ("停水", ("138—1234—5678",)),
    "停水 138.1234.5678": ("停水", ("138.1234.5678",)),
    "停水，138 123 45678": ("停水", ("138 123 45678",)),
    "停水 1 3 8 1 2 3 4 5 6 7 8": ("停水", ("1 3 8 1 2 3 4 5 6 7 8",)),
    "停水，wx13812345678": ("停水", ("13812345678",)),
    "停水，Tel13812345678": ("停水", ("13812345678",)),
    "停水，微信号13812345678": ("停水", ("13812345678",)),
    "停水 0371 6666 8888": ("停水", ("0371 6666 8888",)),
}


@pytest.mark.parametrize(("text", "found"), FOUND.items())
def test_numbers_are_apart(text: str, found: tuple[str, tuple[str, ...]]) -> None:
    contact = without_contacts(text)
    assert (contact.text, contact.numbers) == found


@pytest.mark.parametrize(
    "text",
    [
        "订单 2026112000311 元",
        "合同号 413812345678901",
        "损失 12345678 元",
        "12345热线没人接",
        "第3号路灯",
        "2026-11-20",
        "工号 A13812345678",
        "1300 1200 100 吨",
        "138.5 亩",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    contact = without_contacts(text)
    assert (contact.text, contact.numbers) == (text, ())


MASKED = {
    "13812345678": "138****5678",
    "王女士 138 1234 5678": "王女士 138****5678",
    "0396-2812345": "039****2345",
    "2812345": "****345",
    "138—1234—5678": "138****5678",
    "微信 Wang01": "微信 Wang01",
    "Mr Wang １３８１２３４５６７８ / 13912345678": "Mr Wang 138****5678 / 139****5678",
}


@pytest.mark.parametrize(("contact", "shown"), MASKED.items())
def test_masked(contact: str, shown: str) -> None:
    assert masked(contact) == shown
