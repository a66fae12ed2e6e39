"""A made-up city that has used the bot for years: its issues, what happened to them, what was said of them.

The same at every run. The lives are what the bot itself would have written, so it reads them and goes on; only that
nobody was told anything while they grew.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, islice
from random import Random

from bot.bench.crowd import BOT, OFFICE, group_at
from bot.core import events as e
from bot.core.deadlines import Due
from bot.core.events import Event, Part
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.notices import Post
from bot.core.nudges import next_moment
from bot.core.people import THE_BOT, Person, Roster, Unit
from bot.core.readings import Place
from bot.core.rules import Rules
from bot.core.words import OPEN, Kind, Rating, Role, Source, Stage, Urgency, Visibility
from storage.engine import Engine
from storage.filling import Life
from storage.work import Work

#: Lives in one transaction.
BATCH = 2_000
#: Units, as many as a prefecture has; enterprises and people for each hundred issues.
UNITS = 71
FIRST_PERSON = 30_000_000

_TRADES = [
    "机械",
    "食品",
    "建材",
    "纺织",
    "电子",
    "化工",
    "物流",
    "包装",
    "农机",
    "医药",
    "家具",
    "汽配",
    "印刷",
    "面粉",
    "皮革",
    "陶瓷",
    "电缆",
    "饲料",
    "玻璃",
    "阀门",
]
_FIELDS = [
    "教育",
    "交通",
    "水务",
    "供电",
    "燃气",
    "住建",
    "规划",
    "环保",
    "市监",
    "税务",
    "人社",
    "医保",
    "民政",
    "商务",
    "科技",
    "金融",
    "工信",
    "农业",
    "林业",
    "城管",
]
_BEGINNINGS = ["各位领导好", "您好", "反映一个情况", "想请市里帮忙", "情况比较急", "有件事拖了很久", "请教一下"]
_TROUBLES = [
    "贷款到期续不上",
    "门口的路被挖断",
    "已经停电好几次",
    "排水管一直堵着",
    "手续跑了几趟没办成",
    "招不到熟练工",
    "工程款拖着不给",
    "补贴申请没有回音",
    "货车进不来",
    "环评还没批复",
    "水压太低",
    "噪音影响生产",
    "合同被单方面取消",
    "发票开不出来",
    "专利申请卡住了",
]
_WISHES = [
    "请有关部门尽快处理",
    "请市里协调一下",
    "请问什么时候能解决",
    "希望有人来看看",
    "请帮忙想想办法",
    "请给一个答复",
]
_ANSWERS = ["已派人到现场处理，问题解决。", "已与对方协商一致。", "手续已补办完成。", "已列入本月计划，月底前完工。"]

_FATES = {
    "confirmed": 40,
    "lapsed": 20,
    "declined": 15,
    "withdrawn": 25,
}
_STANDS = {"received": 10, "dispatched": 25, "in_progress": 45, "handled": 20}


@dataclass(frozen=True, slots=True)
class Size:
    issues: int
    open: int
    years: float = 4.0

    @property
    def first_open(self) -> int:
        """From here on most are open; a few older ones are, too."""
        return self.issues - self.open


def size_of(issues: int) -> Size:
    """As a city has them: one in forty is open."""
    return Size(issues, issues // 40)


class MadeUpCity:
    def __init__(self, size: Size, now: datetime) -> None:
        """`now` in the city's zone: all has happened before."""
        self.size = size
        self.now = now
        self.rules = Rules()
        self.units = tuple(Unit(f"{_FIELDS[place % 20]}{place // 20 + 1}处") for place in range(UNITS))
        chance = Random(7)  # noqa: S311 - made-up texts need no secret chance
        letters = [chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(2_500)]
        self.words = ["".join(chance.choices(letters, k=chance.choice((2, 2, 3, 4)))) for _ in range(20_000)]
        self._weights = list(accumulate(1 / (place + 10) for place in range(len(self.words))))
        self._chance = chance

    @property
    def roster(self) -> Roster:
        return Roster(units=self.units)

    def lives(self) -> Iterator[Life]:
        span = timedelta(days=365 * self.size.years)
        for place in range(self.size.issues):
            opened = self.now - span * (1 - place / self.size.issues)
            yield self._life(1_001 + place, opened.replace(microsecond=0))

    def text(self) -> str:
        """60 to 200 characters: words that many use, and words that hardly anybody does."""
        chance = self._chance
        clauses = [chance.choice(_BEGINNINGS), f"我们是做{chance.choice(_TRADES)}的", chance.choice(_TROUBLES)]
        clauses += ["".join(chance.choices(self.words, cum_weights=self._weights, k=4)) for _ in range(3)]
        length = chance.randrange(60, 190)
        while sum(map(len, clauses)) + len(clauses) < length:
            clauses.append("".join(chance.choices(self.words, cum_weights=self._weights, k=4)))
        return "，".join((*clauses, chance.choice(_WISHES)))[:199] + "。"

    def requester(self) -> Person:
        """A few write often, many once."""
        enterprise = int(self.size.issues / 40 * self._chance.random() ** 2)
        name = f"{self.words[enterprise % 5_000]}{_TRADES[enterprise % 20]}{enterprise // 5_000 + 1}厂"
        number = FIRST_PERSON + enterprise * 3 + self._chance.randrange(3)
        return Person(number, f"联络员{number - FIRST_PERSON}", frozenset({Role.REQUESTER}), enterprise=name)

    # ── a life ────────────────────────────────────────────────────────────

    def _life(self, number: int, at: datetime) -> Life:
        chance = self._chance
        is_open = number - 1_001 >= self.size.first_open + self.size.open // 10 or chance.random() < 0.1 * (
            self.size.open / self.size.issues
        )
        history = self._begun(number, at)
        fates = _STANDS if is_open else _FATES
        fate = chance.choices(list(fates), list(fates.values()))[0]
        history += self._standing(at, fate) if is_open else self._ended(at, fate, history[0].by)
        issue = replay(history)
        history += self._told(issue) if is_open else []
        issue = replay(history)
        next_at = next_moment(issue, self.rules, self.now) if issue.status in OPEN else None
        return Life(issue, history, _raw(issue), _posts(issue), next_at)

    def _begun(self, number: int, at: datetime) -> list[Event]:
        chance, who, text = self._chance, self.requester(), self.text()
        kind = chance.choices(list(Kind), (25, 40, 20, 3, 12))[0]
        private = kind is Kind.REPORT or chance.random() < 0.05
        return [
            e.IssueOpened(
                at=at,
                by=who,
                number=number,
                requester=who,
                title=text[:20],
                kind=kind,
                urgency=Urgency.NORMAL if chance.random() > 0.03 else Urgency.URGENT,
                source=Source.PRIVATE if private else Source.GROUP,
                visibility=Visibility.PRIVATE if private else Visibility.OPEN,
                chat=who.telegram_id if private else group_at(number % 13),
                parts=(Part(number * 10, text),),
                reasons=(),
                likely_units=(),
                accept_by=Due(at + timedelta(hours=1)),
            )
        ]

    def _dispatched(self, at: datetime, due: datetime) -> Event:
        officer = Person(101, "值班员", frozenset({Role.OFFICER}))
        units = self._chance.choices(self.units, range(UNITS, 0, -1), k=3)
        lead, *others = dict.fromkeys(unit.name for unit in units)
        helping = tuple(others[:1]) if self._chance.random() < 0.2 else ()
        return e.Dispatched(at=at, by=officer, lead=lead, assisting=helping, due=Due(due), sign_by=Due(due))

    def _ended(self, at: datetime, fate: str, who: Person) -> list[Event]:
        soon, done = at + timedelta(hours=2), at + timedelta(days=3)
        if fate == "declined":
            return [e.Declined(at=soon, by=THE_BOT, reason="不在受理范围")]
        if fate == "withdrawn":
            return [e.Withdrawn(at=soon, by=who)]
        given = self._dispatched(soon, at + timedelta(days=7))
        answered = e.Handled(at=done, by=THE_BOT, answer=self._chance.choice(_ANSWERS))
        rated = e.Confirmed(at=done + timedelta(hours=5), by=who, rating=self._chance.choice(list(Rating)))
        return [given, answered, rated if fate == "confirmed" else e.Lapsed(at=done + timedelta(days=14), by=THE_BOT)]

    def _standing(self, at: datetime, status: str) -> list[Event]:
        """Nine in ten have time left."""
        if status == "received":
            return []
        ahead = timedelta(days=self._chance.uniform(0.1, 14) if self._chance.random() < 0.9 else -3)
        given = self._dispatched(at + timedelta(minutes=20), self.now + ahead)
        signed = e.Signed(at=at + timedelta(minutes=40), by=THE_BOT)
        answered = e.Handled(at=max(at, self.now - timedelta(hours=20)), by=THE_BOT, answer=_ANSWERS[0])
        return [given, *([signed] if status != "dispatched" else []), *([answered] if status == "handled" else [])]

    def _told(self, issue: Issue) -> list[Event]:
        """What is late was told up to the last stage: the clock has nothing to make up for."""
        limits = {"accept_by": issue.accept_by, "sign_by": issue.sign_by, "due": issue.due}
        return [
            e.Nudged(at=self.now, by=THE_BOT, limit=limit, stages=(Stage.MAYOR,), of=due.at)
            for limit, due in limits.items()
            if due is not None and due.at <= self.now and not issue.handled_at
        ]


