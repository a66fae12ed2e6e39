"""The whole bot and a town around it, in one process, speaking HTTP: what a story needs."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.bootstrap import App
from bot.config import load
from bot.core.events import Event
from bot.core.issue import Issue
from bot.rehearsal.cast import Troupe, assemble, configuration
from bot.rehearsal.chats import Chat, Message, Person, Pressing
from bot.rehearsal.ledger import Ledger
from bot.rehearsal.passing import let_time_pass
from bot.rehearsal.server import serve
from bot.rehearsal.story import ZONE, Story, read_story
from bot.rehearsal.town import Town
from bot.service.clock import SetClock
from storage.engine import Engine, open_engine
from storage.work import Work
from tests.databases import new_database

#: A Tuesday, a working day.
DAY = datetime(2026, 11, 24, tzinfo=ZONE)

#: Seconds of real time that anything may take.
PATIENCE = 10
#: Nobody waits for what the bot holds back on purpose, such as the photos of an album.
HURRY = timedelta(seconds=0.2)


@dataclass
class House:
    """People talk and press, the clock is moved, and one looks at what stands in the chats."""

    town: Town
    troupe: Troupe
    clock: SetClock
    folder: Path
    app: App
    address: str
    ledger: Ledger  # what the bot has written down
    _engine: Engine  # to look at what is stored, beside the bot's own
    _running: asyncio.Task[None]
    _stop: asyncio.Event
    day: datetime = DAY

    async def until(self, clock: str) -> None:
        """Time passes until then ("+1 09:00"), from one thing that the clock does to the next."""
        days, _, hour = clock.rpartition(" ")
        end = datetime.combine(self.day + timedelta(days=int(days or 0)), time.fromisoformat(hour), ZONE)
        await let_time_pass(self.town, self.clock, self.ledger, end, moment=0.05)
        await self.quiet()

    # ── people ────────────────────────────────────────────────────────────

    def at(self, clock: str) -> None:
        """It is 10:30 on the day, or "+1 09:00" for the next."""
        days, _, hour = clock.rpartition(" ")
        self.clock.set(datetime.combine(self.day + timedelta(days=int(days or 0)), time.fromisoformat(hour), ZONE))

    def guest(self, number: int, name: str, language: str | None = "zh-hans") -> Person:
        """Somebody in the group who is not on the roster."""
        person = self.town.add_person(number, name, language=language)
        self.town.join(person, self.troupe.chats["group"])
        return person

    async def say(
        self, who: str | Person, text: str = "", chat: str = "group", *, to: Message | None = None, **more: Any
    ) -> Message:
        """Say it, and wait until the bot has done all that follows from it."""
        said = self.town.say(self._person(who), self._place(who, chat), text, reply_to=to, **more)
        await self.quiet()
        return said

    async def edit(self, message: Message, text: str) -> None:
        self.town.edit(message.sender, message, text)
        await self.quiet()

    def upgrade(self, name: str) -> Chat:
        """A basic group becomes a supergroup; from now on its name means the new one."""
        chat = self.town.chat(self.town.upgrade(self.troupe.chats[name]))
        self.troupe = replace(self.troupe, chats={**self.troupe.chats, name: chat})
        return chat

    async def press(self, who: str | Person, label: str, message: Message) -> Pressing:
        """Press a button; what comes back is the pop-up."""
        pressing = await self.town.answered(self.town.press(self._person(who), message, label), PATIENCE)
        await self.quiet()
        return pressing

    async def press_again(self, who: str | Person, label: str, message: Message) -> Pressing:
        """Press a button that stood there once, as somebody does whose screen is old."""
        keyboards = (version.keyboard for version in reversed(message.versions))
        old = (button.data for keyboard in keyboards for row in keyboard for button in row if button.label == label)
        return await self.forge(who, next(data for data in old if data), message)

    async def forge(self, who: str | Person, data: str, message: Message) -> Pressing:
        """Send callback data that no button has."""
        pressing = await self.town.answered(self.town.press_data(self._person(who), message, data), PATIENCE)
        await self.quiet()
        return pressing

    def _person(self, who: str | Person) -> Person:
        return self.troupe.people[who] if isinstance(who, str) else who

    def _place(self, who: str | Person, chat: str) -> Any:
        return self._person(who) if chat == "private" else self.troupe.chat(chat)

    def switch(self, name: str, language: str) -> None:
        """Their Telegram speaks another language from now on."""
        person = replace(self.troupe.people[name], language=language)
        self.town.people[person.id] = person
        self.troupe = replace(self.troupe, people={**self.troupe.people, name: person})

    # ── what stands there ─────────────────────────────────────────────────

    def posts(self, chat: str) -> list[Message]:
        """The bot's messages in a chat of the story, or in a person's private chat."""
        return [message for message in self.troupe.chat(chat).visible() if message.sender == self.town.bot]

    def post(self, chat: str, *words: str) -> Message:
        """The newest message of the bot with all these words."""
        for message in reversed(self.posts(chat)):
            if all(word in message.text for word in words):
                return message
        stands = "\n".join(f"  {message.text!r} {message.labels}" for message in self.posts(chat))
        raise AssertionError(f"{chat}: nothing says {words}; there stands:\n{stands}")

    def ever_said(self, chat: str) -> str:
        """All that anybody could ever read from the bot in a chat: older versions, buttons and copies too."""
        words: list[str] = []
        for message in self.troupe.chat(chat).messages:
            if message.sender == self.town.bot:
                words += [*(version.text for version in message.versions), message.text, *message.labels]
        return "\n".join(words)

    async def quiet(self) -> None:
        """Until everything said is read, and everything to say is said; meanwhile the clock hurries a little."""
        async with asyncio.timeout(PATIENCE):
            while True:
                await self.town.settled(PATIENCE)
                if await self.app.is_idle():
                    return
                self.clock.set(self.clock.now() + HURRY)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.town.changed(), 0.02)

    # ── what is stored ────────────────────────────────────────────────────

    async def issues(self) -> Sequence[Issue]:
        async with self.work() as work:
            return await work.issues.all()

    async def issue(self, number: int = 1001) -> Issue:
        return next(issue for issue in await self.issues() if issue.number == number)

    async def history(self, number: int = 1001) -> list[str]:
        """The names of what happened."""
        return [type(event).__name__ for event in await self.events(number)]

    async def events(self, number: int = 1001) -> Sequence[Event]:
        async with self.work() as work:
            return await work.journal.of(number)

    def work(self) -> Work:
        return Work(self._engine)

    # ── the process ───────────────────────────────────────────────────────

    async def stop(self) -> None:
        self._stop.set()
        async with asyncio.timeout(PATIENCE):
            await self._running

    async def use(self, storage: str) -> None:
        """Another database in the configuration, from the next start on."""
        file = self.folder / "config.toml"
        old, text = self._engine.url.render_as_string(hide_password=False), file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, storage), "utf-8")
        await self.close()
        self.ledger, self._engine = Ledger(storage), open_engine(storage)

    async def close(self) -> None:
        """Nobody looks at what is stored any more."""
        await self.ledger.aclose()
        await self._engine.dispose()

    async def start(self) -> None:
        """The bot again, after `stop`."""
        self.app, self._stop = App(load(self.folder / "config.toml", {}), self.folder / "clock"), asyncio.Event()
        self._running = asyncio.create_task(self.app.run(self._stop))
        await self.town.wait_until(lambda: listens(self.town), PATIENCE)


def listens(town: Town) -> bool:
    """The bot asks for updates, or has told where to push them."""
    return town.updates.polling or bool(town.webhook.url)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def with_webhook(text: str) -> str:
    """The configuration of a bot that is called instead of asking."""
    port = free_port()
    table = f'port = {port}\nurl = "http://127.0.0.1:{port}/telegram/hook"\nsecret_token = "hush_hush"\n'
    return text.replace("[telegram]\n", '[telegram]\nmode = "webhook"\n', 1) + f"\n[telegram.webhook]\n{table}"


#: Read once: it takes a tenth of a short story, and nobody changes what was read.
_story = cache(read_story)


@contextlib.asynccontextmanager
async def open_house(
    folder: Path,
    *,
    story: Story | None = None,
    language: str = "",
    storage: str = "",
    more: str = "",
    basic: Mapping[str, int] | None = None,
    forums: Sequence[str] = (),
    webhook: bool = False,
    day: datetime = DAY,
    **town: Any,
) -> AsyncIterator[House]:
    """`story`: whose town it is, just before it begins; without one that of the Chinese day, at nine.
    `language`: the bot's and that of people's Telegram, if it is another one than the story's.
    `more` is appended to config.toml; `basic` are basic groups with everybody in them that are watched as well.
    `forums`: chats of the story that have topics. `webhook`: updates are pushed, not asked for.
    `day`: on which it begins, at midnight.

    `town` goes to `Town`.
    """
    storage = storage or await new_database(folder / "xiaoer.db")
    clock = SetClock(folder / "clock", ZONE)
    clock.set(story.begins - timedelta(minutes=1) if story else day.replace(hour=9))
    story = story or _story()
    place = Town(**{"clock": clock.now, "language": story.language, "ephemeral": story.ephemeral, **town})
    troupe = assemble(story.cast, place, language)
    for name, number in (basic or {}).items():
        group = place.add_group(number, name, troupe.people.values(), bot="administrator", kind="group")
        troupe = replace(troupe, chats={**troupe.chats, name: group})
    for name in forums:
        place.set_forum(troupe.chats[name], True)
    async with serve(place) as address:
        text = configuration(story.cast, base_url=address, token=place.token, storage=storage, language=language)
        watched = "".join(f"{number}, " for number in (basic or {}).values())
        text = text.replace("groups = [", f"groups = [{watched}") + more
        text = with_webhook(text) if webhook else text
        (folder / "config.toml").write_text(text, encoding="utf-8")
        app, stop = App(load(folder / "config.toml", {}), folder / "clock"), asyncio.Event()
        engine = open_engine(storage)
        ledger, running = Ledger(storage), asyncio.create_task(app.run(stop))
        house = House(place, troupe, clock, folder, app, address, ledger, engine, running, stop, day)
        try:
            await place.wait_until(lambda: listens(place), PATIENCE)
            await house.quiet()  # the morning's appointments are kept
            yield house
        finally:
            await house.stop()
            await house.close()
