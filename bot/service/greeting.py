"""Somebody says hello or needs a hint: what they can do here, and what waits for them."""

from bot.core.messages import Said
from bot.core.people import Person
from bot.core.readings import Hint
from bot.core.words import Role
from bot.service.catching_up import forget_shut_door, show_cards_of, show_what_waited
from bot.service.looking import my, view_linked
from bot.service.turn import Turn
from bot.voice.guide import help_here
from bot.voice.hints import hint
from bot.voice.replies import once, whisper


async def give_hint(turn: Turn, said: Said, person: Person, which: Hint) -> None:
    if turn.may_answer(person):
        await _tell_how(turn, said, person, which)
    if which is Hint.START:
        await catch_up(turn, person)


async def _tell_how(turn: Turn, said: Said, person: Person, which: Hint) -> None:
    match which:
        case Hint.MY:
            await my(turn, said, person)
        case Hint.HELP:
            await turn.put(help_here(turn.speech, said, person, turn.city.room(said.chat)))
        case _:
            below = whisper(said, hint(turn.speech, which, person))
            await turn.put(once(below, said) if which is Hint.FACELESS else below)


async def show_linked(turn: Turn, said: Said, person: Person, number: int) -> None:
    """Somebody else's link is a greeting like any other."""
    if await view_linked(turn, said, person, number):
        await catch_up(turn, person)
    else:
        await give_hint(turn, said, person, Hint.START)


async def catch_up(turn: Turn, person: Person) -> None:
    """What could not reach them before."""
    if person.unit:
        await show_cards_of(turn, person.unit)
    if person.has(Role.LEADER):
        await forget_shut_door(turn, person)
    await show_what_waited(turn, person)
