"""What people say about time in English, when they said it, and by when that is.

In November 2026 the 16th is a Monday, the 20th a Friday, the 30th a Monday.
Moments are "day hour:minute" of that month, or written out.
"""

import pytest

from bot.core.moments import When
from bot.core.phrases import deadline_in
from bot.core.worktime import Calendar
from tests.core.stated import MONDAY, at, said

ENGLISH = [
    ("Please call them today", MONDAY, "16 18:00"),
    ("this afternoon", MONDAY, "16 18:00"),
    ("this morning", MONDAY, "16 12:00"),
    ("tonight", MONDAY, "16 23:59"),
    ("by tomorrow", MONDAY, "17 18:00"),
    ("tomorrow morning", MONDAY, "17 12:00"),
    ("tomorrow at 10 am", MONDAY, "17 10:00"),
    ("today by 16:30", MONDAY, "16 16:30"),
    ("by 5pm tomorrow", MONDAY, "17 17:00"),
    ("by 10:30 on Thursday", MONDAY, "19 10:30"),
    ("by 4 pm", MONDAY, "16 16:00"),
    ("by 4 p.m.", "16 17:00", "17 16:00"),
    ("the day after tomorrow", MONDAY, "18 18:00"),
    ("by Friday", MONDAY, "20 18:00"),
    ("before the end of Friday", MONDAY, "20 18:00"),
    ("BY FRIDAY", "21 10:00", "27 18:00"),
    ("by next Wednesday", MONDAY, "25 18:00"),
    ("by Thursday afternoon", MONDAY, "19 18:00"),
    ("within 24 hours", MONDAY, "17 10:00"),
    ("within two hours", MONDAY, "16 12:00"),
    ("within half an hour", MONDAY, "16 10:30"),
    ("within an hour", MONDAY, "16 11:00"),
    ("within the next three days", MONDAY, "19 18:00"),
    ("within a week", MONDAY, "23 18:00"),
    ("3 working days", MONDAY, "19 18:00"),
    ("within five business days", MONDAY, "23 18:00"),
    ("by 25 November", MONDAY, "25 18:00"),
    ("by November 25th", MONDAY, "25 18:00"),
    ("by the 25th of November", MONDAY, "25 18:00"),
    ("by 25 Nov 2026", MONDAY, "25 18:00"),
    ("no later than 2026-11-25", MONDAY, "25 18:00"),
    ("by the end of the week", MONDAY, "20 18:00"),
    ("by the end of next week", MONDAY, "27 18:00"),
    ("by the end of the month", MONDAY, "30 18:00"),
    ("by the end of the day", MONDAY, "16 18:00"),
    ("by close of business", "20 18:30", "23 18:00"),
]

NO_DEADLINE = [
    "as soon as possible",
    "stopped 3 days ago",
    "last Friday the power failed",
    "we have waited for 3 working days",
    "room 12, building 3",
    "May I ask",
    "within 99999 days",
    "within 0 hours",
    "by 31 February",
    "by 25:99",
    "by hand",
    "before noontime",
    "by 7",
    "the business is closed",
    "by 25 marble tables",
]


@pytest.mark.parametrize(("text", "said_at", "due"), ENGLISH)
def test_deadlines(text: str, said_at: str, due: str) -> None:
    assert said(text, said_at) == due


@pytest.mark.parametrize("text", NO_DEADLINE)
def test_no_deadline(text: str) -> None:
    assert said(text, MONDAY) is None


def test_the_phrase_is_in_their_own_words() -> None:
    stated = deadline_in("Please answer BY Friday.", When(at(MONDAY), Calendar()))
    assert stated is not None
    assert stated.phrase == "BY Friday"
