"""A city in which things go wrong: people write, time runs, the bot's process lives and dies."""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import make_url, text

from bot.rehearsal.chats import Chat, Message, Person
from bot.rehearsal.residents import MEMBER
from storage.engine import Engine, open_reader
from tests.process.shop import Shop, open_shop
from tests.soak.gateway import Gateway

FIRST_PERSON = 9_000_000
#: Seconds of the city that pass in one of ours: so the pace of 20 a minute holds nobody up. How often it is moved.
SPEED, STEP = 900.0, 0.05
#: Seconds until the bot listens, and until all is said in the end.
START, PATIENCE = 60.0, 1800.0

MATTERS = (
    "停电已经两天，生产线全停了",
    "银行贷款月底到期续不上，车间下周就要停产",
    "门口道路坑洼，货车进不来",
    "消防验收材料交了三周没有答复",
    "用工缺口一百多人，招不到人",
    "污水管网一直没有接通，厂区积水",
    "出口退税拖了四个月没到账",
    "变压器容量不够，新设备开不了机",
)
PLEAS = ("请市里帮忙协调", "请有关部门尽快解决", "请帮忙催办", "请领导过问一下")
TALK = ("谢谢市长", "收到", "大家早上好", "👍")
#: Of what is said: appeals, small talk, changes of an appeal said before; the rest is pressed at the office.
APPEALS, SMALL_TALK, EDITS = 0.30, 0.90, 0.95


@dataclass(frozen=True, slots=True)
class Life:
    """One of the bot's process that ended by kill -9."""

    until: float  # time.monotonic()


