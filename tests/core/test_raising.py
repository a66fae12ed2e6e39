"""What the requester adds may make an issue urgent: upwards only, and the limits that run begin anew."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core import commands as c
from bot.core.deadlines import Due
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.triage import Reason
from bot.core.words import Status, Urgency
from tests.core.cast import (
    ASK,
    DISPATCH,
    LIN,
    TUESDAY,
    ZHANG,
    ZHOU,
    after,
    dispatched,
    events_of,
    handled,
    in_progress,
    names,
    opened,
    waiting,
)

FIRE = Reason("harm", ("着火",))
MORE = c.Add(by=ZHANG, part=Part(8, "着火了"), urgent_for=(FIRE,))
EDIT = c.Rewrite(by=ZHANG, message_id=7, text="着火了", title="着火了", urgent_for=(FIRE,))
LATER = TUESDAY + timedelta(minutes=30)


def at(clock: str, day: int = 24) -> Due:
    return Due(datetime.strptime(f"2026-11-{day} {clock} +0800", "%Y-%m-%d %H:%M %z"), estimated=False)


def accepted() -> Issue:
    return after(opened(), c.Accept(by=LIN))


@pytest.mark.parametrize("said", [MORE, EDIT], ids=["a message", "an edit"])
@pytest.mark.parametrize(
    ("issue", "limits"),
    [
        # it stands | what runs, said again at 10:30
        (opened(), {"accept_by": at("10:40")}),
        (accepted(), {"dispatch_by": at("11:30")}),
        (dispatched(), {"sign_by": at("12:30"), "due": at("10:30", 25)}),
        (in_progress(), {"due": at("10:30", 25)}),
        (waiting(), {"due": at("10:30", 25)}),
    ],
)
def test_the_limits_that_run_begin_anew(issue: Issue, limits: dict[str, Due], said: c.Command) -> None:
    raised = after(issue, said, now=LATER)
    assert (raised.urgency, raised.reasons) == (Urgency.URGENT, (FIRE,))
    assert {limit: getattr(raised, limit) for limit in limits} == limits


def test_what_comes_sooner_already_stays() -> None:
    late = TUESDAY + timedelta(minutes=55)
    assert after(opened(), MORE, now=late).accept_by == at("11:00")


def test_a_leaders_deadline_stays() -> None:
    friday = at("18:00", 27)
    ordered = after(dispatched(), c.Instruct(by=ZHOU, text="本周五前", public=True, due=friday))
    raised = after(ordered, MORE, now=LATER)
    assert (raised.due, raised.sign_by) == (friday, at("12:30"))


@pytest.mark.parametrize("issue", [handled(), opened(urgency=Urgency.URGENT), opened(urgency=Urgency.COMPLEX)])
def test_it_is_raised_from_normal_and_before_there_is_a_result(issue: Issue) -> None:
    assert names(events_of(issue, MORE)) == ["Added"]
    assert after(issue, MORE).urgency is issue.urgency


def test_nothing_lowers_it() -> None:
    raised = after(opened(), MORE)
    assert after(raised, replace(MORE, part=Part(9, "谢谢"), urgent_for=())).urgency is Urgency.URGENT


def test_an_edit_that_tells_of_danger_is_an_answer() -> None:
    assert after(waiting(), EDIT).status is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("before", "title", "then"),
    [
        ("在吗", "厂门口的路坏了", "厂门口的路坏了"),
        ("我们厂门口这段路", "我们厂门口这段路，坏了", "我们厂门口这段路，坏了"),
        ("贷款到期", "贷款到期，停产了", "贷款到期"),
        ("在吗", "", "在吗"),
    ],
)
def test_a_title_that_told_nothing_is_replaced(before: str, title: str, then: str) -> None:
    assert after(opened(title=before), c.Add(by=ZHANG, part=Part(8, "…"), title=title)).title == then


@pytest.mark.parametrize(
    ("title", "then"), [("哈哈", "贷款到期"), ("", "贷款到期"), ("谢谢", "贷款到期"), ("路灯坏了", "路灯坏了")]
)
def test_an_edit_that_heads_nothing_keeps_the_title(title: str, then: str) -> None:
    edit = c.Rewrite(by=ZHANG, message_id=7, text="…", title=title)
    assert after(opened(title="贷款到期"), edit).title == then


# ── a leader's deadline comes before the unit had to sign ─────────────────

TODAY = at("18:00")


@pytest.mark.parametrize("issue", [dispatched(), after(dispatched(), ASK)], ids=["dispatched", "waiting"])
def test_nobody_signs_later_than_it_is_to_be_done(issue: Issue) -> None:
    ordered = after(issue, c.Instruct(by=ZHOU, text="今天办好", public=True, due=TODAY))
    assert (ordered.sign_by, ordered.due) == (TODAY, TODAY)


def test_the_wait_moves_signing_no_further_than_the_leaders_deadline() -> None:
    ordered = after(dispatched(), c.Instruct(by=ZHOU, text="周四", public=True, due=at("18:00", 26)), ASK)
    answered = after(ordered, c.Add(by=ZHANG, part=Part(8, "合同")), now=at("10:00", 27).at)
    assert (answered.sign_by, answered.due) == (at("18:00", 26), at("18:00", 26))


def test_what_is_signed_or_not_yet_dispatched_has_nothing_to_cut() -> None:
    order = c.Instruct(by=ZHOU, text="今天办好", public=True, due=TODAY)
    assert after(in_progress(), order).sign_by == in_progress().sign_by
    assert after(opened(), DISPATCH, order).sign_by == TODAY
    assert after(opened(), order).sign_by is None
