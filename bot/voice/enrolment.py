"""Invitations, what comes of opening one, and that somebody left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.enrolment import Clash
from bot.core.inviting import Unclear, Unsure
from bot.core.messages import Press, Said, Sender
from bot.core.notices import Button, Keyboard, Post
from bot.core.people import Person, Unit
from bot.core.presses import STAYS, Verb
from bot.core.readings import Place
from bot.core.register import Entry
from bot.core.words import Role
from bot.voice.replies import reply
from bot.voice.speech import LINE, NAME, Speech
from bot.voice.text import Html, one_line

#: Of several roles the rarest first.
_ROLES = (Role.LEADER, Role.OFFICER, Role.HANDLER, Role.REQUESTER, Role.ADMIN)
#: So many namesakes are offered.
MOST = 8


def capacity(speech: Speech, one: Entry) -> str:
    """副市长, 市金融办联络员, 恒信食品: as what they stand in the book."""
    roles = [role for role in _ROLES if role in one.roles]
    return speech.join(_role(speech, one, role) for role in roles) or speech.say.plain("capacity.none")


def _role(speech: Speech, one: Entry, role: Role) -> str:
    if role is Role.LEADER and one.title:
        return one_line(one.title, NAME)
    if role is Role.HANDLER and one.unit:
        return speech.say.plain("capacity.liaison", unit=one_line(one.unit, NAME))
    if role is Role.REQUESTER and one.enterprise:
        return one_line(one.enterprise, NAME)
    return speech.say.plain(f"capacity.{role}")


def name_of(one: Entry) -> str:
    return one_line(one.name, NAME)


def _who(speech: Speech, one: Entry) -> str:
    return speech.say.plain("capacity.who", name=name_of(one), capacity=capacity(speech, one))


# ── inviting ──────────────────────────────────────────────────────────────


def invitation(speech: Speech, one: Entry, link: str, until: datetime) -> Html:
    """May be forwarded as it is; of somebody who has enrolled it is for another account of theirs."""
    key = "invite.link" if one.telegram_id is None else "invite.enrolled"
    values = {"name": name_of(one), "capacity": capacity(speech, one), "link": link}
    return speech.say.html(key, until=_day(speech, until), **values)


def unit_invitation(speech: Speech, unit: Unit, link: str, until: datetime) -> Html:
    return speech.say.html("invite.unit", unit=one_line(unit.name, NAME), link=link, until=_day(speech, until))


def _day(speech: Speech, until: datetime) -> str:
    return speech.times.day(until.astimezone(speech.city.zone).date())


def unclear(speech: Speech, why: Unclear) -> Html:
    say = speech.say
    name, words = one_line(why.name, NAME), one_line(why.words, NAME)
    example = next((unit.name for unit in speech.city.roster.units), "")
    lines = [say.html(f"invite.{why.why}", name=name, words=words, example=one_line(example, NAME))]
    lines += [say.html("invite.near", names=speech.join(why.near))] if why.near else []
    lines += [say.html("invite.founds", name=name, words=words)] if why.why is Unsure.NO_SUCH_POST else []
    return Html("\n".join(lines))


def which(speech: Speech, said: Said, people: Sequence[Entry], kept: int, *, may_be_new: bool) -> Post:
    """Which of the namesakes, by button; `kept`: the words that were said."""
    say = speech.say
    rows = [_choice(speech, one, Press(Verb.INVITE, kept, (str(one.number),))) for one in people[:MOST]]
    if may_be_new:
        rows.append((Button(say.plain("button.somebody_else"), Press(Verb.INVITE, kept, ("0",))),))
    question = "invite.same" if may_be_new else "invite.which"
    text = say.html(question, name=name_of(people[0]), count=len(people))
    return replace(reply(said, text), buttons=tuple(rows))


def _choice(speech: Speech, one: Entry, press: Press) -> tuple[Button, ...]:
    return (Button(one_line(_who(speech, one), LINE), press),)


# ── enrolling ─────────────────────────────────────────────────────────────


def welcome(speech: Speech, one: Entry, help_text: str) -> Html:
    """That it worked, and what they can do."""
    hello = speech.say.html("enrol.welcome", name=name_of(one), capacity=capacity(speech, one))
    return Html(f"{hello}\n\n{help_text}")


def enrolled(speech: Speech, one: Entry, account: Sender, *, moved: bool, which: str) -> Post:
    """To the office, quietly; the account as Telegram shows it: the name in the book is what the link promised."""
    key = "enrol.told.moved" if moved else "enrol.told"
    speech = speech.to(speech.city.office)
    post = _line(speech, f"enrolled:{which}", key, who=_who(speech, one), account=_account(speech, account))
    press = Press(Verb.NOT_THEM, one.number, (str(account.telegram_id),))
    return replace(post, buttons=((Button(speech.say.plain("button.not_them"), press),),))


def _account(speech: Speech, account: Sender) -> str:
    key = "enrol.account.username" if account.username else "enrol.account"
    return speech.say.plain(key, name=one_line(account.name, NAME), username=account.username)


def not_them(speech: Speech, one: Entry) -> Html:
    return speech.say.html("enrol.not_them", who=_who(speech, one), name=name_of(one))


def not_enrolled(speech: Speech, clash: Clash, one: Entry, account: str, which: str) -> Post:
    key = f"enrol.told.{clash}"
    return _line(speech, f"enrolled:{which}", key, who=name_of(one), account=one_line(account, NAME))


def exposed(speech: Speech, one: Entry, which: str) -> Post:
    return _line(speech, f"enrolled:{which}", "enrol.told.exposed", who=name_of(one))


def chat_bound(speech: Speech, unit: str, by: Person, *, moved: bool, which: str) -> Post:
    """By whom, as Telegram shows them: the office sees whether it was somebody of the unit."""
    key = "enrol.told.chat.moved" if moved else "enrol.told.chat"
    return _line(speech, f"enrolled:{which}", key, unit=one_line(unit, NAME), account=one_line(by.name, NAME))


def _line(speech: Speech, key: str, sentence: str, **values: object) -> Post:
    """Where many come at a time they are gathered."""
    speech = speech.to(speech.city.office)
    text = speech.say.html(sentence, **values)
    return Post(key=key, chat=speech.city.office, text=text, place=Place.ASIDE, quiet=True, line=text)


# ── leaving ───────────────────────────────────────────────────────────────


def which_leaves(speech: Speech, said: Said, people: Sequence[Entry]) -> Post:
    rows = tuple(_choice(speech, one, Press(Verb.LEAVE, one.number)) for one in people[:MOST])
    text = speech.say.html("left.which", name=name_of(people[0]), count=len(people))
    return replace(reply(said, text), buttons=rows)


def nobody(speech: Speech, words: str, near: Sequence[str]) -> Html:
    lines = [speech.say.html("left.nobody", words=one_line(words, NAME))]
    lines += [speech.say.html("invite.near", names=speech.join(near))] if near else []
    return Html("\n".join(lines))


#: Who may be in chats where requesters' words are read; no bot may remove them there unasked.
_IN_CHATS = frozenset({Role.OFFICER, Role.ADMIN, Role.LEADER, Role.HANDLER})


def has_left(speech: Speech, one: Entry, signed: Sequence[int], desk: Html, alone: int) -> Html:
    """What of theirs is open. `alone`: units and enterprises that name them as their leader."""
    say = speech.say
    lines = [say.html("left.done", who=_who(speech, one))]
    if signed:
        numbers = Html(" ".join(speech.number(number) for number in signed[:MOST]))
        lines.append(say.html("left.signed", count=len(signed), numbers=numbers))
    lines += [say.html("left.chats")] if one.roles & _IN_CHATS else []
    lines += [desk] if desk else []
    lines += [say.html("left.alone", count=alone)] if alone else []
    return Html("\n".join(lines))


def without_liaison(speech: Speech, unit: Unit) -> Html:
    """Where the cards of a unit go that has no liaison any more."""
    name = one_line(unit.name, NAME)
    if unit.chat is not None:
        return speech.say.html("left.unit.chat", unit=name)
    if unit.parent is not None:
        return speech.say.html("left.unit.county", unit=name, county=one_line(unit.parent, NAME))
    return speech.say.html("left.unit.office", unit=name)


def stays(speech: Speech, one: Entry) -> Html:
    return speech.say.html("departed.stays", who=_who(speech, one))


def departed_key(number: int, day: str) -> str:
    return f"departed:{number}:{day}"


def departed(speech: Speech, one: Entry, where: str, day: str) -> Post:
    """To the office, quietly: has their work ended as well?"""
    speech = speech.to(speech.city.office)
    row: Keyboard = (
        (
            Button(speech.say.plain("button.left"), Press(Verb.LEAVE, one.number)),
            Button(speech.say.plain("button.ignore"), Press(Verb.LEAVE, one.number, (STAYS,))),
        ),
    )
    post = _line(speech, departed_key(one.number, day), "departed.gone", who=_who(speech, one), where=where)
    return replace(post, buttons=row)
