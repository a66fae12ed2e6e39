"""What a file is called on disk, whatever its sender called it: one harmless name, never a path."""

import unicodedata

#: UTF-8 bytes; with the number before it far below what any file system takes (143 at the least).
LONGEST_STEM, LONGEST_ENDING = 96, 10
#: What stands in names beside letters and digits; all else becomes an underscore.
_PLAIN = frozenset(" ._-+()（）《》【】、，")
#: Controls and marks that show nothing, or turn what stands around them (Cc, Cf …), are left out.
_UNSEEN = ("C", "Zl", "Zp")

#: Of kinds that come without a name, as Telegram makes them.
_ENDINGS = {
    "photo": ".jpg",
    "video": ".mp4",
    "animation": ".mp4",
    "video_note": ".mp4",
    "voice": ".ogg",
    "audio": ".mp3",
}


def file_name(message_id: int, kind: str, name: str | None) -> str:
    """317-合同.pdf · 318-photo.jpg: the number keeps names apart, and from meaning a device (CON, NUL) somewhere."""
    stem, ending = _parted(_harmless(name or ""))
    if not stem:
        stem, ending = kind, ending or _ENDINGS.get(kind, "")
    return f"{message_id}-{stem}{ending}"


def _harmless(name: str) -> str:
    letters = (_letter(letter) for letter in unicodedata.normalize("NFC", name))
    return "".join(letters).rstrip(" .")


def _letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category.startswith(_UNSEEN):
        return ""
    return letter if category[0] in "LMN" or letter in _PLAIN else "_"


def _parted(name: str) -> tuple[str, str]:
    """合同.pdf → 合同, .pdf; both short enough."""
    stem, dot, ending = name.rpartition(".")
    if not (dot and ending.isascii() and ending.isalnum() and len(ending) <= LONGEST_ENDING):
        stem, dot, ending = name, "", ""
    return stem.strip(" ._-").encode()[:LONGEST_STEM].decode(errors="ignore").rstrip(" ._-"), dot + ending
