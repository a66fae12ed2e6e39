"""What a city leader is told privately about an issue; a reply of theirs to it is an instruction."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bot.core import events as e
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.issue import Issue
from bot.core.notices import Post
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.words import Kind
from bot.voice.attachments import titled
from bot.voice.desk import desk_priority, limits, units_line
from bot.voice.speech import PARAGRAPH, TITLE, Speech
from bot.voice.text import Html, clip, safe


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


def told_leaders(
    speech: Speech, issue: Issue, history: Sequence[Event], new: Sequence[Event], now: datetime
) -> Iterator[Post]:
    """The leader whose deadline the office extended."""
    for version, event in enumerate(new, start=len(history) - len(new) + 1):
        before = replay(history[: version - 1]) if isinstance(event, e.Extended) else None
        if before is None or before.instruction is None or before.due is None or before.due != before.ordered_due:
            continue
        leader = before.instruction.leader
        if leader.telegram_id != event.by.telegram_id:
            yield to_leader(speech, issue, leader, "extended", version, _extended(before, event, now), now)


def _extended(before: Issue, event: Event, now: datetime) -> Callable[[Speech], Html]:
    def words(speech: Speech) -> Html:
        if before.due is None or not isinstance(event, e.Extended):
            return Html()
        reason = clip(before.extension.reason, PARAGRAPH) if before.extension else ""
        due, when = speech.times.before(before.due, now), speech.times.before(event.due, now)
        return speech.say.html("to_leader.extended", due=due, when=when, reason=reason)

    return words
