"""The result and the requester's word on it: asked for at once and again, heard here or on the telephone, or never.

Until it is heard the question stands in one message or two: the result itself, and the one that asks again.
"""

from bot.core import events as e
from bot.core.evolve import replay
from bot.core.in_time import REDO_WITHIN
from bot.core.issue import Issue
from bot.core.notices import Button, Keyboard, Post
from bot.core.nudges import lapses_at
from bot.core.permissions import owns
from bot.core.presses import NOT_SATISFIED, rate
from bot.core.readings import Place
from bot.core.refusals import awaits_word
from bot.core.words import Rating, Status
from bot.voice.cards import ended_how, told_key
from bot.voice.speech import ANSWER, Speech
from bot.voice.telling import Telling, at_home, post
from bot.voice.text import Html, clip


def result(telling: Telling) -> Post:
    """The public answer with the rating buttons; when five messages are spent, the last result changes to this one."""
    telling = at_home(telling)
    told = _result_keys(telling)
    fresh = telling.room_for(reserve=0) or not told
    key = told_key(telling.issue, "result", telling.count(e.Handled)) if fresh else told[-1]
    buttons = rating_buttons(telling.speech, telling.issue)
    return post(telling, key, _answer(telling, "milestone.result"), Place.RESULT, buttons)


def result_again(telling: Telling) -> list[Post]:
    """What waited for an answer in the group waits for it in the private chat now."""
    return [result(telling)] if awaits_word(telling.issue) else []


def rating_buttons(speech: Speech, issue: Issue) -> Keyboard:
    choices = (Rating.SATISFIED, Rating.FAIRLY_SATISFIED, NOT_SATISFIED)
    return (tuple(Button(speech.say.plain(f"rating.{choice}"), rate(choice, issue.number)) for choice in choices),)


def _result_keys(telling: Telling) -> list[str]:
    """Of the results told so far, the oldest first."""
    prefix = told_key(telling.issue, "result") + ":"
    return sorted((key for key in telling.keys if key.startswith(prefix)), key=lambda key: int(key.rsplit(":", 1)[1]))


def _again_key(telling: Telling) -> str:
    return told_key(telling.issue, "again", telling.count(e.Handled))


def _closed_key(telling: Telling) -> str:
    return told_key(telling.issue, "closed")


def _answer(telling: Telling, sentence: str, **more: object) -> Html:
    issue, speech = telling.issue, telling.speech
    rating = speech.say.plain(f"rating.{issue.rating}") if issue.rating else ""
    return speech.say.html(
        sentence,
        number=speech.number(issue.number),
        who=speech.handled_by(issue),
        answer=clip(issue.answer or "", ANSWER),
        rating=rating,
        **more,
    )


# ── not solved: what is it? ───────────────────────────────────────────────


def why_not_solved(telling: Telling, pressed: str | None = None) -> list[Post]:
    """The message that asks for a word now asks what is not solved; a reply to it is the reason.

    `pressed`: the key of the one whose button it was; else it is the newest.
    """
    telling = at_home(telling)
    asking = [
        key for key in (*_result_keys(telling)[-1:], _again_key(telling), _closed_key(telling)) if key in telling.keys
    ]
    keys = [pressed] if pressed in asking else asking[-1:]
    buttons = rating_buttons(telling.speech, telling.issue)
    return [post(telling, key, _why(telling, key), Place.AWAITS_REASON, buttons) for key in keys]


def _why(telling: Telling, key: str) -> Html:
    """Only the result itself has the answer to speak of."""
    if key in _result_keys(telling):
        return _answer(telling, "milestone.result.why")
    return telling.speech.say.html("milestone.again.why", number=telling.speech.number(telling.issue.number))


# ── not a word: asked again, and closed in the end ────────────────────────


