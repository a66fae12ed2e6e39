"""What only one person is to see: asked for once, never shown to everybody by an older server."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.messages import Press
from bot.core.notices import Button, Post
from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.town import Town
from bot.service.ports import Absent, Delivered, Gone, Later, Wait
from bot.telegram.send import Sender

GROUP = -1001234567890
EDIT = "editEphemeralMessageText"


@pytest.fixture(params=[True])
def town(request: pytest.FixtureRequest) -> Town:
    return Town(ephemeral=request.param)


@pytest.fixture
def li(town: Town) -> Person:
    return town.add_person(1002, "李秀英")


@pytest.fixture
def group(town: Town, zhang: Person, li: Person) -> Chat:
    return town.add_group(GROUP, "政企沟通群", [zhang, li], bot="administrator")


def post(**more: Any) -> Post:
    return Post("my", GROUP, "<b>您的诉求</b>", only_for=1001, instead="请私聊我看", **more)


OLD = pytest.mark.parametrize("town", [False], indirect=True)


async def test_only_that_person_sees_it(town: Town, group: Chat, zhang: Person, li: Person, sender: Sender) -> None:
    sent = await sender.post(post(), GROUP, None)
    (seen,) = town.seen_by(zhang, group)
    assert sent == Delivered((-seen.ephemeral_id,))
    assert (seen.text, seen.html) == ("您的诉求", "<b>您的诉求</b>")
    assert town.seen_by(li, group) == []


async def test_below_what_they_said_and_with_buttons(town: Town, group: Chat, zhang: Person, sender: Sender) -> None:
    said = town.say(zhang, group, "/my")
    await sender.post(post(buttons=((Button("查看", Press("card", 1042)),),)), GROUP, said.id)
    seen = town.seen_by(zhang, group)[-1]
    assert (seen.reply_to, seen.labels) == (said.id, ["查看"])


async def test_edited_it_still_is_theirs_alone(
    town: Town, group: Chat, zhang: Person, li: Person, sender: Sender
) -> None:
    sent = await sender.post(post(), GROUP, None)
    assert isinstance(sent, Delivered)
    assert isinstance(await sender.edit(replace(post(), text="没有了"), GROUP, sent.message_ids[0]), Delivered)
    assert [message.text for message in town.seen_by(zhang, group)] == ["没有了"]
    assert isinstance(await sender.edit(post(), GROUP, -99), Gone), "shown anew by who asks for it"
    assert town.seen_by(li, group) == []


@OLD
async def test_an_older_server_is_asked_once_and_everybody_may_read_what_comes_instead(
    town: Town, group: Chat, li: Person, sender: Sender
) -> None:
    for _ in range(3):
        assert isinstance(await sender.post(post(), GROUP, None), Delivered)
    assert [message.text for message in town.seen_by(li, group)] == ["请私聊我看"] * 3
    assert all("receiver_user_id" not in call.parameters for call in town.calls if call.method == "sendMessage")
    edited = await sender.edit(replace(post(), instead="请到私聊里看"), GROUP, group.messages[0].id)
    assert isinstance(edited, Delivered)
    assert group.messages[0].text == "请到私聊里看"


@OLD
async def test_what_has_no_other_words_is_said_as_it_is(group: Chat, sender: Sender) -> None:
    await sender.post(replace(post(), instead=""), GROUP, None)
    assert group.last.text == "您的诉求"


async def test_known_is_asked_once_too(town: Town, group: Chat, sender: Sender) -> None:
    for _ in range(3):
        await sender.post(post(), GROUP, None)
    assert town.called(EDIT) == 1


async def test_where_the_bot_is_no_administrator(town: Town, group: Chat, li: Person, sender: Sender) -> None:
    town.set_bot(group, "member")
    assert isinstance(await sender.post(post(), GROUP, None), Delivered)
    assert [message.text for message in group.visible() if message.sender == town.bot][-1:] == ["请私聊我看"]


async def test_who_is_not_there(town: Town, group: Chat, zhang: Person, sender: Sender) -> None:
    town.leave(zhang, group)
    await sender.post(post(), GROUP, None)
    assert group.last.text == "请私聊我看"


async def test_where_the_bot_itself_is_not(town: Town, group: Chat, sender: Sender) -> None:
    town.kick_bot(group)
    assert isinstance(await sender.post(post(), GROUP, None), Absent)


async def test_in_private_it_is_an_ordinary_message(town: Town, zhang: Person, sender: Sender) -> None:
    town.say(zhang, zhang, "/my")
    await sender.post(replace(post(), chat=zhang.id), zhang.id, None)
    assert town.chat(zhang.id).last.text == "您的诉求"
    assert town.called(EDIT) == 0


async def test_a_server_that_gives_no_answer_is_asked_again(
    town: Town, group: Chat, li: Person, sender: Sender
) -> None:
    town.faults.server_error(EDIT, 502)
    assert isinstance(await sender.post(post(), GROUP, None), Later)
    town.faults.too_many(EDIT, 7)
    assert await sender.post(post(), GROUP, None) == Wait(7.0)
    town.faults.too_many("sendMessage", 8)
    assert await sender.post(post(), GROUP, None) == Wait(8.0)
    assert isinstance(await sender.post(post(), GROUP, None), Delivered)
    assert town.seen_by(li, group) == []


@OLD
async def test_what_was_shown_to_everybody_is_taken_back_at_once(
    town: Town, group: Chat, li: Person, sender: Sender
) -> None:
    """A server that seems to know the method and ignores the parameters: never a second time."""
    town.faults.refuse(EDIT, bad_request("message not found"))
    town.faults.refuse("editMessageText", bad_request("message not found"))
    await sender.post(post(), GROUP, None)
    await sender.post(post(), GROUP, None)
    assert [message.text for message in town.seen_by(li, group)] == ["请私聊我看"] * 2
