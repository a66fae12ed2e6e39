"""Who plays in the tables: one small city, and an issue to try everything on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.core import commands as c
from bot.core.city import City
from bot.core.decide import decide
from bot.core.events import Event, Part
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.people import Enterprise, Person, Roster, Unit
from bot.core.refusals import Refusal, Why
from bot.core.rules import Rules
from bot.core.words import Kind, Rating, Role, Source, Urgency, Visibility

ZONE = ZoneInfo("Asia/Shanghai")
#: 24 November 2026, 10:00: a working day with working days around it.
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
MINUTE = timedelta(minutes=1)
RULES = Rules()

GROUP, OFFICE, FINANCE_CHAT = -1001, -1002, -1003

FINANCE = Unit("市金融办", ("金融局",), chat=FINANCE_CHAT, handlers=(41,))
INDUSTRY = Unit("市工信局", handlers=(42,))
POWER = Unit("市供电公司", ("供电局",), handlers=(43,))

ZHOU = Person(21, "周明远", frozenset({Role.LEADER}), title="市长")
CHIEF = replace(ZHOU, roles=frozenset({Role.LEADER, Role.OFFICER}))
LIN = Person(31, "林晓", frozenset({Role.OFFICER}))
SUN = Person(41, "孙主任", frozenset({Role.HANDLER}), unit=FINANCE.name)
ZHENG = Person(42, "郑科长", frozenset({Role.HANDLER}), unit=INDUSTRY.name)
WU = Person(43, "吴班长", frozenset({Role.HANDLER}), unit=POWER.name)
ZHANG = Person(11, "张建国", frozenset({Role.REQUESTER}), enterprise="华锐机械")
MA = Person(12, "马会计", frozenset({Role.REQUESTER}), enterprise="华锐机械")
LI = Person(13, "李秀英", frozenset({Role.REQUESTER}), enterprise="绿源食品")
ADMIN = Person(51, "钱管理员", frozenset({Role.ADMIN}))
GUEST = Person(61, "路过的老板")
OTHER_GUEST = Person(62, "另一位老板")

ROSTER = Roster(
    people=(ZHOU, LIN, SUN, ZHENG, WU, ZHANG, MA, LI, ADMIN),
    units=(FINANCE, INDUSTRY, POWER),
    enterprises=(Enterprise("华锐机械", members=(11, 12)), Enterprise("绿源食品", members=(13,))),
)


def city(**changes: Any) -> City:
    whole: dict[str, Any] = {
        "name": "明川市",
        "zone": ZONE,
        "language": "zh",
        "prefix": "ZQ",
        "groups": (GROUP,),
        "office": OFFICE,
        "roster": ROSTER,
    }
    return City(**(whole | changes))


def opening(requester: Person = ZHANG, **changes: Any) -> c.OpenIssue:
    whole: dict[str, Any] = {
        "by": requester,
        "number": 1042,
        "requester": requester,
        "title": "贷款到期续贷困难，下周可能停产",
        "kind": Kind.HELP,
        "urgency": Urgency.NORMAL,
        "source": Source.GROUP,
        "visibility": Visibility.OPEN,
        "chat": GROUP,
        "parts": (Part(7, "银行贷款月底到期续不上，车间下周就要停产"),),
    }
    return c.OpenIssue(**(whole | changes))


def events_of(issue: Issue | None, command: c.Command, now: datetime = TUESDAY) -> tuple[Event, ...]:
    """What the command makes happen; a refusal is a failure of the test."""
    outcome = decide(issue, command, now, RULES)
    assert not isinstance(outcome, Refusal), outcome
    return outcome


def after(issue: Issue | None, *commands: c.Command, now: datetime = TUESDAY) -> Issue:
    """The issue once the commands are carried out."""
    for command in commands:
        for event in events_of(issue, command, now):
            issue = evolve(issue, event)
    assert issue is not None
    return issue


def opened(requester: Person = ZHANG, **changes: Any) -> Issue:
    return after(None, opening(requester, **changes))


DISPATCH = c.Dispatch(by=LIN, lead=FINANCE.name, assisting=(INDUSTRY.name,))
SIGN = c.Sign(by=SUN)
ASK = c.Ask(by=SUN, question="请补充贷款合同和近半年流水")
HANDLE = c.Handle(by=SUN, answer="已协调续贷500万元，今日放款")


def dispatched(**changes: Any) -> Issue:
    return after(opened(**changes), DISPATCH)


def in_progress(**changes: Any) -> Issue:
    return after(dispatched(**changes), SIGN)


def waiting(**changes: Any) -> Issue:
    return after(in_progress(**changes), ASK)


def handled(**changes: Any) -> Issue:
    return after(in_progress(**changes), HANDLE)


def closed() -> Issue:
    return after(handled(), c.Confirm(by=ZHANG, rating=Rating.SATISFIED))


def why(issue: Issue, command: c.Command, now: datetime = TUESDAY) -> Why:
    """Why the command is refused; to carry it out is a failure of the test."""
    refusal = decide(issue, command, now, RULES)
    assert isinstance(refusal, Refusal), refusal
    return refusal.why


def names(events: Iterable[Event]) -> list[str]:
    return [type(event).__name__ for event in events]
