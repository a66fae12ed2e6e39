"""What stands in a chat instead of a post about an issue whose people were forgotten."""

from bot.core.notices import Post, Priority
from bot.voice.speech import Speech


def tombstone(speech: Speech, key: str, chat: int, number: int, place: str) -> Post:
    """`key`, `chat` and `place` as of the post that stands there; never a new message."""
    speech = speech.to(chat)
    text = speech.say.html("forgotten", number=speech.number(number))
    return Post(key, chat, text, issue=number, place=place, priority=Priority.EDIT, edit_only=True)
