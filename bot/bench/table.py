"""Figures as a table."""

from collections.abc import Sequence
from math import isinf

from rich.table import Table

from bot.bench.figures import Figure
from bot.bench.words import FIGURES, GOALS, SENTENCES, UNITS, Language

NUMBERS = {"measured", "ratio"}


def table(figures: Sequence[Figure], title: str, language: Language, people: int) -> Table:
    """`people`: how many appealed in the flood."""
    shown = Table(title=title, title_justify="left")
    for heading in ("figure", "measured", "goal", "ratio", "met"):
        shown.add_column(SENTENCES[heading][language], justify="right" if heading in NUMBERS else "left")
    for figure in figures:
        shown.add_row(*_row(figure, language, people))
    return shown


def _row(figure: Figure, language: Language, people: int) -> tuple[str, str, str, str, str]:
    unit = UNITS[figure.unit][language]
    met = {None: "", True: "yes", False: "no"}[figure.met]
    return (
        FIGURES[figure.what][language].format(people=people),
        SENTENCES["never"][language] if isinf(figure.measured) else f"{_rounded(figure.measured)} {unit}".rstrip(),
        GOALS[figure.goal][language].format(limit=f"{figure.limit:g}", unit=unit).rstrip() if figure.goal else "",
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        SENTENCES[met][language] if met else "",
    )


def _rounded(value: float) -> str:
    """Three digits tell enough."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
