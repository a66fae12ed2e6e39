"""Where the bot's token comes from: the configuration, a file of its own, or a credential of systemd."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.config.faults import Fault
from bot.config.lines import Key

TOKEN: Key = ("telegram", "token")
TOKEN_FILE: Key = ("telegram", "token_file")

#: What @BotFather gives: the bot's id, a colon, about 35 characters. `bot.log` hides whatever has this shape.
SHAPE = re.compile(r"[0-9]{6,}:[A-Za-z0-9_-]{30,}")


def fill_in(telegram: dict[str, Any], folder: Path, environ: Mapping[str, str]) -> Fault | None:
    """Puts the token into the table, or says why there is none. A relative token_file is relative to the folder."""
    token, token_file = telegram.get("token", ""), telegram.get("token_file", "")
    if token and token_file:
        return Fault(TOKEN_FILE, "both", "one of both")
    if token:
        return None if _fits(token) else Fault(TOKEN, "hidden", "token shape")
    if token_file:
        return _read(TOKEN_FILE, folder / str(token_file), telegram)
    if credentials := environ.get("CREDENTIALS_DIRECTORY"):
        return _read(TOKEN, Path(credentials, "telegram_token"), telegram)
    return Fault(TOKEN, "nothing")


def _read(key: Key, path: Path, telegram: dict[str, Any]) -> Fault | None:
    try:
        token = path.read_text("utf-8-sig").strip()
    except FileNotFoundError:
        # systemd shows a folder of credentials to a service that was given others, too
        return Fault(TOKEN, "nothing") if key == TOKEN else Fault(key, "unreadable token file", name=str(path))
    except (OSError, ValueError):  # ValueError: not UTF-8, or a path with a NUL in it
        return Fault(key, "unreadable token file", name=str(path))
    telegram["token"] = token
    return None if _fits(token) else Fault(key, "misfit in token file", "token shape", name=str(path))


def _fits(token: object) -> bool:
    return isinstance(token, str) and bool(SHAPE.fullmatch(token))
