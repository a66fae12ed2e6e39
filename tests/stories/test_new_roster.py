"""The book changes beside a bot at work: a bureau gets a chat and a liaison, and nobody starts the bot anew."""

from dataclasses import replace

from bot.bootstrap import examine
from bot.config import load
from bot.core.people import Person
from bot.core.register import Entry, Register
from bot.core.words import Role, Status
from bot.rehearsal.chats import Chat, Message
from tests.stories.house import PATIENCE, House
from tests.stories.scenes import told

HOUSING = "市住建局"
HE, CHAT = 9001, -1009000000001
ADMIN = Person(31, "周敏", frozenset({Role.ADMIN}))


def with_liaison(book: Register) -> Register:
    """The bureau has a chat of its own, and 何科长 speaks for it."""
    units = tuple(replace(unit, chat=CHAT) if unit.name == HOUSING else unit for unit in book.units)
    roles = frozenset({Role.HANDLER})
    he = Entry(number=book.next_number, name="何科长", roles=roles, unit=HOUSING, telegram_id=HE)
    return replace(book, units=units, people=(*book.people, he))


async def imported(house: House) -> None:
    """As the command line does it."""
    async with house.work() as work:
        book = await work.register.load()
        await work.register.save(with_liaison(book), ADMIN, house.clock.now(), "sheet")


def new_group(house: House) -> Chat:
    """With 何科长 and the bot in it; it has topics."""
    he = house.town.add_person(HE, "何科长", language="zh-hans")
    group = house.town.add_group(CHAT, "住建局诉求办理", [he], bot="administrator")
    house.town.set_forum(group, True)
    house.troupe = replace(
        house.troupe,
        chats={**house.troupe.chats, "housing": group},
        people={**house.troupe.people, "何科长": he},
    )
    return group


def cards(house: House) -> list[Message]:
    return [post for post in house.posts("housing") if post.labels]


async def test_a_bureau_gets_a_chat_and_a_liaison(house: House) -> None:
    group = new_group(house)
    await told(house)
    await house.say("林晓", f"交办 {HOUSING}", "office", to=house.post("office", "#ZQ1001"))
    await house.say("何科长", "/help", "housing")
    assert house.posts("housing") == []

    await imported(house)
    house.at("09:02")
    await house.town.wait_until(lambda: cards(house), PATIENCE)
    await house.quiet()
    (card,) = cards(house)
    assert card.text.startswith("#ZQ1001 已交办")
    assert card.topic is not None
    assert (f"{group.id}:chat", "") in house.town.commands

    async with house.work() as work:
        found = await examine(load(house.folder / "config.toml", {}), await work.register.load())
    assert f"住建局诉求办理 ({CHAT})" in {finding.subject for finding in found}

    await house.press("何科长", "签收", card)
    assert (await house.issue()).status is Status.IN_PROGRESS
    assert f"办理中 · {HOUSING} 何科长" in house.post("group", "停电了").text

    await house.stop()
    await house.start()
    await house.say("何科长", "进展 已派人到场", "housing", to=card)
    assert (await house.history())[-1] == "Progressed"
    assert len(cards(house)) == 1
