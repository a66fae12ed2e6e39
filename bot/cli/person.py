"""What is stored of somebody, and forgetting them."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import ConfigFile, load_settings, troubles_told

app = typer.Typer(no_args_is_help=True, help="What is stored of a person: handed over, or erased.")

Who = Annotated[
    str, typer.Argument(help="Number of the book, Telegram ID, name, or a caller's telephone.", metavar="WHO")
]


@app.command("export")
def export_person(
    who: Who,
    folder: Annotated[Path | None, typer.Option("--to", help="A folder that is not there yet.")] = None,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Write all that is stored of a person into a folder: person.json, and the files they sent."""
    settings = load_settings(config)

    from bot.persons.erasing import Refused
    from bot.persons.exporting import export

    with troubles_told(settings):
        try:
            typer.echo(asyncio.run(export(settings, who, folder)))
        except Refused as refused:
            typer.echo(str(refused), err=True)
            raise typer.Exit(refused.code) from None


@app.command("erase")
def erase_person(
    who: Who,
    config: ConfigFile = Path("config.toml"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what goes and what stays; remove nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")] = False,
) -> None:
    """Forget a person: name, telephone, account and words, everywhere. The figures of their issues stay."""
    settings = load_settings(config)

    from bot import log
    from bot.bootstrap import city_of, clock_of
    from bot.persons.erasing import Erasure, Refused
    from bot.persons.words import say

    log.configure("WARNING", secrets=settings.secrets)

    def may(plan: list[str]) -> bool:
        typer.echo("\n".join(plan))
        if dry_run:
            typer.echo(say(settings.city.language, "dry"))
            raise typer.Exit
        if yes:
            return True
        if not sys.stdin.isatty():
            typer.echo(say(settings.city.language, "no answer"), err=True)
            raise typer.Exit(64)
        return input(f"{say(settings.city.language, 'ask')}: ").strip().lower() == "y"

    with troubles_told(settings):
        try:
            erasure = Erasure(settings, city_of(settings), clock_of(settings, None))
            typer.echo("\n".join(asyncio.run(erasure.run(who, may))))
        except Refused as refused:
            typer.echo(str(refused), err=True)
            raise typer.Exit(refused.code) from None
