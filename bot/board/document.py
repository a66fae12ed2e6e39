"""The board as one JSON document, for scripts. Its keys are here to stay."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.board.reading import Overview
from bot.core.city import City
from bot.core.issue import Issue
from bot.core.lateness import first_limit, late_by
from bot.core.listings import Figure, UnitCount
from bot.core.words import OPEN, Kind, Status, Visibility

MINUTE = timedelta(minutes=1)


def document(city: City, seen: Overview) -> str:
    """The text of an object:

    city, at (ISO 8601 with the city's offset, as all moments);
    counts: open, by_status (every open status), overdue, due_today, waiting_for_requester, waiting_for_call_back;
    units (worst first; empty for the board of one unit): unit (null: none has it yet), open, overdue;
    figures (of all issues; empty for the board of one unit): month ("2026-11"), of_month (opened in it), all_time; of
    each by kind and unit: kind, unit (null: none has or had it), by_status (every status, merged ones too);
    issues (open ones, the soonest due first): number, name ("ZQ1042"), title, status, kind, urgency, unit (null: none
    yet), assisting, requester, enterprise (null: none known), opened_at, due (the first limit that runs; null where
    none does), due_estimated, overdue_minutes (working time; for what is urgent all time; 0 where it is not),
    supervised, private, report. Of a report title, requester and enterprise are null: they are the office's to know.
    """
    counts = seen.counts
    whole = {
        "city": city.name,
        "at": seen.at.isoformat(),
        "counts": {
            "open": counts.open,
            "by_status": {str(status): counts.by_status.get(status, 0) for status in Status if status in OPEN},
            "overdue": counts.overdue,
            "due_today": counts.today,
            "waiting_for_requester": counts.by_status.get(Status.WAITING, 0),
            "waiting_for_call_back": counts.by_status.get(Status.HANDLED, 0),
        },
        "units": [_unit(unit) for unit in seen.units],
        "figures": {
            "month": f"{seen.at:%Y-%m}",
            "of_month": _figures(seen.month),
            "all_time": _figures(seen.ever),
        },
        "issues": [_issue(city, issue, seen) for issue in seen.issues],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _unit(unit: UnitCount) -> dict[str, Any]:
    return {"unit": unit.unit, "open": unit.open, "overdue": unit.overdue}


def _figures(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    together: dict[tuple[Kind, str | None], dict[str, int]] = {}
    for one in sorted(figures, key=lambda one: (list(Kind).index(one.kind), one.unit or "")):
        counted = together.setdefault((one.kind, one.unit), {str(status): 0 for status in Status})
        counted[one.status] = one.count
    return [{"kind": str(kind), "unit": unit, "by_status": counted} for (kind, unit), counted in together.items()]


def _issue(city: City, issue: Issue, seen: Overview) -> dict[str, Any]:
    due, report = first_limit(issue), issue.kind is Kind.REPORT
    return {
        "number": issue.number,
        "name": f"{city.prefix}{issue.number}",
        "title": None if report else issue.title,
        "status": str(issue.status),
        "kind": str(issue.kind),
        "urgency": str(issue.urgency),
        "unit": issue.lead,
        "assisting": list(issue.assisting),
        "requester": None if report else issue.requester.name,
        "enterprise": None if report else issue.requester.enterprise,
        "opened_at": issue.opened_at.astimezone(city.zone).isoformat(),
        "due": due.at.astimezone(city.zone).isoformat() if due else None,
        "due_estimated": due.estimated if due else False,
        "overdue_minutes": (late_by(issue, seen.at, city.rules.calendar) or timedelta(0)) // MINUTE,
        "supervised": issue.supervised,
        "private": issue.visibility is Visibility.PRIVATE,
        "report": report,
    }
