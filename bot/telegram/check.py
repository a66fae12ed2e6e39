"""Can the bot do its work? Asks Telegram, and says what to do about each problem. Nobody in a chat notices."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot, User
from telegram.constants import ChatAction, ChatMemberStatus, ChatType
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, TelegramError

from bot.log import redactor
from bot.telegram.check_words import SENTENCES, Language, Topic
from bot.telegram.ephemeral import knows_ephemeral
from bot.voice.text import filled

#: The bot's first receipt, a reaction on the message.
RECEIPT = "👀"

Json = dict[str, Any]

FINE = {
    Topic.ANSWERS,
    Topic.PRESENT,
    Topic.READS_ALL,
    Topic.READS_AS_ADMIN,
    Topic.WRITES,
    Topic.OPENS_TOPICS,
    Topic.REACHES,
}


@dataclass(frozen=True, slots=True)
class Finding:
    topic: Topic
    subject: str  # the chat, the person or the server
    detail: str = ""  # see `Topic`

    @property
    def ok(self) -> bool:
        return self.topic in FINE


def sentence(finding: Finding, language: Language) -> str:
    return filled(SENTENCES[finding.topic][language], {"subject": finding.subject, "detail": finding.detail})


async def diagnose(
    bot: Bot, groups: Iterable[int], office: int, unit_chats: Mapping[str, int], handlers: Mapping[int, str]
) -> list[Finding]:
    """What works and what does not, in the order it was asked; a TelegramError is a finding, and the last one.

    unit_chats: the unit's name → its chat. handlers: Telegram id → name, of those who get their cards privately.
    Initializes the bot if nobody has; the caller shuts it down.
    """
    findings: list[Finding] = []
    try:
        async for finding in _findings(bot, groups, office, unit_chats, handlers):
            findings.append(finding)
    except InvalidToken:
        findings.append(Finding(Topic.TOKEN_REFUSED, _server(bot)))
    except TelegramError as error:
        unreachable = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
        topic = Topic.UNREACHABLE if unreachable else Topic.REFUSED
        findings.append(Finding(topic, _server(bot), _words(error)))
    return findings


async def _findings(
    bot: Bot, groups: Iterable[int], office: int, unit_chats: Mapping[str, int], handlers: Mapping[int, str]
) -> AsyncIterator[Finding]:
    await bot.initialize()
    me = await bot.get_me()
    yield Finding(Topic.ANSWERS, me.name)
    whispers = await knows_ephemeral(bot)
    for group in groups:
        async for finding in _of_chat(bot, me, "chats.groups", group, watched=True, whispers=whispers):
            yield finding
    for label, chat in {"chats.office": office, **unit_chats}.items():
        async for finding in _of_chat(bot, me, label, chat):
            yield finding
    for telegram_id, name in handlers.items():
        yield await _of_handler(bot, me, name, telegram_id)


async def _of_chat(
    bot: Bot, me: User, label: str, chat_id: int, *, watched: bool = False, whispers: bool = False
) -> AsyncIterator[Finding]:
    """`whispers`: the server knows messages for one person alone."""
    subject = f"{label} {chat_id}"
    try:
        chat = await _raw(bot, "getchat", chat_id=chat_id)
        subject = f"{chat.get('title', label)} ({chat_id})"
        member = await _raw(bot, "getchatmember", chat_id=chat_id, user_id=me.id)
    except ChatMigrated as moved:
        yield Finding(Topic.MOVED, subject, str(moved.new_chat_id))
    except (BadRequest, Forbidden) as error:
        yield Finding(Topic.ABSENT, subject, _words(error))
    else:
        for topic, detail in _in_chat(chat, member, me, watched):
            yield Finding(topic, subject, detail)
        if whispers and _is_present(member) and not _is_admin(member):
            yield Finding(Topic.ALL_READ, subject)


async def _raw(bot: Bot, method: str, **parameters: int) -> Json:
    """The library's own classes insist on fields that an older Bot API server does not send, and show all reactions
    and none alike. In this spelling it does not point to its own method."""
    result: Json = await bot.do_api_request(method, parameters)
    return result


def _in_chat(chat: Json, member: Json, me: User, watched: bool) -> Iterator[tuple[Topic, str]]:
    if chat["type"] not in (ChatType.GROUP, ChatType.SUPERGROUP):
        yield Topic.NO_GROUP, chat["type"]
        return
    if not _is_present(member):
        yield Topic.ABSENT, member["status"]
        return
    yield Topic.PRESENT, ""
    yield Topic.WRITES if _may_write(chat, member) else Topic.MUTE, ""
    if watched:
        yield _reading(member, me), ""
        if not _may_react(chat):
            yield Topic.NO_REACTIONS, RECEIPT
    elif chat.get("is_forum"):
        yield Topic.OPENS_TOPICS if _may_manage_topics(chat, member) else Topic.NO_TOPICS, ""


def _is_present(member: Json) -> bool:
    gone = member["status"] in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
    return not gone and member.get("is_member", True)  # is_member: said of the restricted alone


def _is_admin(member: Json) -> bool:
    return member["status"] in (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


def _may_write(chat: Json, member: Json) -> bool:
    rights = member if member["status"] == ChatMemberStatus.RESTRICTED else chat.get("permissions", {})
    return _is_admin(member) or rights.get("can_send_messages", True)


def _may_manage_topics(chat: Json, member: Json) -> bool:
    """Of an administrator it is a right of their own; who owns the group has them all."""
    if member["status"] == ChatMemberStatus.OWNER:
        return True
    rights = chat.get("permissions", {}) if member["status"] == ChatMemberStatus.MEMBER else member
    return bool(rights.get("can_manage_topics", False))


def _reading(member: Json, me: User) -> Topic:
    if me.can_read_all_group_messages:
        return Topic.READS_ALL
    return Topic.READS_AS_ADMIN if _is_admin(member) else Topic.READS_LITTLE


def _may_react(chat: Json) -> bool:
    allowed = chat.get("available_reactions")  # left out: all of them
    return allowed is None or any(reaction.get("emoji") == RECEIPT for reaction in allowed)


async def _of_handler(bot: Bot, me: User, name: str, telegram_id: int) -> Finding:
    """A bot may write to nobody who has not written to it first; "typing …" is the one way to ask without writing."""
    try:
        await bot.send_chat_action(telegram_id, ChatAction.TYPING)
    except (BadRequest, Forbidden):
        return Finding(Topic.UNHEARD, name, me.name)
    return Finding(Topic.REACHES, name)


def _server(bot: Bot) -> str:
    return urlsplit(bot.base_url).hostname or ""


def _words(error: TelegramError) -> str:
    return redactor([])(error.message)
