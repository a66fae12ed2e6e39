"""`xiaoer roster`: what is printed, what is asked, and the exit code."""

import asyncio
import getpass
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from bot.config import Settings
from bot.core.people import NOT_IN_TELEGRAM, Person
from bot.core.words import Role
from bot.core.workbook import Finding, pages
from bot.rosters import importing
from bot.rosters.importing import Plan
from bot.rosters.notes import notes
from bot.rosters.telling import say, sentence, told
from bot.sheets import Unreadable, read, write
from storage.beside import work_beside

#: sysexits.h: the input data was incorrect in some way.
EX_DATAERR = 65
EX_USAGE = 64
#: sysexits.h: somebody else was faster; it may be tried again.
EX_TEMPFAIL = 75

YES = {"y", "yes", "是", "写入"}


class Import:
    """One run of `roster import`."""

    def __init__(self, settings: Settings, now: datetime) -> None:
        self._settings, self._now, self._language = settings, now, settings.city.language
        self._out, self._err = Console(highlight=False), Console(stderr=True, highlight=False)

    def run(self, file: Path, *, dry_run: bool, yes: bool) -> int:
        """The exit code. Raises what `storage.migrate` raises, and OSError."""
        sheets = read(file)
        if isinstance(sheets, Unreadable):
            return self._refuse(sheets.sentence(self._language))
        plan = asyncio.run(importing.plan(self._settings, sheets))
        if plan.proposal.mistakes:
            return self._refuse(self._say("mistakes", count=len(plan.proposal.mistakes)), plan.proposal.mistakes)
        self._show(plan)
        if not plan.changes:
            return self._end("nothing")
        if dry_run:
            return self._end("dry run")
        return self._store(plan) if yes else self._ask(plan)

    def _ask(self, plan: Plan) -> int:
        try:
            answer = typer.prompt(self._say("ask"), default="", show_default=False)
        except typer.Abort:
            return self._end("no answer", EX_USAGE)
        return self._store(plan) if answer.strip().lower() in YES else self._end("left")

    def _store(self, plan: Plan) -> int:
        if not asyncio.run(importing.store(self._settings, plan, who_types(), self._now)):
            return self._end("changed meanwhile", EX_TEMPFAIL)
        if plan.revision == 0 and self._settings.register().people:
            self._print(self._say("lists unused"))
        self._print(self._say("stored", count=len(plan.changes)))
        return 0

    def _show(self, plan: Plan) -> None:
        for line, style in told(plan.changes, self._language):
            self._print(line, style)
        if plan.proposal.remarks:
            self._print(self._say("remarks"), "bold")
            self._tell(self._out, plan.proposal.remarks)

    def _refuse(self, sentence: str, mistakes: Iterable[Finding] = ()) -> int:
        self._err.print(Text(sentence, "bold"), soft_wrap=True)
        self._tell(self._err, mistakes)
        return EX_DATAERR

    def _tell(self, console: Console, findings: Iterable[Finding]) -> None:
        for finding in findings:
            console.print(Text(sentence(finding, self._language)), soft_wrap=True)

    def _end(self, key: str, code: int = 0) -> int:
        (self._err if code else self._out).print(Text(self._say(key)), soft_wrap=True)
        return code

    def _print(self, line: str, style: str = "") -> None:
        self._out.print(Text(line, style), soft_wrap=True)

    def _say(self, key: str, **values: object) -> str:
        return say(self._language, key, **values)


def export(settings: Settings, file: Path) -> tuple[str, int]:
    """What came of it, and the exit code. Raises what `storage.migrate` raises, and OSError."""
    language = settings.city.language
    if file.suffix.lower() != ".xlsx":
        return say(language, "no xlsx", file=file), EX_USAGE
    if file.exists():
        return say(language, "file is there", file=file), EX_USAGE
    return asyncio.run(_export(settings, file)), 0


async def _export(settings: Settings, file: Path) -> str:
    language = settings.city.language
    async with work_beside(settings.storage.url) as work:
        book = await work.register.load()
    write(file, [*pages(book, language), notes(language)])
    if not (book.units or book.enterprises or book.people):
        return say(language, "template", file=file)
    counts = {"units": len(book.units), "enterprises": len(book.enterprises), "people": len(book.people)}
    return say(language, "exported", file=file, **counts)


def who_types() -> Person:
    """For the journal: the account of this computer in which the command was typed."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container may have a number without a name
        name = str(os.getuid())
    return Person(NOT_IN_TELEGRAM, name, frozenset({Role.ADMIN}))
