"""Units that share an issue: who may do what, by when a share is awaited, and what it does not outlive.

The day is Tuesday, 24 November 2026, 10:00. 青禾县 leads with 市工信局 to help, and has passed it on to its 县人社局;
the result is due on 1 December, 18:00. 白水县 has nothing to do with it.
"""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.core import commands as c
from bot.core.clocks import share_due
from bot.core.deadlines import Due
from bot.core.events import Nudged, Part
from bot.core.issue import Issue
from bot.core.nudges import ahead
from bot.core.people import THE_BOT, Onward, Person, Roster, Unit
from bot.core.phrases import units_first
from bot.core.refusals import Refusal, Why, refused
from bot.core.words import Role, Status, Urgency
from tests.core.cast import (
    INDUSTRY,
    LIN,
    RULES,
    TUESDAY,
    ZHANG,
    ZHENG,
    ZHOU,
    ZONE,
    after,
    events_of,
    names,
    opened,
    why,
)

COUNTY, OWN, OTHER, ELSEWHERE = "青禾县", "青禾县人社局", "青禾县财政局", "白水县"


def liaison(number: int, name: str, unit: str) -> Person:
    return Person(number, name, frozenset({Role.HANDLER}), unit=unit)


FENG, HE, QIU, BAI = (
    liaison(44, "冯主任", COUNTY),
    liaison(45, "贺科长", OWN),
    liaison(46, "邱股长", OTHER),
    liaison(47, "白主任", ELSEWHERE),
)
GIVEN = c.Dispatch(by=LIN, lead=COUNTY, assisting=(INDUSTRY.name,))
FORWARD = c.Forward(by=FENG, to=(OWN,), remark="请今天核实")
BROUGHT = c.Contribute(by=HE, text="已核定")


def shared() -> Issue:
    return after(opened(), GIVEN, FORWARD)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=ZONE)


def dates(issue: Issue) -> dict[str, str]:
    """By when each share is awaited."""
    dues = {share.unit: share_due(issue, share, RULES, ZONE) for share in issue.shares}
    return {unit: f"{due.at:%m-%d %H:%M}" for unit, due in dues.items() if due}


# ── who may do what ───────────────────────────────────────────────────────

#: x may, · may not.
RIGHTS = """
            office leader county own assisting elsewhere requester
sign        ·      ·      ·      ·   ·         ·         ·
forward     ·      ·      x      ·   x         ·         ·
contribute  ·      ·      ·      x   x         ·         ·
on_behalf   x      ·      x      x   ·         ·         ·
return      ·      ·      x      x   x         ·         ·
progress    ·      ·      x      ·   x         ·         ·
handle      x      ·      x      ·   ·         ·         ·
ask         x      ·      x      ·   x         ·         ·
extend      x      ·      x      ·   ·         ·         ·
note        x      x      x      x   x         ·         ·
"""
PEOPLE = {"office": LIN, "leader": ZHOU, "county": FENG, "own": HE, "assisting": ZHENG, "elsewhere": BAI}
PEOPLE["requester"] = ZHANG


def tried(by: Person) -> dict[str, c.Command]:
    return {
        "sign": c.Sign(by=by),
        "forward": c.Forward(by=by, to=(OTHER,)),
        "contribute": c.Contribute(by=by, text="已核定"),
        "on_behalf": c.Contribute(by=by, text="已核定", unit=OWN),
        "return": c.Return(by=by, reason="不归我们管"),
        "progress": c.Progress(by=by, text="在办"),
        "handle": c.Handle(by=by, answer="已拨付"),
        "ask": c.Ask(by=by, question="哪一年的"),
        "extend": c.AskExtension(by=by, reason="等文件"),
        "note": c.Note(by=by, text="留意"),
    }


_HEAD, *_ROWS = [line.split() for line in RIGHTS.strip().splitlines()]
CELLS = [(row[0], who, cell == "x") for row in _ROWS for who, cell in zip(_HEAD, row[1:], strict=True)]


@pytest.mark.parametrize(("what", "who", "may"), CELLS)
def test_who_may_do_what(what: str, who: str, may: bool) -> None:
    assert (refused(shared(), tried(PEOPLE[who])[what], TUESDAY, RULES) is None) is may


def test_the_table_tries_everything() -> None:
    assert [row[0] for row in _ROWS] == list(tried(LIN))


# ── to a county, and on ───────────────────────────────────────────────────


def test_the_county_signs_with_it() -> None:
    issue = shared()
    assert (issue.status, issue.signed_by, issue.units) == (Status.IN_PROGRESS, FENG, (COUNTY, INDUSTRY.name, OWN))
    assert issue.in_charge == (COUNTY, INDUSTRY.name)


def test_passed_on_by_the_office_it_waits_for_the_countys_signature() -> None:
    order = replace(GIVEN, onward=(Onward(COUNTY, (OWN,)),))
    assert names(events_of(opened(), order)) == ["Dispatched", "Forwarded"]
    issue = after(opened(), order)
    assert (issue.status, issue.signed_by) == (Status.DISPATCHED, None)
    assert after(issue, c.Sign(by=FENG)).status is Status.IN_PROGRESS
    assert why(issue, order) is Why.ALREADY


def test_what_is_new_below_the_county_needs_no_new_signature() -> None:
    order = replace(GIVEN, onward=(Onward(COUNTY, (OWN, OTHER)),))
    assert names(events_of(shared(), order)) == ["Forwarded"]
    word = c.Instruct(by=ZHOU, text="请县财政局抓紧", public=True, units=(COUNTY,), onward=(Onward(COUNTY, (OTHER,)),))
    assert names(events_of(shared(), word)) == ["Instructed", "Forwarded"]


def test_ordered_while_the_requester_was_asked_it_goes_on_once_they_answered() -> None:
    waits = after(opened(), GIVEN, c.Ask(by=FENG, question="哪一年的"))
    word = c.Instruct(
        by=ZHOU, text="请白水县人社局办", public=True, units=(ELSEWHERE,), onward=(Onward(ELSEWHERE, (OWN,)),)
    )
    issue = after(after(waits, word), c.Add(by=ZHANG, part=Part(9, "去年的")))
    assert (issue.lead, [(share.unit, share.of) for share in issue.shares]) == (ELSEWHERE, [(OWN, ELSEWHERE)])


def test_who_answers_for_whom() -> None:
    roster = Roster(units=(Unit(COUNTY), Unit(OWN, parent=COUNTY), Unit(OTHER, parent=COUNTY), INDUSTRY))
    assert roster.answering([OWN, INDUSTRY.name, OTHER]) == ((COUNTY, INDUSTRY.name), (Onward(COUNTY, (OWN, OTHER)),))
    assert roster.answering([INDUSTRY.name]) == ((INDUSTRY.name,), ())


@pytest.mark.parametrize(
    ("words", "units", "said"),
    [
        ("青禾县人社局 请今天核实", [OWN], "请今天核实"),
        ("青禾县人社局、青禾县财政局：3个工作日", [OWN, OTHER], "3个工作日"),
        ("给青禾县人社局", [OWN], ""),
        ("请今天核实 青禾县人社局", [], "请今天核实 青禾县人社局"),
        ("", [], ""),
    ],
)
def test_the_units_come_first(words: str, units: list[str], said: str) -> None:
    found, rest = units_first(words, (Unit(OWN), Unit(OTHER)))
    assert ([unit.name for unit in found], rest) == (units, said)


# ── one level up ──────────────────────────────────────────────────────────


def test_handed_up_nobody_asks_them_any_more() -> None:
    issue = after(shared(), c.Return(by=HE, reason="不归我们管"))
    assert (issue.status, issue.lead, [share.unit for share in issue.shares]) == (
        Status.IN_PROGRESS,
        COUNTY,
        [INDUSTRY.name],
    )
    assert why(issue, BROUGHT) is Why.HANDED_UP
    again = after(issue, FORWARD)
    assert (refused(again, BROUGHT, TUESDAY, RULES), again.handed_up) == (None, ())


def test_the_county_gives_all_of_it_back() -> None:
    issue = after(shared(), c.Return(by=FENG, reason="不归县里管"))
    assert (issue.status, issue.lead, issue.shares) == (Status.ACCEPTED, None, ())
    assert why(issue, BROUGHT) is Why.NO_LONGER


def test_an_assisting_countys_own_go_with_it() -> None:
    helps = after(opened(), replace(GIVEN, lead=INDUSTRY.name, assisting=(COUNTY,)), FORWARD)
    assert helps.status is Status.DISPATCHED
    gone = after(helps, c.Return(by=FENG, reason="不归县里管"))
    assert (gone.lead, gone.assisting, gone.shares) == (INDUSTRY.name, (), ())


@pytest.mark.parametrize(
    ("issue", "now", "reason"),
    [
        (shared(), "11-26 18:00", None),
        (shared(), "11-26 18:01", Why.RETURN_LATE),
        (after(shared(), BROUGHT), "11-24 10:00", Why.CONTRIBUTED),
    ],
)
def test_until_when(issue: Issue, now: str, reason: Why | None) -> None:
    no = refused(issue, c.Return(by=HE, reason="不归我们管"), at(now), RULES)
    assert (no.why if no else None) is reason


