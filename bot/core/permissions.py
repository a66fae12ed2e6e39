"""Who may do what: by role, and by what the issue is to them (CITY.md, "Actions", column "By")."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.core.city import Room
from bot.core.events import Follower
from bot.core.issue import Issue, Share
from bot.core.listings import Listing
from bot.core.people import Person
from bot.core.words import Action, Kind, Role, Visibility

Relation = Callable[[Person, Issue], bool]


def owns(person: Person, issue: Issue) -> bool:
    """The requester, or somebody of the same enterprise; what is private is the requester's alone."""
    requester = issue.requester
    if not person.in_telegram:  # neither the bot, nor all those who are known by name alone
        return False
    colleague = person.enterprise is not None and person.enterprise == requester.enterprise
    return person.telegram_id == requester.telegram_id or (colleague and issue.visibility is Visibility.OPEN)


def followed_by(person: Person, issue: Issue) -> Follower | None:
    """As whom the person hears of an issue that is not theirs: theirs, or their enterprise's, went into it.

    Whoever told theirs to the bot alone speaks for that one, though the other be a colleague's.
    """
    followers = [one for one in issue.followers if _is_theirs(person, one)]
    if owns(person, issue):
        is_own = person.telegram_id == issue.requester.telegram_id
        followers = [] if is_own else [one for one in followers if one.private]
    return followers[0] if followers else None


def _is_theirs(person: Person, follower: Follower) -> bool:
    requester = follower.requester
    colleague = person.enterprise is not None and person.enterprise == requester.enterprise
    return person.telegram_id == requester.telegram_id or (colleague and not follower.private)


def _follows(person: Person, issue: Issue) -> bool:
    return followed_by(person, issue) is not None


def _leads(person: Person, issue: Issue) -> bool:
    return person.has(Role.HANDLER) and issue.lead is not None and person.unit == issue.lead


def _works_on(person: Person, issue: Issue) -> bool:
    return person.has(Role.HANDLER) and person.unit is not None and person.unit in (issue.lead, *issue.assisting)


def _has_share(person: Person, issue: Issue) -> bool:
    """Assists, or is a unit of the county that has it."""
    return person.has(Role.HANDLER) and any(share.unit == person.unit for share in issue.shares)


def _raised_with(person: Person, issue: Issue) -> bool:
    """On the leader's own visit, or day of listening: there they may solve it on the spot."""
    return person.has(Role.LEADER) and issue.leader == person.name


def _enters(person: Person, issue: Issue) -> bool:
    """The office, of what was typed in for the requester: so is what belongs to it."""
    return person.has(Role.OFFICER) and issue.entered_by is not None


def _asks_others(person: Person, issue: Issue) -> bool:
    """Its own units bring it their shares."""
    return person.has(Role.HANDLER) and any(share.of is not None and share.of == person.unit for share in issue.shares)


def _is(*roles: Role) -> Relation:
    return lambda person, _: person.has(*roles)


_OFFICE = _is(Role.OFFICER)

#: Who may open one, where there is no issue yet to stand in a relation to.
OPENERS = (Role.REQUESTER, Role.GUEST, Role.OFFICER, Role.BOT)

