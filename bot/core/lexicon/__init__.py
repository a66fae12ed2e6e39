"""The words triage knows, in groups with weights.

`appeals` speak for an issue, `danger` for one that can't wait, `talk` against one, `english` does both; `courtesies`
tell messages that are nothing else, `topics` and `remit` find the units. `scan` walks through a text.
"""

from dataclasses import dataclass
from functools import lru_cache

from bot.core.lexicon.appeals import FOR
from bot.core.lexicon.danger import DANGER, DANGER_IN_ENGLISH, DISTANT
from bot.core.lexicon.english import ENGLISH
from bot.core.lexicon.scan import ASKED_AGAIN, Words
from bot.core.lexicon.talk import AGAINST


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that stands in a text, what kind of thing it says, and how much it weighs."""

    word: str
    key: str
    weight: float


_GROUPS = (DANGER, *FOR, DISTANT, *AGAINST, DANGER_IN_ENGLISH, *ENGLISH)
_MEANING = {word: (group.key, weight) for group in reversed(_GROUPS) for word, weight in group.words().items()}
_WORDS = Words(_MEANING)

#: What all words of a group weigh together, at most.
MOST = {group.key: group.most for group in reversed(_GROUPS)}


@lru_cache(ASKED_AGAIN)
def cues(text: str) -> tuple[Cue, ...]:
    """Every word of the lexicon in a normal text (`scan.normal`), left to right."""
    return tuple(Cue(word, *_MEANING[word]) for _, word in _WORDS.find(text))
