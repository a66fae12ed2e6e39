"""`xiaoer person erase`: what will go and what stays first, then each issue in a transaction of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.config import Settings
from bot.core.city import City
from bot.core.forgetting import OFFICIALS, forget_entry
from bot.core.people import THE_LIST
from bot.core.register import Register
from bot.core.words import OPEN, Role
from bot.persons.finding import Found, find
from bot.persons.words import say
from bot.service.almanac import Almanac
from bot.service.forgetting import forget_issue, leave_out, purge, remove_files
from bot.service.languages import speech_of
from bot.service.ports import Clock
from bot.service.turn import Turn
from bot.voice.forgotten import tombstone
from storage.engine import Engine, open_engine, open_reader
from storage.migrate import migrate
from storage.work import Reading, Work

#: The door by which it stands in the book's journal.
DOOR = "erased"
EX_USAGE, EX_DATAERR, EX_TEMPFAIL = 64, 65, 75


class Refused(Exception):
    """With the sentences that say why, and the exit code."""

    def __init__(self, code: int, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.code = code


class Erasure:
    def __init__(self, settings: Settings, city: City, clock: Clock) -> None:
        self._settings = settings
        self._say = partial(say, settings.city.language)
        self._clock = clock
        self._configured = city
        self._engine: Engine = open_engine(settings.storage.url)
        self._reader: Engine = open_reader(settings.storage.url)  # the whole journal is read: nobody waits for that
        self._almanac = Almanac(self._engine, city)

    async def run(self, who: str, may: Callable[[list[str]], bool]) -> list[str]:
        """`may`: whether to do it, once the plan was read. Raises Refused, OSError, what `storage.migrate` raises."""
        try:
            await migrate(self._engine)
            await self._almanac.refresh()
            async with Reading(self._reader) as work:
                found = one_of(await find(work, who), who, self._say)
                await self._check(work, found)
                others = sorted(set(await work.forgetting.named_in(found.whom)) - found.whom.issues)
            if not may(list(self._plan(found, others))):
                return [self._say("left")]
            await self._erase(found, others)
            return [self._say("erased"), *await self._remaining(found)]
        finally:
            await self._reader.dispose()
            await self._engine.dispose()

    # ── may it be ─────────────────────────────────────────────────────────

    async def _check(self, work: Work, found: Found) -> None:
        entry = found.entry
        if entry and Role.LEADER in entry.roles:
            raise Refused(EX_DATAERR, self._say("leader", name=entry.name))
        if entry and not entry.left and entry.roles & (OFFICIALS | {Role.ADMIN}):
            raise Refused(EX_DATAERR, self._say("in office", name=entry.name))
        if running := [issue.number for issue in found.issues if issue.status in OPEN]:
            raise Refused(EX_DATAERR, self._say("open", numbers=self._numbers(running)))
        if found.telegram_id and (unread := await work.forgetting.unread_of(found.whom)):
            raise Refused(EX_TEMPFAIL, self._say("unread", count=unread))

    def _plan(self, found: Found, others: list[int]) -> Iterator[str]:
        own = sorted(found.whom.issues)
        yield named(found, self._say)
        yield self._say("goes")
        if own:
            yield self._say("goes own", count=len(own), numbers=self._numbers(own))
        if others:
            yield self._say("goes others", count=len(others), numbers=self._numbers(others))
        if found.entry:
            yield self._say("goes book")
        yield self._say("goes rest")
        yield self._say("stays")
        for what in ("stays figures", "stays record", "stays telegram", "stays backups"):
            yield self._say(what)

    def _numbers(self, numbers: list[int]) -> str:
        return self._say("and").join(f"{self._settings.city.issue_prefix}{number}" for number in numbers)

    # ── doing it ──────────────────────────────────────────────────────────

    async def _erase(self, found: Found, others: list[int]) -> None:
        folder = Path(self._settings.attachments.folder)
        for number in sorted(found.whom.issues):
            async with Work(self._engine) as work:
                turn = await self._turn(work)
                paths = await forget_issue(work, number, turn.now, private=False)
                await self._put_tombstones(turn, number, found.telegram_id)
            remove_files(folder, paths)
        for number in others:
            async with Work(self._engine) as work:
                await leave_out(work, number, found.whom)
        async with Work(self._engine) as work:
            await self._forget_in_book(work, found)
            await work.forgetting.forget_account(found.whom)
        await self._almanac.refresh()
        for number in others:
            async with Work(self._engine) as work:
                await (await self._turn(work)).show_cards(number, edit_only=True)
        await purge(self._engine)

    async def _turn(self, work: Work) -> Turn:
        city = await self._almanac.today(work)
        speech = await speech_of(work, self._configured, city)
        return Turn(work=work, speech=speech, city=city, now=self._clock.now())

    async def _put_tombstones(self, turn: Turn, number: int, account: int | None) -> None:
        """All that the bot said about it and still stands, but in the private chat of the person."""
        for key, chat, issue, place in await turn.work.forgetting.posts_about([number]):
            if chat != account:
                await turn.put(tombstone(turn.speech, key, chat, issue, place))

    async def _forget_in_book(self, work: Work, found: Found) -> None:
        """Their number stays, as somebody who has left; the journal says that it was done, and not to whom."""
        if found.entry is None:
            return
        gone = replace(forget_entry(found.entry), left=True)
        book = await work.register.load()
        people = tuple(gone if one.number == gone.number else one for one in book.people)
        after = Register(units=book.units, enterprises=book.enterprises, people=people)
        await work.register.save(after, THE_LIST, self._clock.now(), DOOR)
        await work.forgetting.forget_in_book(found.entry, gone)

    async def _remaining(self, found: Found) -> list[str]:
        async with Reading(self._reader) as work:
            columns = await work.forgetting.remains(found.whom.words, found.telegram_id)
        return [self._say("remains", columns=self._say("and").join(columns))] if columns else []


def one_of(found: Sequence[Found], who: str, tell: Callable[..., str]) -> Found:
    """Raises Refused where nobody is meant, or several may be."""
    if not found:
        raise Refused(EX_USAGE, tell("nobody", who=who))
    if len(found) > 1:
        raise Refused(EX_USAGE, tell("several", who=who, count=len(found)), *(named(one, tell) for one in found))
    return found[0]


def named(found: Found, tell: Callable[..., str]) -> str:
    """张建国（名册 7 号，Telegram ID 7100000031）."""
    how = [tell("book", number=found.entry.number)] if found.entry else []
    if found.telegram_id:
        how.append(tell("account", id=found.telegram_id))
    if not how:
        contact = min(found.contacts, default="")
        how.append(tell("caller", contact=contact) if contact else tell("caller without"))
    return tell("one", name=found.name, how=tell("and").join(how))
