"""Public holidays and make-up days."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import (
    EX_CONFIG,
    ConfigFile,
    load_settings,
    troubles_told,
)

app = typer.Typer(no_args_is_help=True, help="Public holidays and make-up days.")


@app.command("import")
def import_years(
    file: Annotated[Path, typer.Argument(help="Years, written as `show 2026` prints one.", metavar="FILE")],
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Take the public holidays of a year from a file, once they are published. A running bot takes them up."""
    settings = load_settings(config)

    from bot import calendars
    from bot.config import ConfigurationErrors
    from bot.config.years import load_years
    from bot.service.clock import SystemClock

    try:
        years = load_years(file, settings.city.language)
    except ConfigurationErrors as errors:
        typer.echo(str(errors), err=True)
        raise typer.Exit(EX_CONFIG) from None
    with troubles_told(settings):
        said = asyncio.run(calendars.import_years(settings, years, SystemClock(settings.city.zone).now()))
    typer.echo("\n".join(said))


@app.command("show")
def show_years(
    year: Annotated[int | None, typer.Argument(help="In full, as a file has it.", min=2000, max=2099)] = None,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Show which years are known, and where from."""
    settings = load_settings(config)

    from bot import calendars

    with troubles_told(settings):
        typer.echo("\n".join(asyncio.run(calendars.show(settings, year))))
