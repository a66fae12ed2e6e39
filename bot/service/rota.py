"""Who visits whom, looked up and set (服务日); the buttons of what is shown then."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.core.city import Room
from bot.core.enterprises import leader_first, nearest, several
from bot.core.errands import Errand, may_run
from bot.core.messages import Chat, Press, Pressed, Said
from bot.core.nearest import near
from bot.core.notices import Answer, Post, Priority
from bot.core.people import Person
from bot.core.readings import Runs
from bot.core.visits import Step, Visit, VisitMenu, code_of, shown_by, visit_menu
from bot.core.words import Role
from bot.service.onsite import tick
from bot.service.service_day import tell_of_new_rota
from bot.service.turn import Turn
from bot.service.visiting import coming_day, open_issues, settle_visits, visiting_day, visits_on
from bot.voice.listings import Sheet
from bot.voice.replies import pop_up, reply, toast
from bot.voice.speech import NAME
from bot.voice.text import one_line
from bot.voice.visits import all_visits, firm, round_of

#: Takes all of a leader's visits away.
_NOBODY = ("无", "不走访", "none")


async def run_rota(turn: Turn, said: Said, person: Person, runs: Runs) -> None:
    """服务日; 服务日 周远航; 服务日 周远航 恒信食品、蓝图纺织."""
    day = coming_day(turn)
    if day is None:
        await _say(turn, said, "rota.no_day")
        return
    if not runs.words:
        await _show(turn, said, _own(turn, person, said.chat, day))
        return
    titles = await _who_may_visit(turn, day)
    named = leader_first(runs.words, titles)
    if named is None:
        await _no_such_leader(turn, said, runs.words, titles)
        return
    leader, rest = named
    if not _may_see(turn, person, said.chat, leader):
        await _say(turn, said, "rota.not_yours")
    elif not rest.strip() or await _assign(turn, said, day, leader, rest.strip()):
        await _show(turn, said, VisitMenu(day, Step.ROUND, code_of(leader)))


def _own(turn: Turn, person: Person, chat: Chat, day: date) -> VisitMenu:
    """A leader privately reads their own; the office everybody's."""
    everybody = turn.city.room(chat) is Room.OFFICE or person.has(Role.OFFICER)
    return VisitMenu(day) if everybody else VisitMenu(day, Step.ROUND, code_of(person.name))


def _may_see(turn: Turn, person: Person, chat: Chat, leader: str | None) -> bool:
    return turn.city.room(chat) is Room.OFFICE or person.has(Role.OFFICER) or person.name == leader


async def _who_may_visit(turn: Turn, day: date) -> Mapping[str, str | None]:
    """Name → title: the leaders of the book, and whoever left and may still stand in the plan."""
    planned = {visit.leader: None for visit in await visits_on(turn, day) if visit.leader}
    return {**planned, **{one.name: one.title for one in turn.city.roster.named_leaders}}


async def _no_such_leader(turn: Turn, said: Said, written: str, known: Iterable[str]) -> None:
    """A name is as many words as the leader's own."""
    for name in known:
        words = " ".join(written.split()[: len(name.split())])
        if near(words, [name]):
            leader = turn.speech.leader(name)
            await _say(turn, said, "rota.near_leader", words=one_line(words, NAME), leader=leader)
            return
    await _say(turn, said, "rota.which_leader", words=one_line(written.split()[0], NAME))


async def _assign(turn: Turn, said: Said, day: date, leader: str, words: str) -> bool:
    """All of the names, or none: a slip is asked back and changes nothing."""
    written = [] if words in _NOBODY else several(words, turn.city.roster.enterprise)
    found = [turn.city.roster.enterprise(name) for name in written]
    unknown = [name for name, one in zip(written, found, strict=True) if one is None]
    if unknown:
        await _ask_back(turn, said, unknown)
        return False
    await settle_visits(turn, day)
    names = [one.name for one in found if one]
    planned = await visits_on(turn, day)
    before = {visit.leader for visit in planned if visit.enterprise in names}
    await turn.work.visits.assign(day, leader, names)
    await tell_of_new_rota(turn, day, leader, before - {leader})
    await _tell_what_went(turn, said, leader, [visit for visit in planned if _goes(visit, leader, names)])
    return True


def _goes(visit: Visit, leader: str, names: Sequence[str]) -> bool:
    """It was this leader's and is no more, or was somebody else's."""
    return (visit.leader == leader) != (visit.enterprise in names) and visit.leader is not None


async def _tell_what_went(turn: Turn, said: Said, leader: str, gone: Sequence[Visit]) -> None:
    """The list takes the place of the one before: what fell out of it is named."""
    dropped = [one_line(visit.enterprise, NAME) for visit in gone if visit.leader == leader]
    if dropped:
        called, names = turn.speech.leader(leader), turn.speech.join(dropped)
        await _say(turn, said, "rota.dropped", leader=called, names=names)
    for other in dict.fromkeys(visit.leader for visit in gone if visit.leader not in (None, leader)):
        taken = [one_line(visit.enterprise, NAME) for visit in gone if visit.leader == other]
        await _say(turn, said, "rota.taken", leader=turn.speech.leader(other or ""), names=turn.speech.join(taken))


