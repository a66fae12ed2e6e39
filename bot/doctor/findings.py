"""What was found, and how it is told: a line for what is the matter, and one below it for what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from bot.doctor.words import SENTENCES
from bot.voice.text import filled

Language = Literal["zh", "en"]


class Level(StrEnum):
    """The mark before the line."""

    FINE = "✓"
    NOTE = "·"  # worth knowing; nothing has to be done today
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    level: Level
    topic: str  # a key of SENTENCES
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self, language: Language) -> list[str]:
        found, remedy = SENTENCES[self.topic][language]
        lines = [f"{self.level} {filled(found, self.values)}"]
        return [*lines, f"    {filled(remedy, self.values)}"] if remedy else lines


def fine(topic: str, **values: object) -> Finding:
    return Finding(Level.FINE, topic, values)


def note(topic: str, **values: object) -> Finding:
    return Finding(Level.NOTE, topic, values)


def wrong(topic: str, **values: object) -> Finding:
    return Finding(Level.WRONG, topic, values)
