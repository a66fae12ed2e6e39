"""/help and the menus of commands: what each person can do in each room, and nothing else."""

from dataclasses import replace
from datetime import datetime
from itertools import combinations

import pytest

from bot.core.city import Room
from bot.core.keywords import keyword
from bot.core.messages import Chat, Said, Sender
from bot.core.offers import menu_in, orders_of
from bot.core.people import Person
from bot.core.words import Role
from bot.voice.guide import help_here, menu
from bot.voice.speech import Speech
from tests.core.cast import GROUP, GUEST, LIN, OFFICE, SUN, TUESDAY, WU, ZHANG, ZHOU, city
from tests.voice.reading import LINES, WIDTH, lines_on_a_phone, seen

ZH, EN = Speech(city()), Speech(city(language="en"))
BOTH = pytest.mark.parametrize("speech", [ZH, EN], ids=["zh", "en"])
ROOMS = (Room.GROUP, Room.PRIVATE, Room.OFFICE, Room.UNIT)


def asked(person: Person, chat: int = GROUP, at: datetime = TUESDAY) -> Said:
    sender = Sender(person.telegram_id, person.name)
    return Said(Chat(chat, private=chat > 0), 70, sender, at, "/help", command="help")


def told(person: Person, room: Room, speech: Speech = ZH) -> str:
    return seen(help_here(speech, asked(person), person, room).text)


CAN = [
    ("an entrepreneur in the group", ZHANG, Room.GROUP, "有难处直接在群里说", "/my"),
    ("somebody nobody knows", GUEST, Room.GROUP, "有难处直接在群里说", "私下写给我"),
    ("the mayor in the group", ZHOU, Room.GROUP, "就是批示", "请市金融办今天下午对接"),
    ("the office in the group", LIN, Room.GROUP, "受理、交办", "内部备注"),
    ("a liaison in the group", SUN, Room.GROUP, "就是进展", "签收、进展"),
    ("an entrepreneur in private", ZHANG, Room.PRIVATE, "写在这里的不会公开", "/my"),
    ("the mayor in private", ZHOU, Room.PRIVATE, "批示请写在群里", ""),
    ("the office in private", LIN, Room.PRIVATE, "在办公室的群里办", ""),
    ("a liaison whose unit has a chat", SUN, Room.PRIVATE, "交给市金融办的诉求在单位的群里办", "签收"),
    ("a liaison whose desk this is", WU, Room.PRIVATE, "点市供电公司卡片下的按钮", "先给您看"),
    ("the office at its desk", LIN, Room.OFFICE, "例如：交办 市金融办 3个工作日", "内部备注"),
    ("the mayor at the office's desk", ZHOU, Room.OFFICE, "批示、交办", "内部备注"),
    (
        "a liaison at the unit's desk",
        SUN,
        Room.UNIT,
        "签收、进展、请补充、接着办、办结、延期、退单、协办意见、备注",
        "先给您看",
    ),
    ("an entrepreneur at a desk", ZHANG, Room.UNIT, "看诉求办到哪了", ""),
]


@pytest.mark.parametrize(("person", "room", "words", "more"), [pytest.param(*c[1:], id=c[0]) for c in CAN])
def test_each_reads_what_they_can_do_here(person: Person, room: Room, words: str, more: str) -> None:
    text = told(person, room)
    assert text.startswith(f"{ZH.person(person)}，您在这里可以：\n")
    assert words in text
    assert more in text


CANNOT = [
    (ZHANG, Room.GROUP, ("批示", "交办", "受理", "签收")),
    (ZHOU, Room.GROUP, ("受理", "签收", "/my")),
    (SUN, Room.GROUP, ("受理", "不予受理", "批示")),
    (LIN, Room.OFFICE, ("签收", "批示")),
    (ZHANG, Room.OFFICE, ("交办", "备注")),
]


@pytest.mark.parametrize(("person", "room", "words"), CANNOT)
def test_nobody_reads_what_is_for_others(person: Person, room: Room, words: tuple[str, ...]) -> None:
    assert [word for word in words if word in told(person, room)] == []


@BOTH
@pytest.mark.parametrize("room", ROOMS)
def test_whoever_has_several_roles_reads_of_each_on_one_screen(speech: Speech, room: Room) -> None:
    roles = (Role.LEADER, Role.OFFICER, Role.HANDLER, Role.REQUESTER)
    for several in (some for count in range(4) for some in combinations(roles, count)):
        person = replace(
            SUN, roles=frozenset(several) or frozenset({Role.GUEST}), title="副市长", enterprise="华锐机械"
        )
        text = told(person, room, speech)
        staff = [role for role in several if role is not Role.REQUESTER]
        wanted = [speech.join(_written(speech, role)) for role in staff if room in (Room.OFFICE, Room.UNIT)]
        assert [orders for orders in wanted if orders not in text] == []
        assert len(text.splitlines()) > 1
        assert lines_on_a_phone(text, WIDTH if speech is ZH else 2 * WIDTH) <= LINES  # Latin letters are half as wide


def _written(speech: Speech, role: Role) -> list[str]:
    if speech is EN:
        return [f"/{action}" for action in orders_of(role)]
    return [speech.say.plain(f"action.{action}") for action in orders_of(role)]


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICER, Role.HANDLER])
def test_each_word_it_names_is_understood(role: Role) -> None:
    for speech in (ZH, EN):
        for action, word in zip(orders_of(role), _written(speech, role), strict=True):
            understood = keyword(f"{word} …")
            assert understood is not None
            assert understood.action is action


def test_where_only_calls_are_heard_nobody_is_told_to_just_say_it() -> None:
    speech = Speech(city(mention_only=True))
    assert "有难处发 /new 加上内容" in told(ZHANG, Room.GROUP, speech)
    assert "直接在群里说" not in told(ZHANG, Room.GROUP, speech)


# ── the group is not flooded ──────────────────────────────────────────────


@BOTH
@pytest.mark.parametrize("person", [ZHANG, GUEST, ZHOU, LIN, SUN])
def test_in_the_group_it_is_for_one_person_or_two_lines(speech: Speech, person: Person) -> None:
    post = help_here(speech, asked(person), person, Room.GROUP)
    assert (post.only_for, post.chat, post.reply_to) == (person.telegram_id, GROUP, 70)
    first, more = seen(post.instead).splitlines()
    assert first.startswith(speech.person(person))
    assert seen(post.text).splitlines()[1] in first
    assert "/help" in more


@pytest.mark.parametrize(("room", "chat"), [(Room.OFFICE, OFFICE), (Room.PRIVATE, ZHANG.telegram_id)])
def test_anywhere_else_it_is_an_answer(room: Room, chat: int) -> None:
    post = help_here(ZH, asked(ZHANG, chat), ZHANG, room)
    assert (post.only_for, post.instead, post.chat) == (None, "", chat)


# ── menus ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("room", ROOMS)
def test_a_menu_says_what_each_command_does(language: str, room: Room) -> None:
    commands = menu(language, room)
    assert list(commands) == [str(command) for command in menu_in(room)]
    assert all(3 <= len(does) <= 60 for does in commands.values())
    assert len(set(commands.values())) == len(commands)