@dataclass
class Trial:
    shop: Shop
    gateway: Gateway
    chance: random.Random
    said: int = 0  # messages of people, edits and presses
    appeals: dict[tuple[int, int], str] = field(default_factory=dict)  # chat and message id → text as it is now
    pressed: dict[int, int] = field(default_factory=dict)  # issue number → presses of 受理
    kills: list[Life] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)  # with which it refused to start
    may_lose: bool = False  # what the disk has lost, nobody can keep
    stack: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)  # left when the verdict is spoken
    groups: list[Chat] = field(default_factory=list)  # people speak in the last one
    _lately: list[tuple[Person, Message]] = field(default_factory=list)

    @property
    def group(self) -> Chat:
        return self.groups[-1]

    @property
    def database(self) -> Path:
        return Path(make_url(self.shop.storage).database or "")

    @property
    def office(self) -> Chat:
        return self.shop.troupe.chats["office"]

    # ── what people do ────────────────────────────────────────────────────

    def speak(self, times: int = 1) -> None:
        """Each person says one thing, once."""
        for _ in range(times):
            self.said += 1
            dice = self.chance.random()
            if dice < APPEALS:
                self.appeal()
            elif dice < SMALL_TALK:
                self.shop.town.say(self.somebody(), self.group, self.chance.choice(TALK))
            elif dice < EDITS and self._lately:
                self._edit()
            else:
                self._press()

    def somebody(self) -> Person:
        """New in the group, and long there."""
        number = FIRST_PERSON + len(self.shop.town.people)
        person = self.shop.town.add_person(number, f"企业{number}")
        self.group.members[person.id] = MEMBER
        return person

    def appeal(self) -> Message:
        who = self.somebody()
        words = f"我们{who.name[-5:]}号厂区{self.chance.choice(MATTERS)}，{self.chance.choice(PLEAS)}"
        said = self.shop.town.say(who, self.group, words)
        self.appeals[said.chat, said.id] = words
        self._lately = [*self._lately[-9:], (who, said)]
        return said

    def _edit(self) -> None:
        who, message = self._lately.pop(self.chance.randrange(len(self._lately)))
        words = f"{message.text}，厂里有{self.chance.randrange(10, 900)}名工人"
        self.shop.town.edit(who, message, words)
        self.appeals[message.chat, message.id] = words

    def _press(self) -> None:
        """The office accepts one of the newest issues that it has not accepted yet."""
        for card in reversed(self.office.messages[-30:]):
            number = number_of(card)
            if number and "受理" in card.labels and number not in self.pressed:
                self.shop.town.press(self.shop.troupe.people["林晓"], card, "受理")
                self.pressed[number] = 1
                return

    def move_into_a_basic_group(self) -> None:
        """Before the bot is started: from then on people speak there."""
        town, number = self.shop.town, -5000 - len(self.groups)
        everybody = self.shop.troupe.people.values()
        self.groups.append(town.add_group(number, "老群", everybody, bot="administrator", kind="group"))
        self.shop.rewrite("groups = [", f"groups = [{number}, ")
        self._lately.clear()

    def upgrade(self) -> None:
        self.groups.append(self.shop.town.chat(self.shop.town.upgrade(self.group)))
        self._lately.clear()

    # ── the bot's process ─────────────────────────────────────────────────

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """Up and listening; told to stop in the end, which it must do in good order."""
        async with self.shop.open() as process:
            await self.listens(process)
            yield process
            if process.returncode is None:
                ended = await self.shop.end(process)
                assert ended.code == 0, ended.output[-3000:]

    async def listens(self, process: asyncio.subprocess.Process) -> None:
        """Raises TimeoutError, and AssertionError where it ended before."""
        polls = self.gateway.calls["getupdates"]
        await self._until(lambda: self.gateway.calls["getupdates"] > polls or process.returncode is not None, START)
        assert process.returncode is None, self.log()[-3000:]

    async def works(self, calls: int, at_most: float) -> None:
        """Until it has made so many calls, or so many seconds have passed."""
        wanted = self.gateway.calls.total() + calls
        with contextlib.suppress(TimeoutError):
            await self._until(lambda: self.gateway.calls.total() >= wanted, at_most)

    async def _until(self, is_so: Callable[[], bool], seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not is_so():  # noqa: ASYNC110 - a process has no event
                await asyncio.sleep(STEP)

    async def ends_with(self, code: int) -> None:
        """One that is started now ends by itself, with a sentence."""
        said = len(self.log())
        process = await self.shop.begin()
        try:
            ended = await asyncio.wait_for(process.wait(), START)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        new = self.log()[said:]
        assert (ended, "Traceback" in new) == (code, False), f"{ended}: {new[-2000:]}"
        self.sentences.append(new.strip().splitlines()[-1])

    def kill_once(self, process: asyncio.subprocess.Process) -> None:
        if process.returncode is None:
            self.kill(process)

    def kill(self, process: asyncio.subprocess.Process) -> None:
        assert process.returncode is None, self.log()[-3000:]
        self.kills.append(Life(time.monotonic()))
        process.kill()

    def log(self) -> str:
        return self.shop.log.read_text(encoding="utf-8", errors="replace")

    # ── time ──────────────────────────────────────────────────────────────

    async def run_time(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(STEP)
            self.shop.move(SPEED * STEP)

    def jump(self, seconds: float) -> None:
        """Back as well: somebody sets the computer's clock."""
        file = self.shop.folder / "clock"
        file.write_text(repr(float(file.read_text()) + seconds))

    async def quiet(self, patience: float = PATIENCE) -> None:
        """Until all is read and all is said."""
        engine = open_reader(self.shop.storage)
        try:
            async with asyncio.timeout(patience):
                while not await self._is_quiet(engine):  # noqa: ASYNC110 - nor has a database
                    await asyncio.sleep(0.2)
        except TimeoutError:
            raise AssertionError(f"not quiet: {await left(engine)}\n{self.log()[-3000:]}") from None
        finally:
            await engine.dispose()

    async def _is_quiet(self, engine: Engine) -> bool:
        return self.shop.town.idle and await left(engine) == (0, 0)


async def left(engine: Engine) -> tuple[int, int]:
    """Unread updates; notices on their way."""
    async with engine.begin() as connection:
        unread = (await connection.execute(text("SELECT count(*) FROM inbox WHERE state = 'new'"))).scalar_one()
        waits = (await connection.execute(text("SELECT count(*) FROM outbox WHERE state = 'pending'"))).scalar_one()
    return unread, waits


def number_of(message: Message) -> int | None:
    """Of the issue whose card it is."""
    first = message.text.split(maxsplit=1)[:1]
    number = first[0].removeprefix("#ZQ") if first else ""
    return int(number) if number.isdecimal() else None


#: Nothing falls due meanwhile: what the clock does has a test of its own.
NO_HURRY = "".join(
    f'[limits.{column}]\naccept = "999 h"\ndispatch = "999 h"\n'
    for column in ("urgent", "inquiry", "help", "complaint", "complex")
)


@contextlib.asynccontextmanager
async def open_trial(folder: Path, seed: int, *, storage: str = "", more: str = "") -> AsyncIterator[Trial]:
    """Time runs; the bot is not started. `more` is appended to config.toml."""
    gateway = Gateway()
    async with open_shop(folder, storage=storage, front=gateway.open) as shop:
        shop.config.write_text(f"{shop.config.read_text('utf-8')}\n{NO_HURRY}{more}", encoding="utf-8")
        trial = Trial(shop, gateway, random.Random(seed), groups=[shop.troupe.chats["group"]])  # noqa: S311 - no secret
        running = asyncio.create_task(trial.run_time())
        try:
            with trial.stack:
                yield trial
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
