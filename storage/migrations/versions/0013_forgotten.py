"""Which issues have lost what people said in them, and which are to.

Issues that were dispatched before 0.4.0 and have not changed since learn when: their journal knows.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

REMEMBERED = sa.text("forgotten_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.add_column(sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_issues_to_forget", "issues", ["closed_at"], sqlite_where=REMEMBERED, postgresql_where=REMEMBERED
    )
    _learn_when_dispatched(op.get_bind())


def _learn_when_dispatched(connection: sa.Connection) -> None:
    query = sa.text(
        "SELECT i.number, i.body, j.body AS event FROM issues i JOIN journal j ON j.issue = i.number"
        " WHERE j.event IN ('Dispatched', 'Redone') AND i.body NOT LIKE :known ORDER BY j.issue, j.version"
    )
    learnt = {
        row.number: json.loads(row.body) | {"dispatched_at": json.loads(row.event)["at"]}
        for row in connection.execute(query, {"known": '%"dispatched_at"%'})
    }
    rows = [{"number": number, "body": json.dumps(body, ensure_ascii=False)} for number, body in learnt.items()]
    if rows:
        connection.execute(sa.text("UPDATE issues SET body = :body WHERE number = :number"), rows)


def downgrade() -> None:
    op.drop_index("ix_issues_to_forget", "issues")
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.drop_column("forgotten_at")
