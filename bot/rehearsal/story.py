"""A story as values, read from its file: a city, its people, and a day of steps with what must be seen after each.

What may stand in a step of the file is what `Step` has; only that `at` is an hour of the `day` ("09:12") or a date and
time of another, and `as` is the step's `name`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from bot.rehearsal.storyfile import StoryFile

STORIES = Path(__file__).with_name("stories")
ZONE = ZoneInfo("Asia/Shanghai")


#: All of them stand in one message; in the file a single text may stand for a list of one.
Words = Annotated[tuple[str, ...], BeforeValidator(lambda words: (words,) if isinstance(words, str) else words)]


@dataclass(frozen=True, slots=True)
class Sight:
    """A message of the bot that must stand in a chat: all these words, at least these buttons."""

    chat: str
    has: Words
    buttons: tuple[str, ...] = ()
    only_for: str = ""  # an ephemeral message: whose eyes it is for
    new: bool = False  # one that came after the step had begun; else it may have stood there before


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Somebody says something, presses a button, or nobody does anything; then something must be seen."""

    at: datetime
    who: str = ""
    chat: str = ""
    says: str = ""
    photos: tuple[str, ...] = ()  # by their names; several are an album, with `says` under the first
    files: tuple[str, ...] = ()  # documents, likewise
    topic: str = ""  # of a forum, by its name: where it is said
    topics: bool | None = None  # the chat becomes a forum, or is one no longer
    edits: str = ""  # changes a named message of theirs to `says`
    crowd: int = 0  # so many strangers say it, each about a company of their own: {name} is theirs
    strangers: str = "业主"  # what they are called, together with a number
    name: str = ""  # of the message, for later replies
    to: str = ""  # replies to a named message
    to_card: Words = ()  # or to the newest message of the bot with these words
    reacts: str = ""  # an emoji on the message that `to` or `to_card` means; "-" takes theirs back
    presses: str = ""  # the label of a button, or how it begins; one that is a link opens the private chat
    under: Words = ()  # in the newest message of the bot with these words
    opens: Words = ()  # the link in the newest message of the bot with these words there, passed on to them
    imports: str = ""  # a file of years, which an administrator has the bot take up
    told: str = ""  # what the pop-up, or the import, must say
    older: int = 0  # so many newer messages with the words of `to_card` or `under` are not meant
    sees: tuple[Sight, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    language: str  # zh or en: the bot's, and that of people's Telegram
    cast: Mapping[str, Any]  # the tables of the file: city, chats, leaders, officers, units, enterprises, guests
    begins: datetime
    steps: tuple[Step, ...]
    ends: Mapping[int, str]  # issue number → status
    ephemeral: bool = False  # whether the town's Telegram knows ephemeral messages


class NoStory(Exception):
    """A file that can't be played: the sentence names it and says what is expected there."""


def story_named(name: str, language: str) -> Path:
    """A story that comes with the rehearsal: ("day", "zh")."""
    return STORIES / f"{name}.{language}.toml"


DAY = story_named("day", "zh")


def read_story(file: Path = DAY) -> Story:
    """Raises NoStory."""
    try:
        return _story(tomllib.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise NoStory(
            f"{file} can't be read: {error.strerror}. A story is a TOML file like those in {STORIES}"
        ) from None
    except UnicodeDecodeError:
        raise NoStory(f"{file} is no story: it is not a text in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise NoStory(f"{file} is no story: it is not TOML: {error}") from None
    except ValidationError as error:
        raise NoStory(f"{file} is no story: {_first_mistake(error)}") from None
    except Mistake as what:
        raise NoStory(f"{file} is no story: {what}") from None


class Mistake(Exception):
    """What is wrong with a story, without the name of its file."""


_STEPS = TypeAdapter(tuple[Step, ...], config=ConfigDict(extra="forbid"))


def _story(tables: Mapping[str, Any]) -> Story:
    file = StoryFile.model_validate(tables)
    steps = _steps(file)
    _check_chats(file)
    _check_names(file, steps)
    ends = {end.number: end.status for end in file.ends}
    return Story(file.language, tables, steps[0].at, steps, ends, file.ephemeral)


def _steps(file: StoryFile) -> tuple[Step, ...]:
    entries = [_step(entry, file.day, number) for number, entry in enumerate(file.steps, 1)]
    if not entries:
        raise Mistake("there are no [[steps]]")
    try:
        return _STEPS.validate_python(entries)
    except ValidationError as error:
        number = int(error.errors()[0]["loc"][0]) + 1
        raise Mistake(f"step {number}: {_first_mistake(error, skip=1)}") from None


def _step(entry: Mapping[str, Any], day: date, number: int) -> dict[str, Any]:
    rest = {key: value for key, value in entry.items() if key != "as"}
    try:
        return rest | {"at": _moment(entry.get("at"), day), "name": entry.get("as", "")}
    except ValueError:
        raise Mistake(
            f'step {number}: at is an hour such as "09:12" or a date and time, not {entry.get("at")}'
        ) from None


def _moment(at: object, day: date) -> datetime:
    """Raises ValueError."""
    if isinstance(at, datetime):
        return at.replace(tzinfo=ZONE)
    return datetime.combine(day, time.fromisoformat(str(at)), ZONE)


def _check_chats(file: StoryFile) -> None:
    needed = {"group", "office", *(unit.chat for unit in file.units if unit.chat)}
    if missing := needed - file.chats.keys():
        raise Mistake(f"[chats] lacks {', '.join(sorted(missing))}")


def _check_names(file: StoryFile, steps: tuple[Step, ...]) -> None:
    """Steps name people and chats of the cast, and messages that were said before."""
    people, said = {person.name for person in file.people}, set[str]()
    places = people | file.chats.keys()
    for number, step in enumerate(steps, 1):
        unknown = {step.chat, *(sight.chat for sight in step.sees)} - places
        unknown |= {step.who, *(sight.only_for for sight in step.sees)} - people | {step.to, step.edits} - said
        if unknown := unknown - {""}:
            raise Mistake(f"step {number} ({step.at:%H:%M}) names what is not there: {', '.join(sorted(unknown))}")
        said.add(step.name)


def _first_mistake(error: ValidationError, skip: int = 0) -> str:
    """leaders.0.id: Input should be a valid integer (found '2001'). `skip`: so many parts of the place are not told."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"][skip:])
    found = "" if first["type"] in ("missing", "extra_forbidden") else f" (found {first['input']!r:.60})"
    return f"{place}: {first['msg']}{found}"
