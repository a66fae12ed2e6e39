"""The newest backup: whether there is one, and how old it is."""

from datetime import datetime, timedelta
from pathlib import Path

from bot.config import Settings
from bot.doctor.findings import Finding, fine, note, wrong
from bot.service.backing_up import newest

#: One is made each night; a bot that was down makes up for it that day.
AGE = timedelta(hours=36)


def look_at_backups(settings: Settings, now: datetime) -> Finding:
    folder = settings.backup.folder
    if folder is None:
        return note("backup_nowhere")
    last = newest(Path(folder))
    if last is None:
        return wrong("backup_none", folder=folder)
    hours = int((now - last.made_at).total_seconds() // 3600)
    return fine("backup_fine", hours=hours) if now - last.made_at < AGE else wrong("backup_old", hours=hours)
