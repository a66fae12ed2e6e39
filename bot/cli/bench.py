"""How fast it is, on this machine."""

from typing import Annotated

import typer

from bot.cli.base import EX_USAGE

app = typer.Typer()


@app.command()
def bench(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            help="intake, flow, lanes, latency, flood, idle, start, scale; without any all but the last two."
        ),
    ] = None,
    messages: Annotated[
        int, typer.Option(help="How many are written in each run; of scale: how many issues there are.", min=1)
    ] = 1_000,
    language: Annotated[str, typer.Option(help="Of the table: zh or en.")] = "zh",
) -> None:
    """Measure the bot beside yardsticks, with a Bot API stand-in on this machine: no token, no configuration.

    Ends with 1 where an issue was missing or doubled; a goal that is not met stands in the table.
    """
    from rich.console import Console

    from bot.bench.command import Unknown, run

    try:
        sound = run(names or [], messages, language, Console())
    except Unknown as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(EX_USAGE) from None
    if not sound:
        raise typer.Exit(1)
