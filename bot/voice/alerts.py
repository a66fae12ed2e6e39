"""A short word under a card at the desks, when somebody there must act anew: an edited card makes no sound."""

from collections.abc import Mapping

from bot.core import events as e
from bot.core.events import Event, Part
from bot.core.issue import Issue
from bot.core.notices import Post
from bot.core.readings import Place
from bot.core.words import Status
from bot.voice.attachments import counted
from bot.voice.desk import desk_priority
from bot.voice.speech import PARAGRAPH, Speech
from bot.voice.text import Html, clip


def alert(speech: Speech, before: Issue | None, event: Event, version: int, desks: Mapping[int, str]) -> list[Post]:
    """`desks`: chat → key of the card that stands there already; `version`: the event's place in the journal."""
    if before is None:
        return []
    return [
        Post(
            key=f"alert:{before.number}:{version}:{chat}",
            chat=chat,
            text=text,
            reply_to_key=card_key,
            issue=before.number,
            place=Place.DESK,
            priority=desk_priority(before),
        )
        for chat, card_key in desks.items()
        if (text := _words(speech.to(chat), before, event))
    ]


def _owner(speech: Speech, issue: Issue, event: Event) -> str:
    """The requester, of a report too without a name; or the colleague who speaks for the enterprise."""
    if event.by.telegram_id == issue.requester.telegram_id:
        return speech.say.plain("alert.by_requester")
    return speech.say.plain("alert.by_colleague", name=speech.name(event.by))


def _said(speech: Speech, part: Part) -> str:
    """The words; of what came without any, how much of what."""
    return clip(part.text, PARAGRAPH) if part.text else counted(speech, (part,))


def _words(speech: Speech, before: Issue, event: Event) -> Html:
    say, number = speech.say, speech.number(before.number)
    match event:
        case e.Redone():
            return say.html("alert.redo", number=number, reason=clip(event.reason, PARAGRAPH))
        case e.Added() if before.status is Status.WAITING:
            return say.html("alert.answered", number=number, text=_said(speech, event.part))
        case e.Instructed():
            leader = speech.person(event.by)
            return say.html("alert.instruction", number=number, leader=leader, text=clip(event.text, PARAGRAPH))
        case e.Withdrawn(reason=reason) if reason:
            reason = clip(reason, PARAGRAPH)
            return say.html("alert.withdrawn.reason", number=number, who=_owner(speech, before, event), reason=reason)
        case e.Withdrawn():
            return say.html("alert.withdrawn", number=number, who=_owner(speech, before, event))
        case e.Classified():
            return say.html("alert.classified", number=number)
        case _:
            return Html()
