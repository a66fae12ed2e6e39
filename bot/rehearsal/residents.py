"""Who is in the town and in which chats: people, other bots, groups, channels. No updates come of making them."""

from collections.abc import Iterable

from bot.rehearsal.chats import ANONYMOUS_ADMIN, Chat, Membership, Person
from bot.rehearsal.payloads import Json, chat_json, member_json, user_json
from bot.rehearsal.world import World

MEMBER = Membership("member")

Place = Chat | Person | int  # a chat, or the person whose private chat with the bot is meant


class Residents(World):
    def add_person(
        self, number: int, name: str, username: str | None = None, *, language: str | None = "zh-hans"
    ) -> Person:
        """Somebody with a Telegram account and a private chat with the bot that nobody has started yet."""
        person = self.people[number] = Person(number, name, username, language)
        members = {number: MEMBER, self.bot.id: MEMBER}
        self.chats[number] = Chat(number, "private", name, username, members)
        self.notify()
        return person

    def add_bot(self, number: int, name: str, username: str) -> Person:
        """Another bot, to be put into groups and to speak there, or to send messages by way of (`via_bot`)."""
        bot = self.people[number] = Person(number, name, username, None, is_bot=True)
        self.notify()
        return bot

    def add_group(
        self,
        number: int,
        title: str,
        members: Iterable[Person] = (),
        *,
        admins: Iterable[Person] = (),
        bot: str | None = "member",
        without: Iterable[str] = (),
        kind: str = "supergroup",
        username: str | None = None,
        forum: bool = False,
    ) -> Chat:
        """A group that has long existed. `bot`: its status there, None for not in it; `without`: rights it lacks."""
        if kind == "supergroup" and number > -1_000_000_000_000:
            raise ValueError(f"the id of a supergroup begins with -100, {number} does not")
        if forum and kind != "supergroup":
            raise ValueError(f"only a supergroup can be a forum, {title} is a {kind}")
        chat = self.chats[number] = Chat(number, kind, title, username, forum=forum)
        chat.members = {person.id: MEMBER for person in members}
        chat.members |= {person.id: Membership("administrator") for person in admins}
        if bot is not None:
            chat.members[self.bot.id] = Membership(bot, frozenset(without))
        if forum:
            self.leave_room_for_general(chat)
        self.notify()
        return chat

    def add_channel(self, number: int, title: str, username: str | None = None) -> Chat:
        """A channel to speak as (`say(…, as_chat=number)`); the bot is not in it."""
        return self.add_group(number, title, bot=None, kind="channel", username=username)

    def _place(self, chat: Place) -> Chat:
        return chat if isinstance(chat, Chat) else self.chat(chat if isinstance(chat, int) else chat.id)

    def _must_be_in(self, chat: Chat, person: Person) -> None:
        if not chat.status_of(person.id).present:
            raise ValueError(f"{person.name} is not in {chat.title}")
        if chat.upgraded_to is not None:
            raise ValueError(f"{chat.title} was upgraded to {chat.upgraded_to}")

    def _set_member(self, chat: Chat, person: Person, new: Membership, by: Person | None = None) -> None:
        """The bot hears of itself always, of others where it is administrator (and if it asked for such)."""
        old = chat.status_of(person.id)
        chat.members[person.id] = new
        kind = "my_chat_member" if person == self.bot else "chat_member"
        update: Json = {"chat": chat_json(chat), "from": user_json(by or person), "date": int(self.now().timestamp())}
        update |= {"old_chat_member": member_json(person, old), "new_chat_member": member_json(person, new)}
        if kind == "my_chat_member" or chat.status_of(self.bot.id).admin:
            self.updates.put(kind, update)
        self.notify()

    def _announce(self, chat: Chat, what: Json, by: Person | None = None) -> None:
        """A service message; nobody named: an anonymous administrator did it."""
        mask = None if by else chat.id
        self.tell_bot("message", self.post(chat, by or ANONYMOUS_ADMIN, sender_chat=mask, extra=what))
