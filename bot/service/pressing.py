"""Somebody pressed a button: every press is answered, and a second one changes nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.core import commands as c
from bot.core.city import Room
from bot.core.deadlines import Due, Limit, LimitUnit, due_after
from bot.core.issue import Issue
from bot.core.messages import Press, Pressed
from bot.core.notices import Answer, Priority
from bot.core.people import Person
from bot.core.permissions import owns
from bot.core.presses import MOST_ASSISTING, NOT_SATISFIED, DispatchMenu, Step, Verb, dispatch_menu
from bot.core.refusals import Refusal, Why, refused
from bot.core.words import Action, Rating, Role
from bot.service.opening import register, settle
from bot.service.rating import UNKNOWN_YET, ask_why, confirm
from bot.service.turn import Turn
from bot.voice.menus import LIMITS, with_menu
from bot.voice.office import office_card
from bot.voice.replies import pop_up, preview_key, prompt, refused_press, settled_preview, toast
from storage.desk import Candidate, Draft


async def press(turn: Turn, pressed: Pressed) -> None:
    """Do what the button means; exactly one answer goes back, whatever happens."""
    person = turn.person(pressed.sender.telegram_id, pressed.sender.name)
    handling = _HANDLERS.get(pressed.press.verb) if pressed.press else None
    answer = await handling(turn, pressed, person, pressed.press) if handling and pressed.press else None
    await turn.put(answer or pop_up(turn.speech, pressed.callback_id, "pop.unknown"))


def _answer(turn: Turn, pressed: Pressed, outcome: Issue | Refusal | None, done: str) -> Answer:
    if outcome is None:
        return pop_up(turn.speech, pressed.callback_id, "refusal.no_issue")
    if isinstance(outcome, Refusal):
        return refused_press(turn.speech, pressed.callback_id, outcome)
    return toast(turn.speech, pressed.callback_id, done)


# ── actions ───────────────────────────────────────────────────────────────


async def _do(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    commands: dict[str, c.Command] = {Action.ACCEPT: c.Accept(by=person), Action.SIGN: c.Sign(by=person)}
    command = commands.get("".join(wish.arguments))
    if command is None:
        return None
    return _answer(turn, pressed, await turn.carry_out(wish.number, command), f"pop.done.{command.action}")


async def _write(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """Ask for the text, if the action is possible at all; never in the group, where no such button stands."""
    commands: dict[str, c.Command] = {
        Action.ASK: c.Ask(by=person, question=UNKNOWN_YET),
        Action.DECLINE: c.Decline(by=person, reason=UNKNOWN_YET),
        Action.PROGRESS: c.Progress(by=person, text=UNKNOWN_YET),
        Action.HANDLE: c.Handle(by=person, answer=UNKNOWN_YET),
        Action.REDO: c.Redo(by=person, reason=UNKNOWN_YET),
    }
    command = commands.get("".join(wish.arguments))
    issue = await turn.issue(wish.number)
    if command is None or issue is None:
        return None
    no = refused(issue, command, turn.now)
    if no:
        return refused_press(turn.speech, pressed.callback_id, no)
    if turn.city.room(pressed.chat) is Room.GROUP:
        return None
    await _prompt(turn, pressed, person, issue, command.action)
    return toast(turn.speech, pressed.callback_id, "pop.write")


async def _prompt(turn: Turn, pressed: Pressed, person: Person, issue: Issue, action: Action) -> None:
    chat = pressed.chat.telegram_id
    post = prompt(turn.speech, issue, action, person, chat, pressed.callback_id)
    await turn.work.messages.expect(
        post.key, chat, issue=issue.number, place=post.place, sender_id=person.telegram_id, at=turn.now
    )
    await turn.put(post)


async def _rate(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    choice, issue = "".join(wish.arguments), await turn.issue(wish.number)
    if issue is None:
        return None
    if not owns(person, issue):
        return refused_press(turn.speech, pressed.callback_id, Refusal(Why.NOT_ALLOWED, Action.CONFIRM))
    if choice == NOT_SATISFIED:
        no = await ask_why(turn, person, wish.number)
        if no:
            return refused_press(turn.speech, pressed.callback_id, no)
        return pop_up(turn.speech, pressed.callback_id, "pop.why")
    if choice not in list(Rating):
        return None
    return _answer(turn, pressed, await confirm(turn, person, wish.number, Rating(choice)), "pop.done.confirm")


# ── the menu of units ─────────────────────────────────────────────────────


async def _dispatch(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    menu, issue = dispatch_menu(wish), await turn.issue(wish.number)
    command = _command(turn, person, menu) if menu else None
    if menu is None or issue is None or command is None:
        return None
    if menu.step is Step.GO:
        return _answer(turn, pressed, await turn.carry_out(wish.number, command), "pop.done.dispatch")
    no = refused(issue, command, turn.now)
    if no and no.why is not Why.ALREADY:
        return refused_press(turn.speech, pressed.callback_id, no)
    history = await turn.work.journal.of(issue.number)
    card = office_card(turn.speech, issue, history, turn.now)
    await turn.put(with_menu(card, turn.speech, issue, menu, turn.now))
    return Answer(pressed.callback_id)


def _command(turn: Turn, person: Person, menu: DispatchMenu) -> c.Dispatch | None:
    """What the menu would do as it stands; None for units or limits that do not exist."""
    codes = (menu.lead, *menu.assisting) if menu.lead else ()
    units = [turn.city.roster.unit_coded(code) for code in codes]
    names = [unit.name for unit in units if unit is not None]
    choosing = menu.step is Step.LEAD
    if len(names) < len(codes) or (not names and not choosing) or len(menu.assisting) > MOST_ASSISTING:
        return None
    if menu.limit and menu.limit not in LIMITS:
        return None
    lead = names[0] if names else ""
    assisting = tuple(dict.fromkeys(names[1:]))
    return c.Dispatch(by=person, lead=lead, assisting=assisting, due=_due(turn, menu.limit))


def _due(turn: Turn, limit: str) -> Due | None:
    if not limit:
        return None
    unit = LimitUnit.HOURS if limit.endswith("h") else LimitUnit.WORKING_DAYS
    return due_after(Limit(int(limit[:-1]), unit), turn.now)


async def _back(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    issue = await turn.issue(wish.number)
    if issue is None or not person.has(Role.OFFICER, Role.LEADER):
        return None
    history = await turn.work.journal.of(issue.number)
    card = office_card(turn.speech, issue, history, turn.now)
    await turn.put(replace(card, priority=Priority.ANSWER, edit_only=True))
    return Answer(pressed.callback_id)


# ── drafts ────────────────────────────────────────────────────────────────


async def _publish(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    draft = await turn.work.drafts.get(wish.number)
    no = _not_open(turn, pressed, person, draft)
    if draft is None or no:
        return no
    outcome = await turn.carry_out(draft.issue, c.Handle(by=person, answer=draft.text))
    if isinstance(outcome, Issue):
        await _settle(turn, pressed, draft, "published")
        for other in await turn.work.drafts.open_of(draft.issue):
            await _settle(turn, pressed, other, "overtaken")
    return _answer(turn, pressed, outcome, "pop.done.publish")


async def _rewrite(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    draft = await turn.work.drafts.get(wish.number)
    no = _not_open(turn, pressed, person, draft)
    issue = await turn.issue(draft.issue) if draft else None
    if draft is None or issue is None or no:
        return no
    await _settle(turn, pressed, draft, "rewritten")
    await _prompt(turn, pressed, person, issue, Action.HANDLE)
    return toast(turn.speech, pressed.callback_id, "pop.write")


async def _cancel(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    draft = await turn.work.drafts.get(wish.number)
    no = _not_open(turn, pressed, person, draft)
    if draft is None or no:
        return no
    await _settle(turn, pressed, draft, "cancelled")
    return toast(turn.speech, pressed.callback_id, "pop.done.cancel")


def _not_open(turn: Turn, pressed: Pressed, person: Person, draft: Draft | None) -> Answer | None:
    if draft is None:
        return None
    if draft.author_id != person.telegram_id:
        return pop_up(turn.speech, pressed.callback_id, "pop.not_author")
    if draft.state != "open":
        return pop_up(turn.speech, pressed.callback_id, f"pop.draft.{draft.state}")
    return None


async def _settle(turn: Turn, pressed: Pressed, draft: Draft, state: str) -> None:
    await turn.work.drafts.settle(draft.id, state)
    shown = await turn.work.messages.keyed(preview_key(draft.id))
    chat = shown.chat if shown else pressed.chat.telegram_id
    await turn.put(settled_preview(turn.speech, state, draft.issue, draft.id, draft.text, chat))


# ── candidates ────────────────────────────────────────────────────────────


async def _register(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    kept = await turn.work.candidates.get(wish.number)
    no = _not_waiting(turn, pressed, person, kept)
    if kept is None or no:
        return no
    return _answer(turn, pressed, await register(turn, kept, person), "pop.done.register")


async def _ignore(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
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


_HANDLERS: dict[str, Callable[[Turn, Pressed, Person, Press], Awaitable[Answer | None]]] = {
    Verb.DO: _do,
    Verb.WRITE: _write,
    Verb.RATE: _rate,
    Verb.DISPATCH: _dispatch,
    Verb.CARD: _back,
    Verb.PUBLISH: _publish,
    Verb.REWRITE: _rewrite,
    Verb.CANCEL: _cancel,
    Verb.REGISTER: _register,
    Verb.IGNORE: _ignore,
}
