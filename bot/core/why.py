"""Why not: the reasons for which a command is refused. `bot.core.refusals` finds them, `bot.voice` has the words."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.deadlines import Limit
from bot.core.words import Action, Status


class Why(StrEnum):
    """Why not. `bot.voice` has the sentence for each."""

    NOT_ALLOWED = "not_allowed"  # this person may not do this here
    NO_LONGER = "no_longer"  # another unit has it now
    HANDED_UP = "handed_up"  # the unit gave its share back
    CONTRIBUTED = "contributed"  # it brought its share: there is nothing to give back
    NOT_NOW = "not_now"  # the table forbids it in this status
    ALREADY = "already"  # it stands like that already
    TOO_LATE = "too_late"  # more than 30 days after the end
    NO_TEXT = "no_text"  # a reason, an answer or a question is missing
    NOT_SPLIT = "not_split"  # the message that opened an issue stays with it
    RETURN_LATE = "return_late"  # more than two working days after the dispatch
    RULED = "ruled"  # the office has ruled that the unit keeps it
    RULING_ASKED = "ruling_asked"  # the office has been asked to rule, and has not yet
    EXTENSION_NONE = "extension_none"  # what is urgent has none
    EXTENSION_USED = "extension_used"  # there is no further one
    EXTENSION_LATE = "extension_late"  # it has to be asked for before the limit
    EXTENSION_SHORT = "extension_short"  # to a day that is no later than the limit
    EXTENSION_LONG = "extension_long"  # more than may be asked for
    EXTENSION_ASKED = "extension_asked"  # it has been, and the office has not answered yet
    EXTENSION_UNASKED = "extension_unasked"  # there is nothing to grant or refuse
    REMIND_NOBODY = "remind_nobody"  # no unit has it, or the requester's answer is awaited
    REMIND_AGAIN = "remind_again"  # that was just done
    NOT_DUE = "not_due"  # the clock has nothing to do
    UNDO_NOTHING = "undo_nothing"  # there is no merger or split to take back
    UNDO_LATE = "undo_late"  # more than ten minutes after it
    UNDO_WORKED = "undo_worked"  # somebody has worked on what was split off
    JOIN_ITSELF = "join_itself"  # into itself
    JOIN_ENDED = "join_ended"  # into one that has ended
    JOIN_MERGED = "join_merged"  # into one that has gone into another itself
    JOIN_REPORT = "join_report"  # nothing may be learnt of a report
    JOIN_PRIVATE = "join_private"  # an open one would vanish from the group


@dataclass(frozen=True, slots=True)
class Refusal:
    why: Why
    action: Action
    status: Status | None = None
    possible: tuple[Action, ...] = ()  # what this person could do now
    number: int | None = None
    lead: str | None = None  # the unit that has it
    most: Limit | None = None  # that may be asked for
    to: str | None = None  # the county that a share is, or was, brought to
