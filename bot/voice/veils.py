"""An issue goes private: of all that the bot said about it in the group the number stays, and the way on for those
whose issue it is. Whoever else takes it is greeted, and no more."""

from collections.abc import Iterable

from bot.core.issue import Issue
from bot.core.notices import Post, Priority
from bot.core.readings import Place
from bot.voice.cards import private_chat
from bot.voice.speech import Speech

#: What is posted about an issue where everybody reads it, by the first word of its key.
IN_GROUP = ("card", "dispatched", "question", "result", "again", "redo", "closed", "joined", "alone", "followed")


def veils(speech: Speech, issue: Issue, keys: Iterable[str]) -> list[Post]:
    """One for each post that stands in the group or is on its way there, the first to go; never a new message."""
    if not issue.left_group:
        return []
    speech = speech.to(issue.chat)
    text = speech.say.html("veil", number=speech.number(issue.number))
    return [
        Post(
            key=key,
            chat=issue.chat,
            text=text,
            buttons=((private_chat(speech, issue),),),
            issue=issue.number,
            place=Place.CARD,
            priority=Priority.ANSWER,
            edit_only=True,
            or_delete=True,
        )
        for key in sorted(keys)
        if key.split(":")[0] in IN_GROUP
    ]
