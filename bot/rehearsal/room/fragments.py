"""Words by which a message of the bot is known again when the story is played anew: those that no clock changes."""

import re
from collections.abc import Iterator, Sequence

from bot.rehearsal.acting import words_of
from bot.rehearsal.chats import Message

#: An hour, with the day before it; how long something took. Limits run from the minute in which somebody pressed.
_OF_THE_CLOCK = re.compile(
    r"""(?:(?:[0-9]+年)?[0-9]+月[0-9]+日\s*|今天\s*)?\b[0-9]{1,2}:[0-9]{2}
    |(?<!\w)[0-9]+\s*(?:分|小时|天|(?:min|h|d)\b)""",
    re.VERBOSE,
)
_AROUND = " \t,.;:，。；：、·"
#: Bytes and characters: shorter ones say nothing ("by"; in Chinese two are a word), longer ones are hard to read.
SHORTEST, LONGEST = 3, 60


def lasting(text: str) -> str:
    """What stands before the first hour or duration; "" where that is too little."""
    found = _OF_THE_CLOCK.search(text)
    words = (text[: found.start()] if found else text).strip(_AROUND)[:LONGEST].strip(_AROUND)
    return words if len(words.encode()) >= SHORTEST else ""


def pieces(text: str, lines: int | None = None) -> Iterator[str]:
    """Line by line (the first ones that are not empty), and piece by piece between the dots."""
    for line in [line for line in text.split("\n") if line.strip()][:lines]:
        for piece in line.split(" · "):
            if words := lasting(piece):
                yield words


def seen(message: Message) -> tuple[str, ...]:
    """Its first line and that of its status."""
    return tuple(pieces(words_of(message), 2))


def lasting_labels(message: Message) -> tuple[str, ...]:
    return tuple(label for label in message.labels if lasting(label) == label)


def telling(message: Message, rivals: Sequence[Message]) -> tuple[tuple[str, ...], int]:
    """As few words as possible, in the message and not all in a rival; and in how many rivals they are nevertheless."""
    words: list[str] = []
    for piece in pieces(words_of(message)):
        if not words or any(piece not in words_of(rival) for rival in rivals):
            words.append(piece)
            rivals = [rival for rival in rivals if piece in words_of(rival)]
        if not rivals:
            break
    return tuple(words) or ("",), len(rivals)
