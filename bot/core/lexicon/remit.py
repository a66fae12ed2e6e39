"""Which units a message is likely to be for: those it names, then those in whose remit its words fall."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from bot.core.lexicon.scan import Words, normal
from bot.core.lexicon.topics import TOPICS, Topic
from bot.core.people import Unit


def _topics_by_word() -> dict[str, list[Topic]]:
    by_word: dict[str, list[Topic]] = defaultdict(list)
    for topic in TOPICS:
        for word in topic.words.split():
            by_word[word.replace("_", " ")].append(topic)
    return dict(by_word)


_TOPICS = _topics_by_word()
_WORDS = Words(_TOPICS)


def likely_units(seen: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Names of units, likeliest first; those with nothing to speak for them are left out. `seen` is a normal text.

    Named ones come in the order they are named in, then those that are only meant.
    """
    remits, meant = _remits(tuple(units)), defaultdict[str, float](float)
    named = remits.named_in(seen)
    for word in {word for _, word in _WORDS.find(seen)}:
        for name, weight in remits.of(word).items():
            meant[name] += weight
    asked = [unit for unit in units if unit.parent is None or unit.parent in named]  # the counties' own answer to these
    found = [unit.name for unit in units if unit.name in named or (unit.name in meant and unit in asked)]
    return tuple(sorted(found, key=lambda name: (named.get(name, len(seen)), -meant[name])))


class _Remits:
    """Whose names and whose matters are what, worked out once for a roster, and for a word where it is first met."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self._spellings = tuple((spelling, unit.name) for unit in units for spelling in _spellings(unit))
        self._called = {unit.name: " ".join(unit.names) for unit in units}
        self._by_word: dict[str, Mapping[str, float]] = {}

    def named_in(self, seen: str) -> Mapping[str, int]:
        """The units that are named, and where first."""
        places: dict[str, int] = {}
        for spelling, name in self._spellings:
            if spelling in seen:
                places[name] = min(places.get(name, len(seen)), seen.index(spelling))
        return places

    def of(self, word: str) -> Mapping[str, float]:
        """How much the word points to each unit: longer words (工程款) say more than short ones (道路)."""
        if word not in self._by_word:
            close = {name: max(_closeness(called, t) for t in _TOPICS[word]) for name, called in self._called.items()}
            self._by_word[word] = {name: len(word) * closeness for name, closeness in close.items() if closeness}
        return self._by_word[word]


#: A roster or two.
_remits = lru_cache(maxsize=4)(_Remits)


def _spellings(unit: Unit) -> Iterator[str]:
    """Its name and aliases, each also without the city in front: 市金融办 is called 金融办, too."""
    for name in map(normal, unit.names):
        city, _, rest = name.partition("市")
        yield from (spelling for spelling in (name, rest if len(city) <= 3 else "") if len(spelling) >= 2)


def _closeness(called: str, topic: Topic) -> float:
    """1 for the first sort of unit a topic belongs to, less for the next, nothing for a unit that is none of them."""
    return next((1 / (1 + place) for place, fragment in enumerate(topic.units) if fragment in called), 0.0)
