"""What has to wait for its chat's pace is gathered in lists: one message that stands for many cards until they come.

Telegram lets 20 messages a minute into a group, edits among them. When more comes, the cards are listed in messages
that each name dozens, and follow one by one as there is room.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.city import Room
from bot.core.messages import Chat
from bot.core.notices import Priority
from bot.service.almanac import Almanac
from bot.service.claims import Claims
from bot.service.languages import speech_of
from bot.service.pace import Pace
from bot.service.ports import Clock
from bot.voice.gathered import fits, gathered
from storage.lists import Entry, Unlisted
from storage.outbox import Waiting
from storage.outbox_statements import FIRST_CARDS
from storage.work import Work

#: Of the 20 messages that a group hears in a minute, first cards leave so many to lists and to what is said besides.
RESERVE = 9
#: How long cards wait before a list stands for them. The office is to know of everything within ten seconds; in the
#: group everybody has a reaction already.
PATIENCE = {Room.GROUP: timedelta(seconds=20)}
AT_DESKS = timedelta(seconds=6)
#: Fewer than so many need no list, unless even they wait so long: a list of one line is two messages for one.
FEW, FEW_WAIT = 3, timedelta(seconds=30)
#: After so long without a new line, a list is history: what comes next begins another.
QUIET = timedelta(minutes=10)


def room_left(waiting: Waiting) -> tuple[int, bool]:
    """How many messages of the minute it must leave to others, and whether it comes evenly spread over that.

    Listed cards come in so slowly that somebody can read them, and that there is always room for something else soon.
    """
    if waiting.priority not in FIRST_CARDS:
        return 0, False
    return RESERVE, bool(waiting.listed) or waiting.message_id is not None  # one that stands gains a hint


class Gathering:
    def __init__(self, almanac: Almanac, pace: Pace, claims: Claims, clock: Clock) -> None:
        self._almanac = almanac
        self._claims = claims
        self._pace = pace
        self._clock = clock

    async def gather(self, work: Work, now: datetime) -> list[datetime]:
        """Begin lists, or write more into them, for all that has waited long enough; when the rest will have."""
        moments = []
        for unlisted in await work.lists.unlisted():
            if not self._claims.is_our_chat(unlisted.chat) or not self._is_held_up(unlisted, now):
                continue
            until = unlisted.since + await self._patience(work, unlisted)
            if unlisted.since <= now < until:  # else it is time, or nobody knows since when: the clock was set back
                moments.append(until)
            else:
                await self._list(work, unlisted.chat, now)
        return moments

    def _is_held_up(self, unlisted: Unlisted, now: datetime) -> bool:
        """By the pace, or by listed cards that go first. What waits for the network alone will soon be gone."""
        quiet = unlisted.quiet_until is not None and unlisted.quiet_until > now
        return quiet or unlisted.behind_listed or self._has_no_room(unlisted.chat)

    def _has_no_room(self, chat: int) -> bool:
        now = self._clock.now()  # the pace wants a fresh look at it
        return self._pace.free_at(chat, 1, now, spare=RESERVE) > now

    async def _patience(self, work: Work, unlisted: Unlisted) -> timedelta:
        """A line more in a list that stands costs nobody a new message."""
        if not unlisted.behind_listed and len(await work.lists.waiting(unlisted.chat)) < FEW:
            return FEW_WAIT
        return PATIENCE.get(await self._room(work, unlisted.chat), AT_DESKS)

    async def _room(self, work: Work, chat: int) -> Room:
        return (await self._almanac.today(work)).room(Chat(chat))

    async def _list(self, work: Work, chat: int, now: datetime) -> None:
        """Into the newest list, if all of it fits there and it is still of this flood; else into new ones."""
        waiting = await work.lists.waiting(chat)
        number = await work.lists.newest(chat)
        listed = await work.lists.entries(chat, number) if number else ()
        if waiting and listed and listed[-1].at > now - QUIET and fits(_lines([*listed, *waiting])):
            await self._write(work, chat, number, [*listed, *waiting], now)
            return
        for page, entries in enumerate(_pages(waiting), start=number + 1):
            await self._write(work, chat, page, entries, now)

    async def _write(self, work: Work, chat: int, number: int, entries: Sequence[Entry], now: datetime) -> None:
        await work.lists.enter(entries, number)
        today = await self._almanac.today(work)
        speech = await speech_of(work, self._almanac.city, today)
        await work.outbox.put(gathered(speech, chat, number, today.room(Chat(chat)), _lines(entries)), now)


def _lines(entries: Sequence[Entry]) -> list[str]:
    """Urgent ones on top, else in order."""
    ordered = sorted(entries, key=lambda entry: entry.post.priority is not Priority.URGENT)
    return [entry.post.line for entry in ordered]


def _pages(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Urgent ones first; each page as full as it can be."""
    pages: list[list[Entry]] = []
    for entry in sorted(entries, key=lambda entry: entry.post.priority is not Priority.URGENT):
        if not pages or not fits(_lines([*pages[-1], entry])):
            pages.append([])
        pages[-1].append(entry)
    return pages
