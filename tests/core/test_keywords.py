"""Which replies begin with a key word, and which only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.keywords import COMMANDS, KEYWORDS
from bot.core.phrases import Keyword, keyword
from bot.core.words import Action


@pytest.mark.parametrize(
    ("text", "action", "rest"),
    [
        ("受理", Action.ACCEPT, ""),
        ("受理。", Action.ACCEPT, ""),
        ("  受理\n", Action.ACCEPT, ""),
        ("受理👌", Action.ACCEPT, "👌"),
        ("受理:马上办", Action.ACCEPT, "马上办"),
        ("受理：马上办", Action.ACCEPT, "马上办"),  # full-width
        ("受理　马上办", Action.ACCEPT, "马上办"),  # ideographic space
        ("不予受理 不属于本市管辖", Action.DECLINE, "不属于本市管辖"),
        ("批示 请抓紧", Action.INSTRUCT, "请抓紧"),
        ("交办 市金融办 3个工作日", Action.DISPATCH, "市金融办 3个工作日"),
        ("交办市金融办 3个工作日", Action.DISPATCH, "市金融办 3个工作日"),  # straight into the unit's name
        ("交辦 市金融辦", Action.DISPATCH, "市金融辦"),  # traditional; the rest stays as written
        ("签收", Action.SIGN, ""),
        ("簽收", Action.SIGN, ""),
        ("退单,不是我局职责", Action.RETURN, "不是我局职责"),
        ("请补充 贷款合同", Action.ASK, "贷款合同"),
        ("請補充：貸款合同", Action.ASK, "貸款合同"),
        ("接着办", Action.RESUME, ""),
        ("接着办 电话里说了", Action.RESUME, "电话里说了"),
        ("/resume", Action.RESUME, ""),
        ("进展 已联系银行", Action.PROGRESS, "已联系银行"),
        ("答复 已协调续贷５００万元", Action.HANDLE, "已协调续贷５００万元"),  # full-width digits stay
        ("办结 已协调明川银行续贷500万元,今日放款", Action.HANDLE, "已协调明川银行续贷500万元,今日放款"),
        ("办结\n(附件)已处理。", Action.HANDLE, "(附件)已处理。"),
        ("重办", Action.REDO, ""),
        ("延期 3个工作日", Action.EXTEND, "3个工作日"),
        ("催办", Action.REMIND, ""),
        ("督办!", Action.SUPERVISE, ""),
        ("备注:电话里很着急", Action.NOTE, "电话里很着急"),
        ("并案 #ZQ1042", Action.MERGE, "#ZQ1042"),
        ("拆分", Action.SPLIT, ""),
        ("拆分 2", Action.SPLIT, "2"),
        ("转私密", Action.CLASSIFY, ""),
        ("轉私密。", Action.CLASSIFY, ""),
        ("/private", Action.CLASSIFY, ""),
        ("撤销", Action.UNDO, ""),
        ("回访 满意", Action.CALL_BACK, "满意"),
        ("/dispatch Finance Office", Action.DISPATCH, "Finance Office"),
        ("/Dispatch@xiaoer_bot Finance Office", Action.DISPATCH, "Finance Office"),
        ("／handle 已办好", Action.HANDLE, "已办好"),  # full-width slash
        ("/sign", Action.SIGN, ""),
        ("/call_back\nsatisfied", Action.CALL_BACK, "satisfied"),
    ],
)
def test_key_words(text: str, action: Action, rest: str) -> None:
    assert keyword(text) == Keyword(action, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "受理一下",
        "进展顺利",
        "签收了",
        "办结率多少",
        "请补充营业执照",  # a note, until there is a break after the word
        "不予受理的理由是什么",
        "我来受理",
        "请受理",
        "交办了吗",
        "交办的事情办好了",
        "交办事项",
        "交办2件",
        "接着办理",
        "/start",
        "/accepted",
        "/accept-it",
        "accept",
        "dispatch Finance Office",
        "#受理",
        "满意",
    ],
)
def test_ordinary_messages(text: str) -> None:
    assert keyword(text) is None


def test_every_action_of_the_desk_has_its_chinese_and_its_english_word() -> None:
    assert set(KEYWORDS.values()) == set(COMMANDS.values())


@pytest.mark.parametrize("word", KEYWORDS)
def test_no_key_word_is_one_when_the_sentence_runs_on(word: str) -> None:
    assert keyword(f"{word}了没有") is None


@given(st.one_of(st.text(), st.builds("{}{}".format, st.sampled_from([*KEYWORDS, "/accept"]), st.text())))
def test_whatever_is_said_the_rest_is_in_the_text(text: str) -> None:
    found = keyword(text)
    assert found is None or found.rest in text