#: One of the relations must hold.
MAY: dict[Action, tuple[Relation, ...]] = {
    Action.OPEN: (_is(*OPENERS),),
    Action.ADD: (owns, _enters, _follows),
    Action.WITHDRAW: (owns,),
    Action.INSTRUCT: (_is(Role.LEADER),),
    Action.ACCEPT: (_OFFICE,),
    Action.DECLINE: (_OFFICE,),
    Action.DISPATCH: (_is(Role.OFFICER, Role.LEADER),),
    Action.SIGN: (_leads,),
    Action.RETURN: (_leads, _has_share),
    Action.ASK: (_OFFICE, _works_on),
    Action.RESUME: (_OFFICE, _works_on),
    Action.PROGRESS: (_works_on,),
    Action.NOTE: (_is(Role.OFFICER, Role.LEADER), _works_on, _has_share),
    Action.EXTEND: (_OFFICE, _leads),
    Action.HANDLE: (_OFFICE, _leads, _raised_with),
    Action.CONFIRM: (owns,),
    Action.REDO: (_OFFICE, owns, _follows),
    Action.REMIND: (_is(Role.OFFICER, Role.BOT),),
    Action.SUPERVISE: (_is(Role.OFFICER, Role.LEADER, Role.BOT),),
    Action.MERGE: (_is(Role.OFFICER, Role.BOT),),  # the bot: when a follower's issue goes private
    Action.SPLIT: (_OFFICE,),
    Action.UNDO: (_is(Role.OFFICER, Role.BOT),),
    Action.CLASSIFY: (_OFFICE, owns),  # the only class there is a command for is private, and nothing leads back
    Action.CALL_BACK: (_OFFICE,),
    Action.GRANT: (_OFFICE,),
    Action.LAPSE: (_is(Role.BOT),),
    Action.RECOUNT: (_is(Role.BOT),),
    Action.FORWARD: (_works_on,),
    Action.CONTRIBUTE: (_has_share, _asks_others, _OFFICE),  # of others: what they said by telephone
    Action.IDENTIFY: (_is(Role.OFFICER, Role.ADMIN, Role.BOT),),  # the bot: when a guest enrols by a link
    Action.RESEMBLE: (_is(Role.BOT),),
}


def may(person: Person, action: Action, issue: Issue | None) -> bool:
    """Rights come from the roster by user id; `issue` is None only where there is none yet (open)."""
    if issue is None:
        return action is Action.OPEN and person.has(*OPENERS)
    return any(relation(person, issue) for relation in MAY[action])


def may_open_for(person: Person, requester: Person) -> bool:
    """A leader for an enterprise that they visit or listen to: what they say themselves is no appeal."""
    for_others = person.has(Role.LEADER) and person.telegram_id != requester.telegram_id
    return for_others or may(person, Action.OPEN, None)


def may_speak_for(person: Person, share: Share | None) -> bool:
    """What a unit brings is told by itself; by its county or the office where it told them, by telephone perhaps."""
    if share is None:
        return False
    own = person.has(Role.HANDLER) and person.unit in (share.unit, share.of)
    return own or person.has(Role.OFFICER)


# ── looking things up ─────────────────────────────────────────────────────

#: Whose lists these are at all: for anybody else there are none.
LOOKERS: dict[Listing, frozenset[Role]] = {
    **dict.fromkeys(Listing, frozenset({Role.OFFICER, Role.LEADER, Role.HANDLER})),
    Listing.CALLBACKS: frozenset({Role.OFFICER}),
    Listing.LEDGER: frozenset({Role.OFFICER, Role.LEADER}),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """What a list may show somebody where they asked for it."""

    units: tuple[str, ...] | None  # the issues that these units have; None: all of them
    reporters: bool = False  # and who reported (举报), as the office's cards tell

    def covers(self, issue: Issue) -> bool:
        return self.units is None or any(unit in self.units for unit in issue.units)

    def hides(self, issue: Issue) -> bool:
        """Of a report a leader reads no words privately: whoever reports may have named themselves in them."""
        return issue.kind is Kind.REPORT and self.units is None and not self.reporters


def may_ask_for(person: Person, listing: Listing) -> bool:
    """Somewhere."""
    return person.has(*LOOKERS[listing])


def sight(person: Person, listing: Listing, room: Room, here: Collection[str] = ()) -> Sight | None:
    """What of the list the person may see in that room, None for nothing. `here`: the units whose chat it is.

    What stands in a chat everybody there reads: in a unit's the unit's own issues, whoever asks. In the office's only
    those may ask who see them all; and nobody in the group. What is not for handlers does not stand in a unit's chat.
    """
    if not may_ask_for(person, listing):
        return None
    sees_all = person.has(*(LOOKERS[listing] - {Role.HANDLER}))
    match room:
        case Room.OFFICE if sees_all:
            return Sight(None, reporters=True)
        case Room.UNIT if Role.HANDLER in LOOKERS[listing] and (sees_all or person.unit in here):
            return Sight(tuple(here))
        case Room.PRIVATE if sees_all:
            return Sight(None, reporters=person.has(Role.OFFICER))
        case Room.PRIVATE if person.unit is not None:
            return Sight((person.unit,))
        case _:
            return None
