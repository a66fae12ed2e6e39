"""Files of issues, from the town onto the disk, whatever is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from bot.core.events import Part
from bot.core.messages import File
from bot.rehearsal.chats import Message
from bot.service.archive import TRIES, Archive
from bot.service.shelf import PARTIAL, Shelf
from bot.telegram.download import Downloads
from storage.attachments import Attachment
from storage.work import Work
from tests.core.cast import opened
from tests.service.counter import CITY, Counter

ISSUE, MOST = 1042, 1_000_000


@dataclass
class Cellar:
    """The counter, and below it the archive."""

    counter: Counter
    folder: Path
    reserve: int = 0

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """What was only in memory is gone."""
        shelf, clock = Shelf(self.folder, self.reserve), self.counter.clock
        shelf.prepare()
        self.archive = Archive(self.counter.engine, CITY, Downloads(self.counter.bot), shelf, clock, MOST)

    async def receive(self, *said: Message) -> None:
        """What was said belongs to the issue."""
        parts = [Part(one.id, "", (_file(one),)) for one in said]
        async with Work(self.counter.engine) as work:
            await work.attachments.add(ISSUE, self.counter.group.id, parts, self.counter.clock.now())

    async def work_off(self) -> None:
        """Until nothing waits, however long that takes."""
        while (until := await self.archive.keep_next()) is not None:
            self.counter.clock.moment = max(self.counter.clock.moment, until)

    async def all(self) -> Sequence[Attachment]:
        async with Work(self.counter.engine) as work:
            return await work.attachments.of(ISSUE)

    @property
    def contents(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()
        }

    def say(self, **file: str | bytes) -> Message:
        counter = self.counter
        return counter.town.say(counter.zhang, counter.group, **file)  # type: ignore[arg-type]  # a name, maybe bytes


def _file(said: Message) -> File:
    assert said.attachment is not None
    attachment = said.attachment
    name = attachment.name if attachment.kind == "document" else None
    return File(attachment.kind, name, attachment.file_id, len(attachment.content))


@pytest.fixture
async def cellar(counter: Counter, tmp_path: Path) -> Cellar:
    async with Work(counter.engine) as work:
        await work.issues.add(opened(), 1)
    return Cellar(counter, tmp_path / "attachments")


async def test_files_are_kept_one_after_the_other(cellar: Cellar) -> None:
    said = [cellar.say(photo="a.jpg"), cellar.say(document="合同.pdf"), cellar.say(voice="b.ogg")]
    await cellar.receive(*said)
    await cellar.work_off()
    names = [f"ZQ1042/{said[0].id}-photo.jpg", f"ZQ1042/{said[1].id}-合同.pdf", f"ZQ1042/{said[2].id}-voice.ogg"]
    assert cellar.contents == dict(zip(names, [b"a.jpg\n", "合同.pdf\n".encode(), b"b.ogg\n"], strict=True))
    kept = await cellar.all()
    assert [(one.state, one.path) for one in kept] == [("kept", name) for name in names]
    assert [one.sha256 for one in kept] == [sha256(cellar.contents[name]).hexdigest() for name in names]


async def test_a_hostile_name_stays_in_the_folder(cellar: Cellar) -> None:
    said = cellar.say(document="../../../etc/cron.d/\u202egpj.sh\x01")
    await cellar.receive(said)
    await cellar.work_off()
    assert list(cellar.contents) == [f"ZQ1042/{said.id}-etc_cron.d_gpj.sh"]


async def test_what_is_too_big_is_refused_and_the_next_is_kept(cellar: Cellar) -> None:
    await cellar.receive(cellar.say(document="big.bin", content=bytes(MOST + 1)), cellar.say(photo="a.jpg"))
    await cellar.work_off()
    big, photo = await cellar.all()
    assert (big.state, big.error, photo.state) == ("refused", f"too big: {MOST + 1} bytes", "kept")
    assert cellar.counter.town.called("getFile") == 1


async def test_as_big_as_allowed(cellar: Cellar) -> None:
    await cellar.receive(cellar.say(document="big.bin", content=bytes(MOST)))
    await cellar.work_off()
    assert [one.state for one in await cellar.all()] == ["kept"]


async def test_what_telegram_no_longer_has_is_asked_for_again_and_then_given_up(cellar: Cellar) -> None:
    said = cellar.say(photo="a.jpg")
    await cellar.receive(said)
    cellar.counter.town.files.clear()
    began = cellar.counter.clock.now()
    await cellar.work_off()
    (gone,) = await cellar.all()
    assert gone.state == "refused"
    assert (gone.error or "").startswith("gone: ")
    assert cellar.counter.town.called("getFile") == TRIES
    assert cellar.counter.clock.now() - began > timedelta(hours=2)


async def test_what_is_not_there_for_a_while_is_kept_in_the_end(cellar: Cellar) -> None:
    await cellar.receive(cellar.say(photo="a.jpg"), cellar.say(photo="b.jpg"))
    files, cellar.counter.town.files = cellar.counter.town.files, {}
    await cellar.archive.keep_next()
    cellar.counter.town.files = files
    await cellar.work_off()
    assert [(one.state, one.attempts) for one in await cellar.all()] == [("kept", 1), ("kept", 0)]


async def test_quiet_is_kept_as_long_as_telegram_wants_it(cellar: Cellar) -> None:
    await cellar.receive(cellar.say(photo="a.jpg"), cellar.say(photo="b.jpg"))
    cellar.counter.town.faults.too_many("getFile", 30)
    await cellar.archive.keep_next()
    free = cellar.counter.clock.now() + timedelta(seconds=30)
    assert await cellar.archive.keep_next() == free
    assert cellar.counter.town.called("getFile") == 1
    await cellar.work_off()
    assert cellar.counter.clock.now() >= free
    assert [one.state for one in await cellar.all()] == ["kept", "kept"]


@pytest.mark.parametrize("after", [1, 3])
async def test_a_server_in_trouble_is_left_alone_for_longer_and_longer(cellar: Cellar, after: int) -> None:
    await cellar.receive(cellar.say(photo="a.jpg"))
    cellar.counter.town.faults.server_error("getFile", 502, times=after)
    began = cellar.counter.clock.now()
    await cellar.work_off()
    (photo,) = await cellar.all()
    assert (photo.state, photo.attempts, photo.error) == ("kept", after, None)
    assert cellar.counter.clock.now() - began == timedelta(seconds=2**after - 1)


async def test_a_full_disk_is_waited_for(cellar: Cellar) -> None:
    await cellar.receive(cellar.say(document="a.bin", content=bytes(100_000)))
    (cellar.folder / PARTIAL).symlink_to("/dev/full")
    await cellar.archive.keep_next()
    (waiting,) = await cellar.all()
    assert (waiting.state, waiting.error, cellar.contents) == ("waiting", "No space left on device", {})
    await cellar.work_off()
    assert [one.state for one in await cellar.all()] == ["kept"]


async def test_the_last_of_the_disk_is_the_databases(cellar: Cellar) -> None:
    await cellar.receive(cellar.say(photo="a.jpg"))
    cellar.reserve = 2**60
    cellar.restart()
    await cellar.archive.keep_next()
    assert [one.state for one in await cellar.all()] == ["waiting"]
    assert cellar.counter.town.called("getFile") == 0


async def test_waiting_is_remembered_and_kept_after_a_restart(cellar: Cellar) -> None:
    await cellar.receive(cellar.say(photo="a.jpg"))
    cellar.counter.town.faults.server_error("getFile", 502)
    await cellar.archive.keep_next()
    cellar.restart()
    await cellar.work_off()
    assert [one.state for one in await cellar.all()] == ["kept"]


async def test_a_fault_of_ours_holds_up_nobody(cellar: Cellar, monkeypatch: pytest.MonkeyPatch) -> None:
    await cellar.receive(cellar.say(photo="a.jpg"), cellar.say(photo="b.jpg"))
    broken = cellar.archive._files

    class Broken:
        async def fetch(self, *_: object) -> None:
            cellar.archive._files = broken
            raise ValueError("never seen before")

    monkeypatch.setattr(cellar.archive, "_files", Broken())
    await cellar.archive.keep_next()
    waiting, _ = await cellar.all()
    assert waiting.error == "ValueError: never seen before"
    await cellar.work_off()
    assert [one.state for one in await cellar.all()] == ["kept", "kept"]
