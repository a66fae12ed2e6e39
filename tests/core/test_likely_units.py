"""Which units an appeal is likely for, where counties have units of their own."""

import pytest

from bot.core.lexicon.remit import likely_units
from bot.core.people import Unit
from bot.core.words import UnitKind

UNITS = (
    Unit("市供电公司", ("供电局",)),
    Unit("青禾县", kind=UnitKind.COUNTY),
    Unit("白溪县", kind=UnitKind.COUNTY),
    Unit("青禾县供电所", parent="青禾县"),
    Unit("白溪县供电所", parent="白溪县"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们车间停电两天了", ("市供电公司",)),
        ("青禾县的车间停电两天了", ("青禾县", "市供电公司", "青禾县供电所")),
        ("青禾县供电所一直没来人", ("青禾县供电所", "青禾县")),
        ("白溪县车间停电", ("白溪县", "市供电公司", "白溪县供电所")),
    ],
)
def test_a_countys_own_unit_only_where_its_county_is_named(text: str, expected: tuple[str, ...]) -> None:
    assert likely_units(text, UNITS)[: len(expected)] == expected
