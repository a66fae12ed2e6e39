"""config.toml → Settings: the example, the environment, the ways to give a token, the roster."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import ConfigurationErrors, Settings, load
from bot.core.words import Role, UnitKind
from tests.configuring import EXAMPLE, TOKEN

OTHER = "987654321:AAAnotherAnotherAnotherAnotherAnothe"

BASICS = """
[telegram]
token = "123456789:AAExampleExampleExampleExampleExampl"
[city]
name = "明川市"
[chats]
groups = [-1001]
office = -1002
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        path = tmp_path / "config.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def token_of(settings: Settings) -> str:
    return settings.telegram.token.get_secret_value()


def test_the_example_needs_nothing_but_a_token() -> None:
    settings = load(EXAMPLE, {"XIAOER_TELEGRAM__TOKEN": TOKEN})
    assert settings.city.zone == ZoneInfo("Asia/Shanghai")
    assert settings.storage.url == "sqlite+aiosqlite:///data/xiaoer.db"
    kept = settings.attachments
    assert (kept.archive, kept.folder, kept.max_megabytes) == (False, "data/attachments", 20)
    assert token_of(settings) == TOKEN


def test_the_example_without_a_token_has_that_one_mistake() -> None:
    with pytest.raises(ConfigurationErrors) as raised:
        load(EXAMPLE, {})
    assert [mistake.key for mistake in raised.value.mistakes] == ["telegram.token"]


def test_the_commented_webhook_of_the_example_fits(write: Write) -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    start = lines.index("# [telegram.webhook]")
    for number in range(start, start + 5):
        lines[number] = lines[number].removeprefix("# ").replace('"…"', '"a-secret_1"')
    settings = load(write("\n".join(lines)), {"XIAOER_TELEGRAM__TOKEN": TOKEN, "XIAOER_TELEGRAM__MODE": "webhook"})
    assert settings.telegram.webhook is not None
    assert settings.telegram.webhook.url == "https://xiaoer.example/hook"


def test_defaults(write: Write) -> None:
    settings = load(write(BASICS), {})
    assert settings.telegram.base_url == "https://api.telegram.org"
    assert (settings.telegram.mode, settings.intake.mode, settings.intake.burst_seconds) == ("polling", "triage", 90)
    assert (settings.city.language, settings.city.issue_prefix) == ("zh", "ZQ")
    assert settings.storage.url == "sqlite+aiosqlite:///data/xiaoer.db"
    assert (settings.calendar.days_off, settings.calendar.working_days) == ((), ())
    assert settings.calendar.hours == ((time(8, 30), time(12)), (time(14, 30), time(18)))
    assert not [*settings.admins, *settings.units, *settings.leaders, *settings.officers, *settings.enterprises]


def test_the_environment_goes_before_the_file(write: Write) -> None:
    environ = {
        "XIAOER_TELEGRAM__TOKEN": OTHER,
        "XIAOER_TELEGRAM__BASE_URL": "http://127.0.0.1:8081/",
        "XIAOER_CITY__LANGUAGE": "en",
        "XIAOER_CITY__NAME": "2049",
        "XIAOER_CHATS__GROUPS": "[-5, -6]",
        "XIAOER_INTAKE__BURST_SECONDS": "0",
        "XIAOER_INTAKE__MODE": "",
        "XIAOER_ATTACHMENTS__ARCHIVE": "true",
        "XIAOER_ATTACHMENTS__FOLDER": "/srv/files",
        "XIAOER_ATTACHMENTS__MAX_MEGABYTES": "2000",
        "XIAOER_LOG": "not of this file",
    }
    settings = load(write(BASICS), environ)
    assert token_of(settings) == OTHER
    assert settings.telegram.base_url == "http://127.0.0.1:8081"
    assert (settings.city.language, settings.city.name) == ("en", "2049")
    assert settings.chats.groups == (-5, -6)
    assert (settings.intake.burst_seconds, settings.intake.mode) == (0, "triage")
    kept = settings.attachments
    assert (kept.archive, kept.folder, kept.max_megabytes) == (True, "/srv/files", 2000)


def test_the_city_s_own_days_and_hours(write: Write) -> None:
    text = BASICS + '[calendar]\ndays_off = ["2026-11-28", 2026-12-01]\nhours = ["09:00-17:00"]'
    own = load(write(text), {"XIAOER_CALENDAR__WORKING_DAYS": '["2026-11-29"]'}).calendar
    assert own.days_off == (date(2026, 11, 28), date(2026, 12, 1))
    assert (own.working_days, own.hours) == ((date(2026, 11, 29),), ((time(9), time(17)),))


def test_a_file_as_windows_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf" + BASICS.replace("\n", "\r\n").encode())
    assert load(path, {}).city.name == "明川市"


