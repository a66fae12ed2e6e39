"""Whether to register a message is decided by a button, or in words under the card that asks."""

import pytest

from bot.core.city import Room
from bot.core.readings import Decides, Hint, Reading, Scene, Talk
from tests.core.cast import LIN, ZHANG
from tests.core.scenes import FROM_LI, reading, scene

IN_THE_OFFICE = [
    ("register it", scene("登记", LIN, Room.OFFICE, candidate=7, reply_to=FROM_LI), Decides(7, registers=True)),
    ("ignore it", scene("忽略。", LIN, Room.OFFICE, candidate=7, reply_to=FROM_LI), Decides(7, registers=False)),
    ("no", scene("不登记", LIN, Room.OFFICE, candidate=7, reply_to=FROM_LI), Decides(7, registers=False)),
    ("a colleague's word", scene("好的", LIN, Room.OFFICE, candidate=7, reply_to=FROM_LI), Talk()),
    ("more than the word", scene("登记之前先问问", LIN, Room.OFFICE, candidate=7, reply_to=FROM_LI), Talk()),
    ("no card", scene("登记", LIN, Room.OFFICE), Talk()),
    ("forwarded", scene("登记", LIN, Room.OFFICE, candidate=7, borrowed_from="刘师傅"), Talk()),
    ("in the group", scene("登记", ZHANG, candidate=7), Talk()),
]
IN_PRIVATE = [
    ("register it", scene("登记", room=Room.PRIVATE, candidate=7), Decides(7, registers=True)),
    ("yes", scene("好的", room=Room.PRIVATE, candidate=7), Decides(7, registers=True)),
    ("no", scene("不用了", room=Room.PRIVATE, candidate=7), Decides(7, registers=False)),
    ("thanks", scene("谢谢", room=Room.PRIVATE, candidate=7), Hint.THANKS),
    ("nothing was asked", scene("好的", room=Room.PRIVATE), Hint.TALK),
]


@pytest.mark.parametrize(
    ("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in (*IN_THE_OFFICE, *IN_PRIVATE)]
)
def test_a_word_decides(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected
