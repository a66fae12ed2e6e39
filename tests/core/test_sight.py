"""Who may look up what, and where: every role, every room, every list."""

from dataclasses import replace

import pytest

from bot.core.city import Room
from bot.core.conversation import read
from bot.core.listings import Listing
from bot.core.messages import Chat, Said, Sender
from bot.core.people import THE_BOT, Person
from bot.core.permissions import Sight, sight
from bot.core.readings import Hint, Link, Looks, Place, Prompted, Reading, Scene, Talk
from bot.core.words import Action, Role
from tests.core.cast import (
    ADMIN,
    CHIEF,
    FINANCE,
    FINANCE_CHAT,
    GROUP,
    GUEST,
    INDUSTRY,
    LIN,
    OFFICE,
    SUN,
    TUESDAY,
    WU,
    ZHANG,
    ZHENG,
    ZHOU,
    city,
    closed,
    dispatched,
    opened,
)

#: A: all issues; R: and who reported; U: those of the unit whose chat it is, or of one's own; ·: no list at all.
TABLE = """
             group office finance industry private
leader       ·     R      U       U        A
officer      ·     R      U       U        R
chief        ·     R      U       U        R
finance      ·     ·      U       ·        U
both         ·     R      U       U        R
unitless     ·     ·      ·       ·        ·
requester    ·     ·      ·       ·        ·
guest        ·     ·      ·       ·        ·
admin        ·     ·      ·       ·        ·
bot          ·     ·      ·       ·        ·
"""
BOTH = replace(LIN, roles=frozenset({Role.OFFICER, Role.HANDLER}), unit=FINANCE.name)
PEOPLE = {
    "leader": ZHOU,
    "officer": LIN,
    "chief": CHIEF,
    "finance": SUN,
    "both": BOTH,
    "unitless": replace(SUN, unit=None),
    "requester": ZHANG,
    "guest": GUEST,
    "admin": ADMIN,
    "bot": THE_BOT,
}
ROOMS = {
    "group": (Room.GROUP, ()),
    "office": (Room.OFFICE, ()),
    "finance": (Room.UNIT, (FINANCE.name,)),
    "industry": (Room.UNIT, (INDUSTRY.name,)),
    "private": (Room.PRIVATE, ()),
}

_HEAD, *_ROWS = [line.split() for line in TABLE.strip().splitlines()]


#: Whom to telephone is for whoever telephones, and nobody looks over their shoulder in a unit's chat.
CALLERS = {(who, where) for who in ("officer", "chief", "both") for where in ("office", "private")}


#: A ledger is for leaders and the office: what is not for handlers stands in no unit's chat.
READERS = {
    "leader": {"office": "R", "private": "A"},
    **dict.fromkeys(("officer", "chief", "both"), dict.fromkeys(("office", "private"), "R")),
}


def seen(cell: str, person: Person, here: tuple[str, ...]) -> Sight | None:
    own = here or ((person.unit,) if person.unit else ())
    return {"A": Sight(None), "R": Sight(None, reporters=True), "U": Sight(own), "·": None}[cell]


def test_the_table_is_whole() -> None:
    assert [row[0] for row in _ROWS] == list(PEOPLE)
    assert list(ROOMS) == _HEAD


CELLS = [
    pytest.param(row[0], where, cell, id=f"{row[0]}-{where}")
    for row in _ROWS
    for where, cell in zip(_HEAD, row[1:], strict=True)
]


@pytest.mark.parametrize("listing", [one for one in Listing if one not in (Listing.CALLBACKS, Listing.LEDGER)])
@pytest.mark.parametrize(("who", "where", "cell"), CELLS)
def test_each_role_room_and_list(who: str, where: str, cell: str, listing: Listing) -> None:
    room, here = ROOMS[where]
    assert sight(PEOPLE[who], listing, room, here) == seen(cell, PEOPLE[who], here)


@pytest.mark.parametrize(("who", "where", "cell"), CELLS)
def test_whom_to_telephone(who: str, where: str, cell: str) -> None:
    room, here = ROOMS[where]
    expected = Sight(None, reporters=True) if (who, where) in CALLERS else None
    assert sight(PEOPLE[who], Listing.CALLBACKS, room, here) == expected


@pytest.mark.parametrize(("who", "where", "cell"), CELLS)
def test_the_ledgers(who: str, where: str, cell: str) -> None:
    room, here = ROOMS[where]
    expected = seen(READERS.get(who, {}).get(where, "·"), PEOPLE[who], here)
    assert sight(PEOPLE[who], Listing.LEDGER, room, here) == expected


def test_a_chat_that_two_units_share_shows_both() -> None:
    assert sight(SUN, Listing.BOARD, Room.UNIT, (FINANCE.name, INDUSTRY.name)) == Sight((FINANCE.name, INDUSTRY.name))


def test_a_chat_that_nobody_configured_shows_nothing() -> None:
    assert sight(LIN, Listing.BOARD, Room.FOREIGN) is None


@pytest.mark.parametrize(
    ("units", "covered"),
    [(None, True), ((FINANCE.name,), True), ((INDUSTRY.name,), True), (("市供电公司",), False), ((), False)],
)
def test_what_a_unit_leads_or_assists(units: tuple[str, ...] | None, covered: bool) -> None:
    assert Sight(units).covers(dispatched()) is covered
    assert Sight(units).covers(closed()) is covered


def test_what_no_unit_has_is_no_unit_s() -> None:
    assert not Sight((FINANCE.name,)).covers(opened())


# ── what is read as a list ────────────────────────────────────────────────


def heard(person: Person, room: Room, text: str, **more: object) -> Reading:
    chats = {Room.GROUP: GROUP, Room.OFFICE: OFFICE, Room.UNIT: FINANCE_CHAT, Room.PRIVATE: person.telegram_id}
    command = text.removeprefix("/").split()[0] if text.startswith("/") else None
    sender = Sender(person.telegram_id, person.name, anonymous=bool(more.pop("anonymous", False)))
    chat = Chat(chats[room], private=room is Room.PRIVATE)
    said = Said(chat, 70, sender, TUESDAY, text, command=command, argument=text.partition(" ")[2])
    return read(Scene(said=said, person=person, room=room, **more), city())  # type: ignore[arg-type] # as its fields are


@pytest.mark.parametrize("person", [ZHOU, LIN, SUN])
@pytest.mark.parametrize("room", [Room.OFFICE, Room.UNIT, Room.PRIVATE])
@pytest.mark.parametrize("text", ["/board", "看板"])
def test_staff_ask_where_they_work(person: Person, room: Room, text: str) -> None:
    assert heard(person, room, text) == Looks(Listing.BOARD, "")


@pytest.mark.parametrize("text", ["/callbacks", "回访名单"])
def test_only_the_office_asks_whom_to_telephone(text: str) -> None:
    for room in (Room.OFFICE, Room.UNIT, Room.PRIVATE):
        assert heard(LIN, room, text) == Looks(Listing.CALLBACKS, "")
        assert not any(isinstance(heard(person, room, text), Looks) for person in (ZHOU, SUN, ZHANG, GUEST, ADMIN))


@pytest.mark.parametrize("room", [Room.OFFICE, Room.UNIT, Room.PRIVATE])
@pytest.mark.parametrize("text", ["/callbacks", "回访名单"])
def test_other_staff_learn_that_it_is_the_office_s(room: Room, text: str) -> None:
    for person in (ZHOU, SUN):
        assert heard(person, room, text) is Hint.OFFICE_ONLY
        assert heard(person, Room.GROUP, text) is not Hint.OFFICE_ONLY
    for person in (LIN, ZHANG, GUEST, ADMIN):
        assert heard(person, room, text) is not Hint.OFFICE_ONLY


@pytest.mark.parametrize("person", [ZHOU, LIN, SUN, ZHENG, WU])
def test_in_the_group_staff_are_told_where_and_a_word_is_talk(person: Person) -> None:
    assert heard(person, Room.GROUP, "/find 贷款") is Hint.NOT_HERE
    assert heard(person, Room.GROUP, "看板") == Talk()


@pytest.mark.parametrize("person", [ZHANG, GUEST, ADMIN])
@pytest.mark.parametrize("room", [Room.GROUP, Room.OFFICE, Room.UNIT, Room.PRIVATE])
@pytest.mark.parametrize("text", ["/board", "/show ZQ1042", "看板", "超期"])
def test_for_others_there_are_no_lists(person: Person, room: Room, text: str) -> None:
    assert not isinstance(heard(person, room, text), Looks)
    assert heard(person, room, text) is not Hint.NOT_HERE


LINK = Link(1042, Place.DESK, owned=False, ended=False)


def test_in_an_issue_s_topic_a_word_is_a_note_and_show_means_that_issue() -> None:
    assert not isinstance(heard(LIN, Room.OFFICE, "看板", link=LINK), Looks)
    assert heard(LIN, Room.OFFICE, "/show", link=LINK) == Looks(Listing.SHOW, "", 1042)


def test_a_list_is_no_answer_to_a_prompt() -> None:
    prompted = Prompted(1042, Action.HANDLE, "prompt:1")
    assert heard(LIN, Room.OFFICE, "看板", prompted=prompted) == Looks(Listing.BOARD, "")


def test_nobody_knows_who_asks_anonymously() -> None:
    assert heard(LIN, Room.OFFICE, "/board", anonymous=True) is Hint.FACELESS
    assert heard(LIN, Room.GROUP, "/board", anonymous=True) == Talk()
