"""Spans in Chinese: 3个工作日内, 24小时内, 两周内, 半天内; and the ends of weeks, months and years: 本周内, 月底前.

Texts come folded.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.core.chinese_time import BY, SMALL, WEEK, WITHIN, is_told
from bot.core.folding import ALONE, NUMBER, number
from bot.core.moments import (
    Force,
    Mention,
    Span,
    When,
    after,
    dates,
    end_of_period,
    first_of_month,
    last_of_month,
    mention,
    monday,
)

_SPAN = re.compile(
    rf"""(?:(?P<cap>限时|限期|时限|期限|限)[为:]?\s*)?(?<![近去前每])
    {ALONE}(?:(?P<half>半)|(?P<amount>{NUMBER}))(?P<and_half>个半)?\s*个?\s*
    (?P<span>工作日|工作小时|分钟|小时|钟头|h(?![a-z])|天|日|周|星期|礼拜|(?<=[个半])月)\s*
    (?P<within>{WITHIN})?""",
    re.VERBOSE,
)
_SPANS = {
    "分钟": Span.MINUTES,
    "小时": Span.HOURS,
    "钟头": Span.HOURS,
    "h": Span.HOURS,
    "工作小时": Span.WORKING_HOURS,
    "工作日": Span.WORKING_DAYS,
    "天": Span.DAYS,
    "日": Span.DAYS,
    "周": Span.WEEKS,
    "星期": Span.WEEKS,
    "礼拜": Span.WEEKS,
    "月": Span.MONTHS,
}

_PERIOD = re.compile(
    rf"""(?:(?P<week>本|这|下)个?{WEEK}(?:{WITHIN}|[末底]{BY})
    |(?P<inside>本|这个?|当)月{WITHIN}
    |(?:(?P<which>本|这个|当|下个?)|{ALONE}(?P<number>{SMALL})|(?<![上个]))月[底末](?!到期)(?P<by>{BY}|{WITHIN})?
    |(?P<year>今年{WITHIN}|(?<![明后])年底{BY}))""",
    re.VERBOSE,
)

#: 已经3个工作日了, 3个工作日前: what happened, not what is demanded.
_TOLD_BEFORE = re.compile(r"[已经过了等]$")
_TOLD_AFTER = re.compile(r"[了前后没未还多]|以[来上]")


def spans(text: str, when: When) -> Iterator[Mention]:
    for match in _SPAN.finditer(text):
        amount = 0.5 if match["half"] else number(match["amount"]) + (0.5 if match["and_half"] else 0)
        yield from mention(match, after(amount, _SPANS[match["span"]], when), _force_of_span(match))


def _force_of_span(match: re.Match[str]) -> Force:
    """停产3天了 demands nothing; working days on their own do, unless they are told."""
    if match["within"] or match["cap"]:
        return Force.FIRM
    told = _TOLD_BEFORE.search(match.string[: match.start()][-1:]) or _TOLD_AFTER.match(match.string[match.end() :])
    return Force.FIRM if match["span"] == "工作日" and not told else Force.BARE


def periods(text: str, when: When) -> Iterator[Mention]:
    for match in _PERIOD.finditer(text):
        passing = match["which"] is not None and not match["by"]
        if _is_stated(match) and not (passing and is_told(match)):
            due = end_of_period(when, *_first_and_last(match, when))
            yield from mention(match, due, Force.PASSING if passing else Force.FIRM)


def _is_stated(match: re.Match[str]) -> bool:
    """月底 on its own is when a loan falls due; 本月底 and 月底前 are limits."""
    return any(match[name] for name in ("week", "inside", "which", "by", "year"))


def _first_and_last(match: re.Match[str], when: When) -> tuple[date, date]:
    if match["week"]:
        first = monday(when.today, 1 if match["week"] == "下" else 0)
        return first, first + timedelta(days=6)
    first = _first_of_month(match, when)
    return first, last_of_month(first)


def _first_of_month(match: re.Match[str], when: When) -> date:
    today = when.today
    if match["year"]:
        return date(today.year, 12, 1)
    if match["number"]:
        coming = dates(when, None, int(number(match["number"])), 1)
        return next((first for first in coming if last_of_month(first) >= today), date.min)  # none: long over
    return first_of_month(today, 1 if (match["which"] or "").startswith("下") else 0)
