"""What is left once people are forgotten: no word and no name, and all that figures are made of."""

import types
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given

from bot.core.events import EVENTS, Event
from bot.core.evolve import replay
from bot.core.forgetting import BLANK, KEPT, Whom, forget_history
from bot.core.messages import File
from tests.core.cast import ZHANG
from tests.core.histories import Happening, histories

#: Every text that an event can hold and that goes. A new one fails the test below: does it go, or is it KEPT?
GOES = """
Person.name Person.title Person.enterprise Part.text Reason.words Follower.title Likeness.who Likeness.title
IssueOpened.title IssueOpened.contact Added.title Added.missing Rewritten.before Rewritten.after Rewritten.title
Rewritten.missing Raised.text Withdrawn.reason Redone.reason Instructed.text Declined.reason Dispatched.remark
Progressed.text Noted.text Asked.question Asked.items Resumed.note Handled.answer Returned.reason RulingAsked.reason
ExtensionAsked.reason NotExtended.reason Reminded.text Supervised.text CalledBack.text Undone.title Forwarded.remark
Contributed.text HandedUp.reason
"""


def texts_of(kind: Any, seen: set[Any]) -> set[str]:
    """The fields below `kind` in which free text stands, as Class.field."""
    if kind in seen or kind is File or not isinstance(kind, type) or not is_dataclass(kind):
        return set()
    seen.add(kind)
    hints, found = get_type_hints(kind), set()
    for field in fields(kind):
        inner = list(_inner(hints[field.name]))
        found |= {f"{kind.__name__}.{field.name}"} if str in inner else set()
        for one in inner:
            found |= texts_of(one, seen)
    return found


def _inner(hint: Any) -> list[Any]:
    if get_origin(hint) in (types.UnionType, tuple, frozenset):
        return [one for arg in get_args(hint) for one in _inner(arg)]
    return [hint]


def test_of_every_text_it_is_said_whether_it_goes() -> None:
    seen: set[Any] = set()
    texts = {name for event in EVENTS.values() for name in texts_of(event, seen)}
    kept = {f"{kind.__name__}.{name}" for kind, name in KEPT}
    assert texts - kept == set(GOES.split())
    assert kept <= texts


def events_of(life: list[Happening]) -> tuple[Event, ...]:
    return tuple(event for happening in life for event in happening.events)


@given(histories())
def test_no_word_is_left_and_every_figure(life: list[Happening]) -> None:
    told = events_of(life)
    after = replay(forget_history(told))
    before = replay(told)
    for figure in ("status", "kind", "urgency", "source", "visibility", "units", "rating", "redone", "extended"):
        assert getattr(after, figure) == getattr(before, figure)
    for moment in ("opened_at", "handled_at", "closed_at", "due", "accept_by", "dispatched_at", "waiting_since"):
        assert getattr(after, moment) == getattr(before, moment)
    assert len(after.parts) == len(before.parts)
    assert {part.text for part in after.parts} <= {"", BLANK}
    assert (after.title, after.answer, after.requester.name) in [
        (title, answer, BLANK) for title in ("", BLANK) for answer in (None, "", BLANK)
    ]
    assert forget_history(forget_history(told)) == forget_history(told)


@given(histories())
def test_without_one_of_them_it_is_still_told(life: list[Happening]) -> None:
    """Whoever is left out of another's issue: the issue is replayed all the same, and their name is nowhere."""
    whom = Whom(telegram_id=ZHANG.telegram_id, names=frozenset({ZHANG.name}), issues=frozenset({1044}))
    told = events_of(life)
    history = whom.out_of(told)
    assert ZHANG.name not in repr(history)
    assert replay(history).status is replay(told).status


@pytest.mark.parametrize("said", ["张建国说的", "电话 13800000000"])
def test_names_and_numbers_are_masked_wherever_they_are_said(said: str) -> None:
    whom = Whom(telegram_id=None, names=frozenset({"张建国"}), contacts=frozenset({"13800000000"}))
    assert whom.masked(said) in ("…说的", "电话 …")
