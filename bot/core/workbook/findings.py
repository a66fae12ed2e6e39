"""What is wrong with a workbook, and where."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.sheets import Cell


class Slip(StrEnum):
    """Each has a sentence; the values it needs are those that `Findings.wrong` is given with it."""

    NO_PAGE = "no page"  # name: the sheets that are there
    NO_HEADER = "no header"  # page
    TWO_COLUMNS = "two columns"  # name, other
    MISSPELT_COLUMN = "misspelt column"  # name, nearest
    MISSPELT_PAGE = "misspelt page"  # name, nearest
    OTHER_COLUMN = "other column"  # name; a remark
    OTHER_PAGE = "other page"  # name; a remark
    NO_NAME = "no name"
    NO_UNIT_NAME = "no unit name"
    A_TOTAL = "a total"  # name: 合计
    TOO_LONG = "too long"  # count: the most characters
    NAME_TWICE = "name twice"  # name, other: the first cell
    NAME_TAKEN = "name taken"  # name, other: whose it is
    UNKNOWN_KIND = "unknown kind"  # name
    UNKNOWN_STATE = "unknown state"  # name
    UNKNOWN_STATE_OF_PERSON = "unknown state of person"  # name
    UNKNOWN_ROLE = "unknown role"  # name
    UNKNOWN_UNIT = "unknown unit"  # name, nearest
    UNKNOWN_ENTERPRISE = "unknown enterprise"  # name, nearest
    UNKNOWN_LEADER = "unknown leader"  # name, nearest
    LEADER_GONE = "leader gone"  # name; a remark, where it stands so already
    OWN_COUNTY = "own county"
    NO_COUNTY = "no county"  # name
    THIRD_LEVEL = "third level"  # name, other: its county
    COUNTY_WITH_COUNTY = "county with county"  # name
    COUNTY_S_NAME = "county's name"  # name: the county; a remark
    NO_CHAT_ID = "no chat id"  # name
    CHAT_TAKEN = "chat taken"  # name, other: whose it is
    CITY_S_CHAT = "city's chat"  # name
    UNKNOWN_NUMBER = "unknown number"  # name
    NO_TELEGRAM_ID = "no telegram id"  # name
    TELEPHONE = "telephone"  # name
    LEFT_OUT = "left out"  # name; a remark
    NUMBERED_BY_HAND = "numbered by hand"
    SHORTENED = "shortened"  # name: 7.1E+09
    TELEGRAM_ID_TAKEN = "telegram id taken"  # name, other: whose it is
    PERSON_TWICE = "person twice"  # name, other: the first cell
    WHICH_PERSON = "which person"  # name, other: their numbers
    CONTRADICTION = "contradiction"  # name, before, other: the first cell
    NO_ROLE = "no role"
    HANDLER_WITHOUT_UNIT = "handler without unit"
    MEMBER_WITHOUT_ENTERPRISE = "member without enterprise"
    LEADER_WITHOUT_TITLE = "leader without title"
    STILL_OPEN = "still open"  # name, count
    STILL_PEOPLE = "still people"  # name, count
    STILL_UNITS = "still units"  # name, count
    STILL_LEADS = "still leads"  # name, count
    LAST_OFFICER = "last officer"  # name


@dataclass(frozen=True, slots=True)
class Finding:
    where: Cell | str  # of a sheet as a whole its name, of the whole file nothing
    slip: Slip
    values: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        return self.where if isinstance(self.where, str) else self.where.address

    @property
    def place(self) -> tuple[str, int, int]:
        """The sheet, the row and the column."""
        if isinstance(self.where, str):
            return self.where, 0, 0
        return self.where.sheet, self.where.row, self.where.column


@dataclass
class Findings:
    """Gathered while a workbook is read."""

    mistakes: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)  # these keep nothing from being stored

    def wrong(self, where: Cell | str, slip: Slip, **values: object) -> None:
        self.mistakes.append(_finding(where, slip, values))

    def remark(self, where: Cell | str, slip: Slip, **values: object) -> None:
        self.remarks.append(_finding(where, slip, values))


def _finding(where: Cell | str, slip: Slip, values: dict[str, object]) -> Finding:
    return Finding(where, slip, tuple((name, str(value)) for name, value in values.items()))
