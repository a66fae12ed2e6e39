"""What a big city costs: messages a second with a handful on the roster and with a whole prefecture, in one run.

    python bench/roster.py [ISSUES]

The same words are heard by two intakes, each on a database of its own, by turns: appeals, orders that name units, what
units report, and talk. The prefecture has 71 units of the city and ten counties with units of their own, 200 in all;
2,000 people and 1,000 enterprises; the book is in the database. Read the figures as a ratio.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.core.city import City
from bot.core.messages import Chat, Incoming, Said, Sender
from bot.core.people import Enterprise, Person, Roster, Unit
from bot.core.register import Entry, Register
from bot.core.words import Role, UnitKind
from bot.rehearsal.story import ZONE
from bot.service.almanac import Almanac
from bot.service.intake import Intake
from storage.engine import Engine, open_engine
from storage.migrate import migrate
from storage.work import Work

GROUP, OFFICE, FINANCE = -1001, -1002, -1003
MONDAY = datetime(2026, 11, 16, 10, 0, tzinfo=ZONE)
ADMIN = Person(51, "钱管理员", frozenset({Role.ADMIN}))
ROUNDS = 5

CITY_UNITS = 70
COUNTIES, OWN_UNITS = 10, 12
PEOPLE, ENTERPRISES = 2_000, 1_000

SMALL = Register(
    units=(Unit("市金融办", ("金融局",), FINANCE), Unit("市工信局", ("工业和信息化局",)), Unit("市供电公司")),
    enterprises=(Enterprise("华锐机械", ("华锐",), "周明远"),),
    people=(
        Entry(number=1, name="周明远", roles=frozenset({Role.LEADER}), title="市长", telegram_id=21),
        Entry(number=2, name="林晓", roles=frozenset({Role.OFFICER}), telegram_id=31),
        Entry(number=3, name="孙主任", roles=frozenset({Role.HANDLER}), unit="市金融办", telegram_id=41),
        Entry(number=4, name="郑科长", roles=frozenset({Role.HANDLER}), unit="市工信局", telegram_id=42),
        Entry(number=5, name="张建国", roles=frozenset({Role.REQUESTER}), enterprise="华锐机械", telegram_id=11),
    ),
)
CITY = City(
    name="明川市",
    zone=ZONE,
    language="zh",
    prefix="ZQ",
    groups=(GROUP,),
    office=OFFICE,
    roster=Roster(),
    most_per_hour=0,
)


def prefecture() -> Register:
    """The small city, and everybody else of a big one before them: what is looked for stands at the end."""
    bureaus = [
        Unit(f"市第{i}局", (f"第{i}局", f"市{i}办"), -2000 - i) for i in range(CITY_UNITS - len(SMALL.units) + 1)
    ]
    counties = [Unit(f"第{i}县", (f"{i}县政府",), -3000 - i, UnitKind.COUNTY) for i in range(COUNTIES)]
    own = [
        Unit(f"第{i}县第{j}局", (f"{i}县{j}局",), parent=f"第{i}县") for i in range(COUNTIES) for j in range(OWN_UNITS)
    ]
    firms = [Enterprise(f"第{i}公司", (f"{i}公司",)) for i in range(ENTERPRISES - 1)]
    units = [*bureaus, *counties, *own]
    staff = [
        Entry(number=i + 10, name=f"联络员{i}", roles=frozenset({Role.HANDLER}), unit=unit.name, telegram_id=10_000 + i)
        for i, unit in enumerate(units * 3)
    ]
    left = PEOPLE - len(staff) - len(SMALL.people)
    members = [
        Entry(
            number=i + 5_000,
            name=f"经理{i}",
            roles=frozenset({Role.REQUESTER}),
            enterprise=firms[i % len(firms)].name,
            telegram_id=20_000 + i,
        )
        for i in range(left)
    ]
    moved = [replace(entry, number=entry.number + 9_000) for entry in SMALL.people]
    return Register(
        units=(*units, *SMALL.units),
        enterprises=(*firms, *SMALL.enterprises),
        people=(*staff, *members, *moved),
    )


def words(number: int) -> Iterator[tuple[int, int, str]]:
    """Who says what, and where, from an appeal to its progress."""
    yield 11, GROUP, f"我们公司第{number}笔银行贷款月底到期续不上，车间下周就要停产，请市里帮忙协调"
    yield 61, GROUP, "今天开会的材料放在财务室了，下午送过去"
    yield 21, GROUP, "请各位企业家多提意见，市工信局也在群里"
    yield 31, OFFICE, f"交办 ZQ{number} 市金融办 协办 市工信局 3个工作日"
    yield 41, FINANCE, f"签收 ZQ{number}"
    yield 41, FINANCE, f"进展 ZQ{number} 已经和银行联系，明天上门"
    yield 41, FINANCE, "市工信局那边谁在跟"


class Counter:
    """Hears one message after the other, a minute apart."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.almanac = Almanac(engine, CITY)
        self.letters: list[Incoming] = []
        self.intake = Intake(engine, self.almanac, self._read, lambda raw: None, self, lambda: None, _nowhere)

    def now(self) -> datetime:
        return MONDAY + timedelta(minutes=len(self.letters))

    def _read(self, raw: dict[str, int]) -> Incoming:
        return self.letters[raw["update_id"]]

    async def open(self, book: Register) -> float:
        """Seconds that it took to read the book."""
        async with Work(self.engine) as work:
            await work.register.save(book, ADMIN, MONDAY, "sheet")
            await work.chats.move(-7, -8)  # some chat always has
        began = time.perf_counter()
        await self.almanac.refresh()
        return time.perf_counter() - began

    async def hear(self, numbers: range) -> float:
        """Seconds."""
        said = [message for number in numbers for message in words(number)]
        began = time.perf_counter()
        for who, chat, text in said:
            self.letters.append(
                Said(Chat(chat), len(self.letters) + 1, Sender(who, f"某人{who}"), self.now(), text=text)
            )
            await self.intake.keep(1, [{"update_id": len(self.letters) - 1}])
            while await self.intake.take_next():
                pass
        return (time.perf_counter() - began) / len(said)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), count))


async def measure(folder: Path, count: int) -> None:
    books = {"small": SMALL, "big": prefecture()}
    counters = {name: await _opened(folder / f"{name}.db") for name in books}
    for name, book in books.items():
        took = await counters[name].open(book)
        print(
            f"{name}: {len(book.units)} units, {len(book.people)} people, {len(book.enterprises)} enterprises, ", end=""
        )
        print(f"read in {1000 * took:.0f} ms")
    costs: dict[str, list[float]] = {name: [] for name in books}
    for begin in range(0, count, max(count // ROUNDS, 1)):
        for name, counter in counters.items():
            costs[name].append(await counter.hear(range(1001 + begin, 1001 + begin + max(count // ROUNDS, 1))))
    small, big = (sorted(costs[name])[len(costs[name]) // 2] for name in books)
    print(
        f"messages a second: small {1 / small:.0f}, big {1 / big:.0f}; a message costs {big / small:.2f} times as much"
    )
    for counter in counters.values():
        async with Work(counter.engine) as work:
            print(f"  heard: {len(await work.issues.open_numbers())} issues, {await work.outbox.pending()} notices")
        await counter.engine.dispose()


async def _nowhere(chat: int) -> bool:
    """Nothing is on its way to anybody."""
    return False


async def _opened(file: Path) -> Counter:
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    await migrate(engine)
    return Counter(engine)


if __name__ == "__main__":
    main()
