"""What the office and leaders do beside the single issue: the roster, service day, leader's day, the hotline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.city import Room
from bot.core.folding import fold
from bot.core.messages import Said
from bot.core.people import Person, Roster
from bot.core.words import Role


class Errand(StrEnum):
    """By its command in English."""

    WHO = "who"  # 核实: which enterprise a guest belongs to
    INVITE = "invite"  # 邀请: a link by which somebody enrols
    LEFT = "left"  # 离任: somebody has no rights any more
    NEW = "new"  # 登记: an issue on behalf of a caller
    ROTA = "rota"  # 服务日: which leader visits which enterprises
    ONSITE = "onsite"  # 现场: an issue taken on a visit
    DUTY = "duty"  # 接听日: which leader listens when
    LEDGER = "ledger"  # 台账: a leader's issues and instructions


#: The same in Chinese, at the beginning of a message.
WORDS: Mapping[str, Errand] = {
    "核实": Errand.WHO,
    "邀请": Errand.INVITE,
    "离任": Errand.LEFT,
    "登记": Errand.NEW,
    "服务日": Errand.ROTA,
    "现场": Errand.ONSITE,
    "接听日": Errand.DUTY,
    "台账": Errand.LEDGER,
}

_OFFICE = frozenset({Role.OFFICER, Role.ADMIN})
_LEADERS_TOO = frozenset({Role.OFFICER, Role.LEADER})
_DESK, _DESK_OR_PRIVATE = frozenset({Room.OFFICE}), frozenset({Room.OFFICE, Room.PRIVATE})


@dataclass(frozen=True, slots=True)
class Place:
    """Who may do it, and where."""

    roles: frozenset[Role]
    rooms: frozenset[Room]


#: Elsewhere the words mean what they always do.
PLACES: Mapping[Errand, Place] = {
    Errand.WHO: Place(_OFFICE, _DESK),
    Errand.INVITE: Place(_OFFICE, _DESK_OR_PRIVATE),
    Errand.LEFT: Place(_OFFICE, _DESK_OR_PRIVATE),
    Errand.NEW: Place(frozenset({Role.OFFICER}), _DESK),
    Errand.ROTA: Place(_LEADERS_TOO, _DESK_OR_PRIVATE),
    Errand.ONSITE: Place(_LEADERS_TOO, _DESK_OR_PRIVATE),
    Errand.DUTY: Place(_LEADERS_TOO, _DESK_OR_PRIVATE),
    Errand.LEDGER: Place(_LEADERS_TOO, _DESK_OR_PRIVATE),
}

_COMMAND = re.compile(r"\s*/(?P<word>[a-z_]+)(?:@\w+)?(?:\s+|$)")
#: A word ends where something else begins: 服务日 alone, 服务日 周远航, and not 服务日快到了.
_WORD = re.compile(rf"\s*(?P<word>{'|'.join(WORDS)})(?:[\s,，:：]+|$)")
#: Without a blank, as people write it in a hurry: what follows must be quoted, or be called so in the roster.
_RUN_ON = re.compile(rf"\s*(?P<word>{'|'.join(WORDS)})(?=(?P<rest>\S.*))", re.DOTALL)
_QUOTE = re.compile(r"[「『“《\"]")
_QUOTED = re.compile(r"[「『“《\"]([^「」『』“”《》\"]+)[」』”》\"]")
#: Whose own words may be quotations: there the marks tell where a name ends.
_KEEP_QUOTES = (Errand.NEW, Errand.ONSITE)
#: A name of a single character begins too many words.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Asked:
    errand: Errand
    words: str  # what follows, in the person's own words


def errand_in(said: Said, roster: Roster) -> Asked | None:
    """The errand that a message begins with, whoever says it; borrowed words ask for nothing."""
    folded = fold(said.text)
    match = _COMMAND.match(folded) or _WORD.match(folded) or _run_on(folded, roster)
    if match is None or said.borrowed_from:
        return None
    errand = WORDS.get(match["word"]) or (Errand(match["word"]) if match["word"] in list(Errand) else None)
    return Asked(errand, _words(errand, said.text[match.end() :].strip())) if errand else None


def _words(errand: Errand, words: str) -> str:
    quoted = None if errand in _KEEP_QUOTES else _QUOTED.fullmatch(words)
    return quoted[1].strip() if quoted else words


def _run_on(folded: str, roster: Roster) -> re.Match[str] | None:
    """离任罗志远, 登记「老李豆腐坊」 停水; not 服务日快到了, 现场很多人, 邀请罗志远参加."""
    match = _RUN_ON.match(folded)
    if match is None or _QUOTE.match(match["rest"]):
        return match
    by_name = WORDS[match["word"]] is not Errand.NEW and any(_begins(match["rest"], name) for name in _names(roster))
    return match if by_name else None


def _begins(words: str, name: str) -> bool:
    """With that name, whole: something else begins behind it."""
    folded = fold(name)
    behind = words[len(folded) : len(folded) + 1]
    return len(folded) >= _SHORTEST and words.startswith(folded) and (not behind or behind in " \t\n,，:：")


def _names(roster: Roster) -> Iterator[str]:
    yield from (person.name for person in (*roster.people, *roster.named_leaders))
    for unit in roster.units:
        yield from unit.names
    for enterprise in roster.enterprises:
        yield from (enterprise.name, *enterprise.aliases)


def may_run(person: Person, errand: Errand, room: Room) -> bool:
    place = PLACES[errand]
    return person.has(*place.roles) and room in place.rooms
