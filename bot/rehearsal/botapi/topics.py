"""Bot API methods for the topics of a forum. Each posts a service message, which counts as one of the bot's sends."""

from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.botapi.reading import chat_to_write
from bot.rehearsal.chats import Chat, Topic
from bot.rehearsal.entities import cleaned
from bot.rehearsal.forums import NAME_LIMIT, TOPIC_COLORS, open_topic, remove_topic, rename_topic, shut_topic
from bot.rehearsal.payloads import Json
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

MANAGE, DELETE = "can_manage_topics", "can_delete_messages"


def create(world: World, parameters: Parameters) -> Json:
    chat = _forum(world, parameters)
    if not chat.status_of(world.bot.id).may(MANAGE):
        raise bad_request("not enough rights to create a topic")
    name, color = _name(parameters), parameters.number("icon_color", TOPIC_COLORS[0])
    if color not in TOPIC_COLORS:
        raise bad_request("invalid icon color specified")
    _count(world, chat)
    topic, _ = open_topic(world, chat, world.bot, name, color)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def edit(world: World, parameters: Parameters) -> bool:
    """Absent name: as it is."""
    chat, topic = _managed(world, parameters, MANAGE, "not enough rights to edit the topic")
    if "name" not in parameters.values:
        return True
    name = _name(parameters)
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    _count(world, chat)
    rename_topic(world, chat, topic, world.bot, name)
    return True


def close(world: World, parameters: Parameters) -> bool:
    return _shut(world, parameters, closed=True)


def reopen(world: World, parameters: Parameters) -> bool:
    return _shut(world, parameters, closed=False)


def delete(world: World, parameters: Parameters) -> bool:
    """With all its messages."""
    chat, topic = _managed(world, parameters, DELETE, "not enough rights to delete the topic")
    remove_topic(world, chat, topic)
    return True


def _shut(world: World, parameters: Parameters, *, closed: bool) -> bool:
    chat, topic = _managed(world, parameters, MANAGE, "not enough rights to edit the topic")
    if topic.closed is closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    _count(world, chat)
    shut_topic(world, chat, topic, world.bot, closed=closed)
    return True


def _forum(world: World, parameters: Parameters) -> Chat:
    chat = chat_to_write(world, parameters)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    return chat


def _managed(world: World, parameters: Parameters, right: str, otherwise: str) -> tuple[Chat, Topic]:
    """The topic a call names. Its creator may manage it without the right to manage others."""
    chat = _forum(world, parameters)
    topic = chat.topics.get(parameters.number("message_thread_id"))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    creator = topic.creator == world.bot.id and right == MANAGE
    if not creator and not chat.status_of(world.bot.id).may(right):
        raise bad_request(otherwise)
    return chat, topic


def _name(parameters: Parameters) -> str:
    name = cleaned(parameters.text("name")).strip()
    if not name:
        raise bad_request("topic name must be non-empty")
    if len(name) > NAME_LIMIT:
        raise bad_request("topic name is too long")
    return name


def _count(world: World, chat: Chat) -> None:
    world.limits.take(chat.id, chat.is_group, 1, world.now())
