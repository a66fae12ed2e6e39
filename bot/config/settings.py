"""The whole of config.toml as frozen values. What two of them can contradict each other in is checked in `rules`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr

from bot.config.entries import EnterpriseEntry, LeaderEntry, PersonEntry, UnitEntry, merged, numbered
from bot.config.leader_day import LeaderDay
from bot.config.limits import CallBack, LimitsTable, Nudges, rules
from bot.config.service_day import ServiceDay
from bot.config.values import (
    ApiRoot,
    ClosedDays,
    Day,
    GroupId,
    Groups,
    Hours,
    Https,
    Language,
    Listen,
    Name,
    Port,
    Prefix,
    StorageUrl,
    Table,
    WebhookSecret,
    Zone,
)
from bot.core.people import Person, Roster
from bot.core.register import Register
from bot.core.rules import Rules
from bot.core.words import Role
from bot.core.workorders import HEADINGS, Column
from bot.core.worktime import Calendar as WorkCalendar


class Webhook(Table):
    listen: Name = "127.0.0.1"
    port: Port
    url: Https
    secret_token: WebhookSecret


class Telegram(Table):
    token: SecretStr
    token_file: str | None = None  # its content is `token` by now
    base_url: ApiRoot = "https://api.telegram.org"  # without a slash at the end
    mode: Literal["polling", "webhook"] = "polling"
    webhook: Webhook | None = None

    @property
    def is_local(self) -> bool:
        """The Bot API server is this machine's own."""
        return urlsplit(self.base_url).hostname in ("127.0.0.1", "localhost", "::1")


class City(Table):
    name: Name
    timezone: Zone = "Asia/Shanghai"
    language: Language = "zh"
    issue_prefix: Prefix = "ZQ"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Calendar(Table):
    """The city's own, over the public holidays."""

    days_off: tuple[Day, ...] = ()
    working_days: tuple[Day, ...] = ()
    hours: Hours = ((time(8, 30), time(12, 0)), (time(14, 30), time(18, 0)))


class Chats(Table):
    groups: Groups
    office: GroupId
    languages: Mapping[str, Language] = {}  # chat id, as TOML's keys are texts → what is spoken there


class Storage(Table):
    #: Kept out of repr(): the address of a PostgreSQL may hold a password.
    url: StorageUrl = Field("sqlite+aiosqlite:///data/xiaoer.db", repr=False)


class Attachments(Table):
    archive: bool = Field(False, strict=True)
    folder: Name = "data/attachments"
    max_megabytes: int = Field(20, ge=1, le=2000, strict=True)  # Telegram's own limits: 20, or 2000 on one's own server


class Backup(Table):
    folder: Name | None = None  # None: none is made by itself
    keep: int = Field(14, ge=1, le=10_000, strict=True)


class Retention(Table):
    """Days after which what is not needed any more goes."""

    update_days: int = Field(30, ge=7, le=3650, strict=True)  # updates as they came from Telegram
    sent_days: int = Field(30, ge=7, le=3650, strict=True)  # the texts of what was sent
    closed_days: ClosedDays = 0  # what people said in closed issues; 0: it stays


class Intake(Table):
    burst_seconds: int = Field(90, ge=0, le=3600, strict=True)
    mode: Literal["triage", "mention"] = "triage"
    most_per_hour: int = Field(10, ge=0, le=1000, strict=True)


class Watch(Table):
    listen: Listen = ""  # empty: nowhere
    beyond_loopback: bool = Field(False, strict=True)

    @property
    def address(self) -> tuple[str, int] | None:
        parts = urlsplit(f"//{self.listen}")
        return (parts.hostname, parts.port) if parts.hostname and parts.port else None


class HotlineColumns(Table):
    """The headings of the hotline's lists, where they are not those that such lists usually have."""

    number: Name | None = None
    time: Name | None = None
    caller: Name | None = None
    contact: Name | None = None
    enterprise: Name | None = None
    kind: Name | None = None
    title: Name | None = None
    text: Name | None = None
    unit: Name | None = None
    due: Name | None = None


class Hotline(Table):
    columns: HotlineColumns = HotlineColumns()

    @property
    def headings(self) -> Mapping[Column, tuple[str, ...]]:
        own: Mapping[Column, str | None] = {column: getattr(self.columns, column) for column in Column}
        return {column: (name,) if name else HEADINGS[column] for column, name in own.items()}


class Settings(Table):
    """Get one from `bot.config.load`."""

    telegram: Telegram
    city: City
    calendar: Calendar = Calendar()
    limits: LimitsTable = LimitsTable()
    nudges: Nudges = Nudges()
    call_back: CallBack = CallBack()
    leader_day: LeaderDay = LeaderDay()
    chats: Chats
    storage: Storage = Storage()
    attachments: Attachments = Attachments()
    backup: Backup = Backup()
    retention: Retention = Retention()
    intake: Intake = Intake()
    service_day: ServiceDay = ServiceDay()
    hotline: Hotline = Hotline()
    watch: Watch = Watch()
    admins: tuple[PersonEntry, ...] = ()
    leaders: tuple[LeaderEntry, ...] = ()
    officers: tuple[PersonEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    enterprises: tuple[EnterpriseEntry, ...] = ()

    def roster(self) -> Roster:
        return self.register().roster()

    def register(self) -> Register:
        """Who stands on the lists: what an empty book begins with."""
        return Register(
            units=tuple(entry.unit() for entry in self.units),
            enterprises=tuple(entry.enterprise() for entry in self.enterprises),
            people=numbered(merged(self._people())),
        )

    def _people(self) -> list[Person]:
        people = [leader.leader() for leader in self.leaders]
        people += [officer.as_a(Role.OFFICER) for officer in self.officers]
        people += [person for unit in self.units for person in unit.people()]
        people += [person for enterprise in self.enterprises for person in enterprise.people()]
        people += [admin.as_a(Role.ADMIN) for admin in self.admins]
        return people

    def rules(self) -> Rules:
        """With the years of public holidays that came with the program; those imported are the almanac's."""
        own = self.calendar
        calendar = WorkCalendar(
            days_off=frozenset(own.days_off), working_days=frozenset(own.working_days), hours=own.hours
        )
        of_units = {unit.name: unit.limits for unit in self.units if unit.limits}
        found = rules(calendar, self.limits, of_units, self.nudges, self.call_back)
        return replace(found, service_days=self.service_day.rule(), leader_day=self.leader_day.rule())

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be seen in a log."""
        webhook, storage = self.telegram.webhook, urlsplit(self.storage.url)
        password = storage.password or ""
        secrets = {self.telegram.token.get_secret_value(), password, unquote(password)}
        secrets.update(parse_qs(storage.query).get("password", ()))
        if webhook:
            secrets.add(webhook.secret_token.get_secret_value())
        return tuple(sorted(secrets - {""}))
