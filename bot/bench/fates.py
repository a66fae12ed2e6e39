"""What became of every message: its issue, its reaction, its cards. Nothing may be missing, nothing there twice."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.bench.crowd import OFFICE
from bot.bench.processes import Called, Results, Said

_NUMBER = re.compile(r"#ZQ(\d+)")
#: A card begins with its issue's number, a list does not.
_CARD = re.compile(r"\W*(?:<[^>]+>)*#ZQ(\d+)")


class WrongCount(Exception):
    """Issues that are missing, or there twice."""

    def __init__(self, missing: int, doubled: int) -> None:
        super().__init__(f"missing {missing}, doubled {doubled}")
        self.missing = missing
        self.doubled = doubled


@dataclass(frozen=True, slots=True)
class Fate:
    """Moments in seconds since 1970, None for what never came. Listed: named by a list or by its card."""

    said: Said
    reaction: float | None
    listed_in_group: float | None
    listed_at_office: float | None
    card_in_group: float | None
    card_at_office: float | None

    @property
    def ends(self) -> tuple[float | None, ...]:
        """Of what each appeal causes."""
        return self.reaction, self.card_in_group, self.card_at_office


def expect_one_each(said: Sequence[Said], issues: Mapping[tuple[int, int], Sequence[int]]) -> None:
    """Raises WrongCount."""
    missing = sum(not issues.get((one.chat, one.message)) for one in said)
    doubled = sum(map(len, issues.values())) - (len(said) - missing)
    if missing or doubled:
        raise WrongCount(missing, doubled)


def fates(results: Results, issues: Mapping[tuple[int, int], Sequence[int]]) -> list[Fate]:
    """In the order in which they were said. Raises WrongCount."""
    expect_one_each(results.said, issues)
    done = [call for call in results.calls if call.status == 200]
    posts = [call for call in done if call.method in ("sendMessage", "editMessageText")]
    reactions: dict[tuple[int, int], float] = {}
    for call in done:
        if call.method == "setMessageReaction":
            reactions.setdefault((call.chat, call.message), call.at)
    listed, cards = _first(posts, _named), _first(posts, _card)

    def fate(one: Said) -> Fate:
        number = issues[one.chat, one.message][0]
        group, office = (one.chat, number), (OFFICE, number)
        reaction = reactions.get((one.chat, one.message))
        return Fate(one, reaction, listed.get(group), listed.get(office), cards.get(group), cards.get(office))

    return [fate(one) for one in results.said]


def _first(posts: Sequence[Called], numbers: Callable[[str], Sequence[int]]) -> dict[tuple[int, int], float]:
    """Chat and issue → the moment of the first of such posts there."""
    first: dict[tuple[int, int], float] = {}
    for post in posts:
        for number in numbers(post.text):
            first.setdefault((post.chat, number), post.at)
    return first


def _named(text: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(text)]


def _card(text: str) -> list[int]:
    found = _CARD.match(text)
    return [int(found[1])] if found else []


def seconds_of_all(found: Sequence[Fate]) -> float:
    """From handing out the first message to the last of what they all cause. Raises WrongCount."""
    ends = list(chain.from_iterable(fate.ends for fate in found))
    if missing := ends.count(None):
        raise WrongCount(missing, 0)
    return max(end for end in ends if end is not None) - min(fate.said.at for fate in found)
