"""A message becomes an issue, or a candidate that the office decides on."""

from dataclasses import replace
from datetime import timedelta

from bot.core.city import Room
from bot.core.commands import OpenIssue
from bot.core.conversation import bare, is_report, judged
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.notices import Priority
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.refusals import Refusal
from bot.core.summary import summary
from bot.core.triage import Verdict
from bot.core.words import ENDED, Kind, Source, Visibility
from bot.service.leader_days import raised_with
from bot.service.pieces import claim, pieces_of
from bot.service.service_day import show_round_anew
from bot.service.turn import Turn
from bot.service.visiting import raised_for_service_day
from bot.voice.candidates import candidate, candidate_key, settled_candidate
from storage.desk import Candidate

HOUR = timedelta(hours=1)
#: So many candidates of one person within an hour take their turn; the cards of more come after everybody else's.
SHARE = 5


async def open_issue(turn: Turn, said: Said, verdict: Verdict, by: Person | None = None) -> Issue | Refusal:
    """The message, and what its author said of it around it, become an issue. `by`: who registers it."""
    requester = turn.person(said.sender.telegram_id, said.sender.name)
    private = turn.city.room(said.chat) is Room.PRIVATE
    hidden = private or verdict.kind is Kind.REPORT
    raised = await raised_for_service_day(turn, said, requester) if verdict.kind is not Kind.REPORT else None
    number = await turn.work.issues.next_number()
    text = bare(said)
    pieces = [one for one in await pieces_of(turn, said) if hidden or not is_report(one.said, turn.city)]
    opening = Part(said.message_id, text, said.files, album=said.album)
    heard = await raised_with(turn, said, requester, Source.PRIVATE if private else Source.GROUP)
    source, leader = (raised.source, raised.leader) if raised else heard
    issue = await turn.open(
        OpenIssue(
            by=by or requester,
            number=number,
            requester=requester,
            title=summary(text),
            kind=verdict.kind,
            urgency=verdict.urgency,
            source=source,
            leader=leader,
            visibility=Visibility.PRIVATE if hidden else Visibility.OPEN,
            chat=said.chat.telegram_id,
            parts=(opening, *await claim(turn, said, pieces, number)),
            reasons=verdict.reasons,
            likely_units=verdict.units,
        )
    )
    if isinstance(issue, Issue):
        for one in (said, *(piece.said for piece in pieces)):
            await remember(turn, one, Place.SAID, issue.number)
            await settle_candidate_of(turn, one, issue.number)
    if isinstance(issue, Issue) and raised:
        await show_round_anew(turn, raised.day, raised.leader)
    return issue


async def remember(turn: Turn, said: Said, place: Place, issue: int | None) -> None:
    await turn.work.messages.remember(
        said.chat.telegram_id,
        said.message_id,
        place=place,
        at=said.at,
        issue=issue,
        sender_id=said.sender.telegram_id,
        album=said.album,
        files=said.files,
    )


# ── candidates ────────────────────────────────────────────────────────────


def candidate_chat(turn: Turn, said: Said) -> int:
    """The office decides on what was said in the group; whoever writes privately decides for themselves."""
    return said.chat.telegram_id if said.chat.private else turn.speech.city.office


async def suggest(turn: Turn, said: Said, verdict: Verdict, chat: int | None = None) -> None:
    """`chat`: another one than usual that decides on it."""
    kept = await turn.work.candidates.put(said, turn.now)
    if kept.state != "waiting":
        return
    person = turn.person(said.sender.telegram_id, said.sender.name)
    lately = await turn.work.messages.count_of(person.telegram_id, Place.CANDIDATE, turn.now - HOUR)
    await remember(turn, said, Place.CANDIDATE, None)
    where, ended = chat or candidate_chat(turn, said), await _ended_issue(turn, said)
    card = candidate(turn.speech, kept.id, said, person, verdict, where, ended)
    await turn.put(replace(card, priority=Priority.LATER) if lately >= SHARE else card)


async def _ended_issue(turn: Turn, said: Said) -> Issue | None:
    """The issue that the message replies to, where that is closed, declined or withdrawn."""
    replied = said.reply_to
    known = await turn.work.messages.at(said.chat.telegram_id, replied.message_id) if replied else None
    issue = await turn.issue(known.issue) if known and known.issue else None
    return issue if issue and issue.status in ENDED else None


async def asked_in(turn: Turn, kept: Candidate) -> int:
    """The chat in which its card stands, or is about to: whoever is asked there decides on it."""
    return await turn.work.outbox.chat_of(candidate_key(kept.id)) or candidate_chat(turn, kept.said)


async def register(turn: Turn, kept: Candidate, by: Person) -> Issue | Refusal:
    return await open_issue(turn, kept.said, judged(kept.said, turn.city), by)


async def settle(turn: Turn, kept: Candidate, state: str, issue: int | None) -> None:
    await turn.work.candidates.settle(kept.id, state, issue)
    person = turn.person(kept.said.sender.telegram_id, kept.said.sender.name)
    chat = await asked_in(turn, kept)
    await turn.put(settled_candidate(turn.speech, kept.id, kept.said, person, chat, issue))


async def settle_candidate_of(turn: Turn, said: Said, issue: int) -> None:
    """The message is in an issue now, however it came there."""
    kept = await turn.work.candidates.at(said.chat.telegram_id, said.message_id)
    if kept is not None and (kept.state, kept.issue) != ("registered", issue):
        await settle(turn, kept, "registered", issue)
