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
from bot.voice.cards import details, in_confidence, pieces, withdraw_row
from bot.voice.followers import not_solved
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


def glance(speech: Speech, callback_id: str, issue: Issue, into: Issue, now: datetime) -> Answer:
    """Number, status, who has it, by when, and the newest word on it: a pop-up that only the presser sees.

    `into`: the issue that goes on for it, as everywhere here; itself where it stands alone.
    """
    facts = [piece for piece in _pieces(speech, issue, into, now) if piece]
    first = clip(f"{speech.plain_number(issue.number)} {speech.say.plain('dot').join(facts)}", POP_UP - 1)
    newest = _newest(speech, issue) or _followed(speech, issue, into)
    room = POP_UP - units(first) - 1
    text = f"{first}\n{one_line(newest, room)}" if newest and room > 1 else first
    return Answer(callback_id, text, alert=True)


def _pieces(speech: Speech, issue: Issue, into: Issue, now: datetime) -> Sequence[str]:
    """How it stands; of the one that it went into only what is no other requester's matter."""
    own = pieces(speech, issue, now)
    if into.number == issue.number:
        return own
    goes_on = pieces(speech, into, now) if into.status in _ON_ITS_WAY else (speech.status(into),)
    return (*own, *goes_on)


#: What these say of an issue says nothing of its requester.
_ON_ITS_WAY = frozenset({Status.RECEIVED, Status.ACCEPTED, Status.DISPATCHED, Status.IN_PROGRESS})


def _followed(speech: Speech, issue: Issue, into: Issue) -> str:
    """The answer that was given for both, or the newest progress."""
    if into.number == issue.number:
        return ""
    if into.status in (Status.HANDLED, Status.CLOSED) and into.answer:
        return speech.say.plain("desk.answer", text=into.answer)
    shown = into.progress and into.status is Status.IN_PROGRESS
    return speech.say.plain("card.progress", text=into.progress) if shown else ""


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


def whole(
    speech: Speech, issue: Issue, into: Issue, history: Sequence[Event], now: datetime, chat: int, key: str
) -> Post:
    """Everything that a requester may read, and what they can do; for their private chat alone."""
    speech = speech.to(chat)
    return Post(
        key=f"{VIEW}{key}",
        chat=chat,
        text=_whole_text(speech, issue, into, history, now),
        buttons=_choices(speech, issue, into),
        issue=issue.number,
        place=Place.RESULT if awaits_word(issue) else Place.CARD,
        priority=Priority.ANSWER,
    )


def _whole_text(speech: Speech, issue: Issue, into: Issue, history: Sequence[Event], now: datetime) -> str:
    head = [
        Html(f"{speech.number(issue.number)} {safe(titled(speech, issue, TITLE))}".rstrip()),
        _standing(speech, issue, into, now),
        in_confidence(speech, issue) or _not_in_group(speech, issue),
    ]
    rest = [
        beside_title(speech, issue),
        *details(speech, issue),
        _answer(speech, issue),
        Html(safe(clip(_followed(speech, issue, into), BODY))),
        *told_lines(speech, history, now),
    ]
    left = WHOLE - sum(units(line) for line in (*head, *rest))
    words = clip(issue.own_text, max(left, PARAGRAPH))
    quote = Html(f"<blockquote>{safe(words)}</blockquote>") if words else Html()
    return "\n".join(line for line in (*head, quote, *rest) if line)


def _not_in_group(speech: Speech, issue: Issue) -> Html:
    return Html() if is_public(issue) else speech.say.html("view.private")


def _answer(speech: Speech, issue: Issue) -> Html:
    if not issue.answer:
        return Html()
    stands = issue.status in (Status.HANDLED, Status.CLOSED)
    return speech.say.html("desk.answer" if stands else "desk.answer.before", text=clip(issue.answer, BODY))


def _standing(speech: Speech, issue: Issue, into: Issue, now: datetime) -> Html:
    return speech.dots(safe(piece) for piece in _pieces(speech, issue, into, now))


def _choices(speech: Speech, issue: Issue, into: Issue) -> Keyboard:
    if into.number != issue.number:
        return not_solved(speech, issue.number) if into.status in (Status.HANDLED, Status.CLOSED) else ()
    rate = rating_buttons(speech, issue) if awaits_word(issue) else ()
    return (*rate, withdraw_row(speech, issue)) if issue.status in OPEN else rate


# ── a list ────────────────────────────────────────────────────────────────


def my_issues(speech: Speech, issues: Sequence[Issue], into: Sequence[Issue], now: datetime) -> str:
    """`into`: of each the one that goes on for it."""
    if not issues:
        return speech.say.html("my.none")
    return "\n\n".join((_title(speech), *_lines(speech, issues, into, now)))


def my_open_issues(speech: Speech, issues: Sequence[Issue], into: Sequence[Issue], now: datetime) -> str:
    """In the group, for the asker's eyes: what stands there anyway, and that there is more elsewhere."""
    shown = {issue: other for issue, other in zip(issues, into, strict=True) if is_public(issue)}
    if not shown:
        return speech.say.html("my.elsewhere")
    more = [speech.say.html("my.more")] if len(shown) < len(issues) else []
    return "\n\n".join((_title(speech), *_lines(speech, [*shown], [*shown.values()], now), *more))


def _title(speech: Speech) -> Html:
    return Html(f"<b>{safe(speech.say.plain('my.title'))}</b>")


def _lines(speech: Speech, issues: Sequence[Issue], into: Sequence[Issue], now: datetime) -> list[Html]:
    return [
        speech.say.html(
            "my.line",
            number=speech.number(issue.number),
            title=titled(speech, issue, TITLE),
            status=_standing(speech, issue, other, now),
        )
        for issue, other in zip(issues, into, strict=True)
    ]


def my_buttons(speech: Speech, issues: Sequence[Issue]) -> Keyboard:
    """One for each issue: it shows the whole of it."""
    row = [Button(speech.plain_number(issue.number), Press(Verb.VIEW, issue.number)) for issue in issues]
    return tuple(tuple(row[i : i + IN_A_ROW]) for i in range(0, len(row), IN_A_ROW))


def to_private_chat(speech: Speech, link: str) -> Keyboard:
    return ((Button(speech.say.plain("button.private_chat"), link=link),),)
