"""The command line. Heavy rooms are imported only by the command that needs them, so --help is quick."""

import asyncio
import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from bot.config import Settings

#: sysexits.h: something in the configuration is wrong. systemd does not restart on it (RestartPreventExitStatus=78).
EX_CONFIG = 78
#: sysexits.h: the command was used wrongly.
EX_USAGE = 64
#: sysexits.h: something in the data is wrong.
EX_DATAERR = 65
#: sysexits.h: the database can't be used now; a later start may find it.
EX_TEMPFAIL = 75

LOCAL = "127.0.0.1"

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="小二 Xiaoer: the attendant of a government–enterprise group."
)

calendar = typer.Typer(no_args_is_help=True, help="Public holidays and make-up days.")
app.add_typer(calendar, name="calendar")

taking = typer.Typer(no_args_is_help=True, help="Take lists from other systems.")
app.add_typer(taking, name="import")
giving = typer.Typer(no_args_is_help=True, help="Give lists to other systems.")
app.add_typer(giving, name="export")
roster = typer.Typer(no_args_is_help=True, help="Units, enterprises and people, by way of Excel.")
app.add_typer(roster, name="roster")

ConfigFile = Annotated[Path, typer.Option("--config", help="The configuration file.", metavar="FILE")]

SENTENCES = {
    "config_is_fine": {"zh": "{file} 没有错误", "en": "{file} has no mistakes"},
    "lists_ignored": {
        "zh": "名单在数据库里，配置里的名单（[[units]]、[[leaders]] 等）已不再读取，两者有 {count} 处不同。"
        "要改名单，请用 xiaoer roster import，或在 Telegram 里改",
        "en": "The roster is in the database; the lists of the configuration ([[units]], [[leaders]] …) are not read "
        "any more. Entries that differ: {count}. To change the roster, use xiaoer roster import or do it in Telegram",
    },
    "token_refused": {
        "zh": "Telegram 不认识这个机器人令牌（{error}）。请向 @BotFather 核对 [telegram] token。",
        "en": "Telegram does not know this bot token ({error}). Ask @BotFather and correct [telegram] token.",
    },
    "address_refused": {
        "zh": "Telegram 不接受这个回调地址（{error}）。请核对 [telegram.webhook]。",
        "en": "Telegram does not accept this webhook ({error}). Correct [telegram.webhook].",
    },
    "newer_database": {
        "zh": "数据库是更新版本的小二写的（{error}），请升级程序后再启动。",
        "en": "The database was written by a newer Xiaoer ({error}); upgrade the program first.",
    },
    "no_database": {
        "zh": "[storage] url 指的不是数据库：{error}。",
        "en": "[storage] url does not lead to a database: {error}.",
    },
    "storage_trouble": {
        "zh": "数据库现在用不了：{error}。请核对 [storage] url，或稍后再启动。",
        "en": "The database can't be used now: {error}. Check [storage] url, or start again later.",
    },
    "older_database": {
        "zh": "数据库还是旧版本的，请先启动一次小二（xiaoer run）。",
        "en": "The database is an older version's; start the bot once (xiaoer run).",
    },
    "missing_database": {
        "zh": "还没有数据库：{error}。请核对 [storage] url 和当前目录，或先启动小二（xiaoer run）。",
        "en": "There is no database: {error}. Check [storage] url and the folder you are in, or start the bot first.",
    },
    "no_unit": {
        "zh": "没有「{error}」这个单位，请写名单里的单位名称或别名。",
        "en": "There is no unit “{error}”; write a unit's name or one of its aliases, as the roster has it.",
    },
    "clock": {
        "zh": "--clock 只用于排练：[telegram] base_url 须指向本机（现在是 {error}），XIAOER_ENV 不能是 production。",
        "en": "--clock is for rehearsals: [telegram] base_url must lead to this machine (it is {error}),"
        " and XIAOER_ENV must not be production.",
    },
    "os_error": {
        "zh": "无法继续：{error}",
        "en": "Can't go on: {error}",
    },
}


def _fail(key: str, settings: "Settings", error: object, code: int = EX_CONFIG) -> NoReturn:
    sentence = SENTENCES[key][settings.city.language].format(error=error)
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def _load(config: Path) -> "Settings":
    from bot.config import ConfigurationErrors, load

    try:
        return load(config)
    except ConfigurationErrors as errors:
        typer.echo(str(errors), err=True)
        raise typer.Exit(EX_CONFIG) from None


@app.command()
def run(
    config: ConfigFile = Path("config.toml"),
    clock: Annotated[Path | None, typer.Option(help="A file that sets the clock, see SetClock.", hidden=True)] = None,
) -> None:
    """Run the bot until it is told to stop (SIGTERM, SIGINT)."""
    settings = _load(config)

    from bot.config.environment import is_production

    if clock and (not settings.telegram.is_local or is_production(os.environ)):
        _fail("clock", settings, settings.telegram.base_url)

    from bot import bootstrap, log
    from bot.telegram.receive import AddressRefused, TokenRefused

    log.configure(secrets=settings.secrets)
    try:
        with _troubles_told(settings):
            asyncio.run(bootstrap.run(settings, clock))
    except TokenRefused as error:
        _fail("token_refused", settings, error)
    except AddressRefused as error:
        _fail("address_refused", settings, error)


@contextlib.contextmanager
def _troubles_told(settings: "Settings") -> Iterator[None]:
    """What is wrong with the database, or with this computer, is told in a sentence."""
    from storage.migrate import MissingDatabase, NewerDatabase, NoDatabase
    from storage.work import StorageTrouble

    try:
        yield
    except MissingDatabase as error:
        _fail("missing_database", settings, error)
    except NewerDatabase as error:
        _fail("newer_database", settings, error)
    except NoDatabase as error:
        _fail("no_database", settings, error)
    except StorageTrouble as error:
        _fail("storage_trouble", settings, error.orig, EX_TEMPFAIL)
    except OSError as error:
        _fail("os_error", settings, error)


