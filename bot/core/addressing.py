"""How a message addresses the bot (#诉求, a mention, /new), and what is left of it without that."""

import re

from bot.core.folding import fold
from bot.core.messages import Said

#: #企业服务日: for a visit of the city leaders'.
_SERVICE_DAY = re.compile(r"[#\uff03](?:企业服务日|(?i:serviceday\b))[#\uff03]?")
#: #诉求 in either width, closed like a topic or not; the matter may follow without a blank.
_TAG = re.compile(rf"[#\uff03]诉求[#\uff03]?|{_SERVICE_DAY.pattern}")
#: What only addresses the bot, with the punctuation behind it.
_ADDRESS = re.compile(rf"(?:{_TAG.pattern}|(?<!\S)@[A-Za-z0-9_]+)[ \t,\uff0c:\uff1a]*")


def is_explicit(said: Said) -> bool:
    return said.mentions_bot or asks_for_an_issue(said)


def asks_for_an_issue(said: Said) -> bool:
    """A mention may be about an issue that there is; #诉求 and /new want one of their own."""
    return said.command == "new" or _TAG.search(said.text) is not None


def is_for_service_day(said: Said) -> bool:
    return said.borrowed_from is None and _SERVICE_DAY.search(said.text) is not None


def is_bare_call(said: Said) -> bool:
    """#诉求, a mention or /new without a word: it is about the message replied to."""
    return is_explicit(said) and not bare(said) and not said.files


def bare(said: Said) -> str:
    """The words without what only addresses the bot."""
    if not is_explicit(said):
        return said.text
    text = said.argument if said.command == "new" else said.text
    return _ADDRESS.sub("", text).strip()


#: What the office, and who wrote privately, may answer where they are asked whether to register a message.
_REGISTER, _IGNORE = ("登记", "要登记", "register", "/new"), ("忽略", "不登记", "不用登记", "ignore")
_YES = ("要", "是", "是的", "好", "好的", "可以", "行", "yes", "ok")
_NO = ("不", "不是", "不要", "不用", "不用了", "no")
_AROUND = " \t\n,.!~、。"


def decision_in(text: str, *, plainly: bool) -> bool | None:
    """Whether to register it. `plainly`: a mere yes or no will do, as nobody else is meant by it."""
    word = fold(text).strip(_AROUND)
    if word in _REGISTER or (plainly and word in _YES):
        return True
    return False if word in _IGNORE or (plainly and word in _NO) else None
