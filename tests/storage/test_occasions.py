"""What happens once: whoever writes it down first does it."""

from storage.engine import Engine
from storage.work import Work
from tests.core.cast import TUESDAY


async def test_an_occasion_is_taken_once(engine: Engine) -> None:
    taken = []
    for name in ("digest:2026-11-24", "digest:2026-11-24", "digest:2026-11-25"):
        async with Work(engine) as work:
            taken.append(await work.occasions.take(name, TUESDAY))
    assert taken == [True, False, True]
    async with Work(engine) as work:
        assert await work.occasions.all_taken(["digest:2026-11-24", "digest:2026-11-25"])
        assert not await work.occasions.all_taken(["digest:2026-11-24", "digest:2026-11-26"])


async def test_what_failed_was_not_taken(engine: Engine) -> None:
    try:
        async with Work(engine) as work:
            assert await work.occasions.take("digest:2026-11-24", TUESDAY)
            raise KeyError
    except KeyError:
        async with Work(engine) as work:
            assert await work.occasions.take("digest:2026-11-24", TUESDAY)
