"""Appeal, unsure or talk: what a message in the group is, of what kind, how urgent, for which unit, and why.

A lexicon with weights (`bot.core.lexicon`) decides. A learnt model can take over behind `triage` one day.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.lexicon import MOST, cues, danger
from bot.core.lexicon.courtesies import is_courtesy
from bot.core.lexicon.remit import likely_units
from bot.core.lexicon.scan import normal
from bot.core.people import Unit
from bot.core.words import Kind, Urgency

__all__ = ["APPEAL_FROM", "UNSURE_FROM", "Label", "Reason", "Verdict", "is_courtesy", "triage"]


class Label(StrEnum):
    APPEAL = "appeal"  # opens an issue
    UNSURE = "unsure"  # a quiet candidate for the office
    TALK = "talk"  # nothing happens


#: Scores from which a message is an appeal, or might be one. Measured in docs/triage.md.
APPEAL_FROM = 3.5
UNSURE_FROM = 1.5

#: Somebody wants something or something is wrong; who speaks, where and about what does not make an appeal.
TELLING = ("harm", "problem", "plea", "complaint", "report", "suggestion", "question")
#: How much of that an appeal needs at least.
TELLING_FROM = 2.0

#: A message that opens like this is passed on to everybody, however many troubles it goes on to name.
_ANNOUNCEMENT = re.compile(
    r"[【《\[]?(?:通知|公告|通告|公示|提示|提醒|预警|喜报|简报|快讯|转发|招聘|关于.{2,60}的(?:通知|公告|通告|函|意见|办法))"
    r"|各(?:企业|单位|县区|有关单位|位企业家|位老总|位会员|成员单位)"
)
_ANNOUNCEMENT_WEIGHT = -8.0
#: Unless it asks, or speaks for an enterprise of its own.
_OWN_VOICE = re.compile(r"我公司|我们|我司|我厂|本公司|请问|想问|咨询一下|求助|举报")
#: Where an announcement shows what it is, and where its own voice would be heard.
_OPENING = 60

_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,4})?(?:多|余|来)?(?:万|亿|元|吨|亩|千瓦|平米|平方)")
_DURATION = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十两几半])(?:多|个)?(?:天|周|星期|个月|月|年|小时)(?:了|多|没|都)"
)
_FIGURE_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Reason:
    """A kind of thing the message says, and the words that say it, as matched: NFKC, lower case.

    `cue` is the key of a group of the lexicon, "amount", "duration" or "announcement"; `voice` makes a sentence of it.
    """

    cue: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    label: Label
    score: float
    kind: Kind
    urgency: Urgency
    units: tuple[str, ...]  # names of units, likeliest first; may be empty
    reasons: tuple[Reason, ...]  # the weightiest first; of an appeal those for it, else those against it too


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What each group of cues weighs in a message, within its limit, and the words it rests on."""

    weights: Mapping[str, float]
    words: Mapping[str, tuple[str, ...]]

    @property
    def score(self) -> float:
        return round(sum(self.weights.values()), 1)

    def of(self, *keys: str) -> float:
        return sum(self.weights.get(key, 0.0) for key in keys)

    def reasons(self, label: Label) -> tuple[Reason, ...]:
        """What speaks for an appeal; where the office is to decide, also what speaks against."""
        telling = [key for key, weight in self.weights.items() if label is not Label.APPEAL or weight > 0]
        heaviest_first = sorted(telling, key=lambda key: -abs(self.weights[key]))
        return tuple(Reason(key, self.words[key]) for key in heaviest_first)


def triage(text: str, units: Sequence[Unit]) -> Verdict:
    """What a message is. Any text will do, empty or huge; the time it takes grows with its length, up to a limit."""
    seen = normal(text)
    evidence = _evidence(seen)
    kind = _kind(evidence)
    label = Label.TALK if is_courtesy(text) else _label(evidence)
    return Verdict(
        label=label,
        score=evidence.score,
        kind=kind,
        urgency=_urgency(evidence, kind),
        units=likely_units(seen, units),
        reasons=evidence.reasons(label),
    )


def _evidence(seen: str) -> _Evidence:
    """Each word counts once; all words of a group weigh no more than the group may."""
    weighed: dict[str, dict[str, float]] = {}
    for cue in cues(seen):
        weighed.setdefault(cue.key, {})[cue.word] = cue.weight
    for key, words in (("amount", _AMOUNT.findall(seen)), ("duration", _DURATION.findall(seen))):
        if words:
            weighed[key] = dict.fromkeys(words[:1], _FIGURE_WEIGHT)
    if opening := _announcement(seen):
        weighed["announcement"] = {opening: _ANNOUNCEMENT_WEIGHT}
    evidence = _Evidence(
        weights={key: _within(sum(words.values()), MOST.get(key)) for key, words in weighed.items()},
        words={key: tuple(words) for key, words in weighed.items()},
    )
    return _taken_seriously(evidence) if _is_danger(evidence, seen) else evidence


#: Who tells of danger and means it to be read by everybody, sells something, or says that it is over.
_NOT_NOW = ("announcement", "notice", "advert", "solved")
#: Whoever is in it themselves does not speak of the news.
_OURS = re.compile(r"我们?(?:公司|厂|司|单位|园区|车间|仓库|店|这)|本(?:公司|厂)|快来人|不是演[练习]|\bour\b")


def _is_danger(evidence: _Evidence, seen: str) -> bool:
    """Somebody is in danger here and now; the one thing that no courtesy and no chatter around it makes harmless."""
    if danger.WORDS.isdisjoint(evidence.words.get("harm", ())) or evidence.of(*_NOT_NOW):
        return False
    return not evidence.of("distant") or _OURS.search(seen) is not None


def _taken_seriously(evidence: _Evidence) -> _Evidence:
    """Only what speaks for an appeal weighs."""
    return replace(evidence, weights={key: weight for key, weight in evidence.weights.items() if weight > 0})


def _within(weight: float, most: float | None) -> float:
    return weight if most is None else max(-most, min(most, weight))


def _announcement(seen: str) -> str:
    """The words by which a text shows that it is meant for everybody, or an empty string."""
    opening = seen.lstrip()[:_OPENING]
    found = _ANNOUNCEMENT.match(opening)
    return found.group() if found and not _OWN_VOICE.search(opening) else ""


def _label(evidence: _Evidence) -> Label:
    if evidence.score < UNSURE_FROM:
        return Label.TALK
    tells = evidence.of(*TELLING) >= TELLING_FROM
    return Label.APPEAL if tells and evidence.score >= APPEAL_FROM else Label.UNSURE


def _kind(evidence: _Evidence) -> Kind:
    """The office corrects it; a report is taken for one rather too often than too rarely, as it stays private."""
    trouble, asks = evidence.of("harm", "problem", "complaint"), evidence.of("question")
    if evidence.of("report"):
        return Kind.REPORT
    if evidence.of("complaint") >= 2:
        return Kind.COMPLAINT
    if evidence.of("suggestion") >= 3 and not evidence.of("harm"):
        return Kind.SUGGESTION
    if (asks >= 2 and trouble < 3) or (asks and not trouble):
        return Kind.INQUIRY
    return Kind.HELP


def _urgency(evidence: _Evidence, kind: Kind) -> Urgency:
    """Urgent when life, property or production is at stake, unless it is asked about; only the office says complex."""
    asks_only = kind in (Kind.INQUIRY, Kind.SUGGESTION)
    return Urgency.URGENT if evidence.of("harm", "distant") >= 2 and not asks_only else Urgency.NORMAL
