"""A wrong configuration: every mistake at once, in one sentence each, in one language, and never with a secret."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from bot.config import ConfigurationErrors, Settings, load
from bot.config.words import EXPECTED
from tests.configuring import BASICS, mistakes, sentences

UNIT = '[[units]]\nname = "市商务局"\n'
PERSON = 'name = "林晓雯"\ntelegram_id = '
WEBHOOK = '[telegram.webhook]\nport = 8080\nurl = "https://x.example"\nsecret_token = "hush"\n'

#: What stands in the file → key, line and what was found.
MISFITS = [
    ('[city]\nname = "明川市"', '[city]\nname = ""', "city.name", 4, '填的是 ""'),
    ('[city]\nname = "明川市"', "[city]\nname = 5", "city.name", 4, "填的是 5"),
    ('[city]\nname = "明川市"', "[city]", "city.name", 3, "没有填写"),
    ('[city]\nname = "明川市"\n', "", "city.name", None, "没有填写"),
    ('name = "明川市"', 'name = "明川市"\ntimezone = "Asia/Shangai"', "city.timezone", 5, '填的是 "Asia/Shangai"'),
    ('name = "明川市"', 'name = "明川市"\ntimezone = "Asia"', "city.timezone", 5, '填的是 "Asia"'),
    ('name = "明川市"', 'name = "明川市"\ntimezone = ""', "city.timezone", 5, '填的是 ""'),
    ('name = "明川市"', 'name = "明川市"\ntimezone = "/etc/passwd"', "city.timezone", 5, '填的是 "/etc/passwd"'),
    ('name = "明川市"', 'name = "明川市"\nlanguage = "fr"', "city.language", 5, '填的是 "fr"'),
    ('name = "明川市"', 'name = "明川市"\nissue_prefix = "9Q"', "city.issue_prefix", 5, '填的是 "9Q"'),
    ('name = "明川市"', 'name = "明川市"\nissue_prefix = "Z-Q"', "city.issue_prefix", 5, '填的是 "Z-Q"'),
    ('name = "明川市"', 'name = "明川市"\nissue_prefix = "ABCDEFGHI"', "city.issue_prefix", 5, '填的是 "ABCDEFGHI"'),
    ('name = "明川市"', 'name = "明川市"\nissue_prefix = "ZQ\\n"', "city.issue_prefix", 5, '填的是 "ZQ\\n"'),
    ('name = "明川市"', 'name = "明川市"\ntimezon = "Asia/Shanghai"', "city.timezon", 5, "没有这个键"),
    ("[-1001, -1003]", "[]", "chats.groups", 6, "填的是空列表"),
    ("[-1001, -1003]", "-1001", "chats.groups", 6, "填的是 -1001"),
    ("[-1001, -1003]", "[\n-1001,\n1003]", "chats.groups[1]", 8, "填的是 1003"),
    ("[-1001, -1003]", '["-1001"]', "chats.groups[0]", 6, '填的是 "-1001"'),
    ("[-1001, -1003]", "[-1001,\n-1001]", "chats.groups[1]", 7, "填的是 -1001，与第 6 行的 chats.groups[0] 相同"),
    ("office = -1002", "office = 1002", "chats.office", 7, "填的是 1002"),
    ("office = -1002", "office = true", "chats.office", 7, "填的是 true"),
    ("office = -1002", "office = -1003", "chats.office", 7, "填的是 -1003，与第 6 行的 chats.groups[1] 相同"),
    ("office = -1002\n", "", "chats.office", 5, "没有填写"),
]

#: What is added at the end, from line 8 on.
ADDITIONS = [
    ('[storage]\nurl = "sqlite:///x.db"', "storage.url", 9, '填的是 "sqlite:///x.db"'),
    ('[storage]\nurl = "mysql://me:s3cret@host/db"', "storage.url", 9, '填的是 "mysql://…@host/db"'),
    ('[attachments]\narchive = "yes"', "attachments.archive", 9, '填的是 "yes"'),
    ("[attachments]\narchive = 1", "attachments.archive", 9, "填的是 1"),
    ('[attachments]\nfolder = " "', "attachments.folder", 9, '填的是 " "'),
    ("[attachments]\nfolder = 7", "attachments.folder", 9, "填的是 7"),
    ("[attachments]\nmax_megabytes = 0", "attachments.max_megabytes", 9, "填的是 0"),
    ("[attachments]\nmax_megabytes = 2001", "attachments.max_megabytes", 9, "填的是 2001"),
    ("[attachments]\nmax_megabytes = 20.5", "attachments.max_megabytes", 9, "填的是 20.5"),
    ("[attachments]\nmax_megabytes = true", "attachments.max_megabytes", 9, "填的是 true"),
    ("[attachments]\narchiv = true", "attachments.archiv", 9, "没有这个键"),
    ("[intake]\nburst_seconds = 3601", "intake.burst_seconds", 9, "填的是 3601"),
    ("[intake]\nburst_seconds = -1", "intake.burst_seconds", 9, "填的是 -1"),
    ("[intake]\nburst_seconds = 1.5", "intake.burst_seconds", 9, "填的是 1.5"),
    ('[intake]\nburst_seconds = "90"', "intake.burst_seconds", 9, '填的是 "90"'),
    ("[intake]\nburst_seconds = 2026-01-01", "intake.burst_seconds", 9, "填的是一个日期或时间"),
    ('[intake]\nmode = "all"', "intake.mode", 9, '填的是 "all"'),
    ("[intake.mode]", "intake.mode", 8, "填的是一个表"),
    ('[calendar]\ndays_off = "2026-11-28"', "calendar.days_off", 9, '填的是 "2026-11-28"'),
    ('[calendar]\ndays_off = ["2026-11-31"]', "calendar.days_off[0]", 9, '填的是 "2026-11-31"'),
    ('[calendar]\ndays_off = ["11-28"]', "calendar.days_off[0]", 9, '填的是 "11-28"'),
    ("[calendar]\ndays_off = [20261128]", "calendar.days_off[0]", 9, "填的是 20261128"),
    ("[calendar]\ndays_off = [2026-11-28T08:00:00]", "calendar.days_off[0]", 9, "填的是一个日期或时间"),
    (
        '[calendar]\ndays_off = ["2026-11-28"]\nworking_days = [2026-11-29, 2026-11-28]',
        "calendar.working_days[1]",
        10,
        "填的是一个日期或时间，与第 9 行的 calendar.days_off[0] 相同",
    ),
    (
        '[calendar]\ndays_off = ["2026-11-28",\n"2026-11-28"]',
        "calendar.days_off[1]",
        10,
        '填的是 "2026-11-28"，与第 9 行的 calendar.days_off[0] 相同',
    ),
    ("[calendar]\nhours = []", "calendar.hours", 9, "填的是空列表"),
    ('[calendar]\nhours = ["8:30-12:00"]', "calendar.hours[0]", 9, '填的是 "8:30-12:00"'),
    ('[calendar]\nhours = ["12:00-08:30"]', "calendar.hours[0]", 9, '填的是 "12:00-08:30"'),
    ('[calendar]\nhours = ["08:30-24:00"]', "calendar.hours[0]", 9, '填的是 "08:30-24:00"'),
    ('[calendar]\nhours = ["14:30-18:00",\n"08:30-12:00"]', "calendar.hours[1]", 10, '填的是 "08:30-12:00"'),
    ('[calendar]\nhours = ["08:30-12:00", "11:00-18:00"]', "calendar.hours[1]", 9, '填的是 "11:00-18:00"'),
    ('[calendar]\nlunch = "12:00"', "calendar.lunch", 9, "没有这个键"),
    (f"[[admins]]\n{PERSON}0", "admins[0].telegram_id", 10, "填的是 0"),
    (
        f"[[admins]]\n{PERSON}7\n[[admins]]\n{PERSON}7",
        "admins[1].telegram_id",
        13,
        "填的是 7，与第 10 行的 admins[0].telegram_id 相同",
    ),
    ("[statistics]", "statistics", 8, "没有这个键"),
    ("[leaders]", "leaders", 8, "填的是一个表"),
    (f"[[officers]]\n{PERSON}0", "officers[0].telegram_id", 10, "填的是 0"),
    (f'[[officers]]\n{PERSON}"@lin"', "officers[0].telegram_id", 10, '填的是 "…@lin"'),
    (f"[[officers]]\n{PERSON}{2**52}", "officers[0].telegram_id", 10, f"填的是 {2**52}"),
    (
        f"[[officers]]\n{PERSON}7\n[[officers]]\n{PERSON}7",
        "officers[1].telegram_id",
        13,
        "填的是 7，与第 10 行的 officers[0].telegram_id 相同",
    ),
    (f"[[leaders]]\n{PERSON}7", "leaders[0].title", 8, "没有填写"),
    (UNIT + 'kind = "office"', "units[0].kind", 10, '填的是 "office"'),
    (UNIT + "chat = 5", "units[0].chat", 10, "填的是 5"),
    (UNIT + "chat = -1001", "units[0].chat", 10, "填的是 -1001，与第 6 行的 chats.groups[0] 相同"),
    (UNIT + 'aliases = "商务局"', "units[0].aliases", 10, '填的是 "商务局"'),
    (UNIT + 'aliases = ["商务局",\n2]', "units[0].aliases[1]", 11, "填的是 2"),
    (UNIT + UNIT, "units[1].name", 11, '填的是 "市商务局"，与第 9 行的 units[0].name 相同'),
    (
        UNIT + 'aliases = ["a",\n"商务局"]\n[[units]]\nname = "商务局"',
        "units[1].name",
        13,
        '填的是 "商务局"，与第 11 行的 units[0].aliases[1] 相同',
    ),
    (UNIT + "handlers = [{ telegram_id = 7 }]", "units[0].handlers[0].name", 10, "没有填写"),
    (
        UNIT + 'handlers = [{ name = "a", telegram_id = 7 },\n{ name = "b", telegram_id = 7 }]',
        "units[0].handlers[1].telegram_id",
        11,
        "填的是 7，与第 10 行的 units[0].handlers[0].telegram_id 相同",
    ),
    (
        f"{UNIT}[[units]]\nname = 'b'\n[[units.handlers]]\n{PERSON}-7",
        "units[1].handlers[0].telegram_id",
        14,
        "填的是 -7",
    ),
    (
        f"[[officers]]\n{PERSON}7\n{UNIT}handlers = [{{ name = '孙志强', telegram_id = 7 }}]",
        "units[0].handlers[0].telegram_id",
        13,
        "填的是 7，而第 9 行的 officers[0].name 把它叫作“林晓雯”",
    ),
    (
        '[[enterprises]]\nname = "明川茶业"\nleader = "周远航"',
        "enterprises[0].leader",
        10,
        '填的是 "周远航",[[leaders]] 中没有这个姓名',
    ),
    (
        '[[units]]\nname = "县人社局"\nparent = "青禾县"',
        "units[0].parent",
        10,
        '填的是 "青禾县",[[units]] 中没有叫这个名称的县区',
    ),
    (
        '[[units]]\nname = "青禾县"\nkind = "county"\n[[units]]\nname = "白水县"\nkind = "county"\nparent = "青禾县"',
        "units[1].parent",
        14,
        '填的是 "青禾县"',
    ),
    (
        '[[units]]\nname = "市商务局"\nleader = "周远航"',
        "units[0].leader",
        10,
        '填的是 "周远航",[[leaders]] 中没有这个姓名',
    ),
    (
        '[[enterprises]]\nname = "a"\nmembers = [{ name = "林", telegram_id = 7 }]\n'
        '[[enterprises]]\nname = "b"\nmembers = [{ name = "林", telegram_id = 7 }]',
        "enterprises[1].members[0].telegram_id",
        13,
        "填的是 7，与第 10 行的 enterprises[0].members[0].telegram_id 相同",
    ),
    ('[telegram.webhook]\nport = 1\nurl = "https://x.example"', "telegram.webhook.secret_token", 8, "没有填写"),
    (WEBHOOK.replace("8080", "65536"), "telegram.webhook.port", 9, "填的是 65536"),
    (WEBHOOK.replace("https", "http"), "telegram.webhook.url", 10, '填的是 "http://x.example"'),
    (WEBHOOK.replace("hush", "h u s h"), "telegram.webhook.secret_token", 11, "填的内容不合要求（保密，不显示）"),
    (WEBHOOK.replace("hush", "x" * 257), "telegram.webhook.secret_token", 11, "填的内容不合要求（保密，不显示）"),
]

BAD_ADDRESSES = [
    "api.telegram.org",
    "ftp://api.telegram.org",
    "https://",
    "https://api.telegram.org/bot",
    "https://api.telegram.org:99999",
    "https://api.telegram.org?x=1",
    "https://api telegram.org",
    "https://[::1",
]


@pytest.mark.parametrize(("old", "new", "key", "line", "found"), MISFITS)
def test_a_misfit(old: str, new: str, key: str, line: int | None, found: str, tmp_path: Path) -> None:
    assert old in BASICS
    (mistake,) = mistakes(tmp_path, BASICS.replace(old, new))
    assert (mistake.key, mistake.line, mistake.found) == (key, line, found)


@pytest.mark.parametrize(("more", "key", "line", "found"), ADDITIONS)
def test_a_wrong_addition(more: str, key: str, line: int, found: str, tmp_path: Path) -> None:
    (mistake,) = mistakes(tmp_path, BASICS + more)
    assert (mistake.key, mistake.line, mistake.found) == (key, line, found)


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_a_wrong_address(address: str, tmp_path: Path) -> None:
    text = BASICS.replace("[city]", f'base_url = "{address}"\n[city]')
    (mistake,) = mistakes(tmp_path, text)
    assert (mistake.key, mistake.line) == ("telegram.base_url", 3)


def test_webhook_without_its_table(tmp_path: Path) -> None:
    assert sentences(tmp_path, BASICS.replace("[city]", 'mode = "webhook"\n[city]')) == [
        "config.toml 第 1 行 telegram.webhook：没有填写，应为：[telegram.webhook] 表，含 port、url、secret_token。"
    ]


class TestUnknownKeys:
    def test_a_misspelt_table_hides_nothing_but_itself(self, tmp_path: Path) -> None:
        assert sentences(tmp_path, BASICS.replace("[chats]", "[chat]")) == [
            "config.toml 第 5 行 chat：没有这个键，应为：chats。"
        ]

    def test_nothing_near_lists_what_there_is(self, tmp_path: Path) -> None:
        (sentence,) = sentences(tmp_path, BASICS + "[intake]\nspeed = 5")
        assert (
            sentence
            == "config.toml 第 9 行 intake.speed：没有这个键，应为：这些键之一：burst_seconds, mode, most_per_hour。"
        )


WRONG_IN_MANY_WAYS = """
[telegram]
base_url = "telegram"
[city]
language = "en"
timezone = "Mars/Olympus"
[chats]
groups = []
[[units]]
name = "市商务局"
size = 5
handlers = [
    { name = "孙志强", telegram_id = "7" },
    { name = "吴敏", telegram_id = 8 },
    { name = "郑海涛", telegram_id = 8 },
]
[[enterprises]]
name = "明川茶业"
leader = "周远航"
"""

ALL_OF_THEM = [
    ("telegram.token", 2),
    ("telegram.base_url", 3),
    ("city.name", 4),
    ("city.timezone", 6),
    ("chats.office", 7),
    ("chats.groups", 8),
    ("units[0].size", 11),
    ("units[0].handlers[0].telegram_id", 13),
    ("units[0].handlers[2].telegram_id", 15),
    ("enterprises[0].leader", 19),
]


def test_all_mistakes_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert [(mistake.key, mistake.line) for mistake in mistakes(tmp_path, WRONG_IN_MANY_WAYS)] == ALL_OF_THEM


def test_english_throughout(tmp_path: Path) -> None:
    names = re.compile("市商务局|孙志强|吴敏|郑海涛|周远航")
    for sentence in sentences(tmp_path, WRONG_IN_MANY_WAYS):
        assert re.fullmatch(r"config\.toml, line \d+, \S+: found .+, expected .+\.", sentence)
        assert names.sub("", sentence).replace("…", "").isascii()


def test_chinese_throughout(tmp_path: Path) -> None:
    for sentence in sentences(tmp_path, WRONG_IN_MANY_WAYS.replace('"en"', '"zh"')):
        assert re.fullmatch(r"config\.toml 第 \d+ 行 \S+：.+，应为：.+。", sentence)
        assert not re.search("found|expected|such as|line", sentence)


@pytest.mark.parametrize("text", ['[city]\nlanguage = "en"\nname = ', 'city.language = "en"\nname = '])
def test_the_language_is_found_in_a_broken_file(text: str, tmp_path: Path) -> None:
    (sentence,) = sentences(tmp_path, text)
    assert re.search(r"found text that is not TOML, expected key = value", sentence)


def test_the_traceback_shows_no_value(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationErrors) as raised:
        load_text(tmp_path, BASICS.replace("明川市", ""))
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def load_text(path: Path, text: str) -> None:
    (path / "config.toml").write_text(text, "utf-8")
    load(path / "config.toml", {})


def keys_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield prefix + name
        yield from keys_within(field.annotation, prefix + name)


def keys_within(annotation: Any, key: str) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from keys_of(annotation, key + ".")
    elif get_origin(annotation) is Mapping or (get_origin(annotation) is tuple and ... in get_args(annotation)):
        yield key + "[]"
        item = get_args(annotation)[-1 if get_origin(annotation) is Mapping else 0]
        yield from keys_within(item, key + "[]")
    else:
        for part in get_args(annotation):
            yield from keys_within(part, key)


def test_every_key_has_its_sentence() -> None:
    assert set(keys_of(Settings)) == set(EXPECTED)


#: Anything TOML can hold, as it is written there.
NO_TEXT = (
    "0 | -1 | 1e9 | nan | true | 1979-05-27 | 07:32:00 | 999999999999999999 | [] | [[1], {}] | {} | { a = { b = 1 } }"
)
TEXT = r'"" | "\u0000" | "[0]" | "{a}" | "a/b" | "https://[::1" | "https://x:y" | "\U0010ffff"'


@pytest.mark.parametrize("value", [*NO_TEXT.split(" | "), *TEXT.split(" | ")])
def test_whatever_stands_there_is_taken_or_told(value: str, tmp_path: Path) -> None:
    for key in EXPECTED:
        (mistake, *_) = mistakes(tmp_path, at(key, value))  # most of the file is missing in any case
        assert str(mistake).endswith("。")


def at(key: str, value: str) -> str:
    """The value at the key, and once more in a second item where it is in a list."""
    table, _, column = key.removesuffix("[]").partition("[].")
    name, _, inner = column.partition("[].")
    if not name:
        return f"{table} = {value}\n"
    entry = f"{name} = [{{ {inner} = {value} }}]" if inner else f"{name} = {value}"
    return f"[[{table}]]\n{entry}\n" * 2
