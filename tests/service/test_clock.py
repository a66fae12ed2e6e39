"""The clock that a file sets: the rehearsal's and the stories' time."""

from datetime import timedelta
from pathlib import Path

from bot.service.clock import SetClock, SystemClock
from tests.core.cast import TUESDAY, ZONE

MINUTE = timedelta(minutes=1)


def test_the_time_goes_on_from_where_it_was_set(tmp_path: Path) -> None:
    clock = SetClock(tmp_path / "clock", ZONE)
    clock.set(TUESDAY)
    first, second = clock.now(), clock.now()
    assert TUESDAY <= first <= second < TUESDAY + MINUTE


def test_it_is_never_set_back(tmp_path: Path) -> None:
    clock = SetClock(tmp_path / "clock", ZONE)
    clock.set(TUESDAY)
    clock.set(TUESDAY - 5 * MINUTE)
    assert clock.now() >= TUESDAY


def test_whoever_reads_the_same_file_has_the_same_time(tmp_path: Path) -> None:
    ours, theirs = SetClock(tmp_path / "clock", ZONE), SetClock(tmp_path / "clock", ZONE)
    ours.set(TUESDAY)
    assert TUESDAY <= theirs.now() < TUESDAY + MINUTE


def test_the_zone_is_the_citys(tmp_path: Path) -> None:
    clock = SetClock(tmp_path / "clock", ZONE)
    clock.set(TUESDAY)
    assert clock.now().tzinfo == SystemClock(ZONE).now().tzinfo == ZONE
