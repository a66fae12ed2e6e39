"""Strings as people, machines and enemies write them, from a seed: whole sentences, pieces of them, and noise."""

import random
from collections.abc import Iterator

from bot.core.keywords import COMMANDS, KEYWORDS

PIECES = (
    *KEYWORDS,
    *(f"/{command}" for command in COMMANDS),
    *("市金融办", "供电局", "市工信局", "协办", "主办", "牵头", "请", "和", "由", "转"),
    *("ZQ1042", "#ZQ", "＃ＺＱ１０４２", "1042", "0", "9" * 13, "１２", "三", "十五", "一百二十"),
    *(
        "今天下午",
        "本周五前",
        "3个工作日内",
        "24小时内",
        "月底",
        "12月32日",
        "25:61",
        "2月30日",
        "99999天",
        "by Friday",
    ),
    *("满意", "基本满意", "不满意", "没有解决", "还是没电", "吗", "但是", "谢谢", "撤回", "withdraw", "登记", "#诉求"),
    *(" ", "\n", "\t", "\u3000", ",", "，", "。", ":", "：", "!", "！", "/", "@", "#", "<b>", "&", "{}", "%s", "\\"),
    *("\u202e", "\u200d", "\u0301", "👨\u200d👩\u200d👧", "\ufffd", "İ", "ß", "ﬃ", "㎡", "½", "٣", "Ⅳ", "辦結", "簽收"),
)
#: Everything but surrogates and NUL, which never come as far as the core.
_ANY = (range(0x20, 0x7F), range(0x3000, 0x30FF), range(0x4E00, 0x9FFF), range(0xFF00, 0xFFEF), range(1, 0xD7FF))


def random_texts(number: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(number):
        yield "".join(_piece(chance) for _ in range(chance.choice((0, 1, 2, 3, 5, 8, 13))))


def _piece(chance: random.Random) -> str:
    return chance.choice(PIECES) if chance.random() < 0.8 else chr(chance.choice(chance.choice(_ANY)))
