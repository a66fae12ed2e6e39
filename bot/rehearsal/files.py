"""Files in the town: what is sent, under which file_id, and how the Bot API describes it.

https://core.telegram.org/bots/api#file: a bot downloads at most 20 MB and uploads at most 50 MB.
"""

from dataclasses import dataclass, field
from mimetypes import guess_type
from typing import Any

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024

#: Kind → the Bot API's sending method.
SENDING = {
    "photo": "sendPhoto",
    "document": "sendDocument",
    "voice": "sendVoice",
    "video": "sendVideo",
    "audio": "sendAudio",
    "animation": "sendAnimation",
    "video_note": "sendVideoNote",
    "sticker": "sendSticker",
}
FILE_KINDS = tuple(SENDING)
#: What can stand in an album, and what can carry a caption.
ALBUM_KINDS = ("photo", "document", "video", "audio")
WITHOUT_CAPTION = ("video_note", "sticker")

#: A photo comes in several sizes, smallest first: suffix of the file_id, width, height. The town does not rescale:
#: every size holds the bytes that were sent.
PHOTO_SIZES = (("-S", 90, 60), ("-M", 320, 213), ("", 1280, 853))
MIME_TYPES = {"voice": "audio/ogg", "video": "video/mp4", "audio": "audio/mpeg", "animation": "video/mp4"}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message. `kind` is one of FILE_KINDS."""

    kind: str
    name: str
    file_id: str
    content: bytes = field(repr=False)

    @property
    def mime_type(self) -> str:
        return guess_type(self.name)[0] or MIME_TYPES.get(self.kind, "application/octet-stream")

    @property
    def unique_id(self) -> str:
        """The same for every bot and every copy, and no way to download it."""
        return f"u{self.file_id}"

    @property
    def path(self) -> str:
        """What stands behind /file/bot<token>/: folder, number, and the ending of its name."""
        ending = self.name.rpartition(".")[2] if "." in self.name else ""
        suffix = f".{ending}" if ending.isascii() and ending.isalnum() else ""
        return f"{self.kind}s/{self.file_id}{suffix}"

    @property
    def sizes(self) -> list["Attachment"]:
        """The file under each of its file_ids, the full size last."""
        if self.kind != "photo":
            return [self]
        return [Attachment(self.kind, self.name, self.file_id + suffix, self.content) for suffix, _, _ in PHOTO_SIZES]


def attachment_json(file: Attachment) -> Json:
    """The field or fields of a message that describe its file."""
    if file.kind == "photo":
        sizes = zip(file.sizes, PHOTO_SIZES, strict=True)
        return {"photo": [_basics(one) | {"width": width, "height": height} for one, (_, width, height) in sizes]}
    described = _basics(file) | _details(file)
    found: Json = {file.kind: described}
    if file.kind == "animation":  # for old bots: https://core.telegram.org/bots/api#message
        found["document"] = _basics(file) | {"file_name": file.name, "mime_type": file.mime_type}
    return found


def _basics(file: Attachment) -> Json:
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": len(file.content)}


def _details(file: Attachment) -> Json:
    moving = {"duration": 5, "width": 640, "height": 360}
    named = {"file_name": file.name, "mime_type": file.mime_type}
    details: dict[str, Json] = {
        "document": named,
        "voice": {"duration": 5, "mime_type": "audio/ogg"},
        "video": moving | named,
        "audio": {"duration": 5} | named,
        "animation": moving | named,
        "video_note": {"duration": 5, "length": 240},
        "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    }
    return details[file.kind]
