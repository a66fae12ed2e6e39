"""The cast of a story, put into a town, and the configuration that makes the bot at home there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.words import Role
from bot.rehearsal.chats import Chat, Person
from bot.rehearsal.tomlwriting import entry, table
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
#: Tables that a story has in common with config.toml.
DAYS = ("leader_day", "service_day")


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


def _character(one: Mapping[str, Any], role: Role, about: str) -> Character:
    return Character(one["id"], one["name"], role, about, one.get("main", False))


def configuration(cast: Tables, *, base_url: str, token: str, storage: str, language: str = "") -> str:
    """config.toml for the bot, `storage` being the database's url.

    `language` is the bot's, zh or en: the story's where none is given. Guests are not on the roster.
    """
    city = cast["city"]
    chats = {name: chat["id"] for name, chat in cast["chats"].items()}
    lines = [
        *table("telegram", {"token": token, "base_url": base_url}),
        *table(
            "city", {"name": city["name"], "issue_prefix": city["prefix"], "language": language or cast["language"]}
        ),
        *table("chats", {"groups": [chats["group"]], "office": chats["office"]}),
        *table("storage", {"url": storage}),
    ]
    for days in DAYS:
        lines += table(days, cast[days]) if days in cast else []
    for leader in cast["leaders"]:
        lines += entry("leaders", _person(leader) | {"title": leader["title"]})
    for officer in cast["officers"]:
        lines += entry("officers", _person(officer))
    for one in cast["officers"]:
        if one.get("admin"):
            lines += entry("admins", _person(one))
    for unit in cast["units"]:
        known = {key: unit[key] for key in ("name", "aliases", "kind", "leader", "parent") if key in unit}
        chat = {"chat": chats[unit["chat"]]} if "chat" in unit else {}
        lines += entry("units", known | chat | {"handlers": [_person(one) for one in unit.get("handlers", ())]})
    for enterprise in cast["enterprises"]:
        known = {key: enterprise[key] for key in ("name", "leader") if key in enterprise}
        lines += entry("enterprises", known | {"members": [_person(one) for one in enterprise["members"]]})
    return "\n".join(lines) + "\n"


def _person(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": one["name"], "telegram_id": one["id"]}
