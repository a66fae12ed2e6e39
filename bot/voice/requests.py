"""What a unit asks of the office: more time, to give it back, a ruling; or that somebody else assists.

Each stands in the office's chat with its buttons until it is decided, and reads how it was from then on.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.core import events as e
from bot.core.events import Event
from bot.core.extensions import would_be
from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Keyboard, Post
from bot.core.presses import REFUSE, DispatchMenu, Step, Verb, do
from bot.core.readings import Place
from bot.core.words import WITH_UNIT, Action, Role, Status
from bot.voice.desk import desk_priority
from bot.voice.office import office_key
from bot.voice.speech import PARAGRAPH, Speech
from bot.voice.text import Html, clip

_Request = e.ExtensionAsked | e.Returned | e.RulingAsked | e.HandedUp


def requests(
    speech: Speech, issue: Issue, history: Sequence[Event], new: int, keys: frozenset[str], now: datetime
) -> Iterator[Post]:
    """The newest request of each kind as it stands now; `new`: so many events at the end of the history are new."""
    newest: dict[type[Event], int] = {}
    for version, event in enumerate(history, start=1):
        if isinstance(event, _Request) and not _is_not_for_the_office(event):
            newest[type(event)] = version
    for version in newest.values():
        is_new, key = version > len(history) - new, f"request:{issue.number}:{version}"
        if is_new or key in keys:
            yield _post(speech.to(speech.city.office), issue, history[version - 1 :], key, now, edit_only=not is_new)


def _is_not_for_the_office(event: _Request) -> bool:
    """It decided itself, or it is for a county."""
    decided = isinstance(event, e.ExtensionAsked) and event.by.has(Role.OFFICER)
    return decided or (isinstance(event, e.HandedUp) and event.of is not None)


def _post(speech: Speech, issue: Issue, since: Sequence[Event], key: str, now: datetime, *, edit_only: bool) -> Post:
    """`since`: what happened from the request on, itself the first."""
    pending = _is_pending(issue, since[0])
    return Post(
        key=key,
        chat=speech.city.office,
        text="\n".join(
            line for line in (_words(speech, issue, since[0]), _standing(speech, issue, since, now)) if line
        ),
        buttons=_buttons(speech, issue, since[0]) if pending else (),
        reply_to_key=office_key(issue.number),
        issue=issue.number,
        place=_place(since[0]),
        priority=desk_priority(issue),
        edit_only=edit_only,
    )


def _place(event: Event) -> Place:
    """Decided or not: whoever says 同意 a moment after a colleague decided is to learn that it came too late."""
    return Place.EXTENSION if isinstance(event, e.ExtensionAsked) else Place.DESK


def _is_pending(issue: Issue, event: Event) -> bool:
    """Whether the office can decide on it now."""
    match event:
        case e.ExtensionAsked():
            return issue.extension is not None and issue.status in WITH_UNIT
        case e.Returned():
            return issue.lead is None and issue.status is Status.ACCEPTED
        case e.HandedUp():
            return event.unit not in issue.units and issue.lead is not None and issue.status in WITH_UNIT
        case _:
            return issue.ruling_asked and issue.status in WITH_UNIT


def _words(speech: Speech, issue: Issue, event: Event) -> Html:
    say, values = speech.say, {"number": speech.number(issue.number), "who": speech.person(event.by)}
    match event:
        case e.ExtensionAsked():
            return say.html("request.extension", **values, reason=clip(event.reason, PARAGRAPH))
        case e.Returned():
            return say.html("request.returned", **values, reason=clip(event.reason, PARAGRAPH))
        case e.RulingAsked():
            return say.html("request.ruling", **values, reason=clip(event.reason, PARAGRAPH))
        case e.HandedUp():
            return say.html("request.handed_up", **values, reason=clip(event.reason, PARAGRAPH))
        case _:
            return Html()


def _standing(speech: Speech, issue: Issue, since: Sequence[Event], now: datetime) -> Html:
    """By when it is, and would be; once decided, how."""
    say = speech.say
    if not isinstance(since[0], e.ExtensionAsked):
        by_when = _is_pending(issue, since[0]) and isinstance(since[0], e.Returned) and issue.dispatch_by
        return say.html("request.dispatch", when=speech.times.before(by_when, now)) if by_when else Html()
    answer = next((event for event in since if isinstance(event, e.Extended | e.NotExtended)), None)
    match answer:
        case e.Extended():
            return say.html("request.granted", when=speech.times.before(answer.due, now))
        case e.NotExtended():
            return say.html("request.refused")
        case _ if issue.extension and issue.due and issue.status in WITH_UNIT:
            until = would_be(issue, issue.extension, now, speech.city.rules)
            due, when = speech.times.before(issue.due, now), speech.times.before(until, now)
            return say.html("request.until", due=due, when=when)
        case _:
            return Html()


def _buttons(speech: Speech, issue: Issue, event: Event) -> Keyboard:
    say, number = speech.say, issue.number
    match event:
        case e.ExtensionAsked():
            grant = Button(say.plain("button.grant"), do(Action.GRANT, number))
            return ((grant, Button(say.plain("button.refuse"), Press(Verb.DO, number, (REFUSE,)))),)
        case e.HandedUp():
            return ((Button(say.plain("button.redispatch"), DispatchMenu(Step.LEAD).press(number)),),)
        case e.Returned():
            return ((Button(say.plain("action.dispatch"), DispatchMenu(Step.LEAD).press(number)),),)
        case _:
            return (
                (Button(say.plain("button.redispatch"), DispatchMenu(Step.LEAD).press(number)), *rule(speech, issue)),
            )


def rule(speech: Speech, issue: Issue) -> tuple[Button, ...]:
    """To rule is to dispatch it to the unit that has it."""
    unit = speech.city.roster.unit(issue.lead) if issue.lead else None
    if unit is None or not issue.ruling_asked:
        return ()
    return (Button(speech.say.plain("button.rule"), DispatchMenu(Step.GO, unit.code).press(issue.number)),)
