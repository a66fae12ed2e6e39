"""What waits to be said: who goes first, who holds up whom, and what a newer version does to an older one."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.core.messages import Press
from bot.core.notices import Answer, Button, Copies, Post, Priority, Reaction
from storage.engine import Engine
from storage.heads import HEADS
from storage.lists import UNLISTED_CHATS
from storage.outbox import Due, Waiting
from storage.outbox_statements import BRING_CARD, KEYS_OF, PRIORITY_AHEAD, REPLACE_KEYED, WAITING
from storage.tables import OutboxRow
from storage.versions import digest
from storage.work import Work
from tests.core.cast import GROUP, OFFICE
from tests.core.cast import TUESDAY as NOW

ZHANG_CHAT = 11
SOON, LATER = NOW + timedelta(seconds=1), NOW + timedelta(minutes=1)


def post(key: str, text: str = "text", chat: int = OFFICE, **more: Any) -> Post:
    return Post(key, chat, text, **more)


async def put(engine: Engine, *notices: Any, not_before: datetime | None = None) -> None:
    async with Work(engine) as work:
        for notice in notices:
            await work.outbox.put(notice, NOW, not_before=not_before)


async def due(engine: Engine, now: datetime = NOW) -> Due:
    async with Work(engine) as work:
        return await work.outbox.due(now)


async def only(engine: Engine, now: datetime = NOW) -> Waiting:
    (waiting,) = (await due(engine, now)).now
    return waiting


async def keys(engine: Engine, now: datetime = NOW) -> list[str]:
    return [getattr(waiting.notice, "key", type(waiting.notice).__name__) for waiting in (await due(engine, now)).now]


async def deliver(engine: Engine, waiting: Waiting, message_id: int = 70, *, at: datetime = NOW) -> None:
    """As delivery notes it."""
    async with Work(engine) as work:
        if isinstance(waiting.notice, Post) and waiting.chat is not None:
            await work.messages.posted(
                waiting.notice.key, waiting.chat, message_id, issue=None, place="", digest=digest(waiting.notice), at=at
            )
        await work.outbox.sent(waiting, at, 1)


# ── who goes first ────────────────────────────────────────────────────────


async def test_one_of_each_chat_and_priority_the_most_urgent_first(engine: Engine) -> None:
    await put(
        engine,
        Reaction(GROUP, 7, "👀"),
        post("milestone", chat=GROUP, priority=Priority.MILESTONE),
        post("desk 1"),
        post("desk 2"),
        post("urgent", priority=Priority.URGENT),
        Answer("1"),
        Answer("2"),
    )
    assert await keys(engine) == ["Answer", "Answer", "urgent", "Reaction", "desk 1", "milestone"]


async def test_a_thousand_for_one_chat_hide_no_other(engine: Engine) -> None:
    await put(engine, post("office"))
    async with engine.begin() as connection:
        first = (await connection.execute(select(OutboxRow))).mappings().one()
        same = {name: value for name, value in first.items() if name != "id"}
        await connection.execute(insert(OutboxRow), [{**same, "key": f"office {number}"} for number in range(1000)])
    await put(engine, post("group", chat=GROUP))
    assert await keys(engine) == ["office", "group"]


async def test_what_was_sent_makes_room_for_the_next(engine: Engine) -> None:
    await put(engine, post("1"), post("2"))
    await deliver(engine, await only(engine))
    assert await keys(engine) == ["2"]


async def test_a_quiet_chat_says_when_it_may_be_spoken_to(engine: Engine) -> None:
    await put(engine, post("1"), post("2", chat=GROUP))
    async with Work(engine) as work:
        await work.chats.keep_quiet(OFFICE, LATER)
    assert await keys(engine) == ["2"]
    assert (await due(engine)).later == LATER
    assert await keys(engine, LATER) == ["1", "2"]
    assert (await due(engine, LATER)).later is None


async def test_a_clock_that_was_set_back_keeps_no_chat_quiet(engine: Engine) -> None:
    await put(engine, post("1"))
    async with Work(engine) as work:
        await work.chats.keep_quiet(OFFICE, NOW + timedelta(days=1))
    assert await keys(engine) == ["1"]


async def test_what_is_put_off_holds_up_its_own_kind_in_its_own_chat(engine: Engine) -> None:
    await put(engine, post("1"), post("2"), post("3", chat=GROUP), post("4", priority=Priority.URGENT))
    async with Work(engine) as work:
        waiting = next(w for w in (await work.outbox.due(NOW)).now if w.notice == post("1"))
        await work.outbox.put_off(waiting, LATER, "502")
    assert await keys(engine) == ["4", "3"]
    assert (await due(engine)).later == LATER
    assert [w.attempts for w in (await due(engine, LATER)).now if w.notice == post("1")] == [1]


async def test_the_moment_to_look_again_lies_ahead(engine: Engine) -> None:
    """A moment that has passed would have delivery look again at once, for ever."""
    await put(engine, post("1"))
    async with Work(engine) as work:
        await work.outbox.put_off((await work.outbox.due(NOW)).now[0], SOON, "502")
        await work.chats.keep_quiet(OFFICE, SOON)
    assert (await due(engine, LATER)).later is None


async def test_buried_it_stands_in_nobodys_way(engine: Engine) -> None:
    await put(engine, post("1"), post("2"))
    async with Work(engine) as work:
        assert await work.outbox.bury((await work.outbox.due(NOW)).now[0], "Forbidden")
    assert await keys(engine) == ["2"]


# ── newer versions ────────────────────────────────────────────────────────


async def test_a_newer_version_takes_the_place_of_one_that_waits(engine: Engine) -> None:
    await put(engine, post("card", "old"), post("other"), post("card", "new"))
    first = await only(engine)
    assert (first.notice, first.revision) == (post("card", "new"), 1)
    async with Work(engine) as work:
        assert await work.outbox.pending() == 2


async def test_a_post_that_stands_is_edited_last_of_all(engine: Engine) -> None:
    await put(engine, post("card", "old"))
    await deliver(engine, await only(engine), 70)
    await put(engine, post("card", "new", priority=Priority.URGENT))
    edit = await only(engine)
    assert (edit.message_id, edit.priority) == (70, Priority.EDIT)


async def test_a_menu_is_edited_at_once(engine: Engine) -> None:
    await put(engine, post("menu", "old", priority=Priority.ANSWER))
    await deliver(engine, await only(engine))
    await put(engine, post("menu", "new", priority=Priority.ANSWER))
    assert (await only(engine)).priority is Priority.ANSWER


async def test_a_hint_waits_for_first_cards_until_there_is_more_to_say(engine: Engine) -> None:
    await put(engine, post("card", "old"))
    await deliver(engine, await only(engine), 70)
    await put(engine, post("card", "hint", can_wait=True), post("another", line="one more", issue=1043))
    assert await keys(engine) == ["another", "card"]
    await put(engine, post("card", "accepted"))
    assert await keys(engine) == ["card", "another"]


async def test_what_shows_the_same_is_not_edited(engine: Engine) -> None:
    button = Button("受理", Press("do", 1042, ("accept",)))
    await put(engine, post("card", buttons=((button,),)))
    await deliver(engine, await only(engine))
    await put(engine, post("card", buttons=((button,),), priority=Priority.MILESTONE))
    assert (await due(engine)).now == []
    await put(engine, post("card"))
    assert await keys(engine) == ["card"]


async def test_an_edit_only_post_is_shown_only_where_it_stands(engine: Engine) -> None:
    await put(engine, post("card", edit_only=True))
    assert (await due(engine)).now == []
    await put(engine, post("card", "first"))
    await deliver(engine, await only(engine))
    await put(engine, post("card", "then", edit_only=True))
    assert await keys(engine) == ["card"]


async def test_what_comes_while_it_is_under_way_goes_next_as_an_edit(engine: Engine) -> None:
    await put(engine, post("card", "old"))
    under_way = await only(engine)
    await put(engine, post("card", "new"))
    await deliver(engine, under_way, 70)
    edit = await only(engine)
    assert (edit.notice, edit.message_id, edit.priority) == (post("card", "new"), 70, Priority.EDIT)
    await deliver(engine, edit, 70)
    assert (await due(engine)).now == []


async def test_what_is_said_again_while_it_is_under_way_needs_no_edit(engine: Engine) -> None:
    """A start shows every card that waits once more, and the first of them may be on its way by then."""
    await put(engine, post("card", "as it was"))
    under_way = await only(engine)
    await put(engine, post("card", "as it was"))
    await deliver(engine, under_way, 70)
    assert (await due(engine)).now == []


async def test_what_comes_while_it_is_under_way_outlives_a_refusal(engine: Engine) -> None:
    await put(engine, post("card", "old"))
    under_way = await only(engine)
    await put(engine, post("card", "new"))
    async with Work(engine) as work:
        assert not await work.outbox.bury(under_way, "message to edit not found")
    assert (await only(engine)).notice == post("card", "new")


# ── files ─────────────────────────────────────────────────────────────────


def files(*message_ids: int) -> Copies:
    return Copies("files:1042", OFFICE, GROUP, message_ids, 1042)


async def test_files_that_come_one_by_one_leave_together_once_no_more_come(engine: Engine) -> None:
    await put(engine, files(7), not_before=SOON)
    await put(engine, files(8, 7), not_before=LATER)
    assert (await due(engine, SOON)).now == []
    assert (await only(engine, LATER)).notice == files(7, 8)


async def test_at_most_ten_leave_together(engine: Engine) -> None:
    await put(engine, files(*range(8)))
    await put(engine, files(*range(5, 33)))
    pieces = []
    while waiting := (await due(engine)).now:
        pieces.append(waiting[0].notice)
        await deliver(engine, waiting[0])
    assert pieces == [files(*range(10)), files(*range(10, 20)), files(*range(20, 30)), files(30, 31, 32)]


async def test_a_file_that_comes_while_the_others_are_under_way_follows_alone(engine: Engine) -> None:
    await put(engine, files(7, 8))
    under_way = await only(engine)
    await put(engine, files(9))
    await deliver(engine, under_way)
    follows = await only(engine)
    assert (follows.notice, follows.priority) == (files(9), Priority.MILESTONE)


# ── moves and memory ──────────────────────────────────────────────────────


async def test_what_waits_follows_its_chat(engine: Engine) -> None:
    await put(engine, post("before", chat=GROUP))
    async with Work(engine) as work:
        await work.chats.move(GROUP, -1009)
        await work.outbox.rekey(GROUP, -1009)
    await put(engine, post("after", chat=GROUP, priority=Priority.URGENT))
    assert [waiting.chat for waiting in (await due(engine)).now] == [-1009, -1009]


async def test_what_was_sent_lately_is_remembered_with_what_it_cost(engine: Engine) -> None:
    await put(engine, post("1"), post("2", chat=ZHANG_CHAT), Answer("3"))
    for waiting, at in zip((await due(engine)).now, (NOW, NOW, SOON), strict=True):
        await deliver(engine, waiting, at=at)
    async with Work(engine) as work:
        assert await work.outbox.spent(NOW - timedelta(minutes=1)) == {OFFICE: [(NOW, 1)], ZHANG_CHAT: [(SOON, 1)]}
        assert await work.outbox.spent(NOW) == {ZHANG_CHAT: [(SOON, 1)]}


async def test_the_names_of_an_issues_posts(engine: Engine) -> None:
    await put(engine, post("card", issue=1042), post("desk", issue=1042), post("other", issue=1043), files(7))
    await deliver(engine, (await due(engine)).now[0])
    async with Work(engine) as work:
        assert await work.outbox.keys_of(1042) == {"card", "desk"}


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "👨‍👩‍👧‍👦", "\u2068مرحبا\u2069", "字" * 4096])
async def test_any_text_comes_back_as_it_was(engine: Engine, text: str) -> None:
    await put(engine, post("card", text))
    assert (await only(engine)).notice == post("card", text)


async def test_a_post_that_waits_is_replaced_by_one_that_is_never_new(engine: Engine) -> None:
    """What was still on its way when its issue went private: nothing of it goes out, and nothing in its place."""
    veil = post("card:1042", "#ZQ1042 已转为不公开办理，后面的情况请点「私聊」查看。", edit_only=True)
    await put(engine, post("card:1042", "今天又停电了"), veil)
    assert (await only(engine)).notice == veil


# ── many ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (HEADS, "ix_outbox_state_chat_id_priority_id"),
        (UNLISTED_CHATS, "ix_outbox_chat_id_listed_state_id"),
        (REPLACE_KEYED, "ix_outbox_key_state_id (key=? AND state=?)"),
        (WAITING, "ix_outbox_key_state_id (key=? AND state=?)"),
        (BRING_CARD, "ix_outbox_issue_chat_id_state_priority (issue=? AND chat_id=? AND state=?"),
        (PRIORITY_AHEAD, "ix_outbox_issue_chat_id_state_priority (issue=? AND chat_id=? AND state=?"),
        (KEYS_OF, "ix_outbox_issue_chat_id_state_priority (issue=?"),
    ],
    ids=["heads", "unlisted", "replace", "files", "bring", "ahead", "keys"],
)
async def test_ten_thousand_that_wait_are_not_read(engine: Engine, statement: Any, index: str) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by its own statistics; docs/performance.md has its figures")
    async with engine.begin() as connection:
        asked = statement.compile(connection.sync_engine, compile_kwargs={"render_postcompile": True})
        values = (None,) * len(asked.positiontup)
        plan = [row.detail for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values)]
    assert any(index in step for step in plan), plan
    assert not any(step.startswith("SCAN outbox") for step in plan)


# ── what has been waiting ─────────────────────────────────────────────────


async def test_what_could_have_gone_and_waits_is_counted_by_chat(engine: Engine) -> None:
    await put(engine, post("a"), post("b"), post("c", chat=GROUP))
    await put(engine, files(7), not_before=LATER)
    async with Work(engine) as work:
        assert await work.outbox.held(NOW, NOW) == {OFFICE: 2, GROUP: 1}
        assert await work.outbox.held(NOW - timedelta(seconds=1), NOW) == {}
        assert await work.outbox.held(NOW, LATER) == {OFFICE: 3, GROUP: 1}
    await deliver(engine, (await due(engine)).now[0])
    async with Work(engine) as work:
        assert sum((await work.outbox.held(NOW, NOW)).values()) == 2


async def test_what_is_said_of_an_issue_does_not_bring_an_edit_that_can_wait(engine: Engine) -> None:
    """A hint costs the chat as much as a first card: those of others go before it."""
    await put(engine, post("card", issue=1042))
    await deliver(engine, await only(engine))
    await put(engine, post("card", "with a hint", issue=1042, can_wait=True))
    await put(engine, post("reminder", issue=1042, priority=Priority.DESK))
    assert [waiting.priority for waiting in (await due(engine)).now] == [Priority.DESK, Priority.LATER]


async def test_as_it_is_on_its_way_whether_or_not_it_could_wait(engine: Engine) -> None:
    await put(engine, post("card"))
    await deliver(engine, await only(engine))
    await put(engine, post("card", "newer", can_wait=True))
    edit = await only(engine)
    await put(engine, post("card", "newer"))
    await deliver(engine, edit)
    assert (await due(engine)).now == []
