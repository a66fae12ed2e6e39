"""The gist of a message in one line: what stands beside the number on a card in the group.

Everybody in the group reads it, so telephone and identity numbers, addresses, mentions and hashtags are left out.
"""

import re
import unicodedata
from collections.abc import Iterator

from bot.core.lexicon import cues
from bot.core.lexicon.courtesies import PERSON, is_courtesy
from bot.core.lexicon.scan import LIMIT, normal

#: The longest line, in Chinese characters; Latin letters, figures and blanks take half the room.
WIDTH = 24.0
#: A line tells no more clauses than this.
CLAUSES = 3
#: Stands where something was cut off, or where nothing may be shown.
ELLIPSIS = "…"

_HIDDEN = re.compile(
    r"(?:https?://|www\.)[!-+\--~]+|[\w.+-]{1,64}@[\w.-]{1,64}|@\w{2,4}(?=\s|$)|@[A-Za-z0-9_]{3,32}"
    r"|#诉求#?|#\w{1,16}(?:#|(?=\s|$))"
    r"|(?:联系|咨询|我的?)?(?:电话|手机号?|身份证号?码?|联系方式|微信号?|QQ)(?:号码?)?[是为:\s]{0,3}(?=[A-Za-z0-9+])"
    r"[A-Za-z0-9_+\- ]{6,24}(?:[- ]?\d)*"
    # Of a number that is hidden no digit stays: an account may begin like a telephone.
    r"|(?<!\d)(?:(?:\d[- ]?){14,}[\dXx]|(?:\+86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4,}|0\d{2,3}[- ]?\d{7,})"
    r"|(?<!\d)(?:\d{9,}|\d{7,8}(?![\d元亩吨万亿]))[Xx]?"
)
_BREAK = re.compile(r"[,。;!?~…\n]+|[:](?!\d)|\.(?!\d)|(?<=[一-鿿])\s+|\s+(?=[一-鿿])")
#: A clause too wide for the line also breaks before these.
_SOFT_BREAK = re.compile(r"(?=但是|可是|结果|导致|而且|所以|因此|希望|恳请|请|现在|目前|因为|由于|一直|已经|造成)")
_OPENER = re.compile(
    r"尊敬的|各位领导|市?领导|市长|(?:您|你)们?好|大家好|我是来|情况是这样|是这样的?|有个(?:问题|情况)"
    r"|(?:我们?(?:公司|厂(?![区房长])里?|企业(?!家)|单位|工厂)?|本(?:公司|厂(?![区房长])|企业|单位))(?:这边|这里|里)?的?|我司的?"
    r"|请问一?下?|想(?:请教|咨询|问|了解)(?:一下|下)?|请教一?下?|咨询(?:一下|下)|麻烦(?:问一?下|您)?|求助"
    r"|要?(?:向(?:您|市里|市长|领导|各位领导))?(?:反映|汇报)(?:一下|一个|个)?(?:问题|情况)?|要(?=举报|投诉)"
    r"|因为|由于|但是|可是|而且|另外|所以|因此|目前|现在|近期|就是|然后|那个|还有|结果"
    r"|(?i:dear (?:leaders|mayor)|hello|hi|please note that|may i ask)\b"
)
#: That it is a complaint says nothing of the matter.
_ONLY_COMPLAINS = re.compile(r"(?:投诉|举报)(?:一下|一?[个件](?:问题|情况|事情?))?")
_INTRODUCTION = re.compile(r"(?:我们?|本人|这里)(?:公司|厂)?[是叫]|(?i:i am|we are|this is)\b")
#: 我厂(安泰建材): who they are stands on the card anyway.
_ASIDE = re.compile(r"\([^()\n]{1,20}\)")
#: Every clause is worth a little, so that a neighbour comes along where there is room.
_FOR_ANY_CLAUSE = 0.3
#: What a line is about, and how much each kind of cue is worth for it.
_TELLING = {"harm": 1, "problem": 1, "complaint": 1, "report": 1, "suggestion": 1, "question": 1, "matter": 0.75}


def summary(text: str) -> str:
    """One line of at most WIDTH, without a full stop. Empty only for a blank text."""
    shown = _shown(text)
    clauses = list(_telling_clauses(shown)) or list(_clauses(shown))
    line = _fit(_best_run(clauses)) if clauses else ""
    return line or (ELLIPSIS if text.strip() else "")


