"""Whoever is not in Telegram: they own nothing, nobody is asked again in vain, and the office calls at once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core import commands as c
from bot.core.events import Follower, Handled, Part
from bot.core.issue import Issue
from bot.core.notices import Post
from bot.core.nudges import ahead
from bot.core.people import NOWHERE, THE_BOT, THE_LIST, Person, absent
from bot.core.permissions import may, owns
from bot.core.refusals import Refusal
from bot.core.words import Action, Role, Source, Stage, Visibility
from bot.voice.alerts import alert
from bot.voice.call_backs import telephone_line
from bot.voice.cards import card
from bot.voice.speech import Speech, home
from bot.voice.voice import Change, desk_cards
from tests.core.cast import (
    FINANCE,
    FINANCE_CHAT,
    LIN,
    MA,
    OFFICE,
    RULES,
    SUN,
    TUESDAY,
    ZHANG,
    after,
    city,
    in_progress,
    opened,
)

CALLER = absent("来电人", "华锐机械")
ENTERED: dict[str, Any] = {"by": LIN, "source": Source.HOTLINE, "visibility": Visibility.PRIVATE}


def called() -> Issue:
    return opened(CALLER, **ENTERED, chat=NOWHERE, parts=(Part(7, "停电", chat=OFFICE),))


def of_a_member() -> Issue:
    return opened(ZHANG, **ENTERED, chat=ZHANG.telegram_id, parts=(Part(7, "停电", chat=OFFICE),))


OWNERS = [
    (ZHANG, of_a_member(), True),
    (MA, of_a_member(), False),  # what is private is the requester's alone
    (ZHANG, opened(ZHANG), True),
    (MA, opened(ZHANG), True),
    (CALLER, called(), False),
    (absent("另一位", "华锐机械"), called(), False),
    (absent("来电人", "华锐机械"), opened(ZHANG), False),
    (THE_BOT, called(), False),
    (THE_LIST, called(), False),
    (Person(0, "小二", frozenset({Role.BOT}), enterprise="华锐机械"), opened(ZHANG), False),
    (ZHANG, called(), False),
    (LIN, called(), False),
]


@pytest.mark.parametrize(("person", "issue", "does"), OWNERS)
def test_who_owns_it(person: Person, issue: Issue, does: bool) -> None:
    assert owns(person, issue) is does
    assert may(person, Action.CONFIRM, issue) is does


ADDERS = [(LIN, called(), True), (LIN, of_a_member(), True), (LIN, opened(ZHANG), False), (SUN, called(), False)]


@pytest.mark.parametrize(("person", "issue", "may_add"), ADDERS)
def test_the_office_adds_to_what_it_typed_in(person: Person, issue: Issue, may_add: bool) -> None:
    assert may(person, Action.ADD, issue) is may_add


def test_who_typed_it_in() -> None:
    listed = opened(CALLER, **(ENTERED | {"by": THE_LIST}), chat=NOWHERE, parts=(Part(0, "停电", chat=NOWHERE),))
    assert [issue.entered_by for issue in (called(), of_a_member(), listed, opened())] == [LIN, LIN, THE_LIST, None]
    assert [issue.by_telephone for issue in (called(), of_a_member(), listed, opened())] == [True, False, True, False]


def test_where_they_hear_of_it() -> None:
    """The id of a message at the office is no message of the private chat."""
    assert home(called()) == (NOWHERE, None)
    assert home(of_a_member()) == (ZHANG.telegram_id, None)
    own = opened(ZHANG, visibility=Visibility.PRIVATE, chat=ZHANG.telegram_id)
    assert home(own) == (ZHANG.telegram_id, 7)


def handled(issue: Issue) -> Issue:
    return after(
        issue, c.Dispatch(by=LIN, lead=FINANCE.name), c.Sign(by=SUN), c.Handle(by=SUN, answer="修好了"), now=TUESDAY
    )


def test_a_result_that_nobody_can_answer_is_told_by_telephone_at_once() -> None:
    moments = [(m.at - TUESDAY, m.stage) for m in ahead(handled(called()), RULES, TUESDAY) if m.limit == "call_back"]
    assert moments == [(timedelta(), Stage.TELEPHONE)]
    others = [m.stage for m in ahead(handled(of_a_member()), RULES, TUESDAY) if m.limit == "call_back"]
    assert others == [Stage.ASK_AGAIN, Stage.TELEPHONE]


def test_a_list_is_read_in_with_the_office_s_word_and_no_more() -> None:
    """It accepts and dispatches; it can't speak for a unit, a leader or the requester."""
    can = {action for action in Action if may(THE_LIST, action, called())}
    assert {Action.ACCEPT, Action.DISPATCH, Action.NOTE} <= can
    assert not can & {Action.INSTRUCT, Action.SIGN, Action.CONFIRM, Action.WITHDRAW, Action.PROGRESS}
    assert not isinstance(after(called(), c.Accept(by=THE_LIST)), Refusal)


def test_the_office_alone_reads_the_number_in_full() -> None:
    """In its own lists it is masked: they are copied about."""
    issue = replace(handled(called()), contact="王女士 13812345678")
    speech = Speech(city())
    desks = {post.chat: post.text for post in cards(speech, issue)}
    assert len(desks) == 3
    assert "13812345678" in desks[OFFICE]
    assert all("5678" not in text for chat, text in desks.items() if chat != OFFICE)
    assert "138****5678" in telephone_line(speech, issue, TUESDAY)
    assert "13812345678" not in telephone_line(speech, issue, TUESDAY)


def test_callers_whose_issue_went_into_another_are_told_by_telephone() -> None:
    """The office is asked to; nobody else hears of them, and nobody is asked where all can read."""
    both: dict[str, Any] = {"title": "停电", "reply_to": None, "private": True}
    caller = Follower(number=1043, requester=CALLER, chat=NOWHERE, **both)
    reader = Follower(number=1044, requester=MA, chat=MA.telegram_id, **both)
    desks, event = {OFFICE: "office:1042", FINANCE_CHAT: "unit"}, Handled(at=TUESDAY, by=SUN, answer="修好了")
    issue = replace(in_progress(), followers=(reader, caller))
    (told,) = alert(Speech(city()), issue, event, 4, desks, TUESDAY)
    assert (told.chat, "#ZQ1043" in told.text, "#ZQ1044" in told.text) == (OFFICE, True, False)
    assert alert(Speech(city()), replace(issue, followers=(reader,)), event, 4, desks, TUESDAY) == []


def cards(speech: Speech, issue: Issue) -> list[Post]:
    change = Change(issue, (), (), frozenset(), TUESDAY)
    return [*desk_cards(speech, change), card(speech, issue, TUESDAY)]
