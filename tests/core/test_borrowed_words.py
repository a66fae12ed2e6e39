"""Forwarded messages, and messages written through another bot: the words are somebody else's."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.city import Room
from bot.core.people import Person
from bot.core.readings import Adds, Hint, Loose, Opens, Reading, Remarks, Scene, Suggests, Talk
from bot.core.triage import Reason
from tests.core.cast import GUEST, LIN, SUN, ZHANG, ZHOU
from tests.core.scenes import (
    APPEAL,
    ASKED,
    ASKED_TEXT,
    ASKED_WHY,
    DESK,
    ENDED,
    FROM_ZHANG,
    OTHERS,
    OWN,
    PHOTO,
    RESULT,
    TALK,
    UNSURE,
    is_opened,
    reading,
    scene,
)


def forwarded(text: str = "", by: Person = ZHANG, room: Room = Room.GROUP, **more: Any) -> Scene:
    return scene(text, by, room, borrowed_from="刘师傅", **more)


IN_THE_GROUP = [
    ("within the burst", forwarded(APPEAL, burst=1042), Adds(1042)),
    ("talk within the burst", forwarded(TALK, burst=1042), Adds(1042)),
    ("in an album", forwarded("", album=1042, files=PHOTO), Adds(1042)),
    ("as a reply to one's own issue", forwarded(APPEAL, link=OWN), Adds(1042)),
    ("a rating is one's own word only", forwarded("满意", link=RESULT), Adds(1042)),
    ("so is a complaint about the result", forwarded("没有解决", link=RESULT), Adds(1042)),
    ("so is the reason that was asked for", forwarded("还是没电", link=ASKED_WHY), Adds(1042)),
    ("and a reason in no reply", forwarded(TALK, awaited=1042), Talk()),
    ("nobody takes back by others' words", forwarded("撤回", link=OWN), Adds(1042)),
    ("an answer to what was asked", forwarded("合同在财务室", asked=ASKED), Adds(1042)),
    ("files alone", forwarded("", files=PHOTO), Loose()),
    ("unsure", forwarded(UNSURE), Talk()),
    ("talk", forwarded(TALK), Talk()),
    ("talk under what has ended", forwarded(TALK, link=ENDED), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in IN_THE_GROUP])
@pytest.mark.parametrize("by", [ZHANG, GUEST], ids=["entrepreneur", "guest"])
def test_an_entrepreneur_in_the_group(one: Scene, expected: Reading, by: Person) -> None:
    spoken = replace(one.said, sender=replace(one.said.sender, telegram_id=by.telegram_id))
    assert reading(replace(one, said=spoken, person=by)) == expected


FIRST = Reason("forwarded", ("刘师傅",))


def test_an_appeal_is_for_the_office_to_decide_and_says_whose_it_is() -> None:
    suggested = reading(forwarded(APPEAL))
    assert isinstance(suggested, Suggests)
    assert suggested.verdict.reasons[0] == FIRST
    assert len(suggested.verdict.reasons) > 1


@pytest.mark.parametrize(
    "one",
    [
        forwarded(f"#诉求 {APPEAL}"),
        forwarded(f"@xiaoer_bot {APPEAL}", mentions_bot=True),
        forwarded(APPEAL, room=Room.PRIVATE),
    ],
    ids=["the tag", "a mention", "in private"],
)
def test_what_is_meant_for_the_bot_opens_an_issue_that_says_whose_it_is(one: Scene) -> None:
    opened = reading(one)
    assert isinstance(opened, Opens)
    assert is_opened(opened, APPEAL)
    assert opened.verdict.reasons[0] == FIRST


def test_half_an_appeal_in_private_is_asked_about() -> None:
    assert isinstance(reading(forwarded(UNSURE, room=Room.PRIVATE)), Suggests)
    assert isinstance(reading(forwarded(TALK, room=Room.PRIVATE)), Suggests)
    assert reading(forwarded("谢谢", room=Room.PRIVATE)) is Hint.THANKS


def test_where_only_mentions_open_an_issue_nothing_is_suggested() -> None:
    assert reading(forwarded(APPEAL), mention_only=True) == Talk()


OFFICIALS = [
    ("a leader's", forwarded("请市金融办今天对接", ZHOU, link=OTHERS), Talk()),
    ("a leader's to an entrepreneur", forwarded("请市金融办今天对接", ZHOU, reply_to=FROM_ZHANG), Talk()),
    ("a handler's", forwarded("已联系银行", SUN, link=OTHERS), Talk()),
    ("a handler's key word", forwarded("办结 已放款", SUN, link=OTHERS), Talk()),
    ("an officer's appeal", forwarded(APPEAL, LIN), Talk()),
    ("at a desk", forwarded("办结 已放款", SUN, Room.UNIT, link=DESK), Remarks(1042)),
    ("at a desk, where a text was asked for", forwarded("已放款", SUN, Room.UNIT, link=ASKED_TEXT), Remarks(1042)),
    ("at a desk, to nothing", forwarded("办结 ZQ1042 已放款", SUN, Room.UNIT), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in OFFICIALS])
def test_nobody_orders_anything_by_others_words(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected
