"""Telegram's answers → outcomes. Telegram gives few codes: what it means is in its words."""

import re
import warnings
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.warnings import PTBDeprecationWarning

from bot.service.ports import (
    Absent,
    Delivered,
    Gone,
    Later,
    Moved,
    NoTopics,
    Outcome,
    Refused,
    TopicClosed,
    TopicGone,
    Wait,
)

_UNCHANGED = re.compile(r"message is not modified|TOPIC_NOT_MODIFIED", re.IGNORECASE)
_ABSENT = re.compile(r"bot was kicked from|bot is not a member of", re.IGNORECASE)

#: Of what Telegram refuses (400): its words → what they mean. Anything else is refused for good.
_MEANINGS: Mapping[str, Callable[[str], Outcome]] = {
    r"message to (edit|delete) not found|message can't be edited|MESSAGE_ID_INVALID": Gone,
    r"message thread not found|TOPIC_ID_INVALID|TOPIC_DELETED": TopicGone,
    r"TOPIC_CLOSED": TopicClosed,
    r"chat is not a forum|not enough rights to (create a|edit the|close the|reopen the) topic": NoTopics,
}


def delivered(result: Any) -> Outcome:
    return Delivered(message_ids(result))


async def outcome_of(call: Awaitable[Any], meaning: Callable[[Any], Outcome] = delivered) -> Outcome:
    """What Telegram's answer means. The order matters: python-telegram-bot's BadRequest is a NetworkError."""
    try:
        result = await call
    except RetryAfter as error:
        return Wait(seconds_of(error))
    except ChatMigrated as error:
        return Moved(error.new_chat_id)
    except BadRequest as error:
        return _refused(str(error))
    except Forbidden as error:
        return Absent(str(error)) if _ABSENT.search(str(error)) else Refused(str(error))
    except (InvalidToken, NetworkError) as error:
        return Later(str(error))
    except TelegramError as error:
        return Later(str(error))
    return meaning(result)


def _refused(error: str) -> Outcome:
    if _UNCHANGED.search(error):
        return Delivered()
    for words, meaning in _MEANINGS.items():
        if re.search(words, error, re.IGNORECASE):
            return meaning(error)
    return Refused(error)


def seconds_of(error: RetryAfter) -> float:
    """As a number in both of the library's ways to say it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        value = error.retry_after
    return float(value) if isinstance(value, int) else value.total_seconds()


def message_ids(result: Any) -> tuple[int, ...]:
    """Of the message or messages that a call answers with; none where it answers true."""
    results = result if isinstance(result, list) else [result]
    return tuple(int(item["message_id"]) for item in results if isinstance(item, dict) and "message_id" in item)
