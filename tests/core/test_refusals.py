"""What is refused, why, and what is possible instead. A refusal is an answer, never an exception."""

from dataclasses import replace

import pytest

from bot.core import commands as c
from bot.core.decide import decide
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.people import Person
from bot.core.refusals import DOORS, Refusal, Why, possible, refused
from bot.core.words import Action, Outcome, Rating
from tests.core.cast import (
    ASK,
    HANDLE,
    LI,
    LIN,
    MINUTE,
    POWER,
    RULES,
    SIGN,
    SUN,
    TUESDAY,
    ZHANG,
    ZHENG,
    ZHOU,
    after,
    closed,
    dispatched,
    events_of,
    handled,
    in_progress,
    names,
    opened,
    opening,
    waiting,
    why,
)

NOTHING = " \n\u3000"


@pytest.mark.parametrize(
    ("issue", "command"),
    [
        (opened(), c.Instruct(by=ZHOU, text=NOTHING, public=True)),
        (opened(), c.Decline(by=LIN, reason="")),
        (opened(), c.Note(by=LIN, text=NOTHING)),
        (in_progress(), c.Progress(by=SUN, text="")),
        (in_progress(), c.Ask(by=SUN, question=NOTHING)),
        (in_progress(), c.Handle(by=SUN, answer="")),
        (handled(), c.Redo(by=ZHANG, reason=NOTHING)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_words_are_needed(issue: Issue, command: c.Command) -> None:
    assert why(issue, command) is Why.NO_TEXT


@pytest.mark.parametrize(
    ("issue", "command"),
    [
        (after(opened(), c.Accept(by=LIN)), c.Accept(by=LIN)),
        (after(opened(), c.Decline(by=LIN, reason="请找法院")), c.Decline(by=LIN, reason="请找法院")),
        (in_progress(), SIGN),
        (waiting(), ASK),
        (handled(), HANDLE),
        (closed(), c.Confirm(by=ZHANG, rating=Rating.SATISFIED)),
        (after(opened(), c.Withdraw(by=ZHANG)), c.Withdraw(by=ZHANG)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_second_press_finds_it_done(issue: Issue, command: c.Command) -> None:
    assert decide(issue, command, TUESDAY, RULES) == Refusal(
        Why.ALREADY, command.action, issue.status, possible(issue, command.by, RULES), issue.number, issue.lead
    )


@pytest.mark.parametrize(
    ("issue", "command", "reason", "then"),
    [
        (opened(), c.Accept(by=ZHANG), Why.NOT_ALLOWED, (Action.ADD, Action.WITHDRAW, Action.CLASSIFY)),
        (opened(), c.Accept(by=SUN), Why.NOT_ALLOWED, ()),
        (dispatched(), c.Sign(by=ZHENG), Why.NOT_ALLOWED, (Action.RETURN, Action.ASK, Action.NOTE, Action.CONTRIBUTE)),
        (handled(), c.Confirm(by=LI, rating=Rating.SATISFIED), Why.NOT_ALLOWED, ()),
        (
            opened(),
            replace(HANDLE, by=LIN),
            Why.NOT_NOW,
            (
                *(Action.ACCEPT, Action.DECLINE, Action.DISPATCH, Action.NOTE, Action.SUPERVISE),
                *(Action.MERGE, Action.CLASSIFY),
            ),
        ),
        (
            dispatched(),
            c.Accept(by=LIN),
            Why.NOT_NOW,
            (
                *(Action.DISPATCH, Action.ASK, Action.NOTE, Action.EXTEND, Action.HANDLE),
                *(Action.REMIND, Action.SUPERVISE, Action.MERGE, Action.CLASSIFY),
            ),
        ),
        (waiting(), HANDLE, Why.NOT_NOW, (Action.RESUME, Action.NOTE)),
        (closed(), c.Add(by=ZHANG, part=Part(9, "还有")), Why.NOT_NOW, (Action.REDO,)),
        (opened(), opening(), Why.NOT_NOW, (Action.ADD, Action.WITHDRAW, Action.CLASSIFY)),
    ],
)
def test_a_refusal_says_why_and_what_is_possible(
    issue: Issue, command: c.Command, reason: Why, then: tuple[Action, ...]
) -> None:
    assert decide(issue, command, TUESDAY, RULES) == Refusal(
        reason, command.action, issue.status, then, issue.number, issue.lead
    )


def test_a_leader_opens_none() -> None:
    assert decide(None, opening(requester=ZHOU), TUESDAY, RULES) == Refusal(Why.NOT_ALLOWED, Action.OPEN)


def test_only_opening_needs_no_issue() -> None:
    with pytest.raises(ValueError, match="Sign needs an issue"):
        decide(None, SIGN, TUESDAY, RULES)


@pytest.mark.parametrize("issue", [None, opened()])
def test_a_naive_moment_is_refused(issue: Issue | None) -> None:
    command = c.Accept(by=LIN) if issue else opening()
    with pytest.raises(ValueError, match="aware"):
        decide(issue, command, TUESDAY.replace(tzinfo=None), RULES)


def test_the_doors_that_are_built() -> None:
    assert frozenset(Action) == DOORS


@pytest.mark.parametrize("person", [ZHOU, LIN, SUN, ZHENG, ZHANG, LI])
def test_what_is_called_possible_is_not_refused(person: Person) -> None:
    issue = in_progress()
    tried: dict[Action, c.Command] = {
        Action.ADD: c.Add(by=person, part=Part(8, "还有")),
        Action.WITHDRAW: c.Withdraw(by=person),
        Action.SPLIT: c.Split(by=person, message_id=7, into=1043),
        Action.CLASSIFY: c.Classify(by=person),
        Action.INSTRUCT: c.Instruct(by=person, text="抓紧办", public=True),
        Action.DISPATCH: c.Dispatch(by=person, lead=POWER.name),
        Action.ASK: replace(ASK, by=person),
        Action.PROGRESS: c.Progress(by=person, text="已约银行"),
        Action.NOTE: c.Note(by=person, text="留意"),
        Action.HANDLE: replace(HANDLE, by=person),
        Action.RETURN: c.Return(by=person, reason="不归我们管"),
        Action.EXTEND: c.AskExtension(by=person, reason="等银行审批"),
        Action.GRANT: c.Grant(by=person, granted=True),
        Action.REMIND: c.Remind(by=person),
        Action.SUPERVISE: c.Supervise(by=person),
        Action.CALL_BACK: c.CallBack(by=person, outcome=Outcome.SATISFIED),
        Action.LAPSE: c.Lapse(by=person),
        Action.RECOUNT: c.Recount(by=person),
        Action.MERGE: c.Merge(by=person, into=1001),
        Action.UNDO: c.Undo(by=person),
        Action.CONTRIBUTE: c.Contribute(by=person, text="我们没有意见"),
        Action.IDENTIFY: c.Identify(by=person, requester=ZHANG),
        Action.RESEMBLE: c.Resemble(by=person, numbers=(1001,)),
    }
    now_possible = {action for action, command in tried.items() if refused(issue, command, TUESDAY, RULES) is None}
    assert set(possible(issue, person, RULES)) == now_possible


def test_a_refusal_changes_nothing_and_the_next_try_may_succeed() -> None:
    issue = dispatched()
    assert why(issue, c.Sign(by=ZHENG)) is Why.NOT_ALLOWED
    assert names(events_of(issue, SIGN, TUESDAY + MINUTE)) == ["Signed"]
