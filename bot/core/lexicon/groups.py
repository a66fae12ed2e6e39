"""What a lexicon is made of: groups of words that speak for an appeal, or against one, each word with a weight."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Words that say the same kind of thing.

    `key` names the group in a `Reason`. `tiers` maps a weight to its words, between blanks; an underscore inside an
    entry is a blank of the phrase. Weights are near the natural logarithm of how much likelier a word is in an appeal
    than in talk, in steps of a half; below zero they speak for talk. All words of a group together weigh `most` at
    most: ten words on one subject are hardly more telling than three.
    """

    key: str
    tiers: Mapping[float, str]
    most: float

    def words(self) -> dict[str, float]:
        """Each word with its weight."""
        return {entry.replace("_", " "): weight for weight, entries in self.tiers.items() for entry in entries.split()}
