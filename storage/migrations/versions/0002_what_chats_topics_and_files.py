"""What chats are, topics, files to keep, whose turn it is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "topics",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("issue", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.Column("closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "issue", name=op.f("pk_topics")),
        sa.UniqueConstraint("chat_id", "topic_id", name=op.f("uq_topics_chat_id_topic_id")),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("issue", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["issue"], ["issues.number"], name=op.f("fk_attachments_issue_issues")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("chat_id", "message_id", name=op.f("uq_attachments_chat_id_message_id")),
    )
    op.create_table(
        "first_presses",
        sa.Column("issue", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["issue"], ["issues.number"], name=op.f("fk_first_presses_issue_issues")),
        sa.PrimaryKeyConstraint("issue", "person_id", name=op.f("pk_first_presses")),
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachments_issue"), ["issue"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachments_state_id"), ["state", "id"], unique=False)

    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.add_column(sa.Column("absent", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("forum", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("language", sa.String(), nullable=True))

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sender_id", sa.BigInteger(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_inbox_state_seq"))
        batch_op.create_index(batch_op.f("ix_inbox_state_seq_sender_id"), ["state", "seq", "sender_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inbox_state_sender_id_seq"), ["state", "sender_id", "seq"], unique=False)

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("listed", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_outbox_chat_id_listed_state"), ["chat_id", "listed", "state"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_chat_id_listed_state"))
        batch_op.drop_column("listed")

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_state_sender_id_seq"))
        batch_op.drop_index(batch_op.f("ix_inbox_state_seq_sender_id"))
        batch_op.create_index(batch_op.f("ix_inbox_state_seq"), ["state", "seq"], unique=False)
        batch_op.drop_column("sender_id")

    with op.batch_alter_table("chats", schema=None) as batch_op:
        batch_op.drop_column("language")
        batch_op.drop_column("forum")
        batch_op.drop_column("absent")

    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachments_state_id"))
        batch_op.drop_index(batch_op.f("ix_attachments_issue"))

    op.drop_table("first_presses")
    op.drop_table("attachments")
    op.drop_table("topics")