@pytest.mark.parametrize(
    ("issue", "command", "reason"),
    [
        (shared(), FORWARD, Why.ALREADY),
        (shared(), replace(BROUGHT, text=" "), Why.NO_TEXT),
        (after(shared(), c.Handle(by=FENG, answer="已拨付")), BROUGHT, Why.NOT_NOW),
        (shared(), replace(BROUGHT, by=QIU), Why.NOT_ALLOWED),
        (after(opened(), replace(GIVEN, assisting=())), replace(BROUGHT, by=LIN), Why.NOT_ALLOWED),
    ],
)
def test_refused(issue: Issue, command: c.Command, reason: Why) -> None:
    assert why(issue, command) is reason


def test_a_late_word_is_told_to_whom_to_say_it() -> None:
    no = refused(shared(), c.Return(by=HE, reason="不归我们管"), at("12-01 09:00"), RULES)
    assert isinstance(no, Refusal)
    assert no.to == COUNTY


# ── what is brought ───────────────────────────────────────────────────────


def test_the_newest_counts_and_all_stay_in_the_journal() -> None:
    first = after(shared(), BROUGHT)
    assert [share.unit for share in first.awaited_by(COUNTY)] == [INDUSTRY.name]
    second = after(first, replace(BROUGHT, text="改为下周"))
    assert [share.text for share in second.shares if share.unit == OWN] == ["改为下周"]


def test_given_anew_what_was_brought_stays_and_a_redo_asks_again() -> None:
    brought = after(shared(), BROUGHT)
    anew = after(brought, replace(GIVEN, assisting=(INDUSTRY.name, "市供电公司")), now=at("11-25 10:00"))
    assert {share.unit: share.text for share in anew.shares} == {INDUSTRY.name: None, "市供电公司": None, OWN: "已核定"}
    done = after(brought, c.Handle(by=FENG, answer="已拨付"))
    redone = after(done, c.Redo(by=ZHANG, reason="没到账"), now=at("11-25 10:00"))
    assert [share.text for share in redone.shares] == [None, None]
    assert dates(redone)[OWN] == "12-01 18:00"


# ── by when ───────────────────────────────────────────────────────────────


def test_a_working_day_before_or_half_way() -> None:
    assert dates(shared()) == {INDUSTRY.name: "11-30 18:00", OWN: "11-30 18:00"}
    today = replace(GIVEN, due=Due(at("11-24 18:00")))
    assert dates(after(opened(), today)) == {INDUSTRY.name: "11-24 15:15"}
    urgent = after(opened(urgency=Urgency.URGENT), GIVEN)
    assert dates(urgent) == {INDUSTRY.name: "11-24 22:00"}


def test_a_countys_own_come_before_the_county_that_assists() -> None:
    helps = after(opened(), replace(GIVEN, lead=INDUSTRY.name, assisting=(COUNTY,)), FORWARD)
    assert dates(helps) == {COUNTY: "11-30 18:00", OWN: "11-27 18:00"}


def test_a_wait_and_an_extension_move_it() -> None:
    asked = after(shared(), c.Ask(by=FENG, question="哪一年的"))
    assert not any(moment.limit == "share" for moment in ahead(asked, RULES, TUESDAY))
    answered = after(asked, c.Add(by=ZHANG, part=Part(9, "去年的")), now=at("11-26 10:00"))
    assert dates(answered)[OWN] == "12-02 18:00"
    extended = after(shared(), c.AskExtension(by=LIN, reason="等文件", working_days=2))
    assert dates(extended)[OWN] == "12-02 18:00"


def test_each_is_nudged_once_until_it_comes() -> None:
    issue = shared()
    told = [(m.unit, m.stage, f"{m.at:%m-%d %H:%M}") for m in ahead(issue, RULES, TUESDAY) if m.limit == "share"]
    assert sorted(told) == sorted(
        (unit, stage, when)
        for unit in (OWN, INDUSTRY.name)
        for stage, when in (("soon", "11-30 08:30"), ("late", "11-30 18:00"))
    )
    nudge = c.Nudge(by=THE_BOT)
    soon = after(issue, nudge, now=at("11-30 08:30"))
    assert {(n.limit, n.unit) for n in soon.nudged} >= {("share", OWN), ("share", INDUSTRY.name)}
    assert why(soon, nudge, at("11-30 08:31")) is Why.NOT_DUE
    brought = after(soon, BROUGHT, now=at("11-30 09:00"))
    late = events_of(brought, nudge, at("11-30 18:00"))
    assert [(event.limit, event.unit) for event in late if isinstance(event, Nudged) and event.unit] == [
        ("share", INDUSTRY.name)
    ]


def test_where_there_is_no_working_day_before_it_is_told_half_way() -> None:
    issue = after(opened(), replace(GIVEN, due=Due(at("11-24 18:00"))))
    told = [f"{m.stage} {m.at:%H:%M}" for m in ahead(issue, RULES, TUESDAY) if m.limit == "share"]
    assert told == ["soon 11:30", "late 15:15"]
