"""登记 企业 内容: whose matter the office enters, of what kind, and what is left of the words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.core.folding import fold
from bot.core.people import Enterprise
from bot.core.slips import ALIKE
from bot.core.words import Kind

_KINDS = {
    "咨询": Kind.INQUIRY,
    "求助": Kind.HELP,
    "投诉": Kind.COMPLAINT,
    "举报": Kind.REPORT,
    "建议": Kind.SUGGESTION,
    **{kind.value: kind for kind in Kind},
}
#: Other headings under which a hotline files them.
_ALSO = {"投诉举报": Kind.COMPLAINT, "意见建议": Kind.SUGGESTION, "表扬建议": Kind.SUGGESTION}

_BETWEEN = r"[\s,，:：、]"
_KIND = re.compile(rf"\s*(?P<word>{'|'.join(_KINDS)})(?:类|件)?{_BETWEEN}+")
#: A name that the book may not know: 「恒通物流」, “Hengtong Logistics”.
_QUOTED = re.compile(rf"\s*[「『“\"《](?P<name>[^」』”\"》\n]{{1,80}})[」』”\"》]{_BETWEEN}*")
#: Somebody who does not speak for an enterprise.
_NOBODYS = re.compile(rf"\s*(?:个人|市民|群众|individual|private person)(?:{_BETWEEN}+|$)")
_FIRST = re.compile(rf"\s*(?P<name>[^\s,，:：、。；;\n]+){_BETWEEN}*")

#: So many are asked back about.
MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be entered."""

    enterprise: Enterprise | None
    name: str  # of somebody the book does not know; "": nobody said
    kind: Kind | None  # None: triage says
    text: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """The book has no such enterprise, or several."""

    written: str
    near: tuple[Enterprise, ...]


def kind_named(words: str) -> Kind | None:
    """投诉, 投诉举报, 求助类; None for anything else."""
    bare = fold(words).strip().removesuffix("类").removesuffix("件")
    return _KINDS.get(bare) or _ALSO.get(bare)


def entry_in(words: str, enterprises: Sequence[Enterprise]) -> Entry | Unsure:
    """Reads 投诉 华锐机械 车间停电: a kind may stand before the name or behind it."""
    kind, words = _kind(words)
    whose = _whose(words, enterprises)
    if isinstance(whose, Unsure):
        return whose
    enterprise, name, rest = whose
    behind, text = _kind(rest)
    return Entry(enterprise, name, kind or behind, text.strip())


def enterprise_like(written: str, enterprises: Sequence[Enterprise]) -> Enterprise | Unsure:
    """By its name, an alias, or a part of either that only one has."""
    wanted = fold(written).strip()
    exact = [one for one in enterprises if wanted in _names(one)]
    partly = exact or [one for one in enterprises if len(wanted) > 1 and any(wanted in name for name in _names(one))]
    if len(partly) == 1:
        return partly[0]
    return Unsure(written.strip(), tuple(partly[:MOST_NEAR]) or _alike(wanted, enterprises))


_LEGAL = re.compile(r"(?:\((?:集团|中国|河南)\)|集团)?(?:股份|有限|责任)*公司$")


def enterprise_named(written: str, enterprises: Sequence[Enterprise]) -> Enterprise | None:
    """By its exact name or an alias, with 有限公司 behind it or without: nothing is guessed that nobody looks over."""
    wanted = _LEGAL.sub("", fold(written).strip())
    known = [one for one in enterprises if wanted in {_LEGAL.sub("", name) for name in _names(one)}]
    return known[0] if wanted and len(known) == 1 else None


def _kind(words: str) -> tuple[Kind | None, str]:
    found = _KIND.match(fold(words))
    return (_KINDS[found["word"]], words[found.end() :]) if found else (None, words)


def _whose(words: str, enterprises: Sequence[Enterprise]) -> tuple[Enterprise | None, str, str] | Unsure:
    folded = fold(words)
    if quoted := _QUOTED.match(words):
        name = quoted["name"].strip()
        known = next((one for one in enterprises if fold(name) in _names(one)), None)
        return known, "" if known else name, words[quoted.end() :]
    if nobodys := _NOBODYS.match(folded):
        return None, "", words[nobodys.end() :]
    if begun := _begins_with(folded, enterprises):
        enterprise, end = begun
        return enterprise, "", words[end:].lstrip(" \t\n,，:：、")
    first = _FIRST.match(words)
    if first is None:
        return Unsure("", ())
    found = enterprise_like(first["name"], enterprises)
    return found if isinstance(found, Unsure) else (found, "", words[first.end() :])


def _begins_with(folded: str, enterprises: Sequence[Enterprise]) -> tuple[Enterprise, int] | None:
    """The longest name or alias with which the words begin, and nothing of another word joined to it."""
    start = len(folded) - len(folded.lstrip())
    begun = [
        (len(name), one)
        for one in enterprises
        for name in _names(one)
        if folded.startswith(name, start) and re.match(rf"{_BETWEEN}|$", folded[start + len(name) :])
    ]
    length, enterprise = max(begun, key=lambda pair: pair[0], default=(0, None))
    return (enterprise, start + length) if enterprise else None


def _alike(wanted: str, enterprises: Sequence[Enterprise]) -> tuple[Enterprise, ...]:
    """Written a little differently, or with the matter directly behind the name: 华锐机械车间停电."""
    scored = [(max(_likeness(wanted, name) for name in _names(one)), one) for one in enterprises]
    near = [(score, one) for score, one in scored if score >= ALIKE]
    return tuple(one for _, one in sorted(near, key=lambda pair: -pair[0])[:MOST_NEAR])


def _likeness(wanted: str, name: str) -> float:
    if len(name) > 1 and wanted.startswith(name):
        return 1.0
    return SequenceMatcher(None, wanted, name).ratio()


def _names(enterprise: Enterprise) -> tuple[str, ...]:
    return tuple(fold(name).strip() for name in (enterprise.name, *enterprise.aliases))
