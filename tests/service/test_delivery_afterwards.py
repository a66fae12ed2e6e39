"""What is delivered to what changed meanwhile: cards, files, and groups that become supergroups."""

from datetime import timedelta

from bot.core.messages import Press
from bot.core.notices import Answer, Button, Copies, Post, Reaction
from storage.work import Work
from tests.service.counter import GROUP, OFFICE, Counter, post

MINUTE = timedelta(minutes=1)


# ── cards that change ─────────────────────────────────────────────────────


async def test_waiting_versions_collapse_into_the_newest(counter: Counter) -> None:
    await counter.say(post("card", "0"))
    await counter.put(*(post("card", str(version)) for version in range(1, 6)))
    await counter.work_off()
    assert counter.texts(counter.group) == ["5"]
    assert counter.town.called("editMessageText") == 1


async def test_not_modified_is_success(counter: Counter) -> None:
    await counter.say(post("card", "old"))
    counter.town.faults.server_error("editMessageText", after=True)
    await counter.say(post("card", "new"))
    counter.clock.move(1)
    await counter.work_off()
    assert counter.statuses("editMessageText") == [502, 400]
    assert counter.texts(counter.office) == []
    assert await counter.pending() == 0


async def test_a_deleted_card_is_a_new_message_with_its_next_change(counter: Counter) -> None:
    await counter.say(post("card", "old"))
    counter.town.delete(counter.posts(counter.group)[0])
    await counter.say(post("card", "new"))
    assert counter.texts(counter.group) == ["new"]
    await counter.say(post("card", "newer"))
    assert counter.texts(counter.group) == ["newer"]
    assert counter.texts(counter.office) == []


async def test_a_deleted_menu_stays_away(counter: Counter) -> None:
    await counter.say(post("menu", "open"))
    counter.town.delete(counter.posts(counter.group)[0])
    await counter.say(post("menu", "shut", edit_only=True))
    assert counter.texts(counter.group) == []
    assert await counter.pending() == 0


async def test_replies_go_out_without_the_message_that_was_deleted(counter: Counter) -> None:
    said = counter.town.say(counter.zhang, counter.group, "停电了")
    counter.town.delete(said)
    await counter.say(post("card", reply_to=said.id))
    assert [message.reply_to for message in counter.posts(counter.group)] == [None]


async def test_an_answer_to_an_old_press_is_given_up(counter: Counter) -> None:
    await counter.say(post("card", buttons=((Button("受理", Press("do", 1, ("accept",))),),)))
    pressing = counter.town.press(counter.zhang, counter.posts(counter.group)[0], "受理")
    counter.clock.move(120)
    await counter.say(Answer(str(counter.town.updates.pending[-1]["callback_query"]["id"]), "好"))
    assert not pressing.answered
    assert counter.statuses("answerCallbackQuery") == [400]
    assert await counter.pending() == 0


async def test_an_answer_is_not_tried_for_ever(counter: Counter) -> None:
    counter.town.faults.server_error("answerCallbackQuery", times=9)
    until = await counter.say(Answer("1", "好"))
    while until:
        counter.clock.moment = until
        until = await counter.work_off()
    assert counter.statuses("answerCallbackQuery") == [502, 502, 502]


# ── files ─────────────────────────────────────────────────────────────────


async def test_an_album_stays_one_and_counts_as_many_as_it_has(counter: Counter) -> None:
    photos = [counter.town.say(counter.zhang, counter.group, photo=f"{n}.jpg", album="a") for n in range(3)]
    ids = tuple(photo.id for photo in photos)
    await counter.say(post("desk", chat=OFFICE), Copies("files", OFFICE, GROUP, ids[::-1], 1001, "desk"))
    copies = counter.posts(counter.office)[1:]
    assert [copy.copy_of for copy in copies] == [(GROUP, number) for number in ids]
    assert len({copy.album for copy in copies}) == 1
    assert counter.pace.free_at(OFFICE, 17, counter.clock.now()) > counter.clock.now()
    assert counter.pace.free_at(OFFICE, 16, counter.clock.now()) == counter.clock.now()


async def test_a_hundred_files_go_ten_at_a_time(counter: Counter) -> None:
    ids = tuple(counter.town.say(counter.zhang, counter.group, photo=f"{n}.jpg").id for n in range(105))
    until = await counter.say(Copies("files", OFFICE, GROUP, ids, 1001))
    assert len(counter.posts(counter.office)) == 20
    assert until == counter.clock.now() + MINUTE
    while until:
        counter.clock.moment = until
        until = await counter.work_off()
    assert [copy.copy_of for copy in counter.posts(counter.office)] == [(GROUP, number) for number in ids]
    assert counter.statuses("copyMessages") == [200] * 11


async def test_a_file_alone_is_copied_as_a_reply(counter: Counter) -> None:
    photo = counter.town.say(counter.zhang, counter.group, photo="1.jpg")
    await counter.say(post("desk", chat=OFFICE), Copies("files", OFFICE, GROUP, (photo.id,), 1001, "desk"))
    desk, copy = counter.posts(counter.office)
    assert (copy.copy_of, copy.reply_to) == ((GROUP, photo.id), desk.id)


# ── groups that become supergroups ────────────────────────────────────────


def basic_group(counter: Counter) -> Post:
    counter.town.add_group(-4001, "小群", [counter.zhang], kind="group")
    return post("card", "old", chat=-4001, reply_to=1)


async def test_a_chat_that_moved_is_followed_and_its_card_is_a_new_message(counter: Counter) -> None:
    card = basic_group(counter)
    await counter.say(card)
    new = counter.town.chat(counter.town.upgrade(counter.town.chat(-4001)))
    await counter.say(post("second", chat=-4001), post("third", chat=-4001))
    assert counter.texts(new) == ["second", "third"]
    await counter.say(post("card", "new", chat=-4001, reply_to=1))
    assert counter.texts(new) == ["second", "third", "new"]
    assert [message.reply_to for message in counter.posts(new)] == [None, None, None]
    assert counter.texts(counter.office) == []


async def test_a_receipt_does_not_follow_its_chat(counter: Counter) -> None:
    """The new chat counts its messages anew: there, the number is a stranger's."""
    basic_group(counter)
    said = [counter.town.say(counter.zhang, counter.town.chat(-4001), text) for text in ("早", "停电了")][-1]
    await counter.put(Reaction(-4001, said.id, "👀"))
    new = counter.town.chat(counter.town.upgrade(counter.town.chat(-4001)))
    stranger = counter.town.say(counter.zhang, new, "谁家的车挡路了")
    assert stranger.id == said.id
    await counter.work_off()
    assert stranger.emoji == []
    assert counter.statuses("setMessageReaction") == [400]
    assert await counter.pending() == 0


async def test_files_of_a_chat_that_moved_do_not_drag_the_desk_along(counter: Counter) -> None:
    basic_group(counter)
    photo = counter.town.say(counter.zhang, counter.town.chat(-4001), photo="1.jpg")
    counter.town.upgrade(counter.town.chat(-4001))
    until = await counter.say(Copies("files", OFFICE, -4001, (photo.id,), 1001))
    while until:
        counter.clock.moment = until
        until = await counter.work_off()
    async with Work(counter.engine) as work:
        assert await work.chats.moves() == {}
    await counter.say(post("desk", chat=OFFICE))
    assert "desk" in counter.texts(counter.office)
    assert counter.statuses("copyMessage") == [400, 400, 400]
