"""Bot API methods that change what stands already, and answer what was pressed. None of them counts as a send."""

from datetime import timedelta

from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.botapi.reading import chat_to_read, formatted, keyboard, message_in
from bot.rehearsal.chats import Chat, Keyboard, Message, PopUp
from bot.rehearsal.entities import CAPTION_LIMIT, TEXT_LIMIT, Entity, utf16
from bot.rehearsal.payloads import Json
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

POP_UP_LIMIT = 200
#: https://core.telegram.org/bots/api#deletemessage; who may delete messages in a group is not bound by it.
DELETABLE = timedelta(hours=48)
MOST_DELETED = 100
#: The free reactions, https://core.telegram.org/bots/api#reactiontypeemoji. ✅ is none of them.
REACTIONS = frozenset(
    "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓"
    "🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
) | {"❤‍🔥", "👨‍💻", "🤷‍♂", "🤷‍♀"}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def edit_message_text(world: World, parameters: Parameters) -> Json:
    message = _own(world, parameters)
    text, entities = formatted(parameters.values, "text", TEXT_LIMIT, "message is too long")
    if not text:
        raise bad_request("message text is empty")
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    return _rewrite(world, message, text, entities, keyboard(parameters))


def edit_message_caption(world: World, parameters: Parameters) -> Json:
    message = _own(world, parameters)
    text, entities = formatted(parameters.values, "caption", CAPTION_LIMIT, "message caption is too long")
    if not message.attachment:
        raise bad_request("there is no caption in the message to edit")
    return _rewrite(world, message, text, entities, keyboard(parameters))


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json:
    message = _own(world, parameters)
    return _rewrite(world, message, message.text, message.entities, keyboard(parameters))


def delete_message(world: World, parameters: Parameters) -> bool:
    """The bot's own messages for two days; any in a group where it may delete; others' in private chats."""
    chat = chat_to_read(world, parameters)
    message = message_in(chat, parameters, "message to delete not found")
    if not _deletable(world, chat, message):
        raise bad_request("message can't be deleted")
    _delete(world, message)
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """Up to 100 of one chat; those that are gone, or that it may not delete, are left out."""
    chat = chat_to_read(world, parameters)
    numbers = parameters.sequence("message_ids") or []
    if not 1 <= len(numbers) <= MOST_DELETED:
        raise bad_request("too many messages to delete" if numbers else "message identifiers are not specified")
    for message in filter(None, map(chat.message, numbers)):
        if _deletable(world, chat, message):
            _delete(world, message)
    return True


def _deletable(world: World, chat: Chat, message: Message) -> bool:
    if chat.status_of(world.bot.id).may("can_delete_messages"):
        return True
    fresh = world.now() - message.date <= DELETABLE
    return fresh and (message.sender == world.bot or chat.private)


def _delete(world: World, message: Message) -> None:
    message.deleted = True
    world.touch(message)


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """One emoji at most; an empty list takes it back."""
    chat = chat_to_read(world, parameters)
    message = message_in(chat, parameters, "message to react not found")
    emoji = [_reaction(one) for one in parameters.mappings("reaction")]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions.pop(world.bot.id, None)
    if emoji:
        message.reactions[world.bot.id] = tuple(emoji)
    world.touch(message)
    return True


def _reaction(wish: Json) -> str:
    emoji = str(wish.get("emoji", ""))
    if emoji.replace("\ufe0f", "") not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    return emoji


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """Once, and soon: what the person who pressed sees."""
    text = parameters.text("text")
    if utf16(text) > POP_UP_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    url = parameters.text("url")
    if url and not url.startswith(f"https://t.me/{world.bot.username}?"):
        raise bad_request("URL_INVALID")
    pressing = world.pressings.get(parameters.text("callback_query_id"))
    if pressing is None or pressing.answered or world.now() - pressing.at > world.callback_lifetime:
        raise bad_request(TOO_OLD)
    pressing.answer = PopUp(text, parameters.flag("show_alert"), url)
    world.notify()
    return True


def _own(world: World, parameters: Parameters) -> Message:
    """The bot's message to edit. One that asks for a reply can't be edited any more: only inline keyboards may stay."""
    message = message_in(chat_to_read(world, parameters), parameters, "message to edit not found")
    if message.sender != world.bot or message.force_reply:
        raise bad_request("message can't be edited")
    if parameters.mapping("reply_markup") and "inline_keyboard" not in parameters.mapping("reply_markup"):
        raise bad_request("inline keyboard expected")
    return message


def _rewrite(world: World, message: Message, text: str, entities: tuple[Entity, ...], buttons: Keyboard) -> Json:
    put_anew(world, message, text, entities, buttons)
    return world.json(message)


def put_anew(world: World, message: Message, text: str, entities: tuple[Entity, ...], buttons: Keyboard) -> None:
    """Raises `Refused` where nothing would change."""
    if (message.text, message.entities, message.keyboard) == (text, entities, buttons):
        raise bad_request(NOT_MODIFIED)
    new_words = (message.text, message.entities) != (text, entities)
    world.rewrite(message, text, entities, buttons, marked=new_words)
