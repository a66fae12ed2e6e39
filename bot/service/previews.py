"""The preview of an answer, once it is decided what becomes of the answer: it says so, and has no buttons any more."""

from datetime import datetime

from bot.voice.drafts import preview_key, settled_preview
from bot.voice.speech import Speech
from storage.desk import Draft
from storage.work import Work


async def settle(work: Work, speech: Speech, draft: Draft, state: str, now: datetime) -> None:
    """`state` as in `Draft`."""
    await work.drafts.settle(draft.id, state)
    chat = await work.outbox.chat_of(preview_key(draft.id))
    if chat is not None:
        await work.outbox.put(settled_preview(speech, state, draft.issue, draft.id, draft.text, chat), now)


async def settle_open(work: Work, speech: Speech, issue: int, state: str, now: datetime) -> None:
    for draft in await work.drafts.open_of(issue):
        await settle(work, speech, draft, state, now)
