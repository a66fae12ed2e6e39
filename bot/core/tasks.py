"""Whether a leader's words give somebody something to do: 请抓紧处理 does, 哈哈 and 有意思 do not."""

import re

from bot.core.folding import fold

_TASK = re.compile(
    r"请(?!客|假|问|坐|喝|吃|教)|抓紧|尽快|马上|立即|立刻|落实|解决|处理|办理|协调|对接|跟进|跟一下|督办|安排|核实|核查|调查"
    r"|研究(?:一下|解决|提出)|了解(?:一下|情况)|看一下|查一下|查清|反馈|牵头|负责|上门|到现场|限期"
    r"|\bplease\b(?! accept| sit)|\b(?:look into|follow up|take care of|see to|deal with|sort out|report back)\b"
    r"|\b(?:handle|resolve|fix|investigate|arrange|coordinate|urgently)\b"
)


def gives_task(text: str) -> bool:
    return _TASK.search(fold(text)) is not None
