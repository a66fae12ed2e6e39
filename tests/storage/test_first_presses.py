"""Two presses within a minute; and messages that change their issue."""

from datetime import timedelta

from storage.engine import Engine
from storage.work import Work
from tests.core.cast import GROUP, TUESDAY
from tests.storage.test_issues import ISSUE

MINUTE = timedelta(minutes=1)


async def pressed(engine: Engine, person: int, after: timedelta) -> bool:
    async with Work(engine) as work:
        return await work.first_presses.is_second(ISSUE.number, person, TUESDAY + after, MINUTE)


async def test_only_the_same_person_within_the_minute(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.issues.add(ISSUE, 1)
    assert not await pressed(engine, 11, timedelta())
    assert not await pressed(engine, 12, timedelta(seconds=30))
    assert await pressed(engine, 11, MINUTE)
    assert not await pressed(engine, 11, MINUTE)  # spent: it begins anew
    assert not await pressed(engine, 12, 2 * MINUTE)
    assert await pressed(engine, 12, 3 * MINUTE)


async def test_a_clock_that_was_set_back_confirms_nothing(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.issues.add(ISSUE, 1)
    assert not await pressed(engine, 11, timedelta())
    assert not await pressed(engine, 11, -MINUTE)


async def test_messages_are_given_to_another_issue(engine: Engine) -> None:
    async with Work(engine) as work:
        for message_id in (7, 8, 9):
            await work.messages.remember(GROUP, message_id, place="said", at=TUESDAY, issue=1042, sender_id=11)
        await work.messages.give_to(1043, GROUP, [8, 9])
        known = [await work.messages.at(GROUP, message_id) for message_id in (7, 8, 9)]
    assert [one.issue for one in known if one] == [1042, 1043, 1043]
