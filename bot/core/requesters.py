"""What an entrepreneur or a guest says: explicit words first, then their own issues, bursts, questions, triage."""

import re
from dataclasses import replace

from bot.core.addressing import asks_for_an_issue, bare, is_bare_call, is_explicit
from bot.core.chases import Chase, chase, is_hail, is_thanks
from bot.core.city import City, Room
from bot.core.confidence import Confidence, confidence
from bot.core.covered import says_no_more
from bot.core.folding import fold
from bot.core.messages import SPOKEN, Said
from bot.core.phrases import Dissatisfied, rating_in
from bot.core.readings import (
    Adds,
    Asked,
    Chases,
    Hides,
    Hint,
    Link,
    Loose,
    Opens,
    Place,
    Rates,
    Reading,
    Registered,
    Regrets,
    Scene,
    Suggests,
    Talk,
    Withdraws,
)
from bot.core.slash import no_command_of_theirs
from bot.core.triage import Label, Reason, Verdict, is_courtesy, triage
from bot.core.withdrawals import Withdrawal, withdrawal
from bot.core.words import Kind


def by_requester(scene: Scene, city: City) -> Reading:
    said, own = scene.said, _own(scene)
    if own and not own.ended and is_bare_call(said):
        return Registered(own.number)
    taken_back = None if said.borrowed_from else withdrawal(bare(said), city.prefix)
    if taken_back:
        return _taken_back(scene, taken_back)
    hidden = None if said.borrowed_from or asks_for_an_issue(said) else confidence(bare(said), city.prefix)
    if hidden:
        return _hidden(scene, hidden)
    if said.command not in (None, "new"):
        return no_command_of_theirs(scene)
    if (chased := _chased(scene, city)) is not None:
        return chased
    if own and not asks_for_an_issue(said) and (answer := _to_own_issue(own, said)) is not None:
        return answer
    if is_explicit(said):
        return _explicitly(said, city)
    return _in_passing(scene, city)


def _own(scene: Scene) -> Link | None:
    return scene.link if scene.link and scene.link.owned else None


def judged(said: Said, city: City) -> Verdict:
    """What triage thinks of the words; that they are somebody else's is the first thing to know."""
    verdict = triage(bare(said), city.roster.units)
    if said.borrowed_from is None:
        return verdict
    return replace(verdict, reasons=(Reason("forwarded", (said.borrowed_from,)), *verdict.reasons))


def is_report(said: Said, city: City) -> bool:
    """Somebody is accused, in the speaker's own words: it is added to nothing that others read, nor if in doubt."""
    verdict = judged(said, city)
    return said.borrowed_from is None and verdict.label is not Label.TALK and verdict.kind is Kind.REPORT


# ── taken back ────────────────────────────────────────────────────────────


def _taken_back(scene: Scene, words: Withdrawal) -> Reading:
    """The issue named, replied to, opened just now, or that waits for an answer; else it may be any."""
    own = _own(scene)
    if words.number is not None:
        return Withdraws(words.number)
    if own:
        return Withdraws(own.number)
    if scene.burst is not None and not _answers_others(scene):
        return Withdraws(scene.burst)
    if scene.asked is not None and scene.room is Room.PRIVATE:
        return Withdraws(scene.asked.number)
    meant = is_explicit(scene.said) or scene.room is Room.PRIVATE
    return Hint.NO_CARD if meant else Talk()


def _hidden(scene: Scene, words: Confidence) -> Reading:
    """The same, and what they told last, if it was just now: whoever sent it to the wrong group replies to nothing."""
    own = _own(scene)
    if words.number is not None:
        return Hides(words.number)
    if own:
        return Hides(own.number)
    return Talk() if _answers_others(scene) else Hides(scene.burst)


# ── how does it stand? ────────────────────────────────────────────────────


