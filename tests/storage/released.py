"""Databases as each release left them: a day in the made-up city, played by that release, as SQL beside this file."""

import re
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.engine import Engine
from storage.upgrading import upgrade_to

FOLDER = Path(__file__).parent / "released"
#: 0.4.0-0005: the release, and its schema. The tables of a schema are made by our migrations up to it, which have made
#: the very same in that release.
RELEASES = sorted(file.stem for file in FOLDER.glob("*.sql"))

#: A statement ends where a line does; texts in it may have lines of their own.
STATEMENT = re.compile(r"INSERT INTO (\w+) .*?\);\n(?=INSERT|\Z)", re.DOTALL)


async def load(engine: Engine, release: str) -> None:
    """Into an empty database, which is left with the schema of that release."""
    script = (FOLDER / f"{release}.sql").read_text("utf-8")
    async with engine.begin() as connection:
        await connection.run_sync(_fill, release.partition("-")[2], script)


def _fill(connection: Connection, schema: str, script: str) -> None:
    upgrade_to(schema, connection)
    on_postgresql = connection.dialect.name == "postgresql"
    if on_postgresql:
        connection.execute(text("SET TIME ZONE 'UTC'"))
    filled = set()
    for statement in STATEMENT.finditer(script):
        connection.exec_driver_sql(statement[0].replace("%", "%%") if on_postgresql else statement[0])
        filled.add(statement[1])
    for table in filled if on_postgresql else ():
        _count_on(connection, table)


def _count_on(connection: Connection, table: str) -> None:
    """PostgreSQL's sequences know nothing of rows that came with their keys."""
    (key, *more) = inspect(connection).get_pk_constraint(table)["constrained_columns"]
    sequence = connection.execute(text("SELECT pg_get_serial_sequence(:table, :key)"), {"table": table, "key": key})
    if not more and (name := sequence.scalar()):
        connection.exec_driver_sql(f"SELECT setval('{name}', (SELECT max({key}) FROM {table}))")  # noqa: S608 - names of ours
