"""An issue of somebody who did not write it themselves: a caller's, of an enterprise that was visited, of a list."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.commands import OpenIssue
from bot.core.contacts import Contact, without_contacts
from bot.core.events import Part
from bot.core.issue import Issue
from bot.core.messages import Said
from bot.core.people import NOWHERE, Enterprise, Person, absent
from bot.core.readings import Place
from bot.core.refusals import Refusal
from bot.core.summary import summary
from bot.core.triage import Verdict, triage
from bot.core.words import Kind, Source, Visibility
from bot.service.opening import remember
from bot.service.turn import Turn
from bot.voice.speech import LINE, NAME
from bot.voice.text import one_line


async def open_on_behalf(
    turn: Turn,
    said: Said | None,
    officer: Person,
    enterprise: Enterprise | None,
    name: str,
    text: str,
    *,
    source: Source,
    leader: str | None = None,
    reference: str | None = None,
    contact: str | None = None,
    kind: Kind | None = None,
    title: str = "",
    units: Sequence[str] = (),
) -> Issue | Refusal:
    """`said`: the message in which it was typed; None: it stands in a list. `name`: of whoever told it, if known.

    The enterprise's first member who is enrolled hears of it privately, and is its requester. Otherwise, and of a
    report always, that is somebody who is not in Telegram: the office telephones. Telephone numbers in the text and
    beside the name are for the office's eyes and go to the contact. `kind`, `title`, likely `units`: what is known
    besides.
    """
    found, called = without_contacts(text), without_contacts(name)
    verdict = _verdict(turn, found, kind)
    requester = _requester(turn, enterprise, called.text, verdict.kind)
    issue = await turn.open(
        OpenIssue(
            by=officer,
            number=await turn.work.issues.next_number(),
            requester=requester,
            title=summary(title) or summary(found.text),
            kind=verdict.kind,
            urgency=verdict.urgency,
            source=source,
            visibility=Visibility.PRIVATE,
            chat=requester.telegram_id if requester.in_telegram else NOWHERE,
            parts=(_part(said, found.text),),
            reasons=verdict.reasons,
            likely_units=tuple(dict.fromkeys((*units, *verdict.units))),
            leader=leader,
            reference=reference,
            contact=_contact(requester, called.text, contact, (*called.numbers, *found.numbers)),
        )
    )
    if isinstance(issue, Issue) and said is not None:
        await remember(turn, said, Place.DESK, issue.number)
    return issue


def _requester(turn: Turn, enterprise: Enterprise | None, name: str, kind: Kind) -> Person:
    """Who reports tells the office, and perhaps of their own enterprise: none of its people hears of that."""
    members = enterprise.members if enterprise and kind is not Kind.REPORT else ()
    if members:
        return turn.person(members[0], name)
    told_by = one_line(name, NAME) or turn.speech.to(turn.speech.city.office).say.plain("caller")
    return absent(told_by, enterprise.name if enterprise else None)


def _verdict(turn: Turn, found: Contact, kind: Kind | None) -> Verdict:
    """Words that report somebody make it a report, under whatever heading a hotline files them (投诉举报)."""
    verdict = triage(found.text, turn.city.roster.units)
    return replace(verdict, kind=kind) if kind and verdict.kind is not Kind.REPORT else verdict


def _part(said: Said | None, text: str) -> Part:
    """What stands in a list was said nowhere, and in no message."""
    if said is None:
        return Part(0, text, chat=NOWHERE)
    return Part(said.message_id, text, said.files, said.chat.telegram_id, said.album)


def _contact(requester: Person, name: str, contact: str | None, numbers: Sequence[str]) -> str | None:
    """Who told it, where that is not the requester; and every number, each once."""
    who = [name] if requester.in_telegram and name != requester.name else []
    known = contact or ""
    pieces = (*who, known, *(number for number in numbers if number not in known))
    return one_line(" ".join(filter(None, pieces)), LINE) or None
