"""The tables. What SQL asks for is a column; the rest of a value is JSON beside it (`storage.codec`)."""

from storage.tables.city import (
    BotRow,
    CalendarYearRow,
    DutyRow,
    InvitationRow,
    OccasionRow,
    RegisterJournalRow,
    RegisterRow,
    VisitRow,
)
from storage.tables.columns import Moment
from storage.tables.issues import CandidateRow, CursorRow, DraftRow, FirstPressRow, IssueRow, JournalRow
from storage.tables.messages import AttachmentRow, ChatRow, InboxRow, MessageRow, OutboxRow, SearchRow, TopicRow

__all__ = [
    "AttachmentRow",
    "BotRow",
    "CalendarYearRow",
    "CandidateRow",
    "ChatRow",
    "CursorRow",
    "DraftRow",
    "DutyRow",
    "FirstPressRow",
    "InboxRow",
    "InvitationRow",
    "IssueRow",
    "JournalRow",
    "MessageRow",
    "Moment",
    "OccasionRow",
    "OutboxRow",
    "RegisterJournalRow",
    "RegisterRow",
    "SearchRow",
    "TopicRow",
    "VisitRow",
]
