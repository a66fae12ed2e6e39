"""The command line. Heavy rooms are imported only by the command that needs them, so --help is quick."""

import typer

from bot.cli import backup, bench, board, calendar, doctor, hotline, person, roster, running

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="小二 Xiaoer: the attendant of a government–enterprise group."
)
app.add_typer(running.app)
app.add_typer(doctor.app)
app.add_typer(board.app)
app.add_typer(backup.app)
app.add_typer(bench.app)
app.add_typer(calendar.app, name="calendar")
app.add_typer(person.app, name="person")
app.add_typer(roster.app, name="roster")
app.add_typer(hotline.taking, name="import")
app.add_typer(hotline.giving, name="export")


def main() -> None:
    app(prog_name="xiaoer")
