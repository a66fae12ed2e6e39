"""Raw updates: once each, in the order in which they came, whatever is in them."""

import itertools
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.exc import StatementError

from storage.engine import Engine, open_engine
from storage.inbox import Inbox
from storage.migrate import migrate
from storage.work import Work
from tests.postgres import Server

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
_numbers = itertools.count(1)
BOT, OTHER_BOT = 7100000001, 7100000002


def sender_of(raw: dict[str, Any]) -> int | None:
    return raw.get("from")


async def store(engine: Engine, *updates: dict[str, Any], bot: int = BOT) -> None:
    async with Work(engine) as work:
        await work.inbox.store(bot, updates, NOW, sender_of)


async def take(engine: Engine) -> dict[str, Any] | None:
    async with Work(engine) as work:
        letter = await work.inbox.next()
        if letter is None:
            return None
        await work.inbox.done(letter.seq)
        return letter.update


async def take_all(engine: Engine) -> list[int]:
    taken = []
    while update := await take(engine):
        taken.append(update["update_id"])
    return taken


async def test_in_the_order_in_which_they_came_not_by_their_ids(engine: Engine) -> None:
    await store(engine, {"update_id": 90}, {"update_id": 91})
    await store(engine, {"update_id": 7})
    assert await take_all(engine) == [90, 91, 7]


async def test_what_is_sent_again_is_stored_once(engine: Engine) -> None:
    await store(engine, {"update_id": 1, "message": {"text": "first"}}, {"update_id": 2})
    await store(engine, {"update_id": 1, "message": {"text": "again"}}, {"update_id": 2}, {"update_id": 3})
    assert await take(engine) == {"update_id": 1, "message": {"text": "first"}}
    assert await take_all(engine) == [2, 3]
    await store(engine, {"update_id": 3})
    assert await take_all(engine) == []


async def test_another_bot_has_its_own_ids(engine: Engine) -> None:
    await store(engine, {"update_id": 1})
    await store(engine, {"update_id": 1}, bot=OTHER_BOT)
    assert await take_all(engine) == [1, 1]


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d of an emoji", "\udc4d", "👨‍👩‍👧 \u202e abc", "中文"])
async def test_any_text_comes_back_as_it_was(engine: Engine, text: str) -> None:
    update = {"update_id": 1, "message": {"text": text}}
    await store(engine, update)
    assert await take(engine) == update


async def test_set_aside_it_no_longer_stands_in_the_way(engine: Engine) -> None:
    await store(engine, {"update_id": 1}, {"update_id": 2})
    async with Work(engine) as work:
        letter = await work.inbox.next()
        assert letter is not None
        await work.inbox.set_aside(letter.seq, "KeyError: 'chat'")
    async with Work(engine) as work:
        assert await work.inbox.unread() == 1
    assert await take_all(engine) == [2]


async def test_an_empty_batch_is_fine(engine: Engine) -> None:
    await store(engine)
    assert await take(engine) is None


async def test_a_naive_moment_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="naive"):
        async with Work(engine) as work:
            await work.inbox.store(BOT, [{"update_id": 1}], datetime(2026, 11, 24, 9, 0), sender_of)  # noqa: DTZ001 - the point
    assert await take(engine) is None


async def test_an_exception_takes_everything_back(engine: Engine) -> None:
    async def store_and_fail() -> None:
        async with Work(engine) as work:
            await work.inbox.store(BOT, [{"update_id": 1}], NOW, sender_of)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store_and_fail()
    assert await take(engine) is None


# ── several processes ─────────────────────────────────────────────────────


def said(number: int, chat: int | None) -> dict[str, Any]:
    return {"update_id": number, "chat": chat}


async def kept(engine: Engine, *updates: dict[str, Any]) -> None:
    async with Work(engine) as work:
        await work.inbox.store(BOT, updates, NOW, sender_of, lambda raw: raw.get("chat"))


async def test_while_one_reads_in_a_chat_others_read_in_other_chats(shared: Engine) -> None:
    await kept(shared, said(1, 7), said(2, 7), said(3, 8))
    async with Work(shared) as one, Work(shared) as other:
        first = await one.inbox.next()
        assert first is not None
        await one.inbox.done(first.seq)
        second = await other.inbox.next()
        assert second is not None
        assert second.update["update_id"] == 3
        await other.inbox.done(second.seq)
        assert await other.inbox.next() is None
        again = await one.inbox.next()
        assert again is not None
        assert again.update["update_id"] == 2


async def test_what_another_one_read_before_the_turn_was_ours_is_not_read_again(
    shared: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends just between our look and our turn."""
    await kept(shared, said(1, 7), said(2, 7))
    real = Inbox._take_turn

    async def late(self: Inbox, row: Any) -> bool:
        monkeypatch.setattr(Inbox, "_take_turn", real)
        assert await take(shared) == said(1, 7)
        return await real(self, row)

    monkeypatch.setattr(Inbox, "_take_turn", late)
    assert await take(shared) == said(2, 7)


async def test_a_group_that_moves_is_read_alone(shared: Engine) -> None:
    """After all that came before, before all that comes after."""
    await kept(shared, said(1, 7), said(2, None), said(3, 8))
    async with Work(shared) as one:
        first = await one.inbox.next()
        assert first is not None
        await one.inbox.done(first.seq)
        async with Work(shared) as other:
            assert await other.inbox.next() is None
    async with Work(shared) as one:
        move = await one.inbox.next()
        assert move is not None
        assert move.update == said(2, None)
        async with Work(shared) as other:
            assert await other.inbox.next() is None
        await one.inbox.done(move.seq)
    assert await take(shared) == said(3, 8)


@pytest.fixture
async def shared(server: Server) -> AsyncIterator[Engine]:
    engine = open_engine(server.fresh(f"inbox{next(_numbers)}"))
    await migrate(engine)
    yield engine
    await engine.dispose()
