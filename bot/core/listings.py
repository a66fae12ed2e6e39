"""The lists that staff look things up in: how they are asked for, and where somebody stands in one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.folding import fold
from bot.core.issue import Issue
from bot.core.messages import Press, Said
from bot.core.naming import names_in
from bot.core.people import Unit
from bot.core.presses import Verb
from bot.core.words import Kind, Status


class Listing(StrEnum):
    BOARD = "board"  # 看板: how many are open, and where
    OVERDUE = "overdue"  # 超期
    CALLBACKS = "callbacks"  # 回访名单: whom the office is to telephone
    TODAY = "today"  # 今天到期
    UNIT = "unit"  # 单位: a unit's open issues
    FIND = "find"  # 查找
    SHOW = "show"  # 查看: one issue with all that happened
    LEDGER = "ledger"  # 台账: a leader's; asked for as an errand (`bot.core.errands`)


#: Each is asked for by the command of its name, but for those that a button or an errand opens.
COMMANDS = tuple(str(listing) for listing in Listing if listing not in (Listing.TODAY, Listing.LEDGER))

#: What a whole message at a desk asks for. Those of the first kind stand alone, those of the second need what follows.
_ALONE = {"看板": Listing.BOARD, "超期": Listing.OVERDUE, "回访名单": Listing.CALLBACKS}
_AROUND = " \t.!?~、。"
_FIND = re.compile(r"\s*查找[\s:]+(?P<words>[^\n,;:?!。、]{1,40})")
_SHOW = r"\s*查看\s*(?P<words>\#?\s?(?:{prefix}\s?)?[0-9]{{1,12}})[\s。.]*"
_UNIT = re.compile(r"\s*单位[\s:]*(?P<words>[^\n]{1,80})")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which list somebody wants, and the words behind its name."""

    listing: Listing
    words: str = ""


def asked_for(said: Said, prefix: str, units: Sequence[Unit]) -> Asked | None:
    """By command; or by a message that says nothing else: 超期三天了怎么办 is talk."""
    if said.borrowed_from:
        return None
    if said.command in COMMANDS:
        return Asked(Listing(said.command), " ".join(said.argument.split()))
    return None if said.command or said.reply_to else _in_words(said.text, prefix, units)


def _in_words(text: str, prefix: str, units: Sequence[Unit]) -> Asked | None:
    folded = fold(text)
    if alone := _ALONE.get(folded.strip(_AROUND)):
        return Asked(alone)
    if found := _FIND.fullmatch(folded):
        return Asked(Listing.FIND, _words(text, found))
    if shown := re.fullmatch(_SHOW.format(prefix=re.escape(fold(prefix))), folded):
        return Asked(Listing.SHOW, _words(text, shown))
    unit = _UNIT.fullmatch(folded)
    return Asked(Listing.UNIT, _words(text, unit)) if unit and _is_a_unit(_words(text, unit), units) else None


def _words(text: str, found: re.Match[str]) -> str:
    return " ".join(text[found.start("words") : found.end("words")].split())


def _is_a_unit(words: str, units: Sequence[Unit]) -> bool:
    """市工信局, and not 市工信局来人了."""
    return any((named.start, named.end) == (0, len(words)) for named in names_in(words, units))


def number_in(words: str, prefix: str) -> int | None:
    """1042 of ZQ1042, #zq 1042 and 1042; None for anything else."""
    found = re.fullmatch(rf"\#?\s?(?:{re.escape(fold(prefix))}\s?)?([0-9]{{1,12}})", fold(words).strip())
    return int(found[1]) if found else None


#: So many words are looked for, and so many characters of them; who writes more means fewer.
MOST_TERMS, MOST_CHARACTERS = 6, 60


def terms(words: str) -> tuple[str, ...]:
    """What is looked for, as issues are searched: folded, each word once."""
    return tuple(dict.fromkeys(fold(words)[:MOST_CHARACTERS].split()))[:MOST_TERMS]


@dataclass(frozen=True, slots=True)
class Look:
    """A page of a list. It travels in the buttons, so a list outlives the process that showed it."""

    listing: Listing
    page: int = 0
    number: int = 0  # of the issue (show), of the words that were kept (find, ledger)
    unit: str = ""  # its code (unit)

    @property
    def press(self) -> Press:
        return Press(Verb.LOOK, self.number, (self.listing, str(self.page), self.unit))


def look_of(press: Press) -> Look | None:
    """None for arguments that the bot never made."""
    match press.arguments:
        case (listing, page, unit) if listing in list(Listing) and page.isascii() and page.isdecimal():
            return Look(Listing(listing), int(page), press.number, unit)
        case _:
            return None


# ── what stands in them ───────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Counts:
    """Of open issues."""

    by_status: Mapping[Status, int]  # those that there are
    overdue: int  # a limit that runs has passed
    today: int  # one runs out later today

    @property
    def open(self) -> int:
        return sum(self.by_status.values())


@dataclass(frozen=True, slots=True)
class UnitCount:
    unit: str | None  # that leads; None: no unit has it yet
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Figure:
    """Of the issues that were opened in some time."""

    kind: Kind
    unit: str | None  # that leads; None: no unit has it, or had
    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class Page:
    issues: Sequence[Issue]
    total: int
    number: int = 0  # counted from 0; the last one where a later one was asked for
    last: int = 0
    more: bool = False  # of what words find: older ones were left out
