"""What was carried out and is not noted yet."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.notices import Answer, Copies, Post, Reaction, Topic
from bot.service.ports import Delivered, Later, Opened, Outcome
from storage.messages import Standing
from storage.outbox import Waiting
from storage.versions import digest


@dataclass(frozen=True, slots=True)
class Carried:
    waiting: Waiting
    outcome: Outcome
    at: datetime  # it was answered then

    @property
    def is_plain(self) -> bool:
        """Delivered, and nothing else hangs on it."""
        notice = self.waiting.notice
        plain = isinstance(notice, Reaction | Answer) or (isinstance(notice, Post) and not notice.or_delete)
        return plain and isinstance(self.outcome, Delivered)

    @property
    def cost(self) -> int:
        """How much of its chat's pace it has used up, as far as one can know; a new topic shows as one message."""
        match self.outcome:
            case Delivered() | Later():
                return weight(self.waiting)
            case Opened():
                return 1
            case _:
                return 0

    def new_post(self) -> Standing | None:
        """Where a post stands that stood nowhere before."""
        match self.waiting, self.outcome:
            case Waiting(notice=Post() as post, chat=int(chat), message_id=None), Delivered(message_ids=(first, *_)):
                return Standing(post.key, chat, first, post.issue, post.place, digest(post), self.at)
            case _:
                return None

    def edited_post(self) -> tuple[str, str] | None:
        """Its key, and the digest of what it shows now."""
        match self.waiting:
            case Waiting(notice=Post() as post, chat=int(), message_id=int()):
                return post.key, digest(post)
            case _:
                return None


def weight(waiting: Waiting) -> int:
    """How much of its chat's pace it will use up."""
    match waiting.notice:
        case Post():
            return 1
        case Copies(message_ids=message_ids):
            return len(message_ids)
        case Topic():
            return 1  # Telegram says in the topic that it was closed or opened
        case _:
            return 0
