"""New messages to the requester: only at milestones, and never more than five about an issue in a group."""

from dataclasses import replace

from bot.core import events as e
from bot.core.events import Event
from bot.core.evolve import replay
from bot.core.notices import Post
from bot.core.nudges import CALL_BACK
from bot.core.words import Stage, Status
from bot.voice.asking import is_partly_answered, question, still_missing
from bot.voice.cards import private_chat, told_key
from bot.voice.followers import alone_again, joined
from bot.voice.results import (
    ask_again,
    called_back,
    closed,
    lapsed,
    merged,
    redone,
    result,
    result_again,
    settled,
    unmerged,
)
from bot.voice.speech import PARAGRAPH, is_public
from bot.voice.taken_back import taken_back
from bot.voice.telling import Telling, at_home, post
from bot.voice.text import Html, clip
from bot.voice.veils import veils


def milestone(telling: Telling, event: Event) -> list[Post]:
    """What the requester is told of `event`: new messages, or older ones that change when five are spent."""
    telling = at_home(telling)
    match event:
        case e.Dispatched() if telling.count(e.Dispatched) == 1:
            return _dispatched(telling)
        case e.Added() | e.Rewritten() | e.Resumed():
            return [*_promised_anew(telling), *_after_question(telling, event)]
        case e.Returned():
            return _arranged_anew(telling)
        case e.Dispatched() | e.Instructed() | e.Extended() | e.Recounted():
            return _promised_anew(telling)
        case e.Asked():
            return _question(telling, event)
        case e.Handled():
            return [result(telling)]
        case e.Redone():
            return [*redone(telling, event), *_redo(telling)]
        case e.Confirmed():
            return [*settled(telling, "milestone.result.rated"), *closed(telling, "milestone.closed")]
        case e.CalledBack():
            return called_back(telling, event)
        case e.Nudged(limit=limit, stages=stages) if limit == CALL_BACK and Stage.ASK_AGAIN in stages:
            return ask_again(telling)
        case e.Lapsed():
            return lapsed(telling)
        case e.Declined():
            return _declined(telling, event)
        case e.Withdrawn():
            over = settled(telling, "milestone.result.withdrawn") if telling.issue.handled_at else []
            return [*over, *taken_back(telling.speech, telling.issue, event)]
        case e.Merged():
            return [*merged(telling, event.into), *joined(telling, event)]
        case e.Undone():
            return [*alone_again(telling), *unmerged(telling)]
        case e.Classified():
            return [*veils(telling.speech, telling.issue, telling.keys), *result_again(telling)]
        case _:
            return []


def _dispatched(telling: Telling) -> list[Post]:
    issue, speech = telling.issue, telling.speech
    if issue.due is None or not telling.room_for(reserve=1):
        return []
    text = speech.say.html(
        "milestone.dispatched",
        number=speech.number(issue.number),
        units=speech.join(issue.in_charge),
        when=speech.times.before(issue.due, telling.now),
    )
    return [post(telling, told_key(issue, "dispatched"), text)]


def _promised_anew(telling: Telling) -> list[Post]:
    """What was promised last, corrected where it stands: another unit has it, or it is due at another time."""
    before, issue, speech = replay(telling.history[:-1]), telling.issue, telling.speech
    if issue.due is None or (issue.in_charge, issue.due) == (before.in_charge, before.due):
        return []
    text = speech.say.html(
        _promise(telling),
        number=speech.number(issue.number),
        units=speech.join(issue.in_charge),
        when=speech.times.before(issue.due, telling.now),
    )
    return [post(telling, key, text) for key in _last_promise(telling)]


def _arranged_anew(telling: Telling) -> list[Post]:
    """The unit that is named there no longer has it, and who will is not known yet."""
    speech, issue = telling.speech, telling.issue
    text = speech.say.html("milestone.returned", number=speech.number(issue.number))
    return [post(telling, key, text) for key in _last_promise(telling)]


def _last_promise(telling: Telling) -> list[str]:
    """The key of the post that said last who has it, where there is one."""
    issue = telling.issue
    promises = [told_key(issue, "dispatched"), told_key(issue, "redo", issue.redone)]
    return [key for key in promises if key in telling.keys][-1:]


def _promise(telling: Telling) -> str:
    leads = [event.lead for event in telling.history if isinstance(event, e.Dispatched)]
    if leads[:1] != [telling.issue.lead]:
        return "milestone.redispatched"
    return "milestone.redo" if telling.issue.redone else "milestone.dispatched"