def _posts(issue: Issue) -> list[Post]:
    """The cards, as long as the bot's are."""
    text = f"<b>#ZQ{issue.number}</b> {issue.title}\n{issue.status} · {issue.lead or ''}"
    where = {"card": (issue.chat, Place.CARD), "office": (OFFICE, Place.DESK)}
    return [
        Post(f"{key}:{issue.number}", chat, text, issue=issue.number, place=place)
        for key, (chat, place) in where.items()
    ]


def _raw(issue: Issue) -> str:
    message = {
        "message_id": issue.message_id,
        "from": {"id": issue.requester.telegram_id, "is_bot": False, "first_name": issue.requester.name},
        "chat": {"id": issue.chat, "type": "supergroup"},
        "date": int(issue.opened_at.timestamp()),
        "text": issue.text,
    }
    return json.dumps({"update_id": issue.number, "message": message})


async def build(engine: Engine, city: MadeUpCity) -> None:
    """Into new tables, for years of them some minutes; in the index and counted as well."""
    lives = city.lives()
    while batch := list(islice(lives, BATCH)):
        async with Work(engine) as work:
            await work.filling(BOT).put(batch)
            await work.search.put_new([life.issue for life in batch])
            await work.monthly.count([life.issue.number for life in batch], city.now.tzinfo)
    async with Work(engine) as work:
        await work.search.reach(await work.search.horizon())
        await work.filling(BOT).looked_over()
