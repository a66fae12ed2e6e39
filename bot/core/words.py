"""The glossary: the city's words, spelled once. Their Chinese and English labels live in `bot.voice`."""

from enum import StrEnum


class Role(StrEnum):
    """In what capacity somebody speaks. A person can have several; rights come from the roster, never from words."""

    REQUESTER = "requester"  # 诉求人: entrepreneur or liaison of an enterprise
    LEADER = "leader"  # 市领导: mayor, deputy mayors
    OFFICER = "officer"  # 督查室: the mayor's office
    HANDLER = "handler"  # 承办单位联络员: liaison of a handling unit
    ADMIN = "admin"  # who runs the bot
    GUEST = "guest"  # not on the roster: appeals are taken, marked 待核实企业
    BOT = "bot"  # the bot itself, when it acts on the clock


class Kind(StrEnum):
    INQUIRY = "inquiry"  # 咨询
    HELP = "help"  # 求助
    COMPLAINT = "complaint"  # 投诉
    REPORT = "report"  # 举报: always private
    SUGGESTION = "suggestion"  # 建议


class Urgency(StrEnum):
    URGENT = "urgent"  # 紧急: life, property, production stopped
    NORMAL = "normal"  # 一般
    COMPLEX = "complex"  # 疑难


class Source(StrEnum):
    GROUP = "group"
    PRIVATE = "private"
    HOTLINE = "hotline"
    SERVICE_DAY = "service_day"
    LEADER_DAY = "leader_day"
    BOARD = "board"
    API = "api"


class Visibility(StrEnum):
    OPEN = "open"  # number, one-line summary and status are shown in the group
    PRIVATE = "private"  # never shown in the group


class Status(StrEnum):
    RECEIVED = "received"  # 待受理
    ACCEPTED = "accepted"  # 已受理
    DISPATCHED = "dispatched"  # 已交办
    IN_PROGRESS = "in_progress"  # 办理中
    WAITING = "waiting"  # 待补充
    HANDLED = "handled"  # 已办结
    CLOSED = "closed"  # 已结案
    DECLINED = "declined"  # 不予受理
    WITHDRAWN = "withdrawn"  # 已撤回
    MERGED = "merged"  # 已并案


#: Nothing more is owed to the requester; a handled issue still waits for their word, so it is open.
ENDED = frozenset({Status.CLOSED, Status.DECLINED, Status.WITHDRAWN, Status.MERGED})
OPEN = frozenset(Status) - ENDED
#: A unit works on it.
WITH_UNIT = frozenset({Status.DISPATCHED, Status.IN_PROGRESS})


class Action(StrEnum):
    OPEN = "open"  # 登记
    ADD = "add"  # 补充
    WITHDRAW = "withdraw"  # 撤回
    INSTRUCT = "instruct"  # 批示
    ACCEPT = "accept"  # 受理
    DECLINE = "decline"  # 不予受理
    DISPATCH = "dispatch"  # 交办
    SIGN = "sign"  # 签收
    RETURN = "return"  # 退单
    ASK = "ask"  # 请补充
    RESUME = "resume"  # 接着办
    PROGRESS = "progress"  # 进展
    NOTE = "note"  # 备注
    EXTEND = "extend"  # 延期
    HANDLE = "handle"  # 办结
    CONFIRM = "confirm"  # 确认
    REDO = "redo"  # 重办
    REMIND = "remind"  # 催办
    SUPERVISE = "supervise"  # 督办
    MERGE = "merge"  # 并案
    SPLIT = "split"  # 拆分
    UNDO = "undo"  # 撤销
    CLASSIFY = "classify"  # 分类
    CALL_BACK = "call_back"  # 回访
    GRANT = "grant"  # 批复延期: the office's word on an extension
    LAPSE = "lapse"  # 未回应结案: nobody was heard in time
    RECOUNT = "recount"  # 重算期限: the holidays of a year became known
    FORWARD = "forward"  # 转办: a county gives it to a unit of its own
    CONTRIBUTE = "contribute"  # 协办意见: what an assisting unit, or a county's own, brings to the answer
    IDENTIFY = "identify"  # 核实: who a guest is
    RESEMBLE = "resemble"  # 疑似重复: other issues look like the same matter


class Rating(StrEnum):
    """What the requester says of a result. Silence is never a rating."""

    SATISFIED = "satisfied"  # 满意
    FAIRLY_SATISFIED = "fairly_satisfied"  # 基本满意


class Outcome(StrEnum):
    """What came of telephoning a requester (回访)."""

    SATISFIED = "satisfied"  # 满意
    FAIRLY_SATISFIED = "fairly_satisfied"  # 基本满意
    NOT_SATISFIED = "not_satisfied"  # 不满意: it is redone
    UNREACHED = "unreached"  # 没接通

    @property
    def rating(self) -> Rating | None:
        return Rating(self.value) if self.value in list(Rating) else None


class Stage(StrEnum):
    """How far the clock has gone with a limit; of one limit, each comes after the one before it."""

    SOON = "soon"  # it comes near
    YELLOW = "yellow"  # 黄牌
    LATE = "late"  # it has passed; of the handling limit: 红牌
    DEPUTY = "deputy"  # the responsible deputy is told
    MAYOR = "mayor"
    ASK_AGAIN = "ask_again"  # after handled: the requester
    TELEPHONE = "telephone"  # the office is to call them


class UnitKind(StrEnum):
    BUREAU = "bureau"
    COUNTY = "county"
