"""A short word under a card at the desks, when somebody there must act anew: an edited card makes no sound."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.core import events as e
from bot.core.escalation import told_of_redo
from bot.core.events import Event, Part
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.core.notices import Post, Priority
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.words import Role, Status
from bot.voice.asking import missing_in_line
from bot.voice.attachments import counted
from bot.voice.behalf import ask_by_telephone, tell_by_telephone
from bot.voice.desk import desk_priority, limits, who_redoes
from bot.voice.gone import dispatch_anew, gone
from bot.voice.office import office_key
from bot.voice.sharing import contributed, given_up, reminded, told_to
from bot.voice.speech import NAME, PARAGRAPH, Speech
from bot.voice.text import Html, clip, one_line


def alert(
    speech: Speech, before: Issue | None, event: Event, version: int, desks: Mapping[int, str], now: datetime
) -> list[Post]:
    """`desks`: chat → key of the card that stands there already; `version`: the event's place in the journal."""
    if before is None:
        return []
    after, office = evolve(before, event), speech.city.office
    return [
        Post(
            key=f"alert:{before.number}:{version}:{chat}",
            chat=chat,
            text="\n".join(line for line in (text, gone(speech.to(chat), after) if chat == office else "") if line),
            buttons=dispatch_anew(speech.to(chat), after) if chat == office else (),
            reply_to_key=card_key,
            issue=before.number,
            place=Place.DESK,
            priority=Priority.URGENT if isinstance(event, e.Raised) else desk_priority(before),
        )
        for chat, card_key in desks.items()
        if _hears(speech, before, event, chat) and (text := _words(speech.to(chat), before, event, now))
    ]


def _hears(speech: Speech, before: Issue, event: Event, chat: int) -> bool:
    """Whoever did it need not be told; what the clock does is told by the clock."""
    at_office = chat == speech.city.office
    match event:
        case e.Extended() | e.NotExtended() | e.Merged():
            return not at_office
        case e.Reminded():
            return not at_office and _is_desk_of(speech, reminded(before), chat)
        case e.Contributed() | e.HandedUp():
            return _is_desk_of(speech, told_to(before, event), chat)
        case e.Asked() | e.Handled() | e.Absorbed():
            return at_office
        case e.Undone():
            return not at_office or event.by.has(Role.BOT)
        case e.Dispatched():
            return not at_office and chat in speech.city.desks(event.lead)
        case e.Supervised():
            return not event.by.has(Role.BOT) and not (at_office and event.by.has(Role.OFFICER))
        case _:
            return True


def _is_desk_of(speech: Speech, units: Iterable[str], chat: int) -> bool:
    return any(chat in speech.city.desks(unit) for unit in units)


def unknown_unit(speech: Speech, issue: Issue, leader: Person, unit: str, message_id: int) -> Post:
    """To the office: a leader names a unit that the roster does not know, so nobody of it has heard."""
    speech = speech.to(speech.city.office)
    who, named = speech.person(leader), one_line(unit, NAME)
    values = {"number": speech.number(issue.number), "leader": who, "unit": named}
    if issue.lead:
        text = speech.say.html("alert.unknown_unit.lead", **values, lead=one_line(issue.lead, NAME))
    else:
        text = speech.say.html("alert.unknown_unit", **values)
    return Post(
        key=f"unknown_unit:{issue.number}:{message_id}",
        chat=speech.city.office,
        text=text,
        reply_to_key=office_key(issue.number),
        issue=issue.number,
        place=Place.DESK,
        priority=desk_priority(issue),
    )


def _owner(speech: Speech, issue: Issue, event: Event) -> str:
    """The requester, of a report too without a name; or the colleague who speaks for the enterprise."""
    if event.by.telegram_id == issue.requester.telegram_id:
        return speech.say.plain("alert.by_requester")
    return speech.say.plain("alert.by_colleague", name=speech.name(event.by))


def _said(speech: Speech, part: Part) -> str:
    """The words; of what came without any, how much of what."""
    return clip(part.text, PARAGRAPH) if part.text else counted(speech, (part,))


def _partly(speech: Speech, before: Issue, event: e.Added) -> Html:
    """Nothing where it brought nothing that was asked for: the card shows it."""
    after = evolve(before, event)
    if after.missing == before.missing:
        return Html()
    return speech.say.html(
        "alert.answered.partly",
        number=speech.number(before.number),
        items=clip(missing_in_line(speech, after), PARAGRAPH),
        text=_said(speech, event.part),
    )


