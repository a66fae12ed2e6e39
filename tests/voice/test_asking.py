"""The check list under a card, the prompt to write it anew, and what the cards show of it."""

import pytest

from bot.core import commands as c
from bot.core.checklists import CHECKLISTS, Item
from bot.core.events import Part
from bot.core.notices import Post
from bot.core.presses import AskMenu, AskStep, ask_menu
from bot.core.words import Kind, Visibility
from bot.telegram.buttons import encode
from bot.voice.asking import awaited, list_prompt, needed, with_checklist, words_for
from bot.voice.office import office_card
from bot.voice.speech import Speech
from tests.core.cast import OFFICE, SUN, TUESDAY, ZHANG, after, city, dispatched, in_progress
from tests.voice.reading import seen

ZH, EN = (Speech(city(language=language)) for language in ("zh", "en"))
BOTH = pytest.mark.parametrize("speech", [ZH, EN], ids=["zh", "en"])
LIST = c.Ask(by=SUN, question="", items=("贷款合同", "<b>电话</b>", "涉及多少金额"))


def shown(menu: AskMenu, speech: Speech = ZH, number: int = 1042) -> Post:
    issue = dispatched(number=number)
    return with_checklist(office_card(speech, issue, [], TUESDAY), speech, issue, menu)


def labels(post: Post) -> list[str]:
    return [button.label for row in post.buttons for button in row]


@BOTH
@pytest.mark.parametrize("kind", Kind)
def test_each_list_is_an_item_a_row_that_fits_on_a_phone(speech: Speech, kind: Kind) -> None:
    post = shown(AskMenu(AskStep.PICK, kind, frozenset()), speech, 999_999_999_999)
    rows = post.buttons[:-1]
    assert [len(row) for row in rows] == [1] * len(CHECKLISTS[kind])
    assert all(len(button.label) <= (16 if speech is ZH else 48) for row in rows for button in row)
    assert all(len(encode(button.press)) <= 64 for row in post.buttons for button in row if button.press)


def test_a_press_chooses_and_takes_back() -> None:
    post = shown(AskMenu(AskStep.PICK, Kind.INQUIRY, frozenset({Item.TRIED})))
    assert labels(post) == [
        "☐ 要办什么事、办到哪一步了",
        "☑ 找过哪些部门、怎么答复的",
        "☐ 合同、通知、照片等材料",
        "☐ 最晚什么时候要办好",
        "☐ 联系人和电话",
        "发出",
        "改写",
        "返回",
    ]
    pressed = [ask_menu(row[0].press) for row in post.buttons[:3] if row[0].press]
    chosen = [menu.chosen for menu in pressed if menu]
    assert chosen == [{Item.TRIED, Item.MATTER}, frozenset(), {Item.TRIED, Item.PAPERS}]


def test_with_nothing_chosen_nothing_can_be_sent() -> None:
    assert labels(shown(AskMenu(AskStep.PICK, Kind.HELP, frozenset()), EN))[-2:] == ["Edit", "Back"]


def test_the_items_are_in_the_language_of_whoever_is_asked() -> None:
    speech = Speech(city(language="zh"), {ZHANG.telegram_id: "en"})
    private = dispatched(visibility=Visibility.PRIVATE)
    assert words_for(speech, private, (Item.AMOUNT,)) == ("How much money is at stake",)
    assert words_for(speech, dispatched(), (Item.AMOUNT,)) == ("涉及多少金额",)


def test_the_list_to_copy_is_plain_text() -> None:
    post = list_prompt(ZH, dispatched(), ("<b>1</b>", "合同"), SUN, OFFICE, "cb")
    assert post.text.endswith("<pre>&lt;b&gt;1&lt;/b&gt;\n合同</pre>")
    assert (post.place, post.ask_reply is not None) == ("prompt:ask", True)


def test_what_a_card_shows_of_a_list() -> None:
    asked = after(in_progress(), LIST)
    assert needed(ZH, asked) == "需要您补充：1. 贷款合同 2. <b>电话</b> 3. 涉及多少金额"
    assert seen(awaited(ZH, asked)) == "等诉求人补充：\n1. 贷款合同\n2. <b>电话</b>\n3. 涉及多少金额"
    partly = after(asked, c.Add(by=ZHANG, part=Part(9, "2. 13800010001")))
    assert needed(EN, partly) == "Still needed from you: 1. 贷款合同 3. 涉及多少金额"
    assert seen(awaited(ZH, partly)) == "等诉求人补充：\n☐ 1. 贷款合同\n☑ 2. <b>电话</b>\n☐ 3. 涉及多少金额"


def test_what_announces_a_list_stands_before_it_and_a_list_of_one_has_no_number() -> None:
    announced = after(in_progress(), c.Ask(by=SUN, question="请今天发来：", items=("合同", "发票")))
    assert needed(ZH, announced) == "需要您补充：请今天发来： 1. 合同 2. 发票"
    one = after(in_progress(), c.Ask(by=SUN, question="", items=("合同",)))
    assert (needed(ZH, one), seen(awaited(ZH, one))) == ("需要您补充：合同", "等诉求人补充：合同")


def test_nothing_is_awaited_where_nothing_was_asked() -> None:
    assert awaited(ZH, in_progress()) == ""
