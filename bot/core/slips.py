"""Slips in an order to dispatch: a unit spelled wrong, a limit that is none. What was probably meant is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.core.english_time import MONTH
from bot.core.folding import fold
from bot.core.naming import names_in
from bot.core.people import Unit

#: Of two names, how alike they are from 0 to 1: 市主建局 and 市住建局 are 0.75 alike.
ALIKE = 0.6

#: An English name has blanks in it.
_NAME = re.compile(r"(?:请|由|交给|转给|交|转|给|\s)*(?P<name>[a-z][a-z&' ]*[a-z]|[^\s,、;:。]+)")

_NO_TIME = re.compile(r"[0零](?:\.0)?\s*个?(?:工作日|工作小时|小时|分钟|天|日|周|hours?|h|(?:working )?days?|d)内?")
_OVER = re.compile(
    r"(?:昨[天日晚]|前[天日]|上个?(?:周|星期|礼拜)[一二三四五六日天末]?|上个?月|去年)"
    r"(?:上午|中午|下午|晚上)?(?:以?前|之前|下班前)?"
    r"|(?:(?:by|before|until) )?(?:yesterday|last (?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
)


_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号](?=[\s,、;:。]|$)")


@dataclass(frozen=True, slots=True)
class Misspelled:
    written: str
    meant: Unit


def misspelled(rest: str, units: Sequence[Unit]) -> Misspelled | None:
    """The first word of an order, where it is like the name of one unit and the order names none."""
    found = _NAME.match(fold(rest))
    written = rest[found.start("name") : found.end("name")] if found else ""
    alike = [(_likeness(fold(written), fold(name)), unit) for unit in units for name in (unit.name, *unit.aliases)]
    score, meant = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return Misspelled(written, meant) if meant and score >= ALIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


#: A unit that somebody is told to turn to: 请市气象局 …, 由市水务集团牵头.
_TOLD = re.compile(r"(?:请|由|让|交给?|转给?|[、和])(?P<name>市[一-鿿]{1,8}?(?:局|委|办|院|中心|公司|集团|支队))")


def unknown_units(text: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """The names of units that a leader's words turn to and that the roster does not know, each once."""
    known = [(named.start, named.end) for named in names_in(text, units)]
    found = (match for match in _TOLD.finditer(fold(text)))
    told = [(match.start("name"), match.end("name")) for match in found]
    unknown = [text[a:b] for a, b in told if not any(start < b and a < end for start, end in known)]
    return tuple(dict.fromkeys(unknown))


def is_no_time(words: str) -> bool:
    """0个工作日."""
    return _NO_TIME.fullmatch(fold(words)) is not None


def is_over(words: str) -> bool:
    """昨天, 上周五."""
    return _OVER.fullmatch(fold(words)) is not None


def useless_limit(remark: str) -> str:
    """The words right behind the units that were meant as the limit and are none; else nothing."""
    first = re.match(r"(?:(?:by|before|until) )?(?:last \w+|0 \w+(?: days?)?|[^\s,、;:。]+)", fold(remark))
    words = remark[: first.end()] if first else ""
    return words if is_no_time(words) or is_over(words) else ""


#: Feasts, halves and seasons by which people mean a day without naming it.
_SOME_DAY = (
    r"(?:(?:今年|明年|本年|本月|这个月|下个?月|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)?(?:[上中下]旬|月?中|底)"
    r"|元旦|除夕|春节|元宵节?|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|十一|(?<![0-9一二三四五六七八九十两几多半前去数])过?年|[过放]?节|放假|假期|节?假日|两会|开学|汛期"
    r"|供暖季?|年[中终]|[一二三四本这下]个?季度末?|[上下]半年)"
)
_ENGLISH_DATE = (
    r"(?:20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}"
    rf"|(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?\b)(?:,?\s+20[0-9]{{2}})?)"
)
_WHEN_LIMITED = re.compile(
    rf"{_SOME_DAY}(?:之前|以前|前(?![往后面来])|之内|以内|内(?![部容]))"
    r"|(?:(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}[日号]|20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2})(?:之前|以前|前|内)"
    rf"|\b(?:by|before|until)\s+(?:the\s+)?{_ENGLISH_DATE}"
    r"|\b(?:by|before|until)\s+(?:the\s+)?"
    r"(?:spring festival|chinese new year|new year|christmas|national day|holidays?|(?:end of )?(?:next |this )?quarter"
    r"|(?:middle|mid|beginning|start) (?:of )?(?:the |next |this )?(?:month|year|quarter))"
)


def unread_limit(text: str) -> str:
    """春节前, 下旬前, 13月5日前: words that set a limit and name no day that can be read; else nothing.

    Only for a text that states no deadline otherwise (`bot.core.phrases.deadline_in`).
    """
    found = _WHEN_LIMITED.search(fold(text))
    return text[found.start() : found.end()] if found else ""


def bare_date(remark: str) -> str:
    """11月25日 right behind the units: a limit, though no word says so; else nothing."""
    found = _DATE.match(fold(remark))
    return remark[: found.end()] if found else ""
