"""What the bot answers to somebody who spoke or pressed: prompts, previews, hints, refusals."""

from collections.abc import Callable
from dataclasses import replace

from bot.core.issue import Issue
from bot.core.messages import Press, Said
from bot.core.notices import Answer, Button, Keyboard, Post, Priority
from bot.core.people import Person
from bot.core.presses import Verb
from bot.core.readings import Hint, Place, prompt_for
from bot.core.refusals import Refusal, Why
from bot.core.triage import Verdict
from bot.core.words import ENDED, Action, Role
from bot.voice.gathered import candidate_line
from bot.voice.office import reasons
from bot.voice.speech import ANSWER, BODY, LINE, PARAGRAPH, Speech, home, is_public
from bot.voice.text import Html, clip, one_line, units

#: Telegram's limit for the answer to a pressed button.
POP_UP = 200


def pop_up(speech: Speech, callback_id: str, key: str, **values: object) -> Answer:
    return Answer(callback_id, clip(speech.say.plain(key, **values), POP_UP), alert=True)


def toast(speech: Speech, callback_id: str, key: str, **values: object) -> Answer:
    """A short word that passes by itself."""
    return Answer(callback_id, clip(speech.say.plain(key, **values), POP_UP))


def reply(speech: Speech, said: Said, text: str) -> Post:
    """An answer right below what somebody said."""
    chat = said.chat.telegram_id
    return Post(
        key=f"reply:{chat}:{said.message_id}", chat=chat, text=text, reply_to=said.message_id, place=Place.ASIDE
    )


def whisper(speech: Speech, said: Said, text: str, instead: str = "") -> Post:
    """For the speaker's eyes; where Telegram can't do that, everybody reads `instead`, or the text itself."""
    below = reply(speech, said, text)
    unseen = said.chat.private or said.sender.anonymous
    return below if unseen else replace(below, only_for=said.sender.telegram_id, instead=instead)


def once(below: Post, said: Said) -> Post:
    """Told to an identity once in a chat: a post that stands there unchanged is not sent again."""
    return replace(below, key=f"faceless:{said.chat.telegram_id}:{said.sender.telegram_id}")


def about(speech: Speech, said: Said, issue: Issue, words: Callable[[Speech], str]) -> Post | None:
    """An answer about an issue; of one that is not public the group reads nothing, and a colleague learns nothing."""
    if said.chat.private or is_public(issue):
        return whisper(speech, said, words(speech))
    chat, reply_to = home(issue)
    if said.sender.telegram_id != chat:
        return None
    return replace(reply(speech, said, words(speech.to(chat))), chat=chat, reply_to=reply_to)


# ── refusals ──────────────────────────────────────────────────────────────

_WHOSE = {
    Action.CONFIRM: "confirm",
    Action.REDO: "redo",
    Action.ADD: "requester",
    Action.WITHDRAW: "withdraw",
    Action.INSTRUCT: "leader",
    Action.SIGN: "lead",
    Action.RETURN: "lead",
    Action.HANDLE: "lead",
    Action.PROGRESS: "unit",
    Action.NOTE: "unit",
}


def refusal(speech: Speech, refused: Refusal) -> str:
    """Why not, and what this person can do now. Plain text, at most a pop-up long."""
    say = speech.say
    status = say.plain(f"status.{refused.status}") if refused.status else ""
    action = say.plain(f"action.{refused.action}")
    match refused.why:
        case Why.NOT_ALLOWED:
            return say.plain(f"refusal.not_allowed.{_WHOSE.get(refused.action, 'office')}")
        case Why.ALREADY if refused.action is Action.CLASSIFY:
            return say.plain("refusal.already.private")
        case Why.ALREADY:
            return say.plain("refusal.already", status=status)
        case Why.NOT_NOW:
            ended = refused.status in ENDED
            why = say.plain("refusal.not_now.ended" if ended else "refusal.not_now", status=status, action=action)
            between = "" if why.endswith("。") else " "
            return clip(between.join((why, _possible(speech, refused))).strip(), POP_UP)
        case Why.TOO_LATE | Why.NO_TEXT | Why.NOT_SPLIT:
            return say.plain(f"refusal.{refused.why}")


#: Possible nearly always: to say so helps nobody.
_UNSAID = (Action.NOTE, Action.SPLIT, Action.CLASSIFY, Action.WITHDRAW)


def _possible(speech: Speech, refused: Refusal) -> str:
    actions = speech.join(speech.say.plain(f"action.{action}") for action in refused.possible if action not in _UNSAID)
    return speech.say.plain("refusal.possible", actions=actions) if actions else ""


def refused_press(speech: Speech, callback_id: str, refused: Refusal) -> Answer:
    return Answer(callback_id, clip(refusal(speech, refused), POP_UP), alert=True)


def no_issue(speech: Speech) -> str:
    return speech.say.html("refusal.no_issue")


def contradiction(speech: Speech, replied: int, named: int) -> str:
    return speech.say.html("refusal.contradicts", replied=speech.number(replied), named=speech.number(named))


def no_unit(speech: Speech) -> str:
    example = next((unit.name for unit in speech.city.roster.units), "")
    return speech.say.html("refusal.no_unit", example=example)


def unnoted(speech: Speech, number: int) -> str:
    return speech.say.html("refusal.unnoted", number=speech.number(number))


