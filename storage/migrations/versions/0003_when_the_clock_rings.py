"""When the clock has something to do with an issue, and what it has done."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The alarms of issues that are there already are set when the bot starts."""
    op.create_table(
        "occasions",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_occasions")),
    )
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.add_column(sa.Column("limit_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("next_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_issues_limit_at"), ["limit_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_issues_next_at"), ["next_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issues_next_at"))
        batch_op.drop_index(batch_op.f("ix_issues_limit_at"))
        batch_op.drop_column("next_at")
        batch_op.drop_column("limit_at")
    op.drop_table("occasions")
