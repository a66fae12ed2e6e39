"""The office's card: who, what, why triage thinks so, who has it, what happened, and what can be done now."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.events import Event
from bot.core.issue import Issue
from bot.core.notices import Keyboard, Post
from bot.core.readings import Place
from bot.core.triage import Reason
from bot.core.words import ENDED, WITH_UNIT, Action, Kind, Status
from bot.voice.asking import awaited
from bot.voice.attachments import attachments
from bot.voice.behalf import contact, entry
from bot.voice.call_backs import unheard
from bot.voice.desk import (
    answer,
    complained_of,
    desk_priority,
    head,
    keyboard,
    limits,
    origin,
    quote,
    units_line,
    where,
)
from bot.voice.gathered import desk_line
from bot.voice.gone import gone
from bot.voice.history import HISTORY, history_lines
from bot.voice.leader_days import on_leaders_day
from bot.voice.merging import alike, followers, merge_rows, undo_row, went_into
from bot.voice.pending import asked_for, given_back
from bot.voice.shares import all_shares, share_lines
from bot.voice.speech import NAME, Speech
from bot.voice.text import Html, one_line, safe

_OFFICE_BUTTONS = (
    Action.ACCEPT,
    Action.DISPATCH,
    Action.ASK,
    Action.RESUME,
    Action.DECLINE,
    Action.HANDLE,
    Action.REMIND,
    Action.SUPERVISE,
    Action.CALL_BACK,
    Action.REDO,
    Action.SPLIT,
    Action.CLASSIFY,
    Action.IDENTIFY,
)


def office_key(number: int) -> str:
    return f"office:{number}"


def office_card(speech: Speech, issue: Issue, history: Sequence[Event], now: datetime) -> Post:
    speech = speech.to(speech.city.office)
    return Post(
        key=office_key(issue.number),
        chat=speech.city.office,
        text="\n".join(line for line in _office_lines(speech, issue, history, now) if line),
        buttons=office_buttons(speech, issue, now),
        issue=issue.number,
        place=Place.DESK,
        priority=desk_priority(issue),
        line=desk_line(speech, issue, speech.requester(issue)),
    )


def _office_lines(speech: Speech, issue: Issue, history: Sequence[Event], now: datetime) -> list[Html]:
    """The more units share in it, the less of the history: one screen."""
    most = max(2, HISTORY - len(issue.shares))
    return [*office_facts(speech, issue, now), *history_lines(speech, history, now, most)]


def office_facts(speech: Speech, issue: Issue, now: datetime) -> list[Html]:
    """All but what happened."""
    return [
        head(speech, issue),
        Html(safe(speech.requester(issue))),
        contact(speech, issue),
        *followers(speech, issue, at_office=True),
        went_into(speech, issue),
        *alike(speech, issue),
        _where(speech, issue),
        on_leaders_day(speech, issue),
        origin(speech, issue),
        quote(speech, issue),
        attachments(speech, issue),
        _reasons(speech, issue),
        _likely(speech, issue),
        units_line(speech, issue),
        gone(speech, issue),
        limits(speech, issue, now),
        *share_lines(speech, issue, all_shares(issue), now),
        given_back(speech, issue),
        *asked_for(speech, issue, now),
        awaited(speech, issue),
        answer(speech, issue),
        unheard(speech, issue),
    ]


def _where(speech: Speech, issue: Issue) -> Html:
    """Of what was typed in, by whom as well; that a report is one is said besides."""
    lines = (entry(speech, issue), where(speech, issue) if not issue.entered_by or issue.kind is Kind.REPORT else "")
    return Html("\n".join(line for line in lines if line))


def _reasons(speech: Speech, issue: Issue) -> Html:
    if not issue.reasons or issue.status not in (Status.RECEIVED, Status.ACCEPTED):
        return Html()
    return speech.say.html("desk.reasons", reasons=reasons(speech, issue.reasons))


def reasons(speech: Speech, given: Sequence[Reason]) -> str:
    """说到难处「停电」、请求帮助「帮忙」."""
    say = speech.say
    parts = [
        say.plain("reason", cue=say.plain(f"cue.{reason.cue}"), words=one_line(" ".join(reason.words), NAME))
        for reason in given
        if reason.words
    ]
    return speech.join(parts)


def _likely(speech: Speech, issue: Issue) -> Html:
    about = complained_of(speech, issue)
    likely = [unit for unit in issue.likely_units if unit not in about and issue.kind is not Kind.REPORT]
    if issue.lead or issue.status in ENDED:
        return Html()
    pieces = [speech.say.html("desk.about", units=speech.join(about))] if about else []
    pieces += [speech.say.html("desk.likely", units=speech.join(likely[:3]))] if likely else []
    return Html("\n".join(pieces))


def office_buttons(speech: Speech, issue: Issue, now: datetime) -> Keyboard:
    """督办 may be said at any time; its button comes once there is somebody to watch."""
    leaves = () if issue.status in WITH_UNIT else (Action.SUPERVISE,)
    rows = keyboard(speech, issue, tuple(action for action in _OFFICE_BUTTONS if action not in leaves))
    return (*merge_rows(speech, issue), *rows, *undo_row(speech, issue, now))
