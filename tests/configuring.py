"""Configurations for the tests, and what is wrong with one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.config import ConfigurationErrors, Mistake, load

EXAMPLE = Path(__file__).parents[1] / "config.example.toml"
TOKEN = "123456789:AAExampleExampleExampleExampleExampl"

#: [telegram] is line 1, [city] 3, its name 4, [chats] 5, groups 6, office 7; what is added begins on line 8.
BASICS = f"""[telegram]
token = "{TOKEN}"
[city]
name = "明川市"
[chats]
groups = [-1001, -1003]
office = -1002
"""


def mistakes(path: Path, text: str | bytes, environ: Mapping[str, str] | None = None) -> tuple[Mistake, ...]:
    config = path / "config.toml"
    config.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(ConfigurationErrors) as raised:
        load(config, environ or {})
    return raised.value.mistakes


def sentences(path: Path, text: str | bytes, environ: Mapping[str, str] | None = None) -> list[str]:
    return [str(mistake).replace(str(path) + "/", "") for mistake in mistakes(path, text, environ)]
