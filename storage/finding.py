"""Which issues have certain words: the index leads to them, the newest first, and each is read whether it has them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, and_, column, literal, or_, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from bot.core.indexed import NAMED, Piece, asked_of, of_unit
from bot.core.issue import Issue
from bot.core.listings import Page
from bot.core.permissions import Sight
from bot.core.words import Kind
from storage.codec import from_json
from storage.tables import IssueRow
from storage.views import within

#: So many are found, the newest; who looks for what more have is told that older ones were left out.
MOST_FOUND = 100
#: Issues that are read at a time, and how often at most: what nobody may see here, or only looks alike, is passed over.
LOOKED_AT, LOOKS = 200, 10

_words = table("issue_words", column("rowid"), column("issue"), column("words", TSVECTOR))


class Finding:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._on_sqlite = connection.dialect.name == "sqlite"

    async def page(self, seen: Sight, terms: Sequence[str], number: int | None, page: int, size: int) -> Page:
        """Issues, ended ones too, with all these words, or of that number: this one first, then the newest.

        `terms` are folded. However many issues there are, no more are read than LOOKS say.
        """
        named = await self._of(number, seen) if number is not None else []
        found, more = await self._with(terms, seen)
        numbers = [*named, *(one for one in found if one != number)][:MOST_FOUND]
        last = max(0, (len(numbers) - 1) // size)
        page = min(page, last)
        issues = await self._issues(numbers[page * size : (page + 1) * size])
        return Page(issues, len(numbers), page, last, more or len(found) > MOST_FOUND)

    async def _with(self, terms: Sequence[str], seen: Sight) -> tuple[list[int], bool]:
        """One more than are shown, where there are; and whether some were not even read."""
        asked = [pieces for term in terms if (pieces := asked_of(term))] if seen.units != () else []
        found: list[int] = []
        below: int | None = None
        for _ in range(LOOKS if asked else 0):
            looked_at = await self._look(asked, terms, seen, below)
            found += [number for number, has_all in looked_at if has_all]
            if len(looked_at) < LOOKED_AT:
                return found, False
            if len(found) > MOST_FOUND:
                break
            below, _ = looked_at[-1]
        return found, bool(asked)

    def _next(self, asked: Sequence[Sequence[Piece]], seen: Sight, below: int | None) -> Select[int]:
        """What the index leads to, from the newest on, or from below a number."""
        number = _words.c.rowid if self._on_sqlite else _words.c.issue
        which = _matches(asked, seen) if self._on_sqlite else _contains(asked, seen)
        older = () if below is None else (number < below,)
        return select(number.label("number")).where(which, *older).order_by(number.desc()).limit(LOOKED_AT)

    async def _look(
        self, asked: Sequence[Sequence[Piece]], terms: Sequence[str], seen: Sight, below: int | None
    ) -> Sequence[tuple[int, bool]]:
        """The next that the index leads to, and whether they have the words and may be seen."""
        led_to, number = self._next(asked, seen, below).subquery(), col(IssueRow.number)
        has_all = and_(within(seen), *(_has(term, seen) for term in terms)).label("has_all")
        query = select(number, has_all).join(led_to, number == led_to.c.number).order_by(number.desc())
        return [(row.number, bool(row.has_all)) for row in await self._connection.execute(query)]

    async def _of(self, number: int, seen: Sight) -> list[int]:
        query = select(col(IssueRow.number)).where(col(IssueRow.number) == number, within(seen))
        return list((await self._connection.execute(query)).scalars())

    async def _issues(self, numbers: Sequence[int]) -> list[Issue]:
        query = select(col(IssueRow.number), col(IssueRow.body)).where(col(IssueRow.number).in_(numbers))
        found = {row.number: row.body for row in await self._connection.execute(query)}
        return [from_json(Issue, found[number]) for number in numbers]


def _matches(asked: Sequence[Sequence[Piece]], seen: Sight) -> ColumnElement[bool]:
    """FTS5's way to say it: ("停电" AND "电三") of what was said, or of names. Pieces are letters and digits only."""

    def all_of(pieces: Sequence[Piece], before: str) -> str:
        return " AND ".join(f'"{before}{piece.text}"{" *" * piece.begins}' for piece in pieces)

    terms = [f"(({all_of(pieces, '')}) OR ({all_of(pieces, NAMED)}))" for pieces in asked]
    whole = " AND ".join((*terms, *_units(seen, " OR ")))
    return text("issue_words MATCH :whole").bindparams(whole=whole)  # type: ignore[return-value] # it is a condition


def _contains(asked: Sequence[Sequence[Piece]], seen: Sight) -> ColumnElement[bool]:
    def all_of(pieces: Sequence[Piece], before: str) -> str:
        return " & ".join(f"'{before}{piece.text}'{':*' * piece.begins}" for piece in pieces)

    terms = [f"(({all_of(pieces, '')}) | ({all_of(pieces, NAMED)}))" for pieces in asked]
    whole = " & ".join((*terms, *_units(seen, " | ")))
    return _words.c.words.op("@@", is_comparison=True)(literal(whole).cast(TSQUERY))


def _units(seen: Sight, or_else: str) -> list[str]:
    """A unit finds its own among those that all have the words."""
    return [] if seen.units is None else [f"({or_else.join(map(of_unit, seen.units))})"]


def _has(term: str, seen: Sight) -> ColumnElement[bool]:
    """Who reports is nobody's business but the office's: their name finds nothing for anybody else.

    Nor do their words find anything for who may not read them.
    """
    said, named = (column.contains(term, autoescape=True) for column in (col(IssueRow.words), col(IssueRow.names)))
    if seen.reporters:
        return or_(said, named)
    no_report = col(IssueRow.kind) != Kind.REPORT
    return or_(and_(said, no_report) if seen.units is None else said, and_(named, no_report))
