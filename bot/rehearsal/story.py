"""story.toml as values: a city, its people, and a day of steps with what must be seen after each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

STORY = Path(__file__).with_name("story.toml")
ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Sight:
    """A message of the bot that must stand in a chat: all these words, at least these buttons."""

    chat: str
    has: tuple[str, ...]
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Somebody says something, presses a button, or nobody does anything; then something must be seen."""

    at: datetime
    who: str = ""
    chat: str = ""
    says: str = ""
    photos: tuple[str, ...] = ()  # by their names; several are an album, with `says` under the first
    edits: str = ""  # changes a named message of theirs to `says`
    crowd: int = 0  # so many strangers say it, each about a company of their own: {name} is theirs
    name: str = ""  # of the message, for later replies
    to: str = ""  # replies to a named message
    to_card: str = ""  # or to the newest message of the bot with these words
    presses: str = ""  # the label of a button; one that is a link opens the private chat
    under: str = ""  # in the newest message of the bot with these words
    told: str = ""  # what the pop-up must say
    sees: tuple[Sight, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    cast: Mapping[str, Any]  # the tables of the file: city, chats, leaders, officers, units, enterprises
    begins: datetime
    steps: tuple[Step, ...]
    ends: Mapping[int, str]  # issue number → status


def read_story(path: Path = STORY) -> Story:
    """Raises KeyError, TypeError or tomllib.TOMLDecodeError for a file that is no story."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    day: date = tables["day"]
    steps = tuple(_step(entry, day) for entry in tables["steps"])
    ends = {entry["number"]: entry["status"] for entry in tables["ends"]}
    return Story(tables, steps[0].at, steps, ends)


def _step(entry: dict[str, Any], day: date) -> Step:
    rest = {key: value for key, value in entry.items() if key not in ("at", "as", "sees")}
    return Step(
        at=datetime.combine(day, time.fromisoformat(entry["at"]), ZONE),
        name=entry.get("as", ""),
        sees=tuple(_sight(sight) for sight in entry.get("sees", ())),
        **rest | {"photos": tuple(entry.get("photos", ()))},
    )


def _sight(entry: dict[str, Any]) -> Sight:
    return Sight(entry["chat"], tuple(entry["has"]), tuple(entry.get("buttons", ())))
