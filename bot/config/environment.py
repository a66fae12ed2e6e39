"""What the environment says goes before what the file says."""

import tomllib
from collections.abc import Mapping
from typing import Any

from bot.config.lines import Key
from bot.config.words import EXPECTED

PREFIX = "XIAOER_"

#: XIAOER_CHATS__OFFICE → chats.office. Lists of people stand in the file alone.
VARIABLES: Mapping[str, Key] = {
    PREFIX + key.upper().replace(".", "__"): tuple(key.split("."))
    for key in EXPECTED
    if "." in key and "[]" not in key and key != "telegram.webhook"
}

#: Written as in the file; everything else is a text, without quotes.
NOT_TEXT = {
    ("attachments", "archive"),
    ("attachments", "max_megabytes"),
    ("backup", "keep"),
    ("calendar", "days_off"),
    ("calendar", "hours"),
    ("calendar", "working_days"),
    ("chats", "groups"),
    ("chats", "office"),
    ("chats", "languages"),
    ("intake", "burst_seconds"),
    ("leader_day", "leaders"),
    ("leader_day", "week"),
    ("retention", "update_days"),
    ("retention", "sent_days"),
    ("retention", "closed_days"),
    ("telegram", "webhook", "port"),
    ("watch", "beyond_loopback"),
}


def is_production(environ: Mapping[str, str]) -> bool:
    """XIAOER_ENV=production, in whatever letters: nothing is rehearsed there."""
    return environ.get("XIAOER_ENV", "").strip().lower() == "production"


def overlay(tables: dict[str, Any], environ: Mapping[str, str]) -> dict[Key, str]:
    """Puts the variables that are set (an empty one is not) over the tables. Returns key → variable, unknown too."""
    ours = {_key(name): name for name in environ if name.startswith(PREFIX) and "__" in name and environ[name]}
    telegram = tables.get("telegram")
    if isinstance(telegram, dict) and not ours.keys().isdisjoint({("telegram", "token"), ("telegram", "token_file")}):
        telegram.pop("token", None)
        telegram.pop("token_file", None)
    for key, name in ours.items():
        if name in VARIABLES:
            _put(tables, key, environ[name])
    return ours


def _key(name: str) -> Key:
    return VARIABLES.get(name) or tuple(name.removeprefix(PREFIX).lower().split("__"))


def _put(tables: dict[str, Any], key: Key, text: str) -> None:
    *sections, name = (str(part) for part in key)
    for section in sections:
        tables = tables.setdefault(section, {})
        if not isinstance(tables, dict):  # the file is wrong there, and is told so
            return
    tables[name] = _as_in_file(text) if key in NOT_TEXT else text


def _as_in_file(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
