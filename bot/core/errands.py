"""What the office and leaders do beside the single issue: the roster, service day, leader's day, the hotline."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.city import Room
from bot.core.folding import fold
from bot.core.messages import Said
from bot.core.people import Person
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


@dataclass(frozen=True, slots=True)
class Asked:
    errand: Errand
    words: str  # what follows, in the person's own words


def errand_in(said: Said) -> Asked | None:
    """The errand that a message begins with, whoever says it; borrowed words ask for nothing."""
    folded = fold(said.text)
    match = _COMMAND.match(folded) or _WORD.match(folded)
    if match is None or said.borrowed_from:
        return None
    errand = WORDS.get(match["word"]) or (Errand(match["word"]) if match["word"] in list(Errand) else None)
    return Asked(errand, said.text[match.end() :].strip()) if errand else None


def may_run(person: Person, errand: Errand, room: Room) -> bool:
    place = PLACES[errand]
    return person.has(*place.roles) and room in place.rooms
