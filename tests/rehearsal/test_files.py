"""Files and other contents: as people send them, as the bot loads them, copies them and sends its own."""

from typing import Any

import aiohttp
import pytest
import telegram

from bot.rehearsal.botapi import sending
from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.files import DOWNLOAD_LIMIT
from bot.rehearsal.town import Town
from tests.rehearsal.conftest import GROUP, Api
from tests.rehearsal.test_people import heard

KINDS = [
    ("photo", "厂房.jpg", None, "photos/PHOTO-000001.jpg"),
    ("document", "合同.pdf", "application/pdf", "documents/DOCUMENT-000001.pdf"),
    ("document", "说明.第二页", "application/octet-stream", "documents/DOCUMENT-000001"),
    ("voice", "说明.ogg", "audio/ogg", "voices/VOICE-000001.ogg"),
    ("video", "site.mp4", "video/mp4", "videos/VIDEO-000001.mp4"),
    ("audio", "a.mp3", "audio/mpeg", "audios/AUDIO-000001.mp3"),
    ("animation", "a.gif", "image/gif", "animations/ANIMATION-000001.gif"),
    ("video_note", "note.mp4", None, "video_notes/VIDEO_NOTE-000001.mp4"),
    ("sticker", "s.webp", None, "stickers/STICKER-000001.webp"),
]


@pytest.mark.parametrize(("kind", "name", "mime", "path"), KINDS)
async def test_a_file_travels_with_its_bytes(
    town: Town, group: Chat, zhang: Person, bot: telegram.Bot, kind: str, name: str, mime: str | None, path: str
) -> None:
    content = bytes(range(256)) * 5
    file: dict[str, Any] = {kind: name, "content": content}
    town.say(zhang, group, **file)
    message = (await bot.get_updates())[0].message
    assert message
    found = getattr(message, kind)
    found = found[-1] if kind == "photo" else found
    assert (found.file_size, getattr(found, "mime_type", None)) == (len(content), mime)
    loaded = await bot.get_file(found.file_id)
    assert (loaded.file_size, loaded.file_unique_id) == (len(content), found.file_unique_id)
    assert str(loaded.file_path).endswith("/" + path)
    assert bytes(await loaded.download_as_bytearray()) == content
    copied = await bot.copy_message(GROUP, GROUP, message.message_id)
    assert copied.message_id == group.last.id
    assert group.last.attachment == group.messages[0].attachment


def test_a_photo_comes_in_sizes_each_with_its_file_id(town: Town, group: Chat, zhang: Person) -> None:
    town.say(zhang, group, photo="a.jpg")
    sizes = heard(town)[0]["message"]["photo"]
    assert [(size["file_id"], size["width"]) for size in sizes] == [
        ("PHOTO-000001-S", 90),
        ("PHOTO-000001-M", 320),
        ("PHOTO-000001", 1280),
    ]
    assert len({size["file_unique_id"] for size in sizes}) == 3
    assert {size["file_id"] for size in sizes} <= town.files.keys()


@pytest.mark.parametrize(("size", "fits"), [(DOWNLOAD_LIMIT, True), (DOWNLOAD_LIMIT + 1, False)])
async def test_a_bot_loads_20_megabytes_at_most(
    town: Town, group: Chat, zhang: Person, api: Api, address: str, size: int, fits: bool
) -> None:
    said = town.say(zhang, group, document="图纸.zip", content=bytes(size))
    assert said.attachment
    answer = await api("getFile", file_id=said.attachment.file_id)
    assert answer.get("description") == (None if fits else "Bad Request: file is too big")
    url = f"{address}/file/bot{town.token}/{said.attachment.path}"
    async with aiohttp.ClientSession() as http, http.get(url) as loaded:
        assert loaded.status == (200 if fits else 404)


async def test_the_bot_uploads_files_of_its_own(town: Town, group: Chat, bot: telegram.Bot) -> None:
    sent = await bot.send_document(GROUP, b"%PDF-1.7", filename="周报.pdf", caption="本周")
    shown = await bot.send_photo(GROUP, b"\xff\xd8\xff", filename="chart.png")
    album = [telegram.InputMediaDocument(b"1", filename="一.pdf"), telegram.InputMediaDocument(b"2", filename="二.pdf")]
    pair = await bot.send_media_group(GROUP, album)
    assert sent.document
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == ("周报.pdf", 8, "本周")
    assert shown.photo
    assert [message.attachment and message.attachment.content for message in group.messages] == [
        b"%PDF-1.7",
        b"\xff\xd8\xff",
        b"1",
        b"2",
    ]
    assert len({message.media_group_id for message in pair}) == 1


async def test_an_upload_that_is_too_big_is_turned_away(
    group: Chat, bot: telegram.Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "UPLOAD_LIMIT", 8)
    await bot.send_document(GROUP, b"12345678")
    with pytest.raises(telegram.error.NetworkError, match="Request Entity Too Large"):
        await bot.send_document(GROUP, b"123456789")
    assert len(group.messages) == 1


async def test_copied_albums_stay_albums_under_an_id_of_their_own(
    town: Town, group: Chat, zhang: Person, api: Api
) -> None:
    town.say_album(zhang, group, ["1.jpg", "2.jpg"], "厂房")
    town.say_album(zhang, group, ["一.pdf", "二.pdf"], kind="document")
    await api("copyMessages", chat_id=GROUP, from_chat_id=GROUP, message_ids=[1, 2, 3, 4])
    albums = [message.album for message in group.messages]
    assert [albums[0] == albums[1], albums[2] == albums[3], len(set(albums))] == [True, True, 4]
    assert albums[4:] == [albums[4], albums[4], albums[6], albums[6]]
    assert [message.text for message in group.messages[4:]] == ["厂房", "", "", ""]


async def test_places_people_and_questions(town: Town, group: Chat, zhang: Person, bot: telegram.Bot) -> None:
    town.say(zhang, group, location=(33.0, 114.5))
    town.say(zhang, group, contact=("+8613800000000", "王会计"))
    town.say(zhang, group, poll=("几点开会", ["九点", "十点"]))
    place, person, question = (update.message for update in await bot.get_updates())
    assert place
    assert place.location
    assert (place.location.latitude, place.location.longitude) == (33.0, 114.5)
    assert person
    assert person.contact
    assert (person.contact.phone_number, person.contact.first_name) == ("+8613800000000", "王会计")
    assert question
    assert question.poll
    assert [option.text for option in question.poll.options] == ["九点", "十点"]


MISTAKEN: list[tuple[dict[str, Any], str]] = [
    ({"photo": "a.jpg", "voice": "b.ogg"}, "one file"),
    ({"film": "a.mov"}, "one file"),
    ({"text": "说明", "sticker": "s.webp"}, "has no caption"),
]


@pytest.mark.parametrize(("what", "complaint"), MISTAKEN)
def test_no_client_sends_that(town: Town, group: Chat, zhang: Person, what: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        town.say(zhang, group, **what)
    with pytest.raises(ValueError, match="makes no album"):
        town.say_album(zhang, group, ["1.ogg", "2.ogg"], kind="voice")
    assert group.messages == []
