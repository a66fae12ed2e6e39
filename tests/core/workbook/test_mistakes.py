"""Every mistake, with the cell it stands in and what is told of it; and beside it what is none."""

from dataclasses import replace

import pytest

from bot.core.register import Entry, Register
from bot.core.words import Role
from bot.core.workbook import Slip
from tests.core.workbook.books import BOOK, proposed

UNIT = "名称 | 别名 | 类别 | 上级 | 群ID | 分管领导 | 状态"
ENTERPRISE = "名称 | 别名 | 包联领导 | 状态"
PERSON = "编号 | 姓名 | 角色 | 职务 | 单位 | 企业 | Telegram ID | 状态"

#: The second line of 单位; where, what, and its values.
UNITS = [
    (" | 金融 | | | | | ", "单位!A2", Slip.NO_UNIT_NAME, {}),
    ("合 计 | | 38", "单位!A2", Slip.A_TOTAL, {"name": "合计"}),
    ("市商务局 | 金融局", "单位!B2", Slip.NAME_TAKEN, {"name": "金融局", "other": "市金融办"}),
    ("金融局", "单位!A2", Slip.NAME_TAKEN, {"name": "金融局", "other": "市金融办"}),
    ("市商务局 | ＪＲ、jr、市工信局", "单位!B2", Slip.NAME_TAKEN, {"name": "市工信局", "other": "市工信局"}),
    ("局" * 61, "单位!A2", Slip.TOO_LONG, {"count": "60"}),
    (f"市商务局 | 商务、{'局' * 61}", "单位!B2", Slip.TOO_LONG, {"count": "60"}),
    ("市商务局 | | 市里", "单位!C2", Slip.UNKNOWN_KIND, {"name": "市里"}),
    ("市商务局 | | | 城东", "单位!D2", Slip.UNKNOWN_UNIT, {"name": "城东", "nearest": "城东县"}),
    ("市商务局 | | | 市金融办", "单位!D2", Slip.NO_COUNTY, {"name": "市金融办"}),
    ("市商务局 | | | 市商务局", "单位!D2", Slip.OWN_COUNTY, {}),
    ("市商务局 | | | 东住建", "单位!D2", Slip.THIRD_LEVEL, {"name": "城东县住建局", "other": "城东县"}),
    ("城南区 | | 县区 | 城东县", "单位!D2", Slip.COUNTY_WITH_COUNTY, {"name": "城南区"}),
    ("城东县 | | 市直 | ", "单位!C2", Slip.STILL_UNITS, {"name": "城东县", "count": "1"}),
    ("市商务局 | | | | 1001", "单位!E2", Slip.NO_CHAT_ID, {"name": "1001"}),
    ("市商务局 | | | | 商务群", "单位!E2", Slip.NO_CHAT_ID, {"name": "商务群"}),
    ("市商务局 | | | | -1.001E+12", "单位!E2", Slip.SHORTENED, {"name": "-1.001E+12"}),
    ("市商务局 | | | | -1001", "单位!E2", Slip.CHAT_TAKEN, {"name": "-1001", "other": "市金融办"}),
    ("市商务局 | | | | －１００９", "单位!E2", Slip.CITY_S_CHAT, {"name": "-1009"}),
    ("市商务局 | | | | | 何静怡", "单位!F2", Slip.UNKNOWN_LEADER, {"name": "何静怡", "nearest": "何静宜"}),
    ("市商务局 | | | | | 孙立群", "单位!F2", Slip.UNKNOWN_LEADER, {"name": "孙立群", "nearest": ""}),
    ("市商务局 | | | | | | 没了", "单位!G2", Slip.UNKNOWN_STATE, {"name": "没了"}),
    ("市工信局 | | | | | | 停用", "单位!G2", Slip.STILL_OPEN, {"name": "市工信局", "count": "2"}),
    ("市金融办 | | | | | | 停用", "单位!G2", Slip.STILL_PEOPLE, {"name": "市金融办", "count": "1"}),
    ("城东县 | | | | | | 停用", "单位!G2", Slip.STILL_UNITS, {"name": "城东县", "count": "1"}),
]

