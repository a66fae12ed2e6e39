"""Random callback_data and presses: whatever comes is a press that could be sent, or nothing."""

import random

from bot.core.messages import Press
from bot.core.presses import Step, Verb, dispatch_menu
from bot.core.words import Action, Rating
from bot.telegram.buttons import MOST_BYTES, decode, encode
from tests.fuzz.numbers import COUNT
from tests.fuzz.numbers import chance as numbers

ARGUMENTS = (
    "",
    *Action,
    *Rating,
    *Step,
    "u1",
    "u22,u33",
    "3d",
    "24h",
    "0",
    "受理",
    "a:b",
    "x" * 30,
    "-1",
    "\n",
    "٣",
    "\ud83d",
)
PIECES = (
    *Verb,
    *ARGUMENTS,
    ":",
    ":",
    ":",
    ":",
    "1042",
    "007",
    "9" * 12,
    "9" * 13,
    "steal",
    "DO",
    "\x00",
    "\uff1a",
    " ",
)


def test_whatever_comes_is_a_press_that_could_be_sent() -> None:
    chance = numbers(2026)
    found = 0
    for _ in range(COUNT):
        press = decode(_data(chance))
        if press is not None:
            found += 1
            assert decode(encode(press)) == press
            dispatch_menu(press)
    assert found > COUNT / 100, "enough of them are presses"


def _data(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return "".join(chance.choice(PIECES) for _ in range(chance.randrange(8)))
    return ":".join((chance.choice((*Verb, "steal")), str(chance.randrange(10**6)), *_arguments(chance)))


def test_whatever_is_sent_comes_back_or_is_never_sent() -> None:
    chance = numbers(2027)
    sent = 0
    for _ in range(COUNT):
        press = Press(chance.choice(tuple(Verb)), chance.randrange(-5, 10**13), _arguments(chance))
        try:
            data = encode(press)
        except ValueError:
            continue
        sent += 1
        assert decode(data) == press
        assert len(data.encode()) <= MOST_BYTES
    assert sent > COUNT / 100, "enough of them fit"


def _arguments(chance: random.Random) -> tuple[str, ...]:
    return tuple(str(chance.choice(ARGUMENTS)) for _ in range(chance.randrange(5)))
