"""What somebody can do in a chat: Telegram's menu of commands there, and the answer to /help."""

from collections.abc import Iterator

from bot.core.city import Room
from bot.core.errands import Errand, may_run
from bot.core.listings import Listing
from bot.core.messages import Said
from bot.core.notices import Post
from bot.core.offers import OF_OWN_UNITS, menu_in, orders_of
from bot.core.people import Person
from bot.core.permissions import may_ask_for
from bot.core.words import Action, Role
from bot.voice.catalogue import Catalogue
from bot.voice.replies import reply, whisper
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line

#: Whoever has several roles reads of the rarest first.
_ROLES = (Role.LEADER, Role.OFFICER, Role.HANDLER, Role.REQUESTER)


def menu(language: str, room: Room) -> dict[str, str]:
    """Command → what it does."""
    say = Catalogue(language)
    own = {"new": say.plain("menu.new_for_somebody")} if room is Room.OFFICE else {}
    return {str(command): say.plain(f"menu.command.{command}") for command in menu_in(room)} | own


def help_here(speech: Speech, said: Said, person: Person, room: Room) -> Post:
    """For the person alone; where a group can't have that, it reads one line, and the rest is a private matter."""
    blocks = [*_blocks(speech, person, room)]
    head = speech.say.html("help.head", name=speech.person(person))
    text = _each_once("\n".join((head, *blocks, *_lists(speech, person, room))))
    if room is not Room.GROUP:
        return reply(said, text)
    first, _, _ = blocks[0].partition("\n")
    return whisper(said, text, speech.say.html("help.short", name=speech.person(person), first=Html(first)))


def _each_once(text: str) -> str:
    """What holds for several roles is said of the last one."""
    lines = text.split("\n")
    return "\n".join(line for at, line in enumerate(lines) if line not in lines[at + 1 :])


def _blocks(speech: Speech, person: Person, room: Room) -> Iterator[Html]:
    """A few lines for each role that has something to do here."""
    roles = [role for role in _ROLES if person.has(role)] or [Role.REQUESTER]
    match room:
        case Room.GROUP:
            yield from (_in_group(speech, person, role) for role in roles)
        case Room.PRIVATE:
            yield from (_in_private(speech, person, role) for role in roles)
        case Room.OFFICE | Room.UNIT:
            staff = [role for role in roles if role is not Role.REQUESTER]
            yield from (_at_desk(speech, person, role) for role in staff)
            if room is Room.OFFICE and person.has(Role.OFFICER):
                yield speech.say.html("help.behalf")
            if not staff:
                yield speech.say.html("help.desk.other")
        case Room.FOREIGN:
            return


def _in_group(speech: Speech, person: Person, role: Role) -> Html:
    if role is Role.REQUESTER:
        return speech.say.html("help.group.called" if speech.city.mention_only else "help.group.requester")
    return _say(speech, f"help.group.{role}", person, role)


def _in_private(speech: Speech, person: Person, role: Role) -> Html:
    """A unit without a chat has its desk in the private chats of its handlers."""
    if role is Role.HANDLER and person.unit and person.telegram_id in speech.city.desks(person.unit):
        return _at_desk(speech, person, role)
    return _say(speech, f"help.private.{role}", person, role)


def _at_desk(speech: Speech, person: Person, role: Role) -> Html:
    if role is Role.HANDLER and _county_of(speech, person):
        return _say(speech, "help.desk.own", person, role)
    return _say(speech, f"help.desk.{role}", person, role)


def _lists(speech: Speech, person: Person, room: Room) -> Iterator[Html]:
    """What staff can look up, once however many roles they have."""
    if room is not Room.GROUP and may_ask_for(person, Listing.BOARD):
        more = speech.say.html("help.leader_day") if may_run(person, Errand.DUTY, room) else ""
        more += speech.say.html("help.of_the_book") if may_run(person, Errand.WHO, room) else ""
        calls = may_ask_for(person, Listing.CALLBACKS)
        yield speech.say.html("help.lists.office" if calls else "help.lists", more=Html(more))


def _say(speech: Speech, key: str, person: Person, role: Role) -> Html:
    orders = _orders(speech, person, role)
    example = next((unit.name for unit in speech.city.roster.units), "")
    return speech.say.html(
        key,
        orders=speech.join(_order(speech, action) for action in orders),
        example=one_line(example, NAME),
        unit=one_line(person.unit or "", NAME),
        county=one_line(_county_of(speech, person), NAME),
    )


def _orders(speech: Speech, person: Person, role: Role) -> tuple[Action, ...]:
    """A county's liaison passes on as well, and its own units' bring what it answers with."""
    if role is Role.REQUESTER:
        return ()
    if role is not Role.HANDLER:
        return orders_of(role)
    if _county_of(speech, person):
        return OF_OWN_UNITS
    passes_on = (Action.FORWARD,) if person.unit and speech.city.roster.units_of(person.unit) else ()
    return (*passes_on, *orders_of(role))


def _county_of(speech: Speech, person: Person) -> str:
    """The county that their unit belongs to; "" where it belongs to none."""
    unit = speech.city.roster.unit(person.unit or "")
    return (unit.parent if unit else None) or ""


def _order(speech: Speech, action: Action) -> str:
    """As one writes it: 受理, /accept."""
    return speech.say.plain("help.order", command=action, action=speech.say.plain(f"action.{action}"))
