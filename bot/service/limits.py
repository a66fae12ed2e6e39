"""What one person may bring in within an hour. Beyond it nothing is lost: the office looks at it first."""

from dataclasses import replace
from datetime import timedelta

from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.notices import Reaction
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.triage import Reason, Verdict
from bot.core.words import Role, Status
from bot.service.opening import open_issue, remember, suggest
from bot.service.turn import Turn
from bot.voice.often import added_often, added_often_key, adds_too_often, opened_often, opened_often_key
from bot.voice.voice import SEEN

HOUR = timedelta(hours=1)
#: Messages of one person that become part of issues within an hour; nobody writes so many by hand.
MOST_ADDED = 60
#: Why the office is asked, as the candidate's reason.
OFTEN = "often"


async def open_within_limits(turn: Turn, said: Said, verdict: Verdict) -> None:
    """An issue; or, once somebody has opened too many by themselves, a candidate that the office decides on."""
    person = turn.person(said.sender.telegram_id, said.sender.name)
    if await may_open(turn, person):
        await open_issue(turn, said, verdict)
        return
    most = turn.city.most_per_hour
    often = Reason(OFTEN, (str(most),))
    await suggest(turn, said, replace(verdict, reasons=(often, *verdict.reasons)), turn.speech.city.office)
    if not await turn.work.outbox.knows(opened_often_key(said, turn.now)):
        await turn.put(opened_often(turn.speech, said, most, turn.now))


async def may_open(turn: Turn, person: Person) -> bool:
    most = turn.city.most_per_hour
    if not most or person.has(Role.OFFICER):
        return True
    return await turn.work.issues.opened_by(person.telegram_id, turn.now - HOUR) < most


async def may_add(turn: Turn, person: Person, issue: Issue) -> bool:
    """The answer to a question always."""
    if issue.status is Status.WAITING:
        return True
    return await turn.work.messages.count_of(person.telegram_id, Place.SAID, turn.now - HOUR) < MOST_ADDED


async def keep_aside(turn: Turn, said: Said, issue: Issue) -> None:
    """The message is kept beside the issue, whole: its author learns that once an hour; the office can add it."""
    lies_there = await turn.work.candidates.kept_of(issue.number)
    kept = await turn.work.candidates.put(said, turn.now)
    await turn.work.candidates.settle(kept.id, "kept", issue.number)
    await remember(turn, said, Place.SAID, issue.number)
    await turn.put(Reaction(said.chat.telegram_id, said.message_id, SEEN))
    if not await turn.work.outbox.knows(added_often_key(said, issue.number, turn.now)):
        await turn.put(added_often(turn.speech, said, issue.number, MOST_ADDED, turn.now))
    if not lies_there:
        await turn.put(adds_too_often(turn.speech, issue, MOST_ADDED, kept.id))
