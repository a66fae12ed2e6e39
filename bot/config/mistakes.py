"""Mistakes in the configuration, as they are told."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.config.words import Language, say


@dataclass(frozen=True, slots=True)
class Mistake:
    """One sentence of `str()`. No part of it holds a secret."""

    file: str  # or the environment variable
    key: str  # units[2].handlers[0].telegram_id; empty when the whole file is meant
    line: int | None  # from 1; of the table, where the key is missing
    found: str
    expected: str
    language: Language = "zh"

    def __str__(self) -> str:
        place = say("line", self.language, file=self.file, line=self.line) if self.line else self.file
        if self.key:
            place = say("key", self.language, place=place, key=self.key)
        return say("sentence", self.language, place=place, found=self.found, expected=self.expected)


class ConfigurationErrors(Exception):
    """Every mistake there is, in the order of the file."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.line or 0))
        super().__init__(*self.mistakes)

    def __str__(self) -> str:
        return "\n".join(map(str, self.mistakes))
