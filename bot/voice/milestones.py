"""New messages to the requester: only at milestones, and never more than five about an issue in a group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core import events as e
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.permissions import owns
from bot.core.presses import NOT_SATISFIED, rate
from bot.core.readings import Place
from bot.core.words import Rating, Status
from bot.voice.cards import card_key, ended_how, told_key
from bot.voice.speech import ANSWER, PARAGRAPH, Speech, home, is_public
from bot.voice.taken_back import taken_back
from bot.voice.text import Html, clip
from bot.voice.veils import IN_GROUP, veils

#: The bot's messages about one issue in a group, the card included (CITY.md, "What the group sees").
MOST_POSTS = 5


@dataclass(frozen=True, slots=True)
class Telling:
    """All that is needed to tell a requester what happened."""

    speech: Speech
    issue: Issue  # as it stands after the event
    history: Sequence[Event]  # up to and with the event
    keys: frozenset[str]  # of all posts about the issue so far
    now: datetime

    def count(self, kind: type[Event]) -> int:
        return sum(isinstance(event, kind) for event in self.history)

    def room_for(self, reserve: int) -> bool:
        """Whether a new message may be sent and `reserve` more can still follow. The card counts.

        Privately there is always room: nobody else has to read it.
        """
        if not is_public(self.issue):
            return True
        told = sum(key.split(":")[0] in IN_GROUP for key in self.keys | {card_key(self.issue)})
        return told + 1 + reserve <= MOST_POSTS


def milestone(telling: Telling, event: Event) -> list[Post]:
    """What the requester is told of `event`: new messages, or older ones that change when five are spent."""
    telling = _at_home(telling)
    match event:
        case e.Dispatched() if telling.count(e.Dispatched) == 1:
            return _dispatched(telling)
        case e.Dispatched() | e.Instructed() | e.Added() | e.Rewritten() | e.Extended() | e.Recounted():
            return _promised_anew(telling)
        case e.Asked():
            return _question(telling, event)
        case e.Handled():
            return [result(telling)]
        case e.Redone():
            said_so = "milestone.result.redone" if owns(event.by, telling.issue) else "milestone.result.redone.office"
            return [*_settled_result(telling, said_so), *_redo(telling)]
        case e.Confirmed():
            return [*_settled_result(telling, "milestone.result.rated"), *_closed(telling)]
        case e.Declined():
            return _declined(telling, event)
        case e.Withdrawn():
            settled = _settled_result(telling, "milestone.result.withdrawn") if telling.issue.handled_at else []
            return [*settled, *taken_back(telling.speech, telling.issue, event)]
        case e.Classified():
            return [*veils(telling.speech, telling.issue, telling.keys), *_result_again(telling)]
        case _:
            return []


def _at_home(telling: Telling) -> Telling:
    """In the language of the chat where the requester hears of it."""
    chat, _ = home(telling.issue)
    return replace(telling, speech=telling.speech.to(chat))


def _post(telling: Telling, key: str, text: Html, place: Place = Place.CARD, buttons: Keyboard = ()) -> Post:
    chat, reply_to = home(telling.issue)
    return Post(
        key=key,
        chat=chat,
        text=text,
        buttons=buttons,
        reply_to=reply_to,
        issue=telling.issue.number,
        place=place,
        priority=Priority.MILESTONE,
    )


def _dispatched(telling: Telling) -> list[Post]:
    issue, speech = telling.issue, telling.speech
    if issue.due is None or not telling.room_for(reserve=1):
        return []
    text = speech.say.html(
        "milestone.dispatched",
        number=speech.number(issue.number),
        units=speech.join(issue.units),
        when=speech.times.before(issue.due, telling.now),
    )
    return [_post(telling, told_key(issue, "dispatched"), text)]


def _promised_anew(telling: Telling) -> list[Post]:
    """What was promised last, corrected where it stands: another unit has it, or it is due at another time."""
    before, issue, speech = replay(telling.history[:-1]), telling.issue, telling.speech
    promises = [told_key(issue, "dispatched"), told_key(issue, "redo", issue.redone)]
    told = [key for key in promises if key in telling.keys][-1:]
    if issue.due is None or (issue.units, issue.due) == (before.units, before.due):
        return []
    text = speech.say.html(
        _promise(telling),
        number=speech.number(issue.number),
        units=speech.join(issue.units),
        when=speech.times.before(issue.due, telling.now),
    )
    return [_post(telling, key, text) for key in told]


def _promise(telling: Telling) -> str:
    leads = [event.lead for event in telling.history if isinstance(event, e.Dispatched)]
    if leads[:1] != [telling.issue.lead]:
        return "milestone.redispatched"
    return "milestone.redo" if telling.issue.redone else "milestone.dispatched"


def _question(telling: Telling, event: e.Asked) -> list[Post]:
    """Past the fifth message the card alone shows the question."""
    if not telling.room_for(reserve=1):
        return []
    speech, issue = telling.speech, telling.issue
    text = speech.say.html(
        "milestone.question",
        number=speech.number(issue.number),
        who=event.by.unit or speech.say.plain("office"),
        question=clip(event.question, ANSWER),
    )
    return [_post(telling, told_key(issue, "question", telling.count(e.Asked)), text)]


def _result_keys(telling: Telling) -> list[str]:
    """Of the results told so far, the oldest first."""
    prefix = told_key(telling.issue, "result") + ":"
    return sorted((key for key in telling.keys if key.startswith(prefix)), key=lambda key: int(key.rsplit(":", 1)[1]))


def result(telling: Telling) -> Post:
    """The public answer with the rating buttons; when five messages are spent, the last result changes to this one."""
    telling = _at_home(telling)
    told = _result_keys(telling)
    fresh = telling.room_for(reserve=0) or not told
    key = told_key(telling.issue, "result", telling.count(e.Handled)) if fresh else told[-1]
    buttons = rating_buttons(telling.speech, telling.issue)
    return _post(telling, key, _answer(telling, "milestone.result"), Place.RESULT, buttons)


def _result_again(telling: Telling) -> list[Post]:
    """What waited for an answer in the group waits for it in the private chat now."""
    return [result(telling)] if telling.issue.status is Status.HANDLED else []


def why_not_solved(telling: Telling) -> list[Post]:
    """The result again, now asking what is not solved; a reply to it is the reason."""
    telling = _at_home(telling)
    text = _answer(telling, "milestone.result.why")
    keys = _result_keys(telling)[-1:]
    buttons = rating_buttons(telling.speech, telling.issue)
    return [_post(telling, key, text, Place.AWAITS_REASON, buttons) for key in keys]


def _settled_result(telling: Telling, sentence: str) -> list[Post]:
    """The last result without its buttons: it has been answered."""
    return [_post(telling, key, _answer(telling, sentence), Place.CARD) for key in _result_keys(telling)[-1:]]


def _answer(telling: Telling, sentence: str) -> Html:
    issue, speech = telling.issue, telling.speech
    rating = speech.say.plain(f"rating.{issue.rating}") if issue.rating else ""
    return speech.say.html(
        sentence,
        number=speech.number(issue.number),
        who=speech.handled_by(issue),
        answer=clip(issue.answer or "", ANSWER),
        rating=rating,
    )


def rating_buttons(speech: Speech, issue: Issue) -> Keyboard:
    choices = (Rating.SATISFIED, Rating.FAIRLY_SATISFIED, NOT_SATISFIED)
    return (tuple(Button(speech.say.plain(f"rating.{choice}"), rate(choice, issue.number)) for choice in choices),)


def _redo(telling: Telling) -> list[Post]:
    issue, speech = telling.issue, telling.speech
    if not telling.room_for(reserve=1):
        return []
    number = speech.number(issue.number)
    if issue.status is Status.ACCEPTED and issue.dispatch_by:
        when = speech.times.before(issue.dispatch_by, telling.now)
        text = speech.say.html("milestone.redo.office", number=number, when=when)
    elif issue.due:
        when = speech.times.before(issue.due, telling.now)
        text = speech.say.html("milestone.redo", number=number, units=speech.join(issue.units), when=when)
    else:
        return []
    return [_post(telling, told_key(issue, "redo", issue.redone), text)]


def _closed(telling: Telling) -> list[Post]:
    if not telling.room_for(reserve=0):
        return []
    speech, issue = telling.speech, telling.issue
    text = speech.say.html(
        "milestone.closed",
        number=speech.number(issue.number),
        status=speech.status(issue),
        how=ended_how(speech, issue),
    )
    return [_post(telling, told_key(issue, "closed"), text)]


def _declined(telling: Telling, event: e.Declined) -> list[Post]:
    speech, issue = telling.speech, telling.issue
    if not telling.room_for(reserve=0):
        return []
    reason = clip(event.reason, PARAGRAPH)
    text = speech.say.html("milestone.declined", number=speech.number(issue.number), reason=reason)
    return [_post(telling, told_key(issue, "closed"), text)]
