"""What the clock has to say, gathered: of all the issues whose time has come one message for each chat."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.clocks import share_due
from bot.core.deadlines import Due
from bot.core.escalation import mayor, responsible
from bot.core.issue import Issue
from bot.core.notices import Post, Priority
from bot.core.nudges import AUDIENCE, CALL_BACK, SHARE, Moment, Whom
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.words import Kind, Stage, Urgency
from bot.voice.attachments import titled
from bot.voice.behalf import number_to_call
from bot.voice.gone import lead_is_gone, named
from bot.voice.office import office_key
from bot.voice.pages import Page, pages
from bot.voice.speech import Speech
from bot.voice.text import Html, safe
from bot.voice.unit import unit_key

#: UTF-16 units of a title in a line.
WHAT = 40
#: And what leaders are told at the end.
LAST_LINE = 100

#: The headings at the desks, and those for leaders.
AT_DESKS = {
    ("accept_by", Stage.LATE): "nudge.desk.accept_by.late",
    ("dispatch_by", Stage.SOON): "nudge.desk.dispatch_by.soon",
    ("dispatch_by", Stage.LATE): "nudge.desk.dispatch_by.late",
    ("sign_by", Stage.SOON): "nudge.desk.sign_by.soon",
    ("sign_by", Stage.LATE): "nudge.desk.sign_by.late",
    ("due", Stage.SOON): "nudge.desk.due.soon",
    ("due", Stage.YELLOW): "nudge.desk.due.yellow",
    ("due", Stage.LATE): "nudge.desk.due.late",
    ("due", Stage.DEPUTY): "nudge.desk.due.deputy",
    ("due", Stage.MAYOR): "nudge.desk.due.mayor",
    (SHARE, Stage.SOON): "nudge.desk.share.soon",
    (SHARE, Stage.LATE): "nudge.desk.share.late",
    (CALL_BACK, Stage.TELEPHONE): "nudge.desk.call_back.telephone",
}
FOR_LEADERS = {
    ("accept_by", Stage.DEPUTY): "nudge.leader.accept_by",
    ("accept_by", Stage.MAYOR): "nudge.leader.accept_by",
    ("dispatch_by", Stage.DEPUTY): "nudge.leader.dispatch_by",
    ("dispatch_by", Stage.MAYOR): "nudge.leader.dispatch_by",
    ("sign_by", Stage.DEPUTY): "nudge.leader.sign_by",
    ("due", Stage.DEPUTY): "nudge.leader.due.deputy",
    ("due", Stage.MAYOR): "nudge.leader.due.mayor",
}
BY_WHEN = {
    "accept_by": "desk.accept_by",
    "dispatch_by": "desk.dispatch_by",
    "sign_by": "desk.sign_by",
    "due": "desk.due",
    SHARE: "nudge.share_by",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An issue with which the clock had something to do."""

    issue: Issue
    moments: Sequence[Moment]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line for one chat."""

    issue: Issue
    moment: Moment
    whom: Whom
    chat: int
    card_key: str | None  # of the issue's card in that chat


def nudges(speech: Speech, told: Iterable[Told], now: datetime) -> list[Post]:
    """One message for each chat, or a few where it does not fit; whoever is told of one alone finds it at its card."""
    by_chat: dict[int, list[_Entry]] = {}
    for one in told:
        for chat, entry in _entries(speech, one):
            by_chat.setdefault(chat, []).append(entry)
    return [post for chat, entries in by_chat.items() for post in _posts(speech.to(chat), chat, entries, now)]


# ── to whom ───────────────────────────────────────────────────────────────


def _entries(speech: Speech, told: Told) -> Iterator[tuple[int, _Entry]]:
    """Of the stages of a limit that came at once, each is told to those that hear of no later one."""
    for (limit, _), moments in _by_limit(told.moments).items():
        if limit == "sign_by" and not _can_sign(speech, told.issue):
            continue
        heard: set[int] = set()
        for moment in reversed(moments):
            for whom in _audience(told.issue, moment):
                for chat, card_key in _chats(speech, told.issue, whom, moment):
                    if chat not in heard:
                        heard.add(chat)
                        yield chat, _Entry(told.issue, moment, whom, chat, card_key)


def _audience(issue: Issue, moment: Moment) -> tuple[Whom, ...]:
    """The office as well, while a unit waits for its word on more time or on giving the issue back."""
    audience = AUDIENCE[moment.limit, moment.stage]
    waits = moment.limit == "due" and (issue.extension is not None or issue.ruling_asked)
    return (*audience, Whom.OFFICE) if waits and Whom.OFFICE not in audience else audience


def _can_sign(speech: Speech, issue: Issue) -> bool:
    """For a unit without a chat and without a liaison nobody can; one that is gone is to be replaced by then."""
    unit = speech.city.roster.unit(issue.lead) if issue.lead else None
    if unit is None:
        return lead_is_gone(speech, issue)
    return unit.chat is not None or bool(unit.handlers)


def _by_limit(moments: Sequence[Moment]) -> Mapping[tuple[str, str | None], list[Moment]]:
    """Each unit's share apart."""
    limits: dict[tuple[str, str | None], list[Moment]] = {}
    for moment in moments:
        limits.setdefault((moment.limit, moment.unit), []).append(moment)
    return limits


