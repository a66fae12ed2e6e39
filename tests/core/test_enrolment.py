"""How the book changes: who is identified, who takes on a role, whose account is bound, who leaves."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.city import Room
from bot.core.enrolment import (
    Capacity,
    Clash,
    bound,
    departed,
    entered,
    entry_of,
    founded,
    identified,
    is_last_officer,
    taking_on,
    token_in,
    with_chat,
)
from bot.core.errands import Errand, may_run
from bot.core.messages import Chat, Said, Sender
from bot.core.people import Person, Unit
from bot.core.register import Entry, Register
from bot.core.words import Role

LIAISON = Capacity(role=Role.HANDLER, unit="市金融办")
SUN = Entry(number=1, name="孙志强", roles=frozenset({Role.HANDLER}), unit="市工信局", telegram_id=41)
WAITS = Entry(number=2, name="张建国", roles=frozenset({Role.REQUESTER}), enterprise="恒信食品")
GONE = Entry(number=3, name="老陈", roles=frozenset({Role.OFFICER}), title="主任", telegram_id=43, left=True)
LIN = Entry(number=4, name="林晓", roles=frozenset({Role.OFFICER}), telegram_id=44)
BOOK = Register(units=(Unit("市金融办"), Unit("市工信局")), people=(SUN, WAITS, GONE, LIN))


def book(*people: Entry) -> Register:
    return replace(BOOK, people=people)


# ── roles ─────────────────────────────────────────────────────────────────


def test_a_new_entry_has_the_next_number() -> None:
    after, one = entered(BOOK, "顾明", LIAISON)
    assert after.people == (*BOOK.people, one)
    assert one == Entry(number=5, name="顾明", roles=frozenset({Role.HANDLER}), unit="市金融办")


def test_roles_come_together_and_a_new_unit_takes_the_place_of_the_old() -> None:
    assert taking_on(SUN, LIAISON) == replace(SUN, unit="市金融办")
    both = taking_on(SUN, Capacity(role=Role.REQUESTER, enterprise="恒信食品"))
    assert both == replace(SUN, roles=frozenset({Role.HANDLER, Role.REQUESTER}), enterprise="恒信食品")


def test_who_comes_back_has_nothing_of_what_they_were() -> None:
    assert taking_on(GONE, LIAISON) == Entry(
        number=3, name="老陈", roles=frozenset({Role.HANDLER}), unit="市金融办", telegram_id=43
    )


# ── guests ────────────────────────────────────────────────────────────────

GUESTS: dict[str, tuple[Person, str | None, Entry]] = {
    "new": (Person(99, "钱新"), "华锐机械", Entry(number=5, name="钱新", roles=frozenset({Role.REQUESTER}))),
    "expected": (Person(99, "张建国"), "恒信食品", WAITS),
    "a namesake elsewhere": (
        *(Person(99, "张建国"), "华锐机械"),
        Entry(number=5, name="张建国", roles=frozenset({Role.REQUESTER})),
    ),
    "a citizen": (Person(99, "张建国"), None, Entry(number=5, name="张建国", roles=frozenset({Role.REQUESTER}))),
    "who had left": (Person(43, "陈"), "华锐机械", Entry(number=3, name="老陈", roles=frozenset({Role.REQUESTER}))),
}


@pytest.mark.parametrize(("guest", "enterprise", "expected"), GUESTS.values(), ids=GUESTS.keys())
def test_a_guest_is_a_requester(guest: Person, enterprise: str | None, expected: Entry) -> None:
    after = identified(BOOK, guest, enterprise)
    one = entry_of(after, guest.telegram_id)
    assert one == replace(expected, enterprise=enterprise, telegram_id=guest.telegram_id)
    assert len(after.people) == len(BOOK.people) + (expected.number == 5)


def test_an_enterprise_is_founded_once() -> None:
    once = founded(BOOK, "华新五金")
    assert [one.name for one in once.enterprises] == ["华新五金"]
    assert founded(once, "华新五金") == once


# ── accounts ──────────────────────────────────────────────────────────────

BOUND: dict[str, tuple[Register, int, int, int | None, Register | Clash]] = {
    "enrols": (BOOK, 2, 99, None, book(SUN, replace(WAITS, telegram_id=99), GONE, LIN)),
    "once more": (BOOK, 1, 41, None, BOOK),
    "moves to a new account": (BOOK, 1, 99, 41, book(replace(SUN, telegram_id=99), WAITS, GONE, LIN)),
    "an old link, enrolled meanwhile": (BOOK, 1, 99, None, Clash.OTHER_ACCOUNT),
    "a link for an account before the last": (BOOK, 1, 99, 40, Clash.OTHER_ACCOUNT),
    "somebody else's account": (BOOK, 2, 41, None, Clash.OTHER_NAME),
    "the account of somebody else who left": (BOOK, 2, 43, None, Clash.OTHER_NAME),
    "nobody": (BOOK, 9, 99, None, Clash.GONE),
    "who left": (BOOK, 3, 43, 43, Clash.GONE),
}


@pytest.mark.parametrize(("before", "number", "account", "promised", "after"), BOUND.values(), ids=BOUND.keys())
def test_whose_account_it_is(
    before: Register, number: int, account: int, promised: int | None, after: Register | Clash
) -> None:
    assert bound(before, number, account, promised) == after


def test_one_person_with_two_entries_becomes_one() -> None:
    """The younger number stays, so that it is never given again; the link's own unit counts."""
    member = Entry(
        number=5, name="孙志强", roles=frozenset({Role.REQUESTER, Role.HANDLER}), unit="市金融办", enterprise="恒信食品"
    )
    one = replace(member, telegram_id=41)
    assert bound(book(SUN, member), 5, 41, None) == book(one)
    older, newer = replace(member, number=1), replace(SUN, number=5)
    assert bound(book(older, newer), 1, 41, None) == book(one)


