"""Which message is what, and which issue it belongs to. Pure: the service looks up the links.

The order of the rules is the domain's: leaders, staff, requesters; explicit words, own issues, bursts, triage.
"""

import re

from bot.core.city import City, Room
from bot.core.messages import Said
from bot.core.phrases import Dissatisfied, keyword, rating_in, units_in
from bot.core.readings import (
    PROMPT,
    Adds,
    Hint,
    Instructs,
    Link,
    Loose,
    Opens,
    Orders,
    Place,
    Rates,
    Reading,
    Registered,
    Regrets,
    Remarks,
    Reports,
    Scene,
    Suggests,
    Talk,
    Views,
)
from bot.core.triage import Label, is_courtesy, triage
from bot.core.words import Action, Role


def read(scene: Scene, city: City) -> Reading:
    """What the message is. Rights come later, in `decide`: here it is only understood."""
    if scene.said.sender.anonymous:
        return Hint.FACELESS if _would_count(scene, city) else Talk()
    if scene.said.command == "help" and scene.room is not Room.FOREIGN:
        return Hint.HELP
    match scene.room:
        case Room.GROUP:
            return _in_group(scene, city)
        case Room.OFFICE | Room.UNIT:
            return _at_desk(scene)
        case Room.PRIVATE:
            return _in_private(scene, city)
        case Room.FOREIGN:
            return Talk()


def _would_count(scene: Scene, city: City) -> bool:
    """Whether the words would have had an effect, had we known whose they are."""
    said = scene.said
    if scene.link is not None or _is_explicit(said):
        return not is_courtesy(said.text)
    in_passing = scene.room is Room.GROUP and not city.mention_only
    return in_passing and triage(said.text, city.roster.units).label is Label.APPEAL


#: #诉求 in either width, closed like a topic or not; the matter may follow without a blank.
_TAG = re.compile(r"[#\uff03]诉求[#\uff03]?")
#: What only addresses the bot, with the punctuation behind it.
_ADDRESS = re.compile(rf"(?:{_TAG.pattern}|(?<!\S)@[A-Za-z0-9_]+)[ \t,\uff0c:\uff1a]*")


def _is_explicit(said: Said) -> bool:
    return said.mentions_bot or said.command == "new" or _is_tagged(said)


def _is_tagged(said: Said) -> bool:
    return _TAG.search(said.text) is not None


def _in_group(scene: Scene, city: City) -> Reading:
    if scene.said.command == "my":
        return Hint.MY
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
    if is_courtesy(replied.text) and not units_in(scene.said.text, city.roster.units):
        return Talk()  # 谢谢市长, and a kind answer to it
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
    if link and link.owned and not link.ended and _is_explicit(said) and not (bare(said) or said.files):
        return Registered(link.number)
    fresh = said.command == "new" or _is_tagged(said)
    if link and link.owned and not fresh:
        answer = _to_own_issue(link, said)
        if answer is not None:
            return answer
    if _is_explicit(said):
        return _explicitly(said, city)
    return _in_passing(scene, city)


def _to_own_issue(link: Link, said: Said) -> Reading | None:
    """A reply to one's own issue; None where the issue has ended and the words must stand for themselves."""
    if link.handled or link.ended or link.place in (Place.RESULT, Place.AWAITS_REASON):
        rating = rating_in(said.text)
        if isinstance(rating, Dissatisfied):
            return Regrets(link.number, _reason(link, rating, said.text))
        if rating is not None and not link.ended:
            return Rates(link.number, rating)
        if link.place == Place.AWAITS_REASON and said.text:
            return Regrets(link.number, said.text)
    if link.ended:
        return None
    if link.waiting and said.text.strip(_PUNCTUATION) in _YES:
        return Adds(link.number)
    return Talk() if is_courtesy(said.text) and not said.files else Adds(link.number)


#: Courtesies that are an answer where something was asked.
_YES = frozenset(["是", "是的", "对", "对的", "可以", "行", "没问题", "没事", "1", "ok", "OK"])
_PUNCTUATION = " \t\n,.!~、。\uff0c\uff01\uff5e"


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
    if not _is_explicit(said):
        return said.text
    text = said.argument if said.command == "new" else said.text
    return _ADDRESS.sub("", text).strip()


def _in_passing(scene: Scene, city: City) -> Reading:
    said = scene.said
    if scene.album is not None:
        return Adds(scene.album)
    if (is_courtesy(said.text) and not said.files) or _answers_others(scene):
        return _triaged(scene, city)
    if scene.awaited is not None and said.text:
        return Regrets(scene.awaited, said.text)
    if scene.burst is not None:
        return Adds(scene.burst)
    if scene.asked is not None:
        return Adds(scene.asked)
    return _triaged(scene, city)


def _answers_others(scene: Scene) -> bool:
    """To oneself, to a card of one's own or to a hint of ours it is no answer to others."""
    replied = scene.said.reply_to
    if replied is None or (scene.link and scene.link.owned):
        return False
    to_us = replied.sender.ours and scene.link is None
    return not to_us and replied.sender.telegram_id != scene.said.sender.telegram_id


def _triaged(scene: Scene, city: City) -> Reading:
    said = scene.said
    if not said.text:
        return Loose() if said.files else Talk()
    if city.mention_only and scene.room is Room.GROUP:
        return Talk()
    verdict = triage(said.text, city.roster.units)
    answers_others = _answers_others(scene) and scene.room is Room.GROUP
    match verdict.label:
        case Label.APPEAL:
            return Suggests(verdict) if answers_others else Opens(scene.said, verdict)
        case Label.UNSURE:
            return Talk() if answers_others else Suggests(verdict)
        case Label.TALK:
            return Talk()


def _at_desk(scene: Scene) -> Reading:
    word, link = keyword(scene.said.text), scene.link
    if link is None:
        meant = word and (scene.said.command or (word.rest and scene.said.reply_to is None))
        return Hint.NO_CARD if meant else Talk()
    asked = _asked_for(link)
    if asked and (word is None or word.action is asked):
        return Orders(link.number, asked, word.rest if word else scene.said.text)
    if word:
        return Orders(link.number, word.action, word.rest)
    return Remarks(link.number, unnoted=link.place == Place.UNNOTED)


def _asked_for(link: Link) -> Action | None:
    """The action whose text the speaker was asked for; what anybody else answers to a prompt is only a note."""
    asks = link.addressed and link.place.startswith(PROMPT)
    return Action(link.place.removeprefix(PROMPT)) if asks else None


def _in_private(scene: Scene, city: City) -> Reading:
    said = scene.said
    if said.command == "start":
        return _started(said, city)
    if said.command == "my":
        return Hint.MY
    if scene.link and _stands_at_desk(scene.link):
        return _at_desk(scene)
    if not scene.person.has(Role.REQUESTER, Role.GUEST):
        return Hint.NO_CARD if keyword(said.text) else Hint.START
    reading = _by_requester(scene, city)
    return Hint.TALK if isinstance(reading, Talk) else reading


#: What a link to /my brings along with /start.
MY_LINK = "my"


def _started(said: Said, city: City) -> Reading:
    """A link from the group tells what they came to see."""
    linked = re.fullmatch(rf"{re.escape(city.prefix)}(\d{{1,12}})", said.argument.strip())
    if linked:
        return Views(int(linked[1]))
    return Hint.MY if said.argument.strip() == MY_LINK else Hint.START


def _stands_at_desk(link: Link) -> bool:
    """A unit without a chat has its desk in the private chats of its handlers."""
    return link.place in (Place.DESK, Place.UNNOTED) or link.place.startswith(PROMPT)
