"""To the office: where the bot is not any more, where it is back, where it can't listen or can't make topics."""

from datetime import datetime

from bot.core.city import City, Room
from bot.core.messages import Chat
from bot.core.notices import Post
from bot.core.readings import Place
from bot.voice.speech import NAME, Speech
from bot.voice.text import one_line


def removed(speech: Speech, city: City, chat: int, now: datetime) -> Post:
    return _to_office(speech, city, "removed", chat, now)


def returned(speech: Speech, city: City, chat: int, now: datetime) -> Post:
    """In a unit's group nobody registers anything: there it is a look at what was overlooked."""
    at_unit = city.room(Chat(chat)) is Room.UNIT
    return _to_office(speech, city, "returned_to_unit" if at_unit else "returned", chat, now)


def unheard(speech: Speech, city: City, chat: int, now: datetime) -> Post:
    """Telegram's privacy mode: in a group the bot only hears what is said to it, unless it is an administrator."""
    return _to_office(speech, city, "unheard", chat, now)


def no_topics(speech: Speech, city: City, chat: int, now: datetime) -> Post:
    return _to_office(speech, city, "no_topics", chat, now)


def _to_office(speech: Speech, city: City, what: str, chat: int, now: datetime) -> Post:
    """Once a day: the same sentence about the same chat is the same post. `city` with the chat ids of today."""
    speech = speech.to(speech.city.office)
    day = now.astimezone(city.zone).date()
    return Post(
        key=f"{what}:{chat}:{day}",
        chat=city.office,
        text=speech.say.html(f"membership.{what}", where=named(speech, city, chat)),
        place=Place.ASIDE,
    )


def named(speech: Speech, city: City, chat: int) -> str:
    """A unit's group by the unit's name; of several watched groups each by its number."""
    say = speech.say
    if chat == city.office:
        return say.plain("place.here")
    if city.room(Chat(chat)) is Room.UNIT:
        unit = next(unit.name for unit in city.roster.units if unit.chat == chat)
        return say.plain("place.unit", unit=one_line(unit, NAME))
    return say.plain("place.group") if len(city.groups) == 1 else say.plain("place.one_group", chat=chat)