def test_what_somebody_was_before_they_left_does_not_come_back_with_a_link() -> None:
    """Of the same name: one who left, and their new entry."""
    anew = Entry(number=5, name="老陈", roles=frozenset({Role.HANDLER}), unit="市金融办")
    assert bound(book(GONE, anew), 5, 43, None) == book(replace(anew, telegram_id=43))


# ── leaving ───────────────────────────────────────────────────────────────


def test_who_leaves_has_no_rights_and_keeps_their_entry() -> None:
    after = departed(BOOK, 1)
    assert after == book(replace(SUN, left=True), WAITS, GONE, LIN)
    assert after.roster().person(41, "孙").roles == {Role.GUEST}


def test_the_last_of_the_office_stays() -> None:
    assert is_last_officer(BOOK, LIN)
    assert not is_last_officer(BOOK, SUN)
    assert not is_last_officer(BOOK, GONE)
    assert not is_last_officer(book(LIN, replace(LIN, number=5, telegram_id=45)), LIN)
    assert is_last_officer(book(LIN, replace(LIN, number=5, telegram_id=None)), LIN)  # who has not enrolled yet


def test_a_units_chat() -> None:
    assert [unit.chat for unit in with_chat(BOOK, "市工信局", -77).units] == [None, -77]


# ── links, and who may make them ──────────────────────────────────────────

TOKEN = "in_" + "aB-_9" * 4 + "xy"
TOKENS = {TOKEN: TOKEN, f" {TOKEN} ": TOKEN, TOKEN[:-1]: None, TOKEN + "z": None, "ZQ1001": None, "my": None, "": None}


@pytest.mark.parametrize(("argument", "expected"), TOKENS.items())
def test_a_token_is_told_from_what_else_a_link_brings(argument: str, expected: str | None) -> None:
    said = Said(Chat(1), 1, Sender(1, "张"), datetime(2026, 11, 24, tzinfo=UTC), "/start", argument=argument)
    assert token_in(replace(said, command="start")) == expected
    assert token_in(replace(said, command="help")) is None


WHO_MAY = """
            group office unit private
who         ·     oa     ·    ·
invite      ·     oa     ·    oa
left        ·     oa     ·    oa
"""
_ROOMS, *_ROWS = [line.split() for line in WHO_MAY.strip().splitlines()]
LETTERS = {
    Role.OFFICER: "o",
    Role.ADMIN: "a",
    Role.LEADER: "l",
    Role.HANDLER: "h",
    Role.REQUESTER: "r",
    Role.GUEST: "g",
}


@pytest.mark.parametrize("role", LETTERS)
def test_who_may_change_the_book_and_where(role: Role) -> None:
    person = Person(1, "某人", frozenset({role}), unit="市金融办", enterprise="恒信食品")
    for errand, *cells in _ROWS:
        for room, cell in zip(_ROOMS, cells, strict=True):
            assert may_run(person, Errand(errand), Room(room)) is (LETTERS[role] in cell), (errand, room)
        assert not may_run(person, Errand(errand), Room.FOREIGN)
