"""Words from outside, made safe: cut, isolated, escaped."""

import html

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.voice.text import Html, clip, isolate, one_line, safe, units

FAMILY = "👨\u200d👩\u200d👧\u200d👦"  # eleven UTF-16 units, one picture
FLAG = "🇨🇳"
ACCENT = "e\u0301"
FIRST_STRONG, POP, OVERRIDE = "\u2068", "\u2069", "\u202e"

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(
    st.sampled_from([FAMILY, FLAG, ACCENT, "好", "a", " ", "\n", "مرحبا", "👍🏽"]), max_size=40
).map("".join)


def graphemes(text: str) -> list[str]:
    return regex.findall(r"\X", text)


@pytest.mark.parametrize(("text", "length"), [("", 0), ("好", 1), ("👍", 2), (FAMILY, 11), (FLAG, 4), (ACCENT, 2)])
def test_length_is_counted_as_telegram_counts(text: str, length: int) -> None:
    assert units(text) == length


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("银行贷款", 4, "银行贷款"),
        ("银行贷款", 3, "银行…"),
        ("银行 贷款", 4, "银行…"),
        ("银行贷款", 1, "…"),
        (FAMILY, 11, FAMILY),
        (FAMILY, 10, "…"),
        (FAMILY * 2, 21, f"{FAMILY}…"),
        (f"好{FLAG}{FLAG}", 6, f"好{FLAG}…"),
        (f"好{FLAG}{FLAG}", 5, "好…"),
        (f"好{ACCENT}好", 3, "好…"),
        ("", 5, ""),
    ],
)
def test_cut_between_pictures_never_through_one(text: str, limit: int, kept: str) -> None:
    assert clip(text, limit) == kept


@given(texts, st.integers(1, 60))
def test_a_cut_keeps_whole_graphemes_and_the_limit(text: str, limit: int) -> None:
    cut = clip(text, limit)
    assert units(cut) <= limit
    if cut != text:
        assert cut.endswith("…")
        whole = graphemes(text)
        assert cut.removesuffix("…") in {"".join(whole[:count]).rstrip() for count in range(len(whole))}


@given(texts)
def test_what_fits_is_left_alone(text: str) -> None:
    assert clip(text, units(text)) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("第一行\n第二行\r\n第三行", "第一行 第二行 第三行"),
        ("  a\t b\u3000c ", "a b c"),
        ("\u2028\u2029", ""),
        ("银行贷款到期", "银行贷…"),
    ],
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text, 4 if "贷款" in text else 40) == line


@pytest.mark.parametrize(
    ("text", "calm"),
    [
        ("张建国", "张建国"),
        (f"张{OVERRIDE}国建", "张国建"),
        ("\u2066张\u2069\u200f", "张"),
        ("مرحبا", f"{FIRST_STRONG}مرحبا{POP}"),
        (f"שלום{OVERRIDE}", f"{FIRST_STRONG}שלום{POP}"),
    ],
)
def test_directions_stay_inside(text: str, calm: str) -> None:
    assert isolate(text) == calm


@given(texts)
def test_isolated_once_it_stays_as_it_is(text: str) -> None:
    assert isolate(isolate(text)) == isolate(text)


@given(texts)
def test_what_is_safe_reads_as_it_was_written(text: str) -> None:
    written = safe(text)
    assert "<" not in written
    assert ">" not in written
    assert html.unescape(written) == isolate(text)


def test_html_is_safe_already() -> None:
    assert safe(Html("<b>1</b>")) == "<b>1</b>"
    assert safe(12) == "12"
