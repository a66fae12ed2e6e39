"""Links that wait: a newer one takes the place of the older, and of a token nothing is kept but its digest."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.core.people import Person, Unit
from bot.core.register import Entry
from bot.core.words import Role
from bot.service.invitations import VALID, digest_of, link_for
from storage.engine import Engine
from storage.work import Work

NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)
LIN = Person(44, "林晓", frozenset({Role.OFFICER}))
SUN = Entry(number=7, name="孙志强", roles=frozenset({Role.HANDLER}), unit="市金融办", telegram_id=41)


async def test_a_newer_link_takes_the_place_of_the_older(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.invitations.name_bot(7100000001, "xiaoer_bot", NOW)
        older = await link_for(work, SUN, LIN, NOW)
        group = await link_for(work, Unit("市金融办"), LIN, NOW)
        newer = await link_for(work, SUN, LIN, NOW)
    assert older.startswith("https://t.me/xiaoer_bot?start=in_")
    assert group.startswith("https://t.me/xiaoer_bot?startgroup=in_")
    async with Work(engine) as work:
        found = [await work.invitations.find(digest_of(link.partition("=")[2])) for link in (older, group, newer)]
        states = [(one.subject, one.key, one.account, one.state, one.until) for one in found if one]
        until = NOW + VALID
        assert states == [
            ("person", "7", 41, "replaced", until),
            ("unit", "市金融办", None, "open", until),
            ("person", "7", 41, "open", until),
        ]
        assert await work.invitations.find(digest_of("in_nobody_made_this")) is None
    async with engine.begin() as connection:
        kept = str((await connection.execute(text("SELECT * FROM invitations"))).all())
        assert newer.partition("=")[2] not in kept


async def test_the_bot_that_ran_last_is_the_one(engine: Engine) -> None:
    async with Work(engine) as work:
        with pytest.raises(LookupError):
            await link_for(work, SUN, LIN, NOW)
        await work.invitations.name_bot(2, "second_bot", NOW)
        await work.invitations.name_bot(1, "first_bot", NOW - timedelta(days=1))
        assert await work.invitations.bot_name() == "second_bot"
        await work.invitations.name_bot(1, "renamed_bot", NOW + timedelta(days=1))
        assert await work.invitations.bot_name() == "renamed_bot"
