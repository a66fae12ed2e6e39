"""Random strings through everything that reads words: nothing raises, and what comes back makes sense."""

from bot.core.folding import fold
from bot.core.keywords import issue_named, keyword
from bot.core.moments import When
from bot.core.phrases import Dissatisfied, deadline_in, dispatch_order, instruction, rating_in, units_in
from bot.core.triage import is_courtesy
from bot.core.withdrawals import withdrawal
from bot.core.words import Rating
from bot.core.worktime import Calendar
from tests.core.cast import ROSTER, TUESDAY
from tests.core.random_words import random_texts
from tests.fuzz.numbers import COUNT

UNITS = ROSTER.units


def test_whatever_is_written_is_read_without_a_fault() -> None:
    for position, text in enumerate(random_texts(COUNT, seed=2026)):
        assert len(fold(text)) == len(text)
        orders_make_sense(text)
        assert isinstance(rating_in(text), Rating | Dissatisfied | None)
        taken_back = withdrawal(text, "ZQ")
        assert taken_back is None or taken_back.number is None or taken_back.number < 10**12
        if position % 5 == 0:  # these take longest
            sentences_make_sense(text)


def orders_make_sense(text: str) -> None:
    word = keyword(text, "ZQ")
    if word is None:
        return
    assert word.rest in text
    for digits_alone in (False, True):
        number, rest = issue_named(word, "ZQ", digits_alone=digits_alone)
        assert rest in word.rest
        assert number is None or 0 <= number < 10**12
        assert (rest == word.rest) or number is not None


def sentences_make_sense(text: str) -> None:
    order = dispatch_order(text, UNITS, When(TUESDAY, Calendar()))
    assert order.lead is None or order.lead in UNITS
    assert order.lead not in order.assisting
    assert order.remark in text
    understood = instruction(text, UNITS, When(TUESDAY, Calendar()))
    assert len(set(understood.units)) == len(understood.units)
    assert set(units_in(text, UNITS)) == set(understood.units)
    stated = deadline_in(text, When(TUESDAY, Calendar()))
    assert stated is None or (stated.phrase in text and stated.due.at.tzinfo is not None)
    assert isinstance(is_courtesy(text), bool)
