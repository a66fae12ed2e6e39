"""Which issues have lost what people said in them, and which are to."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0011"
branch_labels = None
depends_on = None

REMEMBERED = sa.text("forgotten_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.add_column(sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_issues_to_forget", "issues", ["closed_at"], sqlite_where=REMEMBERED, postgresql_where=REMEMBERED
    )


def downgrade() -> None:
    op.drop_index("ix_issues_to_forget", "issues")
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.drop_column("forgotten_at")
