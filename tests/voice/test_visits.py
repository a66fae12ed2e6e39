"""What a leader reads before and on a visit: one screen however many there are, with what was promised."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.people import Enterprise, Person, Roster
from bot.core.readings import Place
from bot.core.visits import Outcome, Step, Visit, VisitMenu, code_of, visit_menu
from bot.core.words import Role
from bot.voice.service_day import group_summary, leader_summary, office_summary, reminder
from bot.voice.speech import Speech
from bot.voice.visits import all_visits, firm, issue_lines, promises, round_of
from tests.core.cast import DISPATCH, HANDLE, ROSTER, SIGN, SUN, ZHOU, ZONE, after, city, opening
from tests.voice.reading import LINES, WIDTH, lines_on_a_phone, seen

DAY = date(2026, 12, 15)
NOW = datetime(2026, 12, 14, 8, 30, tzinfo=ZONE)
FIRMS = tuple(Enterprise(f"明川恒信{number}号食品有限公司", leader="周明远") for number in range(1, 61))
CITY = city(roster=replace(ROSTER, enterprises=FIRMS))
ZH, EN = Speech(CITY), Speech(CITY, language="en")
BOTH = pytest.mark.parametrize("speech", [ZH, EN], ids=["zh", "en"])
MENU = VisitMenu(DAY, Step.ROUND, code_of("周明远"))


def issue(number: int, *commands: c.Command) -> Issue:
    return after(None, replace(opening(), number=number), *commands, now=NOW)


def visits(count: int) -> list[Visit]:
    return [Visit(enterprise=one.name, leader="周明远") for one in FIRMS[:count]]


def fits(speech: Speech, text: str) -> bool:
    """Latin letters are half as wide."""
    return lines_on_a_phone(seen(text), WIDTH if speech is ZH else 2 * WIDTH) <= LINES


MANY = [issue(number, DISPATCH) for number in range(1001, 1020)]
ISSUES = {one.name: MANY for one in FIRMS}


@BOTH
@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_a_leader_s_list_is_one_screen_however_many_they_visit(speech: Speech, count: int) -> None:
    sheet = round_of(speech, MENU, "周明远", visits(count), ISSUES, NOW)
    assert fits(speech, sheet.text), seen(sheet.text)
    assert sheet.place is Place.VISIT
    firms = [button for row in sheet.buttons for button in row if button.press and button.press.arguments[0] == "firm"]
    assert len(firms) == min(count, 8)


@BOTH
def test_an_enterprise_is_one_screen(speech: Speech) -> None:
    sheet = firm(speech, replace(MENU, step=Step.FIRM), visits(1)[0], MANY, NOW)
    assert fits(speech, sheet.text), seen(sheet.text)


@BOTH
def test_all_leaders_are_one_screen(speech: Speech) -> None:
    everybody = [replace(visit, leader=f"李{number}") for number in range(15) for visit in visits(60)]
    sheet = all_visits(speech, DAY, everybody)
    assert lines_on_a_phone(seen(sheet.text), 2 * WIDTH) <= LINES * 2
    assert sum(map(len, sheet.buttons)) == 12


def test_a_few_are_told_whole_and_many_by_their_number() -> None:
    few = round_of(ZH, MENU, "周明远", visits(1), {FIRMS[0].name: MANY[:1]}, NOW)
    assert "#ZQ1001" in few.text
    many = round_of(ZH, MENU, "周明远", visits(8), ISSUES, NOW)
    assert "#ZQ" not in many.text
    assert "明川恒信1号食品有限公司</b> · 在办 19 件" in many.text


def test_pages_of_many() -> None:
    last = round_of(ZH, replace(MENU, page=99), "周明远", visits(60), {}, NOW)
    assert "明川恒信60号食品有限公司" in last.text
    assert [button.label for button in last.buttons[-1]] == ["上一页"]


def test_an_enterprise_s_issues_are_turned_page_by_page() -> None:
    menu = replace(MENU, step=Step.FIRM, enterprise=code_of(FIRMS[0].name), page=4)
    sheet = firm(ZH, menu, visits(1)[0], MANY, NOW)
    assert [number for number in range(1001, 1020) if f"#ZQ{number}" in sheet.text] == [1017, 1018, 1019]
    assert [[button.label for button in row] for row in sheet.buttons] == [["上一页"], ["已走访"]]
    back = sheet.buttons[0][0].press
    assert back is not None
    assert visit_menu(back) == replace(menu, page=3)


def test_ticks() -> None:
    done = replace(visits(1)[0], visited_at=NOW, by="林晓")
    assert "✓ 明川恒信1号" in round_of(ZH, MENU, "周明远", [done], {}, NOW).text
    sheet = firm(ZH, replace(MENU, step=Step.FIRM), done, (), NOW)
    assert "已走访 · 林晓记于12月14日 08:30" in sheet.text
    assert sheet.buttons == ()


# ── promises ──────────────────────────────────────────────────────────────

ORDERED = c.Instruct(by=ZHOU, text="三天内办好", public=True)


def test_what_was_promised() -> None:
    answered = issue(1001, DISPATCH, SIGN, HANDLE)
    assert promises(ZH, answered, NOW) == ["已答复「已协调续贷500万元，今日放款」，等企业确认"]
    extended = issue(1002, DISPATCH, SIGN, c.AskExtension(by=SUN, reason="等审批", working_days=2))
    assert promises(ZH, extended, NOW) == [], "asked for is not granted"
    granted = after(extended, c.Grant(by=replace(ZHOU, roles=frozenset({Role.OFFICER})), granted=True), now=NOW)
    assert promises(ZH, granted, NOW)[0].startswith("延期到12月")
    assert promises(ZH, issue(1003, DISPATCH), NOW) == []


def test_a_leader_s_deadline_is_a_promise() -> None:
    due = issue(1001, DISPATCH).due
    assert due is not None
    ordered = issue(1001, DISPATCH, replace(ORDERED, due=due))
    (promise,) = promises(ZH, ordered, NOW)
    assert promise.startswith("周明远市长要求12月")
    assert f"答应过：{promise}" in issue_lines(ZH, [ordered], NOW)[0]


# ── told ──────────────────────────────────────────────────────────────────

CAME = Outcome(
    planned=12, visited=9, missed=("绿源<食品>", "恒通物流"), raised=9, on_the_spot=3, with_units=5, with_office=1
)


def test_the_group_reads_figures_alone() -> None:
    post = group_summary(ZH, -1001, DAY, CAME)
    assert post.text == (
        "12月15日企业服务日：走访企业 9 家，收到问题 9 件，当场解决 3 件，已交办 5 件，等市长办公室交办 1 件。\n"
        "每一件都会跟到有结果。"
    )
    assert "绿源" not in post.text
    quiet = group_summary(ZH, -1001, DAY, Outcome(planned=3, visited=2, others=1))
    assert quiet.text == "12月15日企业服务日：走访企业 3 家。", "nothing is to be followed"


def test_the_figures_add_up() -> None:
    declined = replace(CAME, visited=12, others=2, raised=10, declined=1, missed=())
    text = office_summary(ZH, DAY, declined, [replace(declined, leader="周明远")] * 14).text
    assert text.splitlines()[1:3] == [
        "安排走访 12 家，走访了 12 家，另外走访 2 家",
        "收到问题 10 件，当场解决 3 件，已交办 5 件，等市长办公室交办 1 件，不予受理 1 件",
    ]
    assert text.splitlines()[-1] == "还有 2 位", "no leader is dropped in silence"


def test_who_was_not_visited_the_office_reads_and_no_leader() -> None:
    theirs: Sequence[Outcome] = [replace(CAME, leader="周明远")]
    assert "没有走访：绿源&lt;食品&gt;、恒通物流" in office_summary(ZH, DAY, CAME, theirs).text
    assert "绿源" not in leader_summary(ZH, ZHOU.telegram_id, DAY, theirs[0], MANY[:2]).text


@pytest.mark.parametrize(("today", "begins"), [(14, "明天（12月15日）是"), (11, "12月15日是")])
def test_the_reminder_says_tomorrow_where_it_is(today: int, begins: str) -> None:
    assert reminder(ZH, -1001, DAY, date(2026, 12, today)).text.startswith(begins)


def test_names_from_outside_are_escaped_and_cut() -> None:
    hostile = "<b>&" + "长" * 300
    boss = Person(71, hostile, frozenset({Role.LEADER}), title="市长")
    speech = Speech(city(roster=Roster(people=(boss,))))
    visit = Visit(enterprise=hostile, leader=hostile, visited_at=NOW, by=hostile)
    for text in (
        all_visits(speech, DAY, [visit]).text,
        round_of(speech, MENU, hostile, [visit], {}, NOW).text,
        firm(speech, MENU, visit, (), NOW).text,
        office_summary(speech, DAY, replace(CAME, missed=(hostile,)), [replace(CAME, leader=hostile)]).text,
    ):
        assert "<b>&" in seen(text)
        assert lines_on_a_phone(seen(text)) <= LINES
