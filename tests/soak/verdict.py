"""What is true in the end: nothing lost, nothing done twice, and what was said twice though nobody answered for it."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import text

from bot.core.events import Accepted, Event, IssueOpened
from bot.core.evolve import evolve
from bot.core.issue import Issue
from bot.rehearsal.chats import Chat
from storage.engine import Engine, open_engine
from storage.work import Work
from tests.soak.gateway import Effect
from tests.soak.trial import Trial, number_of

#: Seconds: what Telegram did so shortly before or after a kill could not be noted.
NOT_NOTED = 2.0

#: An answer to a press comes too late as soon as a minute has passed: those are not counted.
BURIED = "SELECT count(*) FROM outbox WHERE state = 'buried' AND kind <> 'Answer'"
ASIDE = "SELECT count(*) FROM inbox WHERE state = 'aside'"


@dataclass(frozen=True, slots=True)
class Verdict:
    said: int
    appeals: int
    issues: int
    lost: int  # appeals without an issue, presses without effect, issues that are not the sum of their journal
    doubled: int  # issues that came of the same message, presses that counted twice
    cards_missing: int
    messages: int  # new ones, of the bot
    repeated: int  # of these, known to nobody: said a second time
    unexplained: int  # of these, though Telegram had answered, and the bot lived on
    buried: int
    aside: int
    log: Mapping[str, int]  # warnings and errors by action
    may_lose: bool

    @property
    def is_good(self) -> bool:
        bad = self.doubled or self.buried or self.aside
        return not (bad or (not self.may_lose and (self.lost or self.cards_missing or self.unexplained)))


async def judge(trial: Trial) -> Verdict:
    engine = open_engine(trial.shop.storage)
    try:
        return await _judge(trial, engine)
    finally:
        await engine.dispose()


async def _judge(trial: Trial, engine: Engine) -> Verdict:
    async with Work(engine) as work:
        issues = await work.issues.all()
        journals = {issue.number: await work.journal.of(issue.number) for issue in issues}
    async with engine.begin() as connection:
        stands = (await connection.execute(text("SELECT chat_id, message_id FROM messages"))).all()
        buried = (await connection.execute(text(BURIED))).scalar_one()
        aside = (await connection.execute(text(ASIDE))).scalar_one()
    opened = Counter((issue.chat, issue.message_id) for issue in issues)
    texts = {(issue.chat, issue.message_id): issue.text for issue in issues}
    accepted = {number: _times(journals.get(number, ()), Accepted) for number in trial.pressed}
    known = {(row.chat_id, row.message_id) for row in stands}
    orphans = [one for one in _posts(trial) if one not in known]
    return Verdict(
        said=trial.said,
        appeals=len(trial.appeals),
        issues=len(issues),
        lost=sum(texts.get(place) != words for place, words in trial.appeals.items())
        + sum(times == 0 for times in accepted.values())
        + sum(not _is_its_journal(issue, journals[issue.number]) for issue in issues),
        doubled=sum(opened.values()) - len(opened) + sum(max(0, times - 1) for times in accepted.values()),
        cards_missing=_missing(trial.groups, issues) + _missing([trial.office], issues),
        messages=len(_posts(trial)),
        repeated=len(orphans),
        unexplained=sum(not _explained(trial, chat, number) for chat, number in orphans),
        buried=buried,
        aside=aside,
        log=_warnings(trial.log()),
        may_lose=trial.may_lose,
    )


def _times(events: Sequence[Event], kind: type[Event]) -> int:
    return sum(isinstance(event, kind) for event in events)


def _is_its_journal(issue: Issue, events: Sequence[Event]) -> bool:
    replayed: Issue | None = None
    for event in events:
        replayed = evolve(replayed, event)
    return replayed == issue and _times(events, IssueOpened) == 1


def _posts(trial: Trial) -> list[tuple[int, int]]:
    """Chat and id of all that the bot ever said."""
    town = trial.shop.town
    return [
        (message.chat, message.id)
        for chat in town.chats.values()
        if chat.upgraded_to is None  # where a chat moved from, nothing can be known any more
        for message in chat.messages
        if message.sender == town.bot and not message.service and not message.deleted
    ]


def _missing(chats: Sequence[Chat], issues: Sequence[Issue]) -> int:
    """Issues whose card nobody sees there."""
    there = {number_of(message) for chat in chats for message in chat.visible() if message.sender.is_bot}
    return sum(issue.number not in there for issue in issues)


def _explained(trial: Trial, chat: int, number: int) -> bool:
    """Telegram's answer never came, or the bot was killed before it could note it."""
    effect = next((one for one in trial.gateway.effects if one.chat == chat and number in one.messages), None)
    return effect is None or not effect.answered or _died_soon(trial, effect)


def _died_soon(trial: Trial, effect: Effect) -> bool:
    """A call that was on its way when the bot was killed takes effect a little later."""
    return any(abs(life.until - effect.at) < NOT_NOTED for life in trial.kills)


def _warnings(log: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in log.splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            found["no JSON"] += 1
            continue
        if record.get("level") not in ("info", "debug"):
            found[f"{record.get('level')} {record.get('action')}"] += 1
            found["traceback"] += "exception" in record
    return +found
