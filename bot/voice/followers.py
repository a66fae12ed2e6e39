"""What those are told whose issue went into another one: that it did, the answer, and when it stands alone again."""

from collections.abc import Iterable
from dataclasses import replace

from bot.core import events as e
from bot.core.events import Event, Follower
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.notices import Button, Keyboard, Post, Priority
from bot.core.people import NOWHERE
from bot.core.presses import NOT_SATISFIED, rate
from bot.core.readings import Place
from bot.core.refusals import awaits_word
from bot.core.words import Role, Status
from bot.voice.cards import told_key
from bot.voice.speech import ANSWER, PARAGRAPH, Speech, is_public
from bot.voice.telling import Telling, post
from bot.voice.text import Html, clip

_FOLLOWED, _PRIVATELY = "followed", "own_followed"


# ── of their own issue ────────────────────────────────────────────────────


def joined(telling: Telling, event: e.Merged) -> list[Post]:
    """One sentence, where they are at home; past the fifth message in the group the card alone says it."""
    if event.back or not telling.room_for(reserve=0):
        return []
    return [post(telling, _joined_key(telling), _own(telling, "milestone.merged", event.into))]


def alone_again(telling: Telling) -> list[Post]:
    """Taken back at once it is corrected where it stands; after days nobody would see that."""
    before, event = replay(telling.history[:-1]), telling.history[-1]
    if before.merged_into is None or before.joined is None:
        return []
    if event.by.has(Role.BOT):
        key = told_key(telling.issue, "alone", telling.count(e.Undone))
        return [post(telling, key, _own(telling, "milestone.alone", before.merged_into))]
    corrected = post(telling, _joined_key(telling), _own(telling, "milestone.unmerged", before.merged_into))
    return [replace(corrected, edit_only=True)]


def _joined_key(telling: Telling) -> str:
    return told_key(telling.issue, "joined", telling.count(e.Merged))


def _own(telling: Telling, sentence: str, into: int) -> Html:
    speech = telling.speech
    return speech.say.html(sentence, number=speech.number(telling.issue.number), into=speech.number(into))


# ── of the one that it went into ──────────────────────────────────────────


def to_followers(telling: Telling, event: Event) -> list[Post]:
    match event:
        case e.Handled():
            return [_result(telling, one, "followed.result") for one in _listening(telling.issue)]
        case e.Absorbed() if telling.issue.status is Status.HANDLED:  # it was answered before
            new = [one for one in _listening(telling.issue) if one.number == event.follower.number]
            return [_result(telling, one, "followed.result") for one in new]
        case e.Redone():
            told = [_result(telling, one, "followed.redone") for one in _listening(telling.issue)]
            return [replace(one, buttons=(), edit_only=True) for one in told]
        case e.Declined():
            return [_declined(telling, one, event) for one in _listening(telling.issue)]
        case e.Classified():
            return [told for one in _listening(telling.issue) for told in _veiled(telling, one)]
        case e.Released():
            before = replace(telling, issue=replay(telling.history[:-1]))
            left = [one for one in _listening(before.issue) if one.number == event.number]
            over = [_result(before, one, "followed.alone") for one in left]
            keys = [(one, key) for one in over for key in (one.key, _declined_key(one.key))]
            return [replace(one, key=key, buttons=(), edit_only=True) for one, key in keys]
        case _:
            return []


def why_not_solved_for(telling: Telling, follower: Follower) -> Post:
    """The message with the answer now asks what is not solved; a reply to it is the reason."""
    return replace(_result(telling, follower, "followed.why"), place=Place.AWAITS_REASON, edit_only=True)


def not_solved(speech: Speech, number: int) -> Keyboard:
    """`number`: of the follower's own issue."""
    return ((Button(speech.say.plain("button.not_solved"), rate(NOT_SATISFIED, number)),),)


def stays_merged(speech: Speech, into: int) -> Html:
    return speech.say.html("followed.withdraws", into=speech.number(into))


def is_followed(key: str | None) -> bool:
    """Whether the post with that key is the answer to a follower."""
    return key is not None and key.split(":")[0] in (_FOLLOWED, _PRIVATELY)


def _listening(issue: Issue) -> Iterable[Follower]:
    """Whoever can be told, and is not told anyway."""
    for one in issue.followers:
        if one.chat != NOWHERE and one.requester.telegram_id != issue.requester.telegram_id:
            yield one


def _place_of(issue: Issue, follower: Follower) -> tuple[int, int | None]:
    """Where theirs was at home; what has left the group is told to each of them alone."""
    if is_public(issue) or follower.private:
        return follower.chat, follower.reply_to
    return follower.requester.telegram_id, None


def _key(telling: Telling, follower: Follower) -> str:
    """In the group one message that changes; privately each answer is a new one."""
    pair = f"{follower.number}:{telling.issue.number}"
    privately = _place_of(telling.issue, follower)[0] == follower.requester.telegram_id
    return f"{_PRIVATELY}:{pair}:{telling.count(e.Handled)}" if privately else f"{_FOLLOWED}:{pair}"


def _post(telling: Telling, follower: Follower, key: str, sentence: str, **values: object) -> Post:
    chat, reply_to = _place_of(telling.issue, follower)
    speech = telling.speech.to(chat)
    numbers = {"number": speech.number(follower.number), "into": speech.number(telling.issue.number)}
    return Post(
        key=key,
        chat=chat,
        text=speech.say.html(sentence, **numbers, **values),
        reply_to=reply_to,
        issue=follower.number,
        place=Place.RESULT,
        priority=Priority.MILESTONE,
    )


def _result(telling: Telling, follower: Follower, sentence: str) -> Post:
    speech = telling.speech.to(_place_of(telling.issue, follower)[0])
    values = {"who": speech.handled_by(telling.issue), "answer": clip(telling.issue.answer or "", ANSWER)}
    told = _post(telling, follower, _key(telling, follower), sentence, **values)
    return replace(told, buttons=not_solved(speech, follower.number))


def _declined(telling: Telling, follower: Follower, event: e.Declined) -> Post:
    key = _declined_key(_key(telling, follower))
    told = _post(telling, follower, key, "followed.declined", reason=clip(event.reason, PARAGRAPH))
    return replace(told, place=Place.CARD)


def _declined_key(key: str) -> str:
    return f"{key}:declined"


def _veiled(telling: Telling, follower: Follower) -> list[Post]:
    """The answer may no longer stand in the group; whoever it is for reads it privately."""
    if follower.private:
        return []
    speech, pair = telling.speech.to(follower.chat), f"{follower.number}:{telling.issue.number}"
    look = Button(speech.say.plain("button.private_chat"), link=f"{speech.city.prefix}{follower.number}")
    veil = Post(
        key=f"{_FOLLOWED}:{pair}",
        chat=follower.chat,
        text=speech.say.html("followed.veil", number=speech.number(follower.number)),
        buttons=((look,),),
        issue=follower.number,
        place=Place.CARD,
        priority=Priority.ANSWER,
        edit_only=True,
        or_delete=True,
    )
    anew = [_result(telling, follower, "followed.result")] if awaits_word(telling.issue) else []
    return [veil, *anew]
