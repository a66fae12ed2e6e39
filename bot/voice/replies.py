"""How the bot answers whoever spoke or pressed: in a pop-up, below their words, or for their eyes alone."""

from collections.abc import Callable
from dataclasses import replace

from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.notices import Answer, Button, Post
from bot.core.readings import Place
from bot.voice.speech import Speech, home, is_public
from bot.voice.text import clip

#: Telegram's limit for the answer to a pressed button.
POP_UP = 200


def pop_up(speech: Speech, callback_id: str, key: str, **values: object) -> Answer:
    return Answer(callback_id, clip(speech.say.plain(key, **values), POP_UP), alert=True)


def toast(speech: Speech, callback_id: str, key: str, **values: object) -> Answer:
    """A short word that passes by itself."""
    return Answer(callback_id, clip(speech.say.plain(key, **values), POP_UP))


def reply(said: Said, text: str) -> Post:
    """An answer right below what somebody said."""
    chat = said.chat.telegram_id
    return Post(
        key=f"reply:{chat}:{said.message_id}", chat=chat, text=text, reply_to=said.message_id, place=Place.ASIDE
    )


def whisper(said: Said, text: str, instead: str = "") -> Post:
    """For the speaker's eyes; where Telegram can't do that, everybody reads `instead`, or the text itself."""
    below = reply(said, text)
    unseen = said.chat.private or said.sender.anonymous
    return below if unseen else replace(below, only_for=said.sender.telegram_id, instead=instead)


def hidden(speech: Speech, said: Said, issue: Issue) -> Post:
    """It is out of the group, as far as that is in the bot's hands; this names no more than a number."""
    number = speech.number(issue.number)
    if said.chat.private:
        return reply(said, speech.say.html("hidden.private", number=number))
    look = Button(speech.say.plain("button.private_chat"), link=f"{speech.city.prefix}{issue.number}")
    return replace(whisper(said, speech.say.html("hidden.group", number=number)), buttons=((look,),))


def once(below: Post, said: Said) -> Post:
    """Told to an identity once in a chat: a post that stands there unchanged is not sent again."""
    return replace(below, key=f"faceless:{said.chat.telegram_id}:{said.sender.telegram_id}")


def about(speech: Speech, said: Said, issue: Issue, words: Callable[[Speech], str]) -> Post | None:
    """An answer about an issue; of one that is not public the group reads nothing, and a colleague learns nothing."""
    if said.chat.private or is_public(issue):
        return whisper(said, words(speech))
    chat, reply_to = home(issue)
    if said.sender.telegram_id != chat:
        return None
    return replace(reply(said, words(speech.to(chat))), chat=chat, reply_to=reply_to)
