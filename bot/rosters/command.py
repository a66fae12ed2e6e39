"""`xiaoer roster`: what is printed, what is asked, and the exit code."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from bot.config import Settings
from bot.core.register import Subject
from bot.core.workbook import Finding
from bot.rosters import importing
from bot.rosters.importing import Plan
from bot.rosters.telling import say, sentence, told, units_counted
from bot.rosters.typist import who_types
from bot.sheets import Unreadable, read

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
            typer.echo()  # the question stands without an answer
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
        if any(change.subject is Subject.UNIT for change in plan.changes):
            self._print(units_counted(plan.proposal.after, self._language))
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