def _chats(speech: Speech, issue: Issue, whom: Whom, moment: Moment) -> list[tuple[int, str | None]]:
    """With the key of the issue's card there. Where no deputy is responsible, the mayor hears in their turn."""
    city = speech.city
    match whom:
        case Whom.UNIT:
            return _desks(speech, issue, issue.lead)
        case Whom.SHARER:
            return _desks(speech, issue, moment.unit)
        case Whom.ASKER:
            share = issue.share_of(moment.unit)
            return _desks(speech, issue, (share.of or issue.lead) if share else None)
        case Whom.OFFICE:
            return [(city.office, office_key(issue.number))]
        case Whom.DEPUTY:
            return _private(responsible(city, issue))
        case Whom.MAYOR:
            return _private(mayor(city))
        case Whom.REQUESTER:
            return []  # asked with the rating buttons, where the result stands


def _desks(speech: Speech, issue: Issue, name: str | None) -> list[tuple[int, str | None]]:
    """What a unit should hear that is no longer in the book, the office does."""
    unit = speech.city.roster.unit(name) if name else None
    if unit is None:
        return [(speech.city.office, office_key(issue.number))] if name else []
    return [(chat, unit_key(issue.number, unit, chat)) for chat in speech.city.desks(unit.name)]


def _private(leader: Person | None) -> list[tuple[int, str | None]]:
    return [(leader.telegram_id, None)] if leader else []


# ── in which words ────────────────────────────────────────────────────────


def _posts(speech: Speech, chat: int, entries: Sequence[_Entry], now: datetime) -> Iterator[Post]:
    for page in _pages(speech, entries, now):
        yield _post(speech, chat, page)


def _pages(speech: Speech, entries: Sequence[_Entry], now: datetime) -> list[Page[_Entry]]:
    lines = ((entry, _heading(speech, entry), _line(speech, entry, now)) for entry in sorted(entries, key=_rank))
    return pages(lines, spare=LAST_LINE)


def _rank(entry: _Entry) -> tuple[bool, bool, int, str, int]:
    """Urgent ones first, then what has gone furthest; what others are to bring comes last."""
    stage = list(Stage).index(entry.moment.stage)
    others = entry.moment.limit == SHARE
    return entry.issue.urgency is not Urgency.URGENT, others, -stage, entry.moment.limit, entry.issue.number


def _post(speech: Speech, chat: int, page: Page[_Entry]) -> Post:
    first = page.entries[0]
    alone = first.issue if len({entry.issue.number for entry in page.entries}) == 1 else None
    leader = _is_for_a_leader(first)
    urgent = any(entry.issue.urgency is Urgency.URGENT for entry in page.entries)
    lines = [*page.lines, *([_how_to_instruct(speech, first.issue, alone=alone is not None)] if leader else [])]
    return Post(
        key=_key(speech, chat, first),
        chat=chat,
        text="\n".join(lines),
        reply_to_key=first.card_key if alone else None,
        issue=alone.number if alone else None,
        place=(Place.LEADER if leader else Place.DESK) if alone else Place.ASIDE,
        priority=Priority.URGENT if urgent else Priority.DESK,
    )


