"""登记 企业 内容 at the office: an issue on behalf of somebody who called."""

from bot.core import commands as c
from bot.core.contacts import without_contacts
from bot.core.entering import Entry, Unsure, entry_in
from bot.core.errands import Errand, errand_in
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.readings import Runs
from bot.core.refusals import Refusal
from bot.core.summary import summary
from bot.core.words import Source
from bot.service.on_behalf import open_on_behalf
from bot.service.turn import Turn
from bot.service.weighing import weighed
from bot.voice.behalf import how_to_enter, nothing_entered, which_enterprise
from bot.voice.refusals import refusal
from bot.voice.replies import reply
from bot.voice.text import safe


async def run_new(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    """The office's card is the answer; or what is missing is asked for."""
    if not runs.words:
        await turn.put(reply(said, how_to_enter(turn.speech)))
        return
    entry = entry_in(runs.words, turn.city.roster.enterprises)
    if isinstance(entry, Unsure):
        await turn.put(reply(said, which_enterprise(turn.speech, entry)))
    elif not _says_something(entry, said):
        await turn.put(reply(said, nothing_entered(turn.speech)))
    else:
        await _enter(turn, said, person, entry)


def _says_something(entry: Entry, said: Said) -> bool:
    return bool(said.files) or any(map(str.isalnum, without_contacts(entry.text).text))


async def _enter(turn: Turn, said: Said, person: Person, entry: Entry) -> None:
    """Whoever calls on a leader's day calls the leader who listens."""
    opened = await open_on_behalf(
        turn,
        said,
        person,
        entry.enterprise,
        entry.name,
        entry.text,
        source=Source.HOTLINE,
        leader=await turn.work.duties.listening(said.at),
        kind=entry.kind,
    )
    if isinstance(opened, Refusal):
        await turn.put(reply(said, safe(refusal(turn.speech, opened))))


async def enter_anew(turn: Turn, issue: Issue, said: Said, person: Person) -> None:
    """Whoever entered it has edited the message: the text follows; whose it is stays as it was read."""
    part, asked = issue.part(said.message_id, said.chat.telegram_id), errand_in(said, turn.city.roster)
    if part is None or asked is None or asked.errand is not Errand.NEW:
        return
    entry = entry_in(asked.words, turn.city.roster.enterprises)
    if isinstance(entry, Unsure) or not _says_something(entry, said):
        return
    text = without_contacts(entry.text).text
    heard = weighed(turn, said, issue, part, text)
    rewrite = c.Rewrite(
        by=person,
        message_id=said.message_id,
        chat=part.chat,
        text=text,
        title=summary(text),
        urgent_for=heard.urgent_for,
    )
    await turn.carry_out(issue.number, rewrite)
