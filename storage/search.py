"""The index of what issues say: which pieces of words stand where. It follows the journal behind a cursor.

SQLite keeps it in FTS5, PostgreSQL in a tsvector with GIN. In how many issues a piece stands we count ourselves: FTS5
goes through all of them each time it is asked. Their tables are made by the migration and are not among
`storage.tables`: each database has its own.
FTS5 keeps the pieces as well: without them SQLite before 3.43 can't take a row out of the index.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Subquery,
    Text,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.events import IssueOpened
from bot.core.indexed import entries
from bot.core.issue import Issue
from bot.core.likeness import ENDED_WITHIN, OPENED_WITHIN, pieces, rarest
from bot.core.words import Kind
from storage.inbox import INSERTS, insert_new
from storage.issue_statements import IS_OPEN
from storage.issues import BEFORE_FIRST, looked_up_by
from storage.prepared import prepared
from storage.tables import CursorRow, IssueRow, JournalRow

_WORDS, _TERMS = "issue_words", "issue_terms"
_terms = table(_TERMS, column("term", Text), column("doc", Integer))
_sqlite_words = table(_WORDS, column("rowid", BigInteger))
_words = table(_WORDS, column("issue", BigInteger))

#: Of the index, merged in one transaction.
PAGES = 200
#: How the index calls its place in the journal.
CURSOR = "search"


def _count(kind: type[postgresql.Insert] | type[sqlite.Insert]) -> postgresql.Insert | sqlite.Insert:
    new = kind(_terms)
    more = {"doc": _terms.c.doc + new.excluded.doc}
    return prepared(new.on_conflict_do_update(index_elements=["term"], set_=more), ("term", "doc"))


COUNT = {name: _count(kind) for name, kind in INSERTS.items()}


@dataclass(frozen=True, slots=True)
class Happened:
    """An event in the journal."""

    at: int  # its place there
    issue: int
    opened: bool  # it is the issue's first


@dataclass(frozen=True, slots=True)
class Found:
    number: int
    words: str  # its title and text, folded


def is_of_the_index(name: str) -> bool:
    """Whether a table is one of those that only the index knows; FTS5 makes several."""
    return name == _TERMS or name.startswith(_WORDS)


@dataclass(frozen=True, slots=True)
class Counted:
    """A text's pieces, and in how many issues each stands, those that stand in none left out."""

    pieces: frozenset[str]
    stand_in: Mapping[str, int]


