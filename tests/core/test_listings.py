"""How staff ask for a list, and where one stands in it: by command, or by a message that says nothing else."""

import pytest

from bot.core.listings import MOST_CHARACTERS, MOST_TERMS, Asked, Listing, Look, asked_for, look_of, number_in, terms
from bot.core.messages import Chat, Press, Said, Sender
from bot.core.people import Unit
from bot.core.presses import Verb
from bot.telegram.buttons import MOST_BYTES, decode, encode
from tests.core.cast import LIN, OFFICE, ROSTER, TUESDAY


def said(text: str, **changes: object) -> Said:
    command, _, argument = text.removeprefix("/").partition(" ")
    by_command = {"command": command, "argument": argument} if text.startswith("/") else {}
    whole = {"chat": Chat(OFFICE), "message_id": 7, "sender": Sender(LIN.telegram_id, LIN.name), "at": TUESDAY}
    return Said(**{**whole, "text": text, **by_command, **changes})  # type: ignore[arg-type] # each as its field is


def asked(text: str, **changes: object) -> Asked | None:
    return asked_for(said(text, **changes), "ZQ", ROSTER.units)


LISTS = {
    "/board": Asked(Listing.BOARD),
    "/overdue": Asked(Listing.OVERDUE),
    "/callbacks": Asked(Listing.CALLBACKS),
    "回访名单": Asked(Listing.CALLBACKS),
    "/unit 市工信局": Asked(Listing.UNIT, "市工信局"),
    "/unit": Asked(Listing.UNIT),
    "/find 贷款   停产": Asked(Listing.FIND, "贷款 停产"),
    "/show ZQ1042": Asked(Listing.SHOW, "ZQ1042"),
    "看板": Asked(Listing.BOARD),
    " 看板。": Asked(Listing.BOARD),
    "超期": Asked(Listing.OVERDUE),
    "超期？": Asked(Listing.OVERDUE),
    "查找 贷款": Asked(Listing.FIND, "贷款"),
    "查找：贷款 停产": Asked(Listing.FIND, "贷款 停产"),
    "查看 ZQ1042": Asked(Listing.SHOW, "ZQ1042"),
    "查看ZQ1042": Asked(Listing.SHOW, "ZQ1042"),
    "查看 #zq1042": Asked(Listing.SHOW, "#zq1042"),
    "查看 1042。": Asked(Listing.SHOW, "1042"),
    "查看 ＺＱ１０４２": Asked(Listing.SHOW, "ＺＱ１０４２"),
    "单位 市工信局": Asked(Listing.UNIT, "市工信局"),
    "单位：金融局": Asked(Listing.UNIT, "金融局"),
    "單位 工信局": Asked(Listing.UNIT, "工信局"),
}


@pytest.mark.parametrize(("text", "meant"), LISTS.items())
def test_asked_for(text: str, meant: Asked) -> None:
    assert asked(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "看板打不开",
        "看板上有三件",
        "超期三天了怎么办",
        "超期的都催一下",
        "查找一下原因",
        "查找 原因，下午报给我",
        "查找",
        "查看 一下这件",
        "查看 ZQ1042 的答复",
        "查看",
        "单位 明天开会",
        "单位 市工信局来人了",
        "单位",
        "/today",
        "/boards",
        "board",
        "",
    ],
)
def test_talk_that_only_begins_so(text: str) -> None:
    assert asked(text) is None


def test_words_in_a_reply_are_a_note_and_borrowed_words_are_nobody_s() -> None:
    card = said("#ZQ1042")
    assert asked("看板", reply_to=card) is None
    assert asked("/board", reply_to=card) == Asked(Listing.BOARD)
    assert asked("看板", borrowed_from="别人") is None
    assert asked("/board", borrowed_from="别人") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ZQ1042", 1042),
        ("#ZQ1042", 1042),
        ("zq 1042", 1042),
        (" 1042 ", 1042),
        ("＃ＺＱ１０４２", 1042),
        ("ZQ", None),
        ("1042号", None),
        ("ZX1042", None),
        ("1234567890123", None),
        ("", None),
    ],
)
def test_the_number_with_or_without_its_prefix(words: str, number: int | None) -> None:
    assert number_in(words, "ZQ") == number


def test_terms_are_folded_each_once_and_not_too_many() -> None:
    assert terms("貸款　Ｌｏａｎ loan") == ("貸款", "loan")
    assert terms(" \n") == ()
    assert len(terms(" ".join("天地玄黄宇宙洪荒"))) == MOST_TERMS
    assert sum(map(len, terms("长" * 500))) == MOST_CHARACTERS


CODE = Unit("市工信局").code


@pytest.mark.parametrize("listing", Listing)
def test_a_page_comes_back_from_its_button(listing: Listing) -> None:
    look = Look(listing, page=123_456, number=999_999_999_999, unit=CODE)
    data = encode(look.press)
    assert len(data.encode()) <= MOST_BYTES
    back = decode(data)
    assert back is not None
    assert look_of(back) == look


@pytest.mark.parametrize(
    "arguments", [(), ("board",), ("board", "x", ""), ("board", "-1", ""), ("boards", "0", ""), ("board", "٣", "")]
)
def test_a_button_that_the_bot_never_made(arguments: tuple[str, ...]) -> None:
    assert look_of(Press(Verb.LOOK, 0, arguments)) is None
