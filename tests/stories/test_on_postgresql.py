"""The whole bot on a real PostgreSQL: from the message to solved, and over a restart."""

from pathlib import Path

from bot.core.words import Status
from tests.postgres import Server
from tests.stories.house import open_house
from tests.stories.scenes import answered, signed


async def test_from_the_message_to_solved(tmp_path: Path, server: Server) -> None:
    async with open_house(tmp_path, storage=server.fresh("city")) as house:
        await signed(house)
        await house.stop()
        await house.start()
        result = await answered(house, "已恢复供电")
        await house.press("李秀英", "满意", result)
        assert (await house.issue()).status is Status.CLOSED
        assert await house.history() == ["IssueOpened", "Dispatched", "Signed", "Handled", "Confirmed"]
        assert len(house.posts("group")) <= 5
