"""What a person sees of a post: the markup read as Telegram reads it."""

from functools import lru_cache

from bot.rehearsal.markup import parse_html

#: Lines of about twenty characters that a phone shows at once.
LINES, WIDTH = 24, 20


@lru_cache(maxsize=4096)
def seen(source: str) -> str:
    """The text without its markup. Raises `Refused` where Telegram would."""
    text, _ = parse_html(source)
    return text


def lines_on_a_phone(text: str, width: int = WIDTH) -> int:
    return sum(1 + len(line) // width for line in text.splitlines())
