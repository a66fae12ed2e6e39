"""Lists of the hotline's work orders, in and out."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import (
    EX_DATAERR,
    EX_USAGE,
    ConfigFile,
    load_settings,
    troubles_told,
)

taking = typer.Typer(no_args_is_help=True, help="Take lists from other systems.")
giving = typer.Typer(no_args_is_help=True, help="Give lists to other systems.")


@taking.command("hotline")
def import_hotline(
    file: Annotated[
        Path, typer.Argument(help="A list of work orders of the 12345 hotline: .xlsx, .csv.", metavar="FILE")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; enter nothing.")] = False,
    dispatch: Annotated[
        bool, typer.Option("--dispatch", help="Accept what is new, and dispatch it to the unit that the list names.")
    ] = False,
    skip_mistakes: Annotated[
        bool, typer.Option("--skip-mistakes", help="Enter the rows without a mistake, and leave out the others.")
    ] = False,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Enter the work orders of a list as issues, each once. A running bot shows their cards."""
    settings = load_settings(config)

    from bot import log
    from bot.bootstrap import city_of, clock_of
    from bot.hotline.importing import Wanted, import_orders

    log.configure("WARNING", secrets=settings.secrets)
    wanted = Wanted(dry=dry_run, dispatch=dispatch, skip_mistakes=skip_mistakes)
    with troubles_told(settings):
        done = asyncio.run(import_orders(settings, city_of(settings), clock_of(settings, None), file, wanted))
    typer.echo("\n".join(done.lines), err=not done.fine)
    raise typer.Exit(0 if done.fine else EX_DATAERR)


@giving.command("hotline")
def export_hotline(
    file: Annotated[Path, typer.Argument(help="Where it is written: .xlsx or .csv.", metavar="FILE")],
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Those entered from that day on.", metavar="DAY")
    ] = None,
    open_only: Annotated[bool, typer.Option("--open/--all", help="Those that are open; or all of them.")] = False,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Write the hotline's work orders with their status and answer."""
    settings = load_settings(config)

    from bot import log
    from bot.bootstrap import city_of, clock_of
    from bot.hotline.exporting import ENDINGS, Which, export_orders
    from bot.hotline.words import saying

    log.configure("WARNING", secrets=settings.secrets)
    if file.suffix.lower() not in ENDINGS:
        typer.echo(saying(settings.city.language)("no workbook", file=file), err=True)
        raise typer.Exit(EX_USAGE)
    which = Which(since.date() if since else None, open_only)
    with troubles_told(settings):
        said = asyncio.run(export_orders(settings, city_of(settings), clock_of(settings, None), file, which))
    typer.echo(said)
