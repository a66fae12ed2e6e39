"""A requester wants it out of the group: only where the message says nothing else.

保密局的门口路灯坏了 asks for nothing of the kind.
"""

import re
from dataclasses import dataclass

from bot.core.one_thing import words_and_number


@dataclass(frozen=True, slots=True)
class Confidence:
    number: int | None  # None: the issue that the message replies to, or the one told last


_BEFORE = (
    r"(?:哎呀?|唉|糟糕|糟了|不好意思|对不起|抱歉|小二|麻烦|请|拜托|把|我|刚才|刚|上面|前面|发|说|这|那|[个条件]|消息|诉求|事情?"
    r"|话|的)*"
)
_IN_GROUP = r"(?:在?群里|对外|出去|出来)?"
_WORDS = (
    rf"(?:请|先|能不能|可不可以|可以|能|我)?(?:不要|别|不想|不愿意?|不能|不|勿){_IN_GROUP}(?:公开|公布|外传|张扬|声张){_IN_GROUP}",
    r"(?:不要|别|不想)(?:在群里)(?:说|发|显示|提)(?:这个|这件事|出来)?",
    r"(?:不要|别)(?:发|显示|放|挂)在?(?:到)?群里",
    r"发错(?:群|地方)|发到群里(?:了|去了)?发错了",
    r"(?:不要|别)(?:跟[他她]们|对外|告诉(?:[他她]们?|别人|对方)?)?(?:说|提|透露|讲)?(?:这)?是我(?:们)?(?:公司|厂)?(?:说|讲|反映|举报|提)?的?",
    r"(?:不要|别)(?:提|说|透露|公开|显示|暴露|写|出现)(?:出)?我们?(?:公司|厂)?的?(?:名字|姓名|身份|信息|名)?",
    r"(?:能不能|可不可以|可以|能|要|帮我|帮忙|给我|替我|为我|对我)*保密",
    r"(?:转|改|改成|改为|设为|转为)(?:成)?(?:私密|不公开)",
    r"匿名(?:处理)?",
    r"(?:please)?(?:dont|donot)(?:publish|share|show|post|disclose)(?:it|this|that)?(?:inthegroup|publicly)?",
    r"(?:please)?(?:dont|donot)makeitpublic|(?:please)?(?:dont|donot)(?:say|tell(?:them|anyone|anybody)?)(?:that)?itwasme",
    r"(?:please)?(?:dont|donot)(?:mention|show|use)my(?:name|companysname|companyname)",
    r"(?:please)?(?:keep|make)(?:it|this|that)(?:private|confidential|secret|anonymous)|(?:sorry)?wronggroup",
)
_AFTER = r"(?:能(?:不能)?撤回|怎么办|一下|可以|好|行|吗|吧|啊|呀|哈|哦|了|谢谢您?|拜托|麻烦您?|please|thanks|thankyou)*"
_PLEA = re.compile(rf"{_BEFORE}(?:{'|'.join(_WORDS)}){_AFTER}")

#: Characters; a text longer than that says something else besides.
_LONGEST = 40


def confidence(text: str, prefix: str) -> Confidence | None:
    """刚才那条别公开; 发错群了; 别说是我说的; 保密; #ZQ1042 不要公开; please don't publish it."""
    if len(text) > _LONGEST:
        return None
    said, number = words_and_number(text, prefix)
    return Confidence(number) if _PLEA.fullmatch(said) else None
