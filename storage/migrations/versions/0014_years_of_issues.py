"""What grows with the years is found by its index: open issues by their own, words of names too; figures by month.

The index of what issues say, and the figures, fill themselves anew from the journal's beginning.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

IS_OPEN = "status IN ('accepted', 'dispatched', 'handled', 'in_progress', 'received', 'waiting')"
#: Name, columns, of which rows.
PARTIAL = (
    ("ix_issues_open", ["limit_at", "due_at", "lead", "status", "units", "number"], IS_OPEN),
    ("ix_issues_open_of_requester", ["requester_id", "number"], IS_OPEN),
    ("ix_issues_open_of_enterprise", ["enterprise", "number"], IS_OPEN),
    ("ix_issues_alarms", ["next_at", "number"], "next_at IS NOT NULL"),
    ("ix_issues_instructed", ["number"], "instructed <> '[]'"),
)
FULL = (
    ("ix_issues_requester_id_number", "issues", ["requester_id", "number"]),
    ("ix_issues_enterprise_number", "issues", ["enterprise", "number"]),
    ("ix_issues_closed_at", "issues", ["closed_at"]),
    ("ix_candidates_issue", "candidates", ["issue"]),
    ("ix_messages_sender_id_at", "messages", ["sender_id", "at"]),
    ("ix_outbox_sent_at", "outbox", ["sent_at"]),
)
GONE = (
    *((f"ix_issues_{name}", "issues", [name]) for name in ("status", "requester_id", "enterprise", "lead")),
    *((f"ix_issues_{name}", "issues", [name]) for name in ("due_at", "limit_at", "next_at")),
    ("ix_messages_sender_id", "messages", ["sender_id"]),
)


def upgrade() -> None:
    _tables()
    for name, table, _ in GONE:
        op.drop_index(name, table_name=table)
    for name, table, columns in FULL:
        op.create_index(name, table, columns)
    for name, columns, where in PARTIAL:
        op.create_index(name, "issues", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
    _empty_the_index(counted=True)


def downgrade() -> None:
    for name, _, _ in PARTIAL:
        op.drop_index(name, table_name="issues")
    for name, table, _ in FULL:
        op.drop_index(name, table_name=table)
    for name, table, columns in GONE:
        op.create_index(name, table, columns)
    for table in ("counted", "figures", "marks"):
        op.drop_table(table)
    _empty_the_index(counted=False)


def _tables() -> None:
    op.create_table(
        "marks",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_marks")),
    )
    op.create_table(
        "figures",
        sa.Column("month", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "kind", "unit", "status", name=op.f("pk_figures")),
    )
    op.create_table(
        "counted",
        sa.Column("issue", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("issue", name=op.f("pk_counted")),
    )


def _empty_the_index(*, counted: bool) -> None:
    """`counted`: in how many issues a piece stands is kept beside it, on SQLite too."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE issue_terms")
        op.execute("DROP TABLE issue_words")
        op.execute(
            "CREATE VIRTUAL TABLE issue_words"
            " USING fts5(words, tokenize = 'unicode61 remove_diacritics 0', detail = none)"
        )
        op.execute(
            "CREATE TABLE issue_terms (term text PRIMARY KEY, doc integer NOT NULL) WITHOUT ROWID"
            if counted
            else "CREATE VIRTUAL TABLE issue_terms USING fts5vocab(issue_words, row)"
        )
    else:
        op.execute("TRUNCATE issue_words, issue_terms")
    op.execute("DELETE FROM cursors WHERE name = 'search'")
