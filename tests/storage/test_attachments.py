"""Files to be kept: which is next, and what became of it."""

from dataclasses import replace
from datetime import timedelta

from bot.core.events import Part
from bot.core.messages import File
from storage.attachments import Attachment
from storage.engine import Engine
from storage.work import Work
from tests.core.cast import GROUP, TUESDAY
from tests.storage.test_issues import ISSUE

LATER = TUESDAY + timedelta(minutes=1)
CONTRACT = File("document", "合同.pdf", "BQAC-1", 5_000_000_000)
PHOTO = File("photo", None, "AgAC-2")


async def add(engine: Engine, *parts: Part) -> None:
    async with Work(engine) as work:
        await work.issues.add(ISSUE, 1)
        await work.attachments.add(ISSUE.number, GROUP, parts, TUESDAY)


async def of_issue(engine: Engine, number: int = ISSUE.number) -> list[Attachment]:
    async with Work(engine) as work:
        return [*await work.attachments.of(number)]


async def test_what_can_be_fetched_waits_in_order(engine: Engine) -> None:
    await add(
        engine,
        Part(7, "停电了", (CONTRACT,)),
        Part(8, "", (File("location"),)),
        Part(9, "没有文件"),
        Part(3, "", (PHOTO,), chat=-4001),
    )
    contract, photo = await of_issue(engine)
    assert (contract.chat, contract.message_id, contract.kind, contract.name) == (GROUP, 7, "document", "合同.pdf")
    assert (contract.file_id, contract.size, contract.state, contract.due) == (
        "BQAC-1",
        5_000_000_000,
        "waiting",
        TUESDAY,
    )
    assert (photo.chat, photo.message_id, photo.name, photo.size) == (-4001, 3, None, None)
    async with Work(engine) as work:
        assert await work.attachments.next() == contract
        await work.attachments.kept(contract.id, "ZQ1042/7-合同.pdf", "e3b0", 12)
        assert await work.attachments.next() == photo


async def test_one_that_is_put_off_lets_others_go_first(engine: Engine) -> None:
    await add(engine, Part(7, "", (CONTRACT,)), Part(8, "", (PHOTO,)))
    contract, photo = await of_issue(engine)
    async with Work(engine) as work:
        await work.attachments.put_off(contract.id, LATER, "502")
        assert await work.attachments.next() == photo
        await work.attachments.refuse(photo.id, "gone")
        waiting = await work.attachments.next()
        assert waiting is not None
        assert (waiting.id, waiting.due, waiting.attempts, waiting.error) == (contract.id, LATER, 1, "502")


async def test_what_became_of_them_stays_known(engine: Engine) -> None:
    await add(engine, Part(7, "", (CONTRACT,)), Part(8, "", (PHOTO,)))
    contract, photo = await of_issue(engine)
    async with Work(engine) as work:
        await work.attachments.put_off(contract.id, LATER, "502")
        await work.attachments.kept(contract.id, "ZQ1042/7-合同.pdf", "e3b0", 12)
        await work.attachments.refuse(photo.id, "too big")
        assert await work.attachments.next() is None
    kept, refused = await of_issue(engine)
    assert (kept.state, kept.path, kept.sha256, kept.size, kept.error) == (
        "kept",
        "ZQ1042/7-合同.pdf",
        "e3b0",
        12,
        None,
    )
    assert (refused.state, refused.path, refused.error) == ("refused", None, "too big")


async def test_a_message_that_is_split_off_takes_its_file_along(engine: Engine) -> None:
    await add(engine, Part(7, "", (CONTRACT,)))
    (contract,) = await of_issue(engine)
    async with Work(engine) as work:
        await work.attachments.kept(contract.id, "ZQ1042/7-合同.pdf", "e3b0", 12)
        await work.issues.add(replace(ISSUE, number=1043), 1)
        await work.attachments.add(1043, GROUP, [Part(7, "", (CONTRACT,))], LATER)
    assert await of_issue(engine) == []
    (moved,) = await of_issue(engine, 1043)
    assert (moved.id, moved.state, moved.path) == (contract.id, "kept", "ZQ1042/7-合同.pdf")