def no_door(speech: Speech, action: Action) -> str:
    return speech.say.html("refusal.no_door", action=speech.say.plain(f"action.{action}"))


#: UTF-16 units of what the requester is shown of it.
_MOST = {Action.HANDLE: ANSWER, Action.ASK: ANSWER, Action.DECLINE: PARAGRAPH, Action.PROGRESS: PARAGRAPH}


def too_long(speech: Speech, action: Action, text: str) -> str | None:
    """That nobody would be shown the end of it; None where it fits."""
    length, most = units(text), _MOST.get(action)
    return speech.say.html("refusal.too_long", length=length, most=most) if most and length > most else None


# ── prompts and previews ──────────────────────────────────────────────────


def prompt(speech: Speech, issue: Issue, action: Action, person: Person, chat: int, key: str) -> Post:
    """Asks the person who pressed for the text; the reply box opens for them alone."""
    speech = speech.to(chat)
    text = speech.say.html(f"prompt.{action}", who=speech.mention(person), number=speech.number(issue.number))
    return Post(
        key=f"prompt:{key}",
        chat=chat,
        text=text,
        ask_reply=speech.say.plain("prompt.hint"),
        issue=issue.number,
        place=prompt_for(action),
        priority=Priority.ANSWER,
    )


def preview_key(draft: int) -> str:
    return f"draft:{draft}"


def preview(speech: Speech, number: int, draft: int, answer: str, chat: int, reply_to: int | None) -> Post:
    verbs = {"button.publish": Verb.PUBLISH, "button.rewrite": Verb.REWRITE, "button.cancel": Verb.CANCEL}
    row = tuple(Button(speech.to(chat).say.plain(label), Press(verb, draft)) for label, verb in verbs.items())
    return _draft(speech, "preview.open", number, draft, answer, chat, reply_to, (row,))


def settled_preview(speech: Speech, state: str, number: int, draft: int, answer: str, chat: int) -> Post:
    """What became of the draft: published, cancelled, rewritten or overtaken by another one."""
    return _draft(speech, f"preview.{state}", number, draft, answer, chat, None, ())


def _draft(
    speech: Speech,
    sentence: str,
    number: int,
    draft: int,
    answer: str,
    chat: int,
    reply_to: int | None,
    buttons: Keyboard,
) -> Post:
    speech = speech.to(chat)
    return Post(
        key=preview_key(draft),
        chat=chat,
        text=speech.say.html(sentence, number=speech.number(number), answer=clip(answer, ANSWER)),
        buttons=buttons,
        reply_to=reply_to,
        issue=number,
        place=Place.DESK,
        priority=Priority.ANSWER,
    )


# ── candidates ────────────────────────────────────────────────────────────


_CANDIDATE = "candidate:"


def candidate_key(kept: int) -> str:
    return f"{_CANDIDATE}{kept}"


def candidate_of(key: str) -> int | None:
    """The candidate whose card has that key."""
    return int(key.removeprefix(_CANDIDATE)) if key.startswith(_CANDIDATE) else None


def candidate(speech: Speech, kept: int, said: Said, person: Person, verdict: Verdict, chat: int) -> Post:
    """To the office, quietly; or to the speaker, who wrote privately."""
    speech, own = speech.to(chat), chat == said.sender.telegram_id
    say = speech.say
    lines = [
        say.html("candidate.yours", text=clip(said.text, BODY))
        if own
        else say.html("candidate", who=speech.enterprise_person(person), text=clip(said.text, BODY))
    ]
    if verdict.reasons and not own:
        lines.append(say.html("candidate.reasons", reasons=reasons(speech, verdict.reasons)))
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
        line=candidate_line(speech, person, said.text),
    )


def settled_candidate(speech: Speech, kept: int, said: Said, person: Person, chat: int, issue: int | None) -> Post:
    speech = speech.to(chat)
    who, text = speech.enterprise_person(person), clip(said.text, BODY)
    if issue is None:
        line = speech.say.html("candidate.ignored", who=who, text=text)
    else:
        line = speech.say.html("candidate.registered", who=who, text=text, number=speech.number(issue))
    return Post(key=candidate_key(kept), chat=chat, text=line, issue=issue, place=Place.ASIDE, priority=Priority.ANSWER)


# ── hints ─────────────────────────────────────────────────────────────────


def hint(speech: Speech, which: Hint, person: Person) -> str:
    match which:
        case Hint.START:
            return start(speech, person)
        case Hint.TALK:
            return speech.say.html("private.talk")
        case _:
            return speech.say.html(f"hint.{which}")


def registered(speech: Speech, number: int) -> Html:
    return speech.say.html("pop.candidate.registered", number=speech.number(number))


def registered_before(speech: Speech, said: Said, officer: Person, number: int) -> Post:
    """To the office: what the officer called for in the group stands already."""
    speech = speech.to(speech.city.office)
    text = speech.say.html("registered.before", who=speech.mention(officer), number=speech.number(number))
    below = reply(speech, said, text)
    return replace(below, chat=speech.city.office, reply_to=None)


def start(speech: Speech, person: Person) -> Html:
    """Who I am and what to do, in five lines, for what this person is."""
    roles = (Role.LEADER, Role.OFFICER, Role.HANDLER)
    role = next((role for role in roles if person.has(role)), Role.REQUESTER)
    return speech.say.html(
        f"start.{role}", name=speech.person(person), city=speech.city.name, unit=one_line(person.unit or "", LINE)
    )
