"""Times as people say them. A card stands for days, so "tomorrow" is never written on one: the date is."""

from calendar import month_name
from datetime import date, datetime, time, timedelta, tzinfo

from bot.core.deadlines import Due, Limit
from bot.voice.catalogue import Catalogue

SOON = timedelta(hours=2)


class Times:
    def __init__(self, say: Catalogue, zone: tzinfo, closes: time) -> None:
        """`closes`: when business does; a day named alone ends then."""
        self._say = say
        self._zone = zone
        self._closes = closes

    def clock(self, moment: datetime) -> str:
        return moment.astimezone(self._zone).strftime("%H:%M")

    def when(self, moment: datetime, now: datetime) -> str:
        """今天 16:30 · 11月25日 10:00 · 11月25日 (at the close of business)."""
        local = moment.astimezone(self._zone)
        if local.date() == now.astimezone(self._zone).date():
            return self._say.plain("time.today", clock=self.clock(moment))
        if local.time() == self._closes:
            return self.dated(moment, now)
        rest = self._say.plain("time.day_clock", clock=self.clock(moment), **_named(local))
        return self._in_its_year(rest, local, now)

    def dated(self, moment: datetime, now: datetime) -> str:
        """11月25日 · 2027年1月5日."""
        local = moment.astimezone(self._zone)
        return self._in_its_year(self.day(local), local, now)

    def day(self, day: date) -> str:
        """11月25日."""
        return self._say.plain("time.day", **_named(day))

    def _in_its_year(self, rest: str, local: datetime, now: datetime) -> str:
        same = local.year == now.astimezone(self._zone).year
        return rest if same else self._say.plain("time.year", year=local.year, rest=rest)

    def stamp(self, moment: datetime, now: datetime) -> str:
        """11月25日 10:00, whatever day it is when somebody reads it."""
        local = moment.astimezone(self._zone)
        rest = self._say.plain("time.day_clock", clock=self.clock(moment), **_named(local))
        return self._in_its_year(rest, local, now)

    def same_day(self, one: datetime, other: datetime) -> bool:
        return one.astimezone(self._zone).date() == other.astimezone(self._zone).date()

    def before(self, due: Due, now: datetime) -> str:
        """今天 18:00前 · 11月25日前 · 2027年1月5日前(暂定)."""
        return self._before(due, self.when(due.at, now))

    def set_then(self, due: Due, then: datetime) -> str:
        """当天 18:00前 · 11月25日前: a limit that was set then, read on some other day."""
        same, clock = self.same_day(due.at, then), self.clock(due.at)
        when = self._say.plain("time.same_day", clock=clock) if same else self.when(due.at, then)
        return self._before(due, when)

    def _before(self, due: Due, when: str) -> str:
        before = self._say.plain("time.before", when=when)
        return self._say.plain("time.estimated", when=before) if due.estimated else before

    def within(self, due: Due, start: datetime) -> str | None:
        """10分钟 · 1小时, or None where the moment itself says more."""
        left = due.at - start
        if not timedelta(0) < left <= SOON:
            return None
        minutes = round(left.total_seconds() / 60)
        if minutes % 60 == 0:
            return self._say.plain("time.hour" if minutes == 60 else "time.hours", hours=minutes // 60)
        return self._say.plain("time.minutes", minutes=minutes)

    def limit(self, limit: Limit) -> str:
        """5个工作日 · 1小时."""
        one = limit.amount == 1
        return self._say.plain(f"limit.one.{limit.unit}" if one else f"limit.{limit.unit}", amount=limit.amount)

    def took(self, length: timedelta) -> str:
        """12 分钟 · 3 小时 12 分 · 3 小时 · 2 天 4 小时 · 2 天."""
        minutes = max(1, round(length.total_seconds() / 60))
        hours, days = minutes // 60, minutes // (24 * 60)
        if days:
            return self._say.plain("took.days_hours" if hours % 24 else "took.days", days=days, hours=hours % 24)
        if hours:
            key = "took.hours_minutes" if minutes % 60 else "took.hours"
            return self._say.plain(key, hours=hours, minutes=minutes % 60)
        return self._say.plain("took.minutes", minutes=minutes)


def _named(day: date) -> dict[str, int | str]:
    return {"month": day.month, "day": day.day, "month_name": month_name[day.month]}
