"""What is shared by the plays of people who come into the book."""

import re

from bot.core.register import Entry, Register
from bot.rehearsal.chats import Message, Person
from tests.stories.house import House

LINK = re.compile(r"https://t\.me/\S+")


async def book(house: House) -> Register:
    async with house.work() as work:
        return await work.register.load()


async def entry(house: House, name: str) -> Entry:
    return next(one for one in (await book(house)).people if one.name == name)


def link_in(message: Message) -> str:
    found = LINK.search(message.text)
    assert found, message.text
    return found[0]


async def asked(house: House, words: str) -> Message:
    """What the bot answers to it, at the office."""
    said = await house.say("林晓", words, "office")
    return next(post for post in reversed(house.posts("office")) if post.reply_to == said.id)


async def opens(house: House, who: str | Person, link: str) -> str:
    """What somebody reads who opens the link."""
    person = house.troupe.people[who] if isinstance(who, str) else who
    house.town.follow(person, link)
    await house.quiet()
    return house.town.chat(person.id).last.text


def newcomer(house: House, number: int, name: str) -> Person:
    return house.town.add_person(number, name)
