"""Where the time control leads: an hour on, to the next working day, to the next limit."""

from datetime import datetime, time, timedelta

from bot.core.worktime import Calendar
from bot.rehearsal.ledger import Deadline
from bot.rehearsal.room.mistakes import Mistake


def moment_of(word: str, now: datetime, deadline: Deadline | None) -> datetime:
    """Raises Mistake for a word nobody knows, and where no limit runs."""
    if word == "hour":
        return now + timedelta(hours=1)
    if word == "workday":
        return next_opening(now)
    if word == "deadline" and deadline:
        return deadline.at.astimezone(now.tzinfo)
    raise Mistake("failed")


def next_opening(now: datetime) -> datetime:
    """When business opens on the next working day after today."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return Calendar().next_opening(tomorrow)
