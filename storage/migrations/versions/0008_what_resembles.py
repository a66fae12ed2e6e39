"""The index of what issues say, and how far it has come; it fills itself from the journal's beginning."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SQLITE = (
    "CREATE VIRTUAL TABLE issue_words USING fts5(words, tokenize = 'unicode61 remove_diacritics 0', detail = none)",
    "CREATE VIRTUAL TABLE issue_terms USING fts5vocab(issue_words, row)",
)
POSTGRESQL = (
    "CREATE TABLE issue_words (issue bigint CONSTRAINT pk_issue_words PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX ix_issue_words_words ON issue_words USING gin (words)",
    "CREATE TABLE issue_terms (term text CONSTRAINT pk_issue_terms PRIMARY KEY, doc integer NOT NULL)",
)


def upgrade() -> None:
    op.create_table(
        "cursors",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_cursors")),
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TABLE issue_terms")
    op.execute("DROP TABLE issue_words")
    op.drop_table("cursors")
