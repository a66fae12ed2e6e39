"""A story, step by step: time goes on, somebody acts, and what must be seen is looked for."""

from collections.abc import AsyncIterator, Callable, MutableMapping

from bot.rehearsal.acting import NotAsTold, perform
from bot.rehearsal.cast import Troupe
from bot.rehearsal.chats import Message, Pressing
from bot.rehearsal.passing import MOMENT, let_time_pass
from bot.rehearsal.stage import Stage
from bot.rehearsal.story import Step
from bot.service.clock import SetClock

#: Seconds for the bot to come up.
START = 30.0


async def tell(stage: Stage, begins: Callable[[Step], None]) -> AsyncIterator[tuple[Step, Pressing | None]]:
    """Yields after each step, with the button that was pressed; `begins` is called before each. Raises NotAsTold."""
    said: dict[str, Message] = {}
    try:
        await stage.town.wait_until(lambda: stage.town.updates.polling, START)
    except TimeoutError:
        raise NotAsTold("the bot did not come up") from None
    for step in stage.story.steps:
        begins(step)
        yield step, await take(step, stage.troupe, stage.clock, said)


async def take(
    step: Step, troupe: Troupe, clock: SetClock, said: MutableMapping[str, Message], *, moment: float = MOMENT
) -> Pressing | None:
    """At once to what somebody does; where nobody does anything, time passes little by little. Raises NotAsTold."""
    if not (step.who or step.crowd):
        await let_time_pass(troupe.town, clock, step.at, moment=moment)
    clock.set(step.at)
    return await perform(troupe, step, said)
