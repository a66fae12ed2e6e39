"""Leader's days; the leader on whose day an issue was raised, who instructed on it, and how it was rated."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

#: Rows that are filled at a time.
BATCH = 500

issues = sa.table(
    "issues",
    sa.column("number", sa.BigInteger),
    sa.column("body", sa.Text),
    sa.column("leader", sa.String),
    sa.column("instructed", sa.Text),
    sa.column("rating", sa.String),
)
journal = sa.table(
    "journal",
    sa.column("id", sa.BigInteger),
    sa.column("issue", sa.BigInteger),
    sa.column("event", sa.String),
    sa.column("body", sa.Text),
)


def upgrade() -> None:
    op.create_table(
        "duties",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begins", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leader", sa.String(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_duties")),
    )
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.add_column(sa.Column("leader", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("instructed", sa.Text(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("rating", sa.String(), nullable=True))
        batch_op.create_index(op.f("ix_issues_leader"), ["leader"], unique=False)
    _fill(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_issues_leader"))
        batch_op.drop_column("rating")
        batch_op.drop_column("instructed")
        batch_op.drop_column("leader")

    op.drop_table("duties")


def _fill(connection: sa.Connection) -> None:
    """Of what was closed or instructed on; whoever instructed stands in the journal alone."""
    instructed = _instructed(connection)
    for rows in _batches(connection):
        for row in rows:
            by, body = instructed.get(row.number, []), json.loads(row.body)
            if by or body.get("leader") or body.get("rating"):
                changed = sa.update(issues).where(issues.c.number == row.number)
                connection.execute(changed.values(_looked_up_by(body, by)))


def _instructed(connection: sa.Connection) -> dict[int, list[str]]:
    """Number → the leaders that instructed, in their order."""
    query = sa.select(journal.c.issue, journal.c.body).where(journal.c.event == "Instructed").order_by(journal.c.id)
    found: dict[int, list[str]] = {}
    for row in connection.execute(query):
        names = found.setdefault(row.issue, [])
        name = json.loads(row.body)["by"]["name"]
        names += [] if name in names else [name]
    return found


def _batches(connection: sa.Connection) -> Iterator[list[Any]]:
    last = -1
    while True:
        query = sa.select(issues.c.number, issues.c.body).where(issues.c.number > last).order_by(issues.c.number)
        rows = list(connection.execute(query.limit(BATCH)))
        if not rows:
            return
        yield rows
        last = rows[-1].number


def _looked_up_by(body: dict[str, Any], by: list[str]) -> dict[str, Any]:
    return {
        "leader": body.get("leader"),
        "instructed": json.dumps(by, ensure_ascii=False),
        "rating": body.get("rating"),
        "body": json.dumps({**body, "instructed_by": by}, ensure_ascii=False),
    }
