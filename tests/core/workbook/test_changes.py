"""What a workbook makes of the book: lines change it, blanks clear or keep, and what no line names stays."""

from dataclasses import replace

import pytest

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register, changes
from bot.core.sheets import Sheets
from bot.core.words import Role, UnitKind
from bot.core.workbook import pages, propose
from bot.core.workbook.pages import Links
from tests.core.workbook.books import AROUND, BOOK, DEPUTY, GONE, SUN, ZHANG, proposed

PERSON = "编号 | 姓名 | 角色 | 职务 | 单位 | 企业 | Telegram ID | 状态"


def after(before: Register = BOOK, /, **given: list[str]) -> Register:
    read = proposed(before, **given)
    assert read.mistakes == ()
    return read.after


def entry(register: Register, number: int) -> Entry:
    return next(one for one in register.people if one.number == number)


def written(register: Register, language: str = "zh") -> Sheets:
    links = Links({SUN.number: "https://t.me/x?start=1"}, {"市工信局": "https://t.me/x?startgroup=2"})
    return {page.name: page for page in pages(register, language, links)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_written_changes_nothing_when_it_is_read(language: str) -> None:
    read = propose(written(BOOK, language), BOOK, AROUND)
    assert (read.mistakes, read.remarks) == ((), ())
    assert read.after == BOOK


def test_it_fills_an_empty_book() -> None:
    read = propose(written(replace(BOOK, people=BOOK.people[:4])), Register(), AROUND)
    assert [one.address for one in read.mistakes] == ["人员!A2"]  # whose numbers?
    filled = after(
        Register(),
        单位=["名称 | 类别 | 上级 | 分管领导", "东住建 | | 城东县 | 何静宜", "城东县 | 县区"],
        企业=["名称 | 别名 | 包联领导", "青禾机械 | 青禾；青禾机 | 何静宜"],
        人员=[
            "姓名* | 角色（可多个） | 职务 | 单位 | 企业",
            "何　静宜 | 领导 | 副市长",
            "吴倩 | 联络员 | | 东住建",
            "张建国 | 企业 | | | 青禾",
        ],
    )
    assert filled == Register(
        units=(Unit("东住建", leader="何静宜", parent="城东县"), Unit("城东县", kind=UnitKind.COUNTY)),
        enterprises=(Enterprise("青禾机械", ("青禾", "青禾机"), "何静宜"),),
        people=(
            replace(DEPUTY, number=1),
            Entry(number=2, name="吴倩", roles=frozenset({Role.HANDLER}), unit="东住建"),
            Entry(number=3, name="张建国", roles=frozenset({Role.REQUESTER}), enterprise="青禾机械"),
        ),
    )


def test_an_empty_book_is_a_template() -> None:
    assert [len(page.rows) for page in pages(Register(), "zh")] == [1, 1, 1]
    read = propose(written(Register()), Register(), AROUND)
    assert (read.mistakes, read.after) == ((), Register())


def test_blanks_clear_but_keep_what_a_link_may_have_brought() -> None:
    changed = after(
        单位=["名称 | 别名 | 群ID | 分管领导", "市金融办 | | |", "城东县 | | 无 |"],
        人员=[PERSON, "1 | 周明远 | 领导、督查室 | 市长 | | | |", "4 | 张建国 | 企业 | | | 明川食品 | 无 |"],
    )
    assert changed.units[0] == Unit("市金融办", (), -1001)
    assert changed.units[2] == replace(BOOK.units[2], chat=None)
    assert entry(changed, 1).telegram_id == 71
    assert entry(changed, 4) == replace(ZHANG, telegram_id=None)
    assert [change.key for change in changes(BOOK, changed)] == ["市金融办", "城东县", "1", "4"]


def test_a_column_that_is_missing_leaves_its_values() -> None:
    changed = after(单位=["名称 | 别名", "市工信局 | 工信"], 人员=["编号 | 姓名", "3 | 孙立君", "5 | 李明"])
    assert changed.units[1] == replace(BOOK.units[1], aliases=("工信",))
    assert entry(changed, 3) == replace(SUN, name="孙立君")
    assert entry(changed, 5) == GONE


def test_people_are_known_by_number_by_telegram_id_or_by_name_and_place() -> None:
    header = "编号 | 姓名 | 角色 | 单位 | 企业 | Telegram ID"
    for line in ("3 | 孙立群", " | 孙立君", " | 孙立群", " | 孙　立群"):
        telegram_id = "73.0" if "君" in line else ""
        changed = after(人员=[header, f"{line} | 联络员、管理员 | 金融局 | | {telegram_id}"])
        assert len(changed.people) == 5
        assert entry(changed, 3).roles == {Role.HANDLER, Role.ADMIN}
    assert len(after(人员=[header, " | 孙立群 | 联络员 | 市金融办 | | 99"]).people) == 6  # a namesake with an id
    enrolled = after(人员=["姓名 | 角色 | 职务 | Telegram ID", "何静宜 | 领导 | 副市长 | ７２"])
    assert entry(enrolled, 2) == replace(DEPUTY, telegram_id=72)


def test_several_lines_of_one_person_are_united() -> None:
    lines = [
        PERSON,
        "3 | 孙立群 | 联络员 | | 市金融办",
        "3 | 孙立群 | 企业 | | | 青禾机械",
        " | 孙立群 | 督查室 | | | | 73",
    ]
    changed = after(人员=lines)
    assert entry(changed, 3) == replace(
        SUN, roles=frozenset({Role.HANDLER, Role.REQUESTER, Role.OFFICER}), enterprise="青禾机械"
    )
    new = after(人员=[PERSON, " | 王芳 | 督查室 | | | | 81", " | 王芳 | 管理员 | | | | 81"])
    assert entry(new, 6).roles == {Role.OFFICER, Role.ADMIN}


def test_who_left_and_what_is_removed() -> None:
    changed = after(
        单位=["名称 | 状态", "城东县住建局 | 停用", "没有的局 | 停用", "市工信局 | 在用"],
        人员=[PERSON, "3 | 孙立群 | 联络员 | | 市金融办 | | | 离任", " | 王芳 | 督查室 | | | | | 离任"],
    )
    assert [unit.name for unit in changed.units] == ["市金融办", "市工信局", "城东县", "城西区"]
    assert entry(changed, 3) == replace(SUN, left=True)
    assert len(changed.people) == 5
    back = after(changed, 人员=[PERSON, " | 孙立群 | 联络员 | | 市金融办 | | | 在职"])
    assert back.people == BOOK.people


def test_a_unit_goes_together_with_its_people() -> None:
    changed = after(
        单位=["名称 | 状态", "市金融办 | 停用"],
        人员=[PERSON, "3 | 孙立群 | 联络员 | | 市金融办 | | | 离任"],
    )
    assert "市金融办" not in {unit.name for unit in changed.units}
    assert propose(written(changed), changed, AROUND).mistakes == ()


def test_another_leader_takes_over() -> None:
    lines = [PERSON, "2 | 何静宜 | 领导 | 副市长 | | | | 离任", " | 沈若兰 | 领导 | 副市长"]
    changed = after(单位=["名称 | 分管领导", "市金融办 | 沈若兰", "市工信局 | 沈 若兰"], 人员=lines)
    assert [unit.leader for unit in changed.units[:2]] == ["沈若兰"] * 2


def test_what_stands_so_already_may_stay_and_is_remarked() -> None:
    """Somebody left by a command, and the units still name them."""
    book = replace(BOOK, people=tuple(replace(one, left=one.left or one.number == 2) for one in BOOK.people))
    read = propose(written(book), book, AROUND)
    assert (read.mistakes, read.after) == ((), book)
    assert [one.address for one in read.remarks] == ["单位!F2", "单位!F3"]


def test_english_headers_and_words() -> None:
    changed = after(
        Units=["Name | Kind | County", "Salt County | county", "Salt County Roads | bureau | SALT COUNTY"],
        Enterprises=["Name | Aliases", "Green Wheat Co., Ltd. | Green Wheat; GW"],
        People=["Name | Roles | Unit | State", "Li Na | liaison, office | Salt county roads | active"],
    )
    assert changed.units[-1] == Unit("Salt County Roads", parent="Salt County")
    assert changed.enterprises[-1] == Enterprise("Green Wheat Co., Ltd.", ("Green Wheat", "GW"))
    assert changed.people[-1].roles == {Role.HANDLER, Role.OFFICER}


def test_a_title_may_stand_above_the_header() -> None:
    changed = after(单位=["明川市承办单位", "", "名称 | 别名", "市商务局 | 商务局"])
    assert changed.units[-1] == Unit("市商务局", ("商务局",))


@pytest.mark.parametrize(
    ("written", "aliases"),
    [
        ("市生态环境局,环保局 市环保局", ("市生态环境局", "环保局", "市环保局")),
        ("环保局，市环保局、生态局;环境局；环境\n环保", ("环保局", "市环保局", "生态局", "环境局", "环境", "环保")),
        ("环保局　市环保局, EPB", ("环保局", "市环保局", "EPB")),
        ("环 保 局", ("环保局",)),
        ("Finance Office; FO", ("Finance Office", "FO")),
        ("Green Wheat Co., Ltd.", ("Green Wheat Co., Ltd.",)),
    ],
)
def test_several_aliases(written: str, aliases: tuple[str, ...]) -> None:
    assert after(单位=["名称 | 别名", f"市环境局 | {written}"]).units[-1].aliases == aliases
