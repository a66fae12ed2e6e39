"""What somebody said to an issue beyond the hour's limit: the office takes all of it in with one press."""

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.refusals import Refusal, Why
from bot.core.words import Action, Role
from bot.service.answering import answer_of
from bot.service.hearing import part_in
from bot.service.turn import Turn
from bot.voice.often import added_after_all
from bot.voice.refusals import refused_press
from bot.voice.replies import toast
from storage.desk import Candidate


async def add_kept(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    first = await turn.work.candidates.get(wish.number)
    issue = await turn.issue(first.issue) if first and first.issue else None
    if first is None or issue is None:
        return None
    if not person.has(Role.OFFICER):
        return refused_press(turn.speech, pressed.callback_id, Refusal(Why.NOT_ALLOWED, Action.ACCEPT))
    kept = await turn.work.candidates.kept_of(issue.number)
    for one in kept:
        no = await _add(turn, issue, one)
        if no:
            return answer_of(turn, pressed, no, "pop.done.add")
    if kept:
        await turn.put(added_after_all(turn.speech, issue, len(kept), first.id))
    return toast(turn.speech, pressed.callback_id, "pop.done.add")


async def _add(turn: Turn, issue: Issue, kept: Candidate) -> Refusal | None:
    """By its author, as if it had come in now; why not, where the issue has ended meanwhile."""
    author = turn.person(kept.said.sender.telegram_id, kept.said.sender.name)
    outcome = await turn.carry_out(issue.number, c.Add(by=author, part=part_in(issue, kept.said)))
    if isinstance(outcome, Refusal):
        return outcome
    await turn.work.candidates.settle(kept.id, "registered", issue.number)
    return None
