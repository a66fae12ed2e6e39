"""Enterprise Service Day, as config.toml writes it."""

from typing import Annotated

from pydantic import AfterValidator, Field

from bot.config.values import Name, Table, not_empty
from bot.core.service_days import OnDayOff, Round, ServiceDays


class RotaEntry(Table):
    """Whom a leader visits each time."""

    leader: Name
    enterprises: Annotated[tuple[Name, ...], AfterValidator(not_empty)]


class ServiceDay(Table):
    enabled: bool = Field(True, strict=True)
    day: int = Field(15, ge=0, le=31, strict=True)
    on_day_off: OnDayOff = OnDayOff.NEXT
    remind: int = Field(1, ge=1, le=10, strict=True)
    rota: tuple[RotaEntry, ...] = ()

    def rule(self) -> ServiceDays:
        rounds = tuple(Round(entry.leader, entry.enterprises) for entry in self.rota)
        return ServiceDays(self.day if self.enabled else 0, self.on_day_off, self.remind, rounds)
