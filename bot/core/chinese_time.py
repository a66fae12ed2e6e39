"""Days and hours in Chinese: 今天下午, 本周五前, 11月25日前, 明天上午10点前, 下班前. Texts come folded.

Spans and the ends of weeks and months are in `bot.core.chinese_spans`.
"""

import re
from collections.abc import Iterator
from datetime import date, time

from bot.core.deadlines import Due
from bot.core.folding import ALONE, number
from bot.core.moments import (
    END_OF_DAY,
    Force,
    Mention,
    When,
    close_of_business,
    dates,
    day_later,
    first_of_month,
    mention,
    moment,
    weekday_days,
)
from bot.core.worktime import NOON, Calendar

#: A day of the month, a month, an hour.
SMALL = r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
WEEK = r"(?:周|星期|礼拜)"
#: Limiting words; not 内部, 前往, 前后 …
WITHIN = r"(?:之内|以内|内(?![部容蒙的在]))"
BY = r"(?:之前|以前|前(?![后往来期台景段面述提])|截止|为止)"

_MOMENT = re.compile(
    rf"""(?P<latest>(?:最迟|最晚|不得?晚于|不得?迟于)[到于在]?\s*)?(?:
        (?P<near>今天|今日|当天|当日|明天|明日|大后天|后天|今(?=[早晚])|明(?=[早晚]))
        |(?<![上每个0-9一二两三四五六七八九十几])(?P<week>下{{0,2}}|本|这)个?{WEEK}
            (?P<weekday>[一二三四五六日天])(?!\s*[至到~—-])
        |{ALONE}(?P<iso>20[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{1,2}})(?![0-9])
        |{ALONE}(?:(?P<year>20[0-9]{{2}})年)?
            (?:(?P<month>{SMALL})月|(?P<this_month>本月|这个月|当月)|(?P<next_month>下个?月))?
            (?P<day>{SMALL})[日号]
    )?
    (?:\([^()]{{1,12}}\))?
    \s*(?P<part>上午|下午|中午|傍晚|[早晚]上(?!班)|凌晨|晚|早)?
    \s*(?:(?P<business>[上下]班)|(?<![0-9.:])(?P<hour>{SMALL})(?:
        :(?P<minute>[0-5][0-9])(?![0-9:])
        |[点时](?![间候])(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minutes>{SMALL})分|[整钟])?
    ))?
    \s*(?P<mark>{BY}|{WITHIN})?""",
    re.VERBOSE,
)

_NEAR = {"今": 0, "当": 0, "明": 1, "后": 2, "大": 3}
_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
#: When a part of the day ends; the afternoon ends when business does.
_PARTS = {
    "凌晨": time(8),
    "早": NOON,
    "早上": NOON,
    "上午": NOON,
    "中午": NOON,
    "晚": END_OF_DAY,
    "晚上": END_OF_DAY,
}
_AFTERNOON = ("下午", "傍晚")
_AFTER_NOON = (*_AFTERNOON, "晚", "晚上")

#: 到今天, 今天我去看, 今天是周五, 今天停电了: what is so or what the speaker does, not what is demanded.
_TOLD_BEFORE = re.compile(r"(?:[到至从自止是我]|我们)$")
_TOLD_AFTER = re.compile(r"我|是|收到|接到|看到|听")
_DEMAND = re.compile(r"[请要须必把给务限]")
_CLAUSE_END = re.compile(r"[,。;!?\n]")


def days_and_hours(text: str, when: When) -> Iterator[Mention]:
    for match in _MOMENT.finditer(text):
        force = Force.FIRM if match["mark"] or match["latest"] else Force.PASSING
        if _is_stated(match, force) and not (force is Force.PASSING and is_told(match)):
            yield from mention(match, _due(match, when, force), force)


def is_told(match: re.Match[str]) -> bool:
    """Whether the clause around a day tells what happened."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    if _TOLD_BEFORE.search(before[-2:]) or _TOLD_AFTER.match(behind):
        return True
    clause = _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(behind, maxsplit=1)[0]
    return "了" in clause[1] and not any(map(_DEMAND.search, clause))


def _is_stated(match: re.Match[str], force: Force) -> bool:
    """Whether enough is said: a date needs 前, an hour on its own too; 早 and 晚 need a day before them."""
    if match["day"] or match["iso"]:
        return force is Force.FIRM and not re.fullmatch(WITHIN, match["mark"] or "")
    if match["near"] or match["weekday"]:
        return True
    if match["part"]:
        return len(match["part"]) == 2 and not re.search(
            r"[天日号昨每周前当某一二三四五六]$", match.string[: match.start()][-1:]
        )
    return force is Force.FIRM and (match["hour"] or match["business"]) is not None


def _due(match: re.Match[str], when: When, force: Force) -> Due | None:
    days, clock = _days(match, when), _clock(match, when.calendar)
    if match["hour"] and not clock:
        return None
    if days is None and match["business"] == "下班":
        return close_of_business(when)
    if days is None:
        days = day_later(when, 0) + (day_later(when, 1) if force is Force.FIRM else ())
    return moment(when, days, clock, force)


def _days(match: re.Match[str], when: When) -> tuple[date, ...] | None:
    """The days it can mean, in order; none where the date does not exist; None where no day is named."""
    if match["near"]:
        return day_later(when, _NEAR[match["near"][0]])
    if match["weekday"]:
        return weekday_days(when, _WEEKDAYS[match["weekday"]], match["week"].count("下"))
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return dates(when, year, month, day)
    return _dates(match, when) if match["day"] else None


def _dates(match: re.Match[str], when: When) -> tuple[date, ...]:
    day = int(number(match["day"]))
    year = int(match["year"]) if match["year"] else None
    if match["month"]:
        return dates(when, year, int(number(match["month"])), day)
    if match["this_month"] or match["next_month"]:
        first = first_of_month(when.today, 1 if match["next_month"] else 0)
        return dates(when, first.year, first.month, day)
    return () if year else dates(when, None, None, day)


def _clock(match: re.Match[str], calendar: Calendar) -> time | None:
    """The hour that ends it; None where none is said or there is no such hour."""
    if match["business"]:
        return calendar.closes if match["business"] == "下班" else calendar.opens
    if not match["hour"]:
        return calendar.closes if match["part"] in _AFTERNOON else _PARTS.get(match["part"])
    hour, minute = _hour(match["hour"], match["part"]), _minute(match)
    if hour == 24 and not minute:
        return END_OF_DAY
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _hour(written: str, part: str | None) -> int:
    """As a working day understands it: 4点 is in the afternoon, 04:00 is not."""
    hour = int(number(written))
    if part in ("晚", "晚上") and hour == 12:
        return 24
    late = part in _AFTER_NOON and hour < 12
    noon = part == "中午" and hour < 3
    unsaid = part is None and 1 <= hour < 7 and not written.startswith("0")
    return hour + 12 if late or noon or unsaid else hour


def _minute(match: re.Match[str]) -> int:
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 if match["quarter"] == "一" else 45
    return int(number(match["minute"] or match["minutes"] or "0"))
