"""What the clock says: to whom, gathered in as few messages as fit, and as an official reads it on a phone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.notices import Post, Priority
from bot.core.nudges import due_now
from bot.core.people import Enterprise, Person, Roster
from bot.core.readings import Place
from bot.core.rules import Rules
from bot.core.words import Kind, Role, Stage, Urgency
from bot.voice.nudges import AT_DESKS, FOR_LEADERS, Told, nudges
from bot.voice.speech import Speech
from bot.voice.text import units
from bot.voice.unit import unit_key
from tests.core.cast import (
    DISPATCH,
    FINANCE,
    FINANCE_CHAT,
    HANDLE,
    INDUSTRY,
    LI,
    LIN,
    OFFICE,
    POWER,
    ROSTER,
    RULES,
    SIGN,
    SUN,
    WU,
    ZHANG,
    ZONE,
    after,
    city,
    opening,
)
from tests.voice.reading import LINES, lines_on_a_phone, seen

DEPUTY = Person(22, "沈若兰", frozenset({Role.LEADER}), title="副市长")
MAYOR = 21
CITY = city(
    roster=Roster(
        people=(*ROSTER.people, DEPUTY),
        units=(replace(FINANCE, leader=DEPUTY.name), INDUSTRY, POWER),
        enterprises=(Enterprise("华锐机械", members=(11, 12)), *ROSTER.enterprises[1:]),
    )
)
URGENT = Urgency.URGENT
#: To one unit, that waits for nobody.
ALONE = replace(DISPATCH, assisting=())


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=ZONE)


#: A Monday.
START = at("11-16 10:00")


def received(number: int = 1042, **changes: Any) -> Issue:
    return after(None, replace(opening(), number=number, **changes), now=START)


def signed(number: int = 1042, **changes: Any) -> Issue:
    return after(received(number, **changes), c.Accept(by=LIN), ALONE, SIGN, now=START)


def said(issues: Sequence[Issue], now: str, language: str = "zh", rules: Rules = RULES) -> list[Post]:
    """The posts of that moment, all that was not told before with them."""
    moments = [[m for come in due_now(issue, rules, at(now)) for m in come] for issue in issues]
    told = [Told(issue, come) for issue, come in zip(issues, moments, strict=True) if come]
    return nudges(Speech(replace(CITY, language=language, rules=rules)), told, at(now))


def texts(issues: Sequence[Issue], now: str, language: str = "zh", rules: Rules = RULES) -> dict[int, str]:
    """By chat; each has one message."""
    posts = said(issues, now, language, rules)
    assert len({post.chat for post in posts}) == len(posts)
    return {post.chat: seen(post.text) for post in posts}


# ── one issue ─────────────────────────────────────────────────────────────

TITLE = "贷款到期续贷困难，下周可能停产"


@pytest.mark.parametrize(
    ("issue", "now", "expected"),
    [
        (received(), "11-16 11:00", {OFFICE: f"待受理，已超时\n#ZQ1042 {TITLE} · 今天 11:00前受理"}),
        (
            after(received(), c.Accept(by=LIN), now=START),
            "11-16 15:30",
            {OFFICE: f"快到交办期限了\n#ZQ1042 {TITLE} · 今天 16:30前交办"},
        ),
        (
            after(received(), c.Accept(by=LIN), ALONE, now=START),
            "11-17 18:00",
            {
                FINANCE_CHAT: f"还没签收，已超时\n#ZQ1042 {TITLE} · 今天 18:00前签收",
                OFFICE: f"还没签收，已超时\n#ZQ1042 {TITLE} · 市金融办 · 今天 18:00前签收",
            },
        ),
        (signed(), "11-20 08:30", {FINANCE_CHAT: f"快到办结期限了\n#ZQ1042 {TITLE} · 11月23日前办结"}),
        (signed(), "11-23 08:30", {FINANCE_CHAT: f"🟡 黄牌：只剩1个工作日\n#ZQ1042 {TITLE} · 今天 18:00前办结"}),
        (
            signed(),
            "11-23 18:00",
            {
                FINANCE_CHAT: f"🔴 红牌：办结期限已到\n#ZQ1042 {TITLE} · 今天 18:00前办结",
                OFFICE: f"🔴 红牌：办结期限已到\n#ZQ1042 {TITLE} · 市金融办 · 今天 18:00前办结",
            },
        ),
        (
            after(signed(), c.Nudge(by=Person(0, "", frozenset({Role.BOT}))), now=at("11-23 18:00")),
            "11-24 18:00",
            {
                FINANCE_CHAT: f"超期未办结，已报市领导，列入督办\n#ZQ1042 {TITLE} · 应在11月23日前办结，已超期",
                DEPUTY.telegram_id: f"超期未办结，请您过问\n#ZQ1042 {TITLE} · 市金融办 · 应在11月23日前办结，已超期\n"
                "直接回复这条消息，就是批示。",
            },
        ),
        (
            after(signed(), HANDLE, now=at("11-16 17:00")),
            "11-20 09:00",
            {OFFICE: f"答复后还没听到诉求人的话，请打电话回访\n#ZQ1042 {TITLE} · 市金融办 · 张建国 · 华锐机械"},
        ),
    ],
)
def test_each_is_told_what_concerns_them(issue: Issue, now: str, expected: dict[int, str]) -> None:
    assert texts([issue], now) == expected


def test_after_days_of_silence_each_hears_of_the_highest_stage_alone() -> None:
    told = texts([signed()], "11-30 09:00")
    assert {chat: text.splitlines()[0] for chat, text in told.items()} == {
        FINANCE_CHAT: "超期未办结，已报市长",
        MAYOR: "超期已久，仍未办结，请您过问",
        DEPUTY.telegram_id: "超期未办结，请您过问",
        OFFICE: "🔴 红牌：办结期限已到",
    }


def test_where_no_deputy_is_responsible_the_mayor_is_told_in_their_turn_alone() -> None:
    """The power company has no leader of its own: nobody is said to know who does not, nobody hears the same twice."""
    issue = after(received(), c.Accept(by=LIN), replace(DISPATCH, lead=POWER.name, assisting=()), now=START)
    assert not {MAYOR, DEPUTY.telegram_id} & set(texts([issue], "11-18 18:00"))
    late = after(issue, replace(SIGN, by=WU), now=START)
    told = texts([late], "11-24 18:00")
    assert not {MAYOR, DEPUTY.telegram_id} & set(told)
    assert any(text.startswith("超期未办结，列入督办") for text in told.values())


def test_the_city_s_own_day_for_the_yellow_card_is_named() -> None:
    ladders = {**RULES.ladders, "due": replace(RULES.ladders["due"], before={Stage.YELLOW: RULES.give_back})}
    own = replace(RULES, ladders=ladders)
    assert texts([signed()], "11-20 08:30", rules=own)[FINANCE_CHAT].startswith("🟡 黄牌：只剩2个工作日\n")
    urgent = after(received(urgency=URGENT), c.Accept(by=LIN), ALONE, SIGN, now=START)
    assert texts([urgent], "11-17 06:00")[FINANCE_CHAT].startswith("🟡 黄牌：只剩4小时\n")


def test_one_alone_answers_its_card_and_is_answered_there() -> None:
    posts = {post.chat: post for post in said([signed()], "11-30 09:00")}
    assert posts[OFFICE].reply_to_key == "office:1042"
    assert posts[FINANCE_CHAT].reply_to_key == unit_key(1042, FINANCE, FINANCE_CHAT)
    assert {chat: post.place for chat, post in posts.items()} == {
        OFFICE: Place.DESK,
        FINANCE_CHAT: Place.DESK,
        DEPUTY.telegram_id: Place.LEADER,
        MAYOR: Place.LEADER,
    }
    assert {post.issue for post in posts.values()} == {1042}


def test_leaders_read_nothing_of_what_a_report_says() -> None:
    report = signed(kind=Kind.REPORT, title="我是二车间的王小明，举报偷排")
    told = texts([report], "12-10 09:00")
    for leader in (MAYOR, DEPUTY.telegram_id):
        assert "王小明" not in told[leader]
        assert "#ZQ1042 举报（内容请到办公室看）" in told[leader]


def test_who_reports_is_not_told_the_unit() -> None:
    told = texts([signed(kind=Kind.REPORT)], "12-10 09:00")
    assert "张建国" not in told[FINANCE_CHAT] + told[OFFICE]


def test_the_requester_asked_again_is_no_matter_of_the_desks() -> None:
    assert said([after(signed(), HANDLE, now=at("11-16 17:00"))], "11-18 09:00") == []


# ── many ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["zh", "en"])
def test_twenty_overdue_issues_are_one_message_in_each_chat(language: str) -> None:
    posts = said([signed(number) for number in range(1001, 1021)], "11-23 18:00", language)
    assert [post.chat for post in posts] == [FINANCE_CHAT, OFFICE]
    for post in posts:
        lines = seen(post.text).splitlines()
        assert lines[0].startswith("🔴")
        assert [line.partition(" ")[0] for line in lines[1:]] == [f"#ZQ{number}" for number in range(1001, 1021)]
        assert (post.place, post.issue, post.reply_to_key) == (Place.ASIDE, None, None)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_hundred_are_as_few_messages_as_fit_and_each_is_there_once(language: str) -> None:
    posts = said([signed(number) for number in range(1001, 1201)], "11-23 18:00", language)
    for chat in (FINANCE_CHAT, OFFICE):
        there = [seen(post.text) for post in posts if post.chat == chat]
        assert re.findall("#ZQ([0-9]+)", "\n".join(there)) == [str(number) for number in range(1001, 1201)]
        assert max(map(units, there)) <= 4096
        assert all(len(re.findall("#ZQ", text)) <= 100 for text in there)
        assert units("\n".join(there)) > 4096 * (len(there) - 1) * 0.9
    assert len({post.key for post in posts}) == len(posts)


def test_urgent_ones_are_first_and_then_what_has_gone_furthest() -> None:
    late, nearly = signed(1001), signed(1003, kind=Kind.COMPLAINT)
    urgent = after(received(1002, urgency=URGENT), c.Accept(by=LIN), ALONE, SIGN, now=at("11-30 05:00"))
    (post,) = [post for post in said([nearly, late, urgent], "11-30 08:30") if post.chat == FINANCE_CHAT]
    assert re.findall("#ZQ[0-9]+", post.text) == ["#ZQ1001", "#ZQ1003"]
    (post,) = [post for post in said([nearly, late, urgent], "12-01 08:30") if post.chat == FINANCE_CHAT]
    assert re.findall("#ZQ[0-9]+", post.text) == ["#ZQ1002", "#ZQ1001", "#ZQ1003"]
    assert post.priority is Priority.URGENT


def test_a_leader_of_many_is_told_how_to_instruct_one() -> None:
    (post,) = [post for post in said([signed(1001), signed(1002)], "11-24 18:00") if post.chat == DEPUTY.telegram_id]
    assert seen(post.text).splitlines()[-1] == "要批示，请写上编号，例如：批示 ZQ1001 请今天下班前办结"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_half_a_dozen_fit_one_screen(language: str) -> None:
    issues = [signed(number, requester=LI, by=LI) for number in range(1001, 1007)]
    for post in said(issues, "11-24 18:00", language):
        width = 20 if language == "zh" else 40
        assert lines_on_a_phone(seen(post.text), width) <= LINES, seen(post.text)


# ── words from outside ────────────────────────────────────────────────────

NASTY = ["<b>&\"'</b><script>", "好" * 500, "👨‍👩‍👧‍👦" * 60, "مرحبا" * 99, "\u202eabc", "&" * 500, "一\n二\n三", ""]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("title", NASTY)
def test_whatever_an_issue_is_called_telegram_takes_the_message(title: str, language: str) -> None:
    """And each has one line."""
    someone = replace(ZHANG, name=title or "张", enterprise=title)
    issues = [signed(number, title=title, requester=someone) for number in range(1001, 1101)]
    issues += [after(issue, HANDLE, now=at("11-16 11:00")) for issue in issues[:30]]
    issues += [received(number, title=title, requester=someone) for number in range(1101, 1131)]
    for post in said(issues, "12-10 09:00", language):
        text = seen(post.text)
        assert units(text) <= 4096
        assert all(line for line in text.splitlines())
        assert len(text.splitlines()) <= 90


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_heading_can_be_said(language: str) -> None:
    say = Speech(replace(CITY, language=language)).say
    for key in {*AT_DESKS.values(), *FOR_LEADERS.values()}:
        assert say.plain(key, limit="…")


def test_the_office_is_told_before_the_limit_that_a_unit_waits_for_its_word() -> None:
    asked = after(signed(), c.AskExtension(by=SUN, reason="等银行审批"), now=START)
    told = texts([asked], "11-23 08:30")
    assert told[OFFICE].splitlines()[0] == "快到期限了，单位的申请还没答复"
    assert told[FINANCE_CHAT].splitlines()[0] == "🟡 黄牌：只剩1个工作日"
    assert OFFICE not in texts([signed()], "11-23 08:30")