class Search:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._on_sqlite = connection.dialect.name == "sqlite"

    # ── behind the journal ────────────────────────────────────────────────

    async def horizon(self) -> int:
        """The journal's end: nothing that is kept later will have a smaller id. For a transaction of its own.

        PostgreSQL hands out ids before it commits: who is about to commit is waited for.
        """
        if not self._on_sqlite:
            await self._connection.execute(text("LOCK TABLE journal IN SHARE MODE"))
        return await self._newest()

    async def _newest(self) -> int:
        return (await self._connection.execute(select(func.max(col(JournalRow.id))))).scalar_one() or 0

    async def is_behind(self) -> bool:
        return await self.behind() > 0

    async def behind(self) -> int:
        """Events of the journal that are not in the index yet, or so: PostgreSQL leaves numbers out."""
        return await self._newest() - await self.cursor()

    async def cursor(self) -> int:
        """The last event that is in the index."""
        query = select(col(CursorRow.at)).where(col(CursorRow.name) == CURSOR)
        return (await self._connection.execute(query)).scalar_one_or_none() or 0

    async def after(self, cursor: int, horizon: int, most: int) -> Sequence[Happened]:
        """So many of the next events, in order."""
        row_id, number, kind = col(JournalRow.id), col(JournalRow.issue), col(JournalRow.event)
        query = select(row_id, number, kind).where(row_id > cursor, row_id <= horizon).order_by(row_id).limit(most)
        rows = await self._connection.execute(query)
        return [Happened(int(at or 0), issue, kind == IssueOpened.__name__) for at, issue, kind in rows]

    async def reach(self, cursor: int) -> None:
        statement = insert_new(self._connection)(CursorRow).values(name=CURSOR, at=cursor)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"at": cursor}))

    # ── what stands where ─────────────────────────────────────────────────

    async def put(self, issue: Issue) -> None:
        """Its words as they are now, instead of what it said before."""
        said = entries(*looked_up_by(issue), issue.units)
        before = await self._before(issue.number)
        if said == before:
            return
        await self._count(said - before, 1)
        await self._count(before - said, -1)
        await self._put(issue.number, sorted(said))

    async def put_new(self, issues: Sequence[Issue]) -> None:
        """Many at once that are not in the index yet."""
        said = {issue.number: entries(*looked_up_by(issue), issue.units) for issue in issues}
        counts = Counter(term for terms in said.values() for term in terms)
        rows = [{"term": term, "doc": by} for term, by in sorted(counts.items())]
        await self._connection.execute(COUNT[self._connection.dialect.name], rows)
        for number, terms in said.items():
            await self._put(number, sorted(terms))

    async def _before(self, number: int) -> frozenset[str]:
        if self._on_sqlite:
            query = text("SELECT words FROM issue_words WHERE rowid = :number")
            words = (await self._connection.execute(query, {"number": number})).scalar_one_or_none()
            return frozenset(words.split()) if words else frozenset()
        query = text("SELECT tsvector_to_array(words) FROM issue_words WHERE issue = :number")
        return frozenset((await self._connection.execute(query, {"number": number})).scalar_one_or_none() or ())

    async def _count(self, terms: Collection[str], by: int) -> None:
        """In one order: two that count the same pieces never wait for each other."""
        if terms:
            counted = [{"term": term, "doc": by} for term in sorted(terms)]
            await self._connection.execute(COUNT[self._connection.dialect.name], counted)

    async def _put(self, number: int, said: Sequence[str]) -> None:
        if self._on_sqlite:
            await self._connection.execute(text("DELETE FROM issue_words WHERE rowid = :number"), {"number": number})
            insert = text("INSERT INTO issue_words (rowid, words) VALUES (:number, :words)")
            await self._connection.execute(insert, {"number": number, "words": " ".join(said)})
        else:
            insert = text(
                "INSERT INTO issue_words (issue, words) VALUES (:number, array_to_tsvector(CAST(:terms AS text[])))"
                " ON CONFLICT (issue) DO UPDATE SET words = EXCLUDED.words"
            )
            await self._connection.execute(insert, {"number": number, "terms": list(said)})

    async def purge(self, *, begins: bool) -> bool:
        """One step of many that take words out for good which stand in no issue any more; False at the last.

        FTS5 notes that a row is gone, and keeps its words until what it wrote at different times is merged
        (https://www.sqlite.org/fts5.html, "The 'merge' Command"); PostgreSQL keeps none.
        """
        if begins or not self._on_sqlite:
            await self._connection.execute(text("DELETE FROM issue_terms WHERE doc <= 0"))
        if not self._on_sqlite:
            return False
        before = await self._connection.execute(text("SELECT total_changes()"))
        changes = before.scalar_one()
        merge = text("INSERT INTO issue_words (issue_words, rank) VALUES ('merge', :pages)")
        await self._connection.execute(merge, {"pages": -PAGES if begins else PAGES})
        after = await self._connection.execute(text("SELECT total_changes()"))
        return bool(after.scalar_one() - changes >= 2)

    async def stand_in(self, asked: Collection[str]) -> Mapping[str, int]:
        """In how many issues each of the pieces stands."""
        query = select(_terms.c.term, _terms.c.doc).where(_terms.c.term.in_(asked), _terms.c.doc > 0)
        return {row.term: row.doc for row in await self._connection.execute(query)}

    async def texts(self) -> int:
        """How many issues there are, about."""
        query = select(func.coalesce(func.max(col(IssueRow.number)), BEFORE_FIRST) - BEFORE_FIRST)
        return (await self._connection.execute(query)).scalar_one()

    def _matching(self, rare: Sequence[str]) -> Subquery:
        """FTS5 ranks by BM25, the best the smallest."""
        words = " OR ".join(f'"{piece}"' for piece in rare)
        query = select(_sqlite_words.c.rowid.label("number"), literal_column("rank").label("rank"))
        return query.where(text("issue_words MATCH :words").bindparams(words=words)).subquery()

    def _containing(self, rare: Sequence[str]) -> Subquery:
        words = literal(" | ".join(f"'{piece}'" for piece in rare)).cast(TSQUERY)
        column_of = literal_column("words", TSVECTOR)
        query = select(_words.c.issue.label("number"), (-func.ts_rank(column_of, words)).label("rank"))
        return query.where(column_of.op("@@")(words)).select_from(_words).subquery()

    # ── asked ─────────────────────────────────────────────────────────────

    async def counted(self, said: str) -> Counted:
        asked = pieces(said)
        return Counted(asked, await self.stand_in(asked))

    async def like(self, said: Counted, limit: int, *where: ColumnElement[bool]) -> Sequence[Found]:
        """Those that share the rarest pieces with it, those first that share most; `where` as of IssueRow."""
        rare = rarest(said.pieces, said.stand_in)
        if not rare:
            return ()
        found = self._matching(rare) if self._on_sqlite else self._containing(rare)
        number, words = col(IssueRow.number), col(IssueRow.words)
        query = select(number, words).join(found, number == found.c.number).where(*where)
        rows = await self._connection.execute(query.order_by(found.c.rank, number.desc()).limit(limit))
        return [Found(row.number, row.words) for row in rows]

    async def lately_like(self, issue: Issue, said: Counted, now: datetime, limit: int) -> Sequence[Found]:
        """The issue's likes among those that are open or ended lately, and were opened lately; never a report.

        `said`: what the issue says.
        """
        number = col(IssueRow.number)
        alive = or_(IS_OPEN, col(IssueRow.closed_at) >= now - ENDED_WITHIN)
        lately = col(IssueRow.opened_at) >= now - OPENED_WITHIN
        others = (number != issue.number, col(IssueRow.kind) != Kind.REPORT, lately, alive)
        return await self.like(said, limit, *others)
