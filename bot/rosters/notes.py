"""The sheet 说明: what every column is for, with an example, in the city's language."""

from collections.abc import Iterable, Iterator, Mapping

from bot.core.sheets import Sheet, sheet
from bot.core.workbook.words import COLUMNS, KINDS, PAGES, PEOPLE_STATES, ROLES, STATES, Column, Names, Page, written

HEADER = {"zh": ("表", "列", "怎么填", "例子"), "en": ("Sheet", "Column", "How to fill it in", "Example")}

GENERAL: Mapping[str, tuple[str, ...]] = {
    "zh": (
        "填好后先运行 xiaoer roster import 文件名.xlsx --dry-run，看会改什么、哪一格有错；去掉 --dry-run 就会写入。",
        "没有写在表里的单位、企业和人员保持不变，不会因为缺了一行而删除；要停用或离任，请改「状态」。",
        "删去整张表或整列，相应内容保持不变；单元格留空则清除原来的内容（群 ID、Telegram ID 和报到链接除外）。",
    ),
    "en": (
        "Then run xiaoer roster import FILE.xlsx --dry-run: it shows what would change and every mistake with its "
        "cell. Without --dry-run it is stored.",
        "Units, enterprises and people that are in no line stay as they are; to remove one, or when somebody left, "
        "change the state.",
        "A sheet or a column that is missing changes nothing; a blank cell clears its value (but not a chat's id, "
        "a Telegram ID or a link).",
    ),
}

#: How to fill in a column, and an example; {choices} are the words that may stand there.
NOTES: Mapping[Page, Mapping[Column, Mapping[str, tuple[str, str]]]] = {
    Page.UNITS: {
        Column.NAME: {
            "zh": ("必填。单位的正式名称，凭它认出是哪个单位；改名请新增一行，原来的写「停用」。", "市金融办"),
            "en": (
                "Required. The unit is known by it; for a new name add a line and mark the old one as removed.",
                "Finance Office",
            ),
        },
        Column.ALIASES: {
            "zh": ("别的叫法，几个之间用顿号；领导批示里写别名也认得。", "金融办、金融局"),
            "en": ("What else it is called, with ; in between; known in instructions too.", "Finance; FO"),
        },
        Column.KIND: {
            "zh": ("{choices}；留空为市直。县区自己的下属单位留空。", "市直"),
            "en": ("{choices}; blank: bureau. Of a county's own unit leave it blank.", "bureau"),
        },
        Column.PARENT: {
            "zh": ("县区自己的下属单位写它的县区；市直单位和县区留空。", "城东县"),
            "en": ("Of a county's own unit: the county. Blank for others.", "East County"),
        },
        Column.CHAT: {
            "zh": ("单位群的 ID，负整数；留空不变，写「无」取消。也可以由群里的报到链接自动填上。", "-1001234567890"),
            "en": (
                "The id of the unit's chat, negative. Blank: as it is; “none” takes it away. A link fills it in too.",
                "-1001234567890",
            ),
        },
        Column.LEADER: {
            "zh": ("分管市领导的姓名，须在「人员」里。", "何静宜"),
            "en": ("The city leader responsible, by the name in “People”.", "He Jingyi"),
        },
        Column.STATE: {
            "zh": ("{choices}；没有未办完的诉求、没有在职人员才能停用。", "在用"),
            "en": ("{choices}; removed only once nothing is open and nobody is left there.", "active"),
        },
        Column.LINK: {
            "zh": ("导出时加 --links 才有，请发给单位，点开后把小二加进单位群；导入时不读。", ""),
            "en": ("There with --links: whoever opens it adds the bot to the unit's chat. Not read.", ""),
        },
    },
    Page.ENTERPRISES: {
        Column.NAME: {
            "zh": ("必填。企业全称，凭它认出是哪家企业。", "明川食品有限公司"),
            "en": ("Required. The enterprise is known by it.", "Mingchuan Foods Ltd."),
        },
        Column.ALIASES: {
            "zh": ("简称，几个之间用顿号。", "明川食品、明食"),
            "en": ("What else it is called, with ; in between.", "Mingchuan Foods; MF"),
        },
        Column.LEADER: {
            "zh": ("包联市领导的姓名，须在「人员」里；企业服务日按它安排。", "周明远"),
            "en": ("The city leader paired with it, by the name in “People”.", "Zhou Mingyuan"),
        },
        Column.STATE: {
            "zh": ("{choices}；没有未办完的诉求、没有在职人员才能停用。", "在用"),
            "en": ("{choices}; removed only once nothing is open and nobody is left there.", "active"),
        },
    },
    Page.PEOPLE: {
        Column.NUMBER: {
            "zh": ("小二给的编号，请勿改动；新增人员留空。", "12"),
            "en": ("Given by the bot, never to be changed; blank for new people.", "12"),
        },
        Column.NAME: {"zh": ("必填。", "孙立群"), "en": ("Required.", "Sun Liqun")},
        Column.ROLES: {
            "zh": ("必填，可以几个，用顿号隔开：{choices}。", "联络员"),
            "en": ("Required; several with ; in between: {choices}.", "liaison"),
        },
        Column.TITLE: {"zh": ("市领导必填。", "副市长"), "en": ("Required for leaders.", "Deputy mayor")},
        Column.UNIT: {
            "zh": ("联络员必填，写「单位」表里的名称或别名。", "市金融办"),
            "en": ("Required for liaisons: a name or an alias of “Units”.", "Finance Office"),
        },
        Column.ENTERPRISE: {
            "zh": ("角色是「企业」的必填，写「企业」表里的名称或别名。", "明川食品"),
            "en": ("Required for people of an enterprise: a name or an alias of “Enterprises”.", "MF"),
        },
        Column.TELEGRAM_ID: {
            "zh": ("正整数，知道才填；留空不变，写「无」取消。本人点报到链接后自动填上。", "7100000021"),
            "en": (
                "A positive number, where it is known. Blank: as it is; “none” takes it away. A link fills it in too.",
                "7100000021",
            ),
        },
        Column.STATE: {
            "zh": ("{choices}；离任后不再有任何权限，经办过的记录都保留。", "在职"),
            "en": ("{choices}; who left has no rights any more, what they did is kept.", "active"),
        },
        Column.LINK: {
            "zh": ("导出时加 --links 才有，请私下发给本人；只能用一次，导入时不读。", ""),
            "en": ("There with --links: for this person alone, to be used once. Not read.", ""),
        },
    },
}

CHOICES: Mapping[tuple[Page, Column], Iterable[Names]] = {
    (Page.UNITS, Column.KIND): KINDS.values(),
    (Page.UNITS, Column.STATE): STATES.values(),
    (Page.ENTERPRISES, Column.STATE): STATES.values(),
    (Page.PEOPLE, Column.ROLES): ROLES.values(),
    (Page.PEOPLE, Column.STATE): PEOPLE_STATES.values(),
}


def notes(language: str) -> Sheet:
    general = (("", "", line, "") for line in GENERAL[language])
    return sheet(written(PAGES[Page.HELP], language), [HEADER[language], *general, *_columns(language)])


def _columns(language: str) -> Iterator[tuple[str, str, str, str]]:
    between = "、" if language == "zh" else ", "
    for page, columns in COLUMNS.items():
        for column, names in columns.items():
            how, example = NOTES[page][column][language]
            words = CHOICES.get((page, column), ())
            choices = between.join(written(word, language) for word in words)
            yield written(PAGES[page], language), written(names, language), how.format(choices=choices), example
