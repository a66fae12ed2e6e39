"""Whatever people say, in whatever order: every message is in one place, and nobody's appeal is lost."""

import asyncio
from collections.abc import Sequence

from hypothesis import given, settings
from sqlalchemy import text

from bot.core.conversation import bare
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.readings import Place
from bot.core.triage import Label, triage
from bot.core.words import ENDED, Visibility
from storage.codec import to_json
from storage.work import Work
from tests.core.cast import OFFICE, ROSTER
from tests.service.talking import REQUESTERS, Counter, Step, open_counter, steps


@settings(max_examples=30)
@given(steps=steps)
def test_every_message_is_in_one_place_and_no_appeal_is_lost(steps: Sequence[Step]) -> None:
    asyncio.run(live(steps))


async def live(steps: Sequence[Step]) -> None:
    async with open_counter() as counter:
        for step in steps:
            await counter.play(step)
        await everything_was_read(counter)
        issues = await the_journal_tells_the_issues(counter)
        for said in counter.said:
            await stands_in_one_place(counter, said, issues)
            await is_not_lost(counter, said, issues)


async def everything_was_read(counter: Counter) -> None:
    async with counter.engine.begin() as connection:
        left = (await connection.execute(text("SELECT state, error FROM inbox WHERE state != 'done'"))).all()
    assert left == []


async def the_journal_tells_the_issues(counter: Counter) -> Sequence[Issue]:
    async with Work(counter.engine) as work:
        issues = await work.issues.all()
        for issue in issues:
            assert replay(await work.journal.of(issue.number)) == issue
    return issues


def holds(issue: Issue, said: Said) -> bool:
    return issue.chat == said.chat.telegram_id and issue.part(said.message_id) is not None


async def stands_in_one_place(counter: Counter, said: Said, issues: Sequence[Issue]) -> None:
    """In one issue, or with a candidate that waits or was ignored, or as files alone, or nowhere.

    Edited into a report it is in a private issue of its own; the one before keeps what was said before.
    """
    chat = said.chat.telegram_id
    async with Work(counter.engine) as work:
        known = await work.messages.at(chat, said.message_id)
        candidate = await work.candidates.at(chat, said.message_id)
    holding = sorted((issue for issue in issues if holds(issue, said)), key=lambda issue: issue.number)
    inside = [issue.number for issue in holding[-1:]]
    for before in holding[:-1]:
        part = before.part(said.message_id)
        assert part is not None
        assert holding[-1].visibility is Visibility.PRIVATE, f"{said.text} is in {before.number} too"
        assert part.text != bare(said)
    place = known.place if known else None
    assert (place == Place.SAID) == bool(inside)
    assert [known.issue] == inside if known and inside else True
    if candidate is not None:
        assert (candidate.state == "registered") == bool(inside)
        assert candidate.issue == (inside[0] if inside else None)
    assert (place == Place.CANDIDATE) == (candidate is not None and not inside)


async def is_not_lost(counter: Counter, said: Said, issues: Sequence[Issue]) -> None:
    """What triage calls an appeal, in the speaker's own words and to nobody else, is in the journal of some issue."""
    if said.chat.telegram_id == OFFICE or said.borrowed_from or not is_requesters(said) or answers_others(said):
        return
    if triage(bare(said), ROSTER.units).label is not Label.APPEAL or has_ended(said, issues):
        return
    async with Work(counter.engine) as work:
        told = [to_json(tuple(await work.journal.of(issue.number))) for issue in issues]
    assert any(to_json(bare(said)).strip('"') in journal for journal in told), said.text


def is_requesters(said: Said) -> bool:
    return said.sender.telegram_id in {person.telegram_id for person in REQUESTERS}


def answers_others(said: Said) -> bool:
    """To the bot's card of somebody else's issue, too."""
    return said.reply_to is not None and said.reply_to.sender.telegram_id != said.sender.telegram_id


def has_ended(said: Said, issues: Sequence[Issue]) -> bool:
    """An edit after the end changes nothing."""
    return any(holds(issue, said) and issue.status in ENDED for issue in issues)
