"""What officials write, understood: 请市金融办今天下午对接 is a unit and a deadline, 交办 市金融办 3个工作日 an order.

The door to the rooms behind it: key words, units, moments and ratings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core import chinese_spans, chinese_time, english_time
from bot.core.deadlines import Due
from bot.core.folding import fold
from bot.core.keywords import Keyword, keyword
from bot.core.moments import Force, Mention, When
from bot.core.naming import ROLE_WORD, Part, names_in, parts_in, units_in
from bot.core.people import Unit
from bot.core.ratings import Dissatisfied, rating_in
from bot.core.slips import bare_date, unread_limit, useless_limit

__all__ = [
    "DispatchOrder",
    "Dissatisfied",
    "Instruction",
    "Keyword",
    "Stated",
    "deadline_in",
    "dispatch_order",
    "extended_until",
    "instruction",
    "keyword",
    "rating_in",
    "units_first",
    "units_in",
]


@dataclass(frozen=True, slots=True)
class Stated:
    """A deadline that a text states."""

    due: Due
    phrase: str  # in the person's own words: 今天下午


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a leader's words come to (批示)."""

    units: tuple[Unit, ...]  # the first leads, the others assist
    due: Due | None
    unread: str = ""  # words that set a limit and name no day that can be read: 春节前


@dataclass(frozen=True, slots=True)
class DispatchOrder:
    """What follows 交办."""

    lead: Unit | None
    assisting: tuple[Unit, ...]
    due: Due | None
    remark: str
    no_limit: str = ""  # what was meant as one and names no time ahead, or none that can be read: 昨天, 0个工作日, 节前


def deadline_in(text: str, when: When) -> Stated | None:
    """The deadline a text states.

    Deadlines with a limiting word (前, 内, by, within) count before days in passing (今天对接); of several the latest,
    as that is when all is to be done: 今天下午对接,本周五前办结. A mere duration (停产3天了) states none, nor do 立即,
    马上 and 尽快.
    """
    mentions = [mention for mention in _mentions(fold(text), when) if mention.force is not Force.BARE]
    firm = [mention for mention in mentions if mention.force is Force.FIRM]
    if firm:
        return _stated(text, max(firm, key=lambda mention: mention.due.at))
    return _stated(text, min(mentions, key=lambda mention: mention.start)) if mentions else None


def _mentions(folded: str, when: When) -> list[Mention]:
    rooms = (
        chinese_time.days_and_hours,
        chinese_spans.spans,
        chinese_spans.periods,
        english_time.days_and_hours,
        english_time.spans,
        english_time.periods,
    )
    return [mention for read in rooms for mention in read(folded, when)]


def _stated(text: str, mention: Mention) -> Stated:
    return Stated(mention.due, text[mention.start : mention.end])


def instruction(text: str, units: Sequence[Unit], when: When) -> Instruction:
    """The units a leader's words name and the deadline they state.

    The first unit leads unless 牵头 or 主办 says otherwise; those that are to 配合, 协办 or 协助 come last.
    """
    parts = parts_in(text, units)
    stated = deadline_in(text, when)
    named = tuple(sorted(parts, key=lambda unit: parts[unit].value))
    return Instruction(named, stated.due if stated else None, "" if stated else unread_limit(text))


def dispatch_order(rest: str, units: Sequence[Unit], when: When) -> DispatchOrder:
    """An order such as "市金融办 协办 市工信局 3个工作日,请当面对接": units and a limit come first, then a remark.

    What the head leaves out the remark may say: 请尽快转市金融办, 请本周五前办结. No lead: none was named as one.
    """
    head_ends, limit = _head(fold(rest), units, when)
    remark = rest[head_ends:].lstrip(_BETWEEN_PARTS).rstrip(_BETWEEN_PARTS.replace("。", ""))
    parts = parts_in(rest[:head_ends], units) or parts_in(rest, units)
    named = sorted(parts, key=lambda unit: parts[unit].value)
    has_lead = bool(named) and parts[named[0]] is not Part.ASSIST
    lead, assisting = (named[0], named[1:]) if has_lead else (None, named)
    stated = _stated(rest, limit) if limit else deadline_in(remark, when)
    no_limit = "" if stated else useless_limit(remark) or bare_date(remark)
    if no_limit and (stated := deadline_in(f"{no_limit}前", when)):  # 11月25日, and no word that says by when
        remark, no_limit = remark.removeprefix(no_limit).lstrip(_BETWEEN_PARTS), ""
    no_limit = no_limit or ("" if stated else unread_limit(remark))
    return DispatchOrder(lead, tuple(assisting), stated.due if stated else None, remark, no_limit)


def units_first(rest: str, units: Sequence[Unit]) -> tuple[tuple[Unit, ...], str]:
    """The units that an order begins with, and what is said to them: 县人社局、县住建局 请今天上门核实."""
    folded = fold(rest)
    names = {named.start: named for named in names_in(rest, units)}
    found: list[Unit] = []
    ends = 0
    while named := names.get(_past(_TOWARDS_A_UNIT, folded, _past(_SEPARATED, folded, ends))):
        found.append(named.unit)
        ends = named.end
    return tuple(dict.fromkeys(found)), rest[ends:].lstrip(_BETWEEN_PARTS)


_UNTIL = re.compile(
    r"\s*(?:延?[期长]?[到至]|\b(?:to|until|till|by)\b)\s*(?P<day>[^\s,，、;:。]+(?:\s\d{1,2}\s\w+)?)[\s,，、;:。]*"
)


def extended_until(text: str, when: When) -> tuple[Due | None, str]:
    """The day up to which 延期 asks for more time, where it begins with one, and why: 到12月5日 等银行审批."""
    match = _UNTIL.match(fold(text))
    stated = deadline_in(f"{match['day'].rstrip('前')}前", when) if match else None
    return (stated.due, text[match.end() :].strip()) if match and stated else (None, text)


_BETWEEN_PARTS = " \t\r\n\u3000,\uff0c、;\uff1b:\uff1a。"
_SEPARATED = re.compile(r"[\s,、;:。]*")
_TOWARDS_A_UNIT = re.compile(r"(?:和|与|以?及|&|\band\b)?(?:请|由|交|转|给|至|\b(?:to|the)\b|\s)*")


def _head(folded: str, units: Sequence[Unit], when: When) -> tuple[int, Mention | None]:
    """Where the units, role words and the limit at the beginning of an order end, and the limit among them."""
    names = {named.start: named.end for named in names_in(folded, units)}
    roles = {word.start(): word.end() for word in ROLE_WORD.finditer(folded)}
    limits = {mention.start: mention for mention in _standing_alone(folded, _mentions(folded, when))}
    limit, ends = None, 0
    while True:
        position = _past(_SEPARATED, folded, ends)
        if not limit and (limit := limits.get(position)):
            ends = limit.end
        elif further := names.get(_past(_TOWARDS_A_UNIT, folded, position)) or roles.get(position):
            ends = further
        else:
            return ends, limit


def _past(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _standing_alone(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The longest at each place that are not part of a sentence: 3天, but not 明天上午10点 of 明天上午10点开会."""
    alone = [mention for mention in mentions if re.match(r"[\s,、;:。]|$", folded[mention.end :])]
    return sorted(alone, key=lambda mention: mention.end)
