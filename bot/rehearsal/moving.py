"""Coming and going: people join and leave, the bot is added, removed, given and denied rights, groups change."""

from collections.abc import Iterable

from bot.rehearsal.chats import Chat, Membership, Message, Person
from bot.rehearsal.payloads import message_json, user_json
from bot.rehearsal.residents import Place, Residents


class Moving(Residents):
    def join(self, person: Person, chat: Place, status: str = "member") -> None:
        """Enter a group: a chat_member update (if asked for) and the service message everybody sees."""
        place = self._place(chat)
        self._set_member(place, person, Membership(status))
        self._announce(place, {"new_chat_members": [user_json(person)]}, person)

    def leave(self, person: Person, chat: Place) -> None:
        place = self._place(chat)
        self._set_member(place, person, Membership("left"))
        self._announce(place, {"left_chat_member": user_json(person)}, person)

    def set_bot(self, chat: Place, status: str, by: Person | None = None, *, without: Iterable[str] = ()) -> None:
        """Make the bot member, administrator, restricted (may not write), left or kicked; it gets my_chat_member.

        `without`: rights the administrator is not given. Added to a group, it also sees the service message of that.
        """
        place = self._place(chat)
        was_there = place.status_of(self.bot.id).present
        new = Membership(status, frozenset(without))
        self._set_member(place, self.bot, new, by)
        if place.is_group and new.present and not was_there:
            self._announce(place, {"new_chat_members": [user_json(self.bot)]}, by)

    def kick_bot(self, chat: Place) -> None:
        self.set_bot(chat, "kicked")

    def block(self, person: Person) -> None:
        """The person blocks the bot; writing to it again unblocks it."""
        self._set_member(self.chat(person.id), self.bot, Membership("kicked"), person)

    def upgrade(self, group: Chat, new_id: int | None = None) -> int:
        """A basic group becomes a supergroup with a new id, in which message ids start anew."""
        if group.type != "group":
            raise ValueError(f"{group.title} is a {group.type}, only a group can be upgraded")
        number = new_id or group.id - 1_000_000_000_000
        heir = self.chats[number] = Chat(number, "supergroup", group.title, members=dict(group.members))
        self._announce(group, {"migrate_to_chat_id": number})
        self._announce(heir, {"migrate_from_chat_id": group.id})
        group.upgraded_to = number
        return number

    def set_title(self, chat: Chat, title: str, by: Person | None = None) -> None:
        chat.title = title
        self._announce(chat, {"new_chat_title": title}, by)

    def pin(self, message: Message, by: Person | None = None) -> None:
        chat = self.chat(message.chat)
        self._announce(chat, {"pinned_message": message_json(message, self.chat, quoted=True)}, by)
