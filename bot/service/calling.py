"""The office has telephoned a requester: what came of it, by button or in words."""

from bot.core import commands as c
from bot.core.called import outcome_in, reason_in
from bot.core.issue import Issue
from bot.core.keywords import keyword
from bot.core.listings import Listing, Look
from bot.core.messages import Press, Pressed, Said
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.presses import call_back_menu
from bot.core.readings import Orders
from bot.core.words import Action, Outcome
from bot.service.answering import answer_of, ask_for_text
from bot.service.listings import pressed_card, show_anew, show_in_place, turn_page
from bot.service.rating import UNKNOWN_YET
from bot.service.turn import Turn
from bot.voice.call_backs import call_back_entry, with_outcomes
from bot.voice.refusals import refused_press
from bot.voice.replies import toast


def called(turn: Turn, said: Said, person: Person, orders: Orders) -> c.CallBack | None:
    """回访 没接通; or the answer to what they said, asked for by the button 不满意. None where it can't be read."""
    by_word = keyword(said.text, turn.city.prefix) is not None
    told = outcome_in(orders.text) if by_word else reason_in(orders.text)
    return c.CallBack(by=person, outcome=told.outcome, text=told.text) if told else None


async def press_call_back(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    menu, issue = call_back_menu(wish), await turn.issue(wish.number)
    if menu is None or issue is None:
        return None
    outcome = menu.outcome or Outcome.UNREACHED
    no = turn.refused(issue, c.CallBack(by=person, outcome=outcome, text=UNKNOWN_YET))
    if no:
        return refused_press(turn.speech, pressed.callback_id, no)
    if menu.outcome is None:
        await _show_outcomes(turn, pressed, person, issue, menu.page)
        return Answer(pressed.callback_id)
    if menu.outcome is Outcome.NOT_SATISFIED:
        await ask_for_text(turn, pressed, person, issue, Action.CALL_BACK)
        return toast(turn.speech, pressed.callback_id, "pop.write")
    done = await turn.carry_out(issue.number, c.CallBack(by=person, outcome=menu.outcome))
    await _go_on(turn, pressed, person, menu.page)
    return answer_of(turn, pressed, done, "pop.done.call_back")


async def _show_outcomes(turn: Turn, pressed: Pressed, person: Person, issue: Issue, page: int | None) -> None:
    """Under the card, or in place of the list whose button it was."""
    if page is None:
        card = await pressed_card(turn, pressed, person, issue)
        await turn.put(with_outcomes(card, turn.speech, issue))
    else:
        entry = call_back_entry(turn.speech, issue, page, turn.now)
        await show_in_place(turn, pressed, Look(Listing.CALLBACKS, page), entry)


async def _go_on(turn: Turn, pressed: Pressed, person: Person, page: int | None) -> None:
    """Back to the list, where the next one waits; or to the issue that was looked up."""
    if page is None:
        await show_anew(turn, pressed, person)
    else:
        await turn_page(turn, pressed, person, Look(Listing.CALLBACKS, page).press)
