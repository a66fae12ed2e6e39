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
from storage.tables.issues import (
    CandidateRow,
    CountedRow,
    CursorRow,
    DraftRow,
    FigureRow,
    FirstPressRow,
    IssueRow,
    JournalRow,
    MarkRow,
)
from storage.tables.messages import AttachmentRow, ChatRow, InboxRow, MessageRow, OutboxRow, SearchRow, TopicRow

__all__ = [
    "AttachmentRow",
    "BotRow",
    "CalendarYearRow",
    "CandidateRow",
    "ChatRow",
    "CountedRow",
    "CursorRow",
    "DraftRow",
    "DutyRow",
    "FigureRow",
    "FirstPressRow",
    "InboxRow",
    "InvitationRow",
    "IssueRow",
    "JournalRow",
    "MarkRow",
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