async def _ask_back(turn: Turn, said: Said, unknown: Sequence[str]) -> None:
    names = [name for one in turn.city.roster.enterprises for name in (one.name, *one.aliases)]
    meant = nearest(unknown[0], names)
    if meant:
        await _say(turn, said, "rota.near", words=one_line(unknown[0], NAME), meant=meant)
    else:
        await _say(turn, said, "rota.unknown", names=turn.speech.join(unknown))


async def _say(turn: Turn, said: Said, key: str, **values: object) -> None:
    await turn.put(reply(said, turn.speech.say.html(key, **values)))


# ── shown ─────────────────────────────────────────────────────────────────


async def _show(turn: Turn, said: Said, menu: VisitMenu) -> None:
    sheet = await _sheet(turn, menu)
    if sheet is not None:
        await turn.put(_post(menu.key(said.chat.telegram_id, said.message_id), said.chat, sheet, said.message_id))


async def _sheet(turn: Turn, menu: VisitMenu) -> Sheet | None:
    """None for an enterprise that is no longer among them."""
    visits = await visits_on(turn, menu.day)
    if menu.step is Step.ALL:
        return all_visits(turn.speech, menu.day, visits)
    if menu.step is Step.ROUND:
        return await _round(turn, menu, [visit for visit in visits if code_of(visit.leader or "") == menu.leader])
    visit = _visit_coded(visits, menu.enterprise)
    if visit is None:
        return None
    issues = (await open_issues(turn, [visit])).get(visit.enterprise, ())
    return firm(turn.speech, menu, visit, issues, turn.now)


def _visit_coded(visits: Sequence[Visit], code: str) -> Visit | None:
    return next((visit for visit in visits if code_of(visit.enterprise) == code), None)


async def _round(turn: Turn, menu: VisitMenu, visits: Sequence[Visit]) -> Sheet:
    known = (one.name for one in turn.city.roster.named_leaders if code_of(one.name) == menu.leader)
    leader = visits[0].leader if visits else next(known, None)
    return round_of(turn.speech, menu, leader, visits, await open_issues(turn, visits), turn.now)


def _post(key: str, chat: Chat, sheet: Sheet, reply_to: int | None = None) -> Post:
    return Post(
        key=key,
        chat=chat.telegram_id,
        text=sheet.text,
        buttons=sheet.buttons,
        reply_to=reply_to,
        place=sheet.place,
        priority=Priority.ANSWER,
    )


# ── by button ─────────────────────────────────────────────────────────────


async def press_visit(turn: Turn, pressed: Pressed, person: Person, wish: Press) -> Answer | None:
    """A page or a leader in place of what stands there; an enterprise below it, so that a reply is about that one."""
    menu = visit_menu(wish)
    if menu is None:
        return None
    visits = await visits_on(turn, menu.day)
    visit = _visit_coded(visits, menu.enterprise)
    if not _may_press(turn, pressed, person, menu, visit):
        return pop_up(turn.speech, pressed.callback_id, "pop.visit.not_yours")
    if menu.step in (Step.FIRM, Step.DONE) and visit is None:
        return pop_up(turn.speech, pressed.callback_id, "pop.visit.gone")
    if menu.step is Step.DONE and visit is not None:
        return await _done(turn, pressed, person, menu, visit)
    await _show_pressed(turn, pressed, menu)
    return Answer(pressed.callback_id)


def _may_press(turn: Turn, pressed: Pressed, person: Person, menu: VisitMenu, visit: Visit | None) -> bool:
    """The office everything, a leader privately what is theirs; whatever the button says."""
    if not may_run(person, Errand.ROTA, turn.city.room(pressed.chat)):
        return False
    is_own = _whose(menu, visit) == code_of(person.name)
    return _may_see(turn, person, pressed.chat, person.name if is_own else None)


def _whose(menu: VisitMenu, visit: Visit | None) -> str:
    """A leader's code: of whoever visits the enterprise, whatever list it is said to stand in."""
    if menu.step is Step.ALL:
        return code_of("")
    return code_of(visit.leader or "") if menu.step in (Step.FIRM, Step.DONE) and visit else menu.leader


async def _done(turn: Turn, pressed: Pressed, person: Person, menu: VisitMenu, visit: Visit) -> Answer:
    if visiting_day(turn) != menu.day:
        return pop_up(turn.speech, pressed.callback_id, "pop.visit.not_today")
    await tick(turn, menu.day, visit.enterprise, visit.leader, person)
    await _show_pressed(turn, pressed, menu)
    return toast(turn.speech, pressed.callback_id, "pop.visit.done")


def _belongs_there(key: str | None, menu: VisitMenu) -> bool:
    """An enterprise's post shows that one alone, so that a reply to it stays about it."""
    shown = shown_by(key)
    return shown is not None and shown.enterprise == menu.enterprise


async def _show_pressed(turn: Turn, pressed: Pressed, menu: VisitMenu) -> None:
    sheet, chat = await _sheet(turn, menu), pressed.chat.telegram_id
    known = await turn.work.messages.at(chat, pressed.message_id)
    there = known.key if known and _belongs_there(known.key, menu) else None
    if sheet is not None:
        await turn.put(_post(there or menu.key(chat, pressed.callback_id), pressed.chat, sheet))
