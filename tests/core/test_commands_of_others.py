"""A slash command that somebody may not use is no appeal, whatever stands behind it."""

from typing import Any

import pytest

from bot.core.city import Room
from bot.core.readings import Hint, Opens, Reading, Scene, Talk, Withdraws
from tests.core.scenes import APPEAL, OWN, reading, scene


def command(word: str, argument: str, room: Room, **more: Any) -> Scene:
    return scene(f"/{word} {argument}".strip(), room=room, command=word, argument=argument, **more)


CASES: list[tuple[str, Scene, Reading]] = [
    ("a list, privately", command("find", "停电", Room.PRIVATE), Hint.TALK),
    ("with a whole appeal", command("find", APPEAL, Room.PRIVATE), Hint.TALK),
    ("an errand of the office", command("invite", APPEAL, Room.PRIVATE), Hint.TALK),
    ("a word that is none", command("foo", APPEAL, Room.PRIVATE), Hint.TALK),
    ("in the group", command("find", APPEAL, Room.GROUP), Talk()),
    ("in the group, to the bot", command("find", APPEAL, Room.GROUP, mentions_bot=True), Hint.HAIL),
    ("while they tell more", command("find", APPEAL, Room.GROUP, burst=1042), Talk()),
    ("below their own card", command("find", APPEAL, Room.PRIVATE, link=OWN), Hint.TALK),
    ("theirs", command("withdraw", "", Room.PRIVATE, link=OWN), Withdraws(1042)),
]


@pytest.mark.parametrize(("situation", "shown", "meant"), CASES, ids=[case[0] for case in CASES])
def test_a_command_of_others_is_no_appeal(situation: str, shown: Scene, meant: Reading) -> None:
    assert reading(shown) == meant


def test_new_is_everybodys() -> None:
    assert isinstance(reading(command("new", APPEAL, Room.PRIVATE)), Opens)
