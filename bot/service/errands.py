"""What is done beside the single issue, each by its own module: see `bot.core.errands`."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core.errands import Errand
from bot.core.messages import Said
from bot.core.people import Person
from bot.core.readings import Runs
from bot.service.duties import run_duty
from bot.service.hotline import run_new
from bot.service.identifying import run_who
from bot.service.inviting import run_invite
from bot.service.leaving import run_left
from bot.service.ledgers import run_ledger
from bot.service.onsite import run_onsite
from bot.service.rota import run_rota
from bot.service.turn import Turn

Running = Callable[[Turn, Said, Person, Runs], Awaitable[None]]

_RUN: Mapping[Errand, Running] = {
    Errand.DUTY: run_duty,
    Errand.LEDGER: run_ledger,
    Errand.WHO: run_who,
    Errand.INVITE: run_invite,
    Errand.LEFT: run_left,
    Errand.NEW: run_new,
    Errand.ROTA: run_rota,
    Errand.ONSITE: run_onsite,
}


async def run_errand(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    await _RUN[runs.errand](turn, said, person, runs)
