"""Many lines under their headings, in as few messages as Telegram takes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.voice.gathered import MOST_LINES, MOST_UNITS
from bot.voice.text import Html, units

T = TypeVar("T")


@dataclass
class Page(Generic[T]):
    entries: list[T] = field(default_factory=list)
    lines: list[Html] = field(default_factory=list)
    heading: Html = field(default_factory=Html)
    size: int = 0  # in UTF-16 units

    def takes(self, heading: Html, line: Html, spare: int) -> bool:
        new = self._new(heading, line)
        return len(self.lines) + len(new) < MOST_LINES and self.size + _size(new) <= MOST_UNITS - spare

    def add(self, entry: T, heading: Html, line: Html) -> None:
        new = self._new(heading, line)
        self.entries.append(entry)
        self.lines += new
        self.size += _size(new)
        self.heading = heading

    def _new(self, heading: Html, line: Html) -> list[Html]:
        return [line] if heading == self.heading else [heading, line]


def pages(entries: Iterable[tuple[T, Html, Html]], spare: int) -> list[Page[T]]:
    """Of entries with their headings and lines, in this order; `spare` UTF-16 units are left free for a last line."""
    found: list[Page[T]] = []
    for entry, heading, line in entries:
        if not found or not found[-1].takes(heading, line, spare):
            found.append(Page())
        found[-1].add(entry, heading, line)
    return found


def _size(lines: Iterable[Html]) -> int:
    return sum(units(line) + 1 for line in lines)
