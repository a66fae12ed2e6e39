"""The sheets 单位 and 企业: each line is a unit or an enterprise, as it shall stand in the book."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bot.core.people import Enterprise, Unit
from bot.core.workbook.findings import Findings, Slip
from bot.core.workbook.naming import Directory, directory, kept, key, plain, several
from bot.core.workbook.tables import Line
from bot.core.workbook.values import identifier, is_none, is_total, word
from bot.core.workbook.words import KINDS, STATES, Column, State

Named = TypeVar("Named", bound=Unit | Enterprise)

KIND_WORDS = directory(KINDS)
STATE_WORDS = directory(STATES)


@dataclass(frozen=True, slots=True)
class Draft(Generic[Named]):
    """What a line makes of a unit or an enterprise."""

    line: Line
    before: Named | None
    thing: Named
    gone: bool = False

    @property
    def changed(self) -> bool:
        return self.thing != self.before


def unit_drafts(lines: Iterable[Line], before: Iterable[Unit], findings: Findings) -> tuple[Draft[Unit], ...]:
    """Without 上级 and 分管领导, which may name what stands further down or on another sheet."""
    return _drafts(lines, before, Unit, lambda line, unit: _as_told(line, unit, findings), findings)


def enterprise_drafts(
    lines: Iterable[Line], before: Iterable[Enterprise], findings: Findings
) -> tuple[Draft[Enterprise], ...]:
    """Without 包联领导."""
    return _drafts(lines, before, Enterprise, lambda line, one: replace(one, aliases=_aliases(line, one)), findings)


def _drafts(
    lines: Iterable[Line],
    before: Iterable[Named],
    new: Callable[[str], Named],
    told: Callable[[Line, Named], Named],
    findings: Findings,
) -> tuple[Draft[Named], ...]:
    known = Directory((thing.name, thing) for thing in before)
    seen: dict[str, str] = {}
    drafts = []
    for line in lines:
        name = plain(line.text(Column.NAME))
        stored = known.find(line.text(Column.NAME))
        identity = stored.name if stored else key(name)
        if not name:
            findings.wrong(line.cell(Column.NAME), Slip.NO_UNIT_NAME)
        elif is_total(line.cell(Column.NAME)):
            findings.wrong(line.cell(Column.NAME), Slip.A_TOTAL, name=name)
        elif identity in seen:
            findings.wrong(line.cell(Column.NAME), Slip.NAME_TWICE, name=name, other=seen[identity])
        else:
            seen[identity] = line.cell(Column.NAME).address
            drafts.append(Draft(line, stored, told(line, stored or new(name)), _is_gone(line, findings)))
    return tuple(draft for draft in drafts if draft.before or not draft.gone)


def _is_gone(line: Line, findings: Findings) -> bool:
    if not line.has(Column.STATE):
        return False
    return word(line.cell(Column.STATE), STATE_WORDS, Slip.UNKNOWN_STATE, findings) is State.GONE


def _as_told(line: Line, unit: Unit, findings: Findings) -> Unit:
    unit = replace(unit, aliases=_aliases(line, unit))
    if line.has(Column.KIND):
        kind = word(line.cell(Column.KIND), KIND_WORDS, Slip.UNKNOWN_KIND, findings)
        unit = replace(unit, kind=kind or (unit.kind if line.text(Column.KIND) else Unit("").kind))
    if line.text(Column.CHAT):
        unit = replace(unit, chat=_chat(line, findings))
    return unit


def _chat(line: Line, findings: Findings) -> int | None:
    """A blank leaves the chat: it may have been linked after the sheet was written."""
    cell = line.cell(Column.CHAT)
    return None if is_none(cell) else identifier(cell, negative=True, slip=Slip.NO_CHAT_ID, findings=findings)


def _aliases(line: Line, thing: Unit | Enterprise) -> tuple[str, ...]:
    text = line.text(Column.ALIASES)
    if not line.has(Column.ALIASES) or key(text) == key("、".join(thing.aliases)):
        return thing.aliases
    stored = {key(alias): alias for alias in thing.aliases}
    spelled = {key(alias): stored.get(key(alias), alias) for alias in several(text)}
    return tuple(alias for one, alias in spelled.items() if one != key(thing.name))


# ── who is responsible, and whose unit it is ──────────────────────────────


def led(draft: Draft[Named], leaders: Directory[str], findings: Findings) -> Draft[Named]:
    """With its leader, by the name that the book has."""
    if draft.gone or not draft.line.has(Column.LEADER):
        return draft
    thing, text = draft.thing, draft.line.text(Column.LEADER)
    name = leaders.find(text) or kept(text, thing.leader)
    if name and leaders.find(name) is None:
        cell = draft.line.cell(Column.LEADER)
        if name == thing.leader:
            findings.remark(cell, Slip.LEADER_GONE, name=name)
        else:
            findings.wrong(cell, Slip.UNKNOWN_LEADER, name=text, nearest=leaders.nearest(text))
    return replace(draft, thing=replace(thing, leader=name))


def placed(draft: Draft[Unit], units: Directory[str], findings: Findings) -> Draft[Unit]:
    """With the county that it is a unit of."""
    if draft.gone or not draft.line.has(Column.PARENT):
        return draft
    text = draft.line.text(Column.PARENT)
    known = units.find(text) if text else None
    name = known or kept(text, draft.thing.parent)
    if name and name != draft.thing.parent and not known:
        cell = draft.line.cell(Column.PARENT)
        findings.wrong(cell, Slip.UNKNOWN_UNIT, name=text, nearest=units.nearest(text))
    return replace(draft, thing=replace(draft.thing, parent=name))


def after(before: Iterable[Named], drafts: Sequence[Draft[Named]]) -> tuple[Named, ...]:
    """Those that no line names stay as they are, at their places; new ones follow."""
    by_name = {draft.before.name: draft for draft in drafts if draft.before}
    stayed = [thing for thing in before if not (thing.name in by_name and by_name[thing.name].gone)]
    old = [by_name[thing.name].thing if thing.name in by_name else thing for thing in stayed]
    return (*old, *(draft.thing for draft in drafts if not draft.before))
