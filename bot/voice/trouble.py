"""To the office: what could not be delivered, and what could not be read."""

from bot.core.issue import Issue
from bot.core.notices import Copies, Post
from bot.core.people import Person
from bot.core.readings import Place
from bot.core.words import Role
from bot.voice.speech import LINE, NAME, Speech
from bot.voice.text import one_line


def undelivered(speech: Speech, issue: int | None, chat: int, where: str, error: str) -> Post:
    """To the office: somebody did not get what was meant for them."""
    speech = _at_office(speech)
    values = {"where": _named_place(speech, chat, where), "error": _in_plain_words(speech, error)}
    whose = speech.city.roster.person(chat, "")
    if issue is not None and whose.has(Role.HANDLER):
        values["where"] = speech.person(whose)
        text = speech.say.html("trouble.buried.desk", number=speech.number(issue), **values)
    elif issue is None:
        text = speech.say.html("trouble.buried.nothing", **values)
    else:
        text = speech.say.html("trouble.buried", number=speech.number(issue), **values)
    key = f"trouble:{issue}:{chat}"
    return Post(key=key, chat=speech.city.office, text=text, issue=issue, place=Place.ASIDE)


#: Nothing reaches a private chat until the person opens it: why.
_SHUT = ("not_started", "blocked")


def shut_keys(leader: Person) -> tuple[str, ...]:
    """Of what the office is told of a leader's private chat."""
    return tuple(f"trouble:leader:{leader.telegram_id}:{why}" for why in _SHUT)


def shut(speech: Speech, leader: Person, error: str) -> Post | None:
    """To the office, once, however much can't reach the leader; None where it is not their door."""
    speech = _at_office(speech)
    why = "not_started" if "chat not found" in error.casefold() else _reason(error)
    if why not in _SHUT:
        return None
    text = speech.say.html("trouble.shut", who=speech.person(leader), error=speech.say.plain(f"trouble.reason.{why}"))
    key = shut_keys(leader)[_SHUT.index(why)]
    return Post(key=key, chat=speech.city.office, text=text, place=Place.ASIDE)


def uncopied(speech: Speech, copies: Copies, chat: int, where: str, error: str) -> Post:
    """Files did not get through; they still stand where they were sent, or their sender has them."""
    speech = _at_office(speech)
    text = speech.say.html(
        "trouble.files",
        number=speech.number(copies.issue),
        where=_named_place(speech, chat, where),
        error=_in_plain_words(speech, error),
    )
    key = f"trouble:{copies.key}"
    return Post(key=key, chat=speech.city.office, text=text, issue=copies.issue, place=Place.ASIDE)


#: Keys of what tells the office to telephone begin so.
UNREACHED = "unreached:"


def unreached(speech: Speech, issue: Issue, post: Post, error: str) -> Post:
    """The requester of a private issue is out of reach: only the telephone is left."""
    speech = _at_office(speech)
    kind = _KINDS.get(_kind(post.key), "card")
    text = speech.say.html(
        f"trouble.unreached.{kind}",
        number=speech.number(issue.number),
        who=_called(speech, issue.requester),
        error=_in_plain_words(speech, error),
    )
    return Post(
        key=unreached_key(issue, post.key),
        chat=speech.city.office,
        text=text,
        issue=issue.number,
        place=Place.ASIDE,
    )


#: What somebody must be telephoned about, by the first word of its key; of all the rest one message tells.
_KINDS = {"result": "result", "question": "question", "closed": "closed"}


def _kind(key: str) -> str:
    return key.split(":")[0].removeprefix("own_")


def unreached_key(issue: Issue, key: str) -> str:
    return f"{UNREACHED}{key}" if _kind(key) in _KINDS else f"{UNREACHED}card:{issue.number}"


def reached(speech: Speech, issue: Issue, key: str) -> Post:
    """In place of one of those: the person has opened the bot and gets what waited; nobody need telephone any more."""
    speech = _at_office(speech)
    text = speech.say.html("trouble.reached", number=speech.number(issue.number), who=_called(speech, issue.requester))
    return Post(
        key=key,
        chat=speech.city.office,
        text=text,
        issue=issue.number,
        place=Place.ASIDE,
        edit_only=True,
    )


def _called(speech: Speech, requester: Person) -> str:
    """恒通物流 王德顺, as it reads within a sentence."""
    if not requester.enterprise:
        return speech.name(requester)
    return speech.say.plain("handler", name=speech.name(requester), unit=one_line(requester.enterprise, NAME))


def unveiled(speech: Speech, number: int) -> Post:
    """It went private, and what was said of it in the group can be neither edited nor deleted by the bot."""
    speech = _at_office(speech)
    text = speech.say.html("trouble.unveiled", number=speech.number(number))
    return Post(key=f"unveiled:{number}", chat=speech.city.office, text=text, issue=number, place=Place.ASIDE)


def _at_office(speech: Speech) -> Speech:
    return speech.to(speech.city.office)


def _named_place(speech: Speech, chat: int, where: str) -> str:
    """A person by name, where the roster knows them: a private chat's id is the person's."""
    person = speech.city.roster.person(chat, "")
    return (
        speech.say.plain("trouble.whom", name=speech.person(person))
        if person.name
        else speech.say.plain(f"where.{where}")
    )


#: What Telegram says → the key of our sentence.
_TELEGRAMS_WORDS = {
    "can't initiate conversation": "not_started",
    "blocked by the user": "blocked",
    "was kicked": "not_there",
    "not a member": "not_there",
    "message to copy not found": "deleted",
    "no messages to copy": "deleted",
    "chat of the message moved": "moved",
}


def _reason(error: str) -> str | None:
    return next((key for words, key in _TELEGRAMS_WORDS.items() if words in error.casefold()), None)


def _in_plain_words(speech: Speech, error: str) -> str:
    key = _reason(error)
    return speech.say.plain(f"trouble.reason.{key}") if key else one_line(error, LINE)


def unread(speech: Speech, seq: int) -> Post:
    speech = _at_office(speech)
    text = speech.say.html("trouble.unread", seq=seq)
    return Post(key=f"unread:{seq}", chat=speech.city.office, text=text, place=Place.ASIDE)
