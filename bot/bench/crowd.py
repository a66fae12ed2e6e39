"""The people of the stand-in, and what they write: appeals, no two alike, so that each is an issue of its own."""

from random import Random
from typing import Any

Json = dict[str, Any]

#: Telegram ids: of the first person, of the bot.
FIRST_PERSON, BOT = 8_000_000, 4_242_424_242
#: Of the chats: the office's, and the first of the groups', the others below it.
OFFICE, FIRST_GROUP = -1_002_000_000_001, -1_001_000_000_001

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_WORDS = "锦程宏远瑞丰恒泰嘉禾明德启航卓越天成汇通鼎盛祥云安康博雅华章新源永固长青利民同心广厦东升"
_MATTERS = (
    "我们公司在{bank}银行的{number}万元贷款月底到期续不上，{thing}车间下周就要停产，请市里帮忙协调",
    "{place}路的排水管堵了{number}天，污水流进我们{thing}厂的仓库，请有关部门尽快来处理",
    "{place}园区连着{number}次停电，我们的{thing}生产线停了下来，请供电部门帮忙解决",
    "我们申请{thing}项目的环评已经交上去{number}天了还没有批复，请问什么时候能办下来",
    "{place}街施工把我们{thing}公司门口的路挖断了，货车{number}天进不来，请市里协调一下",
    "我们{thing}公司缺{number}名熟练工人，{place}一带招不到人，请人社部门帮忙想想办法",
    "{thing}公司拖欠我们工程款{number}万元，{place}项目去年就验收了，请求帮助催要",
    "我们想在{place}建{thing}厂房，土地手续跑了{number}趟还没有办成，请帮忙协调解决",
)


def name_of(person: int) -> str:
    """Of the person with that number, from 0."""
    return f"{_SURNAMES[person % len(_SURNAMES)]}经理{person + 1}"


def appeal(number: int) -> str:
    """The same at every run."""
    chance = Random(number)  # noqa: S311 - made-up texts need no secret chance

    def word(length: int) -> str:
        return "".join(chance.choices(_WORDS, k=length))

    matter = _MATTERS[number % len(_MATTERS)]
    return matter.format(bank=word(2), place=word(3), thing=word(4), number=100 + number)


def group_at(place: int) -> int:
    """The chat id of the group at that place, from 0."""
    return FIRST_GROUP - place


def message_of(person: int, chat: int, message_id: int, date: int, text: str) -> Json:
    """A message as the Bot API tells it."""
    sender = {"id": FIRST_PERSON + person, "is_bot": False, "first_name": name_of(person), "language_code": "zh-hans"}
    return {
        "message_id": message_id,
        "from": sender,
        "chat": {"id": chat, "title": "政企直通车", "type": "supergroup"},
        "date": date,
        "text": text,
    }
