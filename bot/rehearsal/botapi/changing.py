"""Bot API methods that change what stands already, and answer what was pressed. None of them counts as a send."""

from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.botapi.reading import chat_to_read, formatted, keyboard, message_in
from bot.rehearsal.chats import Keyboard, Message, PopUp
from bot.rehearsal.entities import CAPTION_LIMIT, TEXT_LIMIT, Entity, utf16
from bot.rehearsal.payloads import Json
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

POP_UP_LIMIT = 200
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
    """The bot's own messages; others' where it is admin or in private."""
    chat = chat_to_read(world, parameters)
    message = message_in(chat, parameters, "message to delete not found")
    if not (message.sender == world.bot or chat.private or chat.status_of(world.bot.id).admin):
        raise bad_request("message can't be deleted")
    message.deleted = True
    world.touch(message)
    return True


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
    pressing = world.pressings.get(parameters.text("callback_query_id"))
    if pressing is None or pressing.answered or world.now() - pressing.at > world.callback_lifetime:
        raise bad_request(TOO_OLD)
    pressing.answer = PopUp(text, parameters.flag("show_alert"))
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
    if (message.text, message.entities, message.keyboard) == (text, entities, buttons):
        raise bad_request(NOT_MODIFIED)
    new_words = (message.text, message.entities) != (text, entities)
    world.rewrite(message, text, entities, buttons, marked=new_words)
    return world.json(message)
