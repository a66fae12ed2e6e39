"""Which message is what, and which issue it belongs to. Pure: the service looks up the links.

The order of the rules is the domain's: leaders, staff, requesters; explicit words, own issues, bursts, triage.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.city import City, Room
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.phrases import Dissatisfied, keyword, rating_in
from bot.core.triage import Label, Verdict, is_courtesy, triage
from bot.core.words import Action, Rating, Role


class Place(StrEnum):
    """What a message is to its issue, and so what a reply to it means."""

    SAID = "said"  # the requester's own words
    LOOSE = "loose"  # files sent alone, no issue yet
    INSTRUCTION = "instruction"  # a leader's
    CARD = "card"  # the bot's card or milestone where the requester sees it
    RESULT = "result"  # the answer with the rating buttons
    AWAITS_REASON = "awaits_reason"  # the same, once somebody pressed 不满意
    DESK = "desk"  # the card of the office or of a unit
    ASIDE = "aside"  # the bot said something; a reply to it is no more than a message


PROMPT = "prompt:"


def prompt_for(action: Action) -> str:
    """The place of a message that asks somebody at a desk for the text of an action."""
    return f"{PROMPT}{action}"


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of the message that is replied to, or edited."""

    number: int
    place: str
    owned: bool  # the speaker is the requester or of the same enterprise
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is needed to read a message."""

    said: Said
    person: Person
    room: Room
    link: Link | None = None  # of the message replied to
    album: int | None = None  # the issue that the album belongs to
    burst: int | None = None  # the open issue that the speaker opened just now
    awaited: int | None = None  # the issue whose reason for a redo is awaited from the speaker


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
class Suggests:
    """Perhaps an appeal."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Adds:
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


@dataclass(frozen=True, slots=True)
class Remarks:
    """Any other reply at a desk: an internal note."""

    number: int


@dataclass(frozen=True, slots=True)
class Rates:
    number: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class Regrets:
    """Not solved; without a reason the bot asks for it."""

    number: int
    reason: str


class Hint(StrEnum):
    """Nothing happens, but the speaker should learn how to go on."""

    START = "start"  # who I am and what to do
    MY = "my"  # the speaker's issues
    FACELESS = "faceless"  # anonymous: nobody can tell who speaks
    NO_CARD = "no_card"  # an order must reply to a card
    NO_TEXT = "no_text"  # #诉求 without a word
    TALK = "talk"  # a private message that is no appeal


Reading = Talk | Loose | Opens | Suggests | Adds | Instructs | Reports | Orders | Remarks | Rates | Regrets | Hint


def read(scene: Scene, city: City) -> Reading:
    """What the message is. Rights come later, in `decide`: here it is only understood."""
    if scene.said.sender.anonymous:
        return Hint.FACELESS if _addresses_us(scene) else Talk()
    match scene.room:
        case Room.GROUP:
            return _in_group(scene, city)
        case Room.OFFICE | Room.UNIT:
            return _at_desk(scene)
        case Room.PRIVATE:
            return _in_private(scene, city)
        case Room.FOREIGN:
            return Talk()


def _addresses_us(scene: Scene) -> bool:
    return scene.link is not None or _is_explicit(scene.said)


def _is_explicit(said: Said) -> bool:
    return said.mentions_bot or said.command == "new" or "#诉求" in said.text


def _in_group(scene: Scene, city: City) -> Reading:
    if scene.person.has(Role.LEADER):
        return _by_leader(scene, city)
    if scene.person.has(Role.HANDLER, Role.OFFICER) and scene.link and not scene.link.owned:
        return _by_staff(scene.link, scene.said)
    if scene.person.has(Role.REQUESTER, Role.GUEST):
        return _by_requester(scene, city)
    if scene.person.has(Role.OFFICER) and _is_explicit(scene.said):
        return _by_requester(scene, city)
    return Talk()


def _by_leader(scene: Scene, city: City) -> Reading:
    replied = scene.said.reply_to
    if replied is None or not scene.said.text or is_courtesy(scene.said.text):
        return Talk()
    if scene.link:
        return Talk() if scene.link.ended else Instructs(scene.link.number)
    return Instructs(None) if _is_entrepreneurs(replied, city) else Talk()


def _is_entrepreneurs(said: Said, city: City) -> bool:
    speaker = city.roster.person(said.sender.telegram_id, said.sender.name)
    somebody = not said.sender.anonymous and not said.sender.is_bot
    return somebody and speaker.has(Role.REQUESTER, Role.GUEST) and bool(said.text or said.files)


