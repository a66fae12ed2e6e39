"""A result that nobody answers: what is asked again where, and what stands there once somebody was heard, or nobody."""

from datetime import timedelta

from bot.core import commands as c
from bot.core.people import THE_BOT
from bot.core.readings import Place
from bot.core.words import Outcome, Rating, Visibility
from bot.voice.call_backs import telephone_line
from bot.voice.speech import Speech
from bot.voice.views import whole
from tests.core.cast import (
    ASK,
    DISPATCH,
    HANDLE,
    LIN,
    SIGN,
    TUESDAY,
    ZHANG,
    after,
    city,
    handled,
    opening,
)
from tests.voice.reading import seen
from tests.voice.test_milestones import ANSWER, REDO, Wall

#: One working day after it was handled, and ten.
ASKED, LAPSES = TUESDAY + timedelta(days=1), TUESDAY.replace(month=12, day=8)
NUDGE, LAPSE = c.Nudge(by=THE_BOT), c.Lapse(by=THE_BOT)
THANKS = c.Confirm(by=ZHANG, rating=Rating.SATISFIED)


def asked_again(language: str = "zh") -> Wall:
    return Wall(language).carry_out(opening(), DISPATCH, SIGN, HANDLE).carry_out(NUDGE, now=ASKED)


def with_five_told() -> Wall:
    """Card, dispatched, a question, the result and the redo: the group has heard enough of it."""
    wall = Wall().carry_out(opening(), DISPATCH, SIGN, ASK, ANSWER, HANDLE)
    wall.carry_out(c.Redo(by=ZHANG, reason="没放款"), SIGN, HANDLE)
    assert wall.group == ["card", "dispatched", "question:1", "result:1", "result:2"]
    return wall


def buttons(wall: Wall, key: str) -> list[str]:
    return [button.label for row in wall.posts[key].buttons for button in row]


RATINGS = ["满意", "基本满意", "不满意"]


def test_asked_again_below_the_result() -> None:
    wall = asked_again()
    again = wall.posts["again:1042:1"]
    assert (again.reply_to_key, again.reply_to, again.place) == ("result:1042:1", 7, Place.RESULT)
    assert buttons(wall, "again:1042:1") == buttons(wall, "result:1042:1") == RATINGS
    assert "到12月8日还没有您的消息" in wall.says("again:1042:1")


def test_where_the_group_has_heard_enough_the_result_asks_again() -> None:
    wall = with_five_told().carry_out(NUDGE, now=ASKED)
    assert len(wall.group) == 5
    assert wall.says("result:1042:2").endswith("到12月8日还没有您的消息，就先结案，不算您满意。")
    assert buttons(wall, "result:1042:2") == RATINGS
    wall.carry_out(LAPSE, now=LAPSES)
    assert len(wall.group) == 5
    assert wall.says("result:1042:2").endswith("没解决的，30 天内点「不满意」，马上重办。")
    assert buttons(wall, "result:1042:2") == RATINGS


def test_there_is_room_left_for_how_it_ends() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, SIGN, ASK, ANSWER, HANDLE).carry_out(NUDGE, now=ASKED)
    assert wall.group == ["card", "dispatched", "question:1", "result:1"]
    assert "不算您满意" in wall.says("result:1042:1")
    assert wall.carry_out(LAPSE, now=LAPSES).group[-1] == "closed"


def test_each_result_is_asked_about_again() -> None:
    private = opening(chat=ZHANG.telegram_id, visibility=Visibility.PRIVATE)
    wall = Wall().carry_out(private, DISPATCH, HANDLE).carry_out(NUDGE, REDO, HANDLE, now=ASKED)
    wall.carry_out(NUDGE, now=ASKED + timedelta(days=1))
    assert [key for key in wall.posts if key.startswith("again")] == ["again:1042:1", "again:1042:2"]
    assert (buttons(wall, "again:1042:1"), buttons(wall, "again:1042:2")) == ([], RATINGS)
    assert wall.says("again:1042:1") == "#ZQ1042 这条不用再回复了，谢谢您。"


def test_once_heard_nothing_asks_any_more() -> None:
    for heard in (THANKS, REDO, c.Withdraw(by=ZHANG), c.CallBack(by=LIN, outcome=Outcome.SATISFIED)):
        wall = asked_again().carry_out(heard, now=ASKED)
        assert buttons(wall, "again:1042:1") == buttons(wall, "result:1042:1") == []
        assert wall.posts["again:1042:1"].place == Place.CARD


def test_who_is_not_reached_is_still_asked() -> None:
    wall = asked_again()
    before = dict(wall.posts)
    wall.carry_out(c.CallBack(by=LIN, outcome=Outcome.UNREACHED), now=ASKED)
    changed = [key for key, post in wall.posts.items() if before.get(key) != post]
    assert changed == ["office:1042"], "that is the office's matter"


def test_it_goes_private_after_it_was_asked_again() -> None:
    wall = asked_again().carry_out(c.Classify(by=ZHANG), now=ASKED)
    assert "已转为不公开办理" in wall.says("again:1042:1")
    wall.carry_out(LAPSE, now=LAPSES)
    assert buttons(wall, "own_closed:1042") == RATINGS
    assert "已转为不公开办理" in wall.says("again:1042:1")


def test_closed_without_a_word_and_taken_up_again() -> None:
    wall = asked_again().carry_out(LAPSE, now=LAPSES)
    assert wall.says("result:1042:1").endswith("一直没有您的消息，已先结案。")
    assert "记为未确认，不算您满意" in wall.says("closed:1042")
    assert wall.says("card:1042").endswith("已结案 · 没有您的消息，未确认")
    wall.carry_out(REDO, now=LAPSES)
    assert wall.says("closed:1042") == "#ZQ1042 这条不用再回复了，谢谢您。"
    assert buttons(wall, "closed:1042") == []


def test_the_same_in_english() -> None:
    wall = asked_again("en").carry_out(LAPSE, now=LAPSES)
    assert "unconfirmed, and not counted as satisfied" in wall.says("closed:1042")
    assert "within 30 days" in wall.says("closed:1042")
    assert wall.says("card:1042").endswith("Closed · no word from you, unconfirmed")


def test_whoever_looks_at_it_may_still_say_so() -> None:
    wall = asked_again().carry_out(LAPSE, now=LAPSES)
    assert wall.issue is not None
    view = whole(wall.speech, wall.issue, wall.issue, wall.history, LAPSES, ZHANG.telegram_id, "cb")
    assert [button.label for row in view.buttons for button in row] == RATINGS


def test_whom_to_call() -> None:
    """For the office: whose matter, who answered it when, and the calls that nobody took."""
    unreached = c.CallBack(by=LIN, outcome=Outcome.UNREACHED)
    title = "贷款到期续贷困难，下周可能停产"
    called = after(handled(), unreached, unreached)
    assert [seen(telephone_line(Speech(city()), issue, ASKED)) for issue in (handled(), called)] == [
        f"#ZQ1042 {title}\n张建国 · 华锐机械 · 11月24日 市金融办答复",
        f"#ZQ1042 {title}\n张建国 · 华锐机械 · 11月24日 市金融办答复 · 打过 2 次，没接通",
    ]
    private = handled(visibility=Visibility.PRIVATE)
    assert "不公开 · 张建国" in seen(telephone_line(Speech(city()), private, ASKED))
    english = seen(telephone_line(Speech(city(language="en")), called, ASKED))
    assert english.endswith("answered by 市金融办 on 24 November · not reached, calls so far: 2")
