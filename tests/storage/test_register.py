"""The book of people: it comes back as it was kept, and its journal has every change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.people import Enterprise, Person, Unit
from bot.core.register import Change, Entry, Register, Subject
from bot.core.words import Role, UnitKind
from storage.engine import Engine, open_engine
from storage.issues import Outdated
from storage.register import Amendment
from storage.work import Work

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
ADMIN = Person(90, "周敏", frozenset({Role.ADMIN}))

COUNTY = Unit("西平县", chat=-1004, kind=UnitKind.COUNTY)
BUREAU = Unit("西平县工信局", aliases=("县工信局",), leader="周市长", parent="西平县")
FACTORY = Enterprise("华锐机械", aliases=("华锐",), leader="周市长")
MAYOR = Entry(number=1, name="周市长", roles=frozenset({Role.LEADER}), title="市长", telegram_id=21)
LIAISON = Entry(number=2, name="孙主任", roles=frozenset({Role.HANDLER, Role.OFFICER}), unit="西平县")
BOSS = Entry(number=10, name="张建国", roles=frozenset({Role.REQUESTER}), enterprise="华锐机械", telegram_id=2**40)
BOOK = Register(units=(COUNTY, BUREAU), enterprises=(FACTORY,), people=(MAYOR, LIAISON, BOSS))


async def save(engine: Engine, book: Register, now: datetime = NOW, door: str = "sheet") -> tuple[Change, ...]:
    async with Work(engine) as work:
        return await work.register.save(book, ADMIN, now, door)


async def load(engine: Engine) -> Register:
    async with Work(engine) as work:
        return await work.register.load()


async def revision(engine: Engine) -> int:
    async with Work(engine) as work:
        return await work.register.revision()


async def test_an_empty_book_was_never_changed(engine: Engine) -> None:
    assert await load(engine) == Register()
    assert await revision(engine) == 0
    assert await save(engine, Register()) == ()
    assert await revision(engine) == 0


async def test_the_book_comes_back_as_it_was_kept(engine: Engine) -> None:
    made = await save(engine, BOOK)
    assert [change.key for change in made] == ["西平县", "西平县工信局", "华锐机械", "1", "2", "10"]
    assert await load(engine) == BOOK
    assert await revision(engine) == 6


async def test_what_changes_is_told_and_nothing_else_is_written(engine: Engine) -> None:
    await save(engine, BOOK)
    enrolled = replace(LIAISON, telegram_id=41)
    another = Unit("市金融办")
    after = replace(BOOK, units=(another, BUREAU), people=(MAYOR, enrolled, BOSS))
    assert await save(engine, after, LATER) == (
        Change(Subject.UNIT, "西平县", COUNTY, None),
        Change(Subject.UNIT, "市金融办", None, another),
        Change(Subject.PERSON, "2", LIAISON, enrolled),
    )
    assert await load(engine) == after
    assert await revision(engine) == 9
    assert await save(engine, after, LATER) == ()
    assert await revision(engine) == 9


async def test_a_unit_stays_where_it_was_put(engine: Engine) -> None:
    await save(engine, BOOK)
    after = replace(BOOK, units=(COUNTY, Unit("西平县商务局", parent="西平县"), BUREAU))
    await save(engine, after)
    assert await load(engine) == after


async def test_the_journal_has_the_newest_change_first(engine: Engine) -> None:
    await save(engine, Register(units=(COUNTY,)), door="configuration")
    moved = replace(COUNTY, chat=-1009)
    await save(engine, Register(units=(moved,)), LATER)
    await save(engine, Register(), LATER, "command")
    async with Work(engine) as work:
        assert await work.register.history(2) == [
            Amendment(LATER, 90, "周敏", "command", Change(Subject.UNIT, "西平县", moved, None)),
            Amendment(LATER, 90, "周敏", "sheet", Change(Subject.UNIT, "西平县", COUNTY, moved)),
        ]
        assert [one.door for one in await work.register.history(9)] == ["command", "sheet", "configuration"]


async def test_a_change_and_the_next_one_in_the_same_transaction(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.register.save(BOOK, ADMIN, NOW, "sheet")
        book = await work.register.load()
        assert book == BOOK
        assert len(await work.register.save(replace(book, people=()), ADMIN, NOW, "sheet")) == 3
    assert (await load(engine)).people == ()


async def test_what_goes_wrong_leaves_the_book_as_it_was(engine: Engine) -> None:
    await save(engine, BOOK)

    async def fail() -> None:
        async with Work(engine) as work:
            await work.register.save(Register(), ADMIN, NOW, "sheet")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert (await load(engine), await revision(engine)) == (BOOK, 6)


async def test_nobody_writes_over_what_somebody_else_wrote_meanwhile(engine: Engine) -> None:
    """On SQLite nobody can: whoever began first is alone until the end."""
    if engine.dialect.name == "sqlite":
        return
    await save(engine, BOOK)
    other = open_engine(engine.url.render_as_string(hide_password=False))

    async def both() -> None:
        async with Work(engine) as work:
            mine = replace(await work.register.load(), enterprises=())
            await save(other, replace(BOOK, units=()))
            await work.register.save(mine, ADMIN, NOW, "who")

    with pytest.raises(Outdated):
        await both()
    assert await load(engine) == replace(BOOK, units=())
    await other.dispose()
