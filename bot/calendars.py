"""`xiaoer calendar`: years of public holidays are imported into the database, and shown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial

from bot.config import Settings
from bot.core.arrangements import Arrangement, MonthDay, spans
from bot.core.holidays import PUBLISHED, estimate
from storage.beside import work_beside

SENTENCES = {
    "imported": {
        "zh": "已导入 {year} 年：放假 {off} 天，调休上班 {worked} 天。{instead}",
        "en": "Imported {year}: days off: {off}, make-up days: {worked}. {instead}",
    },
    "instead of an estimate": {
        "zh": "这一年的期限此前只是暂定。",
        "en": "Until now the due dates of that year were provisional.",
    },
    "instead of ours": {"zh": "替换程序自带的安排。", "en": "It replaces what came with the program."},
    "instead of an import": {"zh": "替换此前导入的安排。", "en": "It replaces what was imported before."},
    "same": {
        "zh": "{year} 年与现有的安排相同，没有改动。",
        "en": "{year} is as it is known already; nothing was changed.",
    },
    "taken up": {
        "zh": "运行中的小二一分钟内就会用上，暂定的期限随即重算，不用重启。",
        "en": "A running bot takes it up within a minute and counts provisional due dates anew; no restart needed.",
    },
    "line": {
        "zh": "{year} 年  放假 {off} 天  调休上班 {worked} 天  {source}{own}",
        "en": "{year}  days off: {off}  make-up days: {worked}  {source}{own}",
    },
    "own": {"zh": "  本市另放假 {off} 天、另上班 {worked} 天", "en": "  the city's own: {off} off, {worked} worked"},
    "head": {"zh": "# {year} 年：{source}", "en": "# {year}: {source}"},
    "ours": {"zh": "程序自带", "en": "came with the program"},
    "an import": {"zh": "导入", "en": "imported"},
    "an estimate": {
        "zh": "尚未公布，只按日期固定的假日估算",
        "en": "not published yet, estimated from the holidays with a fixed date",
    },
    "published": {"zh": "{source}，{day} 公布", "en": "{source}, published on {day}"},
    "own days off": {"zh": "# 本市另放假：{days}", "en": "# The city's own days off: {days}"},
    "own working days": {"zh": "# 本市另上班：{days}", "en": "# The city's own working days: {days}"},
}

Say = Callable[..., str]


async def import_years(settings: Settings, years: Mapping[int, Arrangement], now: datetime) -> list[str]:
    """Keeps the years; says of each what came of it. Raises what `storage.migrate` raises, and OSError."""
    say = partial(_say, settings.city.language)
    async with work_beside(settings.storage.url) as work:
        imported = await work.calendar.years()
        new = {year: arranged for year, arranged in years.items() if not _is_known(year, arranged, imported)}
        for year, arranged in new.items():
            await work.calendar.keep(year, arranged, now)
    said = [_what_came_of(say, year, years[year], imported) for year in sorted(years)]
    return [*said, say("taken up")] if new else said


async def show(settings: Settings, year: int | None) -> list[str]:
    """The year as a file would have it; without one, a line for each that is known and for the first that is not.

    Raises what `storage.migrate` raises, and OSError.
    """
    async with work_beside(settings.storage.url) as work:
        imported = await work.calendar.years()
    if year is not None:
        return [*_in_full(settings, year, imported)]
    known = PUBLISHED.keys() | imported.keys()
    return [_in_a_line(settings, one, imported) for one in range(min(known), max(known) + 2)]


def _what_came_of(say: Say, year: int, arranged: Arrangement, imported: Mapping[int, Arrangement]) -> str:
    if _is_known(year, arranged, imported):
        return say("same", year=year)
    _, source = _known(year, imported)
    return say("imported", year=year, **_counted(arranged), instead=say(f"instead of {source}"))


def _in_a_line(settings: Settings, year: int, imported: Mapping[int, Arrangement]) -> str:
    say = partial(_say, settings.city.language)
    arranged, source = _known(year, imported)
    off, worked = (_of_year(days, year) for days in (settings.calendar.days_off, settings.calendar.working_days))
    own = say("own", off=len(off), worked=len(worked)) if off or worked else ""
    return say("line", year=year, **_counted(arranged), source=_told(say, arranged, source), own=own)


def _in_full(settings: Settings, year: int, imported: Mapping[int, Arrangement]) -> Iterator[str]:
    """What can be imported again once it was changed; an estimate stands in comments, it is not to become a fact."""
    say = partial(_say, settings.city.language)
    arranged, source = _known(year, imported)
    mark = "# " if source == "an estimate" else ""
    yield say("head", year=year, source=_told(say, arranged, source))
    yield f"{mark}[{year}]"
    if arranged.published:
        yield f"published = {arranged.published}"
    yield f"{mark}holidays = {_listed(arranged.holidays, year)}"
    yield f"{mark}working_days = {_listed(arranged.make_up_days, year)}"
    own = {"own days off": settings.calendar.days_off, "own working days": settings.calendar.working_days}
    for name, days in own.items():
        if those := _of_year(days, year):
            yield say(name, days=", ".join(spans(those, year)))


def _known(year: int, imported: Mapping[int, Arrangement]) -> tuple[Arrangement, str]:
    """What counts for the year, and where it comes from: "an import" goes before "ours"."""
    if year in imported:
        return imported[year], "an import"
    if year in PUBLISHED:
        return PUBLISHED[year], "ours"
    return estimate(year), "an estimate"


def _is_known(year: int, arranged: Arrangement, imported: Mapping[int, Arrangement]) -> bool:
    known, source = _known(year, imported)
    return known == arranged and source != "an estimate"


def _told(say: Say, arranged: Arrangement, source: str) -> str:
    return say("published", source=say(source), day=arranged.published) if arranged.published else say(source)


def _counted(arranged: Arrangement) -> dict[str, int]:
    return {"off": len(arranged.holidays), "worked": len(arranged.make_up_days)}


def _of_year(days: Iterable[date], year: int) -> list[MonthDay]:
    return [(day.month, day.day) for day in days if day.year == year]


def _listed(days: Iterable[MonthDay], year: int) -> str:
    return "[" + ", ".join(f'"{span}"' for span in spans(days, year)) + "]"


def _say(language: str, key: str, **values: object) -> str:
    return SENTENCES[key][language].format(**values)
