"""kill -9 of the real process, again and again, while messages arrive: nothing is lost, nothing is done twice.

Telegram has no idempotency key: a kill between sending and noting it can repeat that one message. Those are counted.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from sqlalchemy import text

from bot.core.events import IssueOpened
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.words import Role
from bot.rehearsal.chats import Person
from storage.engine import open_engine
from storage.work import Work
from tests.process.shop import Shop

SEED = 20261124
MESSAGES, KILLS = 120, 5
#: Seconds: how long the process is left alone at most once it listens, and how often time is moved along.
LIFE, STEP = 1.2, 0.1
PATIENCE = 60.0
FIRST_PERSON = 9_000_000

APPEALS = (
    "我们厂区停电已经两天，生产线全停了，请市里帮忙协调",
    "银行贷款月底到期续不上，车间下周就要停产，请市里帮忙",
    "门口道路坑洼，货车进不来，请有关部门尽快修复",
    "消防验收材料交了三周没有答复，请帮忙催办",
)
TALK = ("谢谢市长", "收到", "大家早上好", "👍")


@dataclass
class Storm:
    """Many people say something; time runs; the process is killed."""

    shop: Shop
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - not for secrets
    appeals: dict[int, str] = field(default_factory=dict)  # message id → its text
    kills: int = 0

    async def blow(self) -> None:
        talking = asyncio.create_task(self._talk())
        running = asyncio.create_task(self._let_time_run())
        try:
            for _ in range(KILLS):
                await self._live_and_die()
            async with self.shop.open() as process:
                await talking
                await self._quiet()
                ended = await self.shop.end(process)
                assert ended.code == 0, ended.output
        finally:
            for task in (talking, running):
                task.cancel()
            await asyncio.gather(talking, running, return_exceptions=True)

    async def _talk(self) -> None:
        group = self.shop.troupe.chats["group"]
        for number, person in enumerate(self._people()):
            words = self.chance.choice(TALK if self.chance.random() < 0.2 else APPEALS)
            said = self.shop.town.say(person, group, words)
            if words in APPEALS:
                self.appeals[said.id] = words
            if number % 10 == 9:
                await asyncio.sleep(self.chance.uniform(0, 2 * KILLS * LIFE / MESSAGES * 10))

    def _people(self) -> list[Person]:
        people = [self.shop.town.add_person(FIRST_PERSON + number, f"企业{number}") for number in range(MESSAGES)]
        for person in people:
            self.shop.town.join(person, self.shop.troupe.chats["group"])
        return people

    async def _let_time_run(self) -> None:
        """Ten minutes of the town in a second: the pace of 20 a minute does not hold up the test."""
        while True:
            await asyncio.sleep(STEP)
            self.shop.move(600 * STEP)

    async def _live_and_die(self) -> None:
        """Killed while it starts, reads, writes or sends, as chance will have it."""
        async with self.shop.open() as process:
            if self.chance.random() < 0.8:
                calls = len(self.shop.town.calls)
                await self.shop.town.wait_until(lambda: len(self.shop.town.calls) > calls, PATIENCE)
            await asyncio.sleep(self.chance.uniform(0, LIFE))
            assert process.returncode is None, self.shop.log.read_text(encoding="utf-8")
            process.kill()
            self.kills += 1

    async def _quiet(self) -> None:
        """Until everything is read and everything is said."""
        engine = open_engine(self.shop.storage)
        async with asyncio.timeout(PATIENCE):
            while True:
                await self.shop.town.settled(PATIENCE)
                async with Work(engine) as work:
                    is_behind = await work.inbox.unread() or await work.search.is_behind()
                    if not is_behind and not await work.outbox.pending():
                        break
                await asyncio.sleep(STEP)
        await engine.dispose()


@pytest.fixture
async def storm(shop: Shop) -> Storm:
    """Nothing falls due meanwhile: what the clock does has a test of its own."""
    columns = ("urgent", "inquiry", "help", "complaint", "complex")
    patience = "".join(f'[limits.{column}]\naccept = "100 h"\n' for column in columns)
    shop.config.write_text(f"{shop.config.read_text('utf-8')}\n{patience}", encoding="utf-8")
    storm = Storm(shop)
    await storm.blow()
    return storm


async def test_killed_again_and_again_while_messages_arrive(storm: Storm) -> None:
    assert storm.kills == KILLS
    engine = open_engine(storm.shop.storage)
    async with Work(engine) as work:
        issues = await work.issues.all()
        journals = {issue.number: await work.journal.of(issue.number) for issue in issues}
    async with engine.begin() as connection:
        outbox = (await connection.execute(text("SELECT kind, key, issue, state FROM outbox"))).all()
        inbox = (await connection.execute(text("SELECT state, count(*) FROM inbox GROUP BY state"))).all()
    await engine.dispose()

    # Everybody joined and spoke once; every appeal is exactly one issue, each the sum of its events.
    assert [(row[0], row[1]) for row in inbox] == [("done", 2 * MESSAGES)]
    assert {issue.message_id: issue.text for issue in issues} == storm.appeals
    assert len(issues) == len(storm.appeals) > MESSAGES / 2
    for issue in issues:
        replayed: Issue | None = None
        for event in journals[issue.number]:
            replayed = evolve(replayed, event)
        assert replayed == issue
        assert [type(event) for event in journals[issue.number] if not event.by.has(Role.BOT)] == [IssueOpened]

    # What was to be said is in the outbox once, and was said.
    assert {row.state for row in outbox} == {"sent"}
    posts = Counter(row.key for row in outbox if row.kind == "Post" and row.issue)  # the morning's digest is of none
    alike = {issue.number for issue in issues if issue.resembles}  # their cards are shown once more
    assert [key for key, times in posts.items() if times > 1 + (int(key.rpartition(":")[2]) in alike)] == []
    assert len(posts) == 2 * len(issues)
    print_repeats(storm, issues)


def print_repeats(storm: Storm, issues: Sequence[Issue]) -> None:
    """Every card at least once in both chats; once more at most for each kill."""
    repeats = 0
    for chat in ("group", "office"):
        posts = [message for message in storm.shop.troupe.chats[chat].messages if message.sender.is_bot]
        cards = Counter(word for message in posts for word in message.text.split()[:1] if word.startswith("#"))
        assert set(cards) == {f"#ZQ{issue.number}" for issue in issues}
        repeats += sum(count - 1 for count in cards.values())
    print(f"\n{storm.kills} kills, {len(issues)} issues, {2 * len(issues)} cards, {repeats} of them twice")
    assert repeats <= 2 * storm.kills