def ask_again(telling: Telling) -> list[Post]:
    """Below the result; where the group has heard enough of it, in the result itself."""
    issue, speech, told = telling.issue, telling.speech, _result_keys(telling)
    lapses = lapses_at(issue, speech.city.rules, telling.now)
    if lapses is None or lapses <= telling.now or not told:
        return []
    day, buttons = speech.times.dated(lapses, telling.now), rating_buttons(speech, issue)
    if not telling.room_for(reserve=1):
        return [post(telling, told[-1], _answer(telling, "milestone.result.again", day=day), Place.RESULT, buttons)]
    text = speech.say.html("milestone.again", number=speech.number(issue.number), day=day)
    return [post(telling, _again_key(telling), text, Place.RESULT, buttons, below=told[-1])]


def lapsed(telling: Telling) -> list[Post]:
    """Nobody was heard: it is closed, and how to take it up again stands where there is room for it."""
    issue, speech, key = telling.issue, telling.speech, _closed_key(telling)
    number, buttons, days = speech.number(issue.number), rating_buttons(speech, issue), REDO_WITHIN.days
    if key not in telling.keys and telling.room_for(reserve=0):
        text = speech.say.html("milestone.lapsed", number=number, days=days)
        return [*settled(telling, "milestone.result.lapsed"), post(telling, key, text, Place.RESULT, buttons)]
    kept = _answer(telling, "milestone.result.lapsed.ask", days=days)
    shown = [post(telling, told, kept, Place.RESULT, buttons) for told in _result_keys(telling)[-1:]]
    return [*shown, *_again_over(telling), *_closed_over(telling)]


# ── heard ─────────────────────────────────────────────────────────────────


def settled(telling: Telling, sentence: str) -> list[Post]:
    """The last result and what asked again of it, without their buttons: they have been answered."""
    last = [post(telling, key, _answer(telling, sentence)) for key in _result_keys(telling)[-1:]]
    return [*last, *_again_over(telling)]


def merged(telling: Telling, into: int) -> list[Post]:
    """Whether it is solved is asked no more where it is no longer handled by itself."""
    if replay(telling.history[:-1]).status is not Status.HANDLED:
        return []
    telling = at_home(telling)
    text = _answer(telling, "milestone.result.merged", into=telling.speech.number(into))
    return [*(post(telling, key, text) for key in _result_keys(telling)[-1:]), *_again_over(telling)]


def unmerged(telling: Telling) -> list[Post]:
    """It is asked again where that was taken back."""
    before = replay(telling.history[:-1])
    came_back = before.merged_into is not None and telling.issue.status is Status.HANDLED
    return [result(telling)] if came_back else []


def _again_over(telling: Telling) -> list[Post]:
    return _over(telling, _again_key(telling))


def _closed_over(telling: Telling) -> list[Post]:
    return _over(telling, _closed_key(telling))


def _over(telling: Telling, key: str) -> list[Post]:
    text = telling.speech.say.html("milestone.again.over", number=telling.speech.number(telling.issue.number))
    return [post(telling, key, text)] if key in telling.keys else []


def closed(telling: Telling, sentence: str) -> list[Post]:
    """Where silence had closed it before, in the message that said so."""
    key = _closed_key(telling)
    if key not in telling.keys and not telling.room_for(reserve=0):
        return []
    speech, issue = telling.speech, telling.issue
    text = speech.say.html(
        sentence,
        number=speech.number(issue.number),
        status=speech.status(issue),
        how=ended_how(speech, issue),
    )
    return [post(telling, key, text)]


def called_back(telling: Telling, event: e.CalledBack) -> list[Post]:
    """What was said on the telephone stands here as well; that nobody was reached is the office's matter."""
    if event.outcome.rating is None or replay(telling.history[:-1]).rating is not None:
        return []
    return [*settled(telling, "milestone.result.called"), *closed(telling, "milestone.closed.called")]


def redone(telling: Telling, event: e.Redone) -> list[Post]:
    """Who said that it is not solved: the requester here, or on the telephone, or the office by itself."""
    before = telling.history[-2]
    if isinstance(before, e.CalledBack) and before.at == event.at:
        said_so = "milestone.result.redone.called"
    elif owns(event.by, telling.issue):
        said_so = "milestone.result.redone"
    else:
        said_so = "milestone.result.redone.office"
    was_silent = replay(telling.history[:-1]).unconfirmed
    return [*settled(telling, said_so), *(_closed_over(telling) if was_silent else [])]
