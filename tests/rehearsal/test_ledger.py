"""Which limit is the next one, and how many issues have let one pass."""

from datetime import timedelta

from bot.core.issue import Issue
from bot.rehearsal.ledger import Deadline, count_overdue, next_deadline
from tests.core.cast import TUESDAY, closed, dispatched, in_progress, opened, waiting

SOON, LATE = TUESDAY + timedelta(minutes=1), TUESDAY + timedelta(days=60)


def test_the_next_limit_says_which_one_it_is() -> None:
    for issue, limit in ((opened(), "accept"), (dispatched(), "sign"), (in_progress(), "handle")):
        found = next_deadline([issue], SOON)
        assert found
        assert (found.issue, found.limit) == (issue.number, limit)


def test_a_limit_that_has_passed_is_not_the_next_one() -> None:
    issue = dispatched()
    assert issue.sign_by
    assert issue.due
    assert next_deadline([issue], issue.sign_by.at) == Deadline(issue.due.at, issue.number, "handle")
    assert next_deadline([issue], issue.due.at) is None


def test_an_issue_is_overdue_once_a_limit_of_it_has_passed() -> None:
    issues: list[Issue] = [opened(), dispatched(), waiting(), closed()]
    assert count_overdue(issues, SOON) == 0
    assert count_overdue(issues, LATE) == 2  # none runs on the last two
    assert next_deadline(issues, LATE) is None
