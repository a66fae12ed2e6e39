"""What issues are looked up by: units, words, whose they are, the limit that runs; and words that were looked for."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.core.folding import fold

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: Rows that are filled at a time.
BATCH = 500

issues = sa.table(
    "issues",
    sa.column("number", sa.BigInteger),
    sa.column("body", sa.Text),
    sa.column("units", sa.Text),
    sa.column("words", sa.Text),
    sa.column("names", sa.Text),
    sa.column("limit_at", sa.DateTime(timezone=True)),
)

#: The limits that run in a status, by their names in the body.
RUNNING = {
    "received": ("accept_by",),
    "accepted": ("dispatch_by",),
    "dispatched": ("sign_by", "due"),
    "in_progress": ("due",),
}


def upgrade() -> None:
    op.create_table(
        "searches",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        sa.UniqueConstraint("chat_id", "words", name=op.f("uq_searches_chat_id_words")),
    )
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.add_column(sa.Column("units", sa.Text(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("words", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("names", sa.Text(), server_default="", nullable=False))
    _fill(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.drop_column("names")
        batch_op.drop_column("words")
        batch_op.drop_column("units")

    op.drop_table("searches")


def _fill(connection: sa.Connection) -> None:
    """From the whole issue beside them, as it was kept then."""
    for rows in _batches(connection):
        for row in rows:
            changed = sa.update(issues).where(issues.c.number == row.number)
            connection.execute(changed.values(_looked_up_by(json.loads(row.body))))


def _batches(connection: sa.Connection) -> Iterator[list[Any]]:
    last = -1
    while True:
        query = sa.select(issues.c.number, issues.c.body).where(issues.c.number > last).order_by(issues.c.number)
        rows = list(connection.execute(query.limit(BATCH)))
        if not rows:
            return
        yield rows
        last = rows[-1].number


def _looked_up_by(issue: dict[str, Any]) -> dict[str, Any]:
    requester, parts = issue["requester"], issue["parts"]
    in_order = sorted(parts, key=lambda part: (part.get("chat") is not None, part["message_id"]))
    text = "\n".join(part["text"] for part in in_order if part["text"])
    units = [issue["lead"], *issue["assisting"]] if issue["lead"] else []
    limits = [issue[limit]["at"] for limit in RUNNING.get(issue["status"], ()) if issue.get(limit)]
    return {
        "limit_at": min(map(datetime.fromisoformat, limits), default=None),
        "units": json.dumps(units, ensure_ascii=False),
        "words": fold(f"{issue['title']}\n{text}"),
        "names": fold(f"{requester['name']}\n{requester.get('enterprise') or ''}"),
    }
