"""Every pair of a status and an action: CITY.md's table, written out by hand."""

import pytest

from bot.core.words import ENDED, OPEN, Action, Status
from bot.core.workflow import next_status, possible_in, rule_for

#: · forbidden, = stays, ↩ the status that a wait interrupted, ⟲ its unit again (accepted where none ever had it).
#: "none" is the time before there is an issue.
TABLE = """
              none received accepted dispatched in_progress waiting handled closed declined withdrawn merged
open          R    ·        ·        ·          ·           ·       ·       ·      ·        ·         ·
add           ·    =        =        =          =           ↩       =       ·      ·        ·         ·
withdraw      ·    W        W        W          W           W       W       ·      ·        ·         ·
instruct      ·    A        =        =          =           =       =       ·      ·        ·         ·
accept        ·    A        ·        ·          ·           ·       ·       ·      ·        ·         ·
decline       ·    N        N        ·          ·           ·       ·       ·      ·        ·         ·
dispatch      ·    D        D        D          D           ·       ·       ·      ·        ·         ·
sign          ·    ·        ·        P          ·           ·       ·       ·      ·        ·         ·
return        ·    ·        ·        A          A           ·       ·       ·      ·        ·         ·
ask           ·    ·        Q        Q          Q           ·       ·       ·      ·        ·         ·
resume        ·    ·        ·        ·          ·           ↩       ·       ·      ·        ·         ·
progress      ·    ·        ·        ·          =           ·       ·       ·      ·        ·         ·
note          ·    =        =        =          =           =       =       =      =        =         =
extend        ·    ·        ·        =          =           ·       ·       ·      ·        ·         ·
handle        ·    ·        H        H          H           ·       ·       ·      ·        ·         ·
confirm       ·    ·        ·        ·          ·           ·       C       =      ·        ·         ·
redo          ·    ·        ·        ·          ·           ·       ⟲       ⟲      ·        ·         ·
remind        ·    =        =        =          =           =       =       ·      ·        ·         ·
supervise     ·    =        =        =          =           =       =       ·      ·        ·         ·
merge         ·    M        M        M          M           M       M       ·      ·        ·         ·
split         ·    =        =        =          =           =       =       ·      ·        ·         ·
undo          ·    ↩        ↩        ↩          ↩           ↩       ↩       ↩      ↩        ↩         ↩
classify      ·    =        =        =          =           =       =       ·      ·        ·         =
call_back     ·    ·        ·        ·          ·           ·       C       =      ·        ·         ·
grant         ·    ·        ·        =          =           ·       ·       ·      ·        ·         ·
lapse         ·    ·        ·        ·          ·           ·       C       ·      ·        ·         ·
recount       ·    =        =        =          =           =       =       ·      ·        ·         ·
forward       ·    ·        ·        P          P           ·       ·       ·      ·        ·         ·
contribute    ·    ·        ·        =          =           =       ·       ·      ·        ·         ·
identify      ·    =        =        =          =           =       =       =      =        =         =
resemble      ·    =        =        =          =           =       =       ·      ·        ·         ·
"""
LETTERS = {
    "R": Status.RECEIVED,
    "A": Status.ACCEPTED,
    "D": Status.DISPATCHED,
    "P": Status.IN_PROGRESS,
    "Q": Status.WAITING,
    "H": Status.HANDLED,
    "C": Status.CLOSED,
    "N": Status.DECLINED,
    "W": Status.WITHDRAWN,
    "M": Status.MERGED,
}

_HEAD, *_ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = [
    pytest.param(None if status == "none" else Status(status), Action(row[0]), cell, id=f"{row[0]}-{status}")
    for row in _ROWS
    for status, cell in zip(_HEAD, row[1:], strict=True)
]


def test_the_table_is_whole() -> None:
    assert [row[0] for row in _ROWS] == list(Action)
    assert _HEAD[1:] == list(Status)
    assert len(CELLS) == 31 * 11


@pytest.mark.parametrize(("status", "action", "cell"), CELLS)
def test_each_pair(status: Status | None, action: Action, cell: str) -> None:
    assert (rule_for(status, action) is None) == (cell == "·")
    if status is None:
        return
    if cell == "·":
        with pytest.raises(ValueError, match=f"{action} is not possible while {status}"):
            next_status(status, action, before=Status.IN_PROGRESS, has_unit=True)
    else:
        assert next_status(status, action, before=Status.IN_PROGRESS, has_unit=True) is expected(status, cell)


def expected(status: Status, cell: str) -> Status:
    return {"=": status, "↩": Status.IN_PROGRESS, "⟲": Status.DISPATCHED}.get(cell) or LETTERS[cell]


@pytest.mark.parametrize("interrupted", [Status.ACCEPTED, Status.DISPATCHED, Status.IN_PROGRESS])
def test_an_addition_ends_a_wait_where_it_began(interrupted: Status) -> None:
    assert next_status(Status.WAITING, Action.ADD, before=interrupted, has_unit=True) is interrupted


@pytest.mark.parametrize("status", [Status.HANDLED, Status.CLOSED])
def test_a_redo_without_a_unit_goes_to_the_office(status: Status) -> None:
    assert next_status(status, Action.REDO, before=None, has_unit=False) is Status.ACCEPTED


def test_a_handled_issue_still_waits_for_the_requester() -> None:
    assert frozenset({Status.CLOSED, Status.DECLINED, Status.WITHDRAWN, Status.MERGED}) == ENDED
    assert frozenset(Status) - ENDED == OPEN
    assert Status.HANDLED in OPEN


@pytest.mark.parametrize(
    ("status", "actions"),
    [
        (Status.DISPATCHED, "add withdraw instruct dispatch sign return ask note extend handle remind supervise merge"),
        (Status.WAITING, "add withdraw instruct resume note remind supervise merge"),
        (Status.DECLINED, "note undo"),
    ],
)
def test_what_is_possible_comes_in_the_order_of_the_glossary(status: Status, actions: str) -> None:
    assert " ".join(possible_in(status)).startswith(actions)


def test_every_row_says_why() -> None:
    reasons = [rule_for(status, action) for status in Status for action in Action]
    assert all(rule.reason for rule in reasons if rule)
