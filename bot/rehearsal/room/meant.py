"""What a wish is about: who, where, which message, which words; and what is wrong with it."""

from bot.rehearsal.chats import Chat, Message, Person
from bot.rehearsal.entities import CAPTION_LIMIT, cleaned, utf16
from bot.rehearsal.payloads import Json
from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.views import by_key, sees


def speaker(play: Play, wish: Json) -> Person:
    person = play.town.people.get(int(wish["person"]))
    if person is None or person.is_bot:
        raise Mistake("gone")
    return person


def place(play: Play, wish: Json) -> Chat:
    """The chat that is meant, in which the person must be."""
    chat = play.town.chats.get(int(wish["chat"]))
    if chat is None or not chat.status_of(speaker(play, wish).id).present:
        raise Mistake("not_in_chat")
    if chat.upgraded_to is not None:
        raise Mistake("closed")
    return chat


def meant(play: Play, wish: Json) -> Message:
    """The message that is meant, as long as the person sees it."""
    return seen(play, wish, str(wish["message"]))


def answered(play: Play, wish: Json) -> Message | None:
    key = wish.get("reply_to")
    return seen(play, wish, str(key)) if key else None


def seen(play: Play, wish: Json, key: str) -> Message:
    message = by_key(play.town, key)
    if message is None or not sees(play.town, speaker(play, wish), message):
        raise Mistake("gone")
    return message


def topic_in(chat: Chat, person: Person, wish: Json) -> int | None:
    """The topic to write into; closed ones are for those who manage topics."""
    number = wish.get("topic")
    if not number or not chat.forum:
        return None
    topic = chat.topics.get(int(number))
    if topic is None or (topic.closed and not chat.status_of(person.id).may("can_manage_topics")):
        raise Mistake("closed")
    return topic.id


def check_text(text: object, limit: int) -> str:
    """Raises Mistake where a Telegram client would not send it."""
    if not isinstance(text, str) or not cleaned(text).strip():
        raise Mistake("empty")
    if utf16(cleaned(text).strip()) > limit:
        raise Mistake("too_long")
    return text


def caption(text: object) -> str:
    """What stands under a file; nothing at all is fine. Raises Mistake."""
    return check_text(text, CAPTION_LIMIT) if text else ""
