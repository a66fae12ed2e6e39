"""The years that were imported."""

from datetime import UTC, date, datetime

from bot.core.arrangements import Arrangement
from bot.core.holidays import PUBLISHED
from storage.engine import Engine
from storage.work import Work

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


async def test_years_come_back_as_they_were_kept(engine: Engine) -> None:
    plain = Arrangement(frozenset({(1, 1)}), frozenset())
    async with Work(engine) as work:
        assert await work.calendar.years() == {}
        await work.calendar.keep(2028, plain, NOW)
        await work.calendar.keep(2026, PUBLISHED[2026], NOW)
    async with Work(engine) as work:
        assert [*(await work.calendar.years()).items()] == [(2026, PUBLISHED[2026]), (2028, plain)]


async def test_the_last_import_of_a_year_counts(engine: Engine) -> None:
    extended = Arrangement(frozenset({(1, 1), (2, 20)}), frozenset({(2, 28)}), date(2027, 2, 10))
    async with Work(engine) as work:
        await work.calendar.keep(2027, Arrangement(frozenset({(1, 1)}), frozenset()), NOW)
        await work.calendar.keep(2027, extended, NOW)
        assert await work.calendar.years() == {2027: extended}