@app.command()
def check(config: ConfigFile = Path("config.toml")) -> None:
    """Check the configuration, and with Telegram whether the bot can do its work."""
    settings = _load(config)

    from bot import bootstrap, log
    from bot.service.opening_book import differences, stored_book
    from bot.telegram.check import sentence

    log.configure("ERROR", secrets=settings.secrets)
    typer.echo(f"✓ {SENTENCES['config_is_fine'][settings.city.language].format(file=config)}")
    with _troubles_told(settings):
        book = asyncio.run(stored_book(settings.storage.url))
    if book and (ignored := differences(book, settings.register())):
        typer.echo(f"· {SENTENCES['lists_ignored'][settings.city.language].format(count=ignored)}")
    findings = asyncio.run(bootstrap.examine(settings, book))
    for finding in findings:
        typer.echo(f"{'✓' if finding.ok else '✗'} {sentence(finding, settings.city.language)}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


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
    settings = _load(config)

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
        _fail("no_unit", settings, error, EX_USAGE)
    except OlderDatabase as error:
        _fail("older_database", settings, error)
    except NewerDatabase as error:
        _fail("newer_database", settings, error)
    except MissingDatabase as error:
        _fail("missing_database", settings, error)
    except NoDatabase as error:
        _fail("no_database", settings, error)
    except StorageTrouble as error:
        _fail("storage_trouble", settings, error.orig, EX_TEMPFAIL)


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


@calendar.command("import")
def import_years(
    file: Annotated[Path, typer.Argument(help="Years, written as `show 2026` prints one.", metavar="FILE")],
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Take the public holidays of a year from a file, once they are published. A running bot takes them up."""
    settings = _load(config)

    from bot import calendars
    from bot.config import ConfigurationErrors
    from bot.config.years import load_years
    from bot.service.clock import SystemClock

    try:
        years = load_years(file, settings.city.language)
    except ConfigurationErrors as errors:
        typer.echo(str(errors), err=True)
        raise typer.Exit(EX_CONFIG) from None
    with _troubles_told(settings):
        said = asyncio.run(calendars.import_years(settings, years, SystemClock(settings.city.zone).now()))
    typer.echo("\n".join(said))


@calendar.command("show")
def show_years(
    year: Annotated[int | None, typer.Argument(help="In full, as a file has it.", min=2000, max=2099)] = None,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Show which years are known, and where from."""
    settings = _load(config)

    from bot import calendars

    with _troubles_told(settings):
        typer.echo("\n".join(asyncio.run(calendars.show(settings, year))))


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
    settings = _load(config)

    from bot import log
    from bot.bootstrap import city_of, clock_of
    from bot.hotline.importing import Wanted, import_orders

    log.configure("WARNING", secrets=settings.secrets)
    wanted = Wanted(dry=dry_run, dispatch=dispatch, skip_mistakes=skip_mistakes)
    with _troubles_told(settings):
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
    settings = _load(config)

    from bot import log
    from bot.bootstrap import city_of, clock_of
    from bot.hotline.exporting import ENDINGS, Which, export_orders
    from bot.hotline.words import saying

    log.configure("WARNING", secrets=settings.secrets)
    if file.suffix.lower() not in ENDINGS:
        typer.echo(saying(settings.city.language)("no workbook", file=file), err=True)
        raise typer.Exit(EX_USAGE)
    which = Which(since.date() if since else None, open_only)
    with _troubles_told(settings):
        said = asyncio.run(export_orders(settings, city_of(settings), clock_of(settings, None), file, which))
    typer.echo(said)


@roster.command("export")
def export_roster(
    file: Annotated[Path, typer.Argument(help="A workbook that is not there yet.", metavar="FILE.xlsx")],
    config: ConfigFile = Path("config.toml"),
    links: Annotated[bool, typer.Option("--links", help="With one-time links for who has not enrolled.")] = False,
) -> None:
    """Write the whole book into an Excel workbook; while nobody stands in it, a template."""
    settings = _load(config)

    from bot.rosters.exporting import export
    from bot.service.clock import SystemClock

    with _troubles_told(settings):
        said, code = export(settings, file, SystemClock(settings.city.zone).now(), with_links=links)
    typer.echo(said, err=code != 0)
    raise typer.Exit(code)


@roster.command("import")
def import_roster(
    file: Annotated[Path, typer.Argument(help="A workbook as `export` writes one.", metavar="FILE.xlsx")],
    config: ConfigFile = Path("config.toml"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and store nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Store it without asking.")] = False,
) -> None:
    """Take units, enterprises and people from an Excel workbook. A running bot takes them up."""
    settings = _load(config)

    from bot.rosters.command import Import
    from bot.service.clock import SystemClock

    with _troubles_told(settings):
        code = Import(settings, SystemClock(settings.city.zone).now()).run(file, dry_run=dry_run, yes=yes)
    raise typer.Exit(code)


@roster.command("journal")
def show_journal(
    config: ConfigFile = Path("config.toml"),
    limit: Annotated[int, typer.Option(help="How many changes.", min=1, max=100_000)] = 20,
) -> None:
    """Show who changed what in the book, the newest first."""
    settings = _load(config)

    from bot.rosters.history import journal

    with _troubles_told(settings):
        typer.echo("\n".join(asyncio.run(journal(settings, limit))))


def main() -> None:
    app(prog_name="xiaoer")
