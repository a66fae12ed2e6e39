"""A post is shown in many versions: whether two look the same, how soon one may go, what an older one left to do."""

from dataclasses import replace
from hashlib import blake2s

from bot.core.notices import Copies, Notice, Post, Priority, Topic
from storage.codec import to_json


def digest(post: Post) -> str:
    """What a reader would see of it: the same digest, nothing to edit."""
    return blake2s(to_json((post.text, post.buttons)).encode(), digest_size=16).hexdigest()


def of_card(priority: Priority) -> Priority:
    """First cards are gathered in a list while they wait: so they may."""
    if priority is Priority.LATER:
        return priority
    return Priority.URGENT_CARD if priority is Priority.URGENT else Priority.CARD


def of_edit(post: Post) -> Priority:
    """Edits go after what is new and before first cards, but for what somebody is looking at, lists, and hints, which
    can wait."""
    if post.priority in (Priority.ANSWER, Priority.LIST):
        return post.priority
    return Priority.LATER if post.can_wait else Priority.EDIT


def beyond(newer: Notice, carried_out: Notice) -> Post | Copies | Topic | None:
    """What is left of the newer version of a notice once the older one is carried out."""
    match newer, carried_out:
        case Copies(message_ids=wanted), Copies(message_ids=copied):
            left = tuple(message_id for message_id in wanted if message_id not in copied)
            return replace(newer, message_ids=left) if left else None
        case Post(), Post():  # it may be put there as it was, whether or not that could have waited
            return newer if newer != replace(carried_out, can_wait=newer.can_wait) else None
        case Topic(), _ if newer != carried_out:
            return newer
        case _:
            return None
