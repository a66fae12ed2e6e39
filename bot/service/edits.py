"""Somebody edited what they had said."""

from dataclasses import replace

from bot.core import commands as c
from bot.core.conversation import bare, is_report, judged, read
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.readings import Adds, Instructs, Opens, Place, Suggests
from bot.core.summary import summary
from bot.core.words import Role
from bot.service.commanding import instruct
from bot.service.hearing import act, elsewhere
from bot.service.hotline import enter_anew
from bot.service.limits import open_within_limits
from bot.service.opening import suggest
from bot.service.scene import scene_of
from bot.service.turn import Turn
from bot.service.weighing import weighed
from bot.voice.speech import is_public


async def hear_edit(turn: Turn, said: Said) -> None:
    """An edit of an issue's message changes its text; one that makes talk an appeal is read anew."""
    person = turn.person(said.sender.telegram_id, said.sender.name)
    known = await turn.work.messages.at(said.chat.telegram_id, said.message_id)
    issue = await turn.issue(known.issue) if known and known.issue else None
    if known is None or issue is None:
        await _read_anew(turn, said, person)
    elif known.place == Place.SAID and await _is_kept_aside(turn, said):
        await turn.work.candidates.put(said, turn.now)
    elif known.place == Place.SAID:
        await _said_anew(turn, issue, said, person)
    elif known.place == Place.DESK and issue.entered_by:
        await enter_anew(turn, issue, said, person)
    elif known.place == Place.INSTRUCTION and person.has(Role.LEADER):
        order = instruct(turn, said, person, said.text, issue.number)
        if issue.instruction is None or issue.instruction.text != order.text:
            await turn.carry_out(issue.number, order)


async def _said_anew(turn: Turn, issue: Issue, said: Said, person: Person) -> None:
    """Edited into a report it is an issue of its own; where it opened the other, nothing in the group may point to it.

    The other keeps what was said before: its unit may be the one that is accused now.
    """
    part = issue.part(said.message_id, elsewhere(issue, said))
    changed = part is None or part.text != bare(said)
    if not (changed and is_public(issue) and is_report(said, turn.city)):
        await turn.carry_out(issue.number, _rewrite(turn, issue, said, person))
        return
    if part is issue.parts[0]:
        await turn.carry_out(issue.number, c.Classify(by=person))
    await open_within_limits(turn, said, judged(said, turn.city))


async def _is_kept_aside(turn: Turn, said: Said) -> bool:
    kept = await turn.work.candidates.at(said.chat.telegram_id, said.message_id)
    return kept is not None and kept.state == "kept"


async def _read_anew(turn: Turn, said: Said, person: Person) -> None:
    """An edit without words says nothing new: a place that is shared live moves all the time."""
    if not said.text:
        return
    scene = replace(await scene_of(turn, said, person), awaited=None, asked=None)
    reading = read(scene, turn.city)
    if isinstance(reading, Opens | Suggests | Adds | Instructs):
        await act(turn, said, person, reading)
    elif await turn.work.candidates.at(said.chat.telegram_id, said.message_id):
        await suggest(turn, said, judged(said, turn.city))  # the office decides on what stands there now


def _rewrite(turn: Turn, issue: Issue, said: Said, person: Person) -> c.Rewrite:
    text, chat = bare(said), elsewhere(issue, said)
    edited = issue.part(said.message_id, chat)
    heard = weighed(turn, said, issue, edited, text)
    return c.Rewrite(
        by=person,
        message_id=said.message_id,
        chat=chat,
        text=text,
        title=summary(text) if edited is issue.parts[0] else heard.title,
        urgent_for=heard.urgent_for,
    )
