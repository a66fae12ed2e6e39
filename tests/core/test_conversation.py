"""Which message is what in the group, and what the bot takes it for."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.city import Room
from bot.core.conversation import bare
from bot.core.messages import Sender
from bot.core.people import Person
from bot.core.readings import (
    Adds,
    Hint,
    Instructs,
    Loose,
    Opens,
    Orders,
    Place,
    Rates,
    Reading,
    Registered,
    Regrets,
    Reports,
    Scene,
    Suggests,
    Talk,
)
from bot.core.triage import Label, triage
from bot.core.words import Action, Rating, Role
from tests.core.cast import GUEST, LIN, ROSTER, SUN, ZHANG, ZHOU
from tests.core.scenes import (
    APPEAL,
    ASKED,
    ASKED_WHY,
    ENDED,
    FROM_LI,
    FROM_ZHANG,
    OTHERS,
    OWN,
    PHOTO,
    RESULT,
    SAID,
    TALK,
    UNSURE,
    is_opened,
    reading,
    said,
    scene,
)


def test_the_examples_are_what_they_are_called() -> None:
    labels = [triage(text, ROSTER.units).label for text in (APPEAL, UNSURE, TALK)]
    assert labels == [Label.APPEAL, Label.UNSURE, Label.TALK]


# ── a leader in the group ─────────────────────────────────────────────────

LEADER = [
    ("to a card", scene("请抓紧办", ZHOU, link=OTHERS), Instructs(1042)),
    ("to the requester's words", scene("请金融办对接", ZHOU, link=replace(OTHERS, place=Place.SAID)), Instructs(1042)),
    ("to an entrepreneur's message", scene("请市供电公司看一下", ZHOU, reply_to=FROM_ZHANG), Instructs(None)),
    ("to a guest's message", scene("请市供电公司看一下", ZHOU, reply_to=said("路不通", by=GUEST)), Instructs(None)),
    ("to a photo alone", scene("请市住建局看一下", ZHOU, reply_to=said("", files=PHOTO)), Instructs(None)),
    ("to nothing", scene("请市金融办今天下午对接", ZHOU), Talk()),
    ("a courtesy", scene("辛苦了", ZHOU, link=OTHERS), Talk()),
    ("a photo alone", scene("", ZHOU, link=OTHERS, files=PHOTO), Talk()),
    ("to what has ended", scene("很好,再接再厉", ZHOU, link=replace(OTHERS, ended=True)), Talk()),
    ("to an official", scene("请今天反馈", ZHOU, reply_to=said("在办", by=SUN)), Talk()),
    ("to thanks", scene("客气了,有困难随时说", ZHOU, reply_to=said("谢谢周市长")), Talk()),
    ("a laugh", scene("哈哈", ZHOU, reply_to=FROM_ZHANG), Talk()),
    ("a laugh in English", scene("haha 😄", ZHOU, link=OTHERS), Talk()),
    ("to small talk", scene("有意思", ZHOU, reply_to=said(TALK)), Talk()),
    ("to small talk, with a task", scene("请跟进一下", ZHOU, reply_to=said(TALK)), Instructs(None)),
    ("to small talk, with a deadline", scene("本周五前", ZHOU, reply_to=said(TALK)), Instructs(None)),
    ("to what may be an appeal", scene("这怎么行", ZHOU, reply_to=FROM_ZHANG), Instructs(None)),
    ("to thanks, naming a unit", scene("请市金融办继续跟进", ZHOU, reply_to=said("谢谢周市长")), Instructs(None)),
    (
        "to somebody anonymous",
        scene("请看一下", ZHOU, reply_to=said(APPEAL, sender=Sender(5, "群", anonymous=True))),
        Talk(),
    ),
    ("to another bot", scene("请看一下", ZHOU, reply_to=said(APPEAL, sender=Sender(6, "天气", is_bot=True))), Talk()),
    ("an appeal of their own", scene(APPEAL, ZHOU), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in LEADER])
def test_a_leader_in_the_group(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


# ── officers and handlers in the group ────────────────────────────────────

STAFF = [
    ("how it stands", scene("已联系银行,下午去厂里", SUN, link=OTHERS), Reports(1042)),
    ("a key word", scene("办结 已放款", SUN, link=OTHERS), Orders(1042, Action.HANDLE, "已放款")),
    ("a command", scene("/ask 请补充合同", LIN, link=OTHERS), Orders(1042, Action.ASK, "请补充合同")),
    ("a courtesy", scene("收到", SUN, link=OTHERS), Talk()),
    ("to what has ended", scene("已联系银行", SUN, link=replace(OTHERS, ended=True)), Talk()),
    (
        "a key word to what has ended",
        scene("重办 复核", LIN, link=replace(OTHERS, ended=True)),
        Orders(1042, Action.REDO, "复核"),
    ),
    ("to nothing", scene("办结 已放款", SUN), Talk()),
    ("an appeal", scene(APPEAL, SUN), Talk()),
    ("an officer's appeal", scene(APPEAL, LIN), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in STAFF])
def test_staff_in_the_group(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


def test_an_officer_may_open_one_with_the_tag() -> None:
    assert is_opened(reading(scene("#诉求 路灯坏了", LIN)), "路灯坏了")


def test_an_officer_of_the_enterprise_speaks_for_it() -> None:
    both = replace(ZHANG, roles=frozenset({Role.OFFICER, Role.REQUESTER}))
    assert reading(scene("还没人来", both, link=OWN)) == Adds(1042)
    assert reading(scene("已联系", both, link=OTHERS)) == Reports(1042)


# ── an entrepreneur or a guest in the group ───────────────────────────────

OPENING = [
    ("an appeal", scene(APPEAL), APPEAL),
    ("a guest's appeal", scene(APPEAL, GUEST), APPEAL),
    ("talk with the tag", scene(f"#诉求 {TALK}"), TALK),
    ("the tag without a blank", scene(f"#诉求{TALK}"), TALK),
    ("a tag as wide as a character", scene(f"\uff03诉求 {TALK}"), TALK),
    ("the tag behind", scene(f"{TALK} #诉求"), TALK),
    ("a mention", scene(f"@xiaoer_bot {TALK}", mentions_bot=True), TALK),
    ("a mention without a blank", scene(f"@xiaoer_bot{TALK}", mentions_bot=True), TALK),
    ("a mention in the middle", scene("我们 @xiaoer_bot 停电了", mentions_bot=True), "我们 停电了"),
    ("/new", scene(f"/new {TALK}", command="new", argument=TALK), TALK),
    ("the tag within a burst", scene("#诉求 路灯坏了", burst=1042), "路灯坏了"),
    ("the tag as a reply to another issue", scene("#诉求 路灯坏了", link=OWN), "路灯坏了"),
    ("a mention under somebody's card", scene("@xiaoer_bot 我们也是", mentions_bot=True, link=OTHERS), "我们也是"),
    ("the tag alone under one's own message", scene("#诉求", reply_to=FROM_ZHANG), UNSURE),
    ("/new alone under one's own message", scene("/new", command="new", reply_to=FROM_ZHANG), UNSURE),
    ("the tag on a photo", scene("#诉求", files=PHOTO), ""),
    ("an appeal after one's issue has ended", scene(APPEAL, link=ENDED), APPEAL),
]


@pytest.mark.parametrize(("one", "text"), [pytest.param(*case[1:], id=case[0]) for case in OPENING])
def test_what_opens_an_issue(one: Scene, text: str) -> None:
    assert is_opened(reading(one), text)


REQUESTER = [
    # 3a: replies to one's own issue
    ("to one's card", scene("电话是内线201", link=OWN), Adds(1042)),
    ("to one's own words", scene("一共三台", link=SAID), Adds(1042)),
    ("to an instruction on it", scene("好的,我们等通知", link=replace(OWN, place=Place.INSTRUCTION)), Adds(1042)),
    ("mentioning the bot", scene("@xiaoer_bot 还没人来", link=OWN, mentions_bot=True), Adds(1042)),
    ("thanks", scene("谢谢", link=OWN), Talk()),
    ("thanks with a photo", scene("谢谢", link=OWN, files=PHOTO), Adds(1042)),
    ("a photo alone", scene("", link=OWN, files=PHOTO), Adds(1042)),
    ("the tag alone under one's issue", scene("#诉求", link=SAID, reply_to=FROM_ZHANG), Registered(1042)),
    ("a mention alone under one's card", scene("@xiaoer_bot", link=OWN, mentions_bot=True), Registered(1042)),
    ("yes, where something was asked", scene("是的", link=replace(OWN, waiting=True)), Adds(1042)),
    ("yes, where nothing was asked", scene("是的", link=OWN), Talk()),
    ("chat under what has ended", scene(TALK, link=ENDED), Talk()),
    # a word on the result
    ("satisfied", scene("满意", link=RESULT), Rates(1042, Rating.SATISFIED)),
    ("fairly satisfied", scene("基本满意", link=RESULT), Rates(1042, Rating.FAIRLY_SATISFIED)),
    ("not solved", scene("没有解决", link=RESULT), Regrets(1042, "")),
    ("not solved, and why", scene("没有解决,冷库还是没电", link=RESULT), Regrets(1042, "冷库还是没电")),
    ("neither", scene("明天再看看", link=RESULT), Adds(1042)),
    ("satisfied before there is a result", scene("满意", link=OWN), Adds(1042)),
    ("satisfied, under the card", scene("满意", link=replace(OWN, handled=True)), Rates(1042, Rating.SATISFIED)),
    ("not solved, under one's own words", scene("没有解决", link=replace(SAID, handled=True)), Regrets(1042, "")),
    ("satisfied once more", scene("满意", link=replace(RESULT, ended=True)), Talk()),
    ("not solved after all", scene("没有解决,又坏了", link=replace(RESULT, ended=True)), Regrets(1042, "又坏了")),
    ("the reason that was asked for", scene("只修了一半", link=ASKED_WHY), Regrets(1042, "只修了一半")),
    ("a reason that sounds like one", scene("还是没电", link=ASKED_WHY), Regrets(1042, "还是没电")),
    ("satisfied after all", scene("满意", link=ASKED_WHY), Rates(1042, Rating.SATISFIED)),
    ("a photo of what is wrong", scene("", link=ASKED_WHY, files=PHOTO), Adds(1042)),
    ("the reason, in no reply", scene("只修了一半", awaited=1042), Regrets(1042, "只修了一半")),
    ("thanks instead of a reason", scene("谢谢", awaited=1042), Talk()),
    ("an answer to others instead", scene(TALK, awaited=1042, reply_to=FROM_LI), Talk()),
    # an answer to what was asked privately
    ("the answer, in no reply", scene("电话是内线201", asked=ASKED), Adds(1042)),
    ("thanks instead of an answer", scene("谢谢", asked=ASKED), Talk()),
    ("an answer to others instead of that", scene(TALK, asked=ASKED, reply_to=FROM_LI), Talk()),
    # 3b: explicit, without a word
    ("the tag alone", scene("#诉求"), Hint.NO_TEXT),
    ("a mention alone", scene("@xiaoer_bot", mentions_bot=True), Hint.HAIL),
    ("the tag alone under somebody's message", scene("#诉求", reply_to=FROM_LI), Hint.NO_TEXT),
    # 3c: albums and bursts
    ("the rest of an album", scene("", album=1042, files=PHOTO), Adds(1042)),
    ("more within the burst", scene("一共三台", burst=1042), Adds(1042)),
    ("a photo within the burst", scene("", burst=1042, files=PHOTO), Adds(1042)),
    ("thanks within the burst", scene("谢谢", burst=1042), Talk()),
    ("thanks on a photo within the burst", scene("谢谢", burst=1042, files=PHOTO), Adds(1042)),
    ("an answer to others within the burst", scene(TALK, burst=1042, reply_to=FROM_LI), Talk()),
    ("a photo alone, first", scene("", files=PHOTO), Loose()),
    ("nothing at all", scene(""), Talk()),
    # 5: talk
    ("talk", scene(TALK), Talk()),
    ("thanks to all", scene("感谢市长,问题解决了"), Talk()),
    ("unsure, as an answer to others", scene(UNSURE, reply_to=FROM_LI), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in REQUESTER])
@pytest.mark.parametrize("by", [ZHANG, GUEST], ids=["entrepreneur", "guest"])
def test_an_entrepreneur_in_the_group(one: Scene, expected: Reading, by: Person) -> None:
    spoken = replace(one.said, sender=Sender(by.telegram_id, by.name))
    assert reading(replace(one, said=spoken, person=by)) == expected


@pytest.mark.parametrize(
    "one",
    [scene(UNSURE), scene(APPEAL, reply_to=FROM_LI), scene(APPEAL, link=OTHERS)],
    ids=["unsure", "an appeal as an answer to others", "an appeal under somebody's card"],
)
def test_the_office_is_asked(one: Scene) -> None:
    assert isinstance(reading(one), Suggests)


@pytest.mark.parametrize("text", [APPEAL, UNSURE])
def test_where_only_mentions_open_an_issue(text: str) -> None:
    assert reading(scene(text), mention_only=True) == Talk()
    assert isinstance(reading(scene(f"#诉求 {text}"), mention_only=True), Opens)
    assert reading(scene("电话是内线201", link=OWN), mention_only=True) == Adds(1042)
    assert isinstance(reading(scene(APPEAL, room=Room.PRIVATE), mention_only=True), Opens)


# ── the words themselves ──────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        ("#诉求 停电了", {}, "停电了"),
        ("@xiaoer_bot停电了", {"mentions_bot": True}, "停电了"),
        ("#诉求 发到 a@b.com 吧", {}, "发到 a@b.com 吧"),
        ("请@周市长看看", {}, "请@周市长看看"),
        ("/new 停电了", {"command": "new", "argument": "停电了"}, "停电了"),
        ("第一行\n  第二行", {}, "第一行\n  第二行"),
        ("#诉求\n第一行\n第二行", {}, "第一行\n第二行"),
    ],
)
def test_what_only_addresses_the_bot_is_left_out(text: str, more: dict[str, Any], words: str) -> None:
    assert bare(said(text, **more)) == words