class TestToken:
    """Whoever gives it, in whatever way, it arrives without the line's end."""

    WITHOUT = BASICS.replace(f'token = "{TOKEN}"', 'token = ""\ntoken_file = "telegram.token"')

    def test_in_a_file_beside_the_configuration(self, write: Write, tmp_path: Path) -> None:
        (tmp_path / "telegram.token").write_text(f"{OTHER}\n", "utf-8")
        assert token_of(load(write(self.WITHOUT), {})) == OTHER

    def test_in_a_variable_before_any_file(self, write: Write) -> None:
        assert token_of(load(write(self.WITHOUT), {"XIAOER_TELEGRAM__TOKEN": OTHER})) == OTHER

    def test_in_a_file_that_a_variable_names(self, write: Write, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").write_text(OTHER, "utf-8")
        environ = {"XIAOER_TELEGRAM__TOKEN_FILE": str(tmp_path / "elsewhere")}
        assert token_of(load(write(BASICS), environ)) == OTHER

    def test_as_a_credential_of_systemd(self, write: Write, tmp_path: Path) -> None:
        (tmp_path / "telegram_token").write_text(f"{OTHER}\n", "utf-8")
        text = BASICS.replace(TOKEN, "")
        assert token_of(load(write(text), {"CREDENTIALS_DIRECTORY": str(tmp_path)})) == OTHER

    def test_the_file_goes_before_the_credential(self, write: Write, tmp_path: Path) -> None:
        (tmp_path / "telegram_token").write_text(OTHER, "utf-8")
        assert token_of(load(write(BASICS), {"CREDENTIALS_DIRECTORY": str(tmp_path)})) == TOKEN


def test_secrets_are_named_but_not_shown(write: Write) -> None:
    text = BASICS + '[storage]\nurl = "postgresql+psycopg://xiaoer:p%40ss@db/xiaoer"\n'
    text += '[telegram.webhook]\nport = 1\nurl = "https://x.example"\nsecret_token = "hush-hush"\n'
    settings = load(write(text), {})
    assert set(settings.secrets) == {TOKEN, "p%40ss", "p@ss", "hush-hush"}
    assert not [secret for secret in settings.secrets if secret in repr(settings) + str(settings)]


def test_settings_are_frozen(write: Write) -> None:
    settings = load(write(BASICS), {})
    with pytest.raises(ValueError, match="frozen"):
        settings.city.name = "另一个市"  # type: ignore[misc]  # that is the point


class TestRoster:
    def test_of_the_example(self) -> None:
        roster = load(EXAMPLE, {"XIAOER_TELEGRAM__TOKEN": TOKEN}).roster()
        mayor, handler = roster.person(7100000001, "?"), roster.person(7100000022, "?")
        member = roster.person(7100000031, "?")
        assert (mayor.name, mayor.title, mayor.roles) == ("周远航", "市长", frozenset({Role.LEADER}))
        assert (handler.name, handler.unit, handler.roles) == ("吴敏", "明川市金融工作局", frozenset({Role.HANDLER}))
        assert (member.name, member.enterprise, member.roles) == (
            "张建国",
            "明川恒信食品有限公司",
            frozenset({Role.REQUESTER}),
        )
        assert {person.name for person in roster.people if person.has(Role.OFFICER)} == {"林晓雯", "赵启明"}
        assert {person.name for person in roster.people if person.has(Role.ADMIN)} == {"林晓雯"}

    def test_units_and_enterprises(self) -> None:
        roster = load(EXAMPLE, {"XIAOER_TELEGRAM__TOKEN": TOKEN}).roster()
        bureau, county = roster.unit("金融办"), roster.unit("青禾县")
        assert bureau is not None
        assert county is not None
        assert (bureau.chat, bureau.kind, bureau.handlers) == (
            -1002000000001,
            UnitKind.BUREAU,
            (7100000021, 7100000022),
        )
        assert (county.chat, county.kind) == (None, UnitKind.COUNTY)
        assert (bureau.leader, county.leader) == ("何静宜", None)
        assert roster.enterprises[1].members == (7100000032, 7100000033)
        assert roster.enterprises[1].leader == "何静宜"

    def test_somebody_on_four_lists_is_one_person(self, write: Write) -> None:
        everything = (
            BASICS
            + """
[[leaders]]
name = "周明"
title = "副市长"
telegram_id = 7
[[officers]]
name = "周明"
telegram_id = 7
[[units]]
name = "市商务局"
handlers = [{ name = " 周明 ", telegram_id = 7 }]
[[enterprises]]
name = "明川茶业"
members = [{ name = "周明", telegram_id = 7 }]
"""
        )
        (person,) = load(write(everything), {}).roster().people
        assert person.roles == {Role.LEADER, Role.OFFICER, Role.HANDLER, Role.REQUESTER}
        assert (person.title, person.unit, person.enterprise) == ("副市长", "市商务局", "明川茶业")
