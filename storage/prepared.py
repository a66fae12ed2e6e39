"""Statements of every message: compiled once, and run on SQLite without SQLAlchemy's ado.

That ado takes 110 µs of processor time where a statement is built anew and 45 where it was built before; SQLite itself
takes 2 to 5. What is prepared is executed as everything else is; on PostgreSQL it is a statement that was built before.

    KEYED = prepared(select(MessageRow).where(col(MessageRow.key) == bindparam("name")))
    row = (await connection.execute(KEYED, {"name": "card:1042"})).first()
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Dialect, Executable, IteratorResult, SelectBase
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

S = TypeVar("S", bound=Executable)
Values = Mapping[str, Any]
Convert = Callable[[Any], Any]

#: The execution option that marks it.
PREPARED = "prepared"


def prepared(statement: S, columns: Iterable[str] = ()) -> S:
    """Its values have the names of its bindparams; those of an INSERT the names of these `columns`."""
    marked: S = statement.execution_options(**{PREPARED: Preparation(statement, tuple(columns))})
    return marked


class Answered(IteratorResult[Any]):
    """A statement's result, with what is asked of its cursor."""

    rowcount = -1


class Preparation:
    def __init__(self, statement: Any, columns: Sequence[str]) -> None:
        self._statement = statement
        self._columns = columns
        self._compiled: Compiled | None = None

    def on(self, dialect: Dialect) -> "Compiled":
        if self._compiled is None or self._compiled.dialect is not dialect:  # a process has one database
            self._compiled = Compiled(self._statement, self._columns, dialect)
        return self._compiled


class Compiled:
    """A statement in SQLite's words: which values go where, and how they and the answers are converted."""

    def __init__(self, statement: Any, columns: Sequence[str], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=columns or None)
        if compiled.post_compile_params or compiled.insert_prefetch:
            raise ValueError(f"every value of a prepared statement has its own place: {compiled}")
        self.dialect = dialect
        self._sql = str(compiled)
        binds = [(name, compiled.binds[name]) for name in compiled.positiontup or ()]
        self._fixed = {name: bind.value for name, bind in binds if not bind.required}
        self._names = [name for name, _ in binds]
        converts = [(at, _writing(bind.type, dialect)) for at, (_, bind) in enumerate(binds)]
        self._converts = [(at, convert) for at, convert in converts if convert]
        answers: Any = statement.selected_columns if isinstance(statement, SelectBase) else {}
        self._keys = SimpleResultMetaData(list(answers.keys()))
        readings = [(at, _reading(column.type, dialect)) for at, column in enumerate(answers.values())]
        self._readings = [(at, convert) for at, convert in readings if convert]

    def run(self, cursor: sqlite3.Cursor, values: Values | Sequence[Values] | None) -> Answered:
        try:
            if isinstance(values, Sequence):
                cursor.executemany(self._sql, [self._row(one) for one in values])
            else:
                cursor.execute(self._sql, self._row(values or {}))
            rows = cursor.fetchall()
        except (sqlite3.Error, ValueError) as error:
            raise DBAPIError.instance(self._sql, None, error, sqlite3.Error, dialect=self.dialect) from error
        answered = Answered(self._keys, iter(self._read(rows) if self._readings else rows))
        answered.rowcount = cursor.rowcount
        return answered

    def _row(self, values: Values) -> list[Any]:
        """Raises KeyError where one is missing."""
        known = {**self._fixed, **values} if self._fixed else values
        row = [known[name] for name in self._names]
        for at, convert in self._converts:
            row[at] = convert(row[at])
        return row

    def _read(self, rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
        for row in rows:
            read = list(row)
            for at, convert in self._readings:
                read[at] = convert(read[at])
            yield tuple(read)


def _writing(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _reading(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
