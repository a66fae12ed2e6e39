"""Which message is what, and which issue it belongs to. Pure: the service looks up the links.

The order of the rules is the domain's: leaders, staff, requesters. What requesters say is read in
`bot.core.requesters`, what is said at the desks in `bot.core.desks`.
"""

import re

from bot.core.addressing import bare, decision_in, is_bare_call, is_explicit
from bot.core.chases import is_hail, is_thanks
from bot.core.city import City, Room
from bot.core.desks import at_desk, names_an_issue, ordered, signs, stands_at_desk
from bot.core.enrolment import token_in
from bot.core.errands import Errand, errand_in, may_run
from bot.core.folding import fold
from bot.core.listings import asked_for
from bot.core.messages import Said
from bot.core.one_thing import words_and_number
from bot.core.people import Person
from bot.core.permissions import may_ask_for
from bot.core.phrases import deadline_in, keyword, units_in
from bot.core.readings import (
    Adds,
    Decides,
    Enrols,
    Hint,
    Instructs,
    Link,
    Looks,
    Orders,
    Place,
    Reading,
    Registered,
    Registers,
    Reports,
    Runs,
    Scene,
    Suggests,
    Talk,
    Views,
)
from bot.core.requesters import by_requester, is_report, judged
from bot.core.tasks import gives_task
from bot.core.triage import Label, is_courtesy, triage
from bot.core.words import Action, Role

__all__ = ["bare", "is_report", "judged", "read"]


def read(scene: Scene, city: City) -> Reading:
    """What the message is. Rights come later, in `decide`: here it is only understood."""
    if token := token_in(scene.said):
        return Enrols(token)
    if scene.said.sender.anonymous:
        return Hint.FACELESS if _would_count(scene, city) else Talk()
    if scene.said.command == "help" and scene.room is not Room.FOREIGN:
        return Hint.HELP
    return _runs(scene, city) or _looks(scene, city) or _on_a_visit(scene, city) or _in_its_room(scene, city)


def _in_its_room(scene: Scene, city: City) -> Reading:
    match scene.room:
        case Room.GROUP:
            return _in_group(scene, city)
        case Room.OFFICE | Room.UNIT:
            return _on_candidate(scene) or _goes_with_its_album(scene) or at_desk(scene, city)
        case Room.PRIVATE:
            return _in_private(scene, city)
        case Room.FOREIGN:
            return Talk()


def _would_count(scene: Scene, city: City) -> bool:
    """Whether the words would have had an effect, had we known whose they are."""
    said = scene.said
    if scene.link is not None or is_explicit(said):
        return not is_courtesy(said.text)
    if scene.room is not Room.GROUP:
        return names_an_issue(said, city) or asked_for(said, city.prefix, city.roster.units) is not None
    if said.reply_to is not None and not said.reply_to.sender.ours and units_in(said.text, city.roster.units):
        return True  # a leader's instruction, perhaps
    return not city.mention_only and triage(said.text, city.roster.units).label is Label.APPEAL


def _runs(scene: Scene, city: City) -> Reading | None:
    """An errand, of whoever may run it there; 登记 and /new without a word more may answer a candidate's card."""
    asked = errand_in(scene.said, city.roster)
    if asked is None or not may_run(scene.person, asked.errand, scene.room):
        return None
    if asked.errand is Errand.NEW and not asked.words and (scene.said.command is None or scene.said.reply_to):
        return None
    return Runs(asked.errand, asked.words, scene.link.number if scene.link else None, scene.visit)


def _on_a_visit(scene: Scene, city: City) -> Reading | None:
    """Whoever visits writes below the list what they find; words that name an issue are about that one."""
    said = scene.said
    if scene.visit is None or not may_run(scene.person, Errand.ONSITE, scene.room):
        return None
    if words_and_number(said.text, city.prefix)[1] is not None:
        return None
    if said.borrowed_from or is_courtesy(said.text):
        return Talk()
    return Runs(Errand.ONSITE, said.text, visit=scene.visit)


