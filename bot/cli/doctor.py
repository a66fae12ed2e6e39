"""What is wrong, and what to do."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.base import ConfigFile, load_settings, tell

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.doctor.findings import Finding

WELL = {"zh": "没有发现问题。", "en": "Nothing is wrong."}
TROUBLES = {"zh": "{count} 个问题需要处理。", "en": "Troubles to see to: {count}."}

app = typer.Typer()


@app.command()
def doctor(
    config: ConfigFile = Path("config.toml"),
    clock: Annotated[Path | None, typer.Option(help="A file that sets the clock, see SetClock.", hidden=True)] = None,
) -> None:
    """Say what is wrong with database, disk, Telegram and the running bot, and what to do; if anything, exit code 1."""
    settings = load_settings(config)

    from bot import log
    from bot.doctor.findings import Level

    log.configure("CRITICAL", secrets=settings.secrets)
    language = settings.city.language
    findings = asyncio.run(_diagnosis(settings, clock))
    for finding in findings:
        tell(settings, "\n".join(finding.told(language)))
    wrong = sum(finding.level is Level.WRONG for finding in findings)
    typer.echo(WELL[language] if not wrong else TROUBLES[language].format(count=wrong))
    raise typer.Exit(1 if wrong else 0)


async def _diagnosis(settings: "Settings", clock: Path | None) -> list["Finding"]:
    """What lies here first, then what needs the network."""
    from bot import bootstrap
    from bot.doctor.backups import look_at_backups
    from bot.doctor.chats import look_at_chats
    from bot.doctor.database import look_at_database, readable_book
    from bot.doctor.running import look_at_bot, look_at_server

    now = bootstrap.clock_of(settings, clock).now()
    findings = [*await look_at_database(settings, now), look_at_backups(settings, now)]
    findings += await look_at_bot(settings)
    findings += look_at_chats(await bootstrap.examine(settings, await readable_book(settings)), settings.city.language)
    server = await bootstrap.ask_telegram(settings)
    return findings + (look_at_server(settings, server) if server else [])
