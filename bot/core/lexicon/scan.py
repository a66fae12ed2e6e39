"""Finding many words in a text, in one walk from left to right."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

#: Telegram's messages have 4,096 characters at most; whatever is longer says no more.
LIMIT = 5000
#: So many texts are remembered: the same message, and each of its clauses, is looked at for several reasons.
ASKED_AGAIN = 64


@lru_cache(ASKED_AGAIN)
def normal(text: str) -> str:
    """The form texts are matched in: NFKC, case folded, without invisible format characters, cut at LIMIT."""
    seen = (character for character in text[:LIMIT] if unicodedata.category(character) != "Cf")
    return unicodedata.normalize("NFKC", "".join(seen)).casefold()


class Words:
    """A set of words to look for. Chinese ones match anywhere, English ones as whole words only."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(set(words), key=lambda word: (-len(word), word)):
            self._by_first.setdefault(word[0], []).append(word)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Where each word stands in a normal text. None overlap; of words that begin at one place the longest wins."""
        at = 0
        while at < len(text):
            word = self.at(text, at)
            if word:
                yield at, word
            at += len(word) or 1

    def at(self, text: str, at: int) -> str:
        """The longest word that begins at this place, or an empty string."""
        candidates = self._by_first.get(text[at], ())
        return next((word for word in candidates if text.startswith(word, at) and _is_whole(text, at, word)), "")


def _is_whole(text: str, at: int, word: str) -> bool:
    before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
    return not ((_is_latin(before) and _is_latin(word[0])) or (_is_latin(word[-1]) and _is_latin(after)))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
