"""What a requester sees of an issue when they ask: at a glance in a pop-up, whole in the private chat, in a list."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.events import Event
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Answer, Button, Keyboard, Post, Priority
from bot.core.presses import Verb
from bot.core.readings import Place
from bot.core.refusals import awaits_word
from bot.core.words import OPEN, Status
from bot.voice.asking import needed
from bot.voice.attachments import beside_title, titled
from bot.voice.cards import details, in_confidence, pieces, standing, withdraw_row
from bot.voice.history import told_lines
from bot.voice.replies import POP_UP
from bot.voice.results import rating_buttons
from bot.voice.speech import BODY, PARAGRAPH, TITLE, Speech, is_public
from bot.voice.text import Html, clip, one_line, safe, units

#: UTF-16 units that the whole view may take; Telegram's limit is 4096.
WHOLE = 3_900
#: Buttons with a number in a row of /my.
IN_A_ROW = 3


# ── a glance ──────────────────────────────────────────────────────────────


def glance(speech: Speech, callback_id: str, issue: Issue, now: datetime) -> Answer:
    """Number, status, who has it, by when, and the newest word on it: a pop-up that only the presser sees."""
    facts = [piece for piece in pieces(speech, issue, now) if piece]
    first = clip(f"{speech.plain_number(issue.number)} {speech.say.plain('dot').join(facts)}", POP_UP - 1)
    newest = _newest(speech, issue)
    room = POP_UP - units(first) - 1
    text = f"{first}\n{one_line(newest, room)}" if newest and room > 1 else first
    return Answer(callback_id, text, alert=True)


def _newest(speech: Speech, issue: Issue) -> str:
    say = speech.say
    if issue.status is Status.WAITING:
        return needed(speech, issue)
    if issue.status is Status.DECLINED:
        return say.plain("card.declined", reason=issue.decline_reason)
    if issue.status in (Status.HANDLED, Status.CLOSED):
        return say.plain("desk.answer", text=issue.answer)
    return say.plain("card.progress", text=issue.progress) if issue.progress else ""


# ── the whole of it ───────────────────────────────────────────────────────


#: Keys of such views begin so.
VIEW = "view:"


def whole(speech: Speech, issue: Issue, history: Sequence[Event], now: datetime, chat: int, key: str) -> Post:
    """Everything that a requester may read, and what they can do; for their private chat alone."""
    speech = speech.to(chat)
    return Post(
        key=f"{VIEW}{key}",
        chat=chat,
        text=_whole_text(speech, issue, history, now),
        buttons=_choices(speech, issue),
        issue=issue.number,
        place=Place.RESULT if awaits_word(issue) else Place.CARD,
        priority=Priority.ANSWER,
    )


def _whole_text(speech: Speech, issue: Issue, history: Sequence[Event], now: datetime) -> str:
    head = [
        Html(f"{speech.number(issue.number)} {safe(titled(speech, issue, TITLE))}".rstrip()),
        standing(speech, issue, now),
        in_confidence(speech, issue) or _not_in_group(speech, issue),
    ]
    rest = [
        beside_title(speech, issue),
        *details(speech, issue),
        _answer(speech, issue),
        *told_lines(speech, history, now),
    ]
    left = WHOLE - sum(units(line) for line in (*head, *rest))
    words = clip(issue.text, max(left, PARAGRAPH))
    quote = Html(f"<blockquote>{safe(words)}</blockquote>") if words else Html()
    return "\n".join(line for line in (*head, quote, *rest) if line)


def _not_in_group(speech: Speech, issue: Issue) -> Html:
    return Html() if is_public(issue) else speech.say.html("view.private")


def _answer(speech: Speech, issue: Issue) -> Html:
    if not issue.answer:
        return Html()
    stands = issue.status in (Status.HANDLED, Status.CLOSED)
    return speech.say.html("desk.answer" if stands else "desk.answer.before", text=clip(issue.answer, BODY))


def _choices(speech: Speech, issue: Issue) -> Keyboard:
    rate = rating_buttons(speech, issue) if awaits_word(issue) else ()
    return (*rate, withdraw_row(speech, issue)) if issue.status in OPEN else rate


# ── a list ────────────────────────────────────────────────────────────────


def my_issues(speech: Speech, issues: Sequence[Issue], now: datetime) -> str:
    if not issues:
        return speech.say.html("my.none")
    return "\n\n".join((_title(speech), *_lines(speech, issues, now)))


def my_open_issues(speech: Speech, issues: Sequence[Issue], now: datetime) -> str:
    """In the group, for the asker's eyes: what stands there anyway, and that there is more elsewhere."""
    shown = [issue for issue in issues if is_public(issue)]
    if not shown:
        return speech.say.html("my.elsewhere")
    more = [speech.say.html("my.more")] if len(shown) < len(issues) else []
    return "\n\n".join((_title(speech), *_lines(speech, shown, now), *more))


def _title(speech: Speech) -> Html:
    return Html(f"<b>{safe(speech.say.plain('my.title'))}</b>")


def _lines(speech: Speech, issues: Sequence[Issue], now: datetime) -> list[Html]:
    return [
        speech.say.html(
            "my.line",
            number=speech.number(issue.number),
            title=titled(speech, issue, TITLE),
            status=standing(speech, issue, now),
        )
        for issue in issues
    ]


def my_buttons(speech: Speech, issues: Sequence[Issue]) -> Keyboard:
    """One for each issue: it shows the whole of it."""
    row = [Button(speech.plain_number(issue.number), Press(Verb.VIEW, issue.number)) for issue in issues]
    return tuple(tuple(row[i : i + IN_A_ROW]) for i in range(0, len(row), IN_A_ROW))


def to_private_chat(speech: Speech, link: str) -> Keyboard:
    return ((Button(speech.say.plain("button.private_chat"), link=link),),)
