"""What people can't see in a cell, and what a spreadsheet program would take for a formula."""

import re

#: Zero-width blanks, byte order marks, direction controls; control characters but the end of a line; half characters.
_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
#: How a formula may begin (OWASP, CSV Injection); a number with a sign is none.
_FORMULA = re.compile(r"[=+\-@\t\r](?!\d+(\.\d+)?$)")


def clean(text: str) -> str:
    """Without what can't be seen; blanks of any width are one blank each, and none stand at the ends."""
    visible = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LINE_ENDS.sub("\n", _BLANKS.sub(" ", visible)).strip()


def guarded(text: str) -> str:
    """For .csv, where nothing tells a text from a formula: an apostrophe makes it a text."""
    return "'" + text if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
