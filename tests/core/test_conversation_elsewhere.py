"""Which message is what outside the group, and where nobody knows who speaks."""

from dataclasses import replace

import pytest

from bot.core.city import Room
from bot.core.messages import Sender
from bot.core.people import Person
from bot.core.readings import (
    Adds,
    Hint,
    Instructs,
    Loose,
    Orders,
    Rates,
    Reading,
    Remarks,
    Scene,
    Suggests,
    Talk,
)
from bot.core.words import Action, Rating, Role
from tests.core.cast import GUEST, LIN, SUN, ZHANG, ZHOU
from tests.core.scenes import (
    APPEAL,
    ASKED_TEXT,
    DESK,
    FROM_ZHANG,
    OTHERS,
    OWN,
    PHOTO,
    RESULT,
    SEVERAL,
    TALK,
    UNNOTED,
    UNSURE,
    USED_PROGRESS,
    USED_TEXT,
    is_opened,
    reading,
    scene,
)

# ── anonymous, and elsewhere ──────────────────────────────────────────────

FACELESS = Sender(1, "明川市政企沟通群", anonymous=True)


@pytest.mark.parametrize("room", [Room.GROUP, Room.OFFICE, Room.UNIT])
def test_nobody_knows_who_is_anonymous(room: Room) -> None:
    hidden = Person(1, "明川市政企沟通群")
    assert reading(scene(TALK, hidden, room, sender=FACELESS)) == Talk()
    assert reading(scene("谢谢", hidden, room, link=OTHERS, sender=FACELESS)) == Talk()
    assert reading(scene("办结 已放款", hidden, room, link=OTHERS, sender=FACELESS)) is Hint.FACELESS
    assert reading(scene("#诉求 停电了", hidden, room, sender=FACELESS)) is Hint.FACELESS


def test_an_anonymous_appeal_is_answered_only_where_it_would_have_opened_an_issue() -> None:
    hidden = scene(APPEAL, Person(1, "明川市政企沟通群"), sender=FACELESS)
    assert reading(hidden) is Hint.FACELESS
    assert reading(hidden, mention_only=True) == Talk()
    assert reading(replace(hidden, room=Room.OFFICE)) == Talk()


@pytest.mark.parametrize("by", [ZHANG, ZHOU, LIN, SUN])
def test_in_a_foreign_chat_nothing_is_heard(by: Person) -> None:
    assert reading(scene(f"#诉求 {APPEAL}", by, Room.FOREIGN, link=OWN)) == Talk()


# ── at a desk ─────────────────────────────────────────────────────────────

AT_DESK = [
    ("a note", scene("留意线路老化", link=DESK), Remarks(1042)),
    ("thanks are a note too", scene("收到", link=DESK), Remarks(1042)),
    ("a key word", scene("交办 市金融办 3个工作日", link=DESK), Orders(1042, Action.DISPATCH, "市金融办 3个工作日")),
    ("a command", scene("/handle done", link=DESK, command="handle"), Orders(1042, Action.HANDLE, "done")),
    ("a key word in a sentence", scene("明天办结", link=DESK), Remarks(1042)),
    (
        "the text that was asked for",
        scene("已恢复供电", link=ASKED_TEXT),
        Orders(1042, Action.HANDLE, "已恢复供电"),
    ),
    (
        "another key word than that text's",
        scene("备注 长期欠费", link=ASKED_TEXT),
        Orders(1042, Action.NOTE, "长期欠费"),
    ),
    ("what somebody else was asked for", scene("先别发", link=replace(ASKED_TEXT, addressed=False)), Remarks(1042)),
    (
        "a key word to what somebody else was asked for",
        scene("办结 已恢复供电", link=replace(ASKED_TEXT, addressed=False)),
        Orders(1042, Action.HANDLE, "已恢复供电"),
    ),
    ("a result once more", scene("已恢复供电", link=USED_TEXT), Orders(1042, Action.HANDLE, "已恢复供电")),
    ("below somebody else's", scene("先别发", link=replace(USED_TEXT, addressed=False)), Remarks(1042)),
    (
        "borrowed, below a used prompt",
        scene("已恢复", link=USED_TEXT, borrowed_from="某人"),
        Remarks(1042, unnoted=True),
    ),
    ("what would go out at once, once more", scene("已到", link=USED_PROGRESS), Remarks(1042, unnoted=True)),
    ("the same with its key word", scene("进展 已到", link=USED_PROGRESS), Orders(1042, Action.PROGRESS, "已到")),
    ("a note to a post that was never noted", scene("已恢复", link=UNNOTED), Remarks(1042, unnoted=True)),
    ("a key word to one", scene("进展 顺利", link=UNNOTED), Orders(1042, Action.PROGRESS, "顺利")),
    (
        "its own key word before that text",
        scene("办结 已恢复供电", link=ASKED_TEXT),
        Orders(1042, Action.HANDLE, "已恢复供电"),
    ),
    ("a key word to nothing", scene("受理"), Hint.NO_CARD),
    ("a key word to somebody", scene("受理", reply_to=FROM_ZHANG), Talk()),
    ("an order to nothing", scene("办结 已恢复供电"), Hint.NO_CARD),
    ("an order to somebody", scene("办结 已恢复供电", reply_to=FROM_ZHANG), Talk()),
    ("an order to what names several", scene("办结 已恢复供电", reply_to=SEVERAL), Hint.NO_CARD),
    ("talk about what names several", scene("这几件都在办", reply_to=SEVERAL), Talk()),
    ("a command to nothing", scene("/accept", command="accept"), Hint.NO_CARD),
    ("talk", scene("中午吃什么"), Talk()),
    ("an appeal of theirs", scene(APPEAL), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in AT_DESK])
