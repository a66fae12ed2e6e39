"""Real pictures, made here: a PNG of one colour."""

import struct
import zlib

from playwright.async_api import FilePayload

Colour = tuple[int, int, int]


def png(colour: Colour, width: int = 48, height: int = 36) -> bytes:
    rows = (b"\0" + bytes(colour) * width) * height  # 0: no filter
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits each of red, green and blue
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def photo(name: str, colour: Colour = (70, 130, 140)) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": png(colour)}


def photos(count: int) -> list[FilePayload]:
    return [photo(f"现场{number}.png", (40 + 18 * number, 120, 160)) for number in range(1, count + 1)]
