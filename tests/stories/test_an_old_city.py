"""A bot of today on what the first release has left: it starts, and what was open then goes on."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.evolve import replay
from bot.core.words import Status
from storage.engine import open_engine
from tests.databases import bare_database
from tests.storage.released import RELEASES, load
from tests.stories.house import open_house
from tests.stories.scenes import POWER_CUT


@pytest.mark.parametrize("release", [RELEASES[0], RELEASES[-1]])
async def test_it_goes_on_where_the_old_one_stopped(tmp_path: Path, release: str) -> None:
    url = bare_database(tmp_path / "xiaoer.db")
    engine = open_engine(url)
    await load(engine, release)
    async with engine.begin() as connection:  # Telegram here counts anew, where the real one would go on
        await connection.execute(text("UPDATE inbox SET update_id = update_id + 1000000"))
        await connection.execute(text("UPDATE messages SET message_id = message_id + 1000000"))
    await engine.dispose()
    async with open_house(tmp_path, storage=url) as house:
        before = await house.issues()
        dispatched = next(issue for issue in before if issue.status is Status.DISPATCHED)
        await house.say("林晓", f"/dispatch {dispatched.number} 市供电公司 3个工作日", "office")
        assert (await house.issue(dispatched.number)).lead == "市供电公司"
        assert (await house.history(dispatched.number))[-1] == "Dispatched"
        await house.say("李秀英", POWER_CUT)
        new = max(issue.number for issue in before) + 1
        assert (await house.issue(new)).status is Status.RECEIVED
        assert house.post("office", f"#ZQ{new}")
        for issue in await house.issues():
            assert replay(await house.events(issue.number)) == issue
