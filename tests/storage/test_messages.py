"""Which message belongs to which issue; chats that move; what waits for somebody's word."""

from datetime import timedelta
from typing import Any

from bot.core.events import Part
from bot.core.messages import Chat, File, Said, Sender
from storage.engine import Engine
from storage.work import Work
from tests.core.cast import GROUP, TUESDAY
from tests.storage.test_issues import ISSUE

PHOTO = File("photo")
ZHANG_ID, LI_ID = 11, 13


async def test_a_message_is_known_by_its_place(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.messages.remember(GROUP, 7, place="said", at=TUESDAY, issue=1042, sender_id=ZHANG_ID)
        await work.messages.remember(GROUP, 7, place="loose", at=TUESDAY)
        known = await work.messages.at(GROUP, 7)
        assert known is not None
        assert (known.place, known.issue, known.at) == ("loose", None, TUESDAY)
        assert await work.messages.at(GROUP, 8) is None
        assert await work.messages.at(GROUP - 1, 7) is None


async def test_only_a_message_of_the_album_that_has_an_issue_counts(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.messages.remember(GROUP, 7, place="loose", at=TUESDAY, album="a")
        assert await work.messages.of_album(GROUP, "a") is None
        await work.messages.remember(GROUP, 8, place="said", at=TUESDAY, album="a", issue=1042)
        found = await work.messages.of_album(GROUP, "a")
        assert found is not None
        assert found.issue == 1042
        assert await work.messages.of_album(GROUP - 1, "a") is None


async def test_the_latest_of_somebody_since_then(engine: Engine) -> None:
    async with Work(engine) as work:
        for minute, message in ((0, 7), (5, 8), (2, 9)):
            at = TUESDAY + timedelta(minutes=minute)
            await work.messages.remember(GROUP, message, place="said", at=at, sender_id=ZHANG_ID)
        latest = await work.messages.latest_of(ZHANG_ID, GROUP, "said", TUESDAY)
        assert latest is not None
        assert latest.message_id == 8
        later = TUESDAY + timedelta(minutes=6)
        assert await work.messages.latest_of(ZHANG_ID, GROUP, "said", later) is None
        assert await work.messages.latest_of(LI_ID, GROUP, "said", TUESDAY) is None


async def test_files_sent_alone_are_claimed_once_and_in_order(engine: Engine) -> None:
    async with Work(engine) as work:
        sent = (
            (9, ZHANG_ID, 1, None),
            (8, ZHANG_ID, 0, None),
            (7, ZHANG_ID, -9, None),
            (6, LI_ID, 0, None),
            (10, ZHANG_ID, 2, "a"),
            (11, ZHANG_ID, 2, "b"),
            (12, ZHANG_ID, 2, None),
        )
        for message, sender, minute, album in sent:
            at = TUESDAY + timedelta(minutes=minute)
            await work.messages.remember(
                GROUP, message, place="loose", at=at, sender_id=sender, files=(PHOTO,), album=album
            )
        claim = (GROUP, ZHANG_ID, TUESDAY - timedelta(minutes=2), TUESDAY + timedelta(minutes=1), 1042)
        claimed = await work.messages.claim_loose_files(*claim, album="a", loose="loose", said="said", most=30)
        assert claimed == (Part(8, "", (PHOTO,)), Part(9, "", (PHOTO,)), Part(10, "", (PHOTO,), album="a"))
        assert await work.messages.claim_loose_files(*claim, album="a", loose="loose", said="said", most=30) == ()


async def test_posts_lose_their_message_when_their_chat_moves_and_keep_their_key(engine: Engine) -> None:
    async with Work(engine) as work:
        shown: dict[str, Any] = {"issue": 1042, "place": "card", "digest": "d", "at": TUESDAY}
        await work.messages.posted("card:1042", GROUP, 7, **shown)
        await work.messages.remember(GROUP, 6, place="said", at=TUESDAY)
        await work.messages.leave_chat(GROUP)
        card = await work.messages.keyed("card:1042")
        assert card is not None
        assert (card.message_id, card.digest) == (None, None)
        await work.messages.posted("card:1042", -1009, 1, **shown)
        card = await work.messages.at(-1009, 1)
        assert card is not None
        assert card.key == "card:1042"


async def test_chats_move_and_move_again(engine: Engine) -> None:
    async with Work(engine) as work:
        assert await work.chats.current(-1) == -1
        await work.chats.move(-1, -2)
        await work.chats.move(-2, -3)
        assert await work.chats.moves() == {-1: -3, -2: -3}
        assert await work.chats.current(-1) == -3


async def test_chats_that_move_in_a_circle_do_not_hang_us(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.chats.move(-1, -2)
        await work.chats.move(-2, -1)
        assert set(await work.chats.moves()) == {-1, -2}


async def test_a_candidate_keeps_its_newest_text_and_is_settled_once(engine: Engine) -> None:
    said = Said(Chat(GROUP), 7, Sender(ZHANG_ID, "张建国"), TUESDAY, "门口的路")
    edited = Said(Chat(GROUP), 7, Sender(ZHANG_ID, "张建国"), TUESDAY, "门口的路坏了")
    async with Work(engine) as work:
        first = await work.candidates.put(said, TUESDAY)
        again = await work.candidates.put(edited, TUESDAY)
        assert (again.id, again.said, again.state) == (first.id, edited, "waiting")
        await work.candidates.settle(first.id, "registered", 1042)
        assert await work.candidates.get(first.id) == await work.candidates.at(GROUP, 7)
        settled = await work.candidates.put(edited, TUESDAY)
        assert (settled.state, settled.issue) == ("registered", 1042)


async def test_a_draft_waits_for_its_author(engine: Engine) -> None:
    async with Work(engine) as work:
        await work.issues.add(ISSUE, 1)
        draft = await work.drafts.add(1042, LI_ID, "已修好", TUESDAY)
        await work.drafts.settle(draft, "published")
        found = await work.drafts.get(draft)
        assert found is not None
        assert (found.issue, found.author_id, found.text, found.state) == (1042, LI_ID, "已修好", "published")
        assert await work.drafts.get(draft + 1) is None
