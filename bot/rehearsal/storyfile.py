"""What stands in a story's file: the cast, the steps as they are written, and how it ends."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.config.leader_day import LeaderDay
from bot.config.service_day import ServiceDay


class Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class PersonEntry(Table):
    name: str
    id: int
    main: bool = False  # offered first to whoever chooses who to be


class OfficialEntry(PersonEntry):
    title: str


class OfficerEntry(OfficialEntry):
    admin: bool = False  # also runs the bot


class UnitEntry(Table):
    name: str
    aliases: list[str] = []
    kind: str = "department"
    leader: str | None = None  # who is responsible for it, by name
    parent: str | None = None  # the county that it belongs to
    chat: str | None = None  # one of [chats]; without it they are written to privately
    handlers: list[PersonEntry] = []


class EnterpriseEntry(Table):
    name: str
    leader: str | None = None
    members: list[PersonEntry]


class CityTable(Table):
    name: str
    prefix: str  # of the issues' numbers


class ChatEntry(Table):
    id: int
    title: str


class EndEntry(Table):
    number: int
    status: str


class StoryFile(Table):
    language: Literal["zh", "en"]
    day: date
    ephemeral: bool = False
    city: CityTable
    chats: dict[str, ChatEntry]
    leaders: list[OfficialEntry]
    officers: list[OfficerEntry]
    units: list[UnitEntry]
    enterprises: list[EnterpriseEntry]
    guests: list[PersonEntry] = []
    leader_day: LeaderDay | None = None  # as in config.toml, and so is the next one
    service_day: ServiceDay | None = None
    steps: list[dict[str, Any]]
    ends: list[EndEntry] = []

    @property
    def people(self) -> Iterator[PersonEntry]:
        yield from (*self.leaders, *self.officers, *self.guests)
        for unit in self.units:
            yield from unit.handlers
        for enterprise in self.enterprises:
            yield from enterprise.members
