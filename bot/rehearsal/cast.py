"""The cast of a story, put into a town, and the configuration that makes the bot at home there."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.words import Role
from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.town import Town

Tables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Troupe:
    town: Town
    people: Mapping[str, Person]  # by name
    chats: Mapping[str, Chat]  # by the story's name for it

    def chat(self, name: str) -> Chat:
        """A chat of the story, or the private chat of a person."""
        return self.chats[name] if name in self.chats else self.town.chat(self.people[name].id)


#: What people's Telegram says of its language.
TELEGRAM = {"zh": "zh-hans", "en": "en"}


def assemble(cast: Tables, town: Town, language: str = "") -> Troupe:
    """Everybody in their chats; `language` is that of their Telegram, zh or en, the story's where none is given."""
    speaks = TELEGRAM[language or cast["language"]]
    people = {entry["name"]: town.add_person(entry["id"], entry["name"], language=speaks) for entry in everybody(cast)}
    staff = [people[entry["name"]] for table in ("officers", "leaders") for entry in cast[table]]
    members = {"group": list(people.values()), "office": staff}
    for unit in cast["units"]:
        if "chat" in unit:
            members[unit["chat"]] = [people[handler["name"]] for handler in unit["handlers"]]
    chats = {
        name: town.add_group(chat["id"], chat["title"], members[name], bot="administrator")
        for name, chat in cast["chats"].items()
    }
    return Troupe(town, people, chats)


def everybody(cast: Tables) -> list[Mapping[str, Any]]:
    """Those of the roster, and those who are in the group besides."""
    liaisons = [handler for unit in cast["units"] for handler in unit.get("handlers", ())]
    members = [member for enterprise in cast["enterprises"] for member in enterprise["members"]]
    return [*cast["leaders"], *cast["officers"], *liaisons, *members, *cast.get("guests", ())]


@dataclass(frozen=True, slots=True)
class Character:
    """Who somebody of the cast is, for whoever wants to be them."""

    id: int
    name: str
    role: Role
    about: str  # the enterprise, the title or the unit; "" for a guest
    main: bool  # one of the few to choose from at first


def roles(cast: Tables) -> list[Character]:
    """The whole cast in the order in which one would look for them: entrepreneurs first, guests last."""
    return [
        *(_character(one, Role.REQUESTER, firm["name"]) for firm in cast["enterprises"] for one in firm["members"]),
        *(_character(one, Role.LEADER, one["title"]) for one in cast["leaders"]),
        *(_character(one, Role.OFFICER, one["title"]) for one in cast["officers"]),
        *(_character(one, Role.HANDLER, unit["name"]) for unit in cast["units"] for one in unit.get("handlers", ())),
        *(_character(one, Role.GUEST, "") for one in cast.get("guests", ())),
    ]


def _character(entry: Mapping[str, Any], role: Role, about: str) -> Character:
    return Character(entry["id"], entry["name"], role, about, entry.get("main", False))


def configuration(cast: Tables, *, base_url: str, token: str, storage: str, language: str = "") -> str:
    """config.toml for the bot, `storage` being the database's url; JSON's strings, numbers and lists are TOML's too.

    `language` is the bot's, zh or en: the story's where none is given. Guests are not on the roster.
    """
    language = language or cast["language"]
    chats = {name: chat["id"] for name, chat in cast["chats"].items()}
    lines = [
        *_table("telegram", token=token, base_url=base_url),
        *_table("city", name=cast["city"]["name"], issue_prefix=cast["city"]["prefix"], language=language),
        *_table("chats", groups=[chats["group"]], office=chats["office"]),
        *_table("storage", url=storage),
    ]
    for leader in cast["leaders"]:
        lines += _entry("leaders", name=leader["name"], title=leader["title"], telegram_id=leader["id"])
    for officer in cast["officers"]:
        lines += _entry("officers", name=officer["name"], telegram_id=officer["id"])
    for unit in cast["units"]:
        known = {key: unit[key] for key in ("name", "aliases", "kind") if key in unit}
        chat = {"chat": chats[unit["chat"]]} if "chat" in unit else {}
        lines += [*_entry("units", **known, **chat), _people("handlers", unit.get("handlers", ()))]
    for enterprise in cast["enterprises"]:
        known = {key: enterprise[key] for key in ("name", "leader") if key in enterprise}
        lines += [*_entry("enterprises", **known), _people("members", enterprise["members"])]
    return "\n".join(lines) + "\n"


def _table(table: str, **values: object) -> list[str]:
    return [f"[{table}]", *_values(values)]


def _entry(table: str, **values: object) -> list[str]:
    return [f"[[{table}]]", *_values(values)]


def _values(values: Mapping[str, object]) -> list[str]:
    return [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]


def _people(key: str, people: "list[Mapping[str, Any]] | tuple[()]") -> str:
    entries = [f"{{ name = {json.dumps(p['name'], ensure_ascii=False)}, telegram_id = {p['id']} }}" for p in people]
    return f"{key} = [{', '.join(entries)}]"
