"""Messages that may be appeals: registered or ignored by a button."""

from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.refusals import Refusal, Why
from bot.core.words import Action, Role
from bot.service.answering import answer_of
from bot.service.opening import register, settle
from bot.service.turn import Turn
from bot.voice.replies import pop_up, refused_press, toast
from storage.desk import Candidate


async def register_candidate(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    kept = await turn.work.candidates.get(wish.number)
    no = _not_waiting(turn, pressed, person, kept)
    if kept is None or no:
        return no
    return answer_of(turn, pressed, await register(turn, kept, person), "pop.done.register")


async def ignore_candidate(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    kept = await turn.work.candidates.get(wish.number)
    no = _not_waiting(turn, pressed, person, kept)
    if kept is None or no:
        return no
    await settle(turn, kept, "ignored", None)
    return toast(turn.speech, pressed.callback_id, "pop.done.ignore")


def _not_waiting(turn: Turn, pressed: Pressed, person: Person, kept: Candidate | None) -> Answer | None:
    """Only the office decides, or the author of a private message about it."""
    if kept is None:
        return None
    own = kept.said.chat.private and kept.said.sender.telegram_id == person.telegram_id
    if not own and not person.has(Role.OFFICER):
        return refused_press(turn.speech, pressed.callback_id, Refusal(Why.NOT_ALLOWED, Action.ACCEPT))
    if kept.state == "waiting":
        return None
    number = turn.speech.plain_number(kept.issue) if kept.issue else ""
    return pop_up(turn.speech, pressed.callback_id, f"pop.candidate.{kept.state}", number=number)
