"""What a city leader is told privately about an issue; a reply of theirs to it is an instruction."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bot.core import events as e
from bot.core.escalation import told_of_redo
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.notices import Post
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.words import Kind
from bot.voice.attachments import titled
from bot.voice.desk import desk_priority, limits, units_line, who_redoes
from bot.voice.speech import NAME, PARAGRAPH, TITLE, Speech
from bot.voice.text import Html, clip, one_line, safe


def to_leader(
    speech: Speech,
    issue: Issue,
    leader: Person,
    what: str,
    n: int,
    words: Callable[[Speech], Html],
    now: datetime,
) -> Post:
    """`what` happened for the `n`th time, in `words`: number, title, unit and limit stand around them.

    Of a report no title either: whoever reports may have named themselves in it.
    """
    chat = leader.telegram_id
    speech = speech.to(chat)
    title = speech.say.plain("to_leader.report") if issue.kind is Kind.REPORT else titled(speech, issue, TITLE)
    lines = [
        Html(f"{speech.number(issue.number)} {safe(title)}"),
        words(speech),
        speech.dots((units_line(speech, issue), limits(speech, issue, now, signs=False))),
        speech.say.html("to_leader.how"),
    ]
    return Post(
        key=f"leader:{issue.number}:{what}:{n}:{chat}",
        chat=chat,
        text="\n".join(line for line in lines if line),
        issue=issue.number,
        place=Place.LEADER,
        priority=desk_priority(issue),
    )


def which_day(speech: Speech, issue: Issue, leader: Person, words: str, message_id: int, now: datetime) -> Post:
    """Asked back privately: a deadline that can't be read is not guessed. A reply with a date sets it."""

    def asked(speech: Speech) -> Html:
        return speech.say.html("to_leader.which_day", words=one_line(words, NAME))

    return to_leader(speech, issue, leader, "which_day", message_id, asked, now)


def told_leaders(
    speech: Speech, issue: Issue, history: Sequence[Event], new: Sequence[Event], now: datetime
) -> Iterator[Post]:
    """The leader whose deadline the office extended; those whom a redo concerns."""
    for version, event in enumerate(new, start=len(history) - len(new) + 1):
        match event:
            case e.Extended():
                yield from _of_an_extension(speech, replay(history[: version - 1]), issue, event, version, now)
            case e.Redone():
                yield from _of_a_redo(speech, replay(history[:version]), event, version, now)
            case _:
                pass


def _of_an_extension(
    speech: Speech, before: Issue, issue: Issue, event: e.Extended, version: int, now: datetime
) -> Iterator[Post]:
    if before.instruction is None or before.due is None or before.due != before.ordered_due:
        return
    leader, due, extension = before.instruction.leader, before.due, before.extension

    def words(speech: Speech) -> Html:
        reason = clip(extension.reason, PARAGRAPH) if extension else ""
        was, when = speech.times.before(due, now), speech.times.before(event.due, now)
        return speech.say.html("to_leader.extended", due=was, when=when, reason=reason)

    if leader.telegram_id != event.by.telegram_id:
        yield to_leader(speech, issue, leader, "extended", version, words, now)


def _of_a_redo(speech: Speech, issue: Issue, event: e.Redone, version: int, now: datetime) -> Iterator[Post]:
    def words(speech: Speech) -> Html:
        is_secret = issue.kind is Kind.REPORT
        reason = speech.say.plain("to_leader.at_the_office") if is_secret else clip(event.reason, PARAGRAPH)
        who = who_redoes(speech, heard=event.heard)
        if issue.redone > 1:
            return speech.say.html("to_leader.redone.again", who=who, times=issue.redone, reason=reason)
        return speech.say.html("to_leader.redone", who=who, reason=reason)

    for leader in told_of_redo(speech.city, issue):
        yield to_leader(speech, issue, leader, "redone", version, words, now)
