"""What sheets, columns and values are called in a workbook, in both languages: either is read, whatever the city's."""

from collections.abc import Mapping
from enum import StrEnum

from bot.core.words import Role, UnitKind


class Page(StrEnum):
    UNITS = "units"
    ENTERPRISES = "enterprises"
    PEOPLE = "people"
    HELP = "help"


class Column(StrEnum):
    NUMBER = "number"
    NAME = "name"
    ALIASES = "aliases"
    KIND = "kind"
    PARENT = "parent"
    CHAT = "chat"
    LEADER = "leader"
    ROLES = "roles"
    TITLE = "title"
    UNIT = "unit"
    ENTERPRISE = "enterprise"
    TELEGRAM_ID = "telegram_id"
    STATE = "state"
    LINK = "link"


class State(StrEnum):
    ACTIVE = "active"
    GONE = "gone"


#: The first name is the one that is written; the Chinese ones first, then the English.
Names = Mapping[str, tuple[str, ...]]

PAGES: Mapping[Page, Names] = {
    Page.UNITS: {"zh": ("单位", "承办单位"), "en": ("Units",)},
    Page.ENTERPRISES: {"zh": ("企业",), "en": ("Enterprises",)},
    Page.PEOPLE: {"zh": ("人员", "名册"), "en": ("People",)},
    Page.HELP: {"zh": ("说明",), "en": ("Notes",)},
}

_NAME: Names = {"zh": ("名称", "单位名称", "企业名称", "单位", "企业"), "en": ("Name",)}
_ALIASES: Names = {"zh": ("别名", "简称"), "en": ("Aliases", "Alias")}
_STATE: Names = {"zh": ("状态",), "en": ("State", "Status")}
_LINK: Names = {"zh": ("报到链接",), "en": ("Link",)}

COLUMNS: Mapping[Page, Mapping[Column, Names]] = {
    Page.UNITS: {
        Column.NAME: _NAME,
        Column.ALIASES: _ALIASES,
        Column.KIND: {"zh": ("类别",), "en": ("Kind",)},
        Column.PARENT: {"zh": ("上级", "上级单位"), "en": ("County", "Parent")},
        Column.CHAT: {"zh": ("群ID", "群号"), "en": ("Chat ID", "Chat")},
        Column.LEADER: {"zh": ("分管领导",), "en": ("Leader",)},
        Column.STATE: _STATE,
        Column.LINK: _LINK,
    },
    Page.ENTERPRISES: {
        Column.NAME: _NAME,
        Column.ALIASES: _ALIASES,
        Column.LEADER: {"zh": ("包联领导", "分包领导"), "en": ("Leader",)},
        Column.STATE: _STATE,
    },
    Page.PEOPLE: {
        Column.NUMBER: {"zh": ("编号",), "en": ("Number", "No.")},
        Column.NAME: {"zh": ("姓名", "名字"), "en": ("Name",)},
        Column.ROLES: {"zh": ("角色",), "en": ("Roles", "Role")},
        Column.TITLE: {"zh": ("职务",), "en": ("Title",)},
        Column.UNIT: {"zh": ("单位", "承办单位"), "en": ("Unit",)},
        Column.ENTERPRISE: {"zh": ("企业", "企业名称"), "en": ("Enterprise",)},
        Column.TELEGRAM_ID: {"zh": ("Telegram ID", "Telegram"), "en": ("Telegram ID", "Telegram")},
        Column.STATE: _STATE,
        Column.LINK: _LINK,
    },
}

ROLES: Mapping[Role, Names] = {
    Role.LEADER: {"zh": ("领导", "市领导"), "en": ("leader",)},
    Role.OFFICER: {"zh": ("督查室", "办公室", "工作人员"), "en": ("officer", "office")},
    Role.HANDLER: {"zh": ("联络员", "承办单位联络员", "单位"), "en": ("liaison", "handler")},
    Role.REQUESTER: {"zh": ("企业", "诉求人", "企业家"), "en": ("enterprise", "member", "requester")},
    Role.ADMIN: {"zh": ("管理员",), "en": ("admin", "administrator")},
}

KINDS: Mapping[UnitKind, Names] = {
    UnitKind.BUREAU: {"zh": ("市直", "市直部门", "部门"), "en": ("bureau",)},
    UnitKind.COUNTY: {"zh": ("县区", "区县", "县", "区", "市县"), "en": ("county",)},
}

#: People leave, units and enterprises are removed: one word serves for all.
PEOPLE_STATES: Mapping[State, Names] = {
    State.ACTIVE: {"zh": ("在职", "在用", "正常"), "en": ("active",)},
    State.GONE: {"zh": ("离任", "离职", "停用", "退休"), "en": ("left", "removed")},
}
STATES: Mapping[State, Names] = {
    State.ACTIVE: {"zh": ("在用", "在职", "正常"), "en": ("active",)},
    State.GONE: {"zh": ("停用", "撤销", "离任"), "en": ("removed", "left")},
}

#: In a cell of which a blank changes nothing: the value is to be taken away.
NONE = ("无", "none", "没有")

#: What stands below a list, where a name should.
TOTALS = ("合计", "总计", "小计", "共计", "total", "subtotal")


def written(names: Names, language: str) -> str:
    return names[language][0]


def spellings(names: Names) -> tuple[str, ...]:
    return (*names["zh"], *names["en"])
