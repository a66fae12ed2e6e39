"""Forums: supergroups whose messages stand in topics. https://core.telegram.org/bots/api#createforumtopic

Everything without a topic stands in “General”, which has no id. Whoever makes a topic, a person here or the bot in
`bot.rehearsal.botapi.topics`, comes by these functions.
"""

from typing import Any

from bot.rehearsal.chats import Chat, Message, Person, Topic
from bot.rehearsal.residents import Residents
from bot.rehearsal.world import World

NAME_LIMIT = 128
#: The colours a topic's icon can have, as RGB; the first is given where none is wished.
TOPIC_COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)


def open_topic(world: World, chat: Chat, creator: Person, name: str, icon_color: int) -> tuple[Topic, Message]:
    """The new topic and the service message that opens it."""
    created = {"forum_topic_created": {"name": name, "icon_color": icon_color}}
    message = world.post(chat, creator, extra=created)
    topic = chat.topics[message.id] = Topic(message.id, name, creator.id, icon_color)
    message.topic = message.id
    return topic, message


def rename_topic(world: World, chat: Chat, topic: Topic, by: Person, name: str) -> Message:
    topic.name = name
    return _note(world, chat, topic, by, forum_topic_edited={"name": name})


def shut_topic(world: World, chat: Chat, topic: Topic, by: Person, *, closed: bool) -> Message:
    topic.closed = closed
    said: dict[str, Any] = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    return _note(world, chat, topic, by, **said)


def remove_topic(world: World, chat: Chat, topic: Topic) -> None:
    """With all its messages. Bots don't learn of this."""
    del chat.topics[topic.id]
    for message in chat.messages:
        if message.topic == topic.id and not message.deleted:
            message.deleted = True
            world.touch(message)


def _note(world: World, chat: Chat, topic: Topic, by: Person, **said: Any) -> Message:
    return world.post(chat, by, extra=said, topic=topic.id)


class Forums(Residents):
    """What people do with topics; the bot sees the service messages."""

    def set_forum(self, chat: Chat, forum: bool) -> None:
        """Topics come back when the chat is made a forum again. Bots don't learn of this."""
        if chat.type != "supergroup":
            raise ValueError(f"only a supergroup can be a forum, {chat.title} is a {chat.type}")
        chat.forum = forum
        self.leave_room_for_general(chat)
        self.notify()

    def create_topic(self, person: Person, chat: Chat, name: str) -> Topic:
        self._must_be_in(chat, person)
        if not chat.forum or not 1 <= len(name) <= NAME_LIMIT:
            raise ValueError(f"no topic {name!r} in {chat.title}")
        topic, message = open_topic(self, chat, person, name, TOPIC_COLORS[0])
        self.tell_bot("message", message)
        return topic

    def rename_topic(self, person: Person, chat: Chat, topic: Topic | int, name: str) -> None:
        self.tell_bot("message", rename_topic(self, chat, self._topic(chat, topic), person, name))

    def close_topic(self, person: Person, chat: Chat, topic: Topic | int) -> None:
        self.tell_bot("message", shut_topic(self, chat, self._topic(chat, topic), person, closed=True))

    def reopen_topic(self, person: Person, chat: Chat, topic: Topic | int) -> None:
        self.tell_bot("message", shut_topic(self, chat, self._topic(chat, topic), person, closed=False))

    def delete_topic(self, chat: Chat, topic: Topic | int) -> None:
        remove_topic(self, chat, self._topic(chat, topic))

    def _topic(self, chat: Chat, topic: Topic | int) -> Topic:
        number = topic.id if isinstance(topic, Topic) else topic
        if not chat.forum or number not in chat.topics:
            raise ValueError(f"no topic {number} in {chat.title}")
        return chat.topics[number]
