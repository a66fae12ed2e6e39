"""A story, step by step: time goes on, somebody acts, and what must be seen is looked for."""

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path

from bot.rehearsal.acting import NotAsTold, perform
from bot.rehearsal.botprocess import run_command
from bot.rehearsal.cast import Troupe
from bot.rehearsal.chats import Message, Pressing
from bot.rehearsal.ledger import Ledger
from bot.rehearsal.passing import MOMENT, let_time_pass
from bot.rehearsal.stage import Stage
from bot.rehearsal.story import Step
from bot.service.clock import SetClock

#: Seconds for the bot to come up.
START = 30.0


class Teller:
    """Tells steps one after the other. `folder` is the bot's: its config.toml lies there."""

    def __init__(
        self, troupe: Troupe, clock: SetClock, ledger: Ledger, folder: Path, *, moment: float = MOMENT
    ) -> None:
        self._troupe = troupe
        self._clock = clock
        self._ledger = ledger
        self._folder = folder
        self._moment = moment  # seconds of real time: see `let_time_pass`
        self._said: dict[str, Message] = {}  # by the names that the story gives them

    async def take(self, step: Step) -> Pressing | None:
        """Time passes, from one thing that the bot's clock does to the next; then somebody acts. Raises NotAsTold."""
        await let_time_pass(self._troupe.town, self._clock, self._ledger, step.at, moment=self._moment)
        if step.imports:
            await self._import_years(step)
        return await perform(self._troupe, step, self._said)

    async def _import_years(self, step: Step) -> None:
        """As an administrator does, on the machine where the bot runs."""
        file = self._folder / "years.toml"
        file.write_text(step.imports, encoding="utf-8")
        answer = await run_command(self._folder, "calendar", "import", str(file))
        if step.told not in answer:
            raise NotAsTold(f"{step.at:%H:%M} {step.who} was to be told “{step.told}”, but was told “{answer}”")


async def tell(stage: Stage, begins: Callable[[Step], None]) -> AsyncIterator[tuple[Step, Pressing | None]]:
    """Yields after each step, with the button that was pressed; `begins` is called before each. Raises NotAsTold."""
    try:
        await stage.town.wait_until(lambda: stage.town.updates.polling, START)
    except TimeoutError:
        raise NotAsTold("the bot did not come up") from None
    async with aclosing(Ledger(stage.storage)) as ledger:
        teller = Teller(stage.troupe, stage.clock, ledger, stage.folder)
        for step in stage.story.steps:
            begins(step)
            yield step, await teller.take(step)
