"""Which line a key stands on. `tomllib` does not say, so the text is walked once more, for places instead of values."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping

#: Where a value stands: ("units", 2, "handlers", 0, "telegram_id").
Key = tuple[str | int, ...]

BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
BARE = re.compile(r"[A-Za-z0-9_-]+")
STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"""(?:"{0,2})'  # up to two quotes may stand before the closing three
    r"|'''(?:[^']|'{1,2}(?!'))*'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
SCALAR = re.compile(r"[^,\]}#\n]+")


def lines_of(text: str) -> Mapping[Key, int]:
    """The line, from 1, of each table, key and list item. The text must be TOML that `tomllib` accepts."""
    return _Walk(text.replace("\r\n", "\n")).lines


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Key, int] = {}
        self._line_ends = [end.start() for end in re.finditer("\n", text)]
        self._newest: dict[Key, int] = {}  # [[table]] → the number of its newest item
        self._walk()

    def _walk(self) -> None:
        table: Key = ()
        self._skip(BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(BLANK)

    def _header(self) -> Key:
        """[a.b] or [[a.b]]; a part that is a list of tables means its newest item."""
        repeated = self.text.startswith("[[", self.at)
        self.at += 2 if repeated else 1
        *parents, name = self._names()
        key: Key = ()
        for parent in parents:
            key = self._item(self._note((*key, parent)))
        key = self._note((*key, name))
        if repeated:
            self._newest[key] = self._newest.get(key, -1) + 1
            key = self._note(self._item(key))
        self.at = self.text.index("]", self.at) + (2 if repeated else 1)
        return key

    def _pair(self, table: Key) -> None:
        key = table
        for name in self._names():
            key = self._note((*key, name))
        self._skip(BLANK)
        self.at += 1  # the equals sign
        self._skip(BLANK)
        self._value(key)

    def _names(self) -> list[str]:
        names = [self._name()]
        while self.text[self.at] == ".":
            self.at += 1
            names.append(self._name())
        return names

    def _name(self) -> str:
        self._skip(BLANK)
        if quoted := STRING.match(self.text, self.at):
            name = str(tomllib.loads(f"name = {quoted.group()}")["name"])
            self.at = quoted.end()
        else:
            name = self._skip(BARE)
        self._skip(BLANK)
        return name

    def _value(self, key: Key) -> None:
        if self.text[self.at] == "[":
            self._list(key)
        elif self.text[self.at] == "{":
            self._inline_table(key)
        elif not self._skip(STRING):
            self._skip(SCALAR)

    def _list(self, key: Key) -> None:
        number = 0
        while self._another("]"):
            self._value(self._note((*key, number)))
            number += 1

    def _inline_table(self, key: Key) -> None:
        while self._another("}"):
            self._pair(key)

    def _another(self, end: str) -> bool:
        """Past the opening sign or a comma to the next item, or past the end."""
        self._skip(BLANK)
        if self.text[self.at] != end:
            self.at += 1
            self._skip(BLANK)
        over = self.text[self.at] == end
        self.at += over
        return not over

    def _item(self, key: Key) -> Key:
        return (*key, self._newest[key]) if key in self._newest else key

    def _note(self, key: Key) -> Key:
        self.lines.setdefault(key, bisect_left(self._line_ends, self.at) + 1)
        return key

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found.group() if found else ""
