"""What came along with the words, counted: 附件：3 张图片、1 份文件. Never by name: names are for the desks alone."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bot.core.events import Part
from bot.core.issue import Issue
from bot.voice.speech import Speech
from bot.voice.text import Html, clip, one_line

#: Telegram's kind → what people call it, in the order in which it is told.
CALLED: Mapping[str, str] = {
    "photo": "photo",
    "document": "document",
    "video": "video",
    "animation": "video",
    "video_note": "video",
    "voice": "voice",
    "audio": "audio",
    "location": "location",
    "contact": "contact",
}


def attachments(speech: Speech, issue: Issue) -> Html:
    """At the desks. Nothing where the requester, and whoever follows, sent words alone."""
    return _attachments(speech, issue.parts)


def _attachments(speech: Speech, parts: Iterable[Part]) -> Html:
    files = counted(speech, parts)
    return speech.say.html("attachments", files=files) if files else Html()


def titled(speech: Speech, issue: Issue, most: int) -> str:
    """The one line that it is known by; what began without a word is called by what came: （1 张图片）."""
    if issue.title:
        return one_line(issue.title, most)
    files = counted(speech, issue.own)
    return clip(speech.say.plain("attachments.alone", files=files), most) if files else ""


def beside_title(speech: Speech, issue: Issue) -> Html:
    """For the requester: of their own alone. Where the title stands above them, they are not counted twice."""
    return _attachments(speech, issue.own) if issue.title else Html()


def counted(speech: Speech, parts: Iterable[Part]) -> str:
    """3 张图片、1 份文件."""
    count = Counter(CALLED[file.kind] for part in parts for file in part.files)
    kinds = dict.fromkeys(kind for kind in CALLED.values() if count[kind])
    return speech.join(_counted(speech, kind, count[kind]) for kind in kinds)


def _counted(speech: Speech, kind: str, number: int) -> str:
    key = f"attachments.one.{kind}" if number == 1 else f"attachments.more.{kind}"
    return speech.say.plain(key, number=number)
