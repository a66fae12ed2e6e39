"""An import is taken up by a bot at work."""

from dataclasses import replace
from datetime import date

from bot.core.arrangements import Arrangement
from bot.core.holidays import PUBLISHED
from bot.core.people import Person, Unit
from bot.core.register import Entry, Register
from bot.core.rules import Rules
from bot.core.words import Role
from bot.core.worktime import Calendar
from bot.service.almanac import Almanac
from storage.work import Work
from tests.service.counter import CITY, Counter

SPRING = Arrangement(frozenset({(1, 1), (2, 8), (5, 1), (10, 1), (10, 2), (10, 3)}), frozenset({(2, 28)}))
MONDAY = date(2027, 2, 8)
ADMIN = Person(51, "钱管理员", frozenset({Role.ADMIN}))
BOOK = Register(
    units=(Unit("市住建局", chat=-7),),
    people=(Entry(number=1, name="何科长", roles=frozenset({Role.HANDLER}), unit="市住建局", telegram_id=71),),
)


async def test_what_was_imported_counts_from_the_next_look(counter: Counter) -> None:
    almanac = Almanac(counter.engine, CITY)
    assert await almanac.refresh() == frozenset()
    before = almanac.city
    assert before is CITY
    async with Work(counter.engine) as work:
        await work.calendar.keep(2027, SPRING, counter.clock.now())
    assert almanac.city is before
    assert await almanac.refresh() == {2027}
    calendar = almanac.city.rules.calendar
    assert (calendar.is_working_day(MONDAY), calendar.is_estimated(MONDAY)) == (False, False)
    assert before.rules.calendar.is_working_day(MONDAY), "what was given before stays as it was"
    assert await almanac.refresh() == frozenset()


async def test_an_import_goes_before_ours_and_the_city_s_own_before_both(counter: Counter) -> None:
    own = Calendar(days_off=frozenset({date(2026, 11, 26)}), working_days=frozenset({MONDAY}))
    almanac = Almanac(counter.engine, replace(CITY, rules=Rules(own)))
    extended = replace(PUBLISHED[2026], holidays=PUBLISHED[2026].holidays | {(11, 25)})
    async with Work(counter.engine) as work:
        await work.calendar.keep(2026, extended, counter.clock.now())
        await work.calendar.keep(2027, SPRING, counter.clock.now())
    assert await almanac.refresh() == {2026, 2027}
    is_working_day = almanac.city.rules.calendar.is_working_day
    assert [is_working_day(date(2026, 11, day)) for day in (24, 25, 26, 27)] == [True, False, False, True]
    assert is_working_day(MONDAY)
    async with Work(counter.engine) as work:
        await work.calendar.keep(2026, PUBLISHED[2026], counter.clock.now())
    assert await almanac.refresh() == {2026}, "an import is taken back by another one"
    assert almanac.city.rules.calendar.is_working_day(date(2026, 11, 25))


# ── the book ──────────────────────────────────────────────────────────────


async def save(counter: Counter, book: Register) -> None:
    async with Work(counter.engine) as work:
        await work.register.save(book, ADMIN, counter.clock.now(), "sheet")


async def test_who_is_configured_counts_until_somebody_stands_in_the_book(counter: Counter) -> None:
    almanac = Almanac(counter.engine, CITY)
    await almanac.refresh()
    assert almanac.city is CITY
    assert not almanac.new_roster.is_set()
    await save(counter, BOOK)
    await almanac.refresh()
    assert almanac.city.roster == BOOK.roster()
    assert almanac.new_roster.is_set()


async def test_the_book_and_the_years_don_t_get_in_each_other_s_way(counter: Counter) -> None:
    almanac = Almanac(counter.engine, CITY)
    await save(counter, BOOK)
    async with Work(counter.engine) as work:
        await work.calendar.keep(2027, SPRING, counter.clock.now())
    await almanac.refresh_roster()
    assert almanac.city.rules.calendar.is_estimated(MONDAY), "whoever counts limits anew is to learn of the year"
    assert await almanac.refresh() == {2027}
    assert almanac.city.roster == BOOK.roster()
    before = almanac.city
    assert await almanac.refresh() == frozenset()
    assert almanac.city is before, "what has not changed is not read again"


async def test_the_city_of_today_is_made_once(counter: Counter) -> None:
    almanac = Almanac(counter.engine, CITY)
    await save(counter, BOOK)
    await almanac.refresh()
    async with Work(counter.engine) as work:
        await work.chats.move(-7, -100_7)
        today = await almanac.today(work)
        assert today is await almanac.today(work)
    assert today.roster.units[0].chat == -100_7
    assert almanac.city.roster.units[0].chat == -7
    await save(counter, replace(BOOK, units=(replace(BOOK.units[0], chat=-100_7),)))
    await almanac.refresh()
    assert almanac.city.roster.units[0].chat == -7, "its cards are known by the id under which they were put there"
    await save(counter, replace(BOOK, units=(replace(BOOK.units[0], chat=-8),)))
    await almanac.refresh()
    async with Work(counter.engine) as work:
        assert (await almanac.today(work)).roster.units[0].chat == -8
