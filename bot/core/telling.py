"""What an item of a check list asks for, and by which words one sees that somebody tells it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.checklists import Item
from bot.core.folding import fold

#: What in an item asks for it, in folded text.
_ASKS: Mapping[Item, re.Pattern[str]] = {
    Item.COMPANY: re.compile(
        r"(?:企业|公司|单位)的?(?:全称|名称|名字)|company'?s? (?:full )?name|full name of (?:the|your) company"
    ),
    Item.CONTACT: re.compile(r"联系人|联系方式|电话|手机|微信|phone|contact|whom to call"),
    Item.WHEN_WHERE: re.compile(
        r"时间|什么时候|何时|几点|日期|哪天|哪一天|地点|地址|位置|在哪|哪里|\bwhen\b|\bdate\b|\btime\b|\bwhere\b|address|location"
    ),
    Item.WHOM: re.compile(
        r"哪个(?:单位|部门|人)|哪位|哪家|对方是谁|是谁|被举报|\bwhich (?:unit|office|person)\b|\bwho (?:is|was|did)\b"
    ),
    Item.TRIED: re.compile(
        r"找过|问过|反映过|去过|哪些部门|哪个窗口|怎么答复|turned to|have you asked|they say|been told"
    ),
    Item.AMOUNT: re.compile(
        r"金额|多少钱|多少元|多少万|损失|数额|\bamount|how much money|\bcost|\bloss(?:es)?\b|\bsum\b|money"
    ),
    Item.WISH: re.compile(r"希望|怎么解决|想要|诉求是|要求是|you (?:want|would like|wish)|solved"),
    Item.DEADLINE: re.compile(r"最晚|最迟|期限|by when|latest|need it by"),
}

_DATE = (
    r"[0-9]{1,2}月|[0-9]{1,2}[号日](?!楼|线)|[0-9]{4}[年/-]|昨|前天|今天|今早|今晚|上上?周|上个?月|去年|今年|周[一二三四五六日天]"
    r"|星期"
    r"|[0-9一二三四五六七八九十两]{1,3}(?:点|:[0-9]{2})|上午|下午|早上|凌晨|夜里|月初|月底"
    r"|\byesterday|\btoday|\blast (?:week|month|year|night|\w+day)"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:january|february|march|april|june|july|august|september|october"
    r"|november|december)\b|\b[0-9]{1,2} ?(?:am|pm)\b"
)
_PLACE = (
    r"[一-鿿0-9](?:(?<![线道电公铁出思网])路(?!由)|大街|街道|镇|乡|村|园区|大道|号楼|车间|厂区|工业园|产业园|开发区|仓库|工地|配电室|[东西南北]侧)"
    r"|[一-鿿]{2}[区县](?![分别域])"
    r"|\b(?:road|street|avenue|park|district|workshop|warehouse|building)\b"
)
_UNIT = r"局|委|办公室|厅|政府|大厅|窗口|银行|税务|供电|电业|公安|法院|热线|12345|服务中心"
_SAID = r"说|答复|回复|告知|让我|叫我|要求|不管|没人|推|不给|不受理|没(?:有)?(?:答复|回复|回音|消息)"

#: What in an answer tells it, in folded text.
_TELLS: Mapping[Item, re.Pattern[str]] = {
    Item.COMPANY: re.compile(
        r"[一-鿿]{2}(?:股份|有限|责任)+公司|[一-鿿]{2}(?:合作社|集团)|(?:公司|企业)的?(?:全称|名称|名字|叫)|全称"
        r"|\bltd\b|\binc\b|\bgmbh\b|\bco\.|\bcorporation\b|company (?:name )?is\b"
    ),
    Item.CONTACT: re.compile(
        r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])|(?<![0-9])0[0-9]{2,3}[ -]?[0-9]{7,8}(?![0-9])"
        r"|\+[0-9]{1,3}[ -]?[0-9]{6}|(?:联系人|电话|手机|微信)[^,。;\n]{0,6}(?:是|:|就是|同号)|直接找我|联系我"
        r"|[0-9a-z]@[0-9a-z]|(?:my|our) (?:phone|number)|call me"
    ),
    Item.WHEN_WHERE: re.compile(f"{_DATE}|{_PLACE}"),
    Item.WHOM: re.compile(
        r"[一-鿿](?:局|厅|政府|大队|支队|公司|银行|派出所|管委会|[科股](?![技份学]))"
        r"|[一-鿿](?:科长|局长|主任|所长|经理|队长|先生|女士|老板|某)"
        r"|\b(?:mr|ms|mrs)\b|\b(?:bureau|office|department)\b"
    ),
    Item.TRIED: re.compile(
        r"(?:找|问|去|跑|打|联系|反映|投诉|咨询|报修|申请|沟通)(?:过|了|到)(?!吗)|没(?:有)?(?:找|问|反映|联系|投诉)|"
        rf"(?:{_UNIT})[^,。;\n]{{0,10}}(?:{_SAID})"
        r"|\b(?:called|asked|contacted|visited|went to|spoke|complained|reported (?:it )?to|nobody)\b"
        r"|\bthey (?:said|told)\b"
    ),
    Item.AMOUNT: re.compile(
        r"[0-9一二三四五六七八九十百千两]{1,12}(?:\.[0-9]{1,4})?(?:多|余|来|几)?(?:万|亿|元|块钱|千元)|[$¥€] ?[0-9]"
        r"|\b(?:rmb|cny|usd) ?[0-9]|[0-9] ?(?:yuan|rmb|million|thousand)\b|没有(?:损失|金额)|不涉及"
    ),
    Item.WISH: re.compile(
        r"希望|想请|想让|请(?:市里|政府|你们|帮|协调|尽快)|盼|(?:我们?|诉求|要求)[^,。]{0,4}(?:要求|是要)"
        r"|\b(?:hope|want|wish|would like)\b"
    ),
    Item.DEADLINE: re.compile(rf"{_DATE}|之前|以前|越快越好|尽快|不急|\bby\b|\basap\b|\bbefore\b"),
}

#: What people mention in passing: one of them alone is no sign that somebody goes through the list.
WEAK = frozenset({Item.WHEN_WHERE, Item.WHOM, Item.TRIED, Item.WISH, Item.DEADLINE})


def tells(item: Item, folded: str, files: Sequence[str] = ()) -> bool:
    """Whether words tell what the item asks for; a place and a contact may be sent as such. Never for papers."""
    sent = {Item.WHEN_WHERE: "location", Item.CONTACT: "contact"}
    return sent.get(item) in files or (item in _TELLS and _TELLS[item].search(folded) is not None)


def can_be_seen(item: Item) -> bool:
    """Whether one sees from a text, or from what came with it, that the item is told."""
    return item in _TELLS or item is Item.PAPERS


# ── papers ────────────────────────────────────────────────────────────────

#: Papers that one asks for by name. The longer ones first.
_PAPER = re.compile(
    r"营业执照|执照|身份证|许可证|不动产证|房产证|土地证|资质证书|证书|授权书|承诺书|判决书|通知书|决定书|申请书|申请表|意见书|合同|协议|发票"
    r"|收据|欠条|借条|流水|报表|转账记录|付款凭证|聊天记录|截图|照片|图片|视频|录音|图纸|清单|名单|通知|批文|红头文件|批复|公函|函件"
    r"|检测报告|报告|营业额表|订单|台账|licen[cs]e|permit|certificate|contract|agreement|invoice|receipt|statement|photo|picture|screenshot"
    r"|recording|drawing|notice|letter|report\b|order form"
)
#: Whatever shows it will do.
_ANY_PAPER = re.compile(r"材料|附件|凭证|证据|线索|复印件|扫描件|文件|papers?|documents?|files?|evidence|proof")
_SHOWN = ("照片", "图片", "截图", "photo", "picture", "screenshot")
ANY = "any"


def papers_in(folded: str) -> frozenset[str]:
    named = {found.group() for found in _PAPER.finditer(folded)}
    return frozenset(named | ({ANY} if _ANY_PAPER.search(folded) else set()))


def names_paper(asked: str, named: frozenset[str]) -> bool:
    """Whether the paper asked for is among those named."""
    return asked in named or (asked == ANY and bool(named)) or (asked in _SHOWN and not named.isdisjoint(_SHOWN))


def without(asked: "Asking", folded: str) -> str:
    """The words, without those that tell what an item asks for."""
    for topic in sorted(asked.topics & _TELLS.keys()):
        folded = _TELLS[topic].sub(" ", folded)
    if asked.papers:
        folded = _ANY_PAPER.sub(" ", _PAPER.sub(" ", folded))
    for word in asked.words:
        folded = folded.replace(word, " ")
    return folded


# ── an item in somebody's own words ───────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Asking:
    """What an item asks for: topics and papers that can be recognised, and words that the answer may repeat."""

    topics: frozenset[Item]
    papers: frozenset[str]
    words: tuple[str, ...]


_APART = re.compile(r"[、,;/\s()?。:]+|和|及|与|或者?|以及|还是|\band\b|\bor\b")
#: What asks without naming anything.
_ASKING = re.compile(
    r"^(?:请|提供|补充|说明|写明|发来?|您的?|你的?|贵公司的?|你们的?|有没有|是否有?|一下)+|(?:是?多少|是?什么|没有|吗|呢|的|等)+$"
)


@lru_cache(maxsize=512)
def asked_in(item: str) -> Asking:
    folded = fold(item)
    topics = frozenset(topic for topic, asks in _ASKS.items() if asks.search(folded))
    papers = papers_in(folded)
    own = () if topics or papers else tuple(_own_words(folded))
    return Asking(topics, papers, own)


def _own_words(folded: str) -> list[str]:
    """变压器容量是多少 → 变压器容量: whoever repeats that, answers it. Short words are in too many sentences."""
    parts = [_ASKING.sub("", part) for part in _APART.split(folded)]
    return [part for part in parts if len(part) > (5 if part.isascii() else 2)]
