"""A raw update → what somebody said or pressed. Reads the dictionaries: a `telegram.Update` costs 100 µs a piece."""

from bot.core.messages import (
    Departed,
    Edited,
    Incoming,
    Migrated,
    Pressed,
    Said,
    Seated,
    Sender,
    Unreadable,
)
from bot.telegram.buttons import decode
from bot.telegram.fields import (
    GREATEST_ID,
    Raw,
    chat_of,
    clean,
    files_of,
    message_id_of,
    moment_of,
    name_of,
    number_of,
    slice_of,
    text_of,
    whose_words,
    word_of,
)

#: What we ask Telegram for; everything else does not concern us.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

#: What it is to read an update that is not of Telegram's shape; the last two are a date's that no calendar has.
_NOT_TELEGRAMS = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError, OSError)

_TELEGRAM_ITSELF, _ANONYMOUS_ADMIN, _CHANNEL = 777000, 1087968824, 136817688
_GONE, _ADMINISTRATORS = ("left", "kicked"), ("creator", "administrator")


def sender_of(raw: Raw) -> int | None:
    """Whose turn it is: who said, edited or pressed it. None where that is nobody's; never raises."""
    if _moves(raw):
        return None
    for kind in ("message", "edited_message", "callback_query"):
        match raw.get(kind):
            case {"from": {"id": user}} if type(user) is int and abs(user) <= GREATEST_ID:
                return user
    return None


def chat_id_of(raw: Raw) -> int | None:
    """The chat that it belongs to. None where that is none, or two: a group that moved; never raises."""
    if _moves(raw):
        return None
    for kind in ("message", "edited_message", "callback_query", "my_chat_member"):
        match raw.get(kind):
            case {"chat": {"id": chat}} | {"message": {"chat": {"id": chat}}} if (
                type(chat) is int and abs(chat) <= GREATEST_ID
            ):
                return chat
    return None


def _moves(raw: Raw) -> bool:
    match raw.get("message"):
        case {"migrate_to_chat_id": _} | {"migrate_from_chat_id": _}:
            return True
    return False


