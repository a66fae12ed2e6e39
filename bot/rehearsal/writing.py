"""What people write: words, files, albums, answers, forwards; and what they change or take back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.rehearsal.chats import ANONYMOUS_ADMIN, CHANNEL_POSTER, Chat, Message, Person, Topic
from bot.rehearsal.contents import contact_json, location_json, poll_json
from bot.rehearsal.entities import CAPTION_LIMIT, TEXT_LIMIT, cleaned, utf16
from bot.rehearsal.files import ALBUM_KINDS, FILE_KINDS, WITHOUT_CAPTION, Attachment
from bot.rehearsal.forums import Forums
from bot.rehearsal.origins import Origin, external_reply, forward_origin, text_quote
from bot.rehearsal.payloads import Json, chat_json, user_json
from bot.rehearsal.residents import MEMBER, Place

#: Telegram's own clients offer to edit a message for two days.
EDITABLE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message answers, if anything: in the same chat by id, in another one by description."""

    reply_to: int | None
    topic: int | None
    context: Json


class Writing(Forums):
    def say(
        self,
        person: Person,
        chat: Place,
        text: str = "",
        *,
        reply_to: Message | int | None = None,
        quote: str = "",
        topic: Topic | int | None = None,
        album: str | None = None,
        as_chat: int | None = None,
        forwarded_from: Origin | None = None,
        forwarded_at: datetime | None = None,
        via_bot: Person | None = None,
        content: bytes | None = None,
        location: tuple[float, float] | None = None,
        contact: tuple[str, str] | None = None,
        poll: tuple[str, Sequence[str]] | None = None,
        extra: Mapping[str, Any] | None = None,
        **file: str | None,
    ) -> Message:
        """Write a message, or the caption of one file: `photo="a.jpg"`, or any other of FILE_KINDS.

        `content`: the file's bytes, its name by default. `quote`: a stretch of the message answered, which may be one
        of another chat. `topic`: of a forum; that of the message answered by default. `album`: the same word for each
        of its messages. `as_chat`: the group's own id for an anonymous admin, a channel's for one who posts as that.
        `forwarded_from`: a person, a channel, or the name of somebody who hides their account. `location`: latitude
        and longitude; `contact`: number and name; `poll`: question and options. `extra`: further Bot API fields.
        """
        place = self._place(chat)
        self._must_be_in(place, person)
        more = self._contents(location, contact, poll) | dict(extra or {})
        words, attachment = self._written(text, file, content, bool(more))
        answer = self._answer(place, person, reply_to, quote, topic)
        self._open_private(place, person)
        date = int((forwarded_at or self.now()).timestamp())
        origin = {"forward_origin": forward_origin(forwarded_from, date, self.number())} if forwarded_from else {}
        message = self.post(
            place,
            self._shown_sender(person, place, as_chat),
            words,
            reply_to=answer.reply_to,
            topic=answer.topic,
            attachment=attachment,
            album=album,
            sender_chat=as_chat,
            context=answer.context | origin | ({"via_bot": user_json(via_bot)} if via_bot else {}),
            extra=more,
        )
        if self.witness:
            self.witness.said(message)
        self.tell_bot("message", message)
        return message

    def say_album(
        self,
        person: Person,
        chat: Place,
        names: Sequence[str],
        text: str = "",
        *,
        kind: str = "photo",
        contents: Sequence[bytes] = (),
        **how: Any,
    ) -> list[Message]:
        """An album of 2 to 10 files of one kind, the text under the first. `contents`: as many; `how`: as for `say`."""
        if not 2 <= len(names) <= 10 or kind not in ALBUM_KINDS:
            raise ValueError(f"a Telegram client makes no album of {len(names)} files of kind {kind}")
        album = str(self.number())
        texts = [text, *[""] * (len(names) - 1)]
        files: list[dict[str, Any]] = [{kind: name} for name in names]
        bytes_of: Sequence[bytes | None] = contents or [None] * len(names)
        return [
            self.say(person, chat, words, album=album, content=content, **file, **how)
            for words, file, content in zip(texts, files, bytes_of, strict=True)
        ]

    def edit(self, person: Person, message: Message, text: str) -> None:
        """Change the text or caption of one's own message; forwarded ones and those older than two days stay."""
        fixed = "forward_origin" in message.context or self.now() - message.date > EDITABLE
        if message.sender.id != person.id or message.deleted or fixed:
            raise ValueError(f"{person.name} can't edit message {message.id}")
        words = self._typed(text, message.attachment is not None, bool(message.extra))
        self.rewrite(message, words, (), message.keyboard)
        if self.witness:
            self.witness.edited(message)
        self.tell_bot("edited_message", message)

    def delete(self, message: Message) -> None:
        """Bots don't learn of this."""
        message.deleted = True
        self.touch(message)

    def react(self, person: Person, message: Message, emoji: str = "") -> None:
        """Put a reaction on a message, or take one's own back with "". Admins that ask for it hear of it."""
        before = message.reactions.pop(person.id, ())
        if emoji:
            message.reactions[person.id] = (emoji,)
        self.touch(message)
        if self.witness:
            self.witness.reacted(person, message, emoji)
        chat = self.chat(message.chat)
        if chat.private or chat.status_of(self.bot.id).admin:
            self.updates.put("message_reaction", self._reaction_json(person, message, before))

    def _written(
        self, text: str, file: Mapping[str, str | None], content: bytes | None, has_more: bool
    ) -> tuple[str, Attachment | None]:
        """The text as it is sent, and the file, if there is one."""
        given = {kind: name for kind, name in file.items() if name}
        if len(given) > 1 or not given.keys() <= set(FILE_KINDS):
            raise ValueError(f"one file of {FILE_KINDS}, not {given}")
        words = self._typed(text, bool(given), has_more)
        for kind, name in given.items():
            if words and kind in WITHOUT_CAPTION:
                raise ValueError(f"a {kind} has no caption")
            return words, self.file(kind, name, f"{name}\n".encode() if content is None else content)
        return words, None

    def _contents(
        self,
        location: tuple[float, float] | None,
        contact: tuple[str, str] | None,
        poll: tuple[str, Sequence[str]] | None,
    ) -> Json:
        if location:
            return location_json(*location)
        if contact:
            return contact_json(*contact)
        return poll_json(self.number(), *poll) if poll else {}

    def _typed(self, text: str, has_file: bool, has_more: bool) -> str:
        words = cleaned(text).strip()
        limit = CAPTION_LIMIT if has_file else TEXT_LIMIT
        if utf16(words) > limit:
            raise ValueError(f"a Telegram client sends at most {limit} characters here")
        if not (words or has_file or has_more):
            raise ValueError("a Telegram client sends no empty message")
        return words

    def _answer(
        self, chat: Chat, person: Person, reply_to: Message | int | None, quote: str, topic: Topic | int | None
    ) -> Answer:
        replied = chat.message(reply_to) if isinstance(reply_to, int) else reply_to
        number = reply_to.id if isinstance(reply_to, Message) else reply_to
        if replied and replied.only_for is not None:
            raise ValueError("answers to ephemeral messages are ephemeral too, and can't be rehearsed")
        place = self._topic(chat, topic).id if topic is not None else None
        if replied and place is None and replied.chat == chat.id and replied.topic in chat.topics:
            place = replied.topic
        if place is not None and chat.topics[place].closed and not chat.status_of(person.id).may("can_manage_topics"):
            raise ValueError(f"the topic {chat.topics[place].name} is closed")
        context: Json = {"quote": text_quote(replied, quote)} if replied and quote else {}
        if replied and (replied.chat, replied.topic) != (chat.id, place):
            return Answer(None, place, context | {"external_reply": external_reply(replied, self.chat)})
        return Answer(number, place, context)

    def _shown_sender(self, person: Person, chat: Chat, as_chat: int | None) -> Person:
        if as_chat is None:
            return person
        if as_chat == chat.id and not chat.status_of(person.id).admin:
            raise ValueError(f"{person.name} is no admin of {chat.title}")
        return ANONYMOUS_ADMIN if as_chat == chat.id else CHANNEL_POSTER

    def _open_private(self, chat: Chat, person: Person) -> None:
        """Writing to the bot starts the chat, or unblocks the bot."""
        if not chat.private:
            return
        chat.started = True
        if not chat.status_of(self.bot.id).present:
            self._set_member(chat, self.bot, MEMBER, person)

    def _reaction_json(self, person: Person, message: Message, before: tuple[str, ...]) -> Json:
        return {
            "chat": chat_json(self.chat(message.chat)),
            "message_id": message.id,
            "user": user_json(person),
            "date": int(self.now().timestamp()),
            "old_reaction": [{"type": "emoji", "emoji": emoji} for emoji in before],
            "new_reaction": [{"type": "emoji", "emoji": emoji} for emoji in message.reactions.get(person.id, ())],
        }