def _chased(scene: Scene, city: City) -> Reading | None:
    """None where the words are an answer, a reason, a piece of what is being said, or meant for somebody else."""
    said, own = scene.said, _own(scene)
    words = None if said.borrowed_from or said.files or asks_for_an_issue(said) else chase(bare(said), city.prefix)
    if words is None or (own and _on_the_result(own, said)) or _means_others(scene):
        return None
    in_passing = own is None and not said.mentions_bot and words.number is None
    if in_passing and (scene.awaited is not None or scene.burst is not None):
        return None
    number = words.number or (own.number if own and not own.ended else None)
    return _asked_in_passing(scene, words, city) if in_passing else Chases(number, addressed=True)


def _means_others(scene: Scene) -> bool:
    return _answers_others(scene) and not scene.said.mentions_bot


def _asked_in_passing(scene: Scene, words: Chase, city: City) -> Reading:
    """Privately it is asked of the bot; in the group a complaint may be, and 怎么样了 is for whoever has an issue."""
    if scene.room is Room.PRIVATE:
        return Chases(None, addressed=True) if words.complains else Hint.MY
    return Talk() if city.mention_only else Chases(None, addressed=words.complains)


# ── to one's own issue ────────────────────────────────────────────────────


def _to_own_issue(link: Link, said: Said) -> Reading | None:
    """A reply to one's own issue; None where it has ended and the words must stand for themselves."""
    word = _on_the_result(link, said)
    if word is not None:
        return word
    if link.ended:
        return None
    if link.waiting and (_says_yes(said) or says_no_more(bare(said))):
        return Adds(link.number)
    return Talk() if is_courtesy(said.text) and not said.files else Adds(link.number)


def _on_the_result(link: Link, said: Said) -> Reading | None:
    """A rating in words, or why it is not solved; in one's own words."""
    rated = link.handled or link.ended or link.place in (Place.RESULT, Place.AWAITS_REASON)
    if not rated or said.borrowed_from:
        return None
    rating = rating_in(said.text)
    if isinstance(rating, Dissatisfied):
        return Regrets(link.number, _reason(link, rating, said.text))
    if rating is not None and (link.handled or not link.ended):
        return Rates(link.number, rating)
    return Regrets(link.number, said.text) if link.place == Place.AWAITS_REASON and said.text else None


def _reason(link: Link, rating: Dissatisfied, text: str) -> str:
    """Whoever is asked for a reason and answers "还是没电" has given one."""
    return rating.reason or (text if link.place == Place.AWAITS_REASON else "")


#: Courtesies that are an answer where something was asked.
_YES = frozenset(["是", "是的", "对", "对的", "可以", "行", "没问题", "没事", "1", "ok", "OK"])
_PUNCTUATION = " \t\n,.!~、。\uff0c\uff01\uff5e"


def _says_yes(said: Said) -> bool:
    return said.text.strip(_PUNCTUATION) in _YES


# ── addressed to the bot ──────────────────────────────────────────────────


def _explicitly(said: Said, city: City) -> Reading:
    """#诉求 or /new: an issue of its own, always; alone under one's own message it means that one.

    A mention is the same where it says anything: 在吗 and 谢谢 are no matter.
    """
    mere_mention = not asks_for_an_issue(said) and not said.files
    if mere_mention and is_hail(bare(said)):
        return Hint.HAIL
    if mere_mention and is_thanks(bare(said)):
        return Talk()
    if bare(said):
        return Opens(said, judged(said, city))
    earlier = said.reply_to
    if earlier and earlier.sender.telegram_id == said.sender.telegram_id and earlier.text:
        return Opens(earlier, judged(earlier, city))
    return Opens(said, judged(said, city)) if said.files else _empty_call(said)


def _empty_call(said: Said) -> Hint:
    if said.command == "new":
        return Hint.NO_NEW
    return Hint.NO_TEXT if asks_for_an_issue(said) else Hint.HAIL


# ── said to nobody in particular ──────────────────────────────────────────


