"""Which units a text names, where, and whether as the lead (主办) or as one that assists (协办)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from bot.core.folding import fold
from bot.core.people import Unit
from bot.core.words import UnitKind


@dataclass(frozen=True, slots=True)
class Named:
    """A unit that a text names from `start` to `end`."""

    start: int
    end: int
    unit: Unit


class Part(Enum):
    """In the order in which the units of an instruction stand."""

    LEAD = 0
    UNSAID = 1
    ASSIST = 2


#: Between units of one list.
_AND = re.compile(r"\s*(?:、|和|与|及|以及|跟|&|,?\s*\band\b)\s*(?:the\s+)?")
_LIST_GOES_ON = re.compile(r"[\s,]+(?:the\s+)?")
#: Directly before a unit that is not meant: 不要市金融办.
_NOT = re.compile(
    r"(?:不要|不用|不必|不需要?|不是|不归|不属于?|无需|无须|别|勿|除了?)(?:再|找|请|让|交|交给|给|由|转|转给|派|是|麻烦)*\s*$"
    r"|\b(?:not|no need for|without|except)\s+(?:the\s+)?$"
)
#: Directly before the name of a bureau of another level of government: 省金融办, 西平县工信局.
_ELSEWHERE = re.compile(r"[省县]$")

#: What makes a lead of a unit, or an assistant. Said behind a unit (市工信局配合) or before units (协办 市工信局).
ROLE_WORD = re.compile(
    r"(?P<leads>(?:牵头|主办)(?:单位)?|\bleads?\b)"
    r"|(?P<assists>(?:配合|协助)(?:单位)?(?!企业|公司|该|其)|\bassists\b)"
    r"|(?P<assisted_by>协办(?:单位)?|\bassist(?:ed by)?\b)"
)
_BEFORE_ROLE = re.compile(r"\s*(?:积极|主动|全力|做好|予以|作为|负责|为)*")
_BEHIND_ROLE = re.compile(r"[\s:]*由?(?:the\s+)?")


def units_in(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units the text names, each once, in order of mention.

    By name, by alias, and by either without a leading 市; of several that fit the longest. 不要市金融办 names none.
    """
    return tuple(dict.fromkeys(named.unit for named in names_in(text, units)))


def names_in(text: str, units: Sequence[Unit]) -> tuple[Named, ...]:
    return tuple(_meant(fold(text), units))


def _meant(text: str, units: Sequence[Unit]) -> Iterator[Named]:
    refused_until: int | None = None
    for named in _spelled(text, units):
        before = text[: named.start]
        goes_on = refused_until is not None and _AND.fullmatch(text, refused_until, named.start)
        if goes_on or _NOT.search(before[-20:]):
            refused_until = named.end
        elif not (named.unit.kind is UnitKind.BUREAU and _ELSEWHERE.search(before[-1:])):
            yield named


def _spelled(text: str, units: Sequence[Unit]) -> Iterator[Named]:
    spellings = _spellings(tuple(units))
    there = tuple(spelling for spelling in spellings if spelling in text)
    if not there:
        return
    for match in _any_of(there).finditer(text):
        yield Named(match.start(), match.end(), spellings[match.group()])


@lru_cache(maxsize=1024)
def _any_of(spellings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_whole, spellings)))


#: A roster or two, and the parts of them that are asked about: hundreds of names are not spelled out at every message.
@lru_cache(maxsize=8)
def _spellings(units: tuple[Unit, ...]) -> Mapping[str, Unit]:
    """The longest first."""
    meant = _whom_they_mean(units)
    return {spelling: meant[spelling] for spelling in sorted(meant, key=len, reverse=True)}


def _whom_they_mean(units: Sequence[Unit]) -> dict[str, Unit]:
    """Each spelling and whom it means; a full name counts before another unit's alias or short form."""
    full = {fold(unit.name): unit for unit in reversed(units)}
    other = {
        spelling: unit
        for unit in reversed(units)
        for name in unit.names
        for spelling in (fold(name), _short(fold(name)))
    }
    return {spelling.strip(): unit for spelling, unit in (other | full).items() if len(spelling.strip()) > 1}


def _short(name: str) -> str:
    """金融办 for 市金融办; 市场监管局 is a name of its own."""
    return name if name.startswith("市场") else name.removeprefix("市")


def _whole(spelling: str) -> str:
    """A pattern for the spelling; a Latin one only as a whole word."""
    before = r"(?<![a-z0-9])" if re.match(r"[a-z0-9]", spelling) else ""
    after = r"(?![a-z0-9])" if re.search(r"[a-z0-9]$", spelling) else ""
    return before + re.escape(spelling) + after


def parts_in(text: str, units: Sequence[Unit]) -> dict[Unit, Part]:
    """What each unit the text names is asked to be, in order of mention."""
    folded = fold(text)
    lists = _lists(folded, names_in(text, units))
    parts = {named.unit: Part.UNSAID for members in lists for named in members}
    for word in ROLE_WORD.finditer(folded):
        part = Part.LEAD if word["leads"] else Part.ASSIST
        parts |= {named.unit: part for named in _said_of(word, folded, lists)}
    return parts


def _lists(text: str, names: Sequence[Named]) -> list[list[Named]]:
    """The names; those joined by 、 or 和 together."""
    lists: list[list[Named]] = []
    for named in names:
        if lists and _AND.fullmatch(text, lists[-1][-1].end, named.start):
            lists[-1].append(named)
        else:
            lists.append([named])
    return lists


def _said_of(word: re.Match[str], text: str, lists: Sequence[list[Named]]) -> list[Named]:
    """The units a role word speaks of: those behind 协办, those before 牵头 and 配合; else those on the other side."""
    before = next((members for members in reversed(lists) if members[-1].end <= word.start()), [])
    if before and not _BEFORE_ROLE.fullmatch(text, before[-1].end, word.start()):
        before = []
    behind = _behind(word, text, lists)
    spaced = before and text[before[-1].end : word.start()].isspace()
    if word["assisted_by"] or spaced:
        return behind or before
    return before or behind


def _behind(word: re.Match[str], text: str, lists: Sequence[list[Named]]) -> list[Named]:
    """The units directly behind the word, over white space and commas: 协办 市工信局 市商务局."""
    found: list[Named] = []
    between, position = _BEHIND_ROLE, word.end()
    for members in lists:
        if members[0].start >= word.end() and between.fullmatch(text, position, members[0].start):
            found += members
            between, position = _LIST_GOES_ON, members[-1].end
    return found