def _goes_with_its_album(scene: Scene) -> Reading | None:
    """The other files of an album with which the office entered an issue."""
    files_alone = scene.said.files and not scene.said.text and scene.said.reply_to is None
    return Adds(scene.album) if scene.album and files_alone and scene.person.has(Role.OFFICER) else None


def _looks(scene: Scene, city: City) -> Reading | None:
    """A list, for whom there are lists; a word alone asks for one where only staff are meant by it."""
    asked = asked_for(scene.said, city.prefix, city.roster.units)
    if asked is None or scene.room is Room.FOREIGN:
        return None
    by_command, link = scene.said.command is not None, scene.link
    if not may_ask_for(scene.person, asked.listing):
        return Hint.OFFICE_ONLY if _works_here(scene) and (by_command or not link) else None
    if scene.room is Room.GROUP:
        return Hint.NOT_HERE if by_command else None
    return Looks(asked.listing, asked.words, link.number if link else None) if by_command or not link else None


def _works_here(scene: Scene) -> bool:
    """Staff, where lists are."""
    return scene.room is not Room.GROUP and scene.person.has(Role.LEADER, Role.HANDLER)


def _on_candidate(scene: Scene) -> Reading | None:
    """Who answers the question whether to register a message, instead of pressing a button."""
    registers = decision_in(scene.said.text, plainly=scene.room is Room.PRIVATE)
    if scene.candidate is None or registers is None or scene.said.borrowed_from:
        return None
    return Decides(scene.candidate, registers)


# ── in the group ──────────────────────────────────────────────────────────


def _in_group(scene: Scene, city: City) -> Reading:
    person, link, said = scene.person, scene.link, scene.said
    if said.command == "my":
        return Hint.MY
    if said.reply_to is not None and _calls_to_register(said) and person.has(Role.OFFICER, Role.HANDLER):
        return _registers(scene, said.reply_to, city)
    speaks_for_own = person.has(Role.REQUESTER) and (said.reply_to is None or (link is not None and link.owned))
    if person.has(Role.LEADER) and not speaks_for_own:
        return _by_leader(scene, city)
    if person.has(Role.HANDLER, Role.OFFICER) and link and not link.owned:
        return _by_staff(link, said, city)
    if person.has(Role.REQUESTER, Role.GUEST):
        return by_requester(scene, city)
    if person.has(Role.OFFICER) and is_explicit(said):
        return by_requester(scene, city)
    return Talk()


def _by_leader(scene: Scene, city: City) -> Reading:
    said, replied = scene.said, scene.said.reply_to
    if replied is None or not said.text or said.borrowed_from or is_courtesy(said.text):
        return Talk()
    if scene.link:
        return Talk() if scene.link.ended else Instructs(scene.link.number)
    if _is_small_talk(said, replied, city):
        return Talk()
    return Instructs(None) if _is_entrepreneurs(replied, city) else Talk()


def _is_small_talk(said: Said, replied: Said, city: City) -> bool:
    """谢谢市长 and a kind answer to it, a joke and 有意思; an answer that orders something makes an issue of it."""
    units = city.roster.units
    if units_in(said.text, units):
        return False
    if is_courtesy(replied.text):
        return True
    is_talk = bool(replied.text) and triage(replied.text, units).label is Label.TALK
    return is_talk and not gives_task(said.text) and deadline_in(said.text, city.when(said)) is None


def _is_entrepreneurs(said: Said, city: City) -> bool:
    speaker = city.roster.person(said.sender.telegram_id, said.sender.name)
    return _is_somebodys(said) and speaker.has(Role.REQUESTER, Role.GUEST)


def _is_somebodys(said: Said) -> bool:
    """Of a person that we know by their id, and not empty."""
    return not said.sender.anonymous and not said.sender.is_bot and bool(said.text or said.files)


def _by_staff(link: Link, said: Said, city: City) -> Reading:
    if said.borrowed_from:
        return Talk()
    word = keyword(said.text, city.prefix)
    if word is None and signs(link, said):
        return Orders(link.number, Action.SIGN, "")
    if word is None:
        return Talk() if link.ended or is_courtesy(said.text) else Reports(link.number)
    return ordered(link, said, word, city)


