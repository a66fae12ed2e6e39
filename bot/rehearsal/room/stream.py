"""What happens in a town as one window sees it: server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator

from bot.rehearsal.chats import Person
from bot.rehearsal.payloads import Json
from bot.rehearsal.room.overview import room_view
from bot.rehearsal.room.play import Play
from bot.rehearsal.room.room import Room
from bot.rehearsal.room.views import message_view, sees

#: Seconds without news after which a line says that it is still there.
KEEP_ALIVE = 15.0


class Watcher:
    """One window: what it has been shown of the stage that stands."""

    def __init__(self, play: Play, person: int | None) -> None:
        self._play = play
        self._person = person
        self._stage = 0
        self._seen = 0  # the town's revision
        self._shown: Json = {}

    def news(self) -> Iterator[str]:
        """The events since the last look."""
        begun = self._play.number != self._stage
        if begun:
            self._stage, self._seen, self._shown = self._play.number, 0, {}
            yield event("stage", {"number": self._stage})
        person = self._play.town.people.get(self._person or 0)
        yield from self._room(person)
        if person:
            yield from self._messages(person)
        if begun:
            yield event("synced", {})

    def _room(self, person: Person | None) -> Iterator[str]:
        """Where anything but the running of the clock changed; a clock that was moved is news."""
        view = room_view(self._play, person)
        known = view | {"clock": self._play.stage.clock.ahead}
        if known != self._shown:
            self._shown = known
            yield event("room", view)

    def _messages(self, person: Person) -> Iterator[str]:
        town, language = self._play.town, self._play.story.language
        for message in town.changed_since(self._seen):
            self._seen = message.revision
            if sees(town, person, message):
                yield event("message", message_view(town, message, person, language))


async def happenings(room: Room, play: Play, person: int | None) -> AsyncIterator[str]:
    """Until the room closes or the window does."""
    watcher = Watcher(play, person)
    room.windows += 1
    try:
        while not room.closing.is_set():
            change = asyncio.ensure_future(play.town.changed())  # before looking, so that nothing slips in between
            for news in watcher.news():
                yield news
            try:
                await asyncio.wait_for(change, KEEP_ALIVE)
            except TimeoutError:
                yield ": still here\n\n"
    finally:
        room.windows -= 1


def event(name: str, data: Json) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
