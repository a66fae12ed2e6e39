"""A notice and what becomes of it: Telegram's answers as outcomes, and what a call looks like."""

from collections.abc import Callable

import pytest

from bot.core.messages import Press
from bot.core.notices import Answer, Button, Post, Reaction
from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.faults import Faults
from bot.rehearsal.refusals import Refused as Refusal
from bot.rehearsal.refusals import bad_request, forbidden, too_many, upgraded
from bot.rehearsal.town import Town
from bot.service.ports import Delivered, Gone, Later, Moved, Outcome, Refused, Wait
from bot.telegram.send import Sender

GROUP = -1001234567890


def post(text: str = "文", **more: object) -> Post:
    return Post("card:1042", GROUP, text, **more)  # type: ignore[arg-type] # the fields of a post


Trouble = Callable[[Faults], None]

OUTCOMES: dict[str, tuple[Trouble, type[Outcome]]] = {
    "429": (lambda faults: faults.refuse("sendMessage", too_many(7)), Wait),
    "a refusal": (lambda faults: faults.refuse("sendMessage", bad_request("chat not found")), Refused),
    "thrown out": (lambda faults: faults.refuse("sendMessage", forbidden("bot was kicked")), Refused),
    "moved": (lambda faults: faults.refuse("sendMessage", upgraded(-1009)), Moved),
    "a gateway's page": (lambda faults: faults.server_error("sendMessage", 502), Later),
    "an error of the server": (lambda faults: faults.server_error("sendMessage", 500), Later),
    "a page with 200": (lambda faults: faults.server_error("sendMessage", 200), Later),
    "the line is cut": (lambda faults: faults.silence("sendMessage"), Later),
    "the token no longer counts": (lambda faults: faults.refuse("sendMessage", Refusal(401, "Unauthorized")), Later),
}


@pytest.mark.parametrize(("trouble", "expected"), OUTCOMES.values(), ids=OUTCOMES.keys())
async def test_what_an_answer_means(
    town: Town, group: Chat, sender: Sender, trouble: Trouble, expected: type[Outcome]
) -> None:
    trouble(town.faults)
    assert isinstance(await sender.post(post(), group.id, None), expected)
    assert isinstance(await sender.post(post(), group.id, None), Delivered)


async def test_the_details_of_an_answer(town: Town, group: Chat, sender: Sender) -> None:
    town.faults.too_many("sendMessage", 7)
    assert await sender.post(post(), group.id, None) == Wait(7.0)
    town.faults.refuse("sendMessage", upgraded(-1009))
    assert await sender.post(post(), group.id, None) == Moved(-1009)
    sent = await sender.post(post(), group.id, None)
    assert sent == Delivered((group.messages[-1].id,))


EDITS: dict[str, tuple[str, type[Outcome]]] = {
    "changed": ("new", Delivered),
    "as it was": ("old", Delivered),
    "deleted": ("deleted", Gone),
    "another's": ("another's", Gone),
}


@pytest.mark.parametrize(("what", "expected"), EDITS.values(), ids=EDITS.keys())
async def test_edits(
    town: Town, group: Chat, zhang: Person, sender: Sender, what: str, expected: type[Outcome]
) -> None:
    await sender.post(post("old"), group.id, None)
    card = group.messages[-1]
    if what == "deleted":
        town.delete(card)
    elif what == "another's":
        card = town.say(zhang, group, "mine")
    assert isinstance(await sender.edit(post(what), group.id, card.id), expected)


DELETIONS: dict[str, type[Outcome]] = {"its own": Delivered, "deleted": Gone, "another's": Refused}


@pytest.mark.parametrize(("whose", "expected"), DELETIONS.items())
async def test_deletions(
    town: Town, group: Chat, zhang: Person, sender: Sender, whose: str, expected: type[Outcome]
) -> None:
    town.set_bot(group, "member")
    await sender.post(post(), group.id, None)
    card = town.say(zhang, group, "mine") if whose == "another's" else group.messages[-1]
    if whose == "deleted":
        town.delete(card)
    assert isinstance(await sender.delete(group.id, card.id), expected)
    assert (card in group.visible()) == (whose == "another's")


async def test_what_a_post_looks_like(town: Town, group: Chat, zhang: Person, sender: Sender) -> None:
    said = town.say(zhang, group, "停电了")
    buttons = ((Button("受理", Press("do", 1042, ("accept",))), Button("交办", Press("to", 1042))),)
    await sender.post(post("<b>#ZQ1042</b> https://example.com &amp; 文", buttons=buttons), group.id, said.id)
    card = group.messages[-1]
    assert card.text == "#ZQ1042 https://example.com & 文"
    assert card.rows == [[("受理", "do:1042:accept"), ("交办", "to:1042")]]
    assert card.reply_to == said.id
    call = town.calls[-1].parameters
    assert "is_disabled" in str(call["link_preview_options"])
    await sender.edit(post("done"), group.id, card.id)
    assert (card.text, card.labels) == ("done", [])


async def test_a_question_opens_the_reply_box_of_those_it_names(group: Chat, sender: Sender) -> None:
    await sender.post(post("请说明原因", ask_reply="原因"), group.id, None)
    asked = group.messages[-1].force_reply
    assert asked is not None
    assert (asked.hint, asked.selective) == ("原因", True)


async def test_reactions_and_answers(town: Town, group: Chat, zhang: Person, sender: Sender) -> None:
    said = town.say(zhang, group, "停电了")
    assert isinstance(await sender.react(Reaction(GROUP, said.id, "👀"), group.id), Delivered)
    assert said.emoji == ["👀"]
    assert isinstance(await sender.react(Reaction(GROUP, said.id, "✅"), group.id), Refused)
    await sender.post(post(buttons=((Button("受理", Press("do", 1042, ("accept",))),),)), group.id, None)
    pressing = town.press(zhang, group.messages[-1], "受理")
    query = str(town.updates.pending[-1]["callback_query"]["id"])
    assert isinstance(await sender.answer(Answer(query, "只有督查室可以受理", alert=True)), Delivered)
    assert (pressing.text, pressing.alert) == ("只有督查室可以受理", True)
    assert isinstance(await sender.answer(Answer(query)), Refused)
