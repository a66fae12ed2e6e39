"""Real pictures, made here."""

import struct
import zlib
from collections.abc import Callable

from playwright.async_api import FilePayload

Colour = tuple[int, int, int]
#: The colour of a point, across and down.
Painter = Callable[[int, int], Colour]

MORNING, NOON = (232, 178, 140), (150, 200, 226)
HILL, FIELD = (96, 132, 108), (148, 170, 96)


def png(paint: Painter, width: int, height: int) -> bytes:
    lines = (b"".join(bytes(paint(x, y)) for x in range(width)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits each of red, green and blue
    pixels = zlib.compress(b"".join(b"\0" + line for line in lines))  # 0: no filter
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def photo(name: str, colour: Colour = (70, 130, 140)) -> FilePayload:
    """Of one colour, 48 × 36."""
    return {"name": name, "mimeType": "image/png", "buffer": png(lambda x, y: colour, 48, 36)}


def photos(count: int) -> list[FilePayload]:
    return [photo(f"现场{number}.png", (40 + 18 * number, 120, 160)) for number in range(1, count + 1)]


def views() -> list[FilePayload]:
    """A hill at two times of the day, 240 × 180."""
    skies = {"1.png": MORNING, "2.png": NOON}
    return [
        {"name": name, "mimeType": "image/png", "buffer": png(hill_under(sky), 240, 180)} for name, sky in skies.items()
    ]


def hill_under(sky: Colour) -> Painter:
    def paint(x: int, y: int) -> Colour:
        if y > 150 - x // 12:
            return FIELD
        if y > 90 + (x - 150) ** 2 // 300:
            return HILL
        red, green, blue = (min(255, part + y // 2) for part in sky)
        return red, green, blue

    return paint
