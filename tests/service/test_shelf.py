"""The archive's folder: whole files alone, for the owner alone, and nothing is ever written over."""

import stat
from hashlib import sha256
from pathlib import Path

import pytest

from bot.service.shelf import PARTIAL, Shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "attachments"


@pytest.fixture
def shelf(folder: Path) -> Shelf:
    shelf = Shelf(folder, reserve=0)
    shelf.prepare()
    return shelf


async def keep(shelf: Shelf, content: bytes, name: str = "7-photo.jpg") -> str:
    async with shelf.receive(len(content)) as arriving:
        await arriving.write(content)
        assert (arriving.sha256, arriving.size) == (sha256(content).hexdigest(), len(content))
        return await arriving.keep("ZQ1042", name)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}


async def begin(shelf: Shelf) -> None:
    async with shelf.receive(10) as arriving:
        await arriving.write(b"half")
        raise RuntimeError


async def test_it_stands_under_its_name_for_its_owner_alone(shelf: Shelf, folder: Path) -> None:
    assert await keep(shelf, b"whole") == "ZQ1042/7-photo.jpg"
    assert files(folder) == {"ZQ1042/7-photo.jpg": b"whole"}
    assert modes(folder) == {"attachments": 0o700, "ZQ1042": 0o700, "7-photo.jpg": 0o600}


async def test_while_it_arrives_it_has_no_name(shelf: Shelf, folder: Path) -> None:
    async with shelf.receive(10) as arriving:
        await arriving.write(b"half")
        assert list(files(folder)) == [PARTIAL]
    assert files(folder) == {}


async def test_what_fails_on_the_way_leaves_nothing(shelf: Shelf, folder: Path) -> None:
    with pytest.raises(RuntimeError):
        await begin(shelf)
    assert files(folder) == {}


async def test_what_a_kill_left_behind_does_no_harm(shelf: Shelf, folder: Path) -> None:
    (folder / PARTIAL).write_bytes(b"half of something much longer")
    await keep(shelf, b"whole")
    assert files(folder) == {"ZQ1042/7-photo.jpg": b"whole"}


async def test_the_same_again_is_the_same(shelf: Shelf, folder: Path) -> None:
    """Killed between putting it there and noting it."""
    assert await keep(shelf, b"whole") == await keep(shelf, b"whole")
    assert files(folder) == {"ZQ1042/7-photo.jpg": b"whole"}


async def test_another_file_of_that_name_is_not_written_over(shelf: Shelf, folder: Path) -> None:
    """A group that moved counts its messages anew."""
    paths = [await keep(shelf, content) for content in (b"one", b"two", b"three", b"two")]
    assert paths == ["ZQ1042/7-photo.jpg", "ZQ1042/7-photo.2.jpg", "ZQ1042/7-photo.3.jpg", "ZQ1042/7-photo.2.jpg"]
    assert sorted(files(folder).values()) == [b"one", b"three", b"two"]


async def test_an_empty_file_is_a_file(shelf: Shelf, folder: Path) -> None:
    await keep(shelf, b"")
    assert files(folder) == {"ZQ1042/7-photo.jpg": b""}


async def test_a_full_disk(shelf: Shelf, folder: Path) -> None:
    (folder / PARTIAL).symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        await keep(shelf, bytes(100_000))
    assert files(folder) == {}
    assert await keep(shelf, b"whole") == "ZQ1042/7-photo.jpg"


async def test_the_database_keeps_its_room(folder: Path) -> None:
    shelf = Shelf(folder, reserve=2**60)
    shelf.prepare()
    with pytest.raises(OSError, match="would be left"):
        await keep(shelf, b"x")
    assert files(folder) == {}


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    with pytest.raises(OSError, match="data"):
        Shelf(tmp_path / "data" / "attachments").prepare()
