"""`xiaoer roster import`: what a workbook would change, and storing just that."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bot.config import Settings
from bot.core.people import Person
from bot.core.register import Change, Register, Subject, changes
from bot.core.sheets import Sheets
from bot.core.workbook import Proposal, Surroundings, propose
from storage.beside import work_beside
from storage.work import Work

DOOR = "sheet"


@dataclass(frozen=True, slots=True)
class Plan:
    revision: int  # of the book that it was made for
    before: Register
    proposal: Proposal

    @property
    def changes(self) -> tuple[Change, ...]:
        return changes(self.before, self.proposal.after)


async def plan(settings: Settings, sheets: Sheets) -> Plan:
    """Raises what `storage.migrate` raises, and OSError."""
    async with work_beside(settings.storage.url) as work:
        before = await work.register.load()
        around = await _surroundings(settings, work)
        return Plan(await work.register.revision(), before, propose(sheets, before, around))


async def store(settings: Settings, planned: Plan, by: Person, now: datetime) -> bool:
    """Whether it was stored: not where the book is another one than the plan was made for, or an issue went to a unit
    that it removes. Raises as `plan` does.
    """
    async with work_beside(settings.storage.url) as work:
        if await work.register.revision() != planned.revision or await _needed(settings, work, planned):
            return False
        await work.register.save(planned.proposal.after, by, now, DOOR)
        return True


async def _needed(settings: Settings, work: Work, planned: Plan) -> bool:
    """Whether somebody has meanwhile got an open issue who would be removed."""
    around = await _surroundings(settings, work)
    open_by = {Subject.UNIT: around.open_by_unit, Subject.ENTERPRISE: around.open_by_enterprise}
    gone = [one for one in planned.changes if one.after is None and one.subject in open_by]
    return any(open_by[one.subject].get(one.key) for one in gone)


async def _surroundings(settings: Settings, work: Work) -> Surroundings:
    own = (*settings.chats.groups, settings.chats.office)
    moved = [await work.chats.current(chat) for chat in own]
    units = Counter(name for named in (await work.issues.open_units()).values() for name in named)
    return Surroundings(frozenset((*own, *moved)), units, await work.issues.open_by_enterprise())
