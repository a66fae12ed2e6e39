"""More than a chat may hear: what has to wait is listed within seconds, and the cards follow one by one."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from bot.core.notices import Copies, Post, Priority
from bot.service.gathering import AT_DESKS, FEW_WAIT, PATIENCE, QUIET, RESERVE
from bot.service.pace import MINUTE, Pace
from tests.service.counter import GROUP, OFFICE, Counter, post

AT_ONCE = 20 - RESERVE


def card(number: int, chat: int = OFFICE, *, urgent: bool = False, **more: str) -> Post:
    return post(
        f"card {number}",
        chat=chat,
        issue=number,
        line=f"#ZQ{number} 张建国",
        priority=Priority.URGENT if urgent else Priority.DESK,
        **more,
    )


def cards(*numbers: int, chat: int = OFFICE) -> list[Post]:
    return [card(number, chat) for number in numbers]


def lists(counter: Counter) -> list[list[str]]:
    """The lines of each list at the office."""
    return [said.split("\n")[1:] for said in counter.texts(counter.office) if "\n" in said]


def numbers(lines: list[str]) -> list[int]:
    return [int(line.removeprefix("#ZQ").split()[0]) for line in lines]


async def go_on(counter: Counter, until: timedelta = timedelta(hours=2)) -> None:
    """Time passes, and delivery works, until nothing is left to do or that much later."""
    end = counter.clock.now() + until
    while (moment := await counter.work_off()) and moment <= end:
        counter.clock.moment = max(moment, counter.clock.now())
    if moment:
        counter.clock.moment = end


async def flood(counter: Counter, *posts: Post) -> None:
    """As many cards as may come at once, these besides, and the list of them."""
    known = len(counter.town.calls)
    await counter.say(*cards(*range(9001 + known, 9001 + known + AT_ONCE)))
    await counter.say(*posts)
    await go_on(counter, AT_DESKS)


# ── lists ─────────────────────────────────────────────────────────────────


async def test_what_has_to_wait_is_listed_seconds_later(counter: Counter) -> None:
    until = await counter.say(*cards(*range(1001, 1031)))
    assert len(counter.posts(counter.office)) == AT_ONCE
    assert until == counter.clock.now() + AT_DESKS
    counter.clock.move(AT_DESKS.total_seconds())
    await counter.work_off()
    assert [numbers(lines) for lines in lists(counter)] == [list(range(1001 + AT_ONCE, 1031))]
    assert "紧急的在前" in counter.texts(counter.office)[-1]


async def test_what_may_go_at_once_needs_no_list(counter: Counter) -> None:
    await counter.say(*cards(*range(1001, 1001 + AT_ONCE)))
    assert await counter.work_off() is None
    assert lists(counter) == []


async def test_urgent_ones_stand_on_top_and_their_cards_come_first_and_ring(counter: Counter) -> None:
    await flood(counter, card(1), card(2, urgent=True), card(3), card(4, urgent=True))
    assert [numbers(lines) for lines in lists(counter)] == [[2, 4, 1, 3]]
    await go_on(counter)
    assert counter.texts(counter.office)[-4:] == ["card 2", "card 4", "card 1", "card 3"]
    sent = [call.parameters for call in counter.town.calls if call.method == "sendMessage"]
    assert [one["text"] for one in sent[-4:] if "disable_notification" not in one] == ["card 2", "card 4"]
    assert not any("disable_notification" in one for one in sent[:AT_ONCE])


async def test_more_is_written_into_the_newest_list(counter: Counter) -> None:
    await flood(counter, *cards(1, 2))
    await counter.say(card(3), card(4, urgent=True))
    await go_on(counter, AT_DESKS)
    assert [numbers(lines) for lines in lists(counter)] == [[4, 1, 2, 3]]


async def test_one_that_comes_while_others_follow_is_listed_too(counter: Counter) -> None:
    await flood(counter, *cards(*range(1, 31)))
    await go_on(counter, timedelta(seconds=90))
    assert await counter.say(card(31)) is not None
    await go_on(counter, AT_DESKS)
    assert 31 in numbers(lists(counter)[0])


async def test_a_full_list_is_followed_by_another(counter: Counter) -> None:
    await flood(counter, *(card(number) for number in range(1, 201)))
    assert [len(lines) for lines in lists(counter)] == [90, 90, 20]
    await counter.say(*cards(201))
    await go_on(counter, AT_DESKS)
    assert [numbers(lines)[-1] for lines in lists(counter)] == [90, 180, 201]


async def test_the_next_flood_begins_another_list(counter: Counter) -> None:
    await flood(counter, *cards(1, 2, 3))
    await go_on(counter)
    counter.clock.move(QUIET.total_seconds())
    await flood(counter, *cards(4, 5, 6))
    assert [numbers(lines) for lines in lists(counter)] == [[1, 2, 3], [4, 5, 6]]


async def test_one_or_two_need_no_list_unless_they_wait_long(counter: Counter) -> None:
    await flood(counter, *cards(1, 2))
    assert lists(counter) == []
    await go_on(counter, FEW_WAIT)
    assert [numbers(lines) for lines in lists(counter)] == [[1, 2]]


async def test_a_third_makes_a_list_at_once(counter: Counter) -> None:
    await flood(counter, *cards(1, 2))
    await counter.say(card(3))
    await counter.work_off()
    assert [numbers(lines) for lines in lists(counter)] == [[1, 2, 3]]


async def test_the_group_is_more_patient_and_folds_its_list_up(counter: Counter) -> None:
    until = await counter.say(*cards(*range(1001, 1016), chat=GROUP))
    assert until == counter.clock.now() + PATIENCE[next(iter(PATIENCE))]
    await go_on(counter, timedelta(seconds=20))
    (said,) = (message for message in counter.posts(counter.group) if "\n" in message.text)
    assert said.text.split("\n")[1:] == [f"#ZQ{number} 张建国" for number in range(1001 + AT_ONCE, 1016)]
    assert "expandable_blockquote" in [entity.type for entity in said.entities]


async def test_a_private_chat_has_no_lists(counter: Counter) -> None:
    counter.town.say(counter.zhang, counter.zhang, "你好")
    await counter.say(*cards(*range(1001, 1071), chat=counter.zhang.id))
    await go_on(counter)
    said = counter.texts(counter.town.chat(counter.zhang.id))
    assert said == [f"card {number}" for number in range(1001, 1071)]


async def test_a_chat_that_telegram_wants_quiet_has_its_list_first(counter: Counter) -> None:
    counter.town.faults.too_many("sendMessage", 30, chat=OFFICE)
    await counter.say(*cards(*range(1, 6)))
    await go_on(counter)
    assert counter.texts(counter.office)[0].count("\n") == 5
    assert counter.texts(counter.office)[1:] == [f"card {number}" for number in range(1, 6)]


async def test_trouble_with_the_network_makes_no_list(counter: Counter) -> None:
    counter.town.faults.server_error("sendMessage", 502, times=6)
    await counter.say(*cards(1, 2, 3))
    await go_on(counter)
    assert counter.texts(counter.office) == ["card 1", "card 2", "card 3"]


# ── after a kill ──────────────────────────────────────────────────────────


async def test_a_restart_repeats_no_list_and_forgets_none_of_its_lines(counter: Counter) -> None:
    await flood(counter, *cards(1, 2))
    counter.pace = Pace()
    counter.restart()
    await counter.delivery._recall()
    await counter.say(card(3))
    await go_on(counter)
    assert [numbers(lines) for lines in lists(counter)] == [[1, 2, 3]]
    assert counter.texts(counter.office)[-3:] == ["card 1", "card 2", "card 3"]
    assert counter.town.too_many_given == []


async def test_one_that_can_not_be_read_is_in_no_list_and_holds_up_nothing(counter: Counter) -> None:
    await counter.say(*cards(*range(9001, 9001 + AT_ONCE)))
    await counter.put(*cards(1, 2, 3))
    async with counter.engine.begin() as connection:
        await connection.execute(text("UPDATE outbox SET body = '{}' WHERE key = 'card 2'"))
    await go_on(counter)
    assert [numbers(lines) for lines in lists(counter)] == [[1, 3]]
    assert counter.texts(counter.office)[-2:] == ["card 1", "card 3"]


# ── the cards that follow ─────────────────────────────────────────────────


async def test_they_come_one_by_one_and_leave_room(counter: Counter) -> None:
    """So much of a minute is always left for what somebody else wants to say."""
    await flood(counter, *cards(*range(1, 41)))
    began = counter.clock.now()
    for _ in range(10):
        await go_on(counter, timedelta(seconds=20))
        await counter.say(post(f"said at {counter.clock.now()}", chat=OFFICE))
        assert counter.texts(counter.office)[-1].startswith("said at")
    await go_on(counter)
    assert counter.texts(counter.office)[-1] == "card 40"
    assert counter.clock.now() - began < timedelta(minutes=6)
    assert counter.town.too_many_given == []


async def test_a_card_that_changed_meanwhile_goes_out_as_it_is_now(counter: Counter) -> None:
    await flood(counter, *cards(1, 2))
    await counter.say(card(1, text="card 1 as it is now"))
    await go_on(counter)
    assert counter.texts(counter.office)[-2:] == ["card 1 as it is now", "card 2"]


async def test_one_that_became_urgent_goes_first(counter: Counter) -> None:
    await flood(counter, *cards(1, 2))
    await counter.say(card(2, urgent=True))
    await go_on(counter)
    assert counter.texts(counter.office)[-2:] == ["card 2", "card 1"]


async def test_what_is_said_of_an_issue_brings_its_card_along(counter: Counter) -> None:
    await flood(counter, *cards(1, 2, 3))
    await counter.say(post("result of 3", chat=OFFICE, issue=3, priority=Priority.MILESTONE))
    assert counter.texts(counter.office)[-2:] == ["card 3", "result of 3"]


async def test_files_never_come_before_their_card(counter: Counter) -> None:
    photo = counter.town.say(counter.zhang, counter.group, photo="1.jpg")
    await flood(counter, *cards(1, 2), Copies("files", OFFICE, GROUP, (photo.id,), 2, "card 2"))  # type: ignore[arg-type]  # a notice like any other
    await go_on(counter)
    *_, one, two, copy = counter.posts(counter.office)
    assert (one.text, two.text, copy.copy_of, copy.reply_to) == ("card 1", "card 2", (GROUP, photo.id), two.id)


async def test_never_more_than_twenty_in_any_minute_edits_among_them(counter: Counter) -> None:
    began = counter.clock.now()
    for second in range(60):
        counter.clock.moment = max(counter.clock.now(), began + timedelta(seconds=second))
        await counter.say(*cards(*range(1 + 8 * second, 9 + 8 * second)))
    await go_on(counter, timedelta(minutes=10))
    moments = [call.at for call in counter.town.calls if call.status == 200]
    assert max(sum(start <= at < start + MINUTE for at in moments) for start in moments) == 20
    assert {call.status for call in counter.town.calls} == {200}


async def test_hints_in_cards_that_stand_come_after_the_first_cards_of_others(counter: Counter) -> None:
    await flood(counter, *cards(*range(1, 7)))
    known = len(counter.town.calls)
    first = [
        int(one.text.removeprefix("card ")) for one in counter.posts(counter.office) if one.text.startswith("card ")
    ]
    await counter.put(*(replace(card(number), text=f"card {number}, a hint", can_wait=True) for number in first))
    await go_on(counter)
    said = [(call.method, call.parameters["text"]) for call in counter.town.calls[known:]]
    new = [text for method, text in said if method == "sendMessage" and text.startswith("card")]
    assert new == [f"card {number}" for number in range(1, 7)]
    edits = [place for place, (method, text) in enumerate(said) if method == "editMessageText" and "hint" in text]
    assert len(edits) == len(first)
    assert min(edits) > max(place for place, (method, _) in enumerate(said) if method == "sendMessage")
