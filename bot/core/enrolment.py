"""Who comes into the book, takes on a role, gets an account, and leaves: each makes a new book of an old one."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.folding import fold, visible
from bot.core.messages import Said
from bot.core.people import Enterprise, Person
from bot.core.register import Entry, Register
from bot.core.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """As what somebody stands in the book (身份): a role, and what belongs to it."""

    role: Role
    title: str | None = None
    unit: str | None = None
    enterprise: str | None = None

    def holds_of(self, one: Entry) -> bool:
        """They stand in that very capacity, though they may have left."""
        same = (
            self.title in (None, one.title),
            self.unit in (None, one.unit),
            self.enterprise in (None, one.enterprise),
        )
        return all(same) and self.role in one.roles

    def given_to(self, one: Entry) -> Entry:
        """Beside what they are already; a new unit, enterprise or title takes the place of the old one."""
        return replace(
            one,
            roles=one.roles | {self.role},
            title=self.title or one.title,
            unit=self.unit or one.unit,
            enterprise=self.enterprise or one.enterprise,
        )


#: What a link brings along with /start: it can't be taken for an issue's number.
_TOKEN = re.compile(r"in_[A-Za-z0-9_-]{22}")


def token_in(said: Said) -> str | None:
    """Of the link that somebody opened: in the private chat, or by adding the bot to a group."""
    argument = said.argument.strip()
    return argument if said.command == "start" and _TOKEN.fullmatch(argument) else None


#: The same anywhere in a text, as whoever pastes the link posts it.
_SHOWN = re.compile(rf"(?<![A-Za-z0-9_-]){_TOKEN.pattern}(?![A-Za-z0-9_-])")


def tokens_shown(said: Said) -> tuple[str, ...]:
    """Of the links in what somebody wrote or passed on, each once; none in what opens one."""
    return tuple(dict.fromkeys(_SHOWN.findall(said.text))) if token_in(said) is None else ()


class Clash(StrEnum):
    """Why an account can't be bound to an entry."""

    GONE = "gone"  # nobody stands there any more, or they left
    OTHER_NAME = "other_name"  # the account is somebody else's
    OTHER_ACCOUNT = "other_account"  # they enrolled meanwhile with another account


# ── looking somebody up ───────────────────────────────────────────────────


def entry(book: Register, number: int) -> Entry | None:
    return next((one for one in book.people if one.number == number), None)


def entry_of(book: Register, telegram_id: int) -> Entry | None:
    """Whose account it is; those who are here before those who left."""
    theirs = [one for one in book.people if one.telegram_id == telegram_id]
    return min(theirs, key=lambda one: one.left, default=None)


def namesakes(book: Register, name: str) -> tuple[Entry, ...]:
    return tuple(one for one in book.people if fold(one.name) == fold(name))


# ── changing the book ─────────────────────────────────────────────────────


def with_entry(book: Register, one: Entry) -> Register:
    """In place of the one with its number, or behind all others."""
    others = [other for other in book.people if other.number != one.number]
    return replace(book, people=tuple(sorted((*others, one), key=lambda each: each.number)))


def entered(book: Register, name: str, capacity: Capacity) -> tuple[Register, Entry]:
    one = capacity.given_to(Entry(number=book.next_number, name=name, roles=frozenset()))
    return with_entry(book, one), one


def taking_on(one: Entry, capacity: Capacity) -> Entry:
    """With that role as well. Whoever comes back has it alone: what they were before does not come back with them."""
    if one.left:
        one = replace(one, roles=frozenset(), title=None, unit=None, enterprise=None, left=False)
    return capacity.given_to(one)


def founded(book: Register, enterprise: str) -> Register:
    """With that enterprise, if it is new."""
    if any(one.name == enterprise for one in book.enterprises):
        return book
    return replace(book, enterprises=(*book.enterprises, Enterprise(enterprise)))


def with_chat(book: Register, unit: str, chat: int) -> Register:
    """The chat is that unit's from now on."""
    units = (replace(one, chat=chat) if one.name == unit else one for one in book.units)
    return replace(book, units=tuple(units))


def identified(book: Register, guest: Person, enterprise: str | None) -> Register:
    """The guest is a requester: of that enterprise, or a private citizen. Who was expected there is they."""
    capacity = Capacity(role=Role.REQUESTER, enterprise=enterprise)
    known = entry_of(book, guest.telegram_id) or _expected(book, guest, capacity)
    if known is None:
        book, known = entered(book, visible(guest.name) or guest.name, capacity)
    one = replace(taking_on(known, capacity), enterprise=enterprise, telegram_id=guest.telegram_id)
    return with_entry(book, one)


def _expected(book: Register, guest: Person, capacity: Capacity) -> Entry | None:
    """Entered by that name for that enterprise, and not enrolled yet."""
    if capacity.enterprise is None:
        return None
    here = (one for one in namesakes(book, guest.name) if capacity.holds_of(one) and not one.left)
    return next((one for one in here if one.telegram_id is None), None)


def bound(book: Register, number: int, telegram_id: int, promised: int | None) -> Register | Clash:
    """The account is that entry's. `promised`: whose account the entry had when the link for it was made.

    Who is in the book under the same name already becomes one entry with it, with all their roles.
    """
    one, other = entry(book, number), entry_of(book, telegram_id)
    if one is None or one.left:
        return Clash.GONE
    if one.telegram_id not in (None, telegram_id, promised):
        return Clash.OTHER_ACCOUNT
    if other is None or other.number == number:
        return with_entry(book, replace(one, telegram_id=telegram_id))
    if fold(other.name) != fold(one.name):
        return Clash.OTHER_NAME
    return _united(book, replace(one, telegram_id=telegram_id), other)


def _united(book: Register, one: Entry, other: Entry) -> Register:
    """The younger of the two numbers stays, so that none is ever given twice."""
    if not other.left:
        one = replace(
            one,
            roles=one.roles | other.roles,
            title=one.title or other.title,
            unit=one.unit or other.unit,
            enterprise=one.enterprise or other.enterprise,
        )
    people = tuple(each for each in book.people if each.number not in (one.number, other.number))
    return with_entry(replace(book, people=people), replace(one, number=max(one.number, other.number)))


def unbound(book: Register, one: Entry) -> Register:
    """Their account was not theirs: what they are stays, and is nobody's until they enrol."""
    return with_entry(book, replace(one, telegram_id=None))


def departed(book: Register, number: int) -> Register:
    """They have no rights any more; what they did stays theirs."""
    return replace(book, people=tuple(replace(one, left=True) if one.number == number else one for one in book.people))


def is_last_officer(book: Register, one: Entry) -> bool:
    """Without them nobody could receive an issue, or invite anybody."""
    others = (other for other in book.people if other.number != one.number)
    here = Role.OFFICER in one.roles and not one.left and one.telegram_id is not None
    return here and not any(person.has(Role.OFFICER) for other in others if (person := other.person))
