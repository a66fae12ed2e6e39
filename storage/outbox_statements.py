"""What is asked of the outbox with every notice, however much waits in it."""

from sqlalchemy import ColumnElement, Integer, Update, and_, bindparam, case, func, insert, or_, select, update
from sqlmodel import col

from bot.core.notices import Copies, Post, Priority
from storage.prepared import prepared
from storage.tables import OutboxRow

FIRST_CARDS = (Priority.URGENT_CARD, Priority.CARD, Priority.LATER)

SENT = (
    update(OutboxRow)
    .where(col(OutboxRow.id) == bindparam("row"), col(OutboxRow.revision) == bindparam("read"))
    .values(state="sent", sent_at=bindparam("sent_at"), weight=bindparam("weight"), error=None)
)
INSERT = prepared(
    insert(OutboxRow),
    (
        "chat_id",
        "kind",
        "key",
        "priority",
        "issue",
        "body",
        "state",
        "revision",
        "attempts",
        "weight",
        "not_before",
        "listed",
        "created_at",
    ),
)


def _replacing(which: ColumnElement[bool]) -> Update:
    before, after = col(OutboxRow.priority), bindparam("ahead", type_=Integer)
    statement = update(OutboxRow).where(which, col(OutboxRow.state) == "pending")
    return statement.values(
        body=bindparam("body"),
        revision=col(OutboxRow.revision) + 1,
        not_before=bindparam("not_before"),
        priority=case((before > after, after), else_=before),
    )


#: Where one waits under that key, or as that row.
REPLACE_KEYED = prepared(_replacing(col(OutboxRow.key) == bindparam("which")))
REPLACE_ROW = prepared(_replacing(col(OutboxRow.id) == bindparam("which")))
PENDING = col(OutboxRow.state) == "pending"
OF_ISSUE = (col(OutboxRow.chat_id) == bindparam("chat"), col(OutboxRow.issue) == bindparam("of"))
#: Listed or not; an edit that can wait, which goes as late, is none.
_IS_FIRST_CARD = or_(
    col(OutboxRow.priority) == int(Priority.URGENT_CARD),
    col(OutboxRow.priority) == int(Priority.CARD),
    and_(col(OutboxRow.priority) == int(Priority.LATER), col(OutboxRow.listed).is_not(None)),
)
BRING_CARD = prepared(update(OutboxRow).where(*OF_ISSUE, PENDING, _IS_FIRST_CARD).values(priority=bindparam("ahead")))
#: Of the card or of earlier files, while those wait.
PRIORITY_AHEAD = prepared(
    select(func.max(col(OutboxRow.priority)).label("ahead"))
    .where(*OF_ISSUE, PENDING, col(OutboxRow.priority) != int(Priority.EDIT))
    .where(or_(col(OutboxRow.listed).is_not(None), col(OutboxRow.kind) == Copies.__name__))
)
#: Files that wait.
WAITING = prepared(
    select(col(OutboxRow.id), col(OutboxRow.body))
    .where(col(OutboxRow.key) == bindparam("name"), PENDING)
    .order_by(col(OutboxRow.id))
    .with_for_update()
)
KEYS_OF = prepared(
    select(col(OutboxRow.key))
    .where(col(OutboxRow.issue) == bindparam("of"), col(OutboxRow.kind) == Post.__name__)
    .distinct()
)