class Parser:
    """Knows the bot's own id and name, to tell when it is addressed.

    `reads_all`: Telegram's privacy mode is off, and the bot hears all that is said in a group.
    """

    def __init__(self, bot_id: int, username: str, reads_all: bool = True) -> None:
        self._bot_id = bot_id
        self._username = username.casefold()
        self._reads_all = reads_all

    def __call__(self, raw: Raw) -> Incoming | None:
        """Never raises: whoever reaches the webhook may send anything."""
        try:
            return self._read(raw)
        except _NOT_TELEGRAMS as error:
            return Unreadable(f"{type(error).__name__}: {error}")

    def _read(self, raw: Raw) -> Incoming | None:
        if "callback_query" in raw:
            return _pressed(raw["callback_query"])
        if "my_chat_member" in raw:
            return self._seated(raw["my_chat_member"])
        if "edited_message" in raw:
            said = self._said(raw["edited_message"])
            return Edited(said) if said else None
        return self._message(raw["message"]) if "message" in raw else None

    def _message(self, message: Raw) -> Incoming | None:
        if "migrate_to_chat_id" in message:
            return Migrated(number_of(message["chat"]["id"]), number_of(message["migrate_to_chat_id"]))
        if "left_chat_member" in message:
            return self._departed(message)
        return self._said(message)

    def _departed(self, message: Raw) -> Departed | None:
        """None for a bot; of ourselves `my_chat_member` tells."""
        person = self._sender({"from": message["left_chat_member"]})
        return Departed(chat_of(message["chat"]), person) if person and not person.is_bot else None

    def _said(self, message: Raw) -> Said | None:
        """None for what nobody said: service messages, other bots, a channel's automatic forwards."""
        sender = self._sender(message)
        if sender is None or sender.is_bot or message.get("is_automatic_forward"):
            return None
        text, entities = text_of(message)
        files = files_of(message)
        if not text and not files:
            return None
        command, argument = self._command(text, entities)
        return Said(
            chat=chat_of(message["chat"]),
            message_id=message_id_of(message),
            sender=sender,
            at=moment_of(message["date"]),
            text=clean(text),
            files=files,
            album=word_of(message.get("media_group_id")),
            reply_to=self._reply_to(message),
            mentions_bot=self._is_mentioned(text, entities),
            command=command,
            argument=clean(argument),
            topic=number_of(message["message_thread_id"]) if message.get("is_topic_message") else None,
            borrowed_from=self._borrowed_from(message, sender),
        )

    def _reply_to(self, message: Raw) -> Said | None:
        if reply := message.get("reply_to_message"):
            return self._replied(reply)
        external = message.get("external_reply") or {}
        here = external.get("chat", {}).get("id") == message["chat"]["id"] and "message_id" in external
        return self._replied_across(message, external) if here else None

    def _replied_across(self, message: Raw, external: Raw) -> Said | None:
        """A reply to a message in another topic of the same chat: Telegram tells whose it is, and the words quoted."""
        origin = external.get("origin", {})
        sender = self._sender({"from": origin.get("sender_user"), "sender_chat": origin.get("sender_chat")})
        if sender is None:
            return None
        return Said(
            chat=chat_of(message["chat"]),
            message_id=number_of(external["message_id"]),
            sender=sender,
            at=moment_of(origin.get("date", 0)),
            text=clean(str(message.get("quote", {}).get("text", ""))),
            files=files_of(external),
        )

    def _borrowed_from(self, message: Raw, sender: Sender) -> str | None:
        """Whose words they are, where they are not the speaker's own: forwarded, or written through another bot."""
        through = message.get("via_bot")
        if through is not None and through.get("id") != self._bot_id:
            account = word_of(through.get("username"))
            return f"@{account}" if account else name_of(through)
        origin = message.get("forward_origin")
        return whose_words(origin, sender) if origin else None

    def _seated(self, change: Raw) -> Seated:
        """The bot's own place in a chat; who has blocked it has thrown it out."""
        member = change["new_chat_member"]
        administrator = member["status"] in _ADMINISTRATORS
        return Seated(
            chat=chat_of(change["chat"]),
            present=member["status"] not in _GONE and bool(member.get("is_member", True)),
            administrator=administrator,
            hears_all=administrator or self._reads_all,
        )

    def _replied(self, message: Raw) -> Said | None:
        """Just enough to know whose message it is and what it says; also of the bot itself.

        None for a forum topic's beginning, which Telegram gives to whatever is said in the topic without a reply.
        """
        sender = self._sender(message)
        text, _ = text_of(message)
        if sender is None or "forum_topic_created" in message:
            return None
        return Said(
            chat=chat_of(message["chat"]),
            message_id=message_id_of(message),
            sender=sender,
            at=moment_of(message.get("date", 0)),
            text=clean(text),
            files=files_of(message),
            album=word_of(message.get("media_group_id")),
            borrowed_from=self._borrowed_from(message, sender),
        )

    def _sender(self, message: Raw) -> Sender | None:
        user, sender_chat = message.get("from"), message.get("sender_chat")
        if sender_chat is not None:
            return Sender(number_of(sender_chat["id"]), clean(str(sender_chat.get("title") or "?")), anonymous=True)
        if user is None or number_of(user["id"]) == _TELEGRAM_ITSELF:
            return None
        return Sender(
            number_of(user["id"]),
            name_of(user),
            word_of(user.get("username")),
            anonymous=number_of(user["id"]) in (_ANONYMOUS_ADMIN, _CHANNEL),
            is_bot=bool(user.get("is_bot")) and number_of(user["id"]) not in (_ANONYMOUS_ADMIN, _CHANNEL),
            ours=number_of(user["id"]) == self._bot_id,
            language=word_of(user.get("language_code")),
        )

    def _is_mentioned(self, text: str, entities: list[Raw]) -> bool:
        for entity in entities:
            if entity.get("type") == "mention" and slice_of(text, entity).casefold() == f"@{self._username}":
                return True
            if entity.get("type") == "text_mention" and entity.get("user", {}).get("id") == self._bot_id:
                return True
        return False

    def _command(self, text: str, entities: list[Raw]) -> tuple[str | None, str]:
        """/dispatch@thebot 市金融办 → ("dispatch", "市金融办"); a command for another bot is none."""
        first = next((e for e in entities if e.get("type") == "bot_command" and e.get("offset") == 0), None)
        if first is None:
            return None, ""
        written = slice_of(text, first)
        name, _, to = written.removeprefix("/").partition("@")
        if to and to.casefold() != self._username:
            return None, ""
        return clean(name.casefold()), text[len(written) :].strip()


def _pressed(query: Raw) -> Pressed | None:
    """None for a press under a message that Telegram no longer shows us (inline mode)."""
    message = query.get("message")
    if message is None:
        return None
    user = query["from"]
    return Pressed(
        callback_id=clean(str(query["id"])),
        chat=chat_of(message["chat"]),
        message_id=message_id_of(message),
        sender=Sender(
            number_of(user["id"]),
            name_of(user),
            word_of(user.get("username")),
            language=word_of(user.get("language_code")),
        ),
        press=decode(str(query.get("data", ""))),
    )
