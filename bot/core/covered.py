"""Which items of a check list an answer covers: by the numbers people write, and by what they tell.

Cautious: nobody is told that something is missing who may have said it in other words. Where an answer names no number
and is recognised as telling none of the items, it counts as the whole answer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from bot.core.checklists import CHECKLISTS, Item
from bot.core.folding import fold
from bot.core.issue import Issue
from bot.core.lexicon.courtesies import is_courtesy
from bot.core.messages import SPOKEN, File
from bot.core.telling import WEAK, asked_in, can_be_seen, names_paper, papers_in, tells, without

#: Characters of an answer that are looked at.
_MOST = 4_000

_NO_MORE = re.compile(
    r"(?:(?:其[他它]的?|别的|再|暂时|目前|现在|我们?|这边|就|也)*"
    r"(?:没有?(?:别的|其[他它]的?|更多|材料)?(?:了|啦)|没有(?:别的|其[他它]的?|更多)|(?:别的|其[他它]的?)没有|就这些|就这么多|只有这些|就是这些|全在这|都在这)"
    r"(?:里|儿|了|啦|材料|情况|可以补充的?|要补充的?|补充的?|东西)*)+"
    r"|(?:no|sorry)?(?:that'?s(?:all|it|everything)(?:ihave|wehave)?|nothing(?:else|more)|nomore|ihavenothing(?:else|more))"
)
_BETWEEN = re.compile(r"[\s,.。、!~;]+")


def says_no_more(text: str) -> bool:
    """没有了, 就这些, that's all: whatever was asked, there is nothing more to come."""
    return len(text) <= 40 and _NO_MORE.fullmatch(_BETWEEN.sub("", fold(text)).replace("’", "'")) is not None


def left_out(items: Sequence[str], wanted: Sequence[str], text: str, files: Sequence[File]) -> tuple[str, ...]:
    """What of `wanted`, in the order of `items` (all that was asked), is missing after this answer; mostly nothing."""
    if len(items) < 2 or says_no_more(text):
        return ()
    said = _Answer(fold(_plain_numbers(text[:_MOST])), tuple(file.kind for file in files))
    marks = _marks(said.text, len(items))
    if marks:
        return _still(items, wanted, _told_by_number(replace(said, files=()), items, marks))
    told = _told(said, items)
    if not said.clearly(told, items):
        return tuple(wanted) if said.promises and not files else ()
    if not said.promises and said.lines >= len(wanted) > 1:
        return ()  # a line for each of them
    sure = said.tells_no_more_than(items[at] for at in told)
    return tuple(item for item in _still(items, wanted, told) if sure or _would_be_told(item))


def _told(said: "_Answer", items: Sequence[str]) -> set[int]:
    return {at for at, item in enumerate(items) if said.tells(item)}


def _told_by_number(said: "_Answer", items: Sequence[str], marks: Sequence["_Mark"]) -> set[int]:
    """What is numbered, and what is told besides; whose number stands with 明天发 has not come."""
    promised = {at for mark in marks if mark.promised for at in mark.places}
    return (_told(said, items) | {at for mark in marks if mark.says for at in mark.places}) - promised


def _still(items: Sequence[str], wanted: Sequence[str], told: set[int]) -> tuple[str, ...]:
    return tuple(item for at, item in enumerate(items) if item in wanted and at not in told)


def untold(issue: Issue) -> frozenset[Item]:
    """What of the check list of its kind the issue does not tell yet, as far as one can see that."""
    text, files = fold(issue.text[:_MOST]), [file.kind for part in issue.parts for file in part.files]
    known = {Item.COMPANY} if issue.requester.enterprise else set()
    known |= {Item.PAPERS} if files else set()
    return frozenset(
        item
        for item in CHECKLISTS[issue.kind]
        if can_be_seen(item) and item not in known and not tells(item, text, files)
    )


# ── what is told ──────────────────────────────────────────────────────────

_CLAUSES = re.compile(r"[,。;!?\n]+")
#: 合同明天发: it is named, and has not come.
_LATER = re.compile(
    r"(?:明天|明早|后天|稍后|稍晚|晚点|晚些|晚上|待会|等会|一会|过会|回头|改天|下周|过[几两]天|(?<!上)(?<!这)周[一二三四五六日天]|下午"
    r"|今天|马上|随后|之后|再|这就)[^,]{0,12}(?:发(?![生现票货电布了的]|过(?![来去]))|补(?!贴|助|偿|了|的|过)|传(?!了|的|过)"
    r"|寄(?!了|的|过)|提供(?!了|的|过)|给您|给你|送过|送来|整理)"
    r"|(?:还在|正在|在)(?:找|整理|准备|开具|盖章|复印|打印|统计|核算)"
    r"|没(?:有)?(?:拿到|找到|开出来|下来|办下来|统计出来|[^,]{1,4}好(?!的))"
    r"|\b(?:later|tomorrow|(?:i|we)(?:'ll| will) (?:send|get|find)|(?:will|to) follow"
    r"|still (?:looking|preparing|waiting))\b"
)


