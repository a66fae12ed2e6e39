"""Bot API methods that ask: who am I, who is there, which commands, where is the file."""

import re

from bot.rehearsal.botapi.parameters import Parameters
from bot.rehearsal.botapi.reading import chat_to_read, chat_to_write
from bot.rehearsal.commands import SCOPES, scope_key
from bot.rehearsal.files import DOWNLOAD_LIMIT
from bot.rehearsal.payloads import Json, chat_info_json, member_json, user_json
from bot.rehearsal.refusals import bad_request
from bot.rehearsal.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_LIMIT = 256
MOST_COMMANDS = 100


def get_me(world: World, parameters: Parameters) -> Json:
    return user_json(world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, parameters: Parameters) -> Json:
    return chat_info_json(chat_to_read(world, parameters))


def get_chat_member(world: World, parameters: Parameters) -> Json:
    chat = chat_to_read(world, parameters)
    person = world.people.get(parameters.number("user_id"))
    if person is None:
        raise bad_request("member not found")
    return member_json(person, chat.status_of(person.id))


def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    chat = chat_to_read(world, parameters)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    admins = [(user, membership) for user, membership in chat.members.items() if membership.admin]
    return [member_json(world.people[user], membership) for user, membership in admins]


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    return sum(membership.present for membership in chat_to_read(world, parameters).members.values())


def send_chat_action(world: World, parameters: Parameters) -> bool:
    chat_to_write(world, parameters)
    return True


def set_my_commands(world: World, parameters: Parameters) -> bool:
    commands = parameters.mappings("commands")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(str(command.get("command"))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description") or "")) <= DESCRIPTION_LIMIT:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(world, parameters)] = commands
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    return world.commands.get(_scope(world, parameters), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    world.commands.pop(_scope(world, parameters), None)
    return True


def _scope(world: World, parameters: Parameters) -> tuple[str, str]:
    scope = parameters.mapping("scope") or {"type": "default"}
    kind, language = scope.get("type"), parameters.text("language_code")
    if kind not in SCOPES or any(name not in scope for name in SCOPES[kind]):
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if language and not re.fullmatch("[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    if "chat_id" in scope:
        scope = scope | {"chat_id": chat_to_read(world, Parameters(scope)).id}
    return scope_key(scope), language


def get_file(world: World, parameters: Parameters) -> Json:
    """`file_path` is what stands behind /file/bot<token>/ in the address to load it from."""
    file = world.files.get(parameters.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }
