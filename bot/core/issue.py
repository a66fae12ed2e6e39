"""An issue: the sum of its events. `bot.core.evolve` adds one; what may happen next `bot.core.decide` says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.core.deadlines import Due
from bot.core.events import Follower, Likeness, Part
from bot.core.people import Onward, Person
from bot.core.triage import Reason
from bot.core.words import OPEN, Kind, Rating, Source, Stage, Status, Urgency, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    leader: Person
    text: str
    public: bool
    orders: bool = True  # it names a unit or a deadline


@dataclass(frozen=True, slots=True)
class Nudge:
    """How far the clock has gone with a limit."""

    limit: str  # as in `Nudged`
    stage: Stage
    of: datetime
    unit: str | None = None  # as in `Nudged`


@dataclass(frozen=True, slots=True)
class Extension:
    """More time, asked for and not yet granted or refused."""

    until: Due
    reason: str
    by: Person
    working_days: int | None = None  # as in `ExtensionAsked`


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a unit is to bring to the answer that another one gives: it assists (协办), or is a county's own (转办)."""

    unit: str
    of: str | None = None  # its county; None: it assists the lead unit
    since: datetime  # when it was asked for; by when it is awaited `bot.core.clocks.share_due` says
    text: str | None = None  # what it brought, the newest
    remark: str = ""  # the county's


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The office's last step that it can take back: into which issue, when, and how it was before."""

    number: int
    at: datetime
    status: Status
    parts: tuple[Part, ...] = ()  # that were split off
    title: str | None = None  # before the split
    retitled: str | None = None  # and after it: whoever has said since what it is about is not corrected


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    number: int
    status: Status
    requester: Person
    title: str
    kind: Kind
    urgency: Urgency
    source: Source
    visibility: Visibility
    chat: int  # where the requester said it
    parts: tuple[Part, ...]  # their messages, the first one opened it
    reasons: tuple[Reason, ...]
    likely_units: tuple[str, ...]
    opened_at: datetime
    accept_by: Due
    dispatch_by: Due | None = None
    sign_by: Due | None = None
    due: Due | None = None  # the handling limit, from dispatch on
    ordered_due: Due | None = None  # a leader's deadline: it holds for a later dispatch too
    ordered_units: tuple[str, ...] = ()  # a leader's, said while the requester was asked: theirs once the answer came
    ordered_onward: tuple[Onward, ...] = ()  # the counties' own among them
    lead: str | None = None
    assisting: tuple[str, ...] = ()
    former: tuple[str, ...] = ()  # units that had it before, and have it no longer
    remark: str = ""
    signed_by: Person | None = None
    instruction: Instruction | None = None
    progress: str | None = None  # the newest
    question: str | None = None  # "": there is but a list
    asked_items: tuple[str, ...] = ()  # the list, while it waits for them
    missing: tuple[str, ...] = ()  # what of it has not come yet
    waiting_since: datetime | None = None
    status_before: Status | None = None  # what the wait interrupted
    answer: str | None = None
    handled_at: datetime | None = None
    on_the_spot: bool = False  # solved there and then, as far as anybody has heard
    rating: Rating | None = None
    redo_reason: str | None = None
    redone: int = 0
    redo_heard: bool = True  # the requester said so; else the office wants it
    decline_reason: str | None = None
    split_from: int | None = None
    left_group: bool = False  # it stood in the group, and went private
    dispatched_at: datetime | None = None
    returned_by: tuple[str, ...] = ()  # units that gave it back
    returned_due: Due | None = None  # the handling limit that ran when it was given back
    returned_at: datetime | None = None
    return_reason: str | None = None  # the newest, until the office has decided
    ruling_asked: bool = False  # a unit wants to give it back once more
    ruled: bool = False  # the office has: the unit keeps it
    extension: Extension | None = None  # asked for
    extended: int = 0
    supervised: bool = False  # 督办
    reminded_at: datetime | None = None  # 催办, by hand
    nudged: tuple[Nudge, ...] = ()  # how far the clock has gone with each limit there ever was
    unconfirmed: bool = False  # closed without a word from the requester
    called_back: int = 0  # times that the office telephoned about this result
    closed_at: datetime | None = None
    shares: tuple[Share, ...] = ()  # of assisting units, and of a county's own
    handed_up: tuple[Share, ...] = ()  # that were given back one level up
    merged_into: int | None = None
    followers: tuple[Follower, ...] = ()  # whose issues went into this one
    joined: Joined | None = None  # a merger or a split that may still be undone
    resembles: tuple[int, ...] = ()  # what looks like the same matter, the likeliest first
    alike: tuple[Likeness, ...] = ()  # the same, with what the office reads of them
    leader: str | None = None  # as in `IssueOpened`, like the next two
    reference: str | None = None
    contact: str | None = None
    entered_by: Person | None = None  # typed it in for the requester: at the office, on a visit, from a list
    instructed_by: tuple[str, ...] = ()  # the leaders, by name, that ever instructed on it

    @property
    def by_telephone(self) -> bool:
        """Its requester can't be written to: the office calls them."""
        return not self.requester.in_telegram

    @property
    def message_id(self) -> int:
        """The message that opened it: cards and milestones reply to it."""
        return self.parts[0].message_id

    @property
    def text(self) -> str:
        """All that the requester wrote, in order of time; what opened it may have been said after a piece of it."""
        return _text(self.parts)

    @property
    def units(self) -> tuple[str, ...]:
        """All that have it in hand: the lead first, then those that assist, then the counties' own."""
        if not self.lead:
            return ()
        return tuple(dict.fromkeys((self.lead, *self.assisting, *(share.unit for share in self.shares))))

    def share_of(self, unit: str | None) -> Share | None:
        return next((share for share in self.shares if share.unit == unit), None)

    @property
    def in_charge(self) -> tuple[str, ...]:
        """The lead, and those that assist: whom a requester hears of. A county answers for its own."""
        return (self.lead, *self.assisting) if self.lead else ()

    def shares_for(self, unit: str | None) -> tuple[Share, ...]:
        """What others bring to that unit: to the lead what those who assist do, to a county what its own do."""
        return tuple(share for share in self.shares if unit and unit == (share.of or self.lead))

    def awaited_by(self, unit: str | None) -> tuple[Share, ...]:
        """Of those, what has not come yet."""
        return tuple(share for share in self.shares_for(unit) if share.text is None)

    @property
    def watched(self) -> bool:
        """Supervised (督办) while there is something to do: a result ends it, a redo takes it up again."""
        return self.supervised and self.status in OPEN and self.status is not Status.HANDLED

    @property
    def readable(self) -> tuple[Part, ...]:
        """What was said where whoever reads the card could read it."""
        is_open = self.visibility is Visibility.OPEN
        return tuple(part for part in self.own if not (is_open and self.said_privately(part)))

    @property
    def own(self) -> tuple[Part, ...]:
        """What its requester said, or their colleagues; what followers added is for the desks alone."""
        return tuple(part for part in self.parts if part.of is None)

    @property
    def own_text(self) -> str:
        """What its requester may read of it."""
        return _text(self.own)

    @property
    def titling(self) -> Part | None:
        """The message that gives the title: the first of those with words."""
        return next((part for part in self.readable if part.text.strip()), None)

    def said_privately(self, part: Part) -> bool:
        """To the bot alone: a private chat has the id of its person, a group one below zero (Bot API, `Chat`)."""
        return (part.chat or self.chat) > 0

    def part(self, message_id: int, chat: int | None = None) -> Part | None:
        """`chat` as in `Part`: message ids start anew when a chat moves."""
        return next((part for part in self.parts if (part.message_id, part.chat) == (message_id, chat)), None)


def _text(parts: Iterable[Part]) -> str:
    in_order = sorted(parts, key=lambda part: (part.chat is not None, part.message_id))
    return "\n".join(part.text for part in in_order if part.text)
