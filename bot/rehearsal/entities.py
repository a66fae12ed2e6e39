"""Formatting as Telegram stores it: entities over a plain text, counted in UTF-16 units."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

#: What Telegram finds by itself. Names and commands are ASCII and no letter may follow ("/new我们" is no command);
#: hashtags may be Chinese, and need something other than a letter or digit before them.
SPOTTED = re.compile(
    r"(?P<url>https?://[!-~]*[\w/])"
    r"|(?P<mention>(?<!\w)@[A-Za-z0-9_]{3,32}(?!\w))"
    r"|(?P<hashtag>(?<!\w)#(?=\w*[^\W\d_])\w{1,256}(?![\w#]))"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>]))"
)

#: UTF-16 units, after the markup is read.
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


#: Telegram turns control characters into spaces and drops carriage returns and what changes the direction of writing.
CLEANED: dict[int, str | None] = {code: " " for code in range(32) if chr(code) not in "\t\n\r"}
CLEANED |= {ord("\r"): None, **dict.fromkeys(range(0x2028, 0x202F), None)}


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text with a meaning; offset and length in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    @property
    def json(self) -> dict[str, Any]:
        optional = {"url": self.url, "language": self.language}
        return {"type": self.type, "offset": self.offset, "length": self.length} | {
            name: value for name, value in optional.items() if value is not None
        }


def utf16(text: str) -> int:
    """Length in UTF-16 units: an emoji counts two; a lone surrogate, which JSON can carry, counts one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cleaned(text: str) -> str:
    return text.translate(CLEANED)


def cut(text: str, entity: Entity) -> str:
    """The stretch of text the entity covers."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * entity.offset : 2 * entity.end].decode("utf-16-le", "surrogatepass")


def spot(text: str) -> Iterator[Entity]:
    """@mentions, #hashtags, /commands and addresses, as Telegram marks them in any text."""
    for match in SPOTTED.finditer(text):
        yield Entity(match.lastgroup or "", utf16(text[: match.start()]), utf16(match.group()))


def with_spotted(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The given formatting and what Telegram finds besides; nothing is found inside code."""
    given = tuple(entities)
    code = [entity for entity in given if entity.type in ("code", "pre", "text_link")]
    found = [one for one in spot(text) if not any(one.offset < area.end and area.offset < one.end for area in code)]
    return tuple(sorted((*given, *found), key=lambda entity: (entity.offset, -entity.length)))


def trim(text: str, entities: Iterable[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """Telegram strips white space around every text and moves the formatting along."""
    stripped = text.strip()
    start = utf16(text[: len(text) - len(text.lstrip())])
    end = start + utf16(stripped)
    kept = (entity for entity in entities if entity.offset < end and entity.end > start)
    return stripped, tuple(_clip(entity, start, end) for entity in kept)


def _clip(entity: Entity, start: int, end: int) -> Entity:
    offset = max(entity.offset, start)
    return Entity(entity.type, offset - start, min(entity.end, end) - offset, entity.url, entity.language)


def as_html(text: str, entities: Iterable[Entity]) -> str:
    """The text with its formatting as Bot API HTML; what Telegram spots by itself carries no tag."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for entity in sorted(entities, key=lambda entity: (entity.offset, -entity.length)):
        before, after = _tags(entity)
        opening[entity.offset] = opening.get(entity.offset, "") + before
        closing[entity.end] = after + closing.get(entity.end, "")
    return "".join(_woven(text, opening, closing))


def _woven(text: str, opening: dict[int, str], closing: dict[int, str]) -> Iterator[str]:
    offset = 0
    for character in text:
        yield closing.get(offset, "") + opening.get(offset, "") + escape(character, quote=False)
        offset += utf16(character)
    yield closing.get(offset, "")


def _tags(entity: Entity) -> tuple[str, str]:
    if entity.type == "text_link":
        return f'<a href="{escape(entity.url or "")}">', "</a>"
    if entity.language is not None:
        return f'<pre><code class="language-{escape(entity.language)}">', "</code></pre>"
    return TAGS.get(entity.type, ("", ""))
