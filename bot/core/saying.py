"""What requesters say and take back, decided: see `bot.core.decide`."""

from collections.abc import Sequence
from datetime import datetime

from bot.core import commands as c
from bot.core import events as e
from bot.core.clocks import after_wait, as_urgent
from bot.core.covered import left_out
from bot.core.events import Events
from bot.core.evolve import evolve
from bot.core.handling import ordered_meanwhile
from bot.core.issue import Issue
from bot.core.messages import File
from bot.core.rules import Rules
from bot.core.summary import is_telling
from bot.core.triage import Reason
from bot.core.words import OPEN, Status, Urgency


def add(issue: Issue, command: c.Add, now: datetime, rules: Rules) -> Events:
    if command.part.of is not None:
        told = e.Added(at=now, by=command.by, part=command.part)
        return _with_what_follows(issue, told, command.part.text, command.urgent_for, rules)
    missing = _missing(issue, command, command.part.text, command.part.files)
    added = e.Added(
        at=now,
        by=command.by,
        part=command.part,
        title="" if is_telling(issue.title) else command.title,
        missing=missing,
        **({} if missing else after_wait(issue, now, rules.calendar)),
    )
    return _with_what_follows(issue, added, command.part.text, command.urgent_for, rules)


def _missing(issue: Issue, command: c.Add | c.Rewrite, text: str, files: Sequence[File]) -> tuple[str, ...]:
    """What was asked for and has not come yet; nobody waits for papers while something burns."""
    if issue.status is not Status.WAITING or _becomes_urgent(issue, command):
        return ()
    return left_out(issue.asked_items, issue.missing, text, files)


def _becomes_urgent(issue: Issue, command: c.Add | c.Rewrite) -> bool:
    return bool(command.urgent_for) and issue.urgency is Urgency.NORMAL


def _with_what_follows(
    issue: Issue, said: e.Added | e.Rewritten, text: str, urgent_for: Sequence[Reason], rules: Rules
) -> Events:
    """The requester said more: it may have become urgent, and what a leader ordered meanwhile may be done now."""
    after = evolve(issue, said)
    raised = _raised(after, said, text, urgent_for, rules)
    for event in raised:
        after = evolve(after, event)
    return (said, *raised, *ordered_meanwhile(after, said.at, rules))


#: Nobody needs to hurry any more once there is a result.
_CAN_BECOME_URGENT = OPEN - {Status.HANDLED}


def _raised(issue: Issue, said: e.Event, text: str, urgent_for: Sequence[Reason], rules: Rules) -> Events:
    """Upwards only: that it is less urgent than it seemed is for a person to say."""
    if not urgent_for or issue.urgency is not Urgency.NORMAL or issue.status not in _CAN_BECOME_URGENT:
        return ()
    limits = as_urgent(issue, said.at, rules)
    return (e.Raised(at=said.at, by=said.by, text=text, reasons=tuple(urgent_for), **limits),)


#: Characters by which an edit must grow to answer a question: less is a mended typing error.
SAYS_MORE = 6


def rewrite(issue: Issue, command: c.Rewrite, now: datetime, rules: Rules) -> Events:
    part = issue.part(command.message_id, command.chat)
    before = part.text if part else ""
    heads = part is not None and part in (issue.parts[0], issue.titling)
    was_asked = part is None or part.of is None
    answers = was_asked and (_becomes_urgent(issue, command) or len(command.text) >= len(before) + SAYS_MORE)
    missing = _missing(issue, command, command.text, part.files if part else ()) if answers else issue.missing
    resumes = answers and not missing
    rewritten = e.Rewritten(
        at=now,
        by=command.by,
        message_id=command.message_id,
        chat=command.chat,
        before=before,
        after=command.text,
        title=_headed(issue, command.title, opens=heads),
        resumes=resumes,
        missing=missing,
        **(after_wait(issue, now, rules.calendar) if resumes else {}),
    )
    return _with_what_follows(issue, rewritten, command.text, command.urgent_for, rules)


def _headed(issue: Issue, title: str, *, opens: bool) -> str:
    """The opening message heads the issue; where it said nothing, another may. 哈哈 heads nothing that had a head."""
    if is_telling(issue.title) and not (opens and is_telling(title)):
        return issue.title
    return title or issue.title


def withdraw(issue: Issue, command: c.Withdraw, now: datetime, rules: Rules) -> Events:
    return (e.Withdrawn(at=now, by=command.by, reason=command.reason),)
