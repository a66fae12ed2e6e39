"""A small city's book, and workbooks of a few lines to change it with."""

from collections.abc import Sequence

from bot.core.people import Enterprise, Unit
from bot.core.register import Entry, Register
from bot.core.sheets import Sheets, sheet
from bot.core.words import Role, UnitKind
from bot.core.workbook import Proposal, Surroundings, propose

MAYOR = Entry(number=1, name="周明远", roles=frozenset({Role.LEADER}), title="市长", telegram_id=71)
DEPUTY = Entry(number=2, name="何静宜", roles=frozenset({Role.LEADER}), title="副市长")
SUN = Entry(number=3, name="孙立群", roles=frozenset({Role.HANDLER}), unit="市金融办", telegram_id=73)
ZHANG = Entry(number=4, name="张建国", roles=frozenset({Role.REQUESTER}), enterprise="明川食品（集团）", telegram_id=74)
GONE = Entry(number=5, name="李明", roles=frozenset({Role.HANDLER}), unit="市气象站", telegram_id=75, left=True)

BOOK = Register(
    units=(
        Unit("市金融办", ("金融办", "金融局"), -1001, leader="何静宜"),
        Unit("市工信局", ("工信局",), leader="何静宜"),
        Unit("城东县", (), -1002, UnitKind.COUNTY),
        Unit("城西区", (), None, UnitKind.COUNTY),
        Unit("城东县住建局", ("东住建",), parent="城东县"),
    ),
    enterprises=(Enterprise("明川食品（集团）", ("明川食品",), "周明远"), Enterprise("青禾机械")),
    people=(MAYOR, DEPUTY, SUN, ZHANG, GONE),
)

AROUND = Surroundings(
    chats=frozenset({-1009}), open_by_unit={"市工信局": 2, "城西区": 1}, open_by_enterprise={"青禾机械": 3}
)


def sheets(**pages: Sequence[str]) -> Sheets:
    """Lines of cells between bars: 单位=["名称 | 别名", "市金融办 | 金融局"]."""
    return {name: sheet(name, map(cells, rows)) for name, rows in pages.items()}


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def proposed(before: Register = BOOK, /, **pages: Sequence[str]) -> Proposal:
    return propose(sheets(**pages), before, AROUND)
