"""What a message can be to us: where it was said, what it answers, and what it comes to. Values alone."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.city import Room
from bot.core.errands import Errand
from bot.core.keywords import Manner
from bot.core.listings import Listing
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.triage import Verdict
from bot.core.words import Action, Rating


class Place(StrEnum):
    """What a message is to its issue, and so what a reply to it means."""

    SAID = "said"  # the requester's own words
    LOOSE = "loose"  # files sent alone, no issue yet
    CANDIDATE = "candidate"  # perhaps an appeal: the office decides
    INSTRUCTION = "instruction"  # a leader's
    REPORT = "report"  # what a handler or officer said of it in the group
    CARD = "card"  # the bot's card or milestone where the requester sees it
    RESULT = "result"  # the answer with the rating buttons
    AWAITS_REASON = "awaits_reason"  # the same, once somebody pressed 不满意
    DESK = "desk"  # the card of the office or of a unit
    EXTENSION = "extension"  # at the office: a unit asks for more time, or asked
    LEADER = "leader"  # what a leader is told privately; a reply of theirs is an instruction
    UNNOTED = "unnoted"  # at a desk, and a kill kept it from being noted: it may have asked for a text
    VISIT = "visit"  # whom a leader visits; a reply of theirs takes an issue on the spot
    ASIDE = "aside"  # the bot said something; a reply to it is no more than a message


PROMPT = "prompt:"
USED = "used_prompt:"


def prompt_for(action: Action) -> str:
    """The place of a message that asks somebody at a desk for the text of an action."""
    return f"{PROMPT}{action}"


def used_prompt_for(action: Action) -> str:
    """Its place once it has its text: whoever replies to it all the same means that action again."""
    return f"{USED}{action}"


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of the message that is replied to, or edited."""

    number: int
    place: str
    owned: bool  # the speaker is the requester or of the same enterprise
    ended: bool
    handled: bool = False  # a result waits for the requester's word, though silence may have closed it
    waiting: bool = False  # a question waits for the requester's answer
    to_sign: bool = False  # dispatched to the speaker's unit, which has not signed for it yet
    addressed: bool = False  # a prompt, and it is the speaker whom it asks, or asked


@dataclass(frozen=True, slots=True)
class Asked:
    """The one issue of the speaker's that waits for an answer of theirs in this chat."""

    number: int
    lately: bool  # asked within the last half hour
    units: tuple[str, ...] = ()  # whose matter it is, or may be


@dataclass(frozen=True, slots=True)
class Prompted:
    """A button pressed here a moment ago asks the speaker for the text of an action."""

    number: int
    action: Action
    key: str  # of the post that asks


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is needed to read a message."""

    said: Said
    person: Person
    room: Room
    link: Link | None = None  # of the message replied to
    album: int | None = None  # the issue that the album belongs to
    burst: int | None = None  # the open issue that the speaker opened, or answered a question about, just now
    awaited: int | None = None  # the issue whose reason for a redo is awaited from the speaker
    asked: Asked | None = None
    prompted: Prompted | None = None  # at a desk
    visit: str | None = None  # the key of the list of visits, or of the enterprise, that the message replies to
    candidate: int | None = None  # whether to register this one the speaker was asked, and now answers


@dataclass(frozen=True, slots=True)
class Talk:
    """Nothing to do."""


@dataclass(frozen=True, slots=True)
class Loose:
    """Files alone: they may belong to an appeal that comes next."""


@dataclass(frozen=True, slots=True)
class Opens:
    said: Said  # this message, or the speaker's own one that it points to
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Registers:
    """An officer makes somebody's message an issue of theirs."""

    said: Said
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Suggests:
    """Perhaps an appeal."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Decides:
    """On a candidate, in words."""

    candidate: int
    registers: bool


@dataclass(frozen=True, slots=True)
class Registered:
    """A bare call to open what is an issue already."""

    number: int


@dataclass(frozen=True, slots=True)
class Adds:
    number: int


@dataclass(frozen=True, slots=True)
class Views:
    """Somebody followed a link to an issue into the private chat."""

    number: int


@dataclass(frozen=True, slots=True)
class Instructs:
    number: int | None  # None: the entrepreneur's message replied to becomes an issue first


@dataclass(frozen=True, slots=True)
class Reports:
    """A handler or officer said in the group how it stands."""

    number: int


@dataclass(frozen=True, slots=True)
class Orders:
    """An action by its key word, its slash command, or as the reply to a prompt."""

    number: int
    action: Action
    text: str
    manner: Manner | None = None


@dataclass(frozen=True, slots=True)
class Contradicts:
    """An order that replies to the card of one issue and names another."""

    replied: int
    named: int


@dataclass(frozen=True, slots=True)
class Looks:
    """Somebody wants to see a list."""

    listing: Listing
    words: str  # behind its name
    number: int | None = None  # of the issue whose card they reply to, or in whose topic they ask


@dataclass(frozen=True, slots=True)
class Runs:
    """Somebody of the office, or a leader, does what is beside the single issue."""

    errand: Errand
    words: str  # behind its name
    number: int | None = None  # of the issue whose card they reply to, or in whose topic they say it
    visit: str | None = None  # as in `Scene`


@dataclass(frozen=True, slots=True)
class Enrols:
    """Somebody opened a link that the office made for them, or brought the bot into a unit's group with one."""

    token: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """Perhaps the text that the speaker was asked for, but no reply to the post that asks; it would go out at once."""

    key: str  # of that post


@dataclass(frozen=True, slots=True)
class Remarks:
    """Any other reply at a desk: an internal note."""

    number: int
    unnoted: bool = False  # perhaps meant as a text that was asked for: the speaker should know that it is none


@dataclass(frozen=True, slots=True)
class Rates:
    number: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class Regrets:
    """Not solved; without a reason the bot asks for it."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Withdraws:
    """The requester no longer wants it."""

    number: int


@dataclass(frozen=True, slots=True)
class Hides:
    """The requester no longer wants it in the group."""

    number: int | None  # None: the one that they told last, if that was just now


@dataclass(frozen=True, slots=True)
class Chases:
    """The requester asks how it stands."""

    number: int | None  # None: whichever they have
    addressed: bool  # to the bot, so that there is an answer even where they have none


class Hint(StrEnum):
    """Nothing happens, but the speaker should learn how to go on."""

    START = "start"  # who I am and what to do
    HELP = "help"  # what the speaker can do here
    MY = "my"  # the speaker's issues
    FACELESS = "faceless"  # anonymous: nobody can tell who speaks
    NO_CARD = "no_card"  # an order must reply to a card
    NO_TEXT = "no_text"  # #诉求 without a word
    NO_NEW = "no_new"  # /new without a word
    NO_WORDS = "no_words"  # files alone, privately
    HAIL = "hail"  # is anybody there? a mention alone asks the same
    NO_MATTER = "no_matter"  # how does it stand? asked by somebody who has nothing that could
    THANKS = "thanks"  # said privately
    TALK = "talk"  # a private message that is no appeal
    NOT_HERE = "not_here"  # a list asked for in the group: others would read it
    OFFICE_ONLY = "office_only"  # a list that other staff have no use for


Reading = (
    Talk
    | Loose
    | Opens
    | Registers
    | Suggests
    | Decides
    | Registered
    | Adds
    | Views
    | Instructs
    | Reports
    | Orders
    | Looks
    | Runs
    | Enrols
    | Contradicts
    | Unsent
    | Remarks
    | Rates
    | Regrets
    | Withdraws
    | Hides
    | Chases
    | Hint
)
