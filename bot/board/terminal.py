"""The board in a terminal: the counts above, units and issues below, side by side where there is room."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from bot.board.reading import Overview
from bot.board.words import word
from bot.core.issue import Issue
from bot.core.lateness import late_by
from bot.core.permissions import Sight
from bot.core.words import Status
from bot.voice.attachments import titled
from bot.voice.board import counted, unit_name
from bot.voice.listings import lateness, limit, marks, veiled
from bot.voice.speech import TITLE, Speech
from bot.voice.text import plain

#: Characters: units and issues stand side by side from here on.
WIDE = 110
#: Units above the issues where there is no room beside them: the worst.
FEW = 5
#: What waits for somebody else than us.
_WAITS = (Status.WAITING, Status.HANDLED)


class Board:
    """As wide as the terminal is when it is drawn; what is too long for it is cut off below."""

    def __init__(self, speech: Speech, seen: Overview, note: str = "") -> None:
        self._speech = speech
        self._seen = seen
        self._note = note  # why it is not of this moment

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wide = options.max_width >= WIDE
        yield from self._head()
        if wide and self._seen.units:
            yield _beside(self._units(len(self._seen.units)), self._issues(wide=True))
            return
        if self._seen.units:
            yield self._units(FEW)
            yield Text()
        yield self._issues(wide=wide)

    def _head(self) -> Iterator[RenderableType]:
        city, at = self._speech.city.name, self._speech.times.stamp(self._seen.at, self._seen.at)
        yield Text(plain(f"{city} · {at}"), "bold", overflow="ellipsis", no_wrap=True)
        if self._note:
            yield Text(self._note, "yellow")
        yield from (Text(line) for line in counted(self._speech, self._seen.counts))
        yield Text()

    def _units(self, most: int) -> Table:
        table = _table()
        table.add_column(word(self._speech, "unit"), ratio=1, overflow="ellipsis", no_wrap=True)
        table.add_column(word(self._speech, "open"), justify="right", no_wrap=True)
        table.add_column(word(self._speech, "overdue"), justify="right", no_wrap=True)
        for unit in self._seen.units[:most]:
            late = Text(str(unit.overdue), "red" if unit.overdue else "dim")
            table.add_row(Text(plain(unit_name(self._speech, unit))), Text(str(unit.open)), late)
        return table

    def _issues(self, *, wide: bool) -> Table:
        table = _table()
        table.add_column(word(self._speech, "number"), no_wrap=True)
        table.add_column(word(self._speech, "issue"), ratio=3, overflow="ellipsis", no_wrap=True)
        if wide:
            table.add_column(word(self._speech, "status"), no_wrap=True)
            table.add_column(word(self._speech, "lead"), ratio=2, overflow="ellipsis", no_wrap=True)
        table.add_column(word(self._speech, "due"), no_wrap=True)
        table.add_column(word(self._speech, "overdue"), no_wrap=True)
        for issue in self._seen.issues:
            table.add_row(*self._row(issue, wide=wide), style=self._style(issue))
        return table

    def _row(self, issue: Issue, *, wide: bool) -> list[Text]:
        speech = self._speech
        title = " ".join((*marks(speech, issue), titled(speech, veiled(speech, issue, Sight(None)), TITLE)))
        due = [*limit(speech, issue, self._seen.at), ""][0]
        late = [*lateness(speech, issue, self._seen.at), ""][0]
        status = [speech.status(issue), speech.handled_by(issue)] if wide else []
        return [Text(plain(cell)) for cell in (f"{speech.city.prefix}{issue.number}", title, *status, due, late)]

    def _style(self, issue: Issue) -> str:
        if late_by(issue, self._seen.at, self._speech.city.rules.calendar) is not None:
            return "red"
        return "dim" if issue.status in _WAITS else ""


def _table() -> Table:
    return Table(box=None, expand=True, padding=(0, 2, 0, 0), header_style="dim")


def _beside(left: Table, right: Table) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=3)
    table.add_row(left, right)
    return table
