"""An ordinary issue's cards, as they fit the screen of a phone."""

from dataclasses import replace

from bot.core import commands as c
from bot.core.events import Event, Part
from bot.core.issue import Issue
from bot.core.triage import Reason
from bot.voice.cards import card
from bot.voice.speech import Speech
from bot.voice.voice import Change, desk_cards
from tests.core.cast import (
    ASK,
    DISPATCH,
    HANDLE,
    SIGN,
    SUN,
    TUESDAY,
    ZHANG,
    ZHOU,
    after,
    city,
    events_of,
    opening,
)
from tests.voice.reading import LINES, lines_on_a_phone, seen


def test_an_ordinary_issue_fits_one_screen_in_each_moment() -> None:
    speech = Speech(city())
    issue: Issue | None = None
    history: list[Event] = []
    ordinary = [
        opening(likely_units=("市金融办", "市工信局"), reasons=(Reason("harm", ("停产",)), Reason("plea", ("帮忙",)))),
        c.Add(by=ZHANG, part=Part(8, "一共500万元，明川银行的，合同三年前签的，担保人是恒通物流")),
        c.Instruct(by=ZHOU, text="请市金融办今天下午对接，下班前告诉我结果", public=True),
        replace(DISPATCH, remark="请当面对接，先保放款，再谈利率"),
        SIGN,
        c.Progress(by=SUN, text="已约明川银行和企业下午三点在办公室碰头"),
        HANDLE,
        c.Redo(by=ZHANG, reason="银行说额度还没批下来，今天放不了款"),
        SIGN,
        ASK,
    ]
    for command in ordinary:
        events = events_of(issue, command)
        issue = after(issue, command)
        history += events
        change = Change(issue, history, events, frozenset(), TUESDAY)
        for post in (*desk_cards(speech, change), card(speech, issue, TUESDAY)):
            assert lines_on_a_phone(seen(post.text)) <= LINES, post.text
