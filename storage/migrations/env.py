"""Alembic's entry: migrations run on the connection that `storage.migrate` hands over."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

from storage.search import is_of_the_index
from storage.tables import Moment


def render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Migrations outlive today's code: they name SQLAlchemy's own types only."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render,
    include_name=lambda name, kind, _parents: kind != "table" or not is_of_the_index(name or ""),
)
with context.begin_transaction():
    context.run_migrations()
