"""What stands in the index, and what leads to it."""

import pytest

from bot.core.folding import fold
from bot.core.indexed import NAMED, Piece, asked_of, entries, of_unit


def test_what_was_said_whose_it_is_and_who_has_it_are_told_apart() -> None:
    found = entries("停电了", "安泰", ["市供电公司"])
    assert found == {"停电", "电了", "了", f"{NAMED}安泰", f"{NAMED}泰", of_unit("市供电公司")}
    assert of_unit("市供电公司") != of_unit("市供电公司二科")


@pytest.mark.parametrize(
    ("said", "term", "leads"),
    [
        ("车间停电了", "停电", True),
        ("车间停电了", "电", True),
        ("车间停电", "电", True),
        ("车间停电了", "间停电", True),
        ("车间停电了", "电停", False),
        ("电费，停机", "停电", False),
        ("loans for 3 mills", "loan", True),
        ("loans for 3 mills", "oan", False),
        ("涨了50%", "50%", True),
        ("一共3台机器", "3台", True),
        ("一共3台机器", "台机器", True),
        ("涨了50%", "%", False),
        (f"停电了 {'a' * 3900}", "a" * 5, True),
        (f"停电了 {'a' * 3900}", "a" * 70, True),
        (f"停电了 {'a' * 3900}", "b" * 70, False),
    ],
)
def test_what_leads_to_it(said: str, term: str, leads: bool) -> None:
    stands, asked = entries(said, "", ()), asked_of(fold(term))
    assert (bool(asked) and all(_leads(piece, stands) for piece in asked)) is leads


def _leads(piece: Piece, stands: frozenset[str]) -> bool:
    return any(one.startswith(piece.text) for one in stands) if piece.begins else piece.text in stands
