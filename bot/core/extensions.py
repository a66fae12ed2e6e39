"""More time (延期): how much of it a unit may ask for, and until when that would be."""

import re
from datetime import datetime
from math import ceil

from bot.core.deadlines import Due, Limit, LimitUnit, length, more
from bot.core.folding import NUMBER, fold, number
from bot.core.issue import Extension, Issue
from bot.core.rules import Rules


def allowed(issue: Issue, rules: Rules) -> Limit | None:
    """The most that may still be asked for; None where there is nothing more."""
    extension = rules.limits_of(issue.kind, issue.urgency, issue.lead).extension
    return extension.limit if extension and issue.extended < extension.times else None


def is_too_much(issue: Issue, working_days: int | None, rules: Rules) -> bool:
    most = allowed(issue, rules)
    wanted = rules.calendar.working_day * (working_days or 0)
    return most is not None and wanted > length(most, rules.calendar)


def asked_until(issue: Issue, working_days: int | None, now: datetime, rules: Rules) -> Due:
    """Raises ValueError where no limit runs or no extension is allowed: `refused` is asked first."""
    most = allowed(issue, rules)
    if issue.due is None or most is None:
        raise ValueError("nothing to extend")
    return more(issue.due, Limit(working_days, LimitUnit.WORKING_DAYS) if working_days else most, now, rules.calendar)


def days_until(issue: Issue, day: Due, now: datetime, rules: Rules) -> int:
    """The working days from the present limit to that day; 0 where it comes no later."""
    if issue.due is None:
        return 0
    longer = rules.calendar.between(issue.due.at.astimezone(now.tzinfo), day.at.astimezone(now.tzinfo))
    return max(0, ceil(longer / rules.calendar.working_day))


def would_be(issue: Issue, extension: Extension, now: datetime, rules: Rules) -> Due:
    """The due date if it is granted now: a wait, or a leader, may have moved the limit since it was asked for."""
    if allowed(issue, rules) is None:
        return extension.until
    return asked_until(issue, extension.working_days, now, rules)


_DAYS = re.compile(
    rf"(?P<amount>{NUMBER})\s*个?\s*(?:工作日|天|日(?!前)|working days?\b|days?\b|d\b)\s*[,，、;:。.]?\s*"
)


def wanted(text: str) -> tuple[int | None, str]:
    """How many working days 延期 asks for, where it begins with them, and why: 3个工作日 等银行审批.

    Days are working days: nobody asks for a Sunday.
    """
    match = _DAYS.match(fold(text))
    days = int(number(match["amount"])) if match else 0
    return (days, text[match.end() :].strip()) if match and days else (None, text)