def _question(telling: Telling, event: e.Asked) -> list[Post]:
    """Past the fifth message the card alone shows the question."""
    if not telling.room_for(reserve=1):
        return []
    put = _list if len(event.items) > 1 else post
    return [put(telling, _question_key(telling), question(telling.speech, telling.issue, event))]


def _list(telling: Telling, key: str, text: Html) -> Post:
    """In the group with the way to the private chat: not everybody should read a telephone number or a contract."""
    if not is_public(telling.issue):
        return post(telling, key, text)
    privately = telling.speech.say.html("milestone.question.privately")
    buttons = ((private_chat(telling.speech, telling.issue),),)
    return post(telling, key, Html(f"{text}\n{privately}"), buttons=buttons)


def _question_key(telling: Telling) -> str:
    return told_key(telling.issue, "question", telling.count(e.Asked))


def _after_question(telling: Telling, event: e.Added | e.Rewritten | e.Resumed) -> list[Post]:
    """What has come and what has not; in the group only where the question stands, as each message there is counted."""
    before, issue = replay(telling.history[:-1]), telling.issue
    if before.status is not Status.WAITING or (isinstance(event, e.Added) and event.part.of is not None):
        return []
    if isinstance(event, e.Resumed):
        return _settled_question(telling, "milestone.question.resumed")
    if issue.missing:
        return _still_missing(telling, event) if issue.missing != before.missing else []
    return _settled_question(telling, "milestone.question.answered") if is_partly_answered(before) else []


def _still_missing(telling: Telling, event: e.Added | e.Rewritten) -> list[Post]:
    """Privately it is a new message: nobody else has to read it."""
    issue, key = telling.issue, _question_key(telling)
    if not is_public(issue):
        return [post(telling, told_key(issue, "missing", len(telling.history)), still_missing(telling.speech, issue))]
    in_place = replace(_list(telling, key, still_missing(telling.speech, issue)), edit_only=True)
    return [*([in_place] if key in telling.keys else []), *_missing_elsewhere(telling, event)]


def _missing_elsewhere(telling: Telling, event: e.Added | e.Rewritten) -> list[Post]:
    """Whoever answers to the bot alone what it asked in the group, reads there what is missing."""
    issue = telling.issue
    if not isinstance(event, e.Added) or not issue.said_privately(event.part):
        return []
    chat = event.part.chat or issue.chat
    there = replace(telling, speech=telling.speech.to(chat))
    below = post(there, f"missing_here:{issue.number}:{len(telling.history)}", still_missing(there.speech, issue))
    return [replace(below, chat=chat, reply_to=event.part.message_id)]


def _settled_question(telling: Telling, sentence: str) -> list[Post]:
    """The last thing that was asked of them, put at rest where it stands."""
    speech, issue = telling.speech, telling.issue
    text = speech.say.html(sentence, number=speech.number(issue.number), who=speech.handled_by(issue))
    asked = told_key(issue, "missing") + ":"
    told = sorted((key for key in telling.keys if key.startswith(asked)), key=lambda key: int(key.rsplit(":", 1)[1]))
    last = [key for key in (_question_key(telling), *told) if key in telling.keys][-1:]
    return [replace(post(telling, key, text), edit_only=True) for key in last]


def _redo(telling: Telling) -> list[Post]:
    issue, speech = telling.issue, telling.speech
    if not telling.room_for(reserve=1):
        return []
    number = speech.number(issue.number)
    if issue.status is Status.ACCEPTED and issue.dispatch_by:
        when = speech.times.before(issue.dispatch_by, telling.now)
        text = speech.say.html("milestone.redo.office", number=number, when=when)
    elif issue.due:
        when = speech.times.before(issue.due, telling.now)
        text = speech.say.html("milestone.redo", number=number, units=speech.join(issue.in_charge), when=when)
    else:
        return []
    return [post(telling, told_key(issue, "redo", issue.redone), text)]


def _declined(telling: Telling, event: e.Declined) -> list[Post]:
    speech, issue = telling.speech, telling.issue
    if not telling.room_for(reserve=0):
        return []
    reason = clip(event.reason, PARAGRAPH)
    text = speech.say.html("milestone.declined", number=speech.number(issue.number), reason=reason)
    return [post(telling, told_key(issue, "closed"), text)]
