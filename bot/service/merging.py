"""The office brings issues together, and takes a merger or a split back."""

import re
from dataclasses import replace

from bot.core import commands as c
from bot.core import events as e
from bot.core.events import Follower, Part
from bot.core.issue import Issue
from bot.core.joining import may_join, moved
from bot.core.messages import Press, Pressed, Said
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.presses import SURE
from bot.core.refusals import Refusal, Why
from bot.core.words import Action, Kind, Status
from bot.service.answering import answer_of
from bot.service.listings import pressed_card, show_anew
from bot.service.turn import Turn
from bot.voice.merging import with_merge_menu
from bot.voice.refusals import refused_press
from bot.voice.speech import home, is_public


async def merge(turn: Turn, person: Person, one: Issue, into: int) -> Issue | Refusal | None:
    """`one` goes into the other, with all that follow it; None where there is no such other."""
    other = await turn.issue(into)
    if other is None:
        return None
    follower = _follower(one)
    no = why_not_merged(turn, person, one, other) or turn.refused(other, c.Absorb(by=person, follower=follower))
    if no:
        return no
    outcome = await turn.carry_out(one.number, c.Merge(by=person, into=into))
    for each in (follower, *one.followers):
        await turn.carry_out(into, c.Absorb(by=person, follower=each))
    return outcome


def why_not_merged(turn: Turn, person: Person, one: Issue, other: Issue) -> Refusal | None:
    """Where the other has gone into a third itself, its number is named."""
    no = turn.refused(one, c.Merge(by=person, into=other.number))
    why = None if no else may_join(one, other)
    if why is None:
        return no
    return Refusal(why, Action.MERGE, other.status, number=other.merged_into or other.number)


def _follower(issue: Issue) -> Follower:
    chat, reply_to = home(issue)
    private = not is_public(issue)
    return Follower(
        number=issue.number,
        requester=issue.requester,
        title=issue.title,
        chat=chat,
        reply_to=reply_to,
        private=private,
    )


# ── taken back ────────────────────────────────────────────────────────────


async def undo(turn: Turn, person: Person, issue: Issue) -> Issue | Refusal | None:
    """The last merger or split that the issue has to do with, on whichever side of it."""
    joined = await _joined(turn, issue)
    if joined.merged_into is not None or joined.joined is None:
        return await turn.set_free(joined, person)
    return await _take_back(turn, person, joined, await turn.issue(joined.joined.number))


async def _joined(turn: Turn, issue: Issue) -> Issue:
    """The one that could be taken back: it, the newest that went into it, or what it was split off."""
    numbers = [follower.number for follower in issue.followers] + [issue.split_from or issue.number]
    others = [other for number in numbers if (other := await turn.issue(number)) and other.joined]
    meant = [one for one in (issue, *others) if one.joined and issue.number in (one.number, one.joined.number)]
    return max(meant, key=lambda one: one.joined.at if one.joined else one.opened_at, default=issue)


async def _take_back(turn: Turn, person: Person, issue: Issue, new: Issue | None) -> Issue | Refusal | None:
    """What was split off goes back with all that its requester has said to it since."""
    if new is None:
        return None
    no = turn.refused(issue, c.Undo(by=person)) or await _why_not_back(turn, person, issue, new)
    if no:
        return no
    parts = tuple(replace(moved(part, new, issue), of=_said_for(issue)) for part in new.parts)
    outcome = await turn.carry_out(issue.number, c.Undo(by=person, parts=parts))
    await turn.carry_out(new.number, c.Merge(by=person, into=issue.number, back=True))
    await turn.hand_over(parts, issue)
    return outcome


def _split_off(issue: Issue) -> tuple[Part, ...]:
    return issue.joined.parts if issue.joined else ()


def _said_for(issue: Issue) -> int | None:
    """Whose words were split off, as in `Part.of`."""
    return next((part.of for part in _split_off(issue)), None)


#: What may happen to an issue without anybody having worked on it.
_UNWORKED = (e.IssueOpened, e.Added, e.Rewritten, e.Raised, e.Resembled, e.Nudged, e.Recounted)


async def _why_not_back(turn: Turn, person: Person, issue: Issue, new: Issue) -> Refusal | None:
    """Nor where a report would be read by others than now, or the follower who said it no longer follows."""
    said_since = len(new.parts) > len(_split_off(issue))
    if said_since and new.kind is Kind.REPORT and issue.kind is not Kind.REPORT:
        return Refusal(Why.JOIN_REPORT, Action.UNDO, new.status, number=new.number)
    if _said_for(issue) not in (None, *(one.number for one in issue.followers)):
        return Refusal(Why.UNDO_NOTHING, Action.UNDO, new.status, number=new.number)
    history = await turn.work.journal.of(new.number)
    worked = new.status is not Status.RECEIVED or not all(isinstance(event, _UNWORKED) for event in history)
    if worked:
        return Refusal(Why.UNDO_WORKED, Action.UNDO, new.status, number=new.number)
    return turn.refused(new, c.Merge(by=person, into=new.number, back=True))


# ── by button ─────────────────────────────────────────────────────────────


async def press_merge(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """With a number it is asked once more what would happen; the second press does it."""
    issue = await turn.issue(wish.number)
    match wish.arguments:
        case (into,) if issue and _is_number(into):
            return await _ask_again(turn, pressed, person, issue, int(into))
        case (into, sure) if issue and _is_number(into) and sure == SURE:
            outcome = await merge(turn, person, issue, int(into))
            await show_anew(turn, pressed, person)
            return answer_of(turn, pressed, outcome, "pop.done.merge")
        case _:
            return None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) <= 12


async def _ask_again(turn: Turn, pressed: Pressed, person: Person, issue: Issue, into: int) -> Answer | None:
    other = await turn.issue(into)
    if other is None:
        return None
    no = why_not_merged(turn, person, issue, other)
    if no:
        return refused_press(turn.speech, pressed.callback_id, no)
    card = await pressed_card(turn, pressed, person, issue)
    await turn.put(with_merge_menu(card, turn.speech, issue, other))
    return Answer(pressed.callback_id)


async def press_undo(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    issue = await turn.issue(wish.number)
    outcome = await undo(turn, person, issue) if issue else None
    await show_anew(turn, pressed, person)
    return answer_of(turn, pressed, outcome, "pop.done.undo")


# ── in words ──────────────────────────────────────────────────────────────


def into_which(turn: Turn, said: Said, issue: Issue, words: str) -> int | None:
    """并案 #ZQ1038, /merge 1038: the one number there that is not the issue's own."""
    prefix = re.escape(turn.city.prefix)
    prefixed = rf"(?:{prefix})?" if said.command else prefix
    named = re.findall(rf"#?\s?{prefixed}\s?([0-9]{{1,12}})(?![0-9])", words, re.IGNORECASE)
    others = {int(number) for number in named} - {issue.number}
    return others.pop() if len(others) == 1 else None
