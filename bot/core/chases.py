"""Somebody asks how their matter stands, or whether anybody is there: only where the message says nothing else.

到哪一步办手续 and 路灯怎么还没人管 are matters of their own.
"""

import re
from dataclasses import dataclass

from bot.core.one_thing import words_and_number, words_of


@dataclass(frozen=True, slots=True)
class Chase:
    number: int | None  # None: the issue that the message replies to, or whichever they have
    complains: bool  # that nobody does anything; else it is merely asked


_TIME = r"(?:[0-9]{1,3}|[一二两三四五六七八九十几半]{1,3})个?多?(?:天|周|星期|小时|钟头|月)"
_BEFORE = (
    r"(?:请问|想问|问|一下|那|这|[个件]|我们?|公司|厂里?|的|上次|上回|之前|昨天|前几天|早上|刚才|说|反映|提|报|事情?|诉求"
    rf"|问题|你们|您们?|到底|究竟|到?现在|目前|小二|领导|市里|各位|麻烦|都|{_TIME}|了|hi|hello|please|so)*"
)
_DOES = (
    r"(?:来?管|理|来?处理|回复?|答复|动静|消息|结果|办|来|解决|联系|受理|动|说法|下文)"
    r"(?:我们?|一下|这个?事?|这件事|我们公司)?"
)
_COMPLAINS = (
    rf"(?:怎么|为什么|为啥|咋)(?:还|都|就|一直)*(?:没有?人?|不)(?:{_DOES})",
    r"(?:还|都|一直)+没有?人(?:来?管|理|来?处理|回复?|答复|联系)(?:我们?)?",
    r"(?:有没有|有)人(?:在)?(?:来)?(?:管|理|处理)(?:我们?|一下|这个?事?|这件事)?|管不管(?:我们?|这个?事?)?",
    r"还?要(?:我们?)?等(?:到)?(?:什么时候|多久|多长时间|几时)|还要多久",
    r"(?:帮忙|帮我们?|给我们?)?催(?:一下|一催|催|办)(?:一下)?",
    r"why(?:is|are|has|does)(?:nobody|noone|stillnobody|stillnoone)[a-z]{0,12}(?:anything|us|toit|withit|it|answered|replied)?",
    r"(?:stillno|whyisthereno)(?:news|answer|reply|update|progress)(?:yet)?",
    r"howmuchlonger(?:dowewait|dowehavetowait|mustwewait|willittake)?|(?:is)?(?:anyone|anybody|somebody)(?:working|looking)(?:on|at|into)(?:it|this)",
)
_ASKS = (
    r"(?:办|弄|处理|进行|进展|走|解决)(?:得|的)?到(?:了)?(?:哪一?步|哪里?|哪儿|什么程度|哪个环节|什么地步)(?:了)?",
    r"到(?:哪一?步|哪里|哪儿|哪|什么程度|哪个环节|什么地步)了",
    r"(?:办|弄|处理|解决|进展|进度|情况|结果)?(?:得|的)?(?:怎么样|怎样|咋样|如何|怎么着)了",
    r"(?:进展|进度|办理情况|办理进度|结果)(?:是)?(?:怎么样|怎样|咋样|如何)?(?:了)?(?:吗|呢)",
    r"(?:进展|进度|办)(?:得|的)?(?:怎么样|如何|咋样)",
    r"(?:有没有|有)(?:什么|啥|新的?)?(?:进展|结果|消息|回复|答复|回音|下文|说法|信儿?)(?:了)?(?:吗|没有?|么|呢)?",
    rf"(?:还|都)?没有?(?:{_DOES}|好|办好)(?:吗|么|呢)",
    r"(?:什么时候|啥时候|何时|多久|多长时间)(?:才)?(?:能|会|可以)?(?:有)?(?:结果|答复|回复|办好|办完|处理好?|解决|消息)(?:我们?)?",
    r"(?:isthere|arethere|doyouhave)?any(?:news|updates?|progress|answer|results?)(?:yet|onthis|onit|onmyissue|formeyet|forus)?",
    r"what(?:s|is)the(?:status|progress|news)(?:ofit|ofmyissue|onthis|onit|now)?",
    r"how(?:s|is)it(?:going|coming|comingalong)|(?:how|where)does(?:it|thatstand|this|myissue)?stand",
    r"whenwill(?:it|this|that)be(?:done|fixed|solved|ready)|whenwillwe(?:get|have|hear)(?:ananswer|areply|fromyou)?",
)
_AFTER = r"(?:啊|呀|呢|吗|吧|哦|了|嘛|哈|谢谢您?|thanks|thankyou|please|now)*"
_COMPLAINT = re.compile(rf"{_BEFORE}(?:{'|'.join(_COMPLAINS)}){_AFTER}")
_QUESTION = re.compile(rf"{_BEFORE}(?:{'|'.join(_ASKS)}){_AFTER}")

_HAILS = frozenset(
    """
    在 在吗 在么 在嘛 在不 在不在 在没在 有人吗 有人在吗 有人没 小二 小二在吗 小二你好 小二您好 你好 您好 你好在吗
    您好在吗 您好请问在吗 早上好 上午好 中午好 下午好 晚上好 hello hi hey hellothere areyouthere anyonethere
    anybodythere isanyonethere isanybodythere goodmorning goodafternoon goodevening
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_THANKS = re.compile(
    r"(?:好的?|嗯|收到|太好了|非常|十分|万分|真的?|多|小二|感谢|谢|您|你们?|了|啦|哈|辛苦|费心|麻烦|thankyou|thanks|thx"
    r"|many|alot|verymuch|somuch)+"
)
_THANKS_WORD = re.compile(r"谢|辛苦|费心|thank|thx")

#: Characters; a text longer than that says something else besides.
_LONGEST = 60


def chase(text: str, prefix: str) -> Chase | None:
    """怎么还没人管; 到哪一步了; #ZQ1042 有结果了吗; any news?"""
    if len(text) > _LONGEST:
        return None
    said, number = words_and_number(text, prefix)
    complains = _COMPLAINT.fullmatch(said) is not None
    return Chase(number, complains) if complains or _QUESTION.fullmatch(said) else None


def is_hail(text: str) -> bool:
    """在吗: whoever says no more waits to hear that somebody is there."""
    return _bare_words(text) in _HAILS


def is_thanks(text: str) -> bool:
    said = _bare_words(text)
    return _THANKS.fullmatch(said) is not None and _THANKS_WORD.search(said) is not None


def _bare_words(text: str) -> str:
    return words_of(text) if len(text) <= _LONGEST else ""