def _calls_to_register(said: Said) -> bool:
    return fold(said.text).strip(_PUNCTUATION) == "登记" or is_bare_call(said)


_PUNCTUATION = " \t\n,.!。"


def _registers(scene: Scene, meant: Said, city: City) -> Reading:
    """登记 or /new to somebody's message: only the office may call so for others, and never for a leader or a bot."""
    speaker = city.roster.person(meant.sender.telegram_id, meant.sender.name)
    own = meant.sender.telegram_id == scene.said.sender.telegram_id
    if not _is_somebodys(meant) or speaker.has(Role.LEADER) or not (own or scene.person.has(Role.OFFICER)):
        return Talk()
    return Registered(scene.link.number) if scene.link else Registers(meant, judged(meant, city))


# ── in private ────────────────────────────────────────────────────────────


def _in_private(scene: Scene, city: City) -> Reading:
    said = scene.said
    if said.command == "start":
        return _started(said, city)
    if said.command == "my":
        return Hint.MY
    decides = _on_candidate(scene)
    if decides is not None:
        return decides
    if scene.link and scene.link.place == Place.LEADER and scene.person.has(Role.LEADER):
        return _to_what_a_leader_was_told(scene.link, said, city)
    gathered = _to_what_names_several(scene, city)
    if gathered is not None:
        return gathered
    staff = scene.person.has(Role.HANDLER, Role.OFFICER, Role.LEADER)
    if scene.link and stands_at_desk(scene.link):
        return at_desk(scene, city)
    if staff and scene.link is None and (scene.prompted or names_an_issue(said, city)):
        return at_desk(scene, city)
    if not scene.person.has(Role.REQUESTER, Role.GUEST):
        return Hint.NO_CARD if keyword(said.text) else Hint.START
    reading = by_requester(scene, city)
    return _not_overheard(scene.said, city) if isinstance(reading, Talk) else reading


def _to_what_a_leader_was_told(link: Link, said: Said, city: City) -> Reading:
    """An order by its key word, else an instruction, as in the group."""
    if not said.text or said.borrowed_from or is_courtesy(said.text):
        return Talk()
    word = keyword(said.text, city.prefix)
    return ordered(link, said, word, city) if word else Instructs(link.number)


def _to_what_names_several(scene: Scene, city: City) -> Reading | None:
    """A leader answers what the clock told of several issues: the number says which one is meant."""
    said, replied, person = scene.said, scene.said.reply_to, scene.person
    if scene.link or replied is None or not replied.sender.ours or not _may_instruct(person):
        return None
    if not said.text or said.borrowed_from or is_courtesy(said.text) or keyword(said.text, city.prefix):
        return None
    named = words_and_number(said.text, city.prefix)[1]
    if named is not None:
        return Instructs(named)
    return Hint.NO_CARD if words_and_number(replied.text, city.prefix)[1] is not None else None


def _may_instruct(person: Person) -> bool:
    """And has no issues of their own that they could mean."""
    return person.has(Role.LEADER) and not person.has(Role.REQUESTER)


def _not_overheard(said: Said, city: City) -> Reading:
    """Nobody writes to us alone for nothing: what says anything at all may be a matter, if its author says so."""
    polite = is_courtesy(said.text) or decision_in(said.text, plainly=True) is not None
    if is_hail(said.text):
        return Hint.HAIL
    if is_thanks(said.text):
        return Hint.THANKS
    called = said.text.startswith("/") or names_an_issue(said, city)
    if polite or called or not any(map(str.isalnum, said.text)):
        return Hint.TALK
    return Suggests(judged(said, city))


#: What a link to /my brings along with /start.
MY_LINK = "my"


def _started(said: Said, city: City) -> Reading:
    """A link from the group tells what they came to see."""
    linked = re.fullmatch(rf"{re.escape(city.prefix)}(\d{{1,12}})", said.argument.strip())
    if linked:
        return Views(int(linked[1]))
    return Hint.MY if said.argument.strip() == MY_LINK else Hint.START
