"""Whatever stands in a book: written and read again it is the same book. Whatever stands in cells: it is read."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register
from bot.core.sheets import sheet
from bot.core.words import Role, UnitKind
from bot.core.workbook import Surroundings, pages, propose
from bot.core.workbook.naming import key
from tests.core.workbook.books import AROUND, BOOK

LETTERS = st.text("局县市金 aB（）、，=-'Ａ\u200b·", min_size=1, max_size=6)
NAMES = LETTERS.filter(lambda name: key(name) != "" and name == name.strip())
SEVERAL = st.lists(NAMES, min_size=9, max_size=9, unique_by=key)


@st.composite
def books(draw: st.DrawFn) -> Register:
    county, bureau, own, first, second, *others = draw(SEVERAL)
    leaders = [Entry(number=1, name=first, roles=frozenset({Role.LEADER}), title=draw(NAMES))]
    leader = st.sampled_from([None, first])
    units = (
        Unit(county, (), -1001, UnitKind.COUNTY, leader=draw(leader)),
        Unit(bureau, tuple(others[:2]), draw(st.sampled_from([None, -(2**51)])), leader=draw(leader)),
        Unit(own, parent=county),
    )
    enterprises = (Enterprise(others[2], (others[3],), draw(leader)), Enterprise(second))
    people = [draw(entries(number, units, enterprises)) for number in range(2, 6)]
    return Register(units=units, enterprises=enterprises, people=(*leaders, *people))


@st.composite
def entries(draw: st.DrawFn, number: int, units: tuple[Unit, ...], enterprises: tuple[Enterprise, ...]) -> Entry:
    roles = draw(st.sets(st.sampled_from([Role.HANDLER, Role.REQUESTER, Role.OFFICER, Role.ADMIN]), min_size=1))
    return Entry(
        number=number,
        name=draw(NAMES),
        roles=frozenset(roles),
        title=draw(st.none() | NAMES),
        unit=draw(st.sampled_from(units)).name if Role.HANDLER in roles else None,
        enterprise=draw(st.sampled_from(enterprises)).name if Role.REQUESTER in roles else None,
        telegram_id=draw(st.none() | st.just(7_100_000_000 + number)),
        left=draw(st.booleans()),
    )


@given(books(), st.sampled_from(["zh", "en"]))
def test_a_round_trip(book: Register, language: str) -> None:
    read = propose({page.name: page for page in pages(book, language)}, book, Surroundings())
    assert (read.mistakes, read.remarks) == ((), ())
    assert read.after == book


#: What people write in a column, most of it right there.
COLUMNS = {
    "单位": {
        "名称": "市金融办|市工信局|城东县|城西区|东住建|乙局|丙 县||金融局",
        "别名": "||乙|丙、乙|，、；|金融局",
        "类别": "||市直|县区|县",
        "上级": "|||城东县|东住建|丙县|市金融办",
        "群ID": "||无|-1005|-1001|-1.0E12",
        "分管领导": "||何静宜|周明远|孙立群",
        "状态": "||在用|停用|没了",
    },
    "企业": {
        "名称": "明川食品（集团）|青禾机械|明川食品|丁厂",
        "别名": "||丁|青禾",
        "包联领导": "||何静宜",
        "状态": "||停用",
    },
    "人员": {
        "编号": "|||1|2|3|4|5|99|３.0",
        "姓名": "周明远|何静宜|孙立群|张建国|李明|李　明|王芳|王芳",
        "角色": "领导|联络员|企业|联络员、督查室|管理员|会计|",
        "职务": "||市长",
        "单位": "||市金融办|金融局|城东县|市气象站|乙局",
        "企业": "||明川食品|青禾机械|丁厂",
        "Telegram ID": "|||71|73|81|82.0|无|0",
        "状态": "||在职|离任",
    },
}
LINES = {
    page: st.lists(st.tuples(*(st.sampled_from(words.split("|")) for words in columns.values())), max_size=3)
    for page, columns in COLUMNS.items()
}


@given(st.fixed_dictionaries(LINES))
def test_whatever_stands_in_the_cells(lines: dict[str, list[tuple[str, ...]]]) -> None:
    """Nothing is raised; what has no mistake is a book that can be written and read again."""
    read = propose({name: sheet(name, [[*COLUMNS[name]], *lines[name]]) for name in lines}, BOOK, AROUND)
    again = propose({page.name: page for page in pages(read.after, "zh")}, read.after, Surroundings())
    if not read.mistakes:
        assert (again.mistakes, again.after) == ((), read.after)
