"""The bot's own place in its chats: removed and back, listening or not, and chats that move or get topics."""

from datetime import datetime

import structlog

from bot.core.city import City, Room
from bot.core.messages import Chat, Seated
from bot.service.turn import Turn
from bot.voice import membership as voice
from bot.voice.speech import Speech
from storage.work import Work

log = structlog.get_logger(__name__)


async def take_seat(turn: Turn, seated: Seated) -> None:
    """The bot was added, removed, promoted or demoted. A person who blocked it is told nothing, and nothing of them."""
    room = turn.city.room(seated.chat)
    if room is Room.FOREIGN:
        log.info("seated_elsewhere", chat=seated.chat.telegram_id, present=seated.present)
    if room in (Room.FOREIGN, Room.PRIVATE):
        return
    if not seated.present:
        await leave(turn.work, turn.speech, turn.city, seated.chat.telegram_id, turn.now)
        return
    await learn(turn, seated.chat)
    if room is Room.GROUP and not seated.hears_all:
        log.warning("hears_little", chat=seated.chat.telegram_id)
        await turn.put(voice.unheard(turn.speech, turn.city, seated.chat.telegram_id, turn.now))


async def learn(turn: Turn, chat: Chat) -> None:
    """Where somebody speaks to it the bot is; and every message tells whether a desk has topics.

    In a group people open topics as they like: there the bot's words stand below theirs.
    """
    room = turn.city.room(chat)
    if room in (Room.FOREIGN, Room.PRIVATE):
        return
    known = await turn.work.chats.standing(chat.telegram_id)
    if known.absent:
        await _return(turn, chat.telegram_id)
    if room is not Room.GROUP and known.forum != chat.forum:
        await turn.work.chats.set_forum(chat.telegram_id, chat.forum)


async def leave(work: Work, speech: Speech, city: City, chat: int, now: datetime) -> None:
    """The bot is not there any more: what is meant for the chat waits, and the office hears of it once.

    Of the office itself the log alone can tell.
    """
    if (await work.chats.standing(chat)).absent:
        return
    log.warning("removed", chat=chat)
    await work.chats.seat(chat, present=False)
    if chat != city.office:
        await work.outbox.put(voice.removed(speech, city, chat, now), now)


async def _return(turn: Turn, chat: int) -> None:
    log.info("returned", chat=chat)
    await turn.work.chats.seat(chat, present=True)
    if chat != turn.city.office:
        await turn.put(voice.returned(turn.speech, turn.city, chat, turn.now))


async def move(work: Work, old: int, new: int) -> None:
    """A group became a supergroup: what waits goes there; messages and topics stayed behind."""
    await work.chats.move(old, new)
    await work.outbox.rekey(old, new)
    await work.messages.leave_chat(old)
    await work.topics.leave_chat(old)
