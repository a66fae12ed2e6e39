"""People say one thing in pieces: what the author of an appeal said around it, and what nobody has taken up yet."""

from collections.abc import Sequence

from bot.core.conversation import bare
from bot.core.events import Part
from bot.core.messages import Said
from bot.core.readings import Place
from bot.service.turn import Turn
from storage.desk import Candidate

#: Nobody says more in a burst; who does is heard, though not put together.
MOST_PIECES = 50
#: So many files sent alone belong to an appeal; older ones stay what they are, and a desk can ask for them.
MOST_FILES = 20


async def pieces_of(turn: Turn, said: Said) -> Sequence[Candidate]:
    """Their doubtful messages within the burst window, in order of time, and the one that they reply to themselves."""
    chat, work = said.chat.telegram_id, turn.work
    since, until = said.at - turn.city.burst, said.at + turn.city.burst
    lately = await work.messages.lately_of(said.sender.telegram_id, chat, Place.CANDIDATE, since, most=MOST_PIECES)
    ids = {known.message_id for known in lately if known.message_id and known.at <= until}
    if said.reply_to is not None and said.reply_to.sender.telegram_id == said.sender.telegram_id:
        ids.add(said.reply_to.message_id)
    kept = [await work.candidates.at(chat, one) for one in sorted(ids - {said.message_id})]
    return [one for one in kept if one is not None and one.state == "waiting"]


async def claim(turn: Turn, said: Said, pieces: Sequence[Candidate], number: int) -> tuple[Part, ...]:
    """The pieces, and the files sent alone around them and around the message itself, as parts of the issue."""
    parts = [_part(piece.said) for piece in pieces]
    for one in (said, *(piece.said for piece in pieces)):
        parts += await _files_around(turn, one, number, MOST_FILES - len(parts))
    return tuple(sorted((part for part in parts if part.message_id != said.message_id), key=_in_time))


def _in_time(part: Part) -> int:
    return part.message_id


def _part(said: Said) -> Part:
    return Part(said.message_id, bare(said), said.files, album=said.album)


async def _files_around(turn: Turn, said: Said, number: int, most: int) -> tuple[Part, ...]:
    return await turn.work.messages.claim_loose_files(
        said.chat.telegram_id,
        said.sender.telegram_id,
        said.at - turn.city.burst,
        said.at + turn.city.burst,
        number,
        album=said.album,
        loose=Place.LOOSE,
        said=Place.SAID,
        most=max(most, 0),
    )
