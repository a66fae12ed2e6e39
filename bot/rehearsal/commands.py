"""Which command menu somebody sees where: https://core.telegram.org/bots/api#determining-list-of-commands."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.payloads import Json

Menus = Mapping[tuple[str, str], list[Json]]  # (scope key, language) → commands

#: Scopes and what each must name.
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def scope_key(scope: Mapping[str, Any]) -> str:
    """One word for a scope: "default", "-100123:chat" …"""
    return ":".join(str(value) for _, value in sorted(scope.items()))


def menu_of(menus: Menus, person: Person, chat: Chat) -> list[Json]:
    """The first list that was set, from the narrowest scope to the widest, each in the person's language first."""
    language = (person.language or "").partition("-")[0]
    for scope in _scopes(person, chat):
        for spoken in (language, ""):
            if menus.get((scope_key(scope), spoken)):
                return menus[scope_key(scope), spoken]
    return []


def _scopes(person: Person, chat: Chat) -> Iterator[Json]:
    admin = chat.status_of(person.id).admin
    if chat.is_group:
        yield {"type": "chat_member", "chat_id": chat.id, "user_id": person.id}
        if admin:
            yield {"type": "chat_administrators", "chat_id": chat.id}
    yield {"type": "chat", "chat_id": chat.id}
    if chat.is_group and admin:
        yield {"type": "all_chat_administrators"}
    yield {"type": "all_private_chats" if chat.private else "all_group_chats"}
    yield {"type": "default"}
