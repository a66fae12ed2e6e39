"""Links by which people enrol and groups are bound: made here, whoever wants one; opened in `bot.service.enrolling`."""

import hashlib
import secrets
from datetime import datetime, timedelta

from bot.core.people import Person, Unit
from bot.core.register import Entry, Subject
from storage.work import Work

#: So long a link can be opened.
VALID = timedelta(days=14)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def link_for(work: Work, whom: Entry | Unit, by: Person, now: datetime) -> str:
    """The whole address: it opens the private chat with the bot, or brings the bot into a group.

    An older link for the same person or unit no longer opens anything. Only the token's digest is kept.
    Raises LookupError where the bot has never run, so that nobody knows its name.
    """
    bot = await work.invitations.bot_name()
    if bot is None:
        raise LookupError("the bot's name is known only once it has run")
    token = f"in_{secrets.token_urlsafe(16)}"
    subject, key, account = _opens(whom)
    await work.invitations.keep(digest_of(token), subject, key, account, by=by, now=now, until=now + VALID)
    return f"https://t.me/{bot}?{'start' if isinstance(whom, Entry) else 'startgroup'}={token}"


def _opens(whom: Entry | Unit) -> tuple[str, str, int | None]:
    if isinstance(whom, Unit):
        return Subject.UNIT, whom.name, None
    return Subject.PERSON, str(whom.number), whom.telegram_id
