"""A file with the public holidays of some years: read, and its mistakes told, as those of config.toml."""

from collections.abc import Mapping
from pathlib import Path

from bot.config.document import Document, tables_of, text_of
from bot.config.faults import Fault, told
from bot.config.lines import lines_of
from bot.config.mistakes import ConfigurationErrors
from bot.config.words import Language
from bot.core.arrangements import Arrangement, Misfit, WrongYears, read_years

#: What was found (empty: what stands there) and what was expected, as words of the catalogue.
WORDS: Mapping[Misfit, tuple[str, str]] = {
    Misfit.NO_YEARS: ("no year", "years"),
    Misfit.NO_YEAR: ("", "years"),
    Misfit.UNKNOWN_KEY: ("unknown key", "keys of a year"),
    Misfit.NO_HOLIDAYS: ("nothing", "list of days"),
    Misfit.NO_LIST: ("", "list of days"),
    Misfit.NO_DAY: ("", "day of the year"),
    Misfit.TWICE: ("same day", "each day once"),
    Misfit.WEEKDAY: ("", "weekend"),
    Misfit.NOT_OFF: ("part of a year", "whole year"),
    Misfit.NO_DATE: ("", "date of a notice"),
}


def load_years(path: Path, language: Language) -> dict[int, Arrangement]:
    """Raises `ConfigurationErrors` with every mistake at once, told in the language."""
    text = text_of(path, language, "a file of years")
    tables = tables_of(path, text, language)
    try:
        return read_years(tables)
    except WrongYears as wrong:
        document = Document(str(path), tables, lines_of(text), {}, language)
        faults = (Fault(fault.place, *WORDS[fault.misfit], fault.other) for fault in wrong.faults)
        raise ConfigurationErrors(told(document, faults)) from None
