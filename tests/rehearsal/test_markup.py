"""HTML → text and entities: what Telegram makes of it, and what it says when it can't."""

import pytest

from bot.rehearsal.entities import Entity, as_html, cleaned, cut, spot, utf16
from bot.rehearsal.markup import parse_html
from bot.rehearsal.refusals import Refused

UNDERSTOOD = [
    # source, plain text, (type, offset, length) in UTF-16 units
    ("没有格式", "没有格式", []),
    ("<b>粗</b>和<strong>粗</strong>", "粗和粗", [("bold", 0, 1), ("bold", 2, 1)]),
    ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
    ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
    ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", at, 1) for at in range(3)]),
    ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
    ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
    ("<code>a</code> <pre>b</pre>", "a b", [("code", 0, 1), ("pre", 2, 1)]),
    ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ("😀<b>x</b>👨‍👩‍👧<i>y</i>", "😀x👨‍👩‍👧y", [("bold", 2, 1), ("italic", 11, 1)]),
    ("<b>外<i>内</i></b>", "外内", [("bold", 0, 2), ("italic", 1, 1)]),
    ("<B>大写</B>", "大写", [("bold", 0, 2)]),
    ("&lt;b&gt; &amp; &quot;", '<b> & "', []),
    ("&#20108;&#x4E8C;&#128512;", "二二😀", []),
    ("&nbsp; &unknown; A&B & &#0; &#1114112;", "&nbsp; &unknown; A&B & &#0; &#1114112;", []),
    ("  <b> 两端的空白 </b>\n", "两端的空白", [("bold", 0, 5)]),
    ("<b></b>空", "空", []),
    ("<a href='ftp://x'>不是链接</a>", "不是链接", []),
]


@pytest.mark.parametrize(("source", "text", "entities"), UNDERSTOOD)
def test_tags_become_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found_text, found = parse_html(source)
    assert found_text == text
    assert [(entity.type, entity.offset, entity.length) for entity in found] == entities


REFUSED = [
    ("<b>没有关", 'Can\'t find end tag corresponding to start tag "b"'),
    ("多了</b>", "Unexpected end tag at byte offset 6"),
    ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
    ("5 < 6 公斤", 'Unsupported start tag "" at byte offset 2'),
    ("电力<b", "Unclosed start tag at byte offset 6"),
    ("<a href='x'", "Unclosed start tag at byte offset 0"),
    ("<b>a</b", "Unclosed end tag at byte offset 4"),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<b =x>a</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
]


@pytest.mark.parametrize(("source", "complaint"), REFUSED)
def test_bad_markup_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


ROUND = [
    "<b>外<i>内</i></b>外",
    '<a href="https://example.cn/?a=1&amp;b=2">链接</a>',
    '<pre><code class="language-toml">[city]</code></pre>',
    "A&amp;B &lt; <u>C</u>",
]


@pytest.mark.parametrize("source", ROUND)
def test_html_of_what_was_parsed_is_the_same_html(source: str) -> None:
    assert as_html(*parse_html(source)) == source


SPOTTED = [
    ("#ZQ1042 续贷 #诉求", [("hashtag", "#ZQ1042"), ("hashtag", "#诉求")]),
    ("问题#不是 #123 也不是", []),
    ("请 @xiaoer_bot 看看", [("mention", "@xiaoer_bot")]),
    ("请@xiaoer_bot看看", []),
    ("a@xiaoer_bot", []),
    ("/new 停电", [("bot_command", "/new")]),
    ("/new@xiaoer_bot 停电", [("bot_command", "/new@xiaoer_bot")]),
    ("/new停电", []),
    ("1/2 a/b", []),
    ("见 https://example.cn/a#b, 谢谢", [("url", "https://example.cn/a#b")]),
]


@pytest.mark.parametrize(("text", "found"), SPOTTED)
def test_telegram_spots_names_tags_commands_and_addresses(text: str, found: list[tuple[str, str]]) -> None:
    assert [(entity.type, cut(text, entity)) for entity in spot(text)] == found


def test_lengths_are_utf16_units_even_of_broken_text() -> None:
    assert [utf16(text) for text in ("二", "😀", "👨‍👩‍👧", "\ud83d", "")] == [1, 2, 8, 1, 0]
    assert cut("😀二", Entity("bold", 2, 1)) == "二"


def test_control_and_direction_characters_do_not_survive() -> None:
    assert cleaned("a\0b\rc\u202ed\te\n") == "a bcd\te\n"
