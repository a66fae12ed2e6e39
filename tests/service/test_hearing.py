"""What the service knows when somebody speaks: topics, questions, bursts, and who was told already."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.messages import Chat, Said, Sender
from bot.core.people import Person
from bot.core.words import Status
from storage.work import Work
from tests.core.cast import FINANCE_CHAT, GROUP, LIN, MA, OFFICE, SUN, ZHANG
from tests.service.talking import FACELESS, Counter, open_counter

APPEAL = "我们公司银行贷款月底到期续不上，车间下周就要停产，请市里帮忙"


@pytest.fixture
async def counter() -> AsyncIterator[Counter]:
    async with open_counter() as counter:
        yield counter


async def say(counter: Counter, by: Person, text: str, chat: int = GROUP, pause: int = 1, **more: Any) -> Said:
    said = replace(counter.message(by.telegram_id, text, chat, pause), **more)
    await counter.keep(said)
    return said


async def names(counter: Counter, number: int = 1001) -> list[str]:
    async with Work(counter.engine) as work:
        return [type(event).__name__ for event in await work.journal.of(number)]


async def status(counter: Counter) -> Status:
    async with Work(counter.engine) as work:
        found = await work.issues.get(1001)
    assert found
    return found[0].status


# ── a forum topic of an issue ─────────────────────────────────────────────


async def with_topics(counter: Counter) -> None:
    await say(counter, ZHANG, APPEAL)
    async with Work(counter.engine) as work:
        await work.topics.opened(OFFICE, 1001, 5)
        await work.topics.opened(FINANCE_CHAT, 1001, 6)


async def test_in_its_topic_nobody_needs_to_reply(counter: Counter) -> None:
    await with_topics(counter)
    await say(counter, LIN, "受理", OFFICE, topic=5)
    await say(counter, LIN, "电话里很着急", OFFICE, topic=5)
    await say(counter, LIN, "交办 市金融办", OFFICE, topic=5)
    await say(counter, SUN, "签收", FINANCE_CHAT, topic=6)
    assert (await names(counter))[1:] == ["Accepted", "Noted", "Dispatched", "Signed"]


async def test_elsewhere_in_the_forum_they_do(counter: Counter) -> None:
    await with_topics(counter)
    await say(counter, LIN, "受理", OFFICE)
    await say(counter, LIN, "受理", OFFICE, topic=77)
    await say(counter, SUN, "签收", FINANCE_CHAT, topic=5)
    assert await names(counter) == ["IssueOpened"]


async def test_an_answer_to_a_colleague_in_its_topic_is_about_it_too(counter: Counter) -> None:
    await with_topics(counter)
    asks = await say(counter, LIN, "谁来打个电话", OFFICE, topic=5)
    await say(counter, LIN, "我来", OFFICE, topic=5, reply_to=asks)
    assert (await names(counter))[1:] == ["Noted", "Noted"]


async def test_in_a_topic_of_the_group_everything_is_read_as_usual(counter: Counter) -> None:
    said = await say(counter, ZHANG, APPEAL, topic=9)
    assert await names(counter) == ["IssueOpened"]
    assert counter.posts["card:1001"].chat == Chat(GROUP)
    await say(counter, ZHANG, "一共三台", topic=9, reply_to=said)
    assert (await names(counter))[1:] == ["Added"]


# ── questions ─────────────────────────────────────────────────────────────


async def asked(counter: Counter) -> None:
    await say(counter, ZHANG, APPEAL)
    await say(counter, LIN, "受理 ZQ1001", OFFICE)
    await say(counter, LIN, "请补充 ZQ1001 贷款合同", OFFICE, pause=100)
    assert await status(counter) is Status.WAITING


@pytest.mark.parametrize(("minutes", "then"), [(29, Status.ACCEPTED), (31, Status.WAITING)])
async def test_talk_answers_for_half_an_hour(counter: Counter, minutes: int, then: Status) -> None:
    await asked(counter)
    await say(counter, ZHANG, "财务说下午送过去", pause=minutes * 60)
    assert await status(counter) is then


async def test_only_whom_it_was_asked_answers_without_a_reply(counter: Counter) -> None:
    await asked(counter)
    await say(counter, MA, "财务说下午送过去", pause=60)
    assert await status(counter) is Status.WAITING


@pytest.mark.parametrize(("before", "then"), [(40, Status.ACCEPTED), (299, Status.ACCEPTED), (301, Status.WAITING)])
async def test_our_clock_may_run_ahead_of_telegrams(counter: Counter, before: int, then: Status) -> None:
    """The answer is dated so many seconds before the question. Beyond that it was said earlier, and came late."""
    await asked(counter)
    answer = counter.message(ZHANG.telegram_id, "财务说下午送过去", GROUP, 0)
    await counter.keep(replace(answer, at=answer.at - timedelta(seconds=before)))
    assert await status(counter) is then


async def test_a_question_asked_in_private_is_not_answered_in_the_group(counter: Counter) -> None:
    private = ZHANG.telegram_id
    await say(counter, ZHANG, APPEAL, private)
    await say(counter, LIN, "受理 ZQ1001", OFFICE)
    await say(counter, LIN, "请补充 ZQ1001 贷款合同", OFFICE, pause=100)
    await say(counter, ZHANG, "财务说下午送过去", pause=60)
    assert await status(counter) is Status.WAITING
    await say(counter, ZHANG, "财务说下午送过去", private)
    assert await status(counter) is Status.ACCEPTED


# ── bursts ────────────────────────────────────────────────────────────────


async def test_a_word_to_an_older_issue_does_not_end_the_burst_of_a_new_one(counter: Counter) -> None:
    first = await say(counter, ZHANG, APPEAL)
    await say(counter, ZHANG, "厂门口的路坏了三个月，货车进不来，请市里帮忙协调修路", pause=4000)
    await say(counter, ZHANG, "合同在财务室", reply_to=first)
    await say(counter, ZHANG, "坑有半米深", pause=30)
    assert await names(counter, 1002) == ["IssueOpened", "Added"]


async def test_what_staff_said_of_an_issue_can_be_answered(counter: Counter) -> None:
    appeal = await say(counter, ZHANG, APPEAL)
    question = await say(counter, LIN, "是哪家银行", reply_to=appeal, pause=200)
    await say(counter, ZHANG, "明川银行城东支行", reply_to=question, pause=200)
    assert await names(counter) == ["IssueOpened", "Noted", "Added"]


# ── anonymous ─────────────────────────────────────────────────────────────


async def test_an_identity_is_told_once(counter: Counter) -> None:
    channel = Sender(-1009, "企业之声", anonymous=True)
    for sender in (FACELESS, channel, FACELESS, channel):
        await say(counter, ZHANG, APPEAL, pause=200, sender=sender)
    assert sorted(key for key in counter.posts if "faceless" in key) == [
        f"faceless:{GROUP}:{GROUP}",
        f"faceless:{GROUP}:-1009",
    ]
    assert counter.sent["faceless"] == 2