@pytest.mark.parametrize("room", [Room.OFFICE, Room.UNIT])
@pytest.mark.parametrize("by", [LIN, SUN, ZHOU, GUEST], ids=["officer", "handler", "leader", "somebody"])
def test_at_a_desk(one: Scene, expected: Reading, room: Room, by: Person) -> None:
    """What it is does not depend on who says it; whether it is done, `decide` knows."""
    assert reading(replace(one, person=by, room=room)) == expected


# ── in private ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("by", [ZHANG, GUEST, ZHOU, LIN, SUN])
def test_the_commands_of_the_private_chat(by: Person) -> None:
    assert reading(scene("/start", by, Room.PRIVATE, command="start")) is Hint.START
    assert reading(scene("/help", by, Room.PRIVATE, command="help")) is Hint.HELP
    assert reading(scene("/my", by, Room.PRIVATE, command="my")) is Hint.MY


TO_SEVERAL = [
    ("the number says which", "ZQ1043 请今天办结", Instructs(1043)),
    ("by its key word", "批示 ZQ1043 请今天办结", Orders(1043, Action.INSTRUCT, "请今天办结")),
    ("no number", "请今天办结", Hint.NO_CARD),
    ("a polite word", "好的", Hint.START),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case[1:], id=case[0]) for case in TO_SEVERAL])
def test_a_leader_answers_what_names_several(text: str, expected: Reading) -> None:
    assert reading(scene(text, ZHOU, Room.PRIVATE, reply_to=SEVERAL)) == expected


@pytest.mark.parametrize("by", [LIN, SUN])
def test_nobody_else_instructs_by_a_number_alone(by: Person) -> None:
    assert reading(scene("ZQ1043 请今天办结", by, Room.PRIVATE, reply_to=SEVERAL)) is Hint.START


PRIVATE = [
    ("a question under a card", scene("电话是内线201", link=OWN), Adds(1042)),
    ("a rating", scene("满意", link=RESULT), Rates(1042, Rating.SATISFIED)),
    ("more within the burst", scene("一共三台", burst=1042), Adds(1042)),
    ("a photo alone", scene("", files=PHOTO), Loose()),
    ("thanks", scene("谢谢"), Hint.THANKS),
    ("the tag alone", scene("#诉求"), Hint.NO_TEXT),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in PRIVATE])
@pytest.mark.parametrize("by", [ZHANG, GUEST], ids=["entrepreneur", "guest"])
def test_an_entrepreneur_in_private(one: Scene, expected: Reading, by: Person) -> None:
    assert reading(replace(one, person=by, room=Room.PRIVATE)) == expected


@pytest.mark.parametrize("by", [ZHANG, GUEST], ids=["entrepreneur", "guest"])
def test_whatever_is_no_courtesy_may_be_a_matter_there(by: Person) -> None:
    assert isinstance(reading(scene(TALK, by, Room.PRIVATE)), Suggests)
    for nothing in ("好的", "不用了", "……", "/xyz"):
        assert reading(scene(nothing, by, Room.PRIVATE)) is Hint.TALK


def test_a_private_appeal_opens_an_issue_and_a_doubtful_one_is_asked_about() -> None:
    assert is_opened(reading(scene(APPEAL, room=Room.PRIVATE)), APPEAL)
    assert isinstance(reading(scene(UNSURE, room=Room.PRIVATE)), Suggests)


HANDLERS_DESK = [
    ("a key word under the card", scene("进展 已出发", link=DESK), Orders(1042, Action.PROGRESS, "已出发")),
    ("a note under the card", scene("等配件", link=DESK), Remarks(1042)),
    ("a note to a post that was never noted", scene("已恢复", link=UNNOTED), Remarks(1042, unnoted=True)),
    (
        "the text that was asked for",
        scene("已恢复供电", link=ASKED_TEXT),
        Orders(1042, Action.HANDLE, "已恢复供电"),
    ),
    ("a key word to nothing", scene("办结 已恢复供电"), Hint.NO_CARD),
    ("anything else", scene(TALK), Hint.START),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in HANDLERS_DESK])
def test_a_handler_whose_desk_is_the_private_chat(one: Scene, expected: Reading) -> None:
    assert reading(replace(one, person=SUN, room=Room.PRIVATE)) == expected


def test_a_handler_with_an_enterprise_has_both_in_private() -> None:
    both = replace(SUN, roles=frozenset({Role.HANDLER, Role.REQUESTER}), enterprise="华锐机械")
    assert reading(scene("签收", both, Room.PRIVATE, link=DESK)) == Orders(1042, Action.SIGN, "")
    assert is_opened(reading(scene(APPEAL, both, Room.PRIVATE)), APPEAL)
