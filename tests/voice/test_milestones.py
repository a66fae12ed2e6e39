"""New messages to the requester: at milestones alone, five at most, and always room for the result."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings

from bot.core import commands as c
from bot.core import events as e
from bot.core.deadlines import Due
from bot.core.events import Event, Part
from bot.core.issue import Issue
from bot.core.notices import Copies, Notice, Post, Reaction
from bot.core.people import Person
from bot.core.presses import NOT_SATISFIED, rate
from bot.core.readings import Place
from bot.core.words import Kind, Rating, Status, Visibility
from bot.voice.results import why_not_solved
from bot.voice.speech import ANSWER as ANSWER_LENGTH
from bot.voice.speech import Speech
from bot.voice.telling import MOST_POSTS, Telling
from bot.voice.text import clip, safe
from bot.voice.voice import Change, tell
from tests.core.cast import (
    ASK,
    DISPATCH,
    FINANCE,
    FINANCE_CHAT,
    GROUP,
    HANDLE,
    INDUSTRY,
    LIN,
    OFFICE,
    POWER,
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
from tests.core.histories import Happening, histories
from tests.voice.reading import seen

ANSWER = c.Add(by=ZHANG, part=Part(9, "合同在附件里"))
REDO = c.Redo(by=ZHANG, reason="还没放款")
SATISFIED = c.Confirm(by=ZHANG, rating=Rating.SATISFIED)
REASK = c.Ask(by=SUN, question="请补充担保合同")
FRIDAY = Due(TUESDAY.replace(day=27, hour=18, minute=0), estimated=False)


class Wall:
    """What hangs in the chats: posts by their key, as one sees them."""

    def __init__(self, language: str = "zh") -> None:
        self.speech = Speech(city(language=language))
        self.issue: Issue | None = None
        self.history: list[Event] = []
        self.posts: dict[str, Post] = {}

    def carry_out(self, *commands: c.Command, now: datetime = TUESDAY) -> "Wall":
        for command in commands:
            events = events_of(self.issue, command, now)
            self.tell(events, after(self.issue, command, now=now), now)
        return self

    def tell(self, events: Sequence[Event], issue: Issue, now: datetime) -> list[Notice]:
        self.issue = issue
        self.history += events
        notices = tell(self.speech, Change(issue, tuple(self.history), events, frozenset(self.posts), now))
        self.posts |= {notice.key: notice for notice in notices if isinstance(notice, Post)}
        return notices

    @property
    def group(self) -> list[str]:
        """The keys of the bot's messages that everybody reads there, without the issue's number."""
        public = [key for key, post in self.posts.items() if post.chat == GROUP and post.only_for is None]
        return [key.replace(":1042", "") for key in public]

    def says(self, key: str) -> str:
        return seen(self.posts[key].text)


def test_a_life_without_trouble() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, SIGN, HANDLE, SATISFIED, now=TUESDAY)
    assert wall.group == ["card", "dispatched", "result:1", "closed"]
    assert wall.says("dispatched:1042") == "#ZQ1042 已受理，交给市金融办、市工信局办理，12月1日前答复您。"
    assert wall.says("result:1042:1") == "#ZQ1042 市金融办答复：已协调续贷500万元，今日放款\n满意。谢谢您告诉我们。"
    assert wall.says("closed:1042") == "#ZQ1042 已结案 · 满意 · 用时 1 分钟"


def test_the_same_in_english() -> None:
    wall = Wall("en").carry_out(opening(), DISPATCH, ASK, ANSWER, HANDLE)
    assert wall.says("dispatched:1042") == (
        "#ZQ1042 is accepted and with 市金融办, 市工信局; you will have an answer by 1 December."
    )
    assert wall.says("question:1042:1") == (
        "#ZQ1042 · 市金融办 needs this from you: 请补充贷款合同和近半年流水\n"
        "Just reply to this message; photos and files are welcome."
    )
    assert wall.says("result:1042:1") == (
        "#ZQ1042 · Answer from 市金融办: 已协调续贷500万元，今日放款\nDoes this solve it?"
    )
    wall.carry_out(SATISFIED)
    assert wall.says("closed:1042") == "#ZQ1042 · Closed · Satisfied · took 1 min"


def test_a_redo_in_english() -> None:
    wall = Wall("en").carry_out(opening(), DISPATCH, HANDLE, REDO)
    assert wall.says("redo:1042:1") == (
        "#ZQ1042 is with 市金融办, 市工信局 again; you will have an answer by 1 December."
    )


def test_privately_there_is_room_for_every_question() -> None:
    private = opening(chat=ZHANG.telegram_id, visibility=Visibility.PRIVATE)
    wall = Wall().carry_out(private, DISPATCH, SIGN, *(ASK, ANSWER) * 4, HANDLE)
    assert [key for key in wall.posts if key.startswith("question")] == [f"question:1042:{n}" for n in (1, 2, 3, 4)]


def test_accepted_and_dispatched_are_told_once_together() -> None:
    wall = Wall().carry_out(opening(), c.Accept(by=LIN))
    assert wall.group == ["card"]
    wall.carry_out(DISPATCH, c.Dispatch(by=LIN, lead=POWER.name))
    assert wall.group == ["card", "dispatched"]


def test_what_was_promised_is_corrected_where_it_stands() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, c.Instruct(by=ZHOU, text="本周五前", public=True, due=FRIDAY))
    assert wall.says("dispatched:1042") == "#ZQ1042 已受理，交给市金融办、市工信局办理，11月27日前答复您。"
    wall.carry_out(c.Dispatch(by=LIN, lead=POWER.name))
    assert wall.says("dispatched:1042") == "#ZQ1042 改由市供电公司办理，11月27日前答复您。"
    assert wall.group == ["card", "dispatched"]


def test_what_was_promised_after_a_redo_is_corrected_too() -> None:
    wall = Wall("en").carry_out(opening(), DISPATCH, HANDLE, REDO, c.Dispatch(by=LIN, lead=POWER.name))
    assert wall.says("redo:1042:1") == "#ZQ1042 is now with 市供电公司; you will have an answer by 1 December."
    assert "市金融办, 市工信局" in wall.says("dispatched:1042")


def test_the_same_dispatch_and_a_mere_word_correct_nothing() -> None:
    wall = Wall().carry_out(opening(), DISPATCH)
    told = wall.posts["dispatched:1042"]
    wall.carry_out(c.Instruct(by=ZHOU, text="请抓紧", public=True), c.Add(by=ZHANG, part=Part(9, "又停了")))
    assert wall.posts["dispatched:1042"] is told


def test_a_result_asks_for_a_word_and_a_reply_gives_the_reason() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, HANDLE)
    result = wall.posts["result:1042:1"]
    assert result.place == Place.RESULT
    assert (result.chat, result.reply_to) == (GROUP, 7)
    assert wall.says("result:1042:1").endswith("这样解决了吗？")
    assert [(button.label, button.press) for button in result.buttons[0]] == [
        ("满意", rate(Rating.SATISFIED, 1042)),
        ("基本满意", rate(Rating.FAIRLY_SATISFIED, 1042)),
        ("不满意", rate(NOT_SATISFIED, 1042)),
    ]
    assert wall.issue is not None
    (asked,) = why_not_solved(Telling(wall.speech, wall.issue, wall.history, frozenset(wall.posts), TUESDAY))
    assert (asked.key, asked.place) == (result.key, Place.AWAITS_REASON)
    assert seen(asked.text).endswith("还没解决的地方，请直接回复这条消息说说，我们马上重办。")


def test_a_redo_takes_the_buttons_from_the_old_result() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, HANDLE, REDO)
    assert wall.posts["result:1042:1"].buttons == ()
    assert wall.says("result:1042:1").endswith("您说没有解决，已退回市金融办重新办理。")
    assert wall.says("redo:1042:1") == "#ZQ1042 已请市金融办、市工信局重新办理，12月1日前答复您。"


@pytest.mark.parametrize(
    ("language", "by", "words"),
    [
        ("zh", ZHANG, "您说没有解决，已退回市金融办重新办理。"),
        ("zh", LIN, "已退回市金融办重新办理。"),
        ("en", ZHANG, "You said it is not solved; it has gone back to 市金融办."),
        ("en", LIN, "It has gone back to 市金融办."),
    ],
)
def test_who_wanted_the_redo_is_told_so(language: str, by: Person, words: str) -> None:
    wall = Wall(language).carry_out(opening(), DISPATCH, HANDLE, c.Redo(by=by, reason="还没放款"))
    assert wall.says("result:1042:1").splitlines()[1:] == [words]


def test_a_redo_of_what_no_unit_had_is_the_offices() -> None:
    wall = Wall().carry_out(opening(), c.Accept(by=LIN), c.Handle(by=LIN, answer="已答复"), REDO)
    assert wall.says("result:1042:1").startswith("#ZQ1042 市长办公室答复：已答复")
    assert wall.says("redo:1042:1") == "#ZQ1042 已请市长办公室重新安排，今天 16:30前交办。"


def test_past_the_fifth_message_the_last_result_changes() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, SIGN, ASK, ANSWER, REASK)
    assert wall.group == ["card", "dispatched", "question:1", "question:2"]
    wall.carry_out(ANSWER, HANDLE, REDO, SIGN, c.Handle(by=SUN, answer="这次放款了"), SATISFIED)
    assert wall.group == ["card", "dispatched", "question:1", "question:2", "result:1"]
    assert wall.says("result:1042:1") == "#ZQ1042 市金融办答复：这次放款了\n满意。谢谢您告诉我们。"


def test_a_question_too_many_stands_on_the_card() -> None:
    third = c.Ask(by=SUN, question="还差一份担保合同")
    wall = Wall().carry_out(opening(), DISPATCH, SIGN, ASK, ANSWER, REASK, ANSWER, third)
    assert len(wall.group) == 4
    assert "需要您补充：还差一份担保合同" in wall.says("card:1042")


def test_what_is_declined_says_why() -> None:
    wall = Wall().carry_out(opening(), c.Decline(by=LIN, reason="劳动合同纠纷请找市劳动仲裁院，电话在官网"))
    assert wall.says("closed:1042") == "#ZQ1042 这件事没能受理：劳动合同纠纷请找市劳动仲裁院，电话在官网"


@pytest.mark.parametrize(
    "command",
    [
        c.Note(by=LIN, text="上月也报过"),
        c.Instruct(by=ZHOU, text="抓紧办", public=True),
        ANSWER,
        c.Rewrite(by=ZHANG, message_id=7, text="改了", title="改了"),
        SIGN,
    ],
    ids=lambda command: type(command).__name__,
)
def test_what_is_no_milestone_costs_the_group_no_message(command: c.Command) -> None:
    wall = Wall().carry_out(opening(), DISPATCH)
    before = wall.group
    assert wall.carry_out(command).group == before


# ── whatever happens ──────────────────────────────────────────────────────


@settings(max_examples=100, deadline=None)
@given(histories())
def test_never_more_than_five_in_the_group_and_always_the_newest_result(steps: list[Happening]) -> None:
    wall = Wall()
    for step in steps:
        wall.tell(step.events, step.after, step.at)
        assert len(wall.group) <= MOST_POSTS
        if any(isinstance(event, e.Handled) for event in step.events):
            assert_result_is_told(wall)


def assert_result_is_told(wall: Wall) -> None:
    results = [post for key, post in wall.posts.items() if key.startswith(("result:", "own_result:")) and post.buttons]
    assert len(results) == 1
    assert wall.issue is not None
    assert safe(clip(wall.issue.answer or "", ANSWER_LENGTH)) in results[0].text


@settings(max_examples=60, deadline=None)
@given(histories())
def test_the_group_never_sees_what_is_private(steps: list[Happening]) -> None:
    wall = Wall()
    for step in steps:
        wall.tell(step.events, step.after, step.at)
    if steps[0].after.visibility is Visibility.PRIVATE:
        assert wall.group == []


# ── the other notices ─────────────────────────────────────────────────────


def test_the_first_receipt_is_a_reaction_on_each_message() -> None:
    wall = Wall()
    (opened,) = events_of(None, opening(parts=(Part(7, "停电了"), Part(6, ""))))
    notices = wall.tell([opened], after(None, opening(parts=(Part(7, "停电了"), Part(6, "")))), TUESDAY)
    assert [notice for notice in notices if isinstance(notice, Reaction)] == [
        Reaction(GROUP, 7, "👀"),
        Reaction(GROUP, 6, "👀"),
    ]


def test_a_text_too_long_for_the_card_is_copied_to_the_desks() -> None:
    command = opening(parts=(Part(7, "停电" * 2000),))
    wall = Wall()
    first = wall.tell(events_of(None, command), after(None, command), TUESDAY)
    assert [(copy.chat, copy.message_ids) for copy in first if isinstance(copy, Copies)] == [(OFFICE, (7,))]
    then = wall.tell(events_of(wall.issue, DISPATCH), after(wall.issue, DISPATCH), TUESDAY)
    copied = {(copy.chat, copy.message_ids) for copy in then if isinstance(copy, Copies)}
    assert copied == {(FINANCE_CHAT, (7,)), (INDUSTRY.handlers[0], (7,))}


def test_a_unit_that_lost_it_is_told_so() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, c.Dispatch(by=LIN, lead=POWER.name))
    card = wall.posts[f"unit:1042:{FINANCE.code}:{FINANCE_CHAT}"]
    assert "已改由市供电公司办理" in card.text


def test_a_report_in_the_group_is_told_privately_alone() -> None:
    report = opening(kind=Kind.REPORT, visibility=Visibility.PRIVATE)
    wall = Wall().carry_out(report, DISPATCH, HANDLE, now=TUESDAY + timedelta(hours=1))
    assert wall.group == []
    assert {post.chat for key, post in wall.posts.items() if key.startswith(("card", "result"))} == {ZHANG.telegram_id}
    assert wall.issue is not None
    assert wall.issue.status is Status.HANDLED