ENTERPRISES = [
    (" | 青禾", "企业!A2", Slip.NO_UNIT_NAME, {}),
    ("总计：", "企业!A2", Slip.A_TOTAL, {"name": "总计："}),
    ("青禾农业 | 青禾机械", "企业!B2", Slip.NAME_TAKEN, {"name": "青禾机械", "other": "青禾机械"}),
    ("企" * 61, "企业!A2", Slip.TOO_LONG, {"count": "60"}),
    ("青禾农业 | | 周明元", "企业!C2", Slip.UNKNOWN_LEADER, {"name": "周明元", "nearest": "周明远"}),
    ("青禾机械 | | | 停用", "企业!D2", Slip.STILL_OPEN, {"name": "青禾机械", "count": "3"}),
    ("明川食品（集团） | | | 停用", "企业!D2", Slip.STILL_PEOPLE, {"name": "明川食品（集团）", "count": "1"}),
    ("青禾农业 | | | 好", "企业!D2", Slip.UNKNOWN_STATE, {"name": "好"}),
]

PEOPLE = [
    (" | | 督查室", "人员!B2", Slip.NO_NAME, {}),
    ("40 | 小计 | | ", "人员!B2", Slip.A_TOTAL, {"name": "小计"}),
    ("99 | 王芳 | 督查室", "人员!A2", Slip.UNKNOWN_NUMBER, {"name": "99"}),
    ("甲 | 王芳 | 督查室", "人员!A2", Slip.UNKNOWN_NUMBER, {"name": "甲"}),
    (f" | {'芳' * 61} | 督查室", "人员!B2", Slip.TOO_LONG, {"count": "60"}),
    (f" | 王芳 | 领导 | {'副' * 61}", "人员!D2", Slip.TOO_LONG, {"count": "60"}),
    (" | 王芳", "人员!C2", Slip.NO_ROLE, {}),
    (" | 王芳 | 督察室", "人员!C2", Slip.UNKNOWN_ROLE, {"name": "督察室"}),
    (" | 王芳 | 督查室、会计", "人员!C2", Slip.UNKNOWN_ROLE, {"name": "会计"}),
    (" | 王芳 | 联络员", "人员!E2", Slip.HANDLER_WITHOUT_UNIT, {}),
    (" | 王芳 | 企业", "人员!F2", Slip.MEMBER_WITHOUT_ENTERPRISE, {}),
    (" | 王芳 | 领导", "人员!D2", Slip.LEADER_WITHOUT_TITLE, {}),
    (" | 王芳 | 联络员 | | 市金融班", "人员!E2", Slip.UNKNOWN_UNIT, {"name": "市金融班", "nearest": "市金融办"}),
    (" | 王芳 | 企业 | | | 青禾机戒", "人员!F2", Slip.UNKNOWN_ENTERPRISE, {"name": "青禾机戒", "nearest": "青禾机械"}),
    (" | 王芳 | 督查室 | | | | 0", "人员!G2", Slip.NO_TELEGRAM_ID, {"name": "0"}),
    (" | 王芳 | 督查室 | | | | -5", "人员!G2", Slip.NO_TELEGRAM_ID, {"name": "-5"}),
    (" | 王芳 | 督查室 | | | | @wangfang", "人员!G2", Slip.NO_TELEGRAM_ID, {"name": "@wangfang"}),
    (" | 王芳 | 督查室 | | | | 99999999999999999", "人员!G2", Slip.NO_TELEGRAM_ID, {"name": "99999999999999999"}),
    (" | 王芳 | 督查室 | | | | 138 1234 5678", "人员!G2", Slip.TELEPHONE, {"name": "13812345678"}),
    (" | 王芳 | 督查室 | | | | 7.1E+09", "人员!G2", Slip.SHORTENED, {"name": "7.1E+09"}),
    ("2 | 何静宜 | 领导 | 副市长 | | | 73", "人员!G2", Slip.TELEGRAM_ID_TAKEN, {"name": "73", "other": "孙立群"}),
    (" | 王芳 | 督查室 | | | | | 请假", "人员!H2", Slip.UNKNOWN_STATE_OF_PERSON, {"name": "请假"}),
    ("2 | 何静宜 | 领导 | 副市长 | | | | 离任", "人员!H2", Slip.STILL_LEADS, {"name": "何静宜", "count": "2"}),
    ("2 | 何静怡 | 领导 | 副市长 | | | | ", "人员!B2", Slip.STILL_LEADS, {"name": "何静宜", "count": "2"}),
    ("2 | 何静宜 | 督查室 | | | | | ", "人员!C2", Slip.STILL_LEADS, {"name": "何静宜", "count": "2"}),
]

CASES = [
    *(("单位", UNIT, *case) for case in UNITS),
    *(("企业", ENTERPRISE, *case) for case in ENTERPRISES),
    *(("人员", PERSON, *case) for case in PEOPLE),
]


