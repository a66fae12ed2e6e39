"""Whoever's issue went into another one says that it is not solved, or looks how it stands."""

from bot.core import commands as c
from bot.core.events import Follower
from bot.core.issue import Issue
from bot.core.messages import Pressed, Said
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.permissions import followed_by, owns
from bot.core.readings import Place
from bot.core.refusals import Refusal, Why
from bot.core.words import Action
from bot.service.rating import UNKNOWN_YET
from bot.service.turn import Turn
from bot.voice.followers import is_followed, why_not_solved_for
from bot.voice.refusals import refusal, refused_press
from bot.voice.replies import pop_up, whisper
from bot.voice.telling import Telling
from bot.voice.text import safe


async def follows(turn: Turn, person: Person, number: int) -> bool:
    """It is not theirs, but theirs went into it."""
    issue = await turn.issue(number)
    return issue is not None and followed_by(person, issue) is not None


async def press_not_solved(turn: Turn, pressed: Pressed, person: Person, theirs: Issue) -> Answer | None:
    """`theirs`: the follower's own issue."""
    issue = await turn.survivor(theirs)
    follower = next((one for one in issue.followers if one.number == theirs.number), None)
    if follower is None or not owns(person, theirs):
        return refused_press(turn.speech, pressed.callback_id, Refusal(Why.NOT_ALLOWED, Action.CONFIRM))
    no = turn.refused(issue, c.Redo(by=person, reason=UNKNOWN_YET))
    if no:
        return refused_press(turn.speech, pressed.callback_id, no)
    known = await turn.work.messages.at(pressed.chat.telegram_id, pressed.message_id)
    if known and is_followed(known.key):
        await _ask(turn, person, issue, follower)
    elif known and known.key:
        await turn.work.messages.set_place(known.key, Place.AWAITS_REASON, person.telegram_id, turn.now)
    return pop_up(turn.speech, pressed.callback_id, "pop.why")


async def ask_follower(turn: Turn, said: Said, person: Person, number: int) -> None:
    """没解决 in words, and no more: the answer they got asks what is not."""
    issue = await turn.issue(number)
    follower = followed_by(person, issue) if issue else None
    if issue is None or follower is None:
        return
    no = turn.refused(issue, c.Redo(by=person, reason=UNKNOWN_YET))
    if no:
        await turn.put(whisper(said, safe(refusal(turn.speech, no))))
    else:
        await _ask(turn, person, issue, follower)


async def _ask(turn: Turn, person: Person, issue: Issue, follower: Follower) -> None:
    history = await turn.work.journal.of(issue.number)
    keys = await turn.work.outbox.keys_of(issue.number)
    post = why_not_solved_for(Telling(turn.speech, issue, history, keys, turn.now), follower)
    await turn.put(post)
    await turn.work.messages.set_place(post.key, Place.AWAITS_REASON, person.telegram_id, turn.now)
