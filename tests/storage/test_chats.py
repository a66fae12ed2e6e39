"""What was learnt of chats, one thing without touching the other."""

from datetime import UTC, datetime

from bot.core.notices import Post
from storage.chats import Standing
from storage.engine import Engine
from storage.work import Work

GROUP, OFFICE, NEW = -1001, -1002, -1009
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


async def test_what_a_chat_is_to_the_bot(engine: Engine) -> None:
    async with Work(engine) as work:
        assert await work.chats.standing(GROUP) == Standing()
        await work.chats.set_forum(GROUP, True)
        await work.chats.seat(GROUP, present=False)
        await work.chats.keep_quiet(GROUP, NOW)
        assert await work.chats.standing(GROUP) == Standing(absent=True, forum=True)
        await work.chats.seat(GROUP, present=True)
        assert await work.chats.standing(GROUP) == Standing(forum=True)
        await work.chats.set_forum(GROUP, False)
        assert await work.chats.standing(GROUP) == Standing()


async def test_the_languages_that_are_not_the_citys(engine: Engine) -> None:
    async with Work(engine) as work:
        assert await work.chats.languages() == {}
        await work.chats.speaks(1001, "en")
        await work.chats.speaks(1002, "zh")
        await work.chats.seat(GROUP, present=True)
        assert await work.chats.languages() == {1001: "en", 1002: "zh"}
        await work.chats.speaks(1001, None)
        assert await work.chats.languages() == {1002: "zh"}


async def test_what_waits_for_a_chat_that_the_bot_was_removed_from(engine: Engine) -> None:
    """It stays, holds nobody up, and goes once the bot is back."""
    async with Work(engine) as work:
        await work.chats.seat(GROUP, present=False)
        for key, chat in (("group", GROUP), ("office", OFFICE)):
            await work.outbox.put(Post(key, chat, key), NOW)
        due = await work.outbox.due(NOW)
        assert [waiting.chat for waiting in due.now] == [OFFICE]
        assert due.later is None
        assert await work.outbox.pending() == 1
        await work.chats.seat(GROUP, present=True)
        assert [waiting.chat for waiting in (await work.outbox.due(NOW)).now] == [GROUP, OFFICE]
        assert await work.outbox.pending() == 2


async def test_a_group_that_moved_while_the_bot_was_away(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.chats.seat(GROUP, present=False)
        await work.outbox.put(Post("card", GROUP, "card"), NOW)
        await work.chats.move(GROUP, NEW)
        await work.outbox.rekey(GROUP, NEW)
        assert [waiting.chat for waiting in (await work.outbox.due(NOW)).now] == [NEW]
