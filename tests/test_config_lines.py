"""Each key's true line, however the file is written."""

import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.config.lines import Key, lines_of

#: Each number is the line it stands on, so the file itself is the expectation.
WITNESS = '''\
top = 1
"a key".'with dots.'.x = 2  # [no] = 2
[city]  # = 3
    name = 4

text = """
[city]
name = 5 \\""" """
after = 9
long = [ 10,  # ], "
  11, [11, { a = 11, "b" = 11 }],
  { c = "}]", d = 12 }
  , 13,
]
[[units]]
n = 16
handlers = [
  { n = 18, deep = { er = 18 } },

  { name = \'\'\' ' \'\' ]\'\'\', n = 20 } ]
[[units]]
n = 22
[[ units . handlers ]]
n = 24
[units."handlers".chat]
n = 26
[[units.handlers]]
name = """"quoted""""" # "
when = 1979-05-27 07:32:00
empty = []
none = {}
n = 32
[x.y.z]
n = 34
[x]
n = 36
'''


def leaves(value: Any, key: Key = ()) -> Iterator[tuple[Key, Any]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, (*key, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*key, number))
    else:
        yield key, value


def test_the_lines_of_a_file_that_uses_all_of_toml() -> None:
    lines = lines_of(WITNESS)
    numbers = {key: value for key, value in leaves(tomllib.loads(WITNESS)) if isinstance(value, int)}
    assert len(numbers) == 21
    assert {key: lines[key] for key in numbers} == numbers


def test_the_lines_of_tables_and_items() -> None:
    lines = lines_of(WITNESS)
    assert lines["city",] == 3
    assert lines["units",] == lines["units", 0] == 15
    assert lines["units", 0, "handlers", 1] == 20
    assert lines["units", 1] == 21
    assert lines["units", 1, "handlers", 0, "chat"] == 25
    assert lines["units", 1, "handlers", 1] == 27


def test_windows_line_ends_count_once() -> None:
    assert lines_of("a = 1\r\n\r\nb = 3\r\n") == {("a",): 1, ("b",): 3}


texts = st.text(st.characters(codec="utf-8"), max_size=6)
values = st.recursive(
    st.integers() | st.booleans() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


def written(value: Any) -> str:
    """As TOML, with a line's end and a comment wherever they are allowed."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[ # ] [\n" + "".join(f"{written(item)} # ,\n,\n" for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(name)} = {written(item)}" for name, item in value.items()) + " }"
    return str(value)


def quoted(text: str) -> str:
    return (
        '"'
        + "".join(f"\\U{ord(letter):08x}" if letter < " " or letter in '"\\\x7f' else letter for letter in text)
        + '"'
    )


@given(st.dictionaries(texts, values, max_size=4))
def test_every_key_tomllib_knows_has_a_line_and_stands_on_it(tables: dict[str, Any]) -> None:
    text = "".join(f"{quoted(name)} = {written(value)}\n" for name, value in tables.items())
    assert tomllib.loads(text) == tables
    lines, rows = lines_of(text), text.split("\n")
    for key, value in leaves(tables):
        row = rows[lines[key] - 1]
        assert (quoted(key[-1]) if isinstance(key[-1], str) else written(value)) in row
