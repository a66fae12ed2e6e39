"""An officer answers somebody's message in the group with 登记 or /new: it becomes an issue of that person."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.messages import Said, Sender
from bot.core.people import Person
from bot.core.readings import Instructs, Reading, Registered, Registers, Reports, Scene, Talk
from bot.core.words import Role
from tests.core.cast import CHIEF, GUEST, LI, LIN, SUN, ZHANG, ZHOU
from tests.core.scenes import (
    ENDED,
    FROM_LI,
    FROM_ZHANG,
    OTHERS,
    OWN,
    PHOTO,
    SAID,
    THE_BOT_HERE,
    is_opened,
    reading,
    said,
    scene,
)

OF_THE_BOT = replace(said("#ZQ1042"), sender=Sender(THE_BOT_HERE.telegram_id, "小二", is_bot=True, ours=True))


def calls(by: Person = LIN, to: Said | None = FROM_ZHANG, **more: Any) -> Scene:
    return scene("登记", by, reply_to=to, **more)


@pytest.mark.parametrize(
    "to", [FROM_ZHANG, FROM_LI, said("路不通", by=GUEST), said("", files=PHOTO), said("缺人", by=SUN)]
)
@pytest.mark.parametrize(
    "call",
    [
        {"text": "登记"},
        {"text": " 登记。"},
        {"text": "/new", "command": "new"},
        {"text": "#诉求"},
        {"text": "@xiaoer_bot", "mentions_bot": True},
    ],
    ids=lambda call: str(call["text"]),
)
def test_whose_message_it_is(to: Said, call: dict[str, Any]) -> None:
    registers = reading(scene(by=LIN, reply_to=to, **call))
    assert isinstance(registers, Registers)
    assert registers.said == to


def test_what_was_forwarded_says_whose_words_it_is() -> None:
    registers = reading(calls(to=replace(FROM_LI, borrowed_from="刘师傅")))
    assert isinstance(registers, Registers)
    assert registers.verdict.reasons[0].cue == "forwarded"


OFFICER_OF_HUARUI = replace(ZHANG, roles=frozenset({Role.OFFICER, Role.REQUESTER}))

OTHERWISE = [
    ("an issue already", calls(link=replace(SAID, owned=False)), Registered(1042)),
    ("an issue that has ended", calls(link=replace(ENDED, owned=False)), Registered(1042)),
    ("one's own issue", calls(OFFICER_OF_HUARUI, link=OWN), Registered(1042)),
    ("the bot's card", calls(to=OF_THE_BOT, link=OTHERS), Talk()),
    ("the bot's hint", calls(to=OF_THE_BOT), Talk()),
    ("a leader's words", calls(to=said("要支持企业", by=ZHOU)), Talk()),
    ("another bot's", calls(to=replace(FROM_LI, sender=Sender(6, "天气", is_bot=True))), Talk()),
    ("nobody's", calls(to=replace(FROM_LI, sender=Sender(5, "群", anonymous=True))), Talk()),
    ("an empty message", calls(to=said("")), Talk()),
    ("no reply", calls(to=None), Talk()),
    ("more than the word", scene("登记一下吧", LIN, reply_to=FROM_ZHANG), Talk()),
    ("more than the word, under an issue", scene("登记过了", LIN, link=OTHERS), Reports(1042)),
    ("a handler", calls(SUN), Talk()),
    ("a handler, to an issue", calls(SUN, link=OTHERS), Talk()),
    ("a handler's command", scene("/new", SUN, reply_to=FROM_ZHANG, command="new"), Talk()),
    ("a leader instructs", calls(ZHOU), Instructs(None)),
    ("an entrepreneur", calls(LI), Talk()),
]


@pytest.mark.parametrize(("one", "expected"), [pytest.param(*case[1:], id=case[0]) for case in OTHERWISE])
def test_otherwise(one: Scene, expected: Reading) -> None:
    assert reading(one) == expected


def test_a_leader_of_the_office_registers_too() -> None:
    assert isinstance(reading(calls(CHIEF)), Registers)


def test_an_officer_with_words_opens_one_of_their_own() -> None:
    assert is_opened(reading(scene("#诉求 路灯坏了", LIN, reply_to=FROM_ZHANG)), "路灯坏了")
