"""Which issues may go into which; who follows; and how long it may be taken back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core import commands as c
from bot.core.events import Follower, Part
from bot.core.in_time import UNDO_WITHIN
from bot.core.issue import Issue
from bot.core.joining import may_join, moved, undone_until
from bot.core.people import THE_BOT, Person
from bot.core.permissions import followed_by, may
from bot.core.refusals import Why
from bot.core.words import Action, Kind, Status, Visibility
from tests.core.cast import (
    GROUP,
    GUEST,
    LI,
    LIN,
    MA,
    MINUTE,
    SUN,
    TUESDAY,
    ZHANG,
    ZHOU,
    after,
    dispatched,
    handled,
    in_progress,
    opened,
    waiting,
    why,
)

PRIVATE: dict[str, Any] = {"visibility": Visibility.PRIVATE}
REPORT: dict[str, Any] = {**PRIVATE, "kind": Kind.REPORT}


def two(**changes: Any) -> Issue:
    """李秀英's, beside 张建国's 1042."""
    return opened(LI, number=1043, parts=(Part(8, "园区停电三天"),), **changes)


def ended(status: Status, **changes: Any) -> Issue:
    return replace(dispatched(), status=status, **changes)


JOIN = [
    ("open into open", two(), dispatched(), None),
    ("into one that is answered", two(), handled(), None),
    ("into one that waits", two(), waiting(), None),
    ("one with a unit", replace(in_progress(), number=1043), dispatched(), None),
    ("private into open", two(**PRIVATE), dispatched(), None),
    ("private into private", two(**PRIVATE), opened(**PRIVATE), None),
    ("open into private", two(), opened(**PRIVATE), Why.JOIN_PRIVATE),
    ("into itself", opened(), opened(), Why.JOIN_ITSELF),
    ("a report", two(**REPORT), dispatched(), Why.JOIN_REPORT),
    ("into a report", two(**PRIVATE), opened(**REPORT), Why.JOIN_REPORT),
    ("into a closed one", two(), ended(Status.CLOSED), Why.JOIN_ENDED),
    ("into a declined one", two(), ended(Status.DECLINED), Why.JOIN_ENDED),
    ("into a withdrawn one", two(), ended(Status.WITHDRAWN), Why.JOIN_ENDED),
    ("into a merged one", two(), ended(Status.MERGED, merged_into=1044), Why.JOIN_MERGED),
    ("there and back", dispatched(), replace(two(), status=Status.MERGED, merged_into=1042), Why.JOIN_MERGED),
    ("a merged one", replace(two(), status=Status.MERGED, merged_into=1044), dispatched(), Why.NOT_NOW),
    ("a closed one", replace(two(), status=Status.CLOSED), dispatched(), Why.NOT_NOW),
]


@pytest.mark.parametrize(("one", "other", "no"), [case[1:] for case in JOIN], ids=[case[0] for case in JOIN])
def test_which_may_go_into_which(one: Issue, other: Issue, no: Why | None) -> None:
    assert may_join(one, other) is no


# ── who follows ───────────────────────────────────────────────────────────


def follower(requester: Person = LI, *, private: bool = False) -> Follower:
    return Follower(number=1043, requester=requester, title="", chat=GROUP, reply_to=8, private=private)


def followed(requester: Person = LI, *, private: bool = False) -> Issue:
    return after(handled(), c.Absorb(by=LIN, follower=follower(requester, private=private)))


COLLEAGUE = replace(LI, telegram_id=14, name="王出纳")


@pytest.mark.parametrize(
    ("person", "private", "follows"),
    [
        (LI, False, True),
        (COLLEAGUE, False, True),
        (LI, True, True),
        (COLLEAGUE, True, False),
        (ZHANG, False, False),
        (MA, False, False),
        (GUEST, False, False),
        (SUN, False, False),
    ],
)
def test_who_follows(person: Person, private: bool, follows: bool) -> None:
    assert (followed_by(person, followed(private=private)) is not None) is follows


@pytest.mark.parametrize("action", list(Action))
def test_a_follower_may_add_and_have_it_redone_and_no_more(action: Action) -> None:
    may_at_all = action in (Action.ADD, Action.REDO) or (action is Action.OPEN and may(LI, action, None))
    assert may(LI, action, followed()) is may_at_all


def test_a_follower_s_redo_is_a_requester_s_word() -> None:
    assert after(followed(), c.Redo(by=LI, reason="还没有电")).redo_heard


def test_what_a_follower_says_answers_no_question() -> None:
    asked = after(waiting(), c.Absorb(by=LIN, follower=follower()))
    told = after(asked, c.Add(by=LI, part=Part(9, "合同在这里", of=1043), title="合同在这里"))
    assert (told.status, told.question, told.title) == (Status.WAITING, asked.question, asked.title)
    assert "合同在这里" in told.text
    assert "合同在这里" not in told.own_text
    edited = after(told, c.Rewrite(by=LI, message_id=9, text="合同在这里，流水也在，请查收", title="合同在这里"))
    assert (edited.status, edited.title) == (Status.WAITING, asked.title)


# ── taken back ────────────────────────────────────────────────────────────

MERGE, UNDO = c.Merge(by=LIN, into=1041), c.Undo(by=LIN)


@pytest.mark.parametrize(
    "before", [opened(), dispatched(), in_progress(), waiting(), handled()], ids=lambda i: i.status
)
def test_everything_is_as_it_was(before: Issue) -> None:
    assert after(after(before, MERGE), UNDO, now=TUESDAY + UNDO_WITHIN) == before


def test_it_can_be_taken_back_for_ten_minutes() -> None:
    merged = after(dispatched(), MERGE)
    assert undone_until(merged) == TUESDAY + UNDO_WITHIN
    assert why(merged, UNDO, TUESDAY + UNDO_WITHIN + MINUTE / 60) is Why.UNDO_LATE
    assert why(dispatched(), UNDO) is Why.UNDO_NOTHING
    assert undone_until(dispatched()) is None


@pytest.mark.parametrize("person", [ZHOU, SUN, ZHANG, LI], ids=lambda person: person.name)
def test_only_by_the_office(person: Person) -> None:
    assert why(after(dispatched(), MERGE), c.Undo(by=person)) is Why.NOT_ALLOWED


def test_the_bot_takes_it_back_whenever_the_other_was_withdrawn_and_the_limits_stood_still() -> None:
    before = dispatched()
    late = TUESDAY + timedelta(days=7)
    free = after(after(before, MERGE), c.Undo(by=THE_BOT), now=late)
    assert before.due
    assert free.due
    assert (free.status, free.merged_into) == (Status.DISPATCHED, None)
    assert free.due.at - before.due.at == timedelta(days=7)


def test_whose_words_go_back_with_them() -> None:
    told = after(followed(), c.Add(by=LI, part=Part(9, "还没有电", of=1043)))
    assert after(told, c.Release(by=LIN, number=1044)).parts == told.parts
    alone = after(told, c.Release(by=LIN, number=1043))
    assert (alone.followers, alone.text) == ((), handled().text)


@pytest.mark.parametrize(("chat", "becomes"), [(None, GROUP), (-7, None), (13, 13)])
def test_where_it_was_said_is_written_as_the_other_writes_it(chat: int | None, becomes: int | None) -> None:
    elsewhere = two(chat=-7)
    assert moved(Part(9, "好", chat=chat, of=1043), dispatched(), elsewhere) == Part(9, "好", chat=becomes)
