"""Files fetched from the town, and from servers that misbehave in ways the town does not."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from aiohttp import web
from telegram import Bot

import bot.telegram.download as download
from bot.rehearsal.chats import Person
from bot.rehearsal.faults import Faults
from bot.rehearsal.files import DOWNLOAD_LIMIT
from bot.rehearsal.refusals import Refused as Refusal
from bot.rehearsal.refusals import bad_request, too_many
from bot.rehearsal.town import Town
from bot.service.ports import Fetched, Fetching, Gone, Later, TooBig, Wait
from bot.telegram.client import bot_at
from bot.telegram.download import Downloads
from tests.telegram.test_request import TOKEN, Handler, never, serving

MOST = 30_000_000


class Sink:
    """Where the pieces go."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    async def __call__(self, piece: bytes) -> None:
        self.pieces.append(piece)

    @property
    def content(self) -> bytes:
        return b"".join(self.pieces)


def sent(town: Town, zhang: Person, content: bytes) -> str:
    """The id of a document."""
    said = town.say(zhang, zhang, document="合同.pdf", content=content)
    assert said.attachment is not None
    return said.attachment.file_id


async def test_it_comes_whole_and_in_pieces(town: Town, zhang: Person, bot: Bot) -> None:
    content = bytes(range(256)) * 20_000
    sink = Sink()
    assert await Downloads(bot).fetch(sent(town, zhang, content), sink, MOST) == Fetched()
    assert sink.content == content
    assert max(map(len, sink.pieces)) < len(content) / 10


async def test_an_empty_file(town: Town, zhang: Person, bot: Bot) -> None:
    sink = Sink()
    assert await Downloads(bot).fetch(sent(town, zhang, b""), sink, MOST) == Fetched()
    assert sink.pieces == []


async def test_larger_than_wanted_is_not_even_begun(town: Town, zhang: Person, bot: Bot) -> None:
    number = sent(town, zhang, b"x" * 101)
    assert await Downloads(bot).fetch(number, Sink(), 101) == Fetched()
    sink = Sink()
    assert await Downloads(bot).fetch(number, sink, 100) == TooBig("101 bytes")
    assert sink.pieces == []


async def test_larger_than_telegram_hands_out(town: Town, zhang: Person, bot: Bot) -> None:
    outcome = await Downloads(bot).fetch(sent(town, zhang, bytes(DOWNLOAD_LIMIT + 1)), Sink(), MOST)
    assert isinstance(outcome, TooBig)


async def test_an_id_that_telegram_does_not_know(bot: Bot) -> None:
    assert isinstance(await Downloads(bot).fetch("BQAC-made-up", Sink(), MOST), Gone)


TROUBLES: dict[str, tuple[Callable[[Faults], None], type[Fetching]]] = {
    "429": (lambda faults: faults.refuse("getFile", too_many(7)), Wait),
    "a refusal": (lambda faults: faults.refuse("getFile", bad_request("invalid file_id")), Gone),
    "a gateway's page": (lambda faults: faults.server_error("getFile", 502), Later),
    "an error of the server": (lambda faults: faults.server_error("getFile", 500), Later),
    "the line is cut": (lambda faults: faults.silence("getFile"), Later),
    "the token no longer counts": (lambda faults: faults.refuse("getFile", Refusal(401, "Unauthorized")), Later),
}


@pytest.mark.parametrize(("trouble", "expected"), TROUBLES.values(), ids=TROUBLES.keys())
async def test_what_an_answer_means(
    town: Town, zhang: Person, bot: Bot, trouble: Callable[[Faults], None], expected: type[Fetching]
) -> None:
    number, sink = sent(town, zhang, b"whole"), Sink()
    trouble(town.faults)
    assert isinstance(await Downloads(bot).fetch(number, sink, MOST), expected)
    assert await Downloads(bot).fetch(number, sink, MOST) == Fetched()
    assert sink.content == b"whole"


async def test_what_the_disk_says_is_not_taken_for_the_network(town: Town, zhang: Person, bot: Bot) -> None:
    async def full(_: bytes) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        await Downloads(bot).fetch(sent(town, zhang, b"x"), full, MOST)


# ── a server that misbehaves ──────────────────────────────────────────────


async def fetched(
    file: Handler, sink: Sink, path: str | None = "documents/合同 1.pdf", size: int | None = 5
) -> Fetching:
    """From a server that names the path and the size, and answers for the file as it likes."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path.casefold() == f"/bot{TOKEN}/getfile".casefold():
            described = {"file_id": "x", "file_unique_id": "y", "file_size": size, "file_path": path}
            result = {name: value for name, value in described.items() if value is not None}
            return web.json_response({"ok": True, "result": result})
        assert request.path == f"/file/bot{TOKEN}/{path}"
        return await file(request)

    async with serving(answer) as address:
        bot = bot_at(address, TOKEN)
        await bot.request.initialize()
        try:
            return await Downloads(bot).fetch("x", sink, 1000)
        finally:
            await bot.request.shutdown()


def status(code: int) -> Handler:
    async def refuse(_: web.Request) -> web.Response:
        return web.Response(status=code, text="<html>trouble</html>")

    return refuse


@pytest.mark.parametrize(("code", "expected"), [(404, Gone), (429, Later), (500, Later), (502, Later), (302, Later)])
async def test_the_file_itself_is_refused(code: int, expected: type[Fetching]) -> None:
    sink = Sink()
    assert isinstance(await fetched(status(code), sink), expected)
    assert sink.pieces == []


async def whole(_: web.Request) -> web.Response:
    return web.Response(body=b"whole")


async def test_of_unknown_size() -> None:
    sink = Sink()
    assert await fetched(whole, sink, size=None) == Fetched()
    assert sink.content == b"whole"


async def test_no_path() -> None:
    assert isinstance(await fetched(whole, Sink(), path=None), Gone)


async def test_more_comes_than_was_said() -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"x" * 100)

    sink = Sink()
    assert isinstance(await fetched(endless, sink), TooBig)
    assert len(sink.content) <= 1000


async def test_the_line_is_cut_in_the_middle() -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Length": "500"})
        await answer.prepare(request)
        await answer.write(b"half of it")
        assert request.transport is not None
        request.transport.abort()
        return answer

    outcome = await fetched(cut, Sink(), size=500)
    assert isinstance(outcome, Later)
    assert TOKEN not in outcome.error


async def test_nothing_comes_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "PIECE", 0.05)
    assert isinstance(await fetched(never, Sink()), Later)


async def test_it_drips(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each piece in time, the whole never."""
    monkeypatch.setattr(download, "WHOLE", 0.1)

    async def drip(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"x")
            await asyncio.sleep(0.02)

    assert isinstance(await fetched(drip, Sink()), Later)


# ── a Bot API server with --local on this computer ────────────────────────


async def test_a_file_on_this_computer(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"whole")
    sink = Sink()
    assert await fetched(never, sink, path=str(tmp_path / "a.pdf")) == Fetched()
    assert sink.content == b"whole"


async def test_a_file_on_another_computer(tmp_path: Path) -> None:
    assert isinstance(await fetched(never, Sink(), path=str(tmp_path / "nowhere.pdf")), Gone)
