"""What a person sees of a post: the markup read as Telegram reads it."""

from functools import lru_cache

from bot.rehearsal.markup import parse_html


@lru_cache(maxsize=4096)
def seen(source: str) -> str:
    """The text without its markup. Raises `Refused` where Telegram would."""
    text, _ = parse_html(source)
    return text
