"""Which units a message is likely to be for: those it names, then those in whose remit its words fall."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

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
    words = {word for _, word in _WORDS.find(seen)}
    ranked = []
    for unit in units:
        named, meant = _named_at(unit, seen), sum(_meant(unit, word) for word in words)
        if named is not None or meant:
            ranked.append((len(seen) if named is None else named, -meant, unit.name))
    ranked.sort(key=lambda rank: rank[:2])
    return tuple(name for _, _, name in ranked)


def _named_at(unit: Unit, seen: str) -> int | None:
    return min((seen.index(name) for name in _spellings(unit) if name in seen), default=None)


def _spellings(unit: Unit) -> Iterator[str]:
    """Its name and aliases, each also without the city in front: 市金融办 is called 金融办, too."""
    for name in map(normal, unit.names):
        city, _, rest = name.partition("市")
        yield from (spelling for spelling in (name, rest if len(city) <= 3 else "") if len(spelling) >= 2)


def _meant(unit: Unit, word: str) -> float:
    """How much a word points to a unit: longer words (工程款) say more than short ones (道路)."""
    return len(word) * max(_closeness(unit, topic) for topic in _TOPICS[word])


def _closeness(unit: Unit, topic: Topic) -> float:
    """1 for the first sort of unit a topic belongs to, less for the next, nothing for a unit that is none of them."""
    names = " ".join(unit.names)
    return next((1 / (1 + place) for place, fragment in enumerate(topic.units) if fragment in names), 0.0)
