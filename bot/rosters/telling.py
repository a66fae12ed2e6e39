"""Mistakes and changes → lines that are read in a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.core.register import Change, Entry, Register, Subject, Thing
from bot.core.words import UnitKind
from bot.core.workbook import Finding, Slip
from bot.core.workbook.pages import line_of
from bot.core.workbook.words import COLUMNS, KINDS, PEOPLE_STATES, ROLES, STATES, Column, Names, Page, written
from bot.rosters.words import MISTAKES, SENTENCES
from bot.voice.text import filled

#: Of what is new so many are named.
NAMED = 30

PAGES = {Subject.UNIT: Page.UNITS, Subject.ENTERPRISE: Page.ENTERPRISES, Subject.PERSON: Page.PEOPLE}
CHOICES: Mapping[Slip, Iterable[Names]] = {
    Slip.UNKNOWN_KIND: KINDS.values(),
    Slip.UNKNOWN_STATE: STATES.values(),
    Slip.UNKNOWN_STATE_OF_PERSON: PEOPLE_STATES.values(),
    Slip.UNKNOWN_ROLE: ROLES.values(),
    Slip.NO_ROLE: ROLES.values(),
}


def say(language: str, key: str, **values: object) -> str:
    return filled(SENTENCES[key][language], values)


# ── mistakes ──────────────────────────────────────────────────────────────


def sentence(finding: Finding, language: str) -> str:
    """人员!C7：没有「市金融班」这个单位，是「市金融办」吗？"""
    values = dict(finding.values)
    told = filled(MISTAKES[finding.slip][language], {**values, "choices": _choices(finding, language)})
    meant = values.get("nearest")
    told += say(language, "meant", nearest=meant) if meant else say(language, "stop")
    return say(language, "at", address=finding.address, sentence=told) if finding.address else told


def _choices(finding: Finding, language: str) -> str:
    page = dict(finding.values).get("page")
    names = COLUMNS[Page(page)].values() if page else CHOICES.get(finding.slip, ())
    return say(language, "and").join(written(one, language) for one in names)


# ── changes ───────────────────────────────────────────────────────────────


def told(changes: Sequence[Change], language: str) -> Iterator[tuple[str, str]]:
    """Lines with the style in which each is shown: what is new, what is different field by field, what is gone."""
    for subject in Subject:
        if those := [change for change in changes if change.subject is subject]:
            yield say(language, subject), "bold"
            yield from _group(those, language)


def units_counted(register: Register, language: str) -> str:
    """Where a county is missing it shows: its units are among the bureaus."""
    counties = sum(unit.kind is UnitKind.COUNTY for unit in register.units)
    own = sum(unit.parent is not None for unit in register.units)
    return say(language, "units", bureaus=len(register.units) - counties - own, counties=counties, own=own)


def _group(changes: Sequence[Change], language: str) -> Iterator[tuple[str, str]]:
    new = [change.after for change in changes if change.before is None and change.after]
    gone = [change.before for change in changes if change.after is None and change.before]
    different = [change for change in changes if change.before and change.after]
    if new:
        yield "  " + say(language, "new", count=len(new), names=_names(new, language)), "green"
    if different:
        yield "  " + say(language, "different", count=len(different)), "yellow"
    for change in different:
        yield from ((f"    {field}", "") for field in fields(change, language))
    if gone:
        yield "  " + say(language, "gone", count=len(gone), names=_names(gone, language)), "red"


def _names(things: Sequence[Thing], language: str) -> str:
    names = say(language, "and").join(thing.name for thing in things[:NAMED])
    return say(language, "and more", names=names) if len(things) > NAMED else names


def fields(change: Change, language: str) -> Iterator[str]:
    """市金融办 分管领导：何静宜 → 沈若兰, a line for each column that is different."""
    if change.before is None or change.after is None:
        return
    before, after = line_of(change.before, language), line_of(change.after, language)
    for column, was in before.items():
        if was != after[column]:
            yield say(
                language,
                "field",
                name=name_of(change.before, language),
                column=header(change.subject, column, language),
                before=was or say(language, "blank"),
                after=after[column] or say(language, "blank"),
            )


def name_of(thing: Thing, language: str) -> str:
    if isinstance(thing, Entry):
        return say(language, "numbered", number=thing.number, name=thing.name)
    return thing.name


def header(subject: Subject, column: Column, language: str) -> str:
    return written(COLUMNS[PAGES[subject]][column], language)
