"""A post that one person alone is to see, from the outbox to their screen: kept, edited, never sent twice."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.core.messages import Press, Pressed
from bot.core.notices import Button, Post
from bot.telegram.parse import Parser
from storage.work import Work
from tests.service.counter import GROUP, Counter, open_counter, post


@pytest.fixture(params=[True])
async def counter(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Counter]:
    async with open_counter(tmp_path, ephemeral=request.param) as counter:
        counter.town.set_bot(counter.group, "administrator")
        yield counter


def mine(text: str, **more: Any) -> Post:
    return post("my:1", text, only_for=11, instead="请私聊我看", **more)


def seen(counter: Counter) -> list[str]:
    shown = counter.town.seen_by(counter.zhang, counter.group)
    return [message.text for message in shown if message.only_for == counter.zhang.id]


async def test_shown_and_changed_where_it_stands(counter: Counter) -> None:
    await counter.say(mine("1件"))
    await counter.say(mine("2件"))
    assert seen(counter) == ["2件"]
    assert counter.texts(counter.group) == []
    assert counter.statuses("editEphemeralMessageText") == [400, 200], "the first one only asks"


async def test_a_restart_sends_nothing_again(counter: Counter) -> None:
    await counter.say(mine("1件"))
    counter.restart()
    await counter.say(mine("1件"))
    assert seen(counter) == ["1件"]
    await counter.say(mine("2件"))
    assert seen(counter) == ["2件"]


async def test_one_that_is_gone_comes_anew(counter: Counter) -> None:
    await counter.say(mine("1件"))
    counter.group.whispers[0].deleted = True
    await counter.say(mine("2件"))
    assert seen(counter) == ["2件"]


async def test_its_number_never_is_a_public_messages(counter: Counter) -> None:
    """Both count from one: a reply to the public message 1 is not one to the ephemeral 1."""
    public = counter.town.say(counter.zhang, counter.group, "停电了")
    await counter.say(mine("1件"), post("card", "card"))
    async with Work(counter.engine) as work:
        known = await work.messages.keyed("my:1")
        assert known is not None
        assert known.message_id == -1
        assert await work.messages.at(GROUP, public.id) is None


async def test_a_button_on_it_leads_back_to_the_post(counter: Counter) -> None:
    await counter.say(mine("1件", buttons=((Button("看", Press("card", 1042)),),)))
    counter.town.press(counter.zhang, counter.group.whispers[0], "看")
    pressed = Parser(counter.town.bot.id, "xiaoer_bot")(counter.town.updates.pending[-1])
    assert isinstance(pressed, Pressed)
    async with Work(counter.engine) as work:
        known = await work.messages.at(GROUP, pressed.message_id)
    assert known is not None
    assert known.key == "my:1"


async def test_two_people_whose_messages_have_one_number(counter: Counter) -> None:
    """Telegram counts for each person anew; the newest keeps the number, the other comes anew when it changes."""
    await counter.say(mine("1件"))
    async with Work(counter.engine) as work:
        await work.messages.posted("my:2", GROUP, -1, issue=None, place="", digest="", at=counter.clock.now())
    await counter.say(mine("2件"))
    assert seen(counter) == ["1件", "2件"]


@pytest.mark.parametrize("counter", [False], indirect=True)
async def test_an_older_server_shows_everybody_what_everybody_may_read(counter: Counter) -> None:
    await counter.say(mine("1件"))
    await counter.say(mine("2件"))
    assert counter.texts(counter.group) == ["请私聊我看"]
    assert await counter.pending() == 0