def is_telling(text: str) -> bool:
    """Whether it names a matter: 在吗, 哈哈 and 我们厂门口这段路 head nothing. What we can't read may well do."""
    return bool(_UNREAD.search(text)) or any(
        _weight(clause) > _FOR_ANY_CLAUSE for clause in _telling_clauses(_shown(text))
    )


#: A word in letters that are neither English nor Chinese.
_UNREAD = re.compile(r"[^\W\d_a-zA-Z\u3000-\u9fff\uff00-\uffef]{3}")
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def _shown(text: str) -> str:
    """What of a text may be shown: no personal numbers, addresses, emoji, or invisible characters."""
    plain = "".join(map(_plain, unicodedata.normalize("NFKC", text[:LIMIT])))
    return _ASIDE.sub("", _HIDDEN.sub(" ", plain))


def _plain(character: str) -> str:
    if character.isspace():
        return "\n" if character in "\n\r\u2028\u2029" else " "
    unseen = unicodedata.category(character) in ("Cc", "Cf", "Cn", "Co", "Cs", "So", "Sk", "Me")
    return "" if unseen or "\ufe00" <= character <= "\ufe0f" else character


def _clauses(shown: str) -> Iterator[str]:
    for clause in filter(None, map(_trim, _BREAK.split(shown))):
        if _width(clause) <= WIDTH:
            yield clause
        else:
            yield from filter(None, map(_trim, _SOFT_BREAK.split(clause)))


def _trim(clause: str) -> str:
    """No blanks or signs at either end, and single blanks within."""
    return " ".join(clause.split()).strip(" ,、:;-—_·|/#@*'\"“”‘’([{<【《").rstrip("!?")


def _telling_clauses(shown: str) -> Iterator[str]:
    """Without greetings, introductions and pleas, and without the words a clause opens with by habit."""
    for clause in _clauses(shown):
        if (
            is_courtesy(clause)
            or (_INTRODUCTION.match(clause) and _weight(clause) <= _FOR_ANY_CLAUSE)
            or _only_asks(clause)
        ):
            continue
        rest = _trim(_without_openers(clause))
        if rest and not _ONLY_COMPLAINS.fullmatch(rest):
            yield rest


def _only_asks(clause: str) -> bool:
    """请市里帮忙协调: that somebody asks is why there is a card; the line says what for."""
    keys = {cue.key for cue in cues(normal(clause))}
    return "plea" in keys and not keys & _TELLING.keys()


def _without_openers(clause: str) -> str:
    at = 0
    while found := PERSON.match(clause, at) or _OPENER.match(clause, at):
        at = found.end()
        while clause[at : at + 1] == " ":
            at += 1
    return clause[at:]


def _weight(clause: str) -> float:
    """How telling a clause is."""
    words = {cue.word: cue.weight * _TELLING.get(cue.key, 0) for cue in cues(normal(clause))}
    return _FOR_ANY_CLAUSE + sum(words.values())


def _best_run(clauses: list[str]) -> str:
    """The most telling neighbours that fit into the line; of equals the first and shortest."""
    weights = [_weight(clause) for clause in clauses]
    best, most = clauses[0], weights[0]
    for count in range(1, CLAUSES + 1):
        for start in range(len(clauses) - count + 1):
            run, weight = _join(clauses[start : start + count]), sum(weights[start : start + count])
            if weight > most and (count == 1 or _width(run) <= WIDTH):
                best, most = run, weight
    return best


def _join(clauses: list[str]) -> str:
    return ("\uff0c" if any(map(_CHINESE.search, clauses)) else ", ").join(clauses)


def _width(text: str) -> float:
    return sum(map(_room, text))


def _room(character: str) -> float:
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5


def _fit(line: str) -> str:
    """Cut to WIDTH with an ellipsis, not within an English word nor before a combining mark."""
    if _width(line) <= WIDTH:
        return line
    room, end = WIDTH - 1, 0
    while (room := room - _room(line[end])) >= 0:
        end += 1
    while end > 1 and unicodedata.combining(line[end]):
        end -= 1
    kept = line[:end]
    if (word := kept[-1] + line[end]).isascii() and word.isalnum() and " " in kept:
        kept = kept.rpartition(" ")[0]
    return _trim(kept) + ELLIPSIS