#: Files in which everything may stand, or be said.
_MAY_SAY_ALL = (*SPOKEN, "document")


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str  # folded
    files: tuple[str, ...]  # what kinds of

    @property
    def now(self) -> str:
        """Without what is only promised."""
        return "\n".join(clause for clause in self._clauses() if not _LATER.search(clause))

    @property
    def promises(self) -> bool:
        return any(_LATER.search(clause) for clause in self._clauses())

    @property
    def lines(self) -> int:
        return sum(bool(line.strip()) and not is_courtesy(line) for line in self.text.splitlines())

    def clearly(self, told: set[int], items: Sequence[str]) -> bool:
        """Whether it is sure to be about the list: 前天已经交了 names a day and answers nothing.

        What is spoken, or written in a file that came without a word, may well be all of it.
        """
        if not self.text.strip() and any(kind in _MAY_SAY_ALL for kind in self.files):
            return False
        if self.text.strip() == "" and told:
            return True
        return len(told) > 1 or any(not asked_in(items[at]).topics & WEAK for at in told)

    def tells_no_more_than(self, items: Iterable[str]) -> bool:
        """电话13800010001: there is nothing else in it that could be the answer to anything."""
        asked = [asked_in(item) for item in items]
        clauses = [clause for clause in _CLAUSES.split(self.now) if any(map(str.isalnum, clause))]
        rests = [reduce(lambda rest, one: without(one, rest), asked, clause) for clause in clauses]
        return all(_is_little(rest, clause) for rest, clause in zip(rests, clauses, strict=True))

    def _clauses(self) -> Iterator[str]:
        return (clause for clause in _CLAUSES.split(self.text) if clause.strip())

    def tells(self, item: str) -> bool:
        """Anything of what the item asks for."""
        asked = asked_in(item)
        now, papers = self.now, papers_in(self.now)
        came = bool(self.files) and not papers  # photos without a word may be all that was asked for
        return (
            any(tells(topic, now, self.files) for topic in asked.topics)
            or (bool(asked.papers) and (came or any(names_paper(paper, papers) for paper in asked.papers)))
            or any(word in now for word in asked.words)
        )


def _is_little(rest: str, clause: str) -> bool:
    """What is left of a clause without what was recognised in it: a name perhaps, and no figure."""
    few = sum(map(str.isalnum, rest)) <= 6 and re.search(r"[0-9]{3}", rest) is None
    return (rest != clause and few) or is_courtesy(clause)


def _would_be_told(item: str) -> bool:
    """Whether an answer to it would be recognised: only then can it be missing."""
    asked = asked_in(item)
    return bool(asked.topics or asked.papers)


# ── numbers ───────────────────────────────────────────────────────────────

_CIRCLED = str.maketrans({circled: f"\n{number}、" for number, circled in enumerate("①②③④⑤⑥⑦⑧⑨⑩", start=1)})
_CHINESE = "一二三四五六七八九十"
_IN_CHINESE = re.compile(rf"(?:^[ \t]*(?P<first>[{_CHINESE}])、|第(?P<ordinal>[{_CHINESE}])(?=[项条个]))", re.MULTILINE)

_SEVERAL = r"[0-9]{1,2}(?:[项条])?(?:(?: ?[和跟与、,&] ?| and )第?[0-9]{1,2}(?:[项条])?)*"
#: 1. 1、 1) at the beginning of a clause; 1和3都发了; 2没有; 1 and 3 attached. Not 3.5万, 3点 or 2台.
_MARK = re.compile(
    rf"(?:^|(?<=[\s,;。:(]))第?(?P<numbers>{_SEVERAL})"
    r"(?:\)|[.、:](?![0-9])|[.、:](?=[0-9]{4,}|[0-9]{1,2}月)"
    r"|(?<=[项条])| ?(?=都|已|见|发|没|无|暂|不|还|稍|明|在附|在图|如图)|(?= (?:attached|sent|see|none|below|n/a)))",
    re.MULTILINE,
)
_AT_LINE_START = re.compile(r"^[ \t]*(?P<numbers>[0-9]{1,2})[ \t]+(?=\S)", re.MULTILINE)


def _plain_numbers(text: str) -> str:
    """①, 一、 and 第一项 with the figures that they stand for."""
    return _IN_CHINESE.sub(_figure, text.translate(_CIRCLED))


def _figure(written: re.Match[str]) -> str:
    if written["first"]:
        return f"{_CHINESE.index(written['first']) + 1}、"
    return f"第{_CHINESE.index(written['ordinal']) + 1}"


@dataclass(frozen=True, slots=True)
class _Mark:
    """The numbers somebody writes, and what stands behind them."""

    places: tuple[int, ...]  # among the items, from 0
    words: str

    @property
    def promised(self) -> bool:
        return _LATER.search(self.words) is not None

    @property
    def says(self) -> bool:
        return any(map(str.isalnum, self.words))


def _marks(text: str, count: int) -> list[_Mark]:
    found = [mark for mark in _MARK.finditer(text) if _within(mark, count)]
    if not found:
        lines = [mark for mark in _AT_LINE_START.finditer(text) if _within(mark, count)]
        found = lines if len({mark["numbers"] for mark in lines}) > 1 else []
    ends = [*(mark.start() for mark in found[1:]), len(text)]
    return [_Mark(_places(mark), text[mark.end() : end]) for mark, end in zip(found, ends, strict=bool(found))]


def _within(mark: re.Match[str], count: int) -> bool:
    return all(0 <= place < count for place in _places(mark))


def _places(mark: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(number) - 1 for number in re.findall(r"[0-9]+", mark["numbers"]))
