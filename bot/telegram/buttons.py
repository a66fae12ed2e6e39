"""callback_data ⇄ Press: 64 bytes there, hostile on the way back."""

import re

from bot.core.messages import Press
from bot.core.presses import Verb

#: Telegram's limit.
MOST_BYTES = 64

_VERBS = frozenset(Verb)
_SHAPE = re.compile(r"[a-z]+:\d{1,12}(:[A-Za-z0-9_,]*){0,6}", re.ASCII)


def encode(press: Press) -> str:
    """Raises ValueError for a press that does not fit, so that it is found before it is sent."""
    data = ":".join((press.verb, str(press.number), *press.arguments))
    if decode(data) != press:
        raise ValueError(f"no callback_data: {data}")
    return data


def decode(data: str) -> Press | None:
    """None for data that `encode` never makes."""
    if len(data) > MOST_BYTES or not _SHAPE.fullmatch(data):
        return None
    verb, number, *arguments = data.split(":")
    return Press(verb, int(number), tuple(arguments)) if verb in _VERBS else None
