"""A message that was wrongly added goes its own way: an issue of its own, triaged anew."""

import re
from dataclasses import replace

from bot.core import commands as c
from bot.core.events import Added, Part
from bot.core.issue import Issue
from bot.core.messages import Press, Pressed, Said
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.refusals import Refusal, Why
from bot.core.splitting import bundles, split_off
from bot.core.summary import summary
from bot.core.triage import triage
from bot.core.words import Kind, Source, Visibility
from bot.service.answering import answer_of
from bot.service.listings import pressed_card, show_anew
from bot.service.turn import Turn
from bot.voice.refusals import refused_press
from bot.voice.replies import pop_up
from bot.voice.speech import is_public
from bot.voice.splitting import with_split_menu


async def split(turn: Turn, person: Person, issue: Issue, part: Part) -> Issue | Refusal | None:
    """The issue that the message has become, or why it stays."""
    command = c.Split(by=person, message_id=part.message_id, chat=part.chat, into=await turn.work.issues.next_number())
    parts = split_off(issue, command)
    outcome = await turn.carry_out(issue.number, command)
    if not isinstance(outcome, Issue):
        return outcome
    author = await _author(turn, issue, parts[0])
    opened = await turn.open(_opening(turn, person, issue, parts, author, command.into))
    chat = part.chat or issue.chat
    await turn.work.messages.give_to(command.into, chat, [part.message_id for part in parts])
    return opened


async def _author(turn: Turn, issue: Issue, part: Part) -> Person:
    """Colleagues add to an issue as well: whose words they are, whoever told of it first; or typed in for whom."""
    if issue.entered_by:
        return issue.requester
    added = [event for event in await turn.work.journal.of(issue.number) if isinstance(event, Added)]
    told = (one.by for one in added if (one.part.message_id, one.part.chat) == (part.message_id, part.chat))
    by = next(told, issue.requester)
    return turn.person(by.telegram_id, by.name)


def _opening(
    turn: Turn, person: Person, issue: Issue, parts: tuple[Part, ...], author: Person, number: int
) -> c.OpenIssue:
    """What is private stays so, and what was said to the bot alone is."""
    text = "\n".join(part.text for part in parts if part.text)
    verdict, alone = triage(text, turn.city.roster.units), issue.said_privately(parts[0])
    keeps = not alone or issue.source is Source.LEADER_DAY
    is_open = is_public(issue) and verdict.kind is not Kind.REPORT and not alone
    return c.OpenIssue(
        by=person,
        number=number,
        requester=author,
        title=summary(text),
        kind=verdict.kind,
        urgency=verdict.urgency,
        source=issue.source if keeps else Source.PRIVATE,
        visibility=Visibility.OPEN if is_open else Visibility.PRIVATE,
        chat=issue.chat if issue.entered_by else parts[0].chat or issue.chat,
        parts=tuple(replace(part, chat=part.chat if issue.entered_by else None, of=None) for part in parts),
        reasons=verdict.reasons,
        likely_units=verdict.units,
        split_from=issue.number,
        leader=issue.leader if keeps else None,
        contact=issue.contact,
    )


# ── by button ─────────────────────────────────────────────────────────────


async def press_split(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """With a page the menu, with a message what it is for."""
    issue = await turn.issue(wish.number)
    if issue is None or not all(word.isascii() and word.isdecimal() for word in wish.arguments):
        return None
    match [int(word) for word in wish.arguments]:
        case [page]:
            return await _show_menu(turn, pressed, person, issue, page)
        case [place, message_id] if _is_at(issue, place, message_id):
            outcome = await split(turn, person, issue, issue.parts[place - 1])
            await show_anew(turn, pressed, person)
            return answer_of(turn, pressed, outcome, "pop.done.split")
        case _:
            return None


def _is_at(issue: Issue, place: int, message_id: int) -> bool:
    return 1 <= place <= len(issue.parts) and issue.parts[place - 1].message_id == message_id


async def _show_menu(turn: Turn, pressed: Pressed, person: Person, issue: Issue, page: int) -> Answer:
    no = why_not_split(turn, person, issue)
    if no and no.why is Why.NOT_SPLIT:
        return pop_up(turn.speech, pressed.callback_id, "refusal.nothing_to_split")
    if no:
        return refused_press(turn.speech, pressed.callback_id, no)
    card = await pressed_card(turn, pressed, person, issue)
    await turn.put(with_split_menu(card, turn.speech, issue, page))
    return Answer(pressed.callback_id)


def why_not_split(turn: Turn, person: Person, issue: Issue) -> Refusal | None:
    """Why this person could split nothing at all off the issue now."""
    offered = bundles(issue)
    part = offered[0][1][0] if offered else issue.parts[0]
    command = c.Split(by=person, message_id=part.message_id, chat=part.chat, into=0)
    return turn.refused(issue, command)


# ── in words ──────────────────────────────────────────────────────────────

_PLACE = re.compile(r"第?\s*(\d{1,3})\s*条?[。.]?")


def meant(issue: Issue, said: Said, words: str) -> Part | None:
    """The message that 拆分 2 names, or the one that it is the reply to."""
    named = _PLACE.fullmatch(words.strip())
    if named:
        place = int(named[1])
        return issue.parts[place - 1] if 1 <= place <= len(issue.parts) else None
    replied, chat = said.reply_to, said.chat.telegram_id
    here = [part for part in issue.parts if (part.chat or issue.chat) == chat]
    return next((part for part in here if replied and part.message_id == replied.message_id), None)
