"""The catalogue and the code say the same: no sentence too many, none missing, each with the values it needs."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import bot
from bot.voice.catalogue import CATALOGUES
from tests.voice.test_catalogue import LABELS, placeholders

#: The rooms that know the catalogue's keys.
ROOMS = ("voice", "service")
KEY = re.compile(r"[a-z_]+(?:\.[a-z_]+)+")
KEYS = {key for sentences in CATALOGUES.values() for key in sentences}
#: Literals of that shape that are no keys.
NO_KEYS: set[str] = set()
#: Given for one language, though the other does without.
SPARE = {"month", "month_name", "command", "action"}


@dataclass(frozen=True, slots=True)
class Said:
    """A call of say.html or say.plain."""

    where: str
    keys: tuple[str, ...]  # one of them
    values: frozenset[str]
    open: bool  # more values may be in a **mapping


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """The rooms' own files; the sentences themselves lie in folders below."""
    root = Path(bot.__file__).parent
    files = [file for room in ROOMS for file in sorted((root / room).glob("*.py"))]
    return tuple((file.name, ast.parse(file.read_text("utf-8"))) for file in files)


def literals() -> Iterator[str]:
    """Every text in the code but the docstrings."""
    for _, tree in trees():
        documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                yield node.value


def families() -> set[str]:
    """What stands before the word in a key that is put together: f"status.{issue.status}" → status."""
    found = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and (family := _family(node)):
                found.add(family)
    return found


def _family(node: ast.JoinedStr) -> str | None:
    """None for a text that is no key: it has a blank, a colon, or more than one word put in."""
    first = node.values[0]
    if len(node.values) != 2 or not isinstance(first, ast.Constant) or not str(first.value).endswith("."):
        return None
    family = str(first.value).removesuffix(".")
    return family if re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", family) else None


def said() -> Iterator[Said]:
    for name, tree in trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("html", "plain")
            ):
                values = frozenset(word.arg for word in node.keywords if word.arg)
                more = any(word.arg is None for word in node.keywords)
                yield Said(f"{name}:{node.lineno}", tuple(_keys(node.args[0])), values, more)


def _keys(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp(body=body, orelse=orelse):
            yield from _keys(body)
            yield from _keys(orelse)
        case ast.JoinedStr() if family := _family(node):
            yield from (f"{family}.{word}" for word in LABELS.get(family, ()))


def put_together() -> set[str]:
    return {f"{family}.{word}" for family in families() for word in LABELS.get(family, ())}


# ── none too many, none missing ───────────────────────────────────────────


def test_there_is_something_to_read() -> None:
    assert len([*said()]) > 50
    assert len(families()) > 8


def test_every_sentence_is_said_somewhere() -> None:
    """By its key, or by a family and one of its words. A key of one word is said outright: "office" is many things."""
    outright = {key for one in said() for key in one.keys}
    named = outright | put_together() | {text for text in literals() if "." in text}
    assert sorted(KEYS - named) == []


def test_every_sentence_that_is_said_exists() -> None:
    outright = {(one.where, key) for one in said() for key in one.keys}
    assert sorted((where, key) for where, key in outright if key not in KEYS) == []
    dotted = {text for text in literals() if KEY.fullmatch(text)}
    assert sorted(dotted - KEYS - NO_KEYS) == []


def test_every_family_is_listed_and_each_of_its_words_has_a_sentence() -> None:
    assert sorted(families() - LABELS.keys()) == []
    assert sorted(put_together() - KEYS) == []


def test_no_family_is_listed_for_nothing() -> None:
    """A list of words that no code puts together would keep unused sentences alive."""
    assert sorted(LABELS.keys() - families()) == []


# ── each with the values it needs ─────────────────────────────────────────


@pytest.mark.parametrize("language", list(CATALOGUES))
def test_each_sentence_gets_the_values_it_needs(language: str) -> None:
    wrong = [
        (one.where, key, sorted(missing))
        for one in said()
        for key in one.keys
        if (missing := placeholders(CATALOGUES[language].get(key, "")) - one.values) and not one.open
    ]
    assert wrong == []


def test_no_value_is_given_for_nothing() -> None:
    """To a family's words it may be: not each of them says it."""
    needed = {
        one: set().union(*(placeholders(texts.get(key, "")) for key in one.keys for texts in CATALOGUES.values()))
        for one in said()
    }
    wrong = [(one.where, sorted(spare)) for one in needed if (spare := one.values - needed[one] - SPARE) and one.keys]
    assert wrong == []


@pytest.mark.parametrize("language", list(CATALOGUES))
def test_placeholders_are_plain_names(language: str) -> None:
    """No attributes, no indices, no formats: whatever is put in is put in as it is."""
    for sentence in CATALOGUES[language].values():
        for _, name, form, conversion in string.Formatter().parse(sentence):
            assert name is None or re.fullmatch(r"[a-z_]+", name), sentence
            assert not form, sentence
            assert conversion is None, sentence
