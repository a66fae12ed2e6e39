"""What is said at a desk (the office's chat, a unit's, a handler's private one): orders by key word, else notes."""

from dataclasses import replace

from bot.core.city import City
from bot.core.keywords import Keyword, assent, issue_named, keyword
from bot.core.messages import Said
from bot.core.readings import (
    PROMPT,
    USED,
    Contradicts,
    Hint,
    Link,
    Orders,
    Place,
    Prompted,
    Reading,
    Remarks,
    Scene,
    Talk,
    Unsent,
    used_prompt_for,
)
from bot.core.receipts import says_received
from bot.core.triage import is_courtesy
from bot.core.words import Action

#: What follows these is no sentence of its own: a number there is an issue's, even without the prefix.
_NUMBER_FOLLOWS = (Action.ACCEPT, Action.DISPATCH, Action.SIGN, Action.CLASSIFY)

#: What follows these may name another issue than the one that they are about.
_MAY_NAME_OTHERS = (Action.MERGE, Action.NOTE)


def at_desk(scene: Scene, city: City) -> Reading:
    """Borrowed words order nothing: they are kept as a note."""
    said, link = scene.said, scene.link
    word = None if said.borrowed_from else keyword(said.text, city.prefix)
    prompted = _plainly_answered(scene, word, city)
    if prompted and prompted.action is Action.HANDLE:  # it is shown to its author before it goes out
        return Orders(prompted.number, Action.HANDLE, word.rest if word else said.text)
    if link is None:
        return Unsent(prompted.key) if prompted else _to_no_card(said, word, city)
    if word or (word := _decides_extension(link, said)):
        return ordered(link, said, word, city)
    asked = _asked_for(link)
    if asked and not said.borrowed_from:
        return Orders(link.number, asked, said.text)
    if signs(link, said):
        return Orders(link.number, Action.SIGN, "")
    return Remarks(link.number, unnoted=_may_mean_more(link) or prompted is not None)


def _decides_extension(link: Link, said: Said) -> Keyword | None:
    """同意 or 不同意 to what asks for it."""
    return assent(said.text) if link.place == Place.EXTENSION and not said.borrowed_from else None


def signs(link: Link, said: Said) -> bool:
    """收到 to what waits for a signature."""
    return link.to_sign and not said.borrowed_from and says_received(said.text)


def _plainly_answered(scene: Scene, word: Keyword | None, city: City) -> Prompted | None:
    """The prompt that somebody answers who does not use Telegram's reply."""
    said, prompted = scene.said, scene.prompted
    if prompted is None or said.reply_to is not None or said.borrowed_from or not said.text or is_courtesy(said.text):
        return None
    if scene.link is not None and scene.link.number != prompted.number:
        return None  # in the topic of another issue
    if word is None:
        return None if said.command else prompted
    names_another_way = names_an_issue(said, city) or word.action is not prompted.action
    return None if names_another_way else prompted


def _to_no_card(said: Said, word: Keyword | None, city: City) -> Reading:
    """An order that replies to no card: the number that it names will do."""
    if word is None:
        return Talk()
    number, rest = issue_named(word, city.prefix, digits_alone=_digits_will_do(said, word))
    names_both = word.action is not Action.MERGE or issue_named(replace(word, before="", rest=rest), city.prefix)[0]
    if number is not None and names_both:
        return Orders(number, word.action, rest, word.manner)
    meant = said.command or said.reply_to is None or said.reply_to.sender.ours
    return Hint.NO_CARD if meant else Talk()


def ordered(link: Link, said: Said, word: Keyword, city: City) -> Reading:
    """An order that replies to a card; a number in it is said once too often, or contradicts the card."""
    number, rest = issue_named(word, city.prefix)
    may_name_others = word.action in _MAY_NAME_OTHERS and not word.before
    if number not in (None, link.number) and not may_name_others:
        return Contradicts(link.number, number)
    if number is None and _digits_will_do(said, word):
        number, rest = issue_named(word, city.prefix, digits_alone=True)
    return Orders(link.number, word.action, rest if number == link.number else word.rest, word.manner)


def _asked_for(link: Link) -> Action | None:
    """The action whose text the speaker was asked for; what anybody else answers to a prompt is only a note.

    A result is shown to its author before it goes out, so as many may be written as one likes. Anything else goes out
    at once: a second one needs a second prompt.
    """
    if not link.addressed:
        return None
    if link.place == used_prompt_for(Action.HANDLE):
        return Action.HANDLE
    return Action(link.place.removeprefix(PROMPT)) if link.place.startswith(PROMPT) else None


def _may_mean_more(link: Link) -> bool:
    """It is kept as a note, and perhaps its author takes it for sent."""
    return link.place == Place.UNNOTED or (link.addressed and link.place.startswith(USED))


def stands_at_desk(link: Link) -> bool:
    """A unit without a chat has its desk in the private chats of its handlers."""
    return is_at_desk(link.place)


def is_at_desk(place: str) -> bool:
    return place in (Place.DESK, Place.UNNOTED, Place.EXTENSION) or place.startswith((PROMPT, USED))


def names_an_issue(said: Said, city: City) -> bool:
    """受理 ZQ1042: an order that needs no card, wherever staff say it."""
    word = keyword(said.text, city.prefix)
    if word is None:
        return False
    return issue_named(word, city.prefix, digits_alone=_digits_will_do(said, word))[0] is not None


def _digits_will_do(said: Said, word: Keyword) -> bool:
    return said.command is not None or word.action in _NUMBER_FOLLOWS
