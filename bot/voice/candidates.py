"""A message that may be an appeal, shown to whoever decides on it."""

from dataclasses import replace

from bot.core.addressing import bare
from bot.core.issue import Issue
from bot.core.messages import Press, Said
from bot.core.notices import Button, Post, Priority
from bot.core.people import Person
from bot.core.presses import Verb
from bot.core.readings import Place
from bot.core.triage import Verdict
from bot.core.words import Kind
from bot.voice.gathered import candidate_line
from bot.voice.office import reasons
from bot.voice.replies import reply
from bot.voice.speech import BODY, Speech
from bot.voice.text import Html, clip

_CANDIDATE = "candidate:"


def candidate_key(kept: int) -> str:
    return f"{_CANDIDATE}{kept}"


def candidate_of(key: str) -> int | None:
    """The candidate whose card has that key."""
    return int(key.removeprefix(_CANDIDATE)) if key.startswith(_CANDIDATE) else None


def candidate(
    speech: Speech,
    kept: int,
    said: Said,
    person: Person,
    verdict: Verdict,
    chat: int,
    ended: Issue | None = None,
) -> Post:
    """To the office, quietly; or to the speaker, who wrote privately. `ended`: the issue that it replies to."""
    speech, own = speech.to(chat), chat == said.sender.telegram_id
    say = speech.say
    lines = [
        _of_its_author(speech, said, verdict)
        if own
        else say.html("candidate", who=speech.enterprise_person(person), text=clip(bare(said), BODY))
    ]
    if ended and not own:
        number, status = speech.number(ended.number), speech.status(ended)
        lines.append(say.html("candidate.ended", number=number, status=status))
    if verdict.reasons and not own:
        lines.append(say.html("desk.reasons", reasons=reasons(speech, verdict.reasons)))
    row = tuple(
        Button(say.plain(label), Press(verb, kept))
        for label, verb in {"button.register": Verb.REGISTER, "button.ignore": Verb.IGNORE}.items()
    )
    return Post(
        key=candidate_key(kept),
        chat=chat,
        text="\n".join(lines),
        buttons=(row,),
        place=Place.ASIDE,
        quiet=not own,
        line=candidate_line(speech, person, bare(said)),
    )


def _of_its_author(speech: Speech, said: Said, verdict: Verdict) -> Html:
    if not said.text:
        return speech.say.html("candidate.yours.spoken")
    ask = "candidate.yours.report" if verdict.kind is Kind.REPORT else "candidate.yours"
    return speech.say.html(ask, text=clip(bare(said), BODY))


def settled_candidate(speech: Speech, kept: int, said: Said, person: Person, chat: int, issue: int | None) -> Post:
    speech = speech.to(chat)
    who, text = speech.enterprise_person(person), clip(bare(said), BODY)
    if issue is None:
        line = speech.say.html("candidate.ignored", who=who, text=text)
    else:
        line = speech.say.html("candidate.registered", who=who, text=text, number=speech.number(issue))
    return Post(key=candidate_key(kept), chat=chat, text=line, issue=issue, place=Place.ASIDE, priority=Priority.ANSWER)


def registered(speech: Speech, number: int) -> Html:
    return speech.say.html("pop.candidate.registered", number=speech.number(number))


def registered_before(speech: Speech, said: Said, officer: Person, number: int) -> Post:
    """To the office: what the officer called for in the group stands already."""
    speech = speech.to(speech.city.office)
    text = speech.say.html("registered.before", who=speech.mention(officer), number=speech.number(number))
    below = reply(said, text)
    return replace(below, chat=speech.city.office, reply_to=None)