def _in_passing(scene: Scene, city: City) -> Reading:
    said, asked = scene.said, scene.asked
    if scene.album is not None:
        return Adds(scene.album)
    if asked and scene.room is Room.PRIVATE and _says_yes(said):
        return Adds(asked.number)
    if asked and _says_no_more(scene, asked):
        return Adds(asked.number)
    if (is_courtesy(said.text) and not said.files) or _answers_others(scene):
        return _triaged(scene, city)
    if scene.awaited is not None and said.text and not said.borrowed_from:
        return Regrets(scene.awaited, said.text)
    if scene.burst is not None:
        return Adds(scene.burst)
    if asked and _answers(scene, asked, city):
        return Adds(asked.number)
    return _triaged(scene, city)


def _says_no_more(scene: Scene, asked: Asked) -> bool:
    """没有了 ends the wait, whoever was asked a moment ago, or says it to the bot alone."""
    said, soon = scene.said, asked.lately or scene.room is Room.PRIVATE
    return soon and says_no_more(said.text) and not _answers_others(scene) and said.borrowed_from is None


def _answers_others(scene: Scene) -> bool:
    """To oneself, to a card of one's own or to a hint of ours it is no answer to others."""
    replied = scene.said.reply_to
    if replied is None or _own(scene):
        return False
    to_us = replied.sender.ours and scene.link is None
    return not to_us and replied.sender.telegram_id != scene.said.sender.telegram_id


def _answers(scene: Scene, asked: Asked, city: City) -> bool:
    """Whether a message that replies to nothing answers the question: files do, and what may well be meant so.

    An answer often sounds like an appeal (合同月底到期,续不上就要停产): for half an hour it is taken for an answer,
    unless it announces another matter or is one for other units. In the private chat every word is meant for us.
    """
    said, private = scene.said, scene.room is Room.PRIVATE
    if said.reply_to is not None and not private:
        return False
    if not said.text:
        return True
    verdict = judged(said, city)
    match verdict.label:
        case Label.APPEAL:
            return (private or asked.lately) and not _another_matter(said.text, verdict, asked)
        case Label.UNSURE:
            return not _announces_another(said.text)
        case Label.TALK:
            return private or asked.lately


_ANOTHER = re.compile(
    r"\W*(?:(?:我们?)?(?:另外|此外|另有|另一[件个]|顺便|还有[一两]?[件个]|还想|再(?:反映|说|提|报)[一两]?[件个]|又有一?[件个]"
    r"|新的?(?:诉求|问题|情况)|第二[件个])|by the way|another (?:matter|issue|problem|thing)|separately|one more)"
)


def _announces_another(text: str) -> bool:
    return _ANOTHER.match(fold(text)) is not None


def _another_matter(text: str, verdict: Verdict, asked: Asked) -> bool:
    others = bool(verdict.units and asked.units) and not set(verdict.units) & set(asked.units)
    return others or _announces_another(text)


def _without_words(scene: Scene, city: City) -> Reading:
    """What is spoken may be the whole matter: whoever said it privately is asked."""
    said = scene.said
    spoken = any(file.kind in SPOKEN for file in said.files)
    if spoken and scene.room is Room.PRIVATE:
        return Suggests(judged(said, city))
    return Loose() if said.files else Talk()


def _triaged(scene: Scene, city: City) -> Reading:
    """In the group, answers to others and borrowed words never open an issue by themselves."""
    said, in_group = scene.said, scene.room is Room.GROUP
    if not said.text:
        return _without_words(scene, city)
    if city.mention_only and in_group:
        return Talk()
    verdict = judged(said, city)
    doubtful = in_group and (_answers_others(scene) or said.borrowed_from is not None)
    match verdict.label:
        case Label.APPEAL:
            return Suggests(verdict) if doubtful else Opens(said, verdict)
        case Label.UNSURE:
            return Talk() if doubtful else Suggests(verdict)
        case Label.TALK:
            return Talk()
