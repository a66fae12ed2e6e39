"""A clock at work on a real database: issues in some state, a schedule or two, and what they have said."""

import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select, text
from sqlmodel import col

from bot.core import commands as c
from bot.core.city import City
from bot.core.events import Event, Nudged
from bot.core.issue import Issue
from bot.core.notices import Post
from bot.core.people import Person, Roster
from bot.core.rules import Rules
from bot.core.words import Role, Urgency
from bot.service.almanac import Almanac
from bot.service.schedule import Schedule
from bot.service.turn import Turn
from bot.voice.speech import Speech
from storage.codec import from_json
from storage.engine import Engine, open_engine
from storage.tables import IssueRow
from storage.work import Work
from tests.core.cast import FINANCE, LIN, ROSTER, SUN, ZHANG, ZONE, city, opening

DEPUTY = Person(22, "沈若兰", frozenset({Role.LEADER}), title="副市长")
CITY = city(
    roster=Roster(
        people=(*ROSTER.people, DEPUTY),
        units=(replace(FINANCE, leader=DEPUTY.name), *ROSTER.units[1:]),
        enterprises=ROSTER.enterprises,
    )
)
MAYOR = 21


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=ZONE)


MONDAY = at("11-16 10:00")


@dataclass
class Ticking:
    engine: Engine
    moment: datetime = MONDAY
    city: City = CITY
    schedules: list[Schedule] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.restart()

    def now(self) -> datetime:
        return self.moment

    def restart(self, rules: Rules | None = None, count: int = 1) -> None:
        """So many bots begin anew on the same database."""
        self.city = replace(self.city, rules=rules or self.city.rules)
        self.schedules = [
            Schedule(self.engine, Almanac(self.engine, self.city), self, lambda: None) for _ in range(count)
        ]

    async def tick(self, moment: str = "") -> None:
        self.moment = at(moment) if moment else self.moment
        await self.schedules[0].tick()

    async def open(self, count: int, urgency: Urgency = Urgency.NORMAL) -> None:
        """So many issues, in the unit's hands from now on."""
        for _ in range(count):
            async with Work(self.engine) as work:
                turn, number = self.turn(work), await work.issues.next_number()
                await turn.open(opening(ZHANG, number=number, urgency=urgency))
            await self.do(number, c.Accept(by=LIN), c.Dispatch(by=LIN, lead=FINANCE.name), c.Sign(by=SUN))

    async def do(self, number: int, *commands: c.Command) -> None:
        async with Work(self.engine) as work:
            for command in commands:
                outcome = await self.turn(work).carry_out(number, command)
                assert isinstance(outcome, Issue), outcome

    def turn(self, work: Work) -> Turn:
        return Turn(work=work, speech=Speech(self.city), city=self.city, now=self.moment)

    # ── what came of it ───────────────────────────────────────────────────

    async def said(self, chat: int, *beginnings: str) -> list[str]:
        """The texts that went out to a chat under keys that begin like that, in order."""
        posts = [post for post in await self._posts() if post.chat == chat]
        return [post.text for post in posts if post.key.startswith(beginnings or ("nudge:",))]

    async def _posts(self) -> Sequence[Post]:
        async with self.engine.begin() as connection:
            rows = await connection.execute(text("SELECT body FROM outbox WHERE kind = 'Post' ORDER BY id"))
            return [from_json(Post, body) for body in rows.scalars()]

    async def keys(self) -> Counter[str]:
        """How often anything of each name was put into the outbox."""
        return Counter(post.key for post in await self._posts())

    async def stages(self, number: int) -> list[str]:
        """due: soon+yellow, as they stand in the journal."""
        return [
            f"{event.limit}: {'+'.join(event.stages)}"
            for event in await self.events(number)
            if isinstance(event, Nudged)
        ]

    async def events(self, number: int) -> Sequence[Event]:
        async with Work(self.engine) as work:
            return await work.journal.of(number)

    async def alarm(self, number: int) -> datetime | None:
        query = select(col(IssueRow.next_at)).where(col(IssueRow.number) == number)
        async with self.engine.begin() as connection:
            return (await connection.execute(query)).scalar_one()


@contextlib.asynccontextmanager
async def open_ticking(url: str) -> AsyncIterator[Ticking]:
    engine = open_engine(url)
    try:
        yield Ticking(engine)
    finally:
        await engine.dispose()
