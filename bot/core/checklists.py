"""Ask once, and for everything (一次告知): the check list of each kind, and lists as people write them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.lexicon.courtesies import is_courtesy
from bot.core.words import Kind


class Item(StrEnum):
    """What a unit may need to know. The words of each live in `bot.voice`."""

    COMPANY = "company"  # its full name
    CONTACT = "contact"  # whom to call
    WHEN_WHERE = "when_where"
    WHOM = "whom"  # the unit or the person that it is about
    COURSE = "course"  # what happened, from the beginning
    TRIED = "tried"  # whom they turned to, and what these said
    PAPERS = "papers"  # contracts, notices, photos
    AMOUNT = "amount"  # the money at stake
    WISH = "wish"  # how it should be solved
    MATTER = "matter"  # what they want to get done, and how far it is
    DEADLINE = "deadline"  # when they need it
    RULE = "rule"  # the policy or rule that it is about
    TROUBLE = "trouble"  # what is bad about it now
    PROPOSAL = "proposal"  # what should be done instead
    EXAMPLE = "example"  # where it is done better


#: What a unit really needs, in the order in which one tells it. Who reports is nobody's business: they are not asked
#: who they are.
CHECKLISTS: Mapping[Kind, tuple[Item, ...]] = {
    Kind.HELP: (
        Item.COMPANY,
        Item.CONTACT,
        Item.WHEN_WHERE,
        Item.TRIED,
        Item.PAPERS,
        Item.AMOUNT,
        Item.WISH,
    ),
    Kind.COMPLAINT: (
        Item.WHOM,
        Item.WHEN_WHERE,
        Item.COURSE,
        Item.TRIED,
        Item.PAPERS,
        Item.CONTACT,
        Item.WISH,
    ),
    Kind.REPORT: (Item.WHOM, Item.WHEN_WHERE, Item.COURSE, Item.AMOUNT, Item.PAPERS, Item.TRIED),
    Kind.INQUIRY: (Item.MATTER, Item.TRIED, Item.PAPERS, Item.DEADLINE, Item.CONTACT),
    Kind.SUGGESTION: (Item.RULE, Item.TROUBLE, Item.PROPOSAL, Item.EXAMPLE, Item.CONTACT),
}

# ── a list in somebody's own words ────────────────────────────────────────

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
#: 1. 1、 1) （1） ① in front of an item; 3.5 is a figure.
_NUMBER = re.compile(
    rf"(?:[(（](?P<inside>[0-9]{{1,2}})[)）]|(?P<circled>[{_CIRCLED}])"
    r"|(?:^|(?<=[\s;；,，。:：、?？]))(?P<plain>[0-9]{1,2})(?:[.．](?![0-9])|[、)）]))",
    re.MULTILINE,
)
#: What announces a list rather than being an item of it.
_ANNOUNCES = re.compile(r"[:：,，]\s*$")
_AROUND = " \t\r\n;；,，、"


@dataclass(frozen=True, slots=True)
class Listed:
    """A question in somebody's words: what announces the list, and its items."""

    opening: str
    items: tuple[str, ...]  # empty where there is no list


def listed(text: str) -> Listed:
    """请说明：1. 电表号 2. 停电时间 and several lines are lists; anything else is a question as it stands."""
    opening, found = _by_number(text) or _by_line(text)
    items = tuple(dict.fromkeys(found))
    return Listed(opening, items) if len(items) > 1 else Listed(text, ())


def _by_number(text: str) -> tuple[str, list[str]] | None:
    """None where nobody counts 1, 2 … in it."""
    marks: list[re.Match[str]] = []
    for mark in _NUMBER.finditer(text):
        if _value(mark) == len(marks) + 1:
            marks.append(mark)
    if len(marks) < 2:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = [_joined(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    return text[: marks[0].start()].strip(), [item for item in items if item]


def _value(mark: re.Match[str]) -> int:
    return _CIRCLED.index(mark["circled"]) + 1 if mark["circled"] else int(mark["inside"] or mark["plain"])


def _joined(item: str) -> str:
    return " ".join(item.split()).strip(_AROUND)


def _by_line(text: str) -> tuple[str, list[str]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    announcing = [line for line in lines if is_courtesy(line) or _ANNOUNCES.search(line)]
    return "\n".join(announcing), [_joined(line) for line in lines if line not in announcing]


def numbered(items: Sequence[str], those: Iterable[str]) -> list[tuple[int, str]]:
    """Some of the items, each with the number that it was asked under."""
    wanted = set(those)
    return [(number, item) for number, item in enumerate(items, start=1) if item in wanted]
