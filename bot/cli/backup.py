"""Copies of the database, putting one back, and carrying it over to another one."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.cli.base import ConfigFile, load_settings, troubles_told

if TYPE_CHECKING:
    from bot.backups.making import Done

app = typer.Typer()


@app.command()
def backup(
    to: Annotated[
        Path | None,
        typer.Argument(help="A file that is not there yet, or a folder; without it [backup] folder.", metavar="TO"),
    ] = None,
    keep: Annotated[
        int | None, typer.Option(help="Of those in the folder so many are kept.", min=1, max=10_000)
    ] = None,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Copy the database, also while the bot runs, and check the copy."""
    settings = load_settings(config)

    from bot.backups.making import back_up
    from bot.service.clock import SystemClock

    with troubles_told(settings):
        done = back_up(settings, to, keep, SystemClock(settings.city.zone).now())
    _end(done)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup that `backup` made.", metavar="FILE")],
    unverified: Annotated[bool, typer.Option("--unverified", help="Also one without its manifest beside it.")] = False,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Put a backup into the database's place; the bot must not run. What was there is kept aside."""
    settings = load_settings(config)

    from bot import log
    from bot.backups.restoring import Restore
    from bot.service.clock import SystemClock

    log.configure("WARNING", secrets=settings.secrets)
    with troubles_told(settings):
        done = asyncio.run(Restore(settings, SystemClock(settings.city.zone).now()).run(file, unverified=unverified))
    _end(done)


@app.command("migrate-storage")
def migrate_storage(
    target: Annotated[
        str, typer.Argument(help="An empty database: postgresql+psycopg://… or sqlite+aiosqlite:///…", metavar="URL")
    ],
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Carry the configuration's database over into an empty one, and compare both; the bot must not run."""
    settings = load_settings(config)

    from bot import log
    from bot.backups.migrating import carry

    log.configure("WARNING", secrets=settings.secrets)
    with troubles_told(settings):
        done = asyncio.run(carry(settings, target))
    _end(done)


def _end(done: "Done") -> NoReturn:
    typer.echo("\n".join(done.lines), err=done.code != 0)
    raise typer.Exit(done.code)
