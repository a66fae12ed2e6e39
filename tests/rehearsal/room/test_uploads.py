"""Photos and files that a visitor sends: albums, limits, and how they come back."""

from typing import Any

import httpx
import pytest

from bot.rehearsal.room import uploads
from bot.rehearsal.room.pictures import picture_type
from bot.rehearsal.room.play import Play
from tests.rehearsal.room.conftest import GROUP, OFFICE, ZHANG

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64
File = tuple[str, tuple[str, bytes]]


def named(*names: str, content: bytes = PNG) -> list[File]:
    return [("file", (name, content)) for name in names]


async def send(http: httpx.AsyncClient, files: list[File], **fields: Any) -> tuple[int, dict[str, Any]]:
    data = {"person": str(ZHANG), "chat": str(GROUP), "as": "photo", **fields}
    answer = await http.post("/zh/upload", data=data, files=files)
    return answer.status_code, answer.json()


async def test_one_photo_with_its_words(play: Play, http: httpx.AsyncClient) -> None:
    status, answer = await send(http, named("路面.png"), text="塌了")
    assert (status, answer) == (200, {"keys": [f"{GROUP}/1"]})
    message = play.town.chat(GROUP).last
    assert message.attachment
    assert (message.text, message.attachment.kind, message.attachment.name) == ("塌了", "photo", "路面.png")
    assert message.attachment.content == PNG


@pytest.mark.parametrize(
    ("files", "wanted", "kind"),
    [
        (named("1.png", "2.png"), "photo", "photo"),
        (named("1.png", "2.png"), "document", "document"),
        (named("1.png") + named("合同.pdf", content=b"%PDF"), "photo", "document"),  # an album is of one kind
    ],
)
async def test_several_are_an_album(
    play: Play, http: httpx.AsyncClient, files: list[File], wanted: str, kind: str
) -> None:
    assert (await send(http, files, **{"as": wanted}, text="看"))[0] == 200
    sent = play.town.chat(GROUP).messages
    assert [one.attachment.kind for one in sent if one.attachment] == [kind, kind]
    assert [one.text for one in sent] == ["看", ""]
    assert len({one.album for one in sent}) == 1
    assert sent[0].album


@pytest.mark.parametrize(
    ("files", "fields", "status", "error"),
    [
        ([], {}, 400, "empty"),
        (named(*(f"{number}.png" for number in range(11))), {}, 413, "too_many"),
        (named("大.png", content=PNG * 4), {}, 413, "too_large"),
        (named("图.png"), {"chat": str(OFFICE)}, 400, "not_in_chat"),
        (named("图.png"), {"text": "长" * 1025}, 400, "too_long"),
        (named("图.png"), {"person": "nobody"}, 400, "failed"),
    ],
)
async def test_what_can_not_be_sent(
    play: Play,
    http: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    files: list[File],
    fields: dict[str, str],
    status: int,
    error: str,
) -> None:
    monkeypatch.setattr(uploads, "MOST_EACH", 3 * len(PNG))
    assert await send(http, files, **fields) == (status, {"error": error})
    assert play.town.chat(GROUP).messages == []


async def test_the_town_holds_so_much_and_no_more(
    play: Play, http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "TOWN_HOLDS", 3 * len(PNG))
    assert (await send(http, named("1.png", "2.png")))[0] == 200
    assert await send(http, named("3.png", "4.png")) == (413, {"error": "full"})
    assert (await send(http, named("3.png")))[0] == 200


async def test_a_picture_is_shown_and_anything_else_is_saved(play: Play, http: httpx.AsyncClient) -> None:
    await send(http, named("图.png"))
    await send(http, named("页.html", content=b"<script>alert(1)</script>"))
    picture, page = (message.attachment for message in play.town.chat(GROUP).messages)
    assert picture
    assert page
    shown = await http.get(f"/zh/files/{play.number}/{picture.file_id}")
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")
    saved = await http.get(f"/zh/files/{play.number}/{page.file_id}")
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"].startswith("attachment; filename*=utf-8''%E9%A1%B5.html")
    assert saved.headers["content-security-policy"] == "sandbox"
    for gone in (f"{play.number}/PHOTO-999999", f"{play.number + 1}/{picture.file_id}"):  # of another stage, too
        assert (await http.get(f"/zh/files/{gone}")).status_code == 404


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF1234WEBPVP8 ", "image/webp"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_pictures_are_told_by_their_bytes(content: bytes, kind: str | None) -> None:
    assert picture_type(content) == kind