def _resumed(speech: Speech, before: Issue, event: e.Resumed, now: datetime) -> Html:
    say, number, by_when = speech.say, speech.number(before.number), limits(speech, evolve(before, event), now)
    if not event.note:
        return say.html("alert.resumed", number=number, limits=by_when)
    return say.html("alert.resumed.note", number=number, limits=by_when, text=clip(event.note, PARAGRAPH))


def _words(speech: Speech, before: Issue, event: Event, now: datetime) -> Html:
    say, number = speech.say, speech.number(before.number)
    match event:
        case e.Redone() if before.redone and (leaders := told_of_redo(speech.city, evolve(before, event))):
            named, times = speech.join(speech.person(leader) for leader in leaders), before.redone + 1
            reason = clip(event.reason, PARAGRAPH)
            return say.html(
                "alert.redo.again",
                number=number,
                who=who_redoes(speech, heard=event.heard),
                times=times,
                leaders=named,
                reason=reason,
            )
        case e.Redone():
            return say.html(
                "alert.redo",
                number=number,
                who=who_redoes(speech, heard=event.heard),
                reason=clip(event.reason, PARAGRAPH),
            )
        case e.Handled() if any(not one.requester.in_telegram for one in before.followers):
            return tell_by_telephone(speech, before)
        case e.Absorbed(follower=new) if before.status is Status.HANDLED and not new.requester.in_telegram:
            return tell_by_telephone(speech, replace(before, followers=(new,)))
        case e.Asked() if before.by_telephone:
            return ask_by_telephone(speech, before, event)
        case e.Added() if event.part.of is not None:
            return Html()
        case e.Added(missing=missing) if missing:
            return _partly(speech, before, event)
        case e.Added() if before.status is Status.WAITING:
            return say.html("alert.answered", number=number, text=_said(speech, event.part))
        case e.Resumed():
            return _resumed(speech, before, event, now)
        case e.Raised():
            by_when = limits(speech, evolve(before, event), now)
            return say.html("alert.raised", number=number, limits=by_when, text=clip(event.text, PARAGRAPH))
        case e.Instructed():
            leader = speech.person(event.by)
            return say.html("alert.instruction", number=number, leader=leader, text=clip(event.text, PARAGRAPH))
        case e.Withdrawn(reason=reason) if reason:
            reason = clip(reason, PARAGRAPH)
            return say.html("alert.withdrawn.reason", number=number, who=_owner(speech, before, event), reason=reason)
        case e.Withdrawn():
            return say.html("alert.withdrawn", number=number, who=_owner(speech, before, event))
        case e.Classified():
            return say.html("alert.classified", number=number)
        case e.Contributed():
            return contributed(speech, before, event)
        case e.HandedUp():
            return given_up(speech, before, event)
        case e.Merged(back=False):
            return say.html("alert.merged", number=number, into=speech.number(event.into))
        case e.Undone() if before.merged_into is not None:
            by_when = limits(speech, evolve(before, event), now)
            sentence = "alert.alone" if event.by.has(Role.BOT) else "alert.undone"
            return say.html(sentence, number=number, into=speech.number(before.merged_into), limits=by_when)
        case _:
            return _decided(speech, before, event, now)


def _decided(speech: Speech, before: Issue, event: Event, now: datetime) -> Html:
    """What the office, or a leader, has decided about the unit's work."""
    say, number = speech.say, speech.number(before.number)
    due = evolve(before, event).due
    when = speech.times.before(due, now) if due else ""
    match event:
        case e.Dispatched(ruling=True):
            return say.html("alert.ruled", number=number, when=when)
        case e.Dispatched() if event.lead != before.lead:
            return say.html("alert.again", number=number, when=when)
        case e.Extended():
            return say.html("alert.extended", number=number, when=when)
        case e.NotExtended(reason=reason) if reason:
            return say.html("alert.not_extended.reason", number=number, when=when, reason=clip(reason, PARAGRAPH))
        case e.NotExtended():
            return say.html("alert.not_extended", number=number, when=when)
        case e.Reminded(text=text) if text:
            who = speech.name(event.by)
            return say.html("alert.reminded.text", number=number, who=who, when=when, text=clip(text, PARAGRAPH))
        case e.Reminded():
            return say.html("alert.reminded", number=number, who=speech.name(event.by), when=when)
        case e.Supervised(text=text) if text:
            who = speech.person(event.by)
            return say.html("alert.supervised.text", number=number, who=who, text=clip(text, PARAGRAPH))
        case e.Supervised():
            return say.html("alert.supervised", number=number, who=speech.person(event.by))
        case _:
            return Html()
