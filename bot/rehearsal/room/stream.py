"""What happens in a town as one window sees it: events as JSON texts, `{"event": …, "data": …}`."""

import asyncio
import json
from collections.abc import AsyncGenerator, Iterator

from bot.rehearsal.chats import Person
from bot.rehearsal.payloads import Json
from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.overview import room_view
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.room import Room, TownRoom
from bot.rehearsal.room.views import message_view, sees

#: Seconds without news after which `still` says that the line holds.
KEEP_ALIVE = 15.0


class Watcher:
    """One window: what it has been shown of the play that is on."""

    def __init__(self, person: int | None) -> None:
        self._person = person
        self._stage = 0
        self._seen = 0  # the town's revision
        self._shown: Json = {}

    def news(self, play: Play) -> Iterator[str]:
        """The events since the last look."""
        begun = play.number != self._stage
        if begun:
            self._stage, self._seen, self._shown = play.number, 0, {}
            yield event("stage", {"number": play.number})
        person = play.town.people.get(self._person or 0)
        yield from self._room(play, person)
        if person:
            yield from self._messages(play, person)
        if begun:
            yield event("synced", {})

    def _room(self, play: Play, person: Person | None) -> Iterator[str]:
        """Where anything but the running of the clock changed; a clock that was moved is news."""
        view = room_view(play, person)
        known = view | {"clock": play.stage.clock.ahead}
        if known != self._shown:
            self._shown = known
            yield event("room", view)

    def _messages(self, play: Play, person: Person) -> Iterator[str]:
        files = f"/{play.story.language}/files/{play.number}"
        for message in play.town.changed_since(self._seen):
            self._seen = message.revision
            if sees(play.town, person, message):
                yield event("message", message_view(play.town, message, person, files))


async def happenings(room: Room, town: TownRoom, person: int | None) -> AsyncGenerator[str]:
    """Until the room closes or the window does."""
    watcher = Watcher(person)
    room.windows += 1
    try:
        while not room.closing.is_set():
            try:
                play = await town.play()
            except Mistake:  # the room has closed meanwhile
                return
            change = asyncio.ensure_future(play.town.changed())  # before looking, so that nothing slips in between
            for news in watcher.news(play):
                yield news
            try:
                await asyncio.wait_for(change, KEEP_ALIVE)
            except TimeoutError:
                yield event("still", {})
    finally:
        room.windows -= 1


def event(name: str, data: Json) -> str:
    return json.dumps({"event": name, "data": data})
