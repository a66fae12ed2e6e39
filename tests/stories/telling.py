"""A story told in a house: in one process, with everything that the bot does there."""

from bot.rehearsal.steps import Teller
from bot.rehearsal.story import Story
from tests.stories.house import House


async def tell(house: House, story: Story) -> None:
    """Raises NotAsTold."""
    teller = Teller(house.troupe, house.clock, house.ledger, house.folder, moment=0.05)
    for step in story.steps:
        await teller.take(step)
    await house.quiet()
