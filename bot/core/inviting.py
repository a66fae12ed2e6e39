"""What stands behind /invite and /left: who is meant, as what, and what is unclear about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.enrolment import Capacity, namesakes
from bot.core.folding import fold, visible
from bot.core.naming import names_in
from bot.core.nearest import near
from bot.core.register import Entry, Register
from bot.core.words import Role

#: Characters of a person's or an enterprise's name, at most.
LONGEST = 40
#: Characters of all that is said; what is asked back is kept so long.
MOST_WORDS = 100


@dataclass(frozen=True, slots=True)
class UnitChat:
    """A unit alone: a link that brings the bot into its group."""

    unit: str


@dataclass(frozen=True, slots=True)
class Invited:
    """A person; without a capacity as whatever they stand in the book."""

    name: str
    capacity: Capacity | None = None
    founds: bool = False  # the enterprise is new


class Unsure(StrEnum):
    NOTHING = "nothing"  # nobody was named
    NO_POST = "no_post"  # a name that is new, and not as what
    NO_SUCH_POST = "no_such_post"  # no unit, enterprise or title is called so


@dataclass(frozen=True, slots=True)
class Unclear:
    why: Unsure
    name: str = ""
    words: str = ""  # that could not be read
    near: tuple[str, ...] = ()  # what may have been meant


_BETWEEN = re.compile(r"[\s,，、:：;；]+")
_NEW = ("新建", "new")
_CITIZEN = ("不是企业", "个人", "none", "citizen")
_OFFICE = ("督查室", "市政府督查室", "办公室", "市长办公室", "市政府办公室", "office", "the office", "mayor's office")
#: Titles of the city's own leaders; any other stands behind 领导.
_TITLE = re.compile(
    r"(?:代|常务)?副?市长|市委副?书记|市委常委|(?:市政府|市委)?副?秘书长|(?:.* )?mayor|secretary[- ]general"
)
_LEADER = re.compile(r"(?:领导|leader) (?P<title>.+)")


def invitation(words: str, book: Register) -> UnitChat | Invited | Unclear:
    """孙志强 市金融办, 市金融办 孙志强, 张建国 恒信食品, 周远航 副市长, 林晓 督查室, 市金融办, 孙志强."""
    pieces = _pieces(words)
    whole = " ".join(pieces)
    if not pieces:
        return Unclear(Unsure.NOTHING)
    if unit := _unit(whole, book):
        return UnitChat(unit)
    read = next(_readings(pieces, book), None)
    if read is not None:
        return read
    if namesakes(book, whole):
        return Invited(whole)
    return _unclear(pieces, book)


def _pieces(words: str) -> list[str]:
    return [piece for piece in _BETWEEN.split(visible(words.strip()[:MOST_WORDS])) if piece]


def _readings(pieces: Sequence[str], book: Register) -> Iterator[Invited]:
    """A new enterprise, if they say so; else each place where they may be parted, the name first or last."""
    for at in range(1, len(pieces)):
        if enterprise := new_enterprise(" ".join(pieces[at:])):
            known = enterprise_named(enterprise, book) or enterprise
            new = Capacity(role=Role.REQUESTER, enterprise=known)
            yield Invited(" ".join(pieces[:at])[:LONGEST], new, founds=True)
    halves = [(" ".join(pieces[:i]), " ".join(pieces[i:])) for i in range(1, len(pieces))]
    for name, post in (*halves, *((post, name) for name, post in halves)):
        if len(name) <= LONGEST and not _capacity(name, book) and (capacity := _capacity(post, book)):
            yield Invited(name, capacity)


def _capacity(post: str, book: Register) -> Capacity | None:
    if unit := _unit(post, book):
        return Capacity(role=Role.HANDLER, unit=unit)
    if enterprise := enterprise_named(post, book):
        return Capacity(role=Role.REQUESTER, enterprise=enterprise)
    if fold(post) in _OFFICE:
        return Capacity(role=Role.OFFICER)
    told = _LEADER.fullmatch(fold(post))
    title = post[told.start("title") :] if told else post
    return Capacity(role=Role.LEADER, title=title) if told or _is_title(post, book) else None


def _is_title(post: str, book: Register) -> bool:
    """A leader's rights are not given for a word that could be anything."""
    known = {one.title for one in book.people if Role.LEADER in one.roles}
    return post in known or _TITLE.fullmatch(fold(post)) is not None


def _unit(words: str, book: Register) -> str | None:
    """By all that it is called, if the words say nothing else."""
    whole = (0, len(words))
    return next((named.unit.name for named in names_in(words, book.units) if (named.start, named.end) == whole), None)


def enterprise_named(words: str, book: Register) -> str | None:
    """By its name or an alias."""
    folded = fold(words)
    named = (one.name for one in book.enterprises if folded in map(fold, (one.name, *one.aliases)))
    return next(named, None)


def new_enterprise(words: str) -> str | None:
    """新建 华新五金."""
    first, _, name = visible(words).partition(" ")
    return name if fold(first) in _NEW and 1 < len(name) <= LONGEST else None


def names_no_enterprise(words: str) -> bool:
    """不是企业."""
    return fold(words.strip()) in _CITIZEN


def _unclear(pieces: Sequence[str], book: Register) -> Unclear:
    name, post = pieces[0], " ".join(pieces[1:])
    if not post:
        units = (spelling for unit in book.units for spelling in unit.names)
        return Unclear(Unsure.NO_POST, name, near=near(name, [*units, *(one.name for one in book.people)]))
    posts = [*(one.name for one in book.units), *(one.name for one in book.enterprises)]
    return Unclear(Unsure.NO_SUCH_POST, name, post, near(post, posts))


# ── who of the book is meant ──────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Which:
    """There are people of that name: is it one of them, or (`may_be_new`) somebody else?"""

    people: tuple[Entry, ...]
    may_be_new: bool


def meant(book: Register, invited: Invited) -> Entry | Which | None:
    """The entry, None for somebody new, or what has to be asked: a namesake must not get another's rights."""
    same = namesakes(book, invited.name)
    here = tuple(one for one in same if not one.left) or same
    if invited.capacity is None:
        return here[0] if len(here) == 1 else Which(here, may_be_new=False)
    capacity = invited.capacity
    exact = [one for one in sorted(same, key=lambda one: one.left) if capacity.holds_of(one)]
    if exact:
        return exact[0]
    return Which(same, may_be_new=True) if same else None


# ── who leaves ────────────────────────────────────────────────────────────


def leavers(words: str, book: Register) -> tuple[Entry, ...]:
    """Those who are here and may be meant by a name, and by what they are if that is said as well."""
    pieces = _pieces(words)
    here = [one for one in book.people if not one.left]
    called = [one for one in here if fold(one.name) == fold(" ".join(pieces))]
    if called or len(pieces) < 2:
        return tuple(called)
    read = (_left_as(one, reading) for reading in _readings(pieces, book) for one in here)
    return tuple(dict.fromkeys(one for one in read if one))


def _left_as(one: Entry, invited: Invited) -> Entry | None:
    same = fold(one.name) == fold(invited.name) and invited.capacity is not None
    return one if same and invited.capacity and invited.capacity.holds_of(one) else None


def near_people(words: str, book: Register) -> tuple[str, ...]:
    """Names of those who are here that are spelled nearly so."""
    pieces = _BETWEEN.split(words.strip()[:MOST_WORDS])
    return near(pieces[0], [one.name for one in book.people if not one.left]) if words.strip() else ()
