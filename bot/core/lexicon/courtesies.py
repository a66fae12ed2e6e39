"""Thanks, greetings and wishes: what a message may consist of and still be nothing but politeness."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from bot.core.lexicon import cues
from bot.core.lexicon.scan import ASKED_AGAIN, Words, normal

#: Each of these alone is a courtesy. Blanks of a phrase are underscores.
COURTESIES = """
    谢谢 谢了 谢啦 多谢 感谢 非常感谢 万分感谢 十分感谢 衷心感谢 感恩 感激 感激不尽 致谢 辛苦 辛苦了 费心了
    麻烦了 麻烦您了 打扰了 有劳 拜托了 劳驾 收到 好的 好 好嘞 好滴 行 可以 嗯 嗯嗯 哦 哦哦 噢 是 是的 对 对的
    明白 明白了 了解 了解了 知道了 清楚了 没问题 没事 ok okay okk 1 不客气 别客气 客气了 不用谢 不谢 应该的
    你好 您好 大家好 各位好 领导好 你们好 早 早安 早上好 上午好 中午好 下午好 晚上好 晚安 再见 回见 拜拜 在吗
    在不在 恭喜 恭喜恭喜 祝贺 热烈祝贺 可喜可贺 节日快乐 新年快乐 新年好 春节快乐 过年好 元旦快乐 元宵节快乐
    端午安康 端午快乐 中秋快乐 国庆快乐 五一快乐 周末愉快 生日快乐 万事如意 身体健康 阖家幸福 阖家欢乐 恭喜发财
    生意兴隆 财源广进 大吉大利 一切顺利 工作顺利 心想事成 平安 吉祥 给力 点赞 赞 棒 厉害 优秀 真好 太好了 欢迎
    欢迎欢迎 thanks thank_you thank_you_very_much thank_you_so_much many_thanks thx ok received noted got_it
    copy_that understood hello hi hey good_morning good_afternoon good_evening good_night you_are_welcome
    you're_welcome welcome congratulations congrats well_done happy_new_year happy_holidays cheers bye see_you
    great nice 哈哈 呵呵 嘿嘿 嘻嘻 haha hahaha hehe lol
"""

#: These may stand beside a courtesy without changing what it is.
FILLERS = """
    我 我们 你 您 你们 您们 他们 咱们 大家 各位 诸位 全体 市 市里 市长 副市长 书记 领导 市领导 各位领导 政府
    市政府 部门 单位 同志 老师 朋友 朋友们 企业家 家人们 老板 老总 公司 我公司 我司 企业 的 地 得 了 啦 啊 呀
    哈 嘿 哟 哇 吧 呢 哦 喔 嘛 么 就 都 也 很 太 真 真的 非常 十分 特别 再次 一起 和 与 及 对 给 为
    向 祝 祝愿 预祝 愿 今天 刚刚 已经 这么 这样 大力支持 支持 关心 关怀 关照 帮助 帮忙 指导 理解 配合 厚爱 回复
    答复 及时 快 迅速 效率 高效 辛勤 付出 服务 工作 热情 耐心 心 一直以来 一直 长期 以来 the you your our all
    everyone everybody so much very dear mr mrs ms sir madam mayor leaders director for for_your help support
    quick reply to and
"""

#: The commonest surnames, without 向 and 于, which are prepositions far more often.
#: With a title behind them a person is addressed: 孙主任, 王总.
SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)

TITLES = """
    市长 副市长 书记 局长 副局长 主任 副主任 科长 处长 县长 区长 镇长 秘书长 行长 经理 总经理 董事长 会长
    总(?!公司|部|额|量|价|共|体|是|在) 董 老师 哥 姐 先生 女士 老板
"""

_COURTESIES = frozenset(word.replace("_", " ") for word in COURTESIES.split())
_WORDS = Words(_COURTESIES | {word.replace("_", " ") for word in FILLERS.split()})
#: Somebody addressed by surname and title: 孙主任, 张总.
PERSON = re.compile(f"[{SURNAMES}][一-鿿]?(?:{'|'.join(TITLES.split())})")
_THANKS = re.compile(r"(?:非常|万分|十分|衷心|由衷|再次)?(?:感谢|谢谢|多谢).{0,24}")
_CLAUSES = re.compile(r"[,。!?;、~\n]+")
#: What keeps a clause that begins with thanks from being a courtesy.
_TROUBLE = ("harm", "problem", "complaint", "report", "question")


@lru_cache(ASKED_AGAIN)
def is_courtesy(text: str) -> bool:
    """Thanks, a greeting, a wish, 收到, an emoji, and nothing else. An empty text is none."""
    clauses = (clause.strip() for clause in _CLAUSES.split(normal(text)))
    sorts = {_sort(clause) for clause in clauses if clause}
    return _POLITE in sorts and _TELLING not in sorts


_POLITE, _FILLING, _TELLING = "polite", "filling", "telling"


def _sort(clause: str) -> str:
    """Whether a clause is polite, mere filling, or tells something."""
    parts = set(_parts(clause))
    if _TELLING in parts:
        return _POLITE if _thanks(clause) else _TELLING
    return _POLITE if _POLITE in parts else _FILLING


def _thanks(clause: str) -> bool:
    """感谢市金融办孙主任的大力支持 is a courtesy whomever it names; 谢谢尽快解决拖欠的工程款 is none."""
    return bool(_THANKS.fullmatch(clause)) and not any(cue.key in _TROUBLE for cue in cues(clause))


def _parts(clause: str) -> Iterator[str]:
    """The sorts of parts a clause consists of, from left to right."""
    at = 0
    while at < len(clause):
        word = _word(clause, at)
        yield _sort_of_part(word, clause[at])
        at += len(word) or 1


def _word(clause: str, at: int) -> str:
    """A courtesy, somebody addressed, or filling: 谢谢市长 thanks a mayor, it is no mayor called 谢谢."""
    word, person = _WORDS.at(clause, at), PERSON.match(clause, at)
    return word if person is None or word in _COURTESIES else person.group()


def _sort_of_part(word: str, character: str) -> str:
    if word:
        return _POLITE if word in _COURTESIES else _FILLING
    if character.isalnum():
        return _TELLING
    return _POLITE if unicodedata.category(character) == "So" else _FILLING
