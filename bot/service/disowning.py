"""A stranger enrolled by somebody's link: the office takes the account off that entry again."""

from bot.core.enrolment import entry, unbound
from bot.core.errands import Errand, may_run
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person
from bot.service.answering import in_place
from bot.service.inviting import COMMAND
from bot.service.register import amend
from bot.service.turn import Turn
from bot.voice import enrolment as voice
from bot.voice.replies import pop_up


async def press_not_them(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """Of the account that the message names alone: whoever enrolled since is not put out by an old button.

    Nobody does it to themselves, so that somebody who may invite is always left.
    """
    if not may_run(person, Errand.INVITE, turn.city.room(pressed.chat)):
        return pop_up(turn.speech, pressed.callback_id, "pop.office_only")
    book = await turn.work.register.load()
    one = entry(book, wish.number)
    if one is None or one.telegram_id is None or wish.arguments != (str(one.telegram_id),):
        return pop_up(turn.speech, pressed.callback_id, "pop.not_them.gone")
    if one.telegram_id == person.telegram_id:
        return pop_up(turn.speech, pressed.callback_id, "pop.not_them.own")
    changed = await amend(turn, unbound(book, one), person, COMMAND)
    await changed.put(await in_place(changed, pressed, voice.not_them(changed.speech, one)))
    return Answer(pressed.callback_id)
