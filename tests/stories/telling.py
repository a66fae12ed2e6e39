"""A story told in a house: in one process, with everything that the bot does there."""

from bot.rehearsal.chats import Message
from bot.rehearsal.steps import take
from bot.rehearsal.story import Story
from tests.stories.house import House


async def tell(house: House, story: Story) -> None:
    """Raises NotAsTold."""
    said: dict[str, Message] = {}
    for step in story.steps:
        await take(step, house.troupe, house.clock, said, moment=0.02)
    await house.quiet()
