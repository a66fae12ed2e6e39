"""Run the bot, check its configuration, rehearse."""

import asyncio
import os
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import (
    SENTENCES,
    ConfigFile,
    fail,
    load_settings,
    tell,
    troubles_told,
)

LOCAL = "127.0.0.1"

app = typer.Typer()


@app.command()
def run(
    config: ConfigFile = Path("config.toml"),
    clock: Annotated[Path | None, typer.Option(help="A file that sets the clock, see SetClock.", hidden=True)] = None,
) -> None:
    """Run the bot until it is told to stop (SIGTERM, SIGINT)."""
    settings = load_settings(config)

    from bot.config.environment import is_production

    if clock and (not settings.telegram.is_local or is_production(os.environ)):
        fail("clock", settings, settings.telegram.base_url)

    import structlog

    from bot import bootstrap, log
    from bot.telegram.receive import AddressRefused, TokenRefused

    log.configure(secrets=settings.secrets)
    try:
        with troubles_told(settings):
            asyncio.run(bootstrap.run(settings, clock))
    except TokenRefused as error:
        fail("token_refused", settings, error)
    except AddressRefused as error:
        fail("address_refused", settings, error)
    except typer.Exit:
        raise
    except Exception as error:  # a fault of ours; Python's own way to tell it would tell what people wrote, too
        structlog.get_logger(__name__).critical("crashed", exc_info=error)
        raise typer.Exit(1) from None


@app.command()
def check(config: ConfigFile = Path("config.toml")) -> None:
    """Check the configuration, and with Telegram whether the bot can do its work."""
    settings = load_settings(config)

    from bot import bootstrap, log
    from bot.service.opening_book import differences, stored_book
    from bot.telegram.check import sentence

    log.configure("ERROR", secrets=settings.secrets)
    typer.echo(f"✓ {SENTENCES['config_is_fine'][settings.city.language].format(file=config)}")
    with troubles_told(settings):
        book = asyncio.run(stored_book(settings.storage.url))
    if book and (ignored := differences(book, settings.register())):
        typer.echo(f"· {SENTENCES['lists_ignored'][settings.city.language].format(count=ignored)}")
    findings = asyncio.run(bootstrap.examine(settings, book))
    for finding in findings:
        tell(settings, f"{'✓' if finding.ok else '✗'} {sentence(finding, settings.city.language)}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


@app.command()
def rehearse(
    story: Annotated[
        str | None, typer.Option(help="Play it here and end: a name (day) or a saved file.", metavar="STORY")
    ] = None,
    language: Annotated[str, typer.Option(help="Of the story that is played here: zh or en.")] = "zh",
    fast: Annotated[bool, typer.Option("--fast", help="Play without pauses.")] = False,
    keep: Annotated[Path | None, typer.Option(help="Keep databases and logs in this folder.", metavar="FOLDER")] = None,
    host: Annotated[str, typer.Option(help="Where the page listens; beyond this machine it asks a password.")] = LOCAL,
    port: Annotated[
        int | None, typer.Option(help="The page's port; without it 8642 or a free one.", min=0, max=65535)
    ] = None,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
) -> None:
    """Open a made-up city in the browser: the real bot, a Bot API stand-in, no token, no account."""
    from bot.rehearsal.opening import Wanted, rehearse

    raise typer.Exit(rehearse(Wanted(story, language, fast, keep, host, port, show)))
