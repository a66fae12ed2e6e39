"""转私密: of all that stood in the group the number stays, and nothing new is ever said there."""

from hypothesis import given, settings

from bot.core import commands as c
from bot.core import events as e
from bot.core.events import Part
from bot.core.notices import Button, Post, Priority
from bot.core.words import Rating, Visibility
from tests.core.cast import (
    ASK,
    DISPATCH,
    GROUP,
    HANDLE,
    LIN,
    SIGN,
    TUESDAY,
    ZHANG,
    ZHOU,
    after,
    events_of,
    opened,
    opening,
)
from tests.core.histories import Happening, histories
from tests.voice.reading import seen
from tests.voice.test_milestones import Wall

PRIVATE = c.Classify(by=LIN)
VEIL = "#ZQ1042 已转为不公开办理，后面的情况请点「私聊」查看。"

#: To the private chat, where nobody is shown somebody else's issue.
WAY_ON = ((Button("私聊", link="ZQ1042"),),)


def in_group(wall: Wall) -> dict[str, Post]:
    return {key: post for key, post in wall.posts.items() if post.chat == GROUP and post.only_for is None}


def own(wall: Wall) -> dict[str, str]:
    return {key: seen(post.text) for key, post in wall.posts.items() if post.chat == ZHANG.telegram_id}


def test_what_stood_there_is_veiled_and_the_card_goes_to_the_requester() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, SIGN, ASK)
    assert wall.group == ["card", "dispatched", "question:1"]
    wall.carry_out(PRIVATE)
    for post in in_group(wall).values():
        assert (seen(post.text), post.buttons, post.edit_only, post.priority) == (VEIL, WAY_ON, True, Priority.ANSWER)
    assert list(own(wall)) == ["own_card:1042"]
    assert "需要您补充：请补充贷款合同和近半年流水" in own(wall)["own_card:1042"]


def test_the_same_in_english() -> None:
    wall = Wall("en").carry_out(opening(), PRIVATE)
    (veil,) = in_group(wall).values()
    assert veil.buttons == ((Button("Private chat", link="ZQ1042"),),)
    assert "please press “Private chat”" in veil.text


def test_from_then_on_all_is_told_privately_and_nothing_in_the_group() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, SIGN, PRIVATE)
    before = in_group(wall)
    redo, satisfied = c.Redo(by=ZHANG, reason="还没放款"), c.Confirm(by=ZHANG, rating=Rating.SATISFIED)
    wall.carry_out(ASK, c.Add(by=ZHANG, part=Part(9, "合同")), HANDLE, redo, HANDLE, satisfied)
    assert in_group(wall) == before
    kinds = ["own_card", "own_question", "own_result", "own_redo", "own_result", "own_closed"]
    assert [key.split(":")[0] for key in own(wall)] == kinds


def test_a_result_that_waits_for_a_word_waits_for_it_privately() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, HANDLE, PRIVATE)
    result = wall.posts["own_result:1042:1"]
    assert [button.label for button in result.buttons[0]] == ["满意", "基本满意", "不满意"]
    assert (result.chat, result.reply_to) == (ZHANG.telegram_id, None)


def test_the_desks_are_told_not_to_speak_of_it() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, PRIVATE)
    told = [seen(post.text) for key, post in wall.posts.items() if key.startswith("alert:")]
    assert set(told) == {"#ZQ1042 已转私密办理，请不要在群里谈这件事。"}


def test_what_was_private_from_the_first_keeps_its_names() -> None:
    wall = Wall().carry_out(opening(visibility=Visibility.PRIVATE, chat=ZHANG.telegram_id), DISPATCH)
    assert list(own(wall)) == ["card:1042", "dispatched:1042"]


def test_a_leaders_word_in_the_group_is_repeated_nowhere_there() -> None:
    wall = Wall().carry_out(opening(), PRIVATE)
    before = in_group(wall)
    wall.carry_out(c.Instruct(by=ZHOU, text="请市金融办今天下午对接", public=True))
    assert in_group(wall) == before


def test_a_message_split_off_something_private_is_private() -> None:
    issue = after(opened(), c.Add(by=ZHANG, part=Part(8, "还有一件事")), PRIVATE)
    (split,) = events_of(issue, c.Split(by=LIN, message_id=8, into=1043))
    assert isinstance(split, e.Split)
    assert after(issue, c.Split(by=LIN, message_id=8, into=1043)).left_group


@settings(max_examples=150, deadline=None)
@given(histories())
def test_whatever_people_do(steps: list[Happening]) -> None:
    """Once it has left, each post there is veiled at once, and never spoken to or of again."""
    wall, hidden = Wall(), False
    for step in steps:
        stood = set(in_group(wall))
        notices = wall.tell(step.events, step.after, step.at)
        posts = [n for n in notices if isinstance(n, Post) and n.chat == GROUP and n.only_for is None]
        public = [post for post in posts if not _is_anothers(post)]
        if hidden or not stood:
            assert not public or not step.after.left_group
            continue
        if step.after.left_group:
            hidden = True
            assert {post.key for post in public} == stood
            assert {seen(post.text) for post in public} == {VEIL}
            assert all((post.edit_only, post.buttons) == (True, WAY_ON) for post in public)


def _is_anothers(post: Post) -> bool:
    """What somebody whose issue stands by itself again reads under their own: of this one the number alone."""
    return post.key.startswith("followed:") and "不再与 #ZQ1042 一并办理" in seen(post.text)


def test_a_withdrawn_result_asks_for_no_word_any_more() -> None:
    wall = Wall().carry_out(opening(), DISPATCH, HANDLE, c.Withdraw(by=ZHANG), now=TUESDAY)
    result = wall.posts["result:1042:1"]
    assert result.buttons == ()
    assert seen(result.text).endswith("这件事已撤回。")
    assert wall.group == ["card", "dispatched", "result:1"]
