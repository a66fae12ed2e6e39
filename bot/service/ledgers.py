"""/ledger (台账): what was raised with a leader, what they instructed, and what became of it."""

from dataclasses import replace

from bot.core.city import Room
from bot.core.issue import Issue
from bot.core.ledgers import words_of
from bot.core.listings import Listing, Look
from bot.core.messages import Said
from bot.core.nearest import near_leader as leader_meant
from bot.core.notices import Priority
from bot.core.people import Person
from bot.core.permissions import Sight, sight
from bot.core.readings import Runs
from bot.core.words import Role
from bot.service.turn import Turn
from bot.voice.ledgers import PER_PAGE, Entry, all_ledgers, ledger_page, near_ledger, no_such_leader, not_theirs
from bot.voice.listings import Sheet, veiled
from bot.voice.replies import reply


async def run_ledger(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    """A leader's own; the office sees any, and without a name all of them."""
    chat = said.chat.telegram_id
    sheet = await _asked_for(turn, person, runs.words, chat, turn.city.room(said.chat))
    post = replace(reply(said, sheet.text), buttons=sheet.buttons, priority=Priority.ANSWER)
    await turn.put(replace(post, key=f"look:{chat}:{said.message_id}"))


async def _asked_for(turn: Turn, person: Person, words: str, chat: int, room: Room) -> Sheet:
    sees_all = person.has(Role.OFFICER)
    if not words:
        return await _overview(turn, chat) if sees_all else await _first_page(turn, person, person.name, chat, room)
    known = await _known(turn)
    name = next((name for name in sorted(known, key=len, reverse=True) if name in words), None)
    if not sees_all and name != person.name:
        return not_theirs(turn.speech)
    if name is not None:
        return await _first_page(turn, person, name, chat, room)
    meant = leader_meant(words, turn.city.roster.named_leaders)
    return (
        near_ledger(turn.speech, words, await _look(turn, meant.name, chat), meant)
        if meant
        else no_such_leader(turn.speech, words)
    )


async def _known(turn: Turn) -> set[str]:
    """The city's leaders, and those who listened once."""
    listened = (duty.leader for duty in await turn.work.duties.all(turn.city.zone))
    return {*(leader.name for leader in turn.city.roster.named_leaders), *listened}


async def _look(turn: Turn, name: str, chat: int) -> Look:
    """A button has no room for a name: it is kept as words are that were looked for."""
    return Look(Listing.LEDGER, number=await turn.work.views.keep_search(chat, name))


async def _overview(turn: Turn, chat: int) -> Sheet:
    entries = [
        (leader, await turn.work.ledgers.tally(leader.name), await _look(turn, leader.name, chat))
        for leader in turn.city.roster.named_leaders
    ]
    return all_ledgers(turn.speech, entries)


async def _first_page(turn: Turn, person: Person, name: str, chat: int, room: Room) -> Sheet:
    seen = sight(person, Listing.LEDGER, room)
    return await _page(turn, seen or Sight(None), await _look(turn, name, chat), name)


async def page_of_ledger(turn: Turn, person: Person, seen: Sight, look: Look, chat: int) -> Sheet | None:
    """None for a leader's that is not for this person."""
    name = await turn.work.views.search(look.number, chat)
    if name is None or not (person.has(Role.OFFICER) or name == person.name):
        return None
    return await _page(turn, seen, look, name)


async def _page(turn: Turn, seen: Sight, look: Look, name: str) -> Sheet:
    page = await turn.work.ledgers.page(name, look.page, PER_PAGE)
    said = [Entry(veiled(turn.speech, issue, seen), await _said(turn, issue, name)) for issue in page.issues]
    return ledger_page(turn.speech, look, page, said, await turn.work.ledgers.tally(name), name, turn.now)


async def _said(turn: Turn, issue: Issue, leader: str) -> str:
    """Not read for each of them where nobody of that name instructed."""
    return words_of(await turn.work.journal.of(issue.number), leader) if leader in issue.instructed_by else ""
