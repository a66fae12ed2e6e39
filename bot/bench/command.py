"""`xiaoer bench`: measure, and print a table."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import get_args

from rich.console import Console

from bot.bench.fates import WrongCount
from bot.bench.figures import Figure
from bot.bench.flood import PEOPLE, flood
from bot.bench.idle import idle, start
from bot.bench.processes import CROWD, Stuck
from bot.bench.scale import scale
from bot.bench.speed import flow, intake, lanes, latency
from bot.bench.table import table
from bot.bench.words import SENTENCES, Language

Measure = Callable[[int], Iterator[Figure]]

MEASURES: Mapping[str, Measure] = {
    "intake": intake,
    "flow": flow,
    "lanes": lanes,
    "latency": latency,
    "flood": flood,
    "idle": idle,
    "start": start,
    "scale": scale,
}
#: What is measured where nobody says what: filling a database for the others takes minutes.
SHORT = [name for name in MEASURES if name not in ("start", "scale")]


class Unknown(Exception):
    """A name or a language that there is not; its words are the sentence."""


def run(names: Sequence[str], messages: int, language: str, console: Console) -> bool:
    """Measure these, or the short list; False where an issue was missing or doubled, or all stood still.

    Raises Unknown.
    """
    spoken = _language(language)
    for name in names:
        if name not in MEASURES:
            raise Unknown(SENTENCES["unknown"][spoken].format(name=name, names=", ".join(MEASURES)))
    figures = list[Figure]()
    trouble = ""
    try:
        for name in names or SHORT:
            with console.status(SENTENCES["measuring"][spoken].format(name=name)):
                figures.extend(MEASURES[name](messages))
    except WrongCount as wrong:
        trouble = SENTENCES["wrong_count"][spoken].format(missing=wrong.missing, doubled=wrong.doubled)
    except Stuck as stuck:
        trouble = SENTENCES["stuck"][spoken].format(log=stuck)
    title = SENTENCES["title"][spoken].format(messages=messages, people=CROWD, cores=os.cpu_count())
    console.print(table(figures, title, spoken, min(messages, PEOPLE)))
    if trouble:
        console.print(trouble, style="bold red", markup=False)
    return not trouble


def _language(name: str) -> Language:
    for known in get_args(Language):
        if known == name:
            return known  # type: ignore[no-any-return] # get_args tells no types
    raise Unknown(SENTENCES["language"]["zh"].format(name=name))
