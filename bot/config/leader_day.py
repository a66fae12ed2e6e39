"""[leader_day]: on which day of the month a city leader listens in person, and whose turn it is."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.config.values import Name, Table
from bot.core.leader_days import Half, LeaderDayRule, OnDayOff

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")

DEFAULT = LeaderDayRule()


def weekday(value: object) -> int:
    """thursday; or 4, written as in the file or in the environment. Monday comes out as 0."""
    if value in WEEKDAYS:
        return WEEKDAYS.index(str(value))
    if not isinstance(value, bool) and str(value) in ("1", "2", "3", "4", "5"):
        return int(str(value)) - 1
    raise ValueError("not a day of the working week")


Weekday = Annotated[int, BeforeValidator(weekday)]


class LeaderDay(Table):
    week: int = Field(DEFAULT.week, ge=0, le=4, strict=True)
    weekday: Weekday = DEFAULT.weekday
    half: Half = DEFAULT.half
    on_day_off: OnDayOff = DEFAULT.on_day_off
    leaders: tuple[Name, ...] = DEFAULT.leaders

    def rule(self) -> LeaderDayRule:
        return LeaderDayRule(self.week, self.weekday, self.half, self.on_day_off, self.leaders)
