"""What stands in the log of a whole day, with some trouble in it: actions and numbers, nobody's name or words."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot import log
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.story import read_story
from bot.service import hearing, intake
from tests.stories.house import House, open_house
from tests.stories.telling import tell

#: Told of in the log on purpose: they are no persons.
PUBLIC = {"明川市", "xiaoer_bot"}
TELEPHONE = "13900001234"


@pytest.mark.usefixtures("log_as_before")
async def test_a_day_leaves_nobody_s_words_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    log.configure("DEBUG", stream=stream)
    story = read_story()
    async with open_house(tmp_path) as house:
        await tell(house, story)
        await have_trouble(house, monkeypatch)
        said = words(house)
        names = {"谢晓峰", *house.troupe.people, *(chat.title for chat in house.troupe.chats.values())}
        token = house.town.token
    records = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert {"set_aside", "buried", "started"} <= {record["action"] for record in records}
    assert [record["issue"] for record in records if record["action"] == "buried"]
    told = stream.getvalue()
    assert not [private for private in {*names, *said, token, TELEPHONE} - PUBLIC if private in told]


async def have_trouble(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message on which the bot stumbles with the words in its mouth, and a card that Telegram refuses."""
    real = hearing.hear
    guest = house.guest(7300000001, "谢晓峰")

    async def stumble(turn: Any, said: Any) -> None:
        if TELEPHONE in said.text:
            raise ValueError(f"{said.sender.name}: {said.text}")
        await real(turn, said)

    monkeypatch.setattr(intake, "hear", stumble)
    await house.say(guest, f"请打 {TELEPHONE}")
    office = house.troupe.chats["office"].id
    house.town.faults.refuse("sendMessage", bad_request("can't parse entities"), chat=office)
    await house.say(guest, "#诉求 厂区门口的路灯坏了一个月，夜班工人上下班不安全")


def words(house: House) -> set[str]:
    """Lines that anybody said or the bot did, long enough to be told apart."""
    chats = [*house.troupe.chats, *house.troupe.people]
    said = [message.text for chat in chats for message in house.troupe.chat(chat).messages]
    return {line for text in said for line in re.split(r"[\n，。：,.:]", text or "") if len(line.strip()) > 5}
