"""Messages that may be appeals: registered or ignored, by a button or in words."""

from bot.core.messages import Press, Pressed, Said
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.readings import Decides
from bot.core.refusals import Refusal, Why
from bot.core.words import Action, Role
from bot.service.answering import answer_of
from bot.service.limits import may_open
from bot.service.opening import asked_in, register, settle
from bot.service.orders import DONE, acknowledge
from bot.service.turn import Turn
from bot.voice.refusals import refusal, refused_press
from bot.voice.replies import pop_up, reply, toast
from bot.voice.text import safe
from storage.desk import Candidate


async def register_candidate(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    kept = await turn.work.candidates.get(wish.number)
    no = await _not_waiting(turn, pressed, person, kept)
    if kept is None or no:
        return no
    if not await may_open(turn, person):
        return pop_up(turn.speech, pressed.callback_id, "often.yours", most=turn.city.most_per_hour)
    return answer_of(turn, pressed, await register(turn, kept, person), "pop.done.register")


async def ignore_candidate(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    kept = await turn.work.candidates.get(wish.number)
    no = await _not_waiting(turn, pressed, person, kept)
    if kept is None or no:
        return no
    await settle(turn, kept, "ignored", None)
    return toast(turn.speech, pressed.callback_id, "pop.done.ignore")


async def decide_candidate(turn: Turn, said: Said, person: Person, decides: Decides) -> None:
    kept = await turn.work.candidates.get(decides.candidate)
    if kept is None or kept.state != "waiting":
        return
    if not await _may_decide(turn, person, kept):
        await turn.put(reply(said, safe(refusal(turn.speech, _NOT_THEIRS))))
        return
    if decides.registers and not await may_open(turn, person):
        await turn.put(reply(said, turn.speech.say.html("often.yours", most=turn.city.most_per_hour)))
        return
    if decides.registers:
        await register(turn, kept, person)
    else:
        await settle(turn, kept, "ignored", None)
    await acknowledge(turn, said, DONE)


async def _not_waiting(turn: Turn, pressed: Pressed, person: Person, kept: Candidate | None) -> Answer | None:
    if kept is None:
        return None
    if not await _may_decide(turn, person, kept):
        return refused_press(turn.speech, pressed.callback_id, _NOT_THEIRS)
    if kept.state == "waiting":
        return None
    number = turn.speech.plain_number(kept.issue) if kept.issue else ""
    return pop_up(turn.speech, pressed.callback_id, f"pop.candidate.{kept.state}", number=number)


_NOT_THEIRS = Refusal(Why.NOT_ALLOWED, Action.ACCEPT)


async def _may_decide(turn: Turn, person: Person, kept: Candidate) -> bool:
    """Only the office, or who was asked in their own private chat."""
    return person.has(Role.OFFICER) or await asked_in(turn, kept) == person.telegram_id
