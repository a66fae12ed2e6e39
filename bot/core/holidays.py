"""The public holidays of China as the State Council's General Office publishes them, each autumn for the next year.

`holidays.toml` has the years that were published when this was written; an admin imports those that follow. A notice
moves working days onto weekends (make-up days, 调休); no rule can foresee them.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

from bot.core.arrangements import Arrangement, each_day, read_years

PUBLISHED = read_years(tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")))


@lru_cache(maxsize=64)
def estimate(year: int) -> Arrangement:
    """Of a year that is not published: the holidays with a fixed date, as long as they have been since 2020.

    The festivals of the lunar calendar, Tomb-Sweeping Day and the make-up days stay unknown until they are published.
    """
    days = ("01-01", "05-01..05-05", "10-01..10-07")
    return Arrangement(frozenset((day.month, day.day) for span in days for day in each_day(year, span)), frozenset())
