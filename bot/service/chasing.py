"""The requester asks how it stands: they are told at once, and whoever has it hears of it, once an hour at most."""

from bot.core.addressing import bare
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.permissions import followed_by, owns
from bot.core.readings import Chases, Hint
from bot.core.words import ENDED
from bot.service.greeting import give_hint
from bot.service.turn import Turn
from bot.voice.chases import REMINDED, how_it_stands, reminders
from bot.voice.refusals import no_issue
from bot.voice.replies import about, reply

#: Their newest issues that are looked through.
NEWEST = 10


async def tell_how_it_stands(turn: Turn, said: Said, person: Person, chase: Chases) -> None:
    if chase.number is not None:
        await _tell_named(turn, said, person, chase.number)
        return
    open_ones = await _open_ones(turn, person)
    if len(open_ones) == 1:
        await _tell(turn, said, person, open_ones[0])
    elif open_ones:
        await give_hint(turn, said, person, Hint.MY)
    elif chase.addressed:
        await give_hint(turn, said, person, Hint.NO_MATTER)


async def _open_ones(turn: Turn, person: Person) -> list[Issue]:
    theirs = await turn.work.issues.of_requester(person.telegram_id, person.enterprise, NEWEST)
    meant = [await turn.survivor(issue) for issue in theirs if owns(person, issue)]
    return [issue for issue in {one.number: one for one in meant}.values() if issue.status not in ENDED]


async def _tell_named(turn: Turn, said: Said, person: Person, number: int) -> None:
    """Nobody else learns that there is such an issue."""
    issue = await turn.issue(number)
    if issue is not None and (owns(person, issue) or followed_by(person, issue)):
        await _tell(turn, said, person, await turn.survivor(issue))
    elif said.chat.private:
        await turn.put(reply(said, no_issue(turn.speech, number)))


async def _tell(turn: Turn, said: Said, person: Person, issue: Issue) -> None:
    follows = followed_by(person, issue) is not None
    answer = about(turn.speech, said, issue, lambda speech: how_it_stands(speech, issue, turn.now, follows=follows))
    if answer is not None:
        await turn.put(answer)
    if issue.status in REMINDED:
        await _remind(turn, said, issue)


async def _remind(turn: Turn, said: Said, issue: Issue) -> None:
    for post in reminders(turn.speech, issue, bare(said), turn.now):
        if not await turn.work.outbox.knows(post.key):
            await turn.put(post)
