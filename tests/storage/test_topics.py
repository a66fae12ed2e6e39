"""Topics of a forum: which issue's they are, and what is left when they go."""

from datetime import UTC, datetime

from storage.engine import Engine
from storage.topics import Topic
from storage.work import Work

OFFICE, POWER = -1002, -1003
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


async def test_an_issue_has_one_topic_in_each_forum(engine: Engine) -> None:
    async with Work(engine) as work:
        assert await work.topics.of(OFFICE, 1042) is None
        assert await work.topics.at(OFFICE, 7) is None
        await work.topics.opened(OFFICE, 1042, 7)
        await work.topics.opened(POWER, 1042, 7)
        await work.topics.opened(OFFICE, 1043, 9)
        assert await work.topics.of(OFFICE, 1042) == Topic(7, closed=False)
        assert [await work.topics.at(OFFICE, topic) for topic in (7, 9, 8)] == [1042, 1043, None]
        assert await work.topics.at(POWER, 7) == 1042


async def test_closed_and_open_again(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.topics.opened(OFFICE, 1042, 7)
        await work.topics.set_closed(OFFICE, 1042, True)
        assert await work.topics.of(OFFICE, 1042) == Topic(7, closed=True)
        await work.topics.set_closed(OFFICE, 1042, False)
        assert await work.topics.of(OFFICE, 1042) == Topic(7, closed=False)


async def test_made_anew_it_is_open(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.topics.opened(OFFICE, 1042, 7)
        await work.topics.set_closed(OFFICE, 1042, True)
        await work.topics.opened(OFFICE, 1042, 11)
        assert await work.topics.of(OFFICE, 1042) == Topic(11, closed=False)
        assert await work.topics.at(OFFICE, 7) is None


async def test_forgotten_alone_or_with_the_chat(engine: Engine) -> None:
    async with Work(engine) as work:
        for issue, topic in ((1042, 7), (1043, 9)):
            await work.topics.opened(OFFICE, issue, topic)
            await work.topics.opened(POWER, issue, topic)
        await work.topics.forget(OFFICE, 1042)
        assert [await work.topics.of(OFFICE, issue) for issue in (1042, 1043)] == [None, Topic(9, closed=False)]
        await work.topics.leave_chat(OFFICE)
        assert await work.topics.at(OFFICE, 9) is None
        assert await work.topics.at(POWER, 9) == 1043


async def test_what_stood_in_a_deleted_topic_is_gone_with_it(engine: Engine) -> None:
    async with Work(engine) as work:
        for key, chat, message_id, issue in (("a", OFFICE, 5, 1042), ("b", OFFICE, 6, 1043), ("c", POWER, 5, 1042)):
            await work.messages.posted(key, chat, message_id, issue=issue, place="desk", digest="", at=NOW)
        await work.messages.remember(OFFICE, 8, place="desk", at=NOW, issue=1042)
        await work.messages.leave_topic(OFFICE, 1042)
        assert not await work.messages.stands(OFFICE, 1042)
        assert await work.messages.stands(OFFICE, 1043)
        assert await work.messages.stands(POWER, 1042)
        assert await work.messages.at(OFFICE, 8), "what people said is not ours to forget"