@pytest.mark.parametrize(("page", "header", "line", "address", "slip", "values"), CASES)
def test_a_line(page: str, header: str, line: str, address: str, slip: Slip, values: dict[str, str]) -> None:
    (mistake,) = proposed(**{page: [header, line]}).mistakes
    assert (mistake.address, mistake.slip, dict(mistake.values)) == (address, slip, values)


#: Two lines of 人员 that are wrong together, the second of them at the cell.
TOGETHER = [
    (" | 王芳 | 督查室", " | 王芳 | 管理员", "人员!B3", Slip.PERSON_TWICE),
    (" | 孙立群 | 联络员 | | 金融局", "3 | 孙立群 | 联络员 | | 市金融办", "人员!B3", Slip.PERSON_TWICE),
    ("3 | 孙立群 | 联络员 | | 市金融办", " | 孙立群 | 联络员 | | 金融局", "人员!B3", Slip.PERSON_TWICE),
    ("3 | 孙立群 | 联络员 | | 市金融办", "3 | 孙立群 | 联络员 | | 市工信局", "人员!E3", Slip.CONTRADICTION),
    ("3 | 孙立群 | 联络员 | | 市金融办", "3 | 孙利群 | 督查室", "人员!B3", Slip.CONTRADICTION),
    (" | 王芳 | 领导 | 副市长 | | | 81", " | 王芳 | 领导 | 市长 | | | 81", "人员!D3", Slip.CONTRADICTION),
    (" | 王芳 | 督查室 | | | | 81 | 在职", " | 王芳 | 管理员 | | | | 81 | 离任", "人员!H3", Slip.CONTRADICTION),
    (
        "2 | 何静宜 | 领导 | 副市长 | | | 81",
        "3 | 孙立群 | 联络员 | | 市金融办 | | 81",
        "人员!G3",
        Slip.TELEGRAM_ID_TAKEN,
    ),
]


@pytest.mark.parametrize(("first", "second", "address", "slip"), TOGETHER)
def test_two_lines(first: str, second: str, address: str, slip: Slip) -> None:
    (mistake,) = proposed(人员=[PERSON, first, second]).mistakes
    assert (mistake.address, mistake.slip) == (address, slip)


def test_two_units_at_odds() -> None:
    rows = [UNIT, "市商务局 | 商务 | | | -1005", "市 商务局", "市统计局 | 商务 | | | -1005"]
    found = [(one.address, one.slip) for one in proposed(单位=rows).mistakes]
    assert found == [
        ("单位!A3", Slip.NAME_TWICE),
        ("单位!B4", Slip.NAME_TAKEN),
        ("单位!E4", Slip.CHAT_TAKEN),
    ]


def test_a_namesake_needs_the_number() -> None:
    twin = replace(BOOK.people[2], number=6, telegram_id=76)
    book = replace(BOOK, people=(*BOOK.people, twin))
    (mistake,) = proposed(book, 人员=[PERSON, " | 孙立群 | 联络员 | | 市金融办"]).mistakes
    assert (mistake.slip, dict(mistake.values)["other"]) == (Slip.WHICH_PERSON, "3、6")


PAGES = [
    ({"单位": ["明川市"]}, "单位", Slip.NO_HEADER),
    ({"单位": ["名称 | 别名 | 名称", "市商务局"]}, "单位!C1", Slip.TWO_COLUMNS),
    ({"单位": ["名称 | 类别 | 分管领寻", "市商务局"]}, "单位!C1", Slip.MISSPELT_COLUMN),
    ({"Sheet1": ["名称", "市商务局"]}, "", Slip.NO_PAGE),
    ({"人员们": ["姓名 | 角色", "王芳 | 督查室"]}, "人员们", Slip.MISSPELT_PAGE),
    ({"说明": ["姓名"]}, "", Slip.NO_PAGE),
]


@pytest.mark.parametrize(("pages", "address", "slip"), PAGES)
def test_sheets_and_headers(pages: dict[str, list[str]], address: str, slip: Slip) -> None:
    (mistake,) = proposed(**pages).mistakes
    assert (mistake.address, mistake.slip) == (address, slip)


def test_what_is_somebody_s_own_is_left_aside() -> None:
    read = proposed(
        单位=["名称 | 类别 | 备注", "市商务局 | | 三楼"], 人员备份=["姓名"], 人员=["姓名 | 角色", "王芳 | 督查室"]
    )
    assert read.mistakes == ()
    assert [(one.address, one.slip) for one in read.remarks] == [
        ("单位!C1", Slip.OTHER_COLUMN),
        ("人员备份", Slip.OTHER_PAGE),
    ]


