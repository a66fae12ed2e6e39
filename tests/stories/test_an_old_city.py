"""A bot of today on what the first release has left: it starts, and what was open then goes on."""

from pathlib import Path

import pytest

from bot.core.evolve import replay
from bot.core.words import Status
from storage.engine import open_engine
from tests.storage.released import RELEASES, load
from tests.stories.house import open_house
from tests.stories.scenes import POWER_CUT


@pytest.mark.parametrize("release", [RELEASES[0], RELEASES[-1]])
async def test_it_goes_on_where_the_old_one_stopped(tmp_path: Path, release: str) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'xiaoer.db'}"
    engine = open_engine(url)
    await load(engine, release)
    await engine.dispose()
    async with open_house(tmp_path, storage=url) as house:
        before = await house.issues()
        dispatched = next(issue for issue in before if issue.status is Status.DISPATCHED)
        await house.say("林晓", f"督办 ZQ{dispatched.number}", "office")
        assert (await house.issue(dispatched.number)).supervised
        await house.say("李秀英", POWER_CUT)
        new = max(issue.number for issue in before) + 1
        assert (await house.issue(new)).status is Status.RECEIVED
        assert house.post("office", f"#ZQ{new}")
        for issue in await house.issues():
            assert replay(await house.events(issue.number)) == issue