def _key(speech: Speech, chat: int, entry: _Entry) -> str:
    moment, unit = entry.moment, speech.city.roster.unit(entry.moment.unit or "")
    limit = f"{moment.limit}:{unit.code}:{entry.whom}" if unit else moment.limit
    return f"nudge:{chat}:{entry.issue.number}:{limit}:{moment.stage}:{moment.of.timestamp():.0f}"


def _heading(speech: Speech, entry: _Entry) -> Html:
    moment = entry.moment
    key = (FOR_LEADERS if _is_for_a_leader(entry) else AT_DESKS)[moment.limit, moment.stage]
    if entry.whom is Whom.OFFICE and moment.limit == "due" and moment.stage is not Stage.LATE:
        key = "nudge.desk.due.pending"
    if entry.whom is Whom.ASKER:
        key = "nudge.desk.share.late.asker"
    if key == "nudge.desk.due.deputy" and responsible(speech.city, entry.issue) is None:
        key = "nudge.desk.due.supervised"
    if moment.limit == CALL_BACK and entry.issue.by_telephone:
        key = "nudge.desk.call_back.at_once"
    limit = _left(speech, entry) if moment.stage is Stage.YELLOW else ""
    return Html(f"<b>{speech.say.html(key, limit=limit)}</b>")


def _left(speech: Speech, entry: _Entry) -> str:
    ladder = speech.city.rules.ladder(entry.moment.limit, entry.issue.urgency)
    return speech.times.limit(ladder.before[entry.moment.stage])


def _is_for_a_leader(entry: _Entry) -> bool:
    return entry.whom in (Whom.DEPUTY, Whom.MAYOR)


def _line(speech: Speech, entry: _Entry, now: datetime) -> Html:
    issue, number = entry.issue, Html(speech.plain_number(entry.issue.number))
    about = safe(_about(speech, entry))
    own = entry.whom is Whom.UNIT and entry.chat != speech.city.office
    own = own or (entry.whom is Whom.SHARER and _is_at_home(speech, entry))
    name = entry.moment.unit or issue.lead
    unit = safe(named(speech, name)) if name and not own else ""
    return Html(f"{number} {speech.dots(piece for piece in (about, unit, _by_when(speech, entry, now)))}")


def _is_at_home(speech: Speech, entry: _Entry) -> bool:
    """Not at its county's desk, nor at the office."""
    unit = speech.city.roster.unit(entry.moment.unit or "")
    return unit is not None and (entry.chat == unit.chat or entry.chat in unit.handlers)


def _about(speech: Speech, entry: _Entry) -> str:
    """To leaders nothing of what a report says: whoever reports may have named themselves in it."""
    if entry.issue.kind is Kind.REPORT and _is_for_a_leader(entry):
        return speech.say.plain("to_leader.report")
    return titled(speech, entry.issue, WHAT)


def _by_when(speech: Speech, entry: _Entry, now: datetime) -> Html:
    """Of a result that nobody answered, whom to call."""
    if entry.moment.limit == CALL_BACK:
        return speech.dots(safe(piece) for piece in (speech.requester(entry.issue), number_to_call(entry.issue)))
    due = _due(speech, entry, now)
    if due is None:
        return Html()
    limit = speech.say.html(BY_WHEN[entry.moment.limit], when=speech.times.before(due, now))
    return speech.say.html("desk.late", limit=limit) if due.at < now else limit


def _due(speech: Speech, entry: _Entry, now: datetime) -> Due | None:
    if entry.moment.limit != SHARE:
        due: Due | None = getattr(entry.issue, entry.moment.limit)
        return due
    share = entry.issue.share_of(entry.moment.unit)
    return share_due(entry.issue, share, speech.city.rules, now.tzinfo) if share else None


def _how_to_instruct(speech: Speech, issue: Issue, *, alone: bool) -> Html:
    return speech.say.html("nudge.leader.how" if alone else "nudge.leader.how.several", number=_typed(speech, issue))


def _typed(speech: Speech, issue: Issue) -> str:
    return f"{speech.city.prefix}{issue.number}"
