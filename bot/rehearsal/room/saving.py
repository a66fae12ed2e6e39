"""A story as a file that stands for itself: `bot.rehearsal.story.read_story` reads it again."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from bot.rehearsal import tomlwriting as toml
from bot.rehearsal.cast import DAYS, Tables
from bot.rehearsal.story import ZONE

HEAD = (
    "# A conversation of the rehearsal room, saved as a story: who says and presses what, and what must be seen then."
)
LISTS = ("leaders", "officers", "units", "enterprises", "guests")


def as_toml(cast: Tables, begins: datetime, steps: Iterable[Mapping[str, Any]], ends: Mapping[int, str]) -> str:
    """`steps`: as they stand in the file, but `at` a datetime; `cast`: the tables of any story."""
    day = begins.astimezone(ZONE).date()
    head = {"language": cast["language"], "day": day, "ephemeral": cast.get("ephemeral", False)}
    blocks = [[HEAD], toml.pairs(head), toml.table("city", cast["city"]), toml.table("chats", cast["chats"])]
    blocks += [toml.table(name, cast[name]) for name in DAYS if name in cast]
    blocks += [toml.entry(name, one) for name in LISTS for one in cast.get(name, ())]
    blocks += [_step(step, day) for step in steps]
    blocks += [toml.entry("ends", {"number": number, "status": status}) for number, status in ends.items()]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _step(step: Mapping[str, Any], day: date) -> list[str]:
    rest = {key: value for key, value in step.items() if key not in ("at", "sees")}
    return [*toml.entry("steps", {"at": _moment(step["at"], day)} | rest), *_sights(step.get("sees", ()))]


def _moment(at: datetime, day: date) -> str | datetime:
    """To the second, as Telegram dates messages: "09:12", "09:12:40", or with its date where that is another one."""
    local = at.astimezone(ZONE).replace(microsecond=0, tzinfo=None)
    if local.date() != day:
        return local
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


def _sights(sights: Iterable[Mapping[str, Any]]) -> list[str]:
    lines = [f"    {toml.value(sight)}," for sight in sights]
    return ["sees = [", *lines, "]"] if lines else []
