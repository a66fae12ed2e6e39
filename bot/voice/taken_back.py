"""A colleague took an issue back: its requester reads who, and the group nothing but the card that changes."""

from dataclasses import replace

from bot.core.events import Withdrawn
from bot.core.issue import Issue
from bot.core.notices import Post, Priority
from bot.core.readings import Place
from bot.voice.speech import Speech

_PRIVATELY, _IN_GROUP = "taken_back", "taken_back_here"


def taken_back(speech: Speech, issue: Issue, event: Withdrawn) -> list[Post]:
    """To the requester's private chat; nothing where they did it themselves."""
    chat = issue.requester.telegram_id
    if event.by.telegram_id == chat:
        return []
    speech = speech.to(chat)
    text = speech.say.html("withdrawn.by", number=speech.number(issue.number), name=speech.name(event.by))
    return [
        Post(
            key=f"{_PRIVATELY}:{issue.number}",
            chat=chat,
            text=text,
            issue=issue.number,
            place=Place.CARD,
            priority=Priority.MILESTONE,
        )
    ]


def whispered(post: Post, issue: Issue) -> Post | None:
    """The same where the issue was raised, for the requester's eyes, or else not at all; None for any other post."""
    if post.key != f"{_PRIVATELY}:{issue.number}":
        return None
    return replace(
        post,
        key=f"{_IN_GROUP}:{issue.number}",
        chat=issue.chat,
        reply_to=issue.message_id,
        edit_only=True,
        only_for=issue.requester.telegram_id,
    )