def _by_staff(link: Link, said: Said) -> Reading:
    word = keyword(said.text)
    if word:
        return Orders(link.number, word.action, word.rest)
    return Talk() if link.ended or is_courtesy(said.text) else Reports(link.number)


def _by_requester(scene: Scene, city: City) -> Reading:
    said, link = scene.said, scene.link
    fresh = said.command == "new" or "#诉求" in said.text
    if link and link.owned and not fresh:
        answer = _to_own_issue(link, said)
        if answer is not None:
            return answer
    if _is_explicit(said):
        return _explicitly(said, city)
    return _in_passing(scene, city)


def _to_own_issue(link: Link, said: Said) -> Reading | None:
    """A reply to one's own issue; None where the issue has ended and the words must stand for themselves."""
    if link.place in (Place.RESULT, Place.AWAITS_REASON):
        rating = rating_in(said.text)
        if isinstance(rating, Dissatisfied):
            return Regrets(link.number, _reason(link, rating, said.text))
        if rating is not None and not link.ended:
            return Rates(link.number, rating)
        if link.place == Place.AWAITS_REASON and said.text:
            return Regrets(link.number, said.text)
    if link.ended:
        return None
    return Talk() if is_courtesy(said.text) and not said.files else Adds(link.number)


def _reason(link: Link, rating: Dissatisfied, text: str) -> str:
    """Whoever is asked for a reason and answers "还是没电" has given one."""
    return rating.reason or (text if link.place == Place.AWAITS_REASON else "")


def _explicitly(said: Said, city: City) -> Reading:
    """#诉求, a mention or /new: an issue of its own, always; alone under one's own message it means that one."""
    if bare(said):
        return Opens(said, triage(bare(said), city.roster.units))
    earlier = said.reply_to
    if earlier and earlier.sender.telegram_id == said.sender.telegram_id and earlier.text:
        return Opens(earlier, triage(earlier.text, city.roster.units))
    return Opens(said, triage("", city.roster.units)) if said.files else Hint.NO_TEXT


def bare(said: Said) -> str:
    """The words without what only addresses the bot."""
    text = said.argument if said.command == "new" else said.text
    words = [word for word in text.replace("#诉求", " ").split(" ") if not word.startswith("@")]
    return " ".join(words).strip() if _is_explicit(said) else text


def _in_passing(scene: Scene, city: City) -> Reading:
    said = scene.said
    if scene.album is not None:
        return Adds(scene.album)
    courtesy = is_courtesy(said.text) and not said.files
    to_others = said.reply_to is not None
    if scene.awaited is not None and not courtesy and not to_others and said.text:
        return Regrets(scene.awaited, said.text)
    if scene.burst is not None and not courtesy and not to_others:
        return Adds(scene.burst)
    if not said.text:
        return Loose() if said.files else Talk()
    if city.mention_only and scene.room is Room.GROUP:
        return Talk()
    return _triaged(scene, city)


def _triaged(scene: Scene, city: City) -> Reading:
    verdict = triage(scene.said.text, city.roster.units)
    answers_others = scene.said.reply_to is not None and scene.room is Room.GROUP
    match verdict.label:
        case Label.APPEAL:
            return Suggests(verdict) if answers_others else Opens(scene.said, verdict)
        case Label.UNSURE:
            return Talk() if answers_others else Suggests(verdict)
        case Label.TALK:
            return Talk()


def _at_desk(scene: Scene) -> Reading:
    word = keyword(scene.said.text)
    if scene.link is None:
        return Hint.NO_CARD if word and scene.said.command else Talk()
    if scene.link.place.startswith(PROMPT):
        return Orders(scene.link.number, Action(scene.link.place.removeprefix(PROMPT)), scene.said.text)
    if word:
        return Orders(scene.link.number, word.action, word.rest)
    return Remarks(scene.link.number)


def _in_private(scene: Scene, city: City) -> Reading:
    said = scene.said
    if said.command in ("start", "help"):
        return Hint.START
    if said.command == "my":
        return Hint.MY
    if scene.link and (scene.link.place == Place.DESK or scene.link.place.startswith(PROMPT)):
        return _at_desk(scene)
    if not scene.person.has(Role.REQUESTER, Role.GUEST):
        return Hint.START
    reading = _by_requester(scene, city)
    return Hint.TALK if isinstance(reading, Talk) else reading
