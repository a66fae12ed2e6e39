"""Somebody pressed a button: every press is answered, and a second one changes nothing."""

from collections.abc import Awaitable, Callable

from bot.core import commands as c
from bot.core.city import Room
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer
from bot.core.people import Person
from bot.core.permissions import owns
from bot.core.presses import NOT_SATISFIED, REFUSE, Verb
from bot.core.refusals import Refusal, Why
from bot.core.words import Action, Rating
from bot.service.answering import answer_of, ask_for_text
from bot.service.asking import press_checklist
from bot.service.calling import press_call_back
from bot.service.candidates import ignore_candidate, register_candidate
from bot.service.choosing import back_to_card, choose
from bot.service.disowning import press_not_them
from bot.service.drafts import cancel, publish, rewrite
from bot.service.following import press_not_solved
from bot.service.forwarding import press_forward
from bot.service.identifying import press_who
from bot.service.inviting import press_invite
from bot.service.kept import add_kept
from bot.service.leaving import press_leave
from bot.service.listings import show_anew, turn_page
from bot.service.looking import show_again, view
from bot.service.merging import press_merge, press_undo
from bot.service.onsite import press_on_the_spot
from bot.service.rating import UNKNOWN_YET, ask_why, confirm
from bot.service.rota import press_visit
from bot.service.splitting import press_split
from bot.service.turn import Turn
from bot.service.withdrawing import withdraw
from bot.voice.refusals import refused_press
from bot.voice.replies import pop_up, toast


async def press(turn: Turn, pressed: Pressed) -> None:
    """Do what the button means; exactly one answer goes back, whatever happens."""
    person = turn.person(pressed.sender.telegram_id, pressed.sender.name)
    handling = _HANDLERS.get(pressed.press.verb) if pressed.press else None
    answer = await handling(turn, pressed, person, pressed.press) if handling and pressed.press else None
    await turn.put(answer or pop_up(turn.speech, pressed.callback_id, "pop.unknown"))


async def _do(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    commands: dict[str, c.Command] = {
        Action.ACCEPT: c.Accept(by=person),
        Action.SIGN: c.Sign(by=person),
        Action.RESUME: c.Resume(by=person),
        Action.CLASSIFY: c.Classify(by=person),
        Action.REMIND: c.Remind(by=person),
        Action.SUPERVISE: c.Supervise(by=person),
        Action.GRANT: c.Grant(by=person, granted=True),
        REFUSE: c.Grant(by=person, granted=False),
    }
    command = commands.get("".join(wish.arguments))
    if command is None:
        return None
    outcome = await turn.carry_out(wish.number, command)
    await show_anew(turn, pressed, person)
    return answer_of(turn, pressed, outcome, f"pop.done.{command.action}")


async def _write(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """Ask for the text, if the action is possible at all; never in the group, where no such button stands."""
    commands: dict[str, c.Command] = {
        Action.ASK: c.Ask(by=person, question=UNKNOWN_YET),
        Action.DECLINE: c.Decline(by=person, reason=UNKNOWN_YET),
        Action.PROGRESS: c.Progress(by=person, text=UNKNOWN_YET),
        Action.HANDLE: c.Handle(by=person, answer=UNKNOWN_YET),
        Action.REDO: c.Redo(by=person, reason=UNKNOWN_YET),
        Action.EXTEND: c.AskExtension(by=person, reason=UNKNOWN_YET),
        Action.RETURN: c.Return(by=person, reason=UNKNOWN_YET),
        Action.CONTRIBUTE: c.Contribute(by=person, text=UNKNOWN_YET),
    }
    command = commands.get("".join(wish.arguments))
    issue = await turn.issue(wish.number)
    if command is None or issue is None:
        return None
    no = turn.refused(issue, command)
    if no:
        return refused_press(turn.speech, pressed.callback_id, no)
    if turn.city.room(pressed.chat) is Room.GROUP:
        return None
    await ask_for_text(turn, pressed, person, issue, command.action)
    return toast(turn.speech, pressed.callback_id, "pop.write")


async def _rate(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    choice, issue = "".join(wish.arguments), await turn.issue(wish.number)
    if issue is None:
        return None
    if choice == NOT_SATISFIED and issue.merged_into is not None:
        return await press_not_solved(turn, pressed, person, issue)
    if not owns(person, issue):
        return refused_press(turn.speech, pressed.callback_id, Refusal(Why.NOT_ALLOWED, Action.CONFIRM))
    if choice == NOT_SATISFIED:
        no = await ask_why(turn, person, wish.number, pressed)
        if no:
            return refused_press(turn.speech, pressed.callback_id, no)
        return pop_up(turn.speech, pressed.callback_id, "pop.why")
    if choice not in list(Rating):
        return None
    outcome = await confirm(turn, person, wish.number, Rating(choice))
    await show_again(turn, pressed, person)
    return answer_of(turn, pressed, outcome, "pop.done.confirm")


_HANDLERS: dict[str, Callable[[Turn, Pressed, Person, Press], Awaitable[Answer | None]]] = {
    Verb.DO: _do,
    Verb.WRITE: _write,
    Verb.RATE: _rate,
    Verb.DISPATCH: choose,
    Verb.ASK: press_checklist,
    Verb.CARD: back_to_card,
    Verb.PUBLISH: publish,
    Verb.REWRITE: rewrite,
    Verb.CANCEL: cancel,
    Verb.REGISTER: register_candidate,
    Verb.IGNORE: ignore_candidate,
    Verb.ADD: add_kept,
    Verb.VIEW: view,
    Verb.WITHDRAW: withdraw,
    Verb.SPLIT: press_split,
    Verb.MERGE: press_merge,
    Verb.UNDO: press_undo,
    Verb.CALL_BACK: press_call_back,
    Verb.FORWARD: press_forward,
    Verb.LOOK: turn_page,
    Verb.VISIT: press_visit,
    Verb.SPOT: press_on_the_spot,
    Verb.WHO: press_who,
    Verb.INVITE: press_invite,
    Verb.NOT_THEM: press_not_them,
    Verb.LEAVE: press_leave,
}
