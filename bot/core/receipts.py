"""What handlers say in passing: that they have it, or that it is done. Nothing else may stand beside it."""

from bot.core.folding import fold

_RECEIVED = frozenset({"收到", "收到了", "已收到", "received", "got it"})
_DONE_CHINESE = "办好了 已办好 已办结 办结了 办完了 已办完 解决了 已解决 处理好了 处理完了 已处理 完成了 已完成"
_DONE = frozenset({*_DONE_CHINESE.split(), "done", "all done", "fixed", "solved", "resolved", "finished"})
_AROUND = " \t\r\n,.!。~、👌👍"


def says_received(text: str) -> bool:
    return _bare(text) in _RECEIVED


def says_done(text: str) -> bool:
    return _bare(text) in _DONE


def _bare(text: str) -> str:
    return fold(text).strip(_AROUND)
