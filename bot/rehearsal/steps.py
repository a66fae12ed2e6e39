"""A story, step by step: time goes on, somebody acts, and what must be seen is looked for."""

from collections.abc import AsyncIterator, Callable

from bot.rehearsal.acting import NotAsTold, perform
from bot.rehearsal.chats import Message, Pressing
from bot.rehearsal.passing import let_time_pass
from bot.rehearsal.stage import Stage
from bot.rehearsal.story import Step

#: Seconds for the bot to come up.
START = 30.0


async def tell(stage: Stage, begins: Callable[[Step], None]) -> AsyncIterator[tuple[Step, Pressing | None]]:
    """Yields after each step, with the button that was pressed; `begins` is called before each. Raises NotAsTold."""
    said: dict[str, Message] = {}
    town, clock = stage.town, stage.clock
    try:
        await town.wait_until(lambda: town.updates.polling, START)
    except TimeoutError:
        raise NotAsTold("the bot did not come up") from None
    for step in stage.story.steps:
        if not (step.who or step.crowd):
            await let_time_pass(town, clock, step.at)
        clock.set(step.at)
        begins(step)
        yield step, await perform(stage.troupe, step, said)
