"""Which chat speaks what: a configured one as it is configured, a private one as the person's Telegram does."""

from bot.core.city import City
from bot.core.messages import Chat, Edited, Incoming, Pressed, Said, Sender
from bot.voice.speech import Speech, language_of
from storage.work import Work


async def speech_of(work: Work, city: City, today: City) -> Speech:
    """With the languages of chats that moved and of people. `city` as configured; `today`: after all moves."""
    return Speech(city, {**today.languages, **await work.chats.languages()})


async def speech_for(work: Work, city: City, today: City, incoming: Incoming) -> Speech:
    """As it is spoken where somebody spoke or pressed; privately they are heard in their own language at once."""
    match incoming:
        case Said(chat=chat, sender=sender) | Pressed(chat=chat, sender=sender) | Edited(said=Said(chat, _, sender)):
            await _learn(work, city, chat, sender)
            return (await speech_of(work, city, today)).to(chat.telegram_id)
        case _:
            return await speech_of(work, city, today)


async def _learn(work: Work, city: City, chat: Chat, sender: Sender) -> None:
    """Remembered for whatever is told them there later. Where Telegram does not say, nothing changes."""
    if not chat.private or sender.language is None:
        return
    language = language_of(sender.language)
    other = None if language == city.language else language
    if (await work.chats.languages()).get(chat.telegram_id) != other:
        await work.chats.speaks(chat.telegram_id, other)
