"""请补充: the check list under the card, item by item; and lists in somebody's own words."""

from bot.core import commands as c
from bot.core.checklists import listed
from bot.core.city import Room
from bot.core.covered import untold
from bot.core.issue import Issue
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.presses import AskMenu, AskStep, ask_menu
from bot.service.answering import answer_of, expect_text
from bot.service.listings import card_there, show_anew
from bot.service.rating import UNKNOWN_YET
from bot.service.turn import Turn
from bot.voice.asking import list_prompt, with_checklist, words_for
from bot.voice.refusals import refused_press
from bot.voice.replies import toast


def ask(by: Person, text: str) -> c.Ask:
    """Several lines, or 1. 2. 3., are a list."""
    found = listed(text)
    return c.Ask(by=by, question=found.opening, items=found.items)


async def press_checklist(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """Opened it has chosen what the issue does not tell yet."""
    issue, menu = await turn.issue(wish.number), ask_menu(wish)
    if issue is None or (menu is None and wish.arguments) or turn.city.room(pressed.chat) is Room.GROUP:
        return None
    no = turn.refused(issue, c.Ask(by=person, question=UNKNOWN_YET))
    if no:
        return refused_press(turn.speech, pressed.callback_id, no)
    menu = menu or AskMenu(AskStep.PICK, issue.kind, untold(issue))
    match menu.step:
        case AskStep.PICK:
            return await _pick(turn, pressed, person, issue, menu)
        case AskStep.SEND:
            return await _send(turn, pressed, person, issue, menu)
        case AskStep.EDIT:
            return await _edit(turn, pressed, person, issue, menu)


async def _pick(turn: Turn, pressed: Pressed, person: Person, issue: Issue, menu: AskMenu) -> Answer | None:
    card = await card_there(turn, pressed, person, issue)
    if card is None:
        return None
    await turn.put(with_checklist(card, turn.speech, issue, menu))
    return Answer(pressed.callback_id)


async def _send(turn: Turn, pressed: Pressed, person: Person, issue: Issue, menu: AskMenu) -> Answer:
    """As one question."""
    command = c.Ask(by=person, question="", items=words_for(turn.speech, issue, menu.items))
    outcome = await turn.carry_out(issue.number, command)
    await show_anew(turn, pressed, person)
    return answer_of(turn, pressed, outcome, "pop.done.ask")


async def _edit(turn: Turn, pressed: Pressed, person: Person, issue: Issue, menu: AskMenu) -> Answer:
    """The list to copy, and the card as it was."""
    chat, words = pressed.chat.telegram_id, words_for(turn.speech, issue, menu.items)
    prompt = list_prompt(turn.speech, issue, words, person, chat, pressed.callback_id)
    await expect_text(turn, prompt, person)
    card = await card_there(turn, pressed, person, issue)
    if card is not None:
        await turn.put(card)
    return toast(turn.speech, pressed.callback_id, "pop.write")
