"""The public holidays of China as the State Council's General Office publishes them, each November for the next year.

When a new notice is out, add its year to `PUBLISHED`: nothing else has to change, and due dates that were estimated
can be computed anew. A notice moves working days onto weekends (make-up days, 调休); no rule can foresee them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

#: A day of some year: (month, day of the month).
MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What makes one year differ from Monday to Friday."""

    holidays: frozenset[MonthDay]
    make_up_days: frozenset[MonthDay]  # Saturdays and Sundays that are worked


def _each_day(year: int, spans: str) -> Iterator[MonthDay]:
    """Each day of spans such as "01-01 02-15..02-23"."""
    for span in spans.split():
        first, _, last = span.partition("..")
        day, end = (date.fromisoformat(f"{year:04}-{month_day}") for month_day in (first, last or first))
        while day <= end:
            yield day.month, day.day
            day += timedelta(days=1)


def _arrangement(year: int, holidays: str, make_up_days: str = "") -> Arrangement:
    return Arrangement(frozenset(_each_day(year, holidays)), frozenset(_each_day(year, make_up_days)))


PUBLISHED = {
    2025: _arrangement(  # published in November 2024
        2025,
        holidays="01-01  01-28..02-04  04-04..04-06  05-01..05-05  05-31..06-02  10-01..10-08",
        make_up_days="01-26  02-08  04-27  09-28  10-11",
    ),
    2026: _arrangement(  # published in November 2025
        2026,
        holidays="01-01..01-03  02-15..02-23  04-04..04-06  05-01..05-05  06-19..06-21  09-25..09-27  10-01..10-07",
        make_up_days="01-04  02-14  02-28  05-09  09-20  10-10",
    ),
}


@lru_cache(maxsize=64)
def estimate(year: int) -> Arrangement:
    """Of a year that is not published: the holidays with a fixed date, as long as they have been since 2020.

    The festivals of the lunar calendar, Tomb-Sweeping Day and the make-up days stay unknown until they are published.
    """
    return _arrangement(year, "01-01  05-01..05-05  10-01..10-07")
