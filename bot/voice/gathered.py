"""One message that stands for many, while their chat may not hear so many: a line for each of them."""

from collections.abc import Sequence

from bot.core.city import Room
from bot.core.issue import Issue
from bot.core.notices import Post, Priority
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.words import Urgency
from bot.voice.attachments import titled
from bot.voice.speech import Speech
from bot.voice.text import one_line, safe, units

#: UTF-16 units: a line stays under 70, a message under Telegram's 4096 with its first sentence.
WHO, WHAT, MOST_UNITS = 24, 28, 3_900
#: Telegram marks up a hundred things in a message, then no more: each number is to be one that can be tapped.
MOST_LINES = 90


def group_line(speech: Speech, issue: Issue) -> str:
    """Number and person, and nothing of what they said: it may become private."""
    return speech.say.html(
        "list.group.line", number=speech.plain_number(issue.number), name=one_line(issue.requester.name, WHO)
    )


def desk_line(speech: Speech, issue: Issue, who: str) -> str:
    urgent = speech.say.plain("urgency.urgent") if issue.urgency is Urgency.URGENT else ""
    pieces = speech.dots(safe(piece) for piece in (urgent, one_line(who, WHO), titled(speech, issue, WHAT)))
    return speech.say.html("list.desk.line", number=speech.plain_number(issue.number), pieces=pieces)


def candidate_line(speech: Speech, person: Person, text: str) -> str:
    who = one_line(speech.enterprise_person(person), WHO)
    return speech.say.html("list.desk.candidate", who=who, text=one_line(text, WHAT))


def fits(lines: Sequence[str]) -> bool:
    """In one message."""
    return len(lines) <= MOST_LINES and units("\n".join(lines)) <= MOST_UNITS


def gathered(speech: Speech, chat: int, number: int, room: Room, lines: Sequence[str]) -> Post:
    """The chat's list of that number. In the group it is folded up: whoever looks for their own number unfolds it."""
    speech = speech.to(chat)
    text = "\n".join(lines)
    if room is Room.GROUP:
        text = f"{speech.say.html('list.group')}\n<blockquote expandable>{text}</blockquote>"
    else:
        text = f"{speech.say.html('list.desk')}\n{text}"
    return Post(key=f"list:{chat}:{number}", chat=chat, text=text, place=Place.ASIDE, priority=Priority.LIST)
