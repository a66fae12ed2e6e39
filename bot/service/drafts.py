"""Answers wait for their author: published, written anew or dropped by a button."""

from bot.core import commands as c
from bot.core.issue import Issue
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.words import Action
from bot.service.answering import answer_of, ask_for_text
from bot.service.previews import settle, settle_open
from bot.service.turn import Turn
from bot.voice.replies import pop_up, toast
from storage.desk import Draft


async def publish(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    draft = await turn.work.drafts.get(wish.number)
    no = _not_open(turn, pressed, person, draft)
    if draft is None or no:
        return no
    outcome = await turn.carry_out(draft.issue, c.Handle(by=person, answer=draft.text))
    if isinstance(outcome, Issue):
        await settle(turn.work, turn.speech, draft, "published", turn.now)
        await settle_open(turn.work, turn.speech, draft.issue, "overtaken", turn.now)
    return answer_of(turn, pressed, outcome, "pop.done.publish")


async def rewrite(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    draft = await turn.work.drafts.get(wish.number)
    no = _not_open(turn, pressed, person, draft)
    issue = await turn.issue(draft.issue) if draft else None
    if draft is None or issue is None or no:
        return no
    await settle(turn.work, turn.speech, draft, "rewritten", turn.now)
    await ask_for_text(turn, pressed, person, issue, Action.HANDLE)
    return toast(turn.speech, pressed.callback_id, "pop.write")


async def cancel(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    draft = await turn.work.drafts.get(wish.number)
    no = _not_open(turn, pressed, person, draft)
    if draft is None or no:
        return no
    await settle(turn.work, turn.speech, draft, "cancelled", turn.now)
    return toast(turn.speech, pressed.callback_id, "pop.done.cancel")


def _not_open(turn: Turn, pressed: Pressed, person: Person, draft: Draft | None) -> Answer | None:
    if draft is None:
        return None
    if draft.author_id != person.telegram_id:
        return pop_up(turn.speech, pressed.callback_id, "pop.not_author")
    if draft.state != "open":
        return pop_up(turn.speech, pressed.callback_id, f"pop.draft.{draft.state}")
    return None
