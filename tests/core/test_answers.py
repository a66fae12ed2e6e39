"""While something was asked (待补充): what the requester says next, replying to nothing, may be the answer."""

from dataclasses import replace

import pytest

from bot.core.city import Room
from bot.core.readings import Adds, Asked, Hint, Loose, Reading, Scene, Suggests, Talk, Withdraws
from bot.core.triage import Label, triage
from tests.core.cast import FINANCE, LI, POWER, ROSTER
from tests.core.scenes import (
    APPEAL,
    ASKED,
    ASKED_YESTERDAY,
    FROM_LI,
    FROM_ZHANG,
    PHOTO,
    TALK,
    UNSURE,
    is_opened,
    reading,
    scene,
)

#: The question was: 请补充贷款合同和近半年流水.
ANSWER = "合同编号2026-15，贷款500万元月底到期，续不上车间就要停产，请银行帮忙"
POWER_CUT = "厂里停电了，生产线全停，请供电公司尽快处理"
ALSO = "另外，厂门口的路坏了三个月，货车进不来，请市里帮忙协调修路"


def test_the_examples_are_what_they_are_called() -> None:
    labels = [triage(text, ROSTER.units).label for text in (ANSWER, POWER_CUT, ALSO)]
    assert labels == [Label.APPEAL] * 3
    assert triage(POWER_CUT, ROSTER.units).units == (POWER.name,)


IN_THE_GROUP = [
    # within half an hour of the question
    ("a file", scene("", asked=ASKED, files=PHOTO), Adds(1042)),
    ("talk", scene("财务说下午三点送过去", asked=ASKED), Adds(1042)),
    ("unsure", scene(UNSURE, asked=ASKED), Adds(1042)),
    ("an answer that sounds like an appeal", scene(ANSWER, asked=ASKED), Adds(1042)),
    ("the same, nobody knows whose matter it is", scene(POWER_CUT, asked=replace(ASKED, units=())), Adds(1042)),
    ("nothing more", scene("没有了", asked=ASKED), Adds(1042)),
    ("that is all", scene("就这些。", asked=ASKED), Adds(1042)),
    ("nothing more, to others", scene("没有了", asked=ASKED, reply_to=FROM_LI), Talk()),
    ("thanks", scene("谢谢", asked=ASKED), Talk()),
    ("all right", scene("好的", asked=ASKED), Talk()),
    ("thanks on a file", scene("谢谢", asked=ASKED, files=PHOTO), Adds(1042)),
    ("an answer to others", scene(TALK, asked=ASKED, reply_to=FROM_LI), Talk()),
    ("to a message of one's own that is no issue", scene(TALK, asked=ASKED, reply_to=FROM_ZHANG), Talk()),
    ("a file to others", scene("", asked=ASKED, reply_to=FROM_LI, files=PHOTO), Loose()),
    # what was opened just now comes first
    ("within a burst", scene("一共三台", asked=Asked(1041, lately=True), burst=1042), Adds(1042)),
    # later
    ("a file the day after", scene("", asked=ASKED_YESTERDAY, files=PHOTO), Adds(1042)),
    ("unsure the day after", scene(UNSURE, asked=ASKED_YESTERDAY), Adds(1042)),
    ("that is all, the day after", scene("就这些", asked=ASKED_YESTERDAY), Talk()),
    ("that is all, nothing asked", scene("就这些"), Talk()),
    ("talk the day after", scene("财务说下午三点送过去", asked=ASKED_YESTERDAY), Talk()),
    # nothing was asked, or about two issues
    ("talk, nothing asked", scene("财务说下午三点送过去"), Talk()),
    ("a file, nothing asked", scene("", files=PHOTO), Loose()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in IN_THE_GROUP])
def test_in_the_group(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        pytest.param(ASKED_YESTERDAY, ANSWER, id="the day after"),
        pytest.param(ASKED, POWER_CUT, id="a matter of other units"),
        pytest.param(ASKED, ALSO, id="it says that it is another matter"),
        pytest.param(ASKED, "还有一件事，" + APPEAL, id="one more thing"),
    ],
)
def test_an_appeal_of_its_own(asked: Asked, text: str) -> None:
    assert is_opened(reading(scene(text, asked=asked)), text)


def test_a_doubtful_other_matter_is_for_the_office() -> None:
    assert isinstance(reading(scene(f"另外，{UNSURE}", asked=ASKED)), Suggests)


IN_PRIVATE = [
    ("talk", scene("财务说下午三点送过去", asked=ASKED_YESTERDAY), Adds(1042)),
    ("yes", scene("是的", asked=ASKED_YESTERDAY), Adds(1042)),
    ("that is all", scene("就这些", asked=ASKED_YESTERDAY), Adds(1042)),
    ("thanks", scene("谢谢", asked=ASKED_YESTERDAY), Hint.THANKS),
    ("an answer that sounds like an appeal", scene(ANSWER, asked=ASKED_YESTERDAY), Adds(1042)),
    ("a file", scene("", asked=ASKED_YESTERDAY, files=PHOTO), Adds(1042)),
    ("taken back", scene("撤回", asked=ASKED_YESTERDAY), Withdraws(1042)),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in IN_PRIVATE])
def test_in_private_every_word_is_meant_for_the_bot(one: Scene, expected: Reading) -> None:
    assert reading(replace(one, room=Room.PRIVATE)) == expected


@pytest.mark.parametrize("text", [POWER_CUT, ALSO])
def test_another_matter_in_private(text: str) -> None:
    assert is_opened(reading(scene(text, room=Room.PRIVATE, asked=ASKED)), text)


def test_nobody_else_is_asked() -> None:
    """The service gives each speaker their own question: somebody else's appeal stands for itself."""
    assert is_opened(reading(scene(APPEAL, LI)), APPEAL)
    assert FINANCE.name in ASKED.units
