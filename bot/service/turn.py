"""One turn of the conversation: a transaction, the moment, the city; and the one way to change an issue in it."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.core.city import City
from bot.core.commands import Absorb, Command, OpenIssue, Release, Undo
from bot.core.decide import decide
from bot.core.events import Classified, Event, Part, parts_of
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.joining import moved, undone_until
from bot.core.messages import Pressed
from bot.core.notices import Answer, Copies, Notice, Post, Priority
from bot.core.nudges import next_moment
from bot.core.people import NOWHERE, THE_BOT, Person
from bot.core.refusals import Refusal, refused
from bot.core.words import ENDED, Status
from bot.service.previews import settle_open
from bot.service.shares import Shares
from bot.voice.cards import card
from bot.voice.speech import Speech, home
from bot.voice.voice import Change, desk_cards, desk_files, tell
from storage.work import Work

#: The messages of an album come one by one; their copies wait for each other so long.
ALBUM_GATHERS = timedelta(seconds=2)


def hints_for_all() -> Shares:
    """Of hints, lists of issues and refusals, to one person: whoever asks faster than that does not read them."""
    return Shares(5, timedelta(minutes=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    work: Work
    speech: Speech  # of the chat in which somebody spoke or pressed
    city: City  # with the chat ids of today; `speech.city` has the configured ones, which the outbox translates
    now: datetime  # in the city's zone
    cause: int | None = None  # the inbox row
    hints: Shares = field(default_factory=hints_for_all)  # who was told lately how to go on
    register_changed: Callable[[], None] = lambda: None  # to be called by whoever saves another book

    async def issue(self, number: int) -> Issue | None:
        found = await self.work.issues.get(number)
        return found[0] if found else None

    async def open(self, command: OpenIssue) -> Issue | Refusal:
        events = decide(None, command, self.now, self.city.rules)
        if isinstance(events, Refusal):
            return events
        issue = _after(None, events)
        await self.work.issues.add(issue, len(events), next_at=self.next_at(issue))
        await self._keep(issue, (), events)
        return issue

    async def carry_out(self, number: int, command: Command) -> Issue | Refusal | None:
        """Decide, and keep the issue, its events and what is to be told; None where there is no such issue."""
        found = await self.work.issues.get(number)
        if found is None:
            return None
        issue, version = found
        events = decide(issue, command, self.now, self.city.rules)
        if isinstance(events, Refusal):
            return events
        history = await self.work.journal.of(number)
        after = _after(issue, events)
        await self.work.issues.save(after, version + len(events), read=version, next_at=self.next_at(after))
        await self._keep(after, history, events)
        return after

    def next_at(self, issue: Issue) -> datetime | None:
        """When the clock has something to do with it: the office's card loses a button once a merger is old."""
        over = undone_until(issue)
        moments = (next_moment(issue, self.city.rules, self.now), over if over and over > self.now else None)
        return min((moment for moment in moments if moment), default=None)

    async def wind(self, number: int) -> None:
        """Set its alarm by the rules of today; whoever changes it meanwhile sets it themselves."""
        found = await self.work.issues.get(number)
        if found is not None:
            issue, version = found
            await self.work.issues.wind(number, self.next_at(issue), read=version)

    def refused(self, issue: Issue, command: Command) -> Refusal | None:
        """Why it would be refused now."""
        return refused(issue, command, self.now, self.city.rules)

    async def _keep(self, issue: Issue, history: Sequence[Event], events: Sequence[Event]) -> None:
        for version, event in enumerate(events, start=len(history) + 1):
            await self.work.journal.append(issue.number, version, event, self.cause)
            if self.city.archives:
                await self.work.attachments.add(issue.number, issue.chat, parts_of(event), self.now)
        await self.put(*tell(self.speech, await self._change(issue, (*history, *events), events)))
        if any(isinstance(event, Classified) for event in events):
            await self._follow_privately(issue)
        if issue.status is Status.WITHDRAWN:
            await self._set_all_free(issue)
        if issue.status in ENDED:
            await settle_open(self.work, self.speech, issue.number, "ended", self.now)

    # ── issues that went into another one ─────────────────────────────────

    async def survivor(self, issue: Issue) -> Issue:
        """The issue that goes on for it; itself where it stands alone."""
        while issue.merged_into is not None and (into := await self.issue(issue.merged_into)) is not None:
            issue = into
        return issue

    async def set_free(self, issue: Issue, by: Person) -> Issue | Refusal | None:
        """It stands by itself again, with what was said for it meanwhile; whoever follows it goes along."""
        absorbed = [one async for one in self._absorbing(issue)]
        theirs = (issue.number, *(follower.number for follower in issue.followers))
        parts = tuple(moved(part, one, issue) for one in absorbed for part in one.parts if part.of in theirs)
        outcome = await self.carry_out(issue.number, Undo(by=by, parts=parts))
        if not isinstance(outcome, Issue):
            return outcome
        for one in absorbed:
            for number in theirs:
                await self.carry_out(one.number, Release(by=by, number=number))
        await self.hand_over(parts, issue)
        return outcome

    async def _absorbing(self, issue: Issue) -> AsyncIterator[Issue]:
        """The one that it went into, and the one that this went into, and so on."""
        while issue.merged_into is not None and (into := await self.issue(issue.merged_into)) is not None:
            yield into
            issue = into

    async def _set_all_free(self, issue: Issue) -> None:
        """It was withdrawn: whose issues had gone into it have not withdrawn theirs."""
        for follower in issue.followers:
            theirs = await self.issue(follower.number)
            if theirs is not None and theirs.merged_into == issue.number:
                await self.set_free(theirs, THE_BOT)

    async def _follow_privately(self, issue: Issue) -> None:
        """It went private: nobody but its requester and the office may know who follows, nor read it in the group."""
        chat, reply_to = home(issue)
        async for one in self._absorbing(issue):
            for follower in one.followers:
                if follower.number == issue.number and one.status not in ENDED:
                    private = replace(follower, chat=chat, reply_to=reply_to, private=True)
                    await self.carry_out(one.number, Absorb(by=THE_BOT, follower=private))

    async def hand_over(self, parts: Iterable[Part], issue: Issue) -> None:
        """People's messages belong to that issue from now on, and so do their files."""
        for part in parts:
            chat = part.chat or issue.chat
            await self.work.messages.give_to(issue.number, chat, [part.message_id])
            if self.city.archives:
                await self.work.attachments.add(issue.number, chat, [part], self.now)

    async def _change(self, issue: Issue, history: Sequence[Event], events: Sequence[Event]) -> Change:
        keys = await self.work.outbox.keys_of(issue.number)
        return Change(issue, tuple(history), tuple(events), keys, self.now)

    async def desk_card(self, number: int, pressed: Pressed) -> Post | None:
        """The card under which somebody pressed, as it is shown there; None for any other message."""
        issue = await self.work.issues.hold(number)
        if issue is None:
            return None
        known = await self.work.messages.at(pressed.chat.telegram_id, pressed.message_id)
        change = await self._change(issue, await self.work.journal.of(issue.number), ())
        cards = {card.key: card for card in desk_cards(self.speech, change)}
        card = cards.get(known.key) if known and known.key else None
        return replace(card, priority=Priority.ANSWER, edit_only=True) if card else None

    async def show_desks(self, number: int, *, anew: bool = False) -> None:
        """The desks' cards and files, where they are not yet: a chat was out of reach when they were due.

        `anew`: the cards that stand as well, as they read now: they may belong elsewhere.
        """
        issue = await self.work.issues.hold(number)
        if issue is None:
            return
        history = await self.work.journal.of(number)
        change = await self._change(issue, history, ())
        files = desk_files(self.speech, change)
        for post in desk_cards(self.speech, change):
            known = await self.work.messages.keyed(post.key)
            if known is None or known.message_id is None:
                await self.put(post)
                await self._put_missing(files.get(post.key, []))
            elif anew:
                await self.put(post)

    async def show_cards(self, number: int, *, edit_only: bool = False) -> None:
        """As they read now; what looks the same is not sent."""
        issue = await self.work.issues.hold(number)
        if issue is not None:
            change = await self._change(issue, await self.work.journal.of(number), ())
            cards = (*desk_cards(self.speech, change), card(self.speech, issue, self.now))
            await self.put(*(replace(one, edit_only=edit_only or one.edit_only) for one in cards))

    async def _put_missing(self, files: Iterable[Copies]) -> None:
        for copies in files:
            if not await self.work.outbox.was_sent(copies.key):
                await self.put(copies)

    async def put(self, *notices: Notice) -> None:
        """What is told to somebody who is not in Telegram is told to nobody."""
        for notice in notices:
            if _leads_nowhere(notice):
                continue
            later = self.now + ALBUM_GATHERS if isinstance(notice, Copies) else None
            await self.work.outbox.put(notice, self.now, not_before=later)

    def may_answer(self, person: Person) -> bool:
        """A few a minute: whoever writes on and on is not answered each time."""
        if person.telegram_id in self.hints.used_up(self.now):
            return False
        self.hints.take(person.telegram_id, self.now)
        return True

    def person(self, telegram_id: int, name: str) -> Person:
        return self.city.roster.person(telegram_id, name)


def _leads_nowhere(notice: Notice) -> bool:
    match notice:
        case Copies():
            return NOWHERE in (notice.chat, notice.from_chat)
        case Answer():
            return False
        case _:
            return notice.chat == NOWHERE


def _after(issue: Issue | None, events: Iterable[Event]) -> Issue:
    for event in events:
        issue = evolve(issue, event)
    if issue is None:
        raise ValueError("no events, no issue")
    return issue
