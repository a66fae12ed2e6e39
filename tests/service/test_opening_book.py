"""The configuration's lists fill an empty book; afterwards they are not read, and whoever still trusts them is told."""

from dataclasses import replace
from pathlib import Path

from structlog.testing import capture_logs

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register
from bot.core.words import Role
from bot.service.opening_book import differences, open_book, stored_book
from storage.engine import open_engine
from storage.work import Work
from tests.service.counter import Counter

SUN = Entry(number=1, name="孙主任", roles=frozenset({Role.HANDLER}), unit="市金融办", telegram_id=41)
ZHANG = Entry(number=2, name="张建国", roles=frozenset({Role.REQUESTER}), enterprise="华锐机械", telegram_id=11)
LISTS = Register(units=(Unit("市金融办", chat=-1003),), enterprises=(Enterprise("华锐机械"),), people=(SUN, ZHANG))


async def opened(counter: Counter, configured: Register) -> list[dict[str, object]]:
    """What the log tells of it."""
    with capture_logs() as log:
        await open_book(counter.engine, configured, counter.clock.now())
    return [
        {"event": one["event"], **{key: one[key] for key in ("entries", "differences") if key in one}} for one in log
    ]


async def test_the_lists_fill_an_empty_book_once(counter: Counter) -> None:
    assert await opened(counter, Register()) == []
    assert await opened(counter, LISTS) == [{"event": "configuration_lists_imported", "entries": 4}]
    assert await opened(counter, LISTS) == []
    async with Work(counter.engine) as work:
        assert await work.register.load() == LISTS
        journal = await work.register.history(9)
    assert {(one.door, one.by_name, one.at) for one in journal} == {("configuration", "小二", counter.clock.now())}


async def test_lists_that_say_something_else_are_told_of_and_not_read(counter: Counter) -> None:
    await opened(counter, LISTS)
    other = replace(LISTS, units=(Unit("市金融办", chat=-9), Unit("市商务局")))
    assert await opened(counter, other) == [{"event": "configuration_lists_ignored", "differences": 2}]
    assert await opened(counter, Register()) == [], "no lists, nothing that could mislead"
    async with Work(counter.engine) as work:
        assert await work.register.load() == LISTS


def test_people_are_compared_by_who_they_are_in_telegram() -> None:
    book = replace(LISTS, people=(replace(ZHANG, number=7), replace(SUN, number=9)))
    assert differences(book, LISTS) == 0
    left = replace(book, people=(replace(ZHANG, number=7, left=True), replace(SUN, number=9)))
    assert differences(left, LISTS) == 1
    another = replace(SUN, number=3, name="钱主任", telegram_id=42)
    assert differences(book, replace(LISTS, people=(SUN, ZHANG, another))) == 1
    assert differences(replace(book, people=(*book.people, replace(another, telegram_id=None))), LISTS) == 1


async def test_who_only_looks_reads_the_book_where_there_is_one(counter: Counter, tmp_path: Path) -> None:
    url = str(counter.engine.url)
    assert await stored_book(f"sqlite+aiosqlite:///{tmp_path / 'nothing.db'}") is None
    assert not (tmp_path / "nothing.db").exists()
    older = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'older.db'}")
    async with Work(older):
        pass
    await older.dispose()
    assert await stored_book(str(older.url)) is None
    assert await stored_book(url) is None
    await open_book(counter.engine, LISTS, counter.clock.now())
    assert await stored_book(url) == LISTS
