"""What is asked of the issues with every message, and which of them are open."""

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    bindparam,
    func,
    insert,
    literal_column,
    not_,
    select,
    union_all,
    update,
)
from sqlmodel import col

from storage.prepared import prepared
from storage.tables import IssueRow, JournalRow
from storage.tables.issues import IS_OPEN as OPEN_ISSUES

#: An index leads to them: none of what is asked of open issues reads those that have ended.
IS_OPEN: ColumnElement[bool] = literal_column(f"issues.{OPEN_ISSUES}")

#: All that follow from the issue and its clock; that it was forgotten is written by whoever forgets it.
COLUMNS = tuple(column.name for column in insert(IssueRow).table.columns if column.name != "forgotten_at")
GET = prepared(select(col(IssueRow.body), col(IssueRow.version)).where(col(IssueRow.number) == bindparam("of")))
HOLD = prepared(
    select(col(IssueRow.body), col(IssueRow.version)).where(col(IssueRow.number) == bindparam("of")).with_for_update()
)
ADD = prepared(insert(IssueRow), COLUMNS)
SAVE = prepared(
    update(IssueRow)
    .where(col(IssueRow.number) == bindparam("of"), col(IssueRow.version) == bindparam("read"))
    .values({name: bindparam(name) for name in COLUMNS})
)
OPENED_BY = prepared(
    select(func.count())
    .select_from(IssueRow)
    .join(JournalRow, and_(col(JournalRow.issue) == col(IssueRow.number), col(JournalRow.version) == 1))
    .where(
        col(IssueRow.requester_id) == bindparam("person"),
        col(JournalRow.by_id) == bindparam("person"),
        col(IssueRow.opened_at) > bindparam("since"),
    )
)
WAITING_OF = prepared(
    select(col(IssueRow.body)).where(
        col(IssueRow.requester_id) == bindparam("person"), col(IssueRow.status) == bindparam("status")
    )
)


def _newest(*whose: ColumnElement[bool]) -> list[CompoundSelect[int, str]]:
    """The open ones and the others of each sort, the newest: no more are read than are wanted, an index has them so."""
    number, body = col(IssueRow.number), col(IssueRow.body)

    def of(theirs: ColumnElement[bool], which: ColumnElement[bool]) -> Select[int, str]:
        newest = select(number, body).where(theirs, which).order_by(number.desc()).limit(bindparam("most"))
        rows = newest.subquery()
        return select(rows.c.number, rows.c.body)

    return [prepared(union_all(*(of(theirs, which) for theirs in whose))) for which in (IS_OPEN, not_(IS_OPEN))]


_PERSONS = col(IssueRow.requester_id) == bindparam("person")
NEWEST_OF_PERSON = _newest(_PERSONS)
NEWEST_OF_ENTERPRISE = _newest(_PERSONS, col(IssueRow.enterprise) == bindparam("enterprise"))
