"""The board in a terminal."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.base import (
    EX_TEMPFAIL,
    EX_USAGE,
    ConfigFile,
    fail,
    load_settings,
)

app = typer.Typer()


@app.command()
def board(
    config: ConfigFile = Path("config.toml"),
    json: Annotated[bool, typer.Option("--json", help="One JSON document, for scripts.")] = False,
    once: Annotated[bool, typer.Option("--once", help="Print it once, as it is done outside a terminal.")] = False,
    unit: Annotated[str | None, typer.Option(help="Of one unit, by its name or an alias.", metavar="UNIT")] = None,
    clock: Annotated[Path | None, typer.Option(help="A file that sets the clock, see SetClock.", hidden=True)] = None,
) -> None:
    """Show what is open, what is overdue and with whom: live until Ctrl-C, read beside the running bot.

    The JSON document has the keys city, at, counts, units and issues; moments are ISO 8601. counts: open, by_status,
    overdue, due_today, waiting_for_requester, waiting_for_call_back. A unit: unit, open, overdue. An issue: number,
    name, title, status, kind, urgency, unit, assisting, requester, enterprise, opened_at, due, due_estimated,
    overdue_minutes (working time; of what is urgent all time), supervised, private, report. Of a report neither title
    nor requester.
    """
    settings = load_settings(config)

    from rich.console import Console

    from bot import log
    from bot.board.opening import UnknownUnit, Wanted, show
    from bot.bootstrap import city_of, clock_of
    from storage.migrate import MissingDatabase, NewerDatabase, NoDatabase, OlderDatabase
    from storage.work import StorageTrouble

    log.configure("ERROR", secrets=settings.secrets)
    wanted = Wanted(unit, json, once)
    try:
        asyncio.run(show(settings.storage.url, city_of(settings), clock_of(settings, clock), wanted, Console()))
    except KeyboardInterrupt:
        raise typer.Exit from None
    except UnknownUnit as error:
        fail("no_unit", settings, error, EX_USAGE)
    except OlderDatabase as error:
        fail("older_database", settings, error)
    except NewerDatabase as error:
        fail("newer_database", settings, error)
    except MissingDatabase as error:
        fail("missing_database", settings, error)
    except NoDatabase as error:
        fail("no_database", settings, error)
    except StorageTrouble as error:
        fail("storage_trouble", settings, error.orig, EX_TEMPFAIL)
