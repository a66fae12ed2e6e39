"""Whom a leader visits on a service day, and what should be known of each enterprise before one knocks there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.issue import Issue
from bot.core.notices import Button, Keyboard
from bot.core.readings import Place
from bot.core.refusals import awaits_word
from bot.core.visits import Step, Visit, VisitMenu, by_leader, code_of
from bot.voice.attachments import titled
from bot.voice.desk import limits
from bot.voice.listings import SHORT, Sheet, marks
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, clip, one_line, safe, units

#: Leaders with a line and a button of their own; enterprises on a page.
MOST_LEADERS, PER_PAGE = 12, 8
#: UTF-16 units of the enterprises in a leader's line.
NAMES = 60
#: Issues of an enterprise on a page.
MOST_ISSUES = 4
#: UTF-16 units of an answer that was given, and of a list that still fits one screen with all its issues.
GIVEN, ONE_SCREEN = 40, 420

#: Open issues by their enterprise.
Issues = Mapping[str, Sequence[Issue]]


def when(speech: Speech, day: date, today: date) -> str:
    """今天（12月15日）, 明天（12月15日）, 12月15日."""
    told = speech.times.day(day)
    if day == today:
        return speech.say.plain("service_day.today", day=told)
    return speech.say.plain("service_day.tomorrow", day=told) if day - today == timedelta(days=1) else told


def head(speech: Speech, day: date) -> Html:
    return Html(f"<b>{speech.say.html('visits.head', day=speech.times.day(day))}</b>")


def who(speech: Speech, leader: str | None) -> str:
    return speech.leader(leader) if leader else speech.say.plain("visits.nobodys")


# ── every leader ──────────────────────────────────────────────────────────


def all_visits(speech: Speech, day: date, visits: Sequence[Visit]) -> Sheet:
    """Leader by leader, with ticks."""
    if not visits:
        return Sheet(speech.say.html("visits.none", day=speech.times.day(day)))
    rounds = list(by_leader(visits).items())
    lines = [_round_line(speech, leader, theirs) for leader, theirs in rounds[:MOST_LEADERS]]
    more = [speech.say.html("visits.more", count=len(rounds) - MOST_LEADERS)] if len(rounds) > MOST_LEADERS else []
    buttons = [
        Button(who(speech, leader), VisitMenu(day, Step.ROUND, code_of(leader or "")).press)
        for leader, _ in rounds[:MOST_LEADERS]
    ]
    return Sheet("\n".join((head(speech, day), *lines, *more)), _in_pairs(buttons))


def _round_line(speech: Speech, leader: str | None, visits: Sequence[Visit]) -> Html:
    names = speech.say.plain("and").join(_ticked(speech, visit) for visit in visits)
    return speech.say.html(
        "visits.line", leader=who(speech, leader), names=clip(names, NAMES), visited=_visited(visits), count=len(visits)
    )


def _visited(visits: Iterable[Visit]) -> int:
    return sum(visit.visited_at is not None for visit in visits)


def _ticked(speech: Speech, visit: Visit) -> str:
    name = one_line(visit.enterprise, NAME)
    return speech.say.plain("button.chosen", name=name) if visit.visited_at else name


# ── one leader ────────────────────────────────────────────────────────────


def round_of(
    speech: Speech, menu: VisitMenu, leader: str | None, visits: Sequence[Visit], issues: Issues, now: datetime
) -> Sheet:
    """All that is known of each, where that fits one screen; else how many issues each has, and a button for it."""
    heading = speech.say.html("visits.round", leader=who(speech, leader), count=len(visits), visited=_visited(visits))
    if not visits:
        none = speech.say.html("visits.round.none", leader=who(speech, leader))
        return Sheet("\n".join((head(speech, menu.day), none)))
    last = (len(visits) - 1) // PER_PAGE
    page = min(menu.page, last)
    shown = visits[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = _whole(speech, shown, issues, now) if not last else []
    if not lines or sum(map(units, lines)) > ONE_SCREEN:
        lines = [_firm_line(speech, visit, issues.get(visit.enterprise, ())) for visit in shown]
    how = speech.say.html("visits.how.one" if len(visits) == 1 else "visits.how")
    text = "\n".join((head(speech, menu.day), heading, *lines, how))
    return Sheet(text, _round_buttons(speech, menu, shown, page, last), Place.VISIT)


def _whole(speech: Speech, visits: Sequence[Visit], issues: Issues, now: datetime) -> list[Html]:
    lines: list[Html] = []
    for visit in visits:
        theirs = issues.get(visit.enterprise, ())
        lines += [_firm_line(speech, visit, theirs), *issue_lines(speech, theirs, now)]
    return lines


def _firm_line(speech: Speech, visit: Visit, issues: Sequence[Issue]) -> Html:
    key = "visits.firm" if issues else "visits.firm.none"
    return speech.say.html(key, firm=Html(f"<b>{safe(_ticked(speech, visit))}</b>"), count=len(issues))


def _round_buttons(speech: Speech, menu: VisitMenu, visits: Sequence[Visit], page: int, last: int) -> Keyboard:
    firms = [
        Button(_ticked(speech, visit), VisitMenu(menu.day, Step.FIRM, menu.leader, code_of(visit.enterprise)).press)
        for visit in visits
    ]
    turn = turn_row(speech, menu, page, last)
    return (*_in_pairs(firms), *((turn,) if turn else ()))


# ── one enterprise ────────────────────────────────────────────────────────


def firm(speech: Speech, menu: VisitMenu, visit: Visit, issues: Sequence[Issue], now: datetime) -> Sheet:
    last = max(0, len(issues) - 1) // MOST_ISSUES
    page = min(menu.page, last)
    lines = [
        head(speech, menu.day),
        _firm_line(speech, visit, issues),
        speech.say.html("visits.by", leader=who(speech, visit.leader)),
        _visited_line(speech, visit, now),
        *issue_lines(speech, issues[page * MOST_ISSUES :], now),
        speech.say.html("visits.how.one"),
    ]
    turn = turn_row(speech, replace(menu, step=Step.FIRM), page, last)
    done = Button(speech.say.plain("button.visited"), replace(menu, step=Step.DONE, page=0).press)
    rows = (turn, () if visit.visited_at else (done,))
    return Sheet("\n".join(line for line in lines if line), tuple(row for row in rows if row), Place.VISIT)


def turn_row(speech: Speech, menu: VisitMenu, page: int, last: int) -> tuple[Button, ...]:
    return tuple(
        Button(speech.say.plain(label), replace(menu, page=to).press)
        for label, to in (("button.previous", page - 1), ("button.next", page + 1))
        if 0 <= to <= last
    )


def _visited_line(speech: Speech, visit: Visit, now: datetime) -> Html:
    if visit.visited_at is None:
        return Html()
    at = speech.times.stamp(visit.visited_at, now)
    return speech.say.html("visits.visited", who=one_line(visit.by or "", NAME), when=at)


def issue_lines(speech: Speech, issues: Sequence[Issue], now: datetime) -> list[Html]:
    """Of the first few: number and title; how it stands, with whom, by when; and what was promised."""
    lines = [_issue(speech, issue, now) for issue in issues[:MOST_ISSUES]]
    more = len(issues) - MOST_ISSUES
    return [*lines, *([speech.say.html("digest.more", count=more)] if more > 0 else [])]


def _issue(speech: Speech, issue: Issue, now: datetime) -> Html:
    due = limits(speech, issue, now, signs=False)
    pieces = (*marks(speech, issue), speech.status(issue), speech.handled_by(issue), due)
    line = speech.say.html(
        "lists.line",
        number=speech.number(issue.number),
        title=titled(speech, issue, SHORT),
        pieces=speech.dots(safe(piece) for piece in pieces),
    )
    promised = speech.say.plain("and").join(promises(speech, issue, now))
    return Html(f"{line}\n{speech.say.html('visits.promised', what=promised)}") if promised else line


def promises(speech: Speech, issue: Issue, now: datetime) -> list[str]:
    """An answer that nobody has confirmed, a leader's deadline, an extension: what the visitor will be reminded of."""
    say, found = speech.say, []
    if issue.answer and awaits_word(issue):
        found.append(say.plain("visits.promise.answer", answer=one_line(issue.answer, GIVEN)))
    if issue.ordered_due and issue.instruction and issue.handled_at is None:
        leader, by = speech.person(issue.instruction.leader), speech.times.before(issue.ordered_due, now)
        found.append(say.plain("visits.promise.ordered", leader=leader, when=by))
    elif issue.extended and issue.due and issue.handled_at is None:
        found.append(say.plain("visits.promise.extended", when=speech.times.before(issue.due, now)))
    return found


def _in_pairs(buttons: Sequence[Button]) -> Keyboard:
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
