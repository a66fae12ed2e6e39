"""A button asked for a text, and what is written next is no reply to the question."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.city import Room
from bot.core.readings import Hint, Orders, Prompted, Reading, Remarks, Scene, Talk, Unsent
from bot.core.words import Action
from tests.core.cast import SUN
from tests.core.scenes import DESK, FROM_ZHANG, reading, scene

RESULT = Prompted(1042, Action.HANDLE, "prompt:1")
PROGRESS = Prompted(1042, Action.PROGRESS, "prompt:2")
TOPIC: dict[str, Any] = {"link": DESK, "reply_to": None}

CASES = [
    ("a result is previewed", scene("已恢复供电", prompted=RESULT), Orders(1042, Action.HANDLE, "已恢复供电")),
    ("with its word", scene("办结 已恢复供电", prompted=RESULT), Orders(1042, Action.HANDLE, "已恢复供电")),
    ("in its topic", scene("已恢复供电", prompted=RESULT, **TOPIC), Orders(1042, Action.HANDLE, "已恢复供电")),
    ("anything else would go out", scene("抢修队已出发", prompted=PROGRESS), Unsent("prompt:2")),
    ("with its word, too", scene("进展 抢修队已出发", prompted=PROGRESS), Unsent("prompt:2")),
    ("in its topic it is kept", scene("抢修队已出发", prompted=PROGRESS, **TOPIC), Remarks(1042, unnoted=True)),
    ("a courtesy", scene("好的", prompted=RESULT), Talk()),
    ("a photo alone", scene("", prompted=RESULT), Talk()),
    ("another word", scene("进展 抢修队已出发", prompted=RESULT), Hint.NO_CARD),
    ("a number", scene("进展 ZQ1041 已出发", prompted=PROGRESS), Orders(1041, Action.PROGRESS, "已出发")),
    ("to somebody's message", scene("已恢复供电", prompted=RESULT, reply_to=FROM_ZHANG), Talk()),
    ("borrowed", scene("已恢复供电", prompted=RESULT, borrowed_from="某人"), Talk()),
    ("in another topic", scene("已恢复供电", prompted=replace(RESULT, number=1041), **TOPIC), Remarks(1042)),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
@pytest.mark.parametrize("room", [Room.UNIT, Room.OFFICE])
def test_at_a_desk(one: Scene, expected: Reading, room: Room) -> None:
    assert reading(replace(one, person=SUN, room=room)) == expected


def test_in_the_private_chat_of_a_handler() -> None:
    one = scene("已恢复供电", SUN, Room.PRIVATE, prompted=RESULT)
    assert reading(one) == Orders(1042, Action.HANDLE, "已恢复供电")
    assert reading(replace(one, prompted=PROGRESS)) == Unsent("prompt:2")
