"""Somebody edited what they had said."""

from dataclasses import replace

from bot.core import commands as c
from bot.core.conversation import bare, judged, read
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.readings import Adds, Instructs, Opens, Place, Suggests
from bot.core.summary import summary
from bot.core.words import Role
from bot.service.hearing import act, elsewhere
from bot.service.opening import suggest
from bot.service.orders import instruct
from bot.service.scene import scene_of
from bot.service.turn import Turn


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
        await turn.carry_out(issue.number, _rewrite(issue, said, person))
    elif known.place == Place.INSTRUCTION and person.has(Role.LEADER) and _is_new(issue, said):
        await turn.carry_out(issue.number, instruct(turn, said, person, said.text))


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


def _rewrite(issue: Issue, said: Said, person: Person) -> c.Rewrite:
    text = bare(said)
    chat = elsewhere(issue, said)
    return c.Rewrite(by=person, message_id=said.message_id, chat=chat, text=text, title=summary(text))


def _is_new(issue: Issue, said: Said) -> bool:
    return issue.instruction is None or issue.instruction.text != said.text
