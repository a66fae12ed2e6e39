"""Somebody asks how it stands, or whether anybody is there: what is meant so, and what is not."""

from dataclasses import replace
from time import perf_counter

import pytest

from bot.core.chases import Chase, chase, is_hail, is_thanks
from bot.core.city import Room
from bot.core.readings import Adds, Chases, Hint, Opens, Reading, Regrets, Scene, Talk
from tests.core.scenes import APPEAL, ASKED, FROM_LI, OTHERS, OWN, PHOTO, RESULT, SAID, is_opened, reading, scene

COMPLAINS = [
    "怎么还没人管",
    "怎么还没人管啊？",
    "都三天了，怎么还没人管",
    "怎么没人理我们",
    "为什么一直没人处理",
    "到现在还没人管",
    "你们到底管不管",
    "有人管吗",
    "要等到什么时候",
    "还要等多久",
    "催一下",
    "帮忙催一下",
    "why is nobody doing anything",
    "Why is nobody doing anything?",
    "Why has nobody answered",
    "still no news",
    "怎么还不处理",
]
ASKS = [
    "到哪一步了",
    "办到哪一步了",
    "现在到哪一步了？",
    "进行到哪了",
    "怎么样了",
    "那件事怎么样了？",
    "上次反映的事怎么样了",
    "我们公司的诉求办得怎么样了",
    "有结果了吗",
    "有没有结果",
    "有消息了吗",
    "有进展吗？",
    "有什么进展",
    "进展如何",
    "还没处理吗",
    "还没好吗",
    "什么时候能有结果",
    "什么时候能解决",
    "any news?",
    "Any update yet?",
    "Is there any progress?",
    "What's the status?",
    "How is it going?",
    "when will it be fixed?",
]
SOMETHING_ELSE = [
    "到哪一步办手续？",
    "到哪一步办手续",
    "路灯怎么还没人管",
    "停电三天了怎么还没人管",
    "贷款怎么样了才能批",
    "有结果的话告诉我",
    "招工的结果",
    "why is nobody collecting the garbage",
    "怎么办理营业执照",
    "什么时候交社保",
    "有人管我们要钱",
    "大家觉得怎么样",
    "怎么样",
    "在吗",
    "还没解决",
    "没有解决",
    "不满意",
    "有消息说要停电",
    "办理进度",
    "如何办理",
    "怎么还没来电",
    "还没来电",
    "什么时候来电",
    "什么时候停电",
    "ZQ1042",
    "",
    "谢谢",
    "what is the status of the tax reform",
    "怎么没人给我们修路",
    "有" * 61,
]


@pytest.mark.parametrize("text", COMPLAINS)
def test_a_complaint_that_nobody_does_anything(text: str) -> None:
    assert chase(text, "ZQ") == Chase(None, complains=True)


@pytest.mark.parametrize("text", ASKS)
def test_a_question(text: str) -> None:
    assert chase(text, "ZQ") == Chase(None, complains=False)


@pytest.mark.parametrize("text", ["#ZQ1042 到哪一步了", "ZQ1042怎么样了", "any news on ＺＱ1042?"])
def test_a_number(text: str) -> None:
    assert chase(text.replace(" on", ""), "ZQ") == Chase(1042, complains=False)


@pytest.mark.parametrize("text", SOMETHING_ELSE)
def test_something_else(text: str) -> None:
    assert chase(text, "ZQ") is None


@pytest.mark.parametrize("text", ["在吗", "在吗？", "您好", "您好，在吗", "hello?", "Are you there?", "小二在吗"])
def test_a_hail(text: str) -> None:
    assert is_hail(text)


@pytest.mark.parametrize("text", ["谢谢", "谢谢小二", "Thank you very much", "辛苦了", "好的，谢谢", "thanks a lot"])
def test_thanks(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize("text", ["", "好的", "收到", "谢谢尽快解决", "在吗，路灯坏了", "在" * 61])
def test_neither(text: str) -> None:
    assert not is_thanks(text)
    assert not is_hail(text)


def test_the_longest_that_is_read_takes_no_time() -> None:
    began = perf_counter()
    for word in ("我公司", "都了", "谢", "到现在", "谢谢您", "还都一直", "半个多天了", "没有结果", "一"):
        for end in ("", "x"):
            text = (word * 60)[:59] + end
            chase(text, "ZQ")
            is_thanks(text)
    assert perf_counter() - began < 0.2


SCENES = [
    ("to one's card", scene("怎么还没人管", link=OWN), Chases(1042, addressed=True)),
    ("to one's own words", scene("有结果了吗", link=SAID), Chases(1042, addressed=True)),
    ("while something is asked", scene("怎么样了", link=replace(OWN, waiting=True)), Chases(1042, addressed=True)),
    ("after the end", scene("怎么样了", link=replace(OWN, ended=True)), Chases(None, addressed=True)),
    ("mentioning the bot", scene("@xiaoer_bot 到哪一步了", mentions_bot=True), Chases(None, addressed=True)),
    ("by its number", scene("#ZQ1041 到哪一步了"), Chases(1041, addressed=True)),
    ("to nothing", scene("怎么样了"), Chases(None, addressed=False)),
    ("a complaint to nothing", scene("怎么还没人管"), Chases(None, addressed=True)),
    ("while asked", scene("怎么样了", asked=ASKED), Chases(None, addressed=False)),
    ("to somebody else", scene("怎么样了", reply_to=FROM_LI), Talk()),
    ("to another's card", scene("怎么样了", link=OTHERS), Talk()),
    ("a piece of what is being said", scene("怎么还没人管", burst=1042), Adds(1042)),
    ("the reason for a redo", scene("怎么还没人管", awaited=1042), Regrets(1042, "怎么还没人管")),
    ("not solved", scene("没解决", link=RESULT), Regrets(1042, "")),
    ("with a picture", scene("怎么还没人管", link=OWN, files=PHOTO), Adds(1042)),
    ("with more to say", scene("路灯怎么还没人管", link=OWN), Adds(1042)),
    ("a hail", scene("@xiaoer_bot 在吗", mentions_bot=True), Hint.HAIL),
    ("a mention alone", scene("@xiaoer_bot", mentions_bot=True), Hint.HAIL),
    ("the command alone", scene("/new", command="new"), Hint.NO_NEW),
    ("the tag alone", scene("#诉求"), Hint.NO_TEXT),
    ("thanks", scene("@xiaoer_bot 谢谢", mentions_bot=True), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in SCENES])
def test_in_the_group(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


def test_where_only_mentions_count_nothing_is_asked_in_passing() -> None:
    assert reading(scene("怎么还没人管"), mention_only=True) == Talk()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("怎么样了", Hint.MY),
        ("any news?", Hint.MY),
        ("怎么还没人管", Chases(None, addressed=True)),
        ("在吗", Hint.HAIL),
        ("谢谢", Hint.THANKS),
        ("好的", Hint.TALK),
    ],
)
def test_in_private(text: str, expected: Reading) -> None:
    assert reading(scene(text, room=Room.PRIVATE)) == expected


def test_with_words_of_its_own_a_call_is_always_a_matter() -> None:
    assert is_opened(reading(scene("#诉求 怎么还没人管")), "怎么还没人管")
    assert is_opened(reading(scene("#诉求 在吗")), "在吗")
    assert is_opened(reading(scene("@xiaoer_bot 到哪一步办手续？", mentions_bot=True)), "到哪一步办手续？")
    assert isinstance(reading(scene(APPEAL)), Opens)
