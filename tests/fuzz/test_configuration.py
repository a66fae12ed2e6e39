"""Whatever stands in config.toml: it is taken, or every mistake is told without a secret; nothing else is raised."""

import random
import re
from pathlib import Path

import pytest

from bot.config import ConfigurationErrors, load
from tests.fuzz.numbers import COUNT, chance

#: With the tables and keys that stand in it as comments.
EXAMPLE = re.sub(
    r"(?m)^# (?=\w+ = .*[^.]$|\[)", "", Path("config.example.toml").read_text(encoding="utf-8").replace("…", "hush")
)
TOKEN = "7100000001:AAHsecretsecretsecretsecretsecretse"
JUNK = (
    *("", "0", "-1", "1.5", "true", "[]", "{}", "[[]]", "nan", "inf", "9" * 400, "1979-05-27", "07:32:00", "0x10"),
    *('""', '"x"', '"1"', '"市长"', '"\\u0000"', "'\x01'", '"""', '"-1001"', "[1, 'x']", "{ a = 1 }", "[-1001, -1001]"),
    *('"25:61"', '"08:30-12:00"', '"Mon"', '"zh"', '"en"', '"postgresql://"', '"sqlite+aiosqlite:///x.db"'),
)  # fmt: skip


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_it_is_taken_or_told(tmp_path: Path) -> None:
    dice, file = chance(2028), tmp_path / "config.toml"
    told = 0
    for _ in range(COUNT):
        text = _spoiled(dice)
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
        environ = {"XIAOER_TELEGRAM__TOKEN": TOKEN} if dice.random() < 0.5 else {}
        if mistakes := _mistakes(file, environ):
            told += 1
            assert TOKEN not in mistakes, text
    assert COUNT / 4 < told < COUNT, "many of them are mistaken, not all"


def _mistakes(file: Path, environ: dict[str, str]) -> str:
    try:
        load(file, environ)
    except ConfigurationErrors as mistakes:
        return str(mistakes)
    return ""


def _spoiled(dice: random.Random) -> str:
    lines = EXAMPLE.splitlines()
    for _ in range(dice.choice((0, 1, 1, 2, 3, 8))):
        _spoil(lines, dice)
    return "\n".join(lines)


def _spoil(lines: list[str], dice: random.Random) -> None:
    place = dice.randrange(len(lines))
    key, is_assignment, _ = lines[place].partition(" = ")
    match dice.randrange(5):
        case 0:
            del lines[place]
        case 1:
            lines.insert(place, lines[dice.randrange(len(lines))])
        case 2:
            at = dice.randrange(len(lines[place]) + 1)
            lines[place] = (
                lines[place][:at]
                + dice.choice(("\x00", '"', "[", "]", "=", "\ud83d", "\u202e", "#", "张"))
                + lines[place][at:]
            )
        case _ if is_assignment:
            lines[place] = f"{key} = {dice.choice(JUNK)}"
        case _:
            lines[place] = dice.choice(
                ("[x]", "[telegram]", "[[people]]", "x = 1", f'token = "{TOKEN}"', f"token = {dice.choice(JUNK)}")
            )
