"""What each event changes beside the status: the issue before it, and after."""

from bot.core.changes import clock, handling, joint, saying, sharing
from bot.core.changes.base import change

__all__ = ["change", "clock", "handling", "joint", "saying", "sharing"]
