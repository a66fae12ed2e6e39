"""The requester takes it back: pressed twice, so that nobody does it by accident."""

from datetime import timedelta

from bot.core import commands as c
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person
from bot.service.answering import answer_of
from bot.service.looking import show_again
from bot.service.turn import Turn
from bot.voice.refusals import refused_press
from bot.voice.replies import pop_up

#: The second press counts so long after the first.
AGAIN_WITHIN = timedelta(minutes=1)


async def withdraw(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    issue = await turn.issue(wish.number)
    if issue is None:
        return None
    command = c.Withdraw(by=person)
    no = turn.refused(issue, command)
    if no:
        await show_again(turn, pressed, person)
        return refused_press(turn.speech, pressed.callback_id, no)
    if not await turn.work.first_presses.is_second(issue.number, person.telegram_id, turn.now, AGAIN_WITHIN):
        number = turn.speech.plain_number(issue.number)
        return pop_up(turn.speech, pressed.callback_id, "pop.withdraw", number=number)
    outcome = await turn.carry_out(issue.number, command)
    await show_again(turn, pressed, person)
    return answer_of(turn, pressed, outcome, "pop.done.withdraw")
