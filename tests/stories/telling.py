"""A story told in a house: in one process, with everything that the bot does there."""

from bot.rehearsal.acting import perform
from bot.rehearsal.chats import Message
from bot.rehearsal.passing import let_time_pass
from bot.rehearsal.story import Story
from tests.stories.house import House


async def tell(house: House, story: Story) -> None:
    """Raises NotAsTold."""
    said: dict[str, Message] = {}
    for step in story.steps:
        if not (step.who or step.crowd):
            await let_time_pass(house.town, house.clock, step.at, moment=0.1, most=12)
        house.clock.set(step.at)
        await perform(house.troupe, step, said)
    await house.quiet()
