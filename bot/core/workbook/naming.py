"""Names as people write them into cells: looked up whatever the width, the case and the blanks."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Generic, TypeVar
from unicodedata import category

from bot.core.folding import fold
from bot.core.workbook.words import Names, spellings

T = TypeVar("T")

#: So many names are compared with one that is unknown.
LOOKED_AT = 30

_HAN = r"[\u3400-\u9fff]"
#: A comma beside a Chinese character, and a blank between Chinese words, stand between two names. Co., Ltd. is one
#: name, and 金 融 办 is one.
_SEPARATORS = re.compile(rf"[、；;，\n]|(?<={_HAN}),|,(?=\s*{_HAN})|(?<={_HAN}[\u3400-\u9fff）)])\s+(?={_HAN}{{2}})")
_PLACE = re.compile(rf"市|{_HAN}{{1,5}}?[市县区](?={_HAN})")
_BETWEEN_CHARACTERS = re.compile(rf"(?<={_HAN}) +(?={_HAN})")


@lru_cache(maxsize=16_384)
def key(text: str) -> str:
    """The same for what a reader takes for the same name."""
    return "".join(letter for letter in fold(text) if not letter.isspace() and category(letter)[0] != "C")


def plain(text: str) -> str:
    """In one line; 李 明 is written so that it is as wide as 何静宜."""
    return _BETWEEN_CHARACTERS.sub("", " ".join(text.split()))


def kept(text: str, stored: str | None) -> str | None:
    """What the cell says: the stored spelling while it is the same name, None for a blank."""
    if stored is not None and key(text) == key(stored):
        return stored
    return plain(text) or None


def several(text: str) -> tuple[str, ...]:
    """甲、乙 → 甲 and 乙, each once."""
    return tuple(dict.fromkeys(one for part in _SEPARATORS.split(text) if (one := plain(part))))


class Directory(Generic[T]):
    """Things by the names under which people know them; of two with the same name, the first."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        pairs = [*named][::-1]
        self._exactly: Mapping[str, T] = dict(pairs)
        self._alike: Mapping[str, T] = {key(name): thing for name, thing in pairs}
        self._nearest: dict[str, str] = {}
        self._with_letter: dict[str, list[str]] = {}

    def find(self, name: str) -> T | None:
        return self._exactly[name] if name in self._exactly else self._alike.get(key(name))

    def nearest(self, name: str) -> str:
        """The name that was probably meant; empty where none is like it. Never one of another county."""
        if name not in self._nearest:
            likely = [known for known in self._likely(name) if not self._elsewhere(name, known)]
            self._nearest[name] = next(iter(get_close_matches(name, likely, n=1)), "")
        return self._nearest[name]

    def _elsewhere(self, name: str, known: str) -> bool:
        """白沙县人社局 and 金坪县人社局, 市住房局 and 金坪县住房局. What is no county of ours may be a slip."""
        one, other = _place(name), _place(known)
        if not one or not other or one == other:
            return False
        return self.find(one) is not None or not get_close_matches(one, [other], n=1)

    def _likely(self, name: str) -> list[str]:
        """Those that share the most characters with it: comparing with a thousand takes too long, a thousand times."""
        if not self._with_letter:
            for known in self._exactly:
                for letter in set(known):
                    self._with_letter.setdefault(letter, []).append(known)
        shared = Counter(known for letter in set(name) for known in self._with_letter.get(letter, ()))
        return [known for known, _ in shared.most_common(LOOKED_AT)]


def _place(name: str) -> str:
    """What a unit's name begins with: 市, 明川市, 白沙县, 城东区."""
    found = _PLACE.match(name)
    return found[0] if found else ""


def directory(words: Mapping[T, Names]) -> Directory[T]:
    """Of a table of words."""
    return Directory((spelling, thing) for thing, names in words.items() for spelling in spellings(names))
