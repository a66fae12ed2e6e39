"""A text that says one thing and nothing else: its words run together, and the number of the issue that it names."""

import re

from bot.core.folding import fold

_BETWEEN = re.compile(r"[\s,.。、!~?;:'’…\"“”]+")


def words_of(text: str) -> str:
    """Folded, without blanks and punctuation: "Any news?" → "anynews"."""
    return _BETWEEN.sub("", fold(text))


def without_number(text: str, prefix: str, number: int) -> str:
    """What follows the issue's own number, which whoever answers a list writes in front; that alone is all there is."""
    named = re.match(rf"\s*#?\s?{re.escape(fold(prefix))}\s?{number}(?![0-9])[\s,.:;、。]*", fold(text))
    return text[named.end() :].strip() or text if named else text


def words_and_number(text: str, prefix: str) -> tuple[str, int | None]:
    """#ZQ1042 有结果了吗 → ("有结果了吗", 1042). The city's `prefix` is that of issue numbers."""
    said = fold(text)
    named = re.search(rf"#?{re.escape(fold(prefix))}([0-9]{{1,12}})(?![0-9])", said)
    if named is None:
        return words_of(said), None
    return words_of(said[: named.start()] + said[named.end() :]), int(named[1])
