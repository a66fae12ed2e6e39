"""So much for everybody within a minute. Seconds from 10:00:00."""

import contextlib
from datetime import datetime, timedelta

from bot.service.shares import Shares
from tests.core.cast import TUESDAY as TEN

LI, ZHANG = 11, 12


def at(second: float) -> datetime:
    return TEN + timedelta(seconds=second)


def taken(*seconds: float) -> Shares:
    shares = Shares(2, timedelta(minutes=1))
    for second in seconds:
        shares.take(LI, at(second))
    return shares


def test_each_person_has_their_own() -> None:
    shares = taken(0, 1)
    shares.take(ZHANG, at(1))
    assert shares.used_up(at(2)) == {LI}


def test_a_minute_later_there_is_room() -> None:
    assert taken(0, 1).used_up(at(60)) == frozenset()


def test_a_clock_that_was_set_back_gives_everybody_theirs_anew() -> None:
    shares = taken(3600, 3601)
    assert shares.used_up(at(0)) == frozenset()
    shares.take(LI, at(1))
    assert shares.used_up(at(1)) == frozenset()


def test_what_was_taken_in_vain_is_given_back() -> None:
    shares = taken(0)
    with contextlib.suppress(ZeroDivisionError), shares.kept():
        shares.take(LI, at(1))
        raise ZeroDivisionError
    assert shares.used_up(at(2)) == frozenset()
    with shares.kept():
        shares.take(LI, at(2))
    assert shares.used_up(at(3)) == {LI}
