"""When something is said to be due: "day hour:minute" of November 2026, or written out.

The 16th is a Monday, the 20th a Friday, the 30th a Monday.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.moments import When
from bot.core.phrases import deadline_in
from bot.core.worktime import Calendar

CITY = ZoneInfo("Asia/Shanghai")

MONDAY = "16 10:00"


def at(moment: str) -> datetime:
    written = moment if len(moment) > len("20 10:00") else f"2026-11-{moment}"
    return datetime.fromisoformat(written).replace(tzinfo=CITY)


def said(text: str, said_at: str) -> str | None:
    """When it is due, written like `said_at`; a 暂定 one with a question mark."""
    stated = deadline_in(text, When(at(said_at), Calendar()))
    if stated is None:
        return None
    written = f"{stated.due.at:%Y-%m-%d %H:%M}".removeprefix("2026-11-")
    return written + "?" * stated.due.estimated
