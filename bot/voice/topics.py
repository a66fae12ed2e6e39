"""An issue's topic in a forum: what it is called, and when it is closed."""

from collections.abc import Iterable, Sequence

from bot.core.city import City
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.notices import Topic
from bot.core.words import ENDED, Kind
from bot.voice.attachments import titled
from bot.voice.speech import Speech
from bot.voice.text import clip, one_line

#: Telegram's limit is 128; the number and the sign between take up to 28.
LONGEST, WHO, WHAT = 128, 50, 50


def topic_name(speech: Speech, city: City, issue: Issue, chat: int) -> str:
    """#ZQ1042 张建国 · 华锐机械 · 贷款到期续不上. `city` with the chat ids of today."""
    kept = issue.kind is Kind.REPORT and chat != city.office  # who reports is nobody's business but the office's
    say = speech.say
    who = say.plain("identity_kept") if kept else speech.requester(issue)
    name = say.plain(
        "topic.name",
        number=speech.plain_number(issue.number),
        about=say.plain("dot").join(filter(None, (one_line(who, WHO), titled(speech, issue, WHAT)))),
    )
    return clip(name, LONGEST)


def topics(issue: Issue, history: Sequence[Event], new: Sequence[Event], chats: Iterable[int]) -> list[Topic]:
    """Closed with the issue, and open again with it, at the desks that have one. `chats`: of all desks."""
    told = len(history) - len(new)
    had_ended = bool(told) and replay(history[:told]).status in ENDED
    has_ended = issue.status in ENDED
    if had_ended == has_ended:
        return []
    return [Topic(chat, issue.number, has_ended) for chat in dict.fromkeys(chats) if chat < 0]
