"""An issue is the sum of its events: step by step, replayed, and read back from the journal."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings

from bot.core import commands as c
from bot.core import events as e
from bot.core.deadlines import Due
from bot.core.events import EVENTS, Event, Part
from bot.core.evolve import evolve, replay
from bot.core.issue import Issue
from bot.core.messages import File
from bot.core.triage import Reason
from bot.core.words import ENDED, Rating, Status, Urgency
from storage.codec import from_json, to_json
from tests.core.cast import (
    ASK,
    DISPATCH,
    INDUSTRY,
    LIN,
    SIGN,
    SUN,
    TUESDAY,
    ZHANG,
    ZHOU,
    after,
    dispatched,
    events_of,
    handled,
    in_progress,
    opened,
    opening,
    waiting,
)
from tests.core.histories import Happening, histories

ANSWER = c.Add(by=ZHANG, part=Part(9, "合同在附件里"))
REST_TEXT = "银行贷款月底到期续不上，车间下周就要停产，合同号 2026-11"
REST = c.Rewrite(by=ZHANG, message_id=7, text=REST_TEXT, title="")


def at(day: int, clock: str) -> datetime:
    return datetime.combine(datetime(2026, 11, day), datetime.strptime(clock, "%H:%M").time(), TUESDAY.tzinfo)  # noqa: DTZ001, DTZ007 - the zone comes last


def due(day: int, clock: str) -> Due:
    return Due(at(day, clock), estimated=False)


# ── a wait ────────────────────────────────────────────────────────────────


def test_a_question_is_open_until_it_is_answered() -> None:
    issue = waiting()
    assert (issue.question, issue.waiting_since) == (ASK.question, TUESDAY)
    answered = after(issue, ANSWER)
    assert (answered.status, answered.question, answered.waiting_since) == (Status.IN_PROGRESS, None, None)
    assert answered.signed_by == SUN


@pytest.mark.parametrize("answer", [ANSWER, REST], ids=["a message", "an edit"])
def test_the_limits_that_were_running_move_by_the_working_time_of_the_wait(answer: c.Command) -> None:
    issue = after(dispatched(urgency=Urgency.NORMAL), ASK)
    answered = after(issue, answer, now=at(26, "10:00"))  # two working days later
    assert (issue.sign_by, issue.due) == (
        due(25, "18:00"),
        Due(datetime(2026, 12, 1, 18, tzinfo=TUESDAY.tzinfo), False),
    )
    assert (answered.sign_by, answered.due) == (
        due(27, "18:00"),
        Due(datetime(2026, 12, 3, 18, tzinfo=TUESDAY.tzinfo), False),
    )


LIST = c.Ask(by=SUN, question="", items=("贷款合同", "联系电话", "涉及多少金额"))


def part(number: int, text: str, *files: File) -> c.Add:
    return c.Add(by=ZHANG, part=Part(number, text, files))


def test_a_list_is_awaited_until_all_of_it_has_come() -> None:
    asked = after(dispatched(urgency=Urgency.NORMAL), LIST)
    assert (asked.question, asked.asked_items, asked.missing) == ("", LIST.items, LIST.items)
    partly = after(asked, part(9, "2. 13800010001"), now=at(25, "10:00"))
    assert (partly.status, partly.missing) == (Status.WAITING, ("贷款合同", "涉及多少金额"))
    assert (partly.waiting_since, partly.due, len(partly.parts)) == (TUESDAY, asked.due, 2)
    more = after(partly, part(10, "", File("photo")), now=at(25, "11:00"))
    assert more.missing == ("涉及多少金额",)
    whole = after(more, part(11, "3. 480万"), now=at(26, "10:00"))
    assert (whole.status, whole.question, whole.asked_items, whole.missing) == (Status.DISPATCHED, None, (), ())
    assert whole.due == Due(datetime(2026, 12, 3, 18, tzinfo=TUESDAY.tzinfo), False)  # two working days later


def test_an_edit_may_bring_what_is_missing() -> None:
    partly = after(after(in_progress(), LIST), part(9, "2. 13800010001"))
    mended = after(partly, c.Rewrite(by=ZHANG, message_id=9, text="2. 13800010002", title=""))
    assert (mended.status, mended.missing) == (Status.WAITING, partly.missing)
    more = after(mended, c.Rewrite(by=ZHANG, message_id=9, text="2. 13800010002 3. 480万", title=""))
    assert (more.status, more.missing) == (Status.WAITING, ("贷款合同",))
    whole = after(more, c.Rewrite(by=ZHANG, message_id=9, text="1. 合同号2026-7 2. 13800010002 3. 480万", title=""))
    assert (whole.status, whole.missing) == (Status.IN_PROGRESS, ())


def test_nobody_waits_for_papers_while_something_burns() -> None:
    burning = c.Add(by=ZHANG, part=Part(9, "2. 13800010001，着火了"), urgent_for=(Reason("harm", ("着火",)),))
    raised = after(after(dispatched(urgency=Urgency.NORMAL), LIST), burning)
    assert (raised.status, raised.urgency, raised.missing) == (Status.DISPATCHED, Urgency.URGENT, ())


def test_a_wait_is_ended_by_hand_and_the_clock_runs_on() -> None:
    asked = after(dispatched(urgency=Urgency.NORMAL), LIST)
    resumed = after(asked, c.Resume(by=SUN, note="电话里说了"), now=at(26, "10:00"))
    answered = after(asked, part(9, "就这些"), now=at(26, "10:00"))
    assert (resumed.status, resumed.asked_items, resumed.missing) == (Status.DISPATCHED, (), ())
    assert (resumed.sign_by, resumed.due) == (answered.sign_by, answered.due)
    assert resumed.due != asked.due


def test_what_a_leader_ordered_meanwhile_is_done_when_a_wait_is_ended_by_hand() -> None:
    ordered = after(waiting(), c.Instruct(by=ZHOU, text="请市工信局牵头", public=True, units=(INDUSTRY.name,)))
    resumed = after(ordered, c.Resume(by=LIN))
    assert (resumed.status, resumed.lead) == (Status.DISPATCHED, INDUSTRY.name)


def test_a_limit_that_was_kept_is_left_alone() -> None:
    """The office dispatched in time and the unit signed in time: no later wait changes by when they had to."""
    signed = after(after(opened(), c.Accept(by=LIN)), DISPATCH, SIGN)
    answered = after(after(signed, ASK), ANSWER, now=at(26, "10:00"))
    assert (answered.dispatch_by, answered.sign_by) == (signed.dispatch_by, signed.sign_by)


def test_before_there_is_a_unit_the_dispatch_limit_waits() -> None:
    accepted = after(opened(), c.Accept(by=LIN))
    assert accepted.dispatch_by == due(24, "16:30")
    asked = after(accepted, c.Ask(by=LIN, question="请写明公司"))
    assert after(asked, ANSWER, now=at(24, "11:00")).dispatch_by == due(24, "17:30")


def test_urgent_limits_wait_around_the_clock() -> None:
    issue = after(dispatched(urgency=Urgency.URGENT), ASK)
    answered = after(issue, ANSWER, now=TUESDAY + timedelta(hours=15))
    assert answered.due == Due(TUESDAY + timedelta(hours=24 + 15), estimated=False)


def test_an_addition_outside_a_wait_moves_nothing() -> None:
    issue = in_progress()
    added = after(issue, ANSWER, now=TUESDAY + timedelta(days=1))
    assert (added.due, added.sign_by, added.status) == (issue.due, issue.sign_by, issue.status)


# ── what it is made of ────────────────────────────────────────────────────


def test_the_text_is_all_that_the_requester_wrote_in_order() -> None:
    issue = after(opened(), c.Add(by=ZHANG, part=Part(8, "")), ANSWER)
    assert issue.text == f"{opened().text}\n合同在附件里"
    assert (issue.message_id, issue.part(9), issue.part(10)) == (7, ANSWER.part, None)


def test_an_edit_changes_its_own_message_alone() -> None:
    issue = after(opened(), ANSWER, REST)
    assert [part.text for part in issue.parts] == [REST_TEXT, "合同在附件里"]


def test_the_units_are_those_that_have_it() -> None:
    assert opened().units == ()
    assert dispatched().units == ("市金融办", "市工信局")


@pytest.mark.parametrize(
    "history",
    [
        [],
        [e.Signed(at=TUESDAY, by=SUN)],
        [*events_of(None, opening()), *events_of(None, opening())],
        [*events_of(None, opening()), e.Signed(at=TUESDAY, by=SUN)],
    ],
    ids=["empty", "before the opening", "opened twice", "forbidden"],
)
def test_a_broken_journal_is_found(history: list[Event]) -> None:
    with pytest.raises(ValueError, match=r"."):
        replay(history)


def test_an_event_of_each_kind_is_in_the_journals_list() -> None:
    kinds = {kind for kind in vars(e).values() if isinstance(kind, type) and issubclass(kind, Event)} - {Event}
    assert {kind.__name__: kind for kind in kinds} == EVENTS


# ── whatever people do ────────────────────────────────────────────────────

often = settings(max_examples=100, deadline=None)


@often
@given(histories())
def test_the_journal_tells_the_issue(steps: list[Happening]) -> None:
    """Replayed, its events give the issue that grew step by step; so they do once they were written down and read."""
    events, issue = [event for step in steps for event in step.events], steps[-1].after
    assert replay(events) == issue
    read = [from_json(EVENTS[type(event).__name__], to_json(event)) for event in events]
    assert read == events
    assert from_json(Issue, to_json(issue)) == issue


@often
@given(histories())
def test_whatever_people_do(steps: list[Happening]) -> None:
    for step in steps:
        assert_whole(step.after)
        assert_told_truly(step)
        assert_ends_for_good(step)
    redone = sum(isinstance(event, e.Redone) for step in steps for event in step.events)
    assert steps[-1].after.redone == redone


def assert_told_truly(step: Happening) -> None:
    assert step.events
    assert {event.at for event in step.events} == {step.at}
    actor, *others = dict.fromkeys(event.by for event in step.events)
    if others:  # nothing is awaited any more, and what a leader ordered meanwhile is done in the leader's name
        assert isinstance(step.events[0], e.Added | e.Rewritten | e.Resumed)
        assert isinstance(step.events[-1], e.Dispatched)
        assert others == [step.after.instruction.leader if step.after.instruction else None] or others == [actor]


def assert_ends_for_good(step: Happening) -> None:
    """Only a redo, or an undone merger, changes what has ended.

    A call changes what was said of it, and so does a late word where nobody had spoken. A note is always possible.
    """
    if not step.before or step.before.status not in ENDED or isinstance(step.events[-1], e.Redone | e.Undone):
        return
    if isinstance(step.events[-1], e.Identified | e.Released | e.Classified):  # who, for whom, and before whose eyes
        assert step.after.status is step.before.status
        return
    heard, before = step.after, step.before
    assert heard == replace(before, rating=heard.rating, unconfirmed=heard.unconfirmed, called_back=heard.called_back)
    (event,) = step.events
    assert isinstance(event, e.Noted | e.CalledBack | e.Confirmed)
    assert heard == before or not isinstance(event, e.Noted)
    assert before.unconfirmed or not isinstance(event, e.Confirmed)


def assert_whole(issue: Issue) -> None:
    assert (issue.status is Status.MERGED) == (issue.merged_into is not None)
    assert (issue.status in ENDED) == (issue.closed_at is not None)
    assert issue.lead not in issue.assisting
    assert len(set(issue.assisting)) == len(issue.assisting)
    assert len({share.unit for share in issue.shares}) == len(issue.shares)
    if issue.status is not Status.MERGED:  # that one stays as it was, for as long as it can be taken back
        assert_fits(issue)


def assert_fits(issue: Issue) -> None:
    at_work = issue.status in (Status.DISPATCHED, Status.IN_PROGRESS)
    done = issue.status in (Status.HANDLED, Status.CLOSED)
    assert (issue.status is Status.WAITING) == (issue.question is not None) == (issue.waiting_since is not None)
    assert issue.status is Status.WAITING or (issue.asked_items, issue.missing) == ((), ())
    assert set(issue.missing) <= set(issue.asked_items)
    assert not at_work or (issue.lead and issue.due and issue.sign_by)
    assert issue.status is not Status.DISPATCHED or issue.signed_by is None
    assert issue.status is not Status.IN_PROGRESS or issue.signed_by is not None
    assert issue.status is not Status.ACCEPTED or issue.dispatch_by is not None
    withdrawn = issue.status is Status.WITHDRAWN  # with a result or without one
    assert done == (issue.handled_at is not None) or withdrawn
    assert not withdrawn or (issue.due, issue.sign_by, issue.dispatch_by, issue.ordered_units) == (None, None, None, ())
    assert not done or issue.answer
    assert (issue.status is Status.CLOSED) == (issue.rating is not None or issue.unconfirmed)
    assert not (issue.unconfirmed and issue.rating)
    assert issue.extension is None or issue.due is not None
    assert not issue.ruling_asked or issue.lead
    assert (issue.status is Status.DECLINED) == (issue.decline_reason is not None)


def test_random_lives_get_everywhere() -> None:
    """What chance tells is worth something only if it reaches each status, and a redo."""
    reached: list[Issue] = []

    @settings(derandomize=True, database=None, max_examples=300, deadline=None)
    @given(histories())
    def live(steps: list[Happening]) -> None:
        reached.extend(step.after for step in steps)

    live()
    assert {issue.status for issue in reached} == frozenset(Status)
    assert max(issue.redone for issue in reached) >= 1
    assert any(issue.returned_by for issue in reached)


def test_a_note_after_the_end_changes_nothing() -> None:
    issue = after(handled(), c.Confirm(by=ZHANG, rating=Rating.SATISFIED))
    assert evolve(issue, e.Noted(at=TUESDAY, by=LIN, text="归档")) == issue
