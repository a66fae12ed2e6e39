"""A town to rehearse in: people who write, edit, press and leave, under Telegram's rules.

    town = Town()
    zhang = town.add_person(1001, "张建国")
    group = town.add_group(-1001234567890, "政企沟通群", members=[zhang])
    message = town.say(zhang, group, "车间停电了")

Mistakes of the script (somebody speaks where they are no member, presses a button that is not there) raise ValueError.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.rehearsal.chats import ANONYMOUS_ADMIN, CHANNEL_POSTER, Chat, Membership, Message, Person, Pressing
from bot.rehearsal.entities import CAPTION_LIMIT, TEXT_LIMIT, cleaned, utf16
from bot.rehearsal.payloads import Json, chat_json, member_json, pressing_json, user_json
from bot.rehearsal.world import World

MEMBER = Membership("member")

Place = Chat | Person | int  # a chat, or the person whose private chat with the bot is meant


class Town(World):
    """What people can do. Everything is immediate; the bot learns of it by its updates."""

    def add_person(
        self, number: int, name: str, username: str | None = None, *, language: str | None = "zh-hans"
    ) -> Person:
        """Somebody with a Telegram account and a private chat with the bot that nobody has started yet."""
        person = self.people[number] = Person(number, name, username, language)
        members = {number: MEMBER, self.bot.id: MEMBER}
        self.chats[number] = Chat(number, "private", name, username, members)
        self.notify()
        return person

    def add_group(
        self,
        number: int,
        title: str,
        members: Iterable[Person] = (),
        *,
        admins: Iterable[Person] = (),
        bot: str | None = "member",
        kind: str = "supergroup",
        username: str | None = None,
    ) -> Chat:
        """A group that has long existed: no updates come of it. `bot`: its status there, None for not in it."""
        if kind == "supergroup" and number > -1_000_000_000_000:
            raise ValueError(f"the id of a supergroup begins with -100, {number} does not")
        chat = self.chats[number] = Chat(number, kind, title, username)
        chat.members = {person.id: MEMBER for person in members}
        chat.members |= {person.id: Membership("administrator") for person in admins}
        if bot is not None:
            chat.members[self.bot.id] = Membership(bot)
        self.notify()
        return chat

    def add_channel(self, number: int, title: str, username: str | None = None) -> Chat:
        """A channel to speak as (`say(…, as_chat=number)`); the bot is not in it."""
        return self.add_group(number, title, bot=None, kind="channel", username=username)

    def say(
        self,
        person: Person,
        chat: Place,
        text: str = "",
        *,
        reply_to: Message | int | None = None,
        album: str | None = None,
        as_chat: int | None = None,
        extra: Mapping[str, Any] | None = None,
        photo: str | None = None,
        document: str | None = None,
        voice: str | None = None,
    ) -> Message:
        """Write a message, or the caption of one file, which is given by its name.

        `album`: the same word for each of its messages. `as_chat`: the group's own id for an anonymous admin, a
        channel's for one who posts as that. `extra`: further Bot API fields, such as a location, taken as they are.
        """
        place = self._place(chat)
        self._must_be_in(place, person)
        files = {kind: name for kind, name in (("photo", photo), ("document", document), ("voice", voice)) if name}
        words = self._typed(text, bool(files), bool(extra))
        attachments = [self.file(kind, name, f"{name}\n".encode()) for kind, name in files.items()]
        self._open_private(place, person)
        message = self.post(
            place,
            self._shown_sender(person, place, as_chat),
            words,
            reply_to=reply_to.id if isinstance(reply_to, Message) else reply_to,
            attachment=attachments[0] if attachments else None,
            album=album,
            sender_chat=as_chat,
            extra=dict(extra or {}),
        )
        self.tell_bot("message", message)
        return message

    def edit(self, person: Person, message: Message, text: str) -> None:
        """Change the text or caption of one's own message."""
        if message.sender.id != person.id or message.deleted:
            raise ValueError(f"{person.name} can't edit message {message.id}")
        words = self._typed(text, message.attachment is not None, bool(message.extra))
        self.rewrite(message, words, (), message.keyboard)
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
        chat = self.chat(message.chat)
        if chat.private or chat.status_of(self.bot.id).admin:
            self.updates.put("message_reaction", self._reaction_json(person, message, before))

    def press(self, person: Person, message: Message, button: str) -> Pressing:
        """Press the button with this label or data. The answer appears in what is returned."""
        by_label = [one for one in message.buttons if one.label == button]
        found = by_label or [one for one in message.buttons if one.data == button]
        if not found or found[0].data is None or message.deleted:
            raise ValueError(f"no button {button!r} to press there, only {message.labels}")
        return self.press_data(person, message, found[0].data)

    def press_data(self, person: Person, message: Message, data: str) -> Pressing:
        """Send any callback data at all, as a forged client or an old keyboard can."""
        self._must_be_in(self.chat(message.chat), person)
        pressing = Pressing(str(4_000_000_000 + self.number()), person, message, data, self.now())
        self.pressings[pressing.id] = pressing
        self.updates.put("callback_query", pressing_json(pressing, self.chat))
        return pressing

    async def answered(self, pressing: Pressing, timeout: float = 5) -> Pressing:  # noqa: ASYNC109 - a test's patience
        """Until the bot has answered the pressed button; then `.text` and `.alert` tell what the person saw."""
        await self.wait_until(lambda: pressing.answered, timeout)
        return pressing

    def join(self, person: Person, chat: Place, status: str = "member") -> None:
        """Enter a group: a chat_member update (if asked for) and the service message everybody sees."""
        place = self._place(chat)
        self._set_member(place, person, status)
        newcomers = {"new_chat_members": [user_json(person)]}
        self.tell_bot("message", self.post(place, person, extra=newcomers))

    def leave(self, person: Person, chat: Place) -> None:
        place = self._place(chat)
        self._set_member(place, person, "left")
        self.tell_bot("message", self.post(place, person, extra={"left_chat_member": user_json(person)}))

    def set_bot(self, chat: Place, status: str, by: Person | None = None) -> None:
        """Make the bot member, administrator, restricted (may not write), left or kicked; it gets my_chat_member."""
        self._set_member(self._place(chat), self.bot, status, by)

    def kick_bot(self, chat: Place) -> None:
        self.set_bot(chat, "kicked")

    def block(self, person: Person) -> None:
        """The person blocks the bot; writing to it again unblocks it."""
        self._set_member(self.chat(person.id), self.bot, "kicked", person)

    def upgrade(self, group: Chat, new_id: int | None = None) -> int:
        """A basic group becomes a supergroup with a new id, in which message ids start anew."""
        if group.type != "group":
            raise ValueError(f"{group.title} is a {group.type}, only a group can be upgraded")
        number = new_id or group.id - 1_000_000_000_000
        heir = self.chats[number] = Chat(number, "supergroup", group.title, members=dict(group.members))
        self.tell_bot("message", self.post(group, ANONYMOUS_ADMIN, extra={"migrate_to_chat_id": number}))
        arrival = {"migrate_from_chat_id": group.id}
        self.tell_bot("message", self.post(heir, ANONYMOUS_ADMIN, sender_chat=number, extra=arrival))
        group.upgraded_to = number
        return number

    def inject(self, raw: Json) -> int:
        """Send the bot any update at all: unknown kinds, nonsense. Returns its update_id."""
        return self.updates.inject(raw)

    def _place(self, chat: Place) -> Chat:
        return chat if isinstance(chat, Chat) else self.chat(chat if isinstance(chat, int) else chat.id)

    def _must_be_in(self, chat: Chat, person: Person) -> None:
        if not chat.status_of(person.id).present:
            raise ValueError(f"{person.name} is not in {chat.title}")
        if chat.upgraded_to is not None:
            raise ValueError(f"{chat.title} was upgraded to {chat.upgraded_to}")

    def _typed(self, text: str, has_file: bool, has_more: bool) -> str:
        words = cleaned(text).strip()
        limit = CAPTION_LIMIT if has_file else TEXT_LIMIT
        if utf16(words) > limit:
            raise ValueError(f"a Telegram client sends at most {limit} characters here")
        if not (words or has_file or has_more):
            raise ValueError("a Telegram client sends no empty message")
        return words

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
            self._set_member(chat, self.bot, "member", person)

    def _set_member(self, chat: Chat, person: Person, status: str, by: Person | None = None) -> None:
        old, new = chat.status_of(person.id), Membership(status)
        chat.members[person.id] = new
        kind = "my_chat_member" if person == self.bot else "chat_member"
        update: Json = {"chat": chat_json(chat), "from": user_json(by or person), "date": int(self.now().timestamp())}
        update |= {"old_chat_member": member_json(person, old), "new_chat_member": member_json(person, new)}
        if kind == "my_chat_member" or chat.status_of(self.bot.id).admin:
            self.updates.put(kind, update)
        self.notify()

    def _reaction_json(self, person: Person, message: Message, before: tuple[str, ...]) -> Json:
        return {
            "chat": chat_json(self.chat(message.chat)),
            "message_id": message.id,
            "user": user_json(person),
            "date": int(self.now().timestamp()),
            "old_reaction": [{"type": "emoji", "emoji": emoji} for emoji in before],
            "new_reaction": [{"type": "emoji", "emoji": emoji} for emoji in message.reactions.get(person.id, ())],
        }
