"""The Bot API's HTML mode: tags → entities, with Telegram's own complaints.

Follows the rules of https://core.telegram.org/bots/api#html-style: unknown &entities; stay as they are, a tag name is
case-insensitive, tags must be closed in order, and every complaint names a byte offset in the text as it was sent.
"""

import re
from dataclasses import dataclass, field

from bot.rehearsal.entities import Entity, trim, utf16
from bot.rehearsal.refusals import Refused, bad_request

ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
CHARACTER = re.compile(
    r"&(?:#x(?P<hex>[0-9a-fA-F]{1,6})|#(?P<decimal>[0-9]{1,7})|(?P<name>lt|gt|amp|quot)(?![A-Za-z]));?"
)
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
END_TAG = re.compile(r"</(?P<name>[^\s>]*)\s*(?P<closed>>?)")
START_TAG = re.compile(r"<(?P<name>[^\s>]*)")
ATTRIBUTE = re.compile(
    r"\s*(?P<name>[^\s=>]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[\w.-]+)))?"
)


@dataclass
class Opened:
    tag: str
    offset: int  # UTF-16 units
    argument: str | None = None  # the address of a link, the language of code
    expandable: bool = False


@dataclass
class Reader:
    """Walks once over the source; `text` and `entities` are the result."""

    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0  # of the text so far, in UTF-16 units
    opened: list[Opened] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> None:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "<":
                self.read_tag()
            elif character == "&":
                self.read_character()
            else:
                self.write(character)
                self.at += 1
        if self.opened:
            raise complaint(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')

    def write(self, text: str) -> None:
        self.text.append(text)
        self.length += utf16(text)

    def read_character(self) -> None:
        match = CHARACTER.match(self.source, self.at)
        code = match and (int(match["hex"] or "0", 16) or int(match["decimal"] or "0"))
        if match and (match["name"] or (code and code < 0x10FFFF)):
            self.write(NAMED[match["name"]] if match["name"] else chr(code or 0))
            self.at = match.end()
        else:
            self.write("&")
            self.at += 1

    def read_tag(self) -> None:
        if self.source.startswith("</", self.at):
            self.read_end_tag()
        else:
            self.read_start_tag()

    def read_start_tag(self) -> None:
        start = self.at
        match = START_TAG.match(self.source, start)
        tag = match["name"].lower() if match else ""
        self.at = match.end() if match else start
        if self.at >= len(self.source):
            raise self.complain("Unclosed start tag", start)
        if tag not in ENTITY_OF_TAG:
            raise self.complain(f'Unsupported start tag "{tag}"', start)
        attributes = self.read_attributes(tag, start)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self.complain('Tag "span" must have class "tg-spoiler"', start)
        self.opened.append(Opened(tag, self.length, argument_of(tag, attributes), "expandable" in attributes))

    def read_attributes(self, tag: str, start: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self.at += len(self.source[self.at :]) - len(self.source[self.at :].lstrip())
            if self.at >= len(self.source):
                raise self.complain("Unclosed start tag", start)
            if self.source[self.at] == ">":
                self.at += 1
                return attributes
            match = ATTRIBUTE.match(self.source, self.at)
            if match is None:
                raise self.complain(f'Empty attribute name in the tag "{tag}"', start)
            self.at = match.end()
            attributes[match["name"].lower()] = decoded(match["double"] or match["single"] or match["bare"] or "")

    def read_end_tag(self) -> None:
        start = self.at
        if not self.opened:
            raise self.complain("Unexpected end tag", start)
        match = END_TAG.match(self.source, start)
        if match is None or not match["closed"]:
            raise self.complain("Unclosed end tag", start)
        last = self.opened.pop()
        found = match["name"].lower()
        if found not in ("", last.tag):
            expected = f'expected "</{last.tag}>", found "</{found}>"'
            raise complaint(f"Unmatched end tag at byte offset {self.byte_offset(start)}, {expected}")
        self.at = match.end()
        self.close(last)

    def close(self, opened: Opened) -> None:
        length = self.length - opened.offset
        if length == 0:
            return
        if opened.tag == "code" and opened.argument is not None:
            self.pass_language_on(opened)
        elif opened.tag == "a":
            self.close_link(opened, length)
        elif opened.expandable:
            self.entities.append(Entity("expandable_blockquote", opened.offset, length))
        else:
            language = opened.argument if opened.tag == "pre" else None
            self.entities.append(Entity(ENTITY_OF_TAG[opened.tag], opened.offset, length, language=language))

    def pass_language_on(self, code: Opened) -> None:
        """`<pre><code class="language-x">` is one block of code; anywhere else the language means nothing."""
        outer = self.opened[-1] if self.opened else None
        if outer and outer.tag == "pre" and outer.offset == code.offset:
            outer.argument = code.argument
        else:
            self.entities.append(Entity("code", code.offset, self.length - code.offset))

    def close_link(self, link: Opened, length: int) -> None:
        """A link to anything but the web or a person is dropped silently; its text stays."""
        if link.argument and re.match(r"(https?://|tg://|mailto:|tel:)", link.argument):
            self.entities.append(Entity("text_link", link.offset, length, url=link.argument))

    def complain(self, what: str, at: int) -> Refused:
        return complaint(f"{what} at byte offset {self.byte_offset(at)}")

    def byte_offset(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """Plain text, stripped, and its entities. Raises `Refused` (400 can't parse entities) as Telegram does."""
    reader = Reader(source)
    reader.read()
    ordered = sorted(reader.entities, key=lambda entity: (entity.offset, -entity.length))
    return trim("".join(reader.text), ordered)


def argument_of(tag: str, attributes: dict[str, str]) -> str | None:
    if tag == "a":
        return attributes.get("href", "")
    language = attributes.get("class", "")
    return language.removeprefix("language-") if tag == "code" and language.startswith("language-") else None


def decoded(value: str) -> str:
    """Characters written as &lt; and the like, inside an attribute."""
    reader = Reader(value.replace("<", "&lt;"))
    reader.read()
    return "".join(reader.text)


def complaint(what: str) -> Refused:
    return bad_request(f"can't parse entities: {what}")
