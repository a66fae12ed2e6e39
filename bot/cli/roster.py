"""Units, enterprises and people, by way of Excel."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import (
    ConfigFile,
    load_settings,
    troubles_told,
)

app = typer.Typer(no_args_is_help=True, help="Units, enterprises and people, by way of Excel.")


@app.command("export")
def export_roster(
    file: Annotated[Path, typer.Argument(help="A workbook that is not there yet.", metavar="FILE.xlsx")],
    config: ConfigFile = Path("config.toml"),
    links: Annotated[bool, typer.Option("--links", help="With one-time links for who has not enrolled.")] = False,
) -> None:
    """Write the whole book into an Excel workbook; while nobody stands in it, a template."""
    settings = load_settings(config)

    from bot.rosters.exporting import export
    from bot.service.clock import SystemClock

    with troubles_told(settings):
        said, code = export(settings, file, SystemClock(settings.city.zone).now(), with_links=links)
    typer.echo(said, err=code != 0)
    raise typer.Exit(code)


@app.command("import")
def import_roster(
    file: Annotated[Path, typer.Argument(help="A workbook as `export` writes one.", metavar="FILE.xlsx")],
    config: ConfigFile = Path("config.toml"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and store nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Store it without asking.")] = False,
) -> None:
    """Take units, enterprises and people from an Excel workbook. A running bot takes them up."""
    settings = load_settings(config)

    from bot.rosters.command import Import
    from bot.service.clock import SystemClock

    with troubles_told(settings):
        code = Import(settings, SystemClock(settings.city.zone).now()).run(file, dry_run=dry_run, yes=yes)
    raise typer.Exit(code)


@app.command("journal")
def show_journal(
    config: ConfigFile = Path("config.toml"),
    limit: Annotated[int, typer.Option(help="How many changes.", min=1, max=100_000)] = 20,
) -> None:
    """Show who changed what in the book, the newest first."""
    settings = load_settings(config)

    from bot.rosters.history import journal

    with troubles_told(settings):
        typer.echo("\n".join(asyncio.run(journal(settings, limit))))
