"""Enterprise Service Day told: the day before, on the spot, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.core.issue import Issue
from bot.core.messages import Press
from bot.core.notices import Button, Post, Priority
from bot.core.presses import Verb
from bot.core.readings import Place
from bot.core.visits import Outcome
from bot.voice.attachments import titled
from bot.voice.speech import NAME, TITLE, Speech
from bot.voice.text import Html, one_line, safe
from bot.voice.visits import MOST_LEADERS, when, who

#: Names, and numbers of issues, in a line.
MOST_NAMES, MOST_NUMBERS = 12, 10


# ── before, and after ─────────────────────────────────────────────────────


def reminder(speech: Speech, group: int, day: date, today: date) -> Post:
    speech = speech.to(group)
    text = speech.say.html("service_day.soon", when=when(speech, day, today))
    return _post(f"service_day:{group}:{day}", group, [text], Priority.MILESTONE)


def unreached(speech: Speech, day: date, today: date, leaders: Sequence[str]) -> Post:
    """To the office: these leaders have no list of whom they visit."""
    chat = speech.city.office
    speech = speech.to(chat)
    names = speech.say.plain("and").join(who(speech, name) for name in leaders[:MOST_LEADERS])
    text = speech.say.html(
        "service_day.unreached", when=when(speech, day, today), names=names, leader=one_line(leaders[0], NAME)
    )
    return _post(f"service_day_unreached:{day}", chat, [text], Priority.DESK)


def group_summary(speech: Speech, group: int, day: date, came: Outcome) -> Post:
    """Nothing but figures: neither whom, nor what about."""
    speech = speech.to(group)
    text = speech.say.html("service_day.over", day=speech.times.day(day), parts=_parts(speech, came))
    followed = speech.say.html("service_day.followed") if came.raised else Html()
    return _post(f"service_day_over:{group}:{day}", group, [text, followed], Priority.MILESTONE)


def leader_summary(speech: Speech, chat: int, day: date, came: Outcome, issues: Sequence[Issue]) -> Post:
    speech = speech.to(chat)
    lines = [
        _head(speech, day),
        Html(safe(_visited(speech, came))),
        _raised(speech, came),
        _numbers(speech, issues),
    ]
    return _post(f"service_day_over:{chat}:{day}", chat, lines, Priority.DESK)


def office_summary(speech: Speech, day: date, came: Outcome, theirs: Sequence[Outcome]) -> Post:
    """With who was not visited: that is for nobody else."""
    chat = speech.city.office
    speech = speech.to(chat)
    lines = [
        _head(speech, day),
        Html(safe(_visited(speech, came))),
        _raised(speech, came),
        *(_of_leader(speech, one) for one in theirs[:MOST_LEADERS]),
        speech.say.html("visits.more", count=len(theirs) - MOST_LEADERS) if len(theirs) > MOST_LEADERS else Html(),
        _missed(speech, came.missed),
    ]
    return _post(f"service_day_over:{chat}:{day}", chat, lines, Priority.DESK)


def _head(speech: Speech, day: date) -> Html:
    return Html(f"<b>{speech.say.html('service_day.head', day=speech.times.day(day))}</b>")


def _of_leader(speech: Speech, came: Outcome) -> Html:
    parts = [_visited(speech, came), *_counted(speech, _raised_counts(came))]
    return speech.say.html("service_day.leader", leader=who(speech, came.leader), parts=_joined(speech, parts))


def _visited(speech: Speech, came: Outcome) -> str:
    """安排走访 3 家，走访了 2 家，另外走访 1 家."""
    besides = _counted(speech, {"service_day.others": came.others})
    planned = speech.say.plain("service_day.visited.of", visited=came.visited, planned=came.planned)
    return _joined(speech, [planned, *besides])


def _parts(speech: Speech, came: Outcome) -> str:
    visited = {"service_day.visited": came.came}
    return _joined(speech, _counted(speech, visited | _raised_counts(came)))


def _raised(speech: Speech, came: Outcome) -> Html:
    parts = _counted(speech, _raised_counts(came))
    return speech.say.html("service_day.parts", parts=_joined(speech, parts)) if parts else Html()


def _raised_counts(came: Outcome) -> dict[str, int]:
    return {
        "service_day.raised": came.raised,
        "service_day.on_the_spot": came.on_the_spot,
        "service_day.handled": came.handled,
        "service_day.with_units": came.with_units,
        "service_day.with_office": came.with_office,
        "service_day.declined": came.declined,
    }


def _counted(speech: Speech, counts: Mapping[str, int]) -> list[str]:
    """What there is none of is not spoken of."""
    return [speech.say.plain(key, count=count) for key, count in counts.items() if count]


def _joined(speech: Speech, parts: Sequence[str]) -> str:
    return speech.say.plain("service_day.and").join(parts)


def _missed(speech: Speech, names: Sequence[str]) -> Html:
    if not names:
        return Html()
    shown = speech.say.plain("and").join(one_line(name, NAME) for name in names[:MOST_NAMES])
    key = "service_day.missed.more" if len(names) > MOST_NAMES else "service_day.missed"
    return speech.say.html(key, names=shown, count=len(names))


def _numbers(speech: Speech, issues: Sequence[Issue]) -> Html:
    if not issues:
        return Html()
    numbers = speech.say.plain("and").join(speech.plain_number(issue.number) for issue in issues[:MOST_NUMBERS])
    return speech.say.html("service_day.numbers", numbers=numbers)


def _post(key: str, chat: int, lines: Sequence[Html], priority: Priority) -> Post:
    text = "\n".join(line for line in lines if line)
    return Post(key=key, chat=chat, text=text, place=Place.ASIDE, priority=priority)


# ── on the spot ───────────────────────────────────────────────────────────


def taken(speech: Speech, issue: Issue, chat: int, place: Place) -> Post:
    """Below what was written on the visit: the number, and what happens next."""
    key = "onsite.taken.absent" if issue.by_telephone else "onsite.taken"
    solved = Button(speech.say.plain("button.on_the_spot"), Press(Verb.SPOT, issue.number))
    return _told(speech, issue, chat, place, key, ((solved,),))


def solved(speech: Speech, issue: Issue, chat: int, place: Place) -> Post:
    key = "onsite.solved.absent" if issue.by_telephone else "onsite.solved"
    return _told(speech, issue, chat, place, key)


def _told(
    speech: Speech, issue: Issue, chat: int, place: Place, key: str, buttons: tuple[tuple[Button, ...], ...] = ()
) -> Post:
    text = speech.say.html(
        key,
        number=speech.number(issue.number),
        title=titled(speech, issue, TITLE),
        enterprise=one_line(issue.requester.enterprise or "", NAME),
    )
    return Post(
        key=f"onsite:{issue.number}:{chat}",
        chat=chat,
        text=text,
        buttons=buttons,
        issue=issue.number,
        place=place,
        priority=Priority.ANSWER,
    )
