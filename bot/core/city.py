"""The city that the bot serves: its chats, its people, its language and its hours."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta, tzinfo
from enum import StrEnum

from bot.core.messages import Chat, Said
from bot.core.moments import When
from bot.core.people import Roster, Unit
from bot.core.rules import Rules


class Room(StrEnum):
    """What kind of place a chat is to us."""

    GROUP = "group"  # a government–enterprise group
    OFFICE = "office"
    UNIT = "unit"
    PRIVATE = "private"
    FOREIGN = "foreign"  # a chat that the configuration does not name


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    name: str
    zone: tzinfo
    language: str  # zh or en
    prefix: str  # of issue numbers: ZQ
    groups: tuple[int, ...]
    office: int
    roster: Roster
    burst: timedelta = timedelta(seconds=90)
    most_per_hour: int = 10  # issues that one person may open within an hour; 0: as many as they like
    mention_only: bool = False  # only #诉求, a mention and /new open issues
    archives: bool = False  # what requesters send is kept on disk as well
    languages: Mapping[int, str] = field(default_factory=dict)  # of chats that don't speak the city's
    moves: Mapping[int, int] = field(default_factory=dict)  # ids that chats had before → today's
    rules: Rules = field(default_factory=Rules)

    def room(self, chat: Chat) -> Room:
        """What was said before a chat moved may be read after that."""
        if chat.private:
            return Room.PRIVATE
        today = self.moves.get(chat.telegram_id, chat.telegram_id)
        if today in self.groups:
            return Room.GROUP
        if today == self.office:
            return Room.OFFICE
        return Room.UNIT if today in self.roster.unit_chats else Room.FOREIGN

    def when(self, said: Said) -> When:
        """今天 is the day on which it was said, in the city."""
        return When(said.at.astimezone(self.zone), self.rules.calendar)

    def desks(self, unit_name: str) -> tuple[int, ...]:
        """The chats that see a unit's card: its own, or its handlers privately, or its county's, or the office."""
        unit = self.roster.unit(unit_name)
        if unit is None:
            return (self.office,)
        if unit.chat is not None:
            return (unit.chat,)
        return unit.handlers or (self.desks(unit.parent) if unit.parent else (self.office,))

    def after(self, moves: Mapping[int, int]) -> "City":
        """The same city once chats have moved to new ids."""
        if not moves:
            return self

        def moved(unit: Unit) -> Unit:
            return replace(unit, chat=moves.get(unit.chat, unit.chat)) if unit.chat is not None else unit

        return replace(
            self,
            groups=tuple(moves.get(chat, chat) for chat in self.groups),
            office=moves.get(self.office, self.office),
            languages={moves.get(chat, chat): language for chat, language in self.languages.items()},
            roster=replace(self.roster, units=tuple(moved(unit) for unit in self.roster.units)),
            moves={**self.moves, **moves},
        )
