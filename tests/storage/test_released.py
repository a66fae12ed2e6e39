"""What every release has written is read, replayed and worked with by this one."""

import pytest

from bot.core.evolve import replay
from storage.engine import Engine
from storage.migrate import migrate, require_newest
from storage.work import Work
from tests.storage.released import RELEASES, load


def test_there_is_one_of_every_release() -> None:
    assert [release.partition("-")[0] for release in RELEASES] == ["0.1.0", "0.2.0", "0.3.0", "0.4.0", "0.5.0"]


@pytest.mark.parametrize("release", RELEASES)
async def test_it_is_brought_forward_and_nothing_is_missing(empty: Engine, release: str) -> None:
    await load(empty, release)
    await migrate(empty)
    await require_newest(empty)
    async with Work(empty) as work:
        issues = await work.issues.all()
        assert len(issues) >= 3
        for issue in issues:
            assert replay(await work.journal.of(issue.number)) == issue
        await work.outbox.due(issues[0].opened_at)
        assert await work.issues.next_number() == max(issue.number for issue in issues) + 1
        assert await work.drafts.add(issues[0].number, 1, "新的", issues[0].opened_at) > 0
