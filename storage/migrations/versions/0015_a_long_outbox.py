"""However much waits, what belongs to a message or an issue is found by its index, and so is the first of a list.

SQLite would rather read all that is pending than all that ever had the key.
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NEW = (["chat_id", "listed", "state", "id"], ["key", "state", "id"], ["issue", "chat_id", "state", "priority"])
GONE = (["chat_id", "listed", "state"], ["key"], ["issue"])


def upgrade() -> None:
    for columns in GONE:
        op.drop_index(_name(columns), table_name="outbox")
    for columns in NEW:
        op.create_index(_name(columns), "outbox", columns)


def downgrade() -> None:
    for columns in NEW:
        op.drop_index(_name(columns), table_name="outbox")
    for columns in GONE:
        op.create_index(_name(columns), "outbox", columns)


def _name(columns: list[str]) -> str:
    return f"ix_outbox_{'_'.join(columns)}"
