"""Moments in English: today, this afternoon, by Friday, by 25 November, within 24 hours. Texts come folded."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from bot.core.deadlines import Due
from bot.core.moments import (
    END_OF_DAY,
    Force,
    Mention,
    Span,
    When,
    after,
    close_of_business,
    dates,
    day_later,
    end_of_period,
    first_of_month,
    last_of_month,
    mention,
    moment,
    monday,
    weekday_days,
)
from bot.core.worktime import NOON, Calendar

_COUNTS = {"half": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNTS |= {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = {"morning": NOON, "noon": NOON, "evening": END_OF_DAY}

_SPAN = re.compile(
    rf"""(?P<within>\b(?:within|in\ the\ next|in\ at\ most)\s+(?:the\s+(?:next\s+)?)?)?
    (?<![\w.])(?:(?P<digits>[0-9]{{1,5}}(?:\.[0-9])?)|(?P<word>{"|".join(_COUNTS)}))(?:\s+an?)?[\s-]+
    (?:(?P<working>working|business)\s+(?=hour|day))?(?P<span>minute|hour|day|week|month)s?\b(?P<ago>\s+(?:ago|late|already))?""",
    re.VERBOSE,
)

_BY = r"(?:\b(?:by|before|until|no\ later\ than|not\ later\ than)\s+)"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
#: Last Friday, for 3 working days: what happened, not what is demanded.
_TOLD = re.compile(r"\b(?:last|past|every|since|from|for|after)\s+(?:the\s+)?\Z")
_MOMENT = re.compile(
    rf"""(?P<by>{_BY}(?:the\s+)?(?:(?:end|close)\s+of\s+)?)?\b(?:
        (?P<near>the\ day\ after\ tomorrow|tomorrow|today|tonight|this(?=\ (?:morning|afternoon|evening)))
        |(?P<next>next\s+)?(?:this\s+|coming\s+)?(?P<weekday>{"|".join(_WEEKDAYS)})(?:day|sday|nesday|rsday|urday)\b
        |(?P<iso>20[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{1,2}})
        |(?P<day1>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month1>{MONTH})(?:,?\s+(?P<year1>20[0-9]{{2}}))?
        |(?P<month2>{MONTH})\s+(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year2>20[0-9]{{2}}))?
        |(?P<business>(?:eod|cob|end\ of\ (?:the\ )?day|close\ of\ business)\b)
        |(?=(?:noon\b|[0-9]{{1,2}}(?::[0-9]{{2}}|\s*[ap]\.?m)))
    )
    (?:\s*(?P<part>morning|noon|afternoon|evening)\b)?
    (?:,?\s*(?:at\s+|{_BY})?(?P<hour>[0-9]{{1,2}})(?:
        :(?P<minute>[0-5][0-9])(?:\s*(?P<half1>[ap])\.?m\b)?|\s*(?P<half2>[ap])\.?m\b)
        (?:\s+(?:on\s+)?(?:(?P<then>today|tomorrow)\b|(?P<then_weekday>{"|".join(_WEEKDAYS)})[a-z]{{0,5}}day\b))?)?""",
    re.VERBOSE,
)
_PERIOD = re.compile(
    rf"""(?:{_BY}(?:the\s+)?end\s+of\s+|\b(?:within|before\ the\ end\ of)\s+)(?:the\s+)?
    (?P<which>this|next)?\s*(?P<period>week|month|year)\b""",
    re.VERBOSE,
)


def spans(text: str, when: When) -> Iterator[Mention]:
    for match in _SPAN.finditer(text):
        amount = float(match["digits"] or _COUNTS[match["word"]])
        span = Span(f"working_{match['span']}s") if match["working"] else Span(f"{match['span']}s")
        yield from mention(match, after(amount, span, when), _force_of_span(match))


def _force_of_span(match: re.Match[str]) -> Force:
    if match["within"]:
        return Force.FIRM
    told = match["ago"] or _is_told(match)
    return Force.FIRM if match["working"] and not told else Force.BARE


def _is_told(match: re.Match[str]) -> bool:
    return _TOLD.search(match.string[: match.start()][-20:]) is not None


def days_and_hours(text: str, when: When) -> Iterator[Mention]:
    for match in _MOMENT.finditer(text):
        force = Force.FIRM if match["by"] else Force.PASSING
        if _is_stated(match) and not (force is Force.PASSING and _is_told(match)):
            yield from mention(match, _due(match, when, force), force)


def _is_stated(match: re.Match[str]) -> bool:
    """Today and Friday are enough; a date needs "by", an hour on its own too."""
    named = any(match[name] for name in ("near", "weekday", "business"))
    return named or (match["by"] is not None and any(match[name] for name in ("iso", "day1", "day2", "part", "hour")))


def _due(match: re.Match[str], when: When, force: Force) -> Due | None:
    if match["business"]:
        return close_of_business(when)
    clock = _clock(match, when.calendar)
    if match["hour"] and not clock:
        return None
    return moment(when, _days(match, when), clock, force)


def _days(match: re.Match[str], when: When) -> tuple[date, ...]:
    if near := match["near"] or match["then"]:
        return day_later(when, {"the day after tomorrow": 2, "tomorrow": 1}.get(near, 0))
    if weekday := match["weekday"] or match["then_weekday"]:
        return weekday_days(when, _WEEKDAYS.index(weekday), 1 if match["next"] else 0)
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return dates(when, year, month, day)
    if day_of_month := match["day1"] or match["day2"]:
        written_year = match["year1"] or match["year2"]
        month = _MONTHS.index((match["month1"] or match["month2"])[:3]) + 1
        return dates(when, int(written_year) if written_year else None, month, int(day_of_month))
    return day_later(when, 0) + day_later(when, 1)


def _clock(match: re.Match[str], calendar: Calendar) -> time | None:
    """The hour that ends it; None where none is said or there is no such hour."""
    if not match["hour"]:
        if match["part"] == "afternoon":
            return calendar.closes
        return END_OF_DAY if match["near"] == "tonight" else _PARTS.get(match["part"])
    hour, half = int(match["hour"]), match["half1"] or match["half2"]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(match["minute"] or 0)) if hour < 24 else None


def periods(text: str, when: When) -> Iterator[Mention]:
    for match in _PERIOD.finditer(text):
        yield from mention(match, end_of_period(when, *_first_and_last(match, when.today)), Force.FIRM)


def _first_and_last(match: re.Match[str], today: date) -> tuple[date, date]:
    later = 1 if match["which"] == "next" else 0
    if match["period"] == "week":
        first = monday(today, later)
        return first, first + timedelta(days=6)
    first = first_of_month(today, later) if match["period"] == "month" else date(today.year + later, 12, 1)
    return first, last_of_month(first)
