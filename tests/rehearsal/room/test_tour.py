"""The tour's steps are done when they have really happened; the time control knows where it leads."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.events import Event, Redone
from bot.rehearsal.cast import roles
from bot.rehearsal.ledger import Deadline
from bot.rehearsal.room.mistakes import Mistake
from bot.rehearsal.room.moments import moment_of
from bot.rehearsal.room.tour import STEPS, Tour, steps_done, tour_steps
from bot.rehearsal.story import ZONE, read_story
from tests.rehearsal.room.conftest import FINANCE, GROUP, SUN, ZHANG, ZHOU


def history(*keys: str) -> list[Event]:
    """One event for each step, none of whose values matter here."""
    return [object.__new__(STEPS[key][0]) for key in keys]


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        ((), 0),
        (("say",), 1),
        (("say", "instruct"), 2),
        (("say", "instruct", "answer"), 4),  # answered without signing: the tour went past it
        (("say", "instruct", "sign", "answer", "rate"), 5),
    ],
)
def test_how_far_an_issue_has_come(keys: tuple[str, ...], done: int) -> None:
    assert steps_done(history(*keys)) == done


def test_the_tour_follows_the_issue_that_has_come_furthest() -> None:
    tour = Tour()
    assert tour.learn([history("say"), history("say", "instruct")])
    assert tour.done == 2
    assert not tour.learn([history("say")])
    assert tour.done == 2
    tour.restart(1002)
    assert (tour.done, tour.after) == (0, 1002)


def test_an_issue_that_goes_back_waits_for_another_answer() -> None:
    tour, back = Tour(), [*history("say", "sign", "answer"), object.__new__(Redone)]
    assert tour.learn([back])
    assert (tour.done, tour.redone) == (4, True)
    assert tour.learn([[*back, *history("answer")]])
    assert (tour.done, tour.redone) == (4, False)
    tour.learn([back])
    tour.restart(1001)
    assert not tour.redone


def test_whose_step_it_is() -> None:
    steps = tour_steps(Tour(done=2), roles(read_story().cast), GROUP, FINANCE)
    assert [(step.key, step.person, step.chat, step.done) for step in steps] == [
        ("say", ZHANG, GROUP, True),
        ("instruct", ZHOU, GROUP, True),
        ("sign", SUN, FINANCE, False),
        ("answer", SUN, FINANCE, False),
        ("rate", ZHANG, GROUP, False),
    ]


FRIDAY = datetime(2026, 11, 27, 16, 20, tzinfo=ZONE)
DUE = Deadline(datetime(2026, 11, 27, 10, 0, tzinfo=UTC), 1001, "handle")


@pytest.mark.parametrize(
    ("word", "now", "leads"),
    [
        ("hour", FRIDAY, datetime(2026, 11, 27, 17, 20, tzinfo=ZONE)),
        ("workday", FRIDAY, datetime(2026, 11, 30, 8, 30, tzinfo=ZONE)),
        ("workday", FRIDAY.replace(hour=7), datetime(2026, 11, 30, 8, 30, tzinfo=ZONE)),
        ("workday", FRIDAY - timedelta(days=1), datetime(2026, 11, 27, 8, 30, tzinfo=ZONE)),
        ("workday", datetime(2026, 9, 30, 9, 0, tzinfo=ZONE), datetime(2026, 10, 8, 8, 30, tzinfo=ZONE)),  # 国庆节
        ("deadline", FRIDAY, datetime(2026, 11, 27, 18, 0, tzinfo=ZONE)),
    ],
)
def test_where_time_leads(word: str, now: datetime, leads: datetime) -> None:
    assert moment_of(word, now, DUE) == leads


@pytest.mark.parametrize("word", ["deadline", "", "year"])
def test_where_it_can_not_lead(word: str) -> None:
    with pytest.raises(Mistake, match="failed"):
        moment_of(word, FRIDAY, None)