def test_all_at_once() -> None:
    read = proposed(单位=[UNIT, *(line for line, *_ in UNITS[:5])], 人员=[PERSON, *(line for line, *_ in PEOPLE[:8])])
    assert len(read.mistakes) >= 10


LIN = Entry(number=6, name="林晓", roles=frozenset({Role.OFFICER}), telegram_id=76)
#: What would leave the city without anybody who may act.
LOCKED_OUT = [
    ("6 | 林晓 | 督查室 | | | | | 离任", "人员!H2"),
    ("6 | 林晓 | 管理员", "人员!C2"),
    ("6 | 林晓 | 督查室 | | | | 无", "人员!G2"),
]


@pytest.mark.parametrize(("line", "address"), LOCKED_OUT)
def test_the_last_officer_stays(line: str, address: str) -> None:
    book = replace(BOOK, people=(*BOOK.people, LIN))
    (mistake,) = proposed(book, 人员=[PERSON, line]).mistakes
    assert (mistake.address, mistake.slip) == (address, Slip.LAST_OFFICER)
    waits = " | 王芳 | 督查室"  # and has not enrolled yet
    assert proposed(book, 人员=[PERSON, line, waits]).mistakes
    assert not proposed(book, 人员=[PERSON, line, f"{waits} | | | | 81"]).mistakes


def test_a_unit_with_a_county_s_name_and_no_county() -> None:
    rows = [
        "名称 | 类别 | 上级",
        "城南县 | 县区",
        "城南县水务局 | | 城南县",
        "城南县住建局 | | ",
        "城西区税务局 | 市直",
    ]
    read = proposed(单位=[*rows, "市城南县办 | | "])
    assert read.mistakes == ()
    assert [(one.address, one.slip, dict(one.values)) for one in read.remarks] == [
        ("单位!C4", Slip.COUNTY_S_NAME, {"name": "城南县"}),
        ("单位!C5", Slip.COUNTY_S_NAME, {"name": "城西区"}),
    ]


def test_an_id_by_a_link_may_look_like_a_telephone() -> None:
    book = replace(BOOK, people=(replace(BOOK.people[0], telegram_id=13_812_345_678),))
    assert not proposed(book, 人员=[PERSON, "1 | 周明远 | 领导 | 市长 | | | 13812345678"]).mistakes


def test_somebody_new_who_left_is_left_out_and_that_is_told() -> None:
    read = proposed(人员=[PERSON, " | 王芳 | 督查室 | | | | | 退休"])
    assert (read.mistakes, read.after) == ((), BOOK)
    assert [(one.address, one.slip) for one in read.remarks] == [("人员!H2", Slip.LEFT_OUT)]


def test_a_list_that_was_numbered_by_hand() -> None:
    """One mistake for the column; what else is wrong is told, and nothing that only follows from it."""
    rows = [f"{n} | 王{letter} | 联络员 | | 市商务局" for n, letter in enumerate("芳华平丽", 1)]
    units = ["名称 | 分管领导", "市商务局 | 何静宜"]
    read = proposed(
        Register(), 单位=units, 人员=[PERSON, *rows, "5 | 何静宜 | 领导 | 副市长", "6 | 李明 | 联络人 | | 市商务局"]
    )
    found = [(one.address, one.slip) for one in read.mistakes]
    assert found == [("人员!A2", Slip.NUMBERED_BY_HAND), ("人员!C7", Slip.UNKNOWN_ROLE)]
    few = proposed(人员=[PERSON, *(f"{n} | 王{n} | 督查室" for n in range(91, 96))])
    assert [one.slip for one in few.mistakes] == [Slip.UNKNOWN_NUMBER] * 5
    many = proposed(人员=[PERSON, *(f"{n} | 王{n} | 督查室" for n in range(91, 97))])
    assert [one.slip for one in many.mistakes] == [Slip.NUMBERED_BY_HAND]


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("白沙县人社局", ""),
        ("金坪县人社居", "金坪县人社局"),
        ("金平县人社局", "金坪县人社局"),
        ("市住房局", "市住建局"),
        ("城西区住建局", "城西区"),
    ],
)
def test_a_name_of_another_county_was_not_meant(written: str, nearest: str) -> None:
    rows = ["名称 | 类别 | 上级", "金坪县 | 县区", "金坪县人社局 | | 金坪县", "金坪县住房局 | | 金坪县", "市住建局"]
    (mistake,) = proposed(单位=rows, 人员=[PERSON, f" | 王芳 | 联络员 | | {written}"]).mistakes
    assert dict(mistake.values)["nearest"] == nearest
