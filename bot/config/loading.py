"""The file, and what the environment says over it → Settings."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.config import token
from bot.config.document import read
from bot.config.environment import VARIABLES
from bot.config.faults import Fault, told
from bot.config.mistakes import ConfigurationErrors
from bot.config.rules import contradictions
from bot.config.settings import Settings

PYDANTIC_WORDS = {"missing": "nothing", "extra_forbidden": "unknown key"}


def load(path: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """Raises `ConfigurationErrors` with every mistake at once.

    XIAOER_<SECTION>__<KEY> in the environment goes before the file: texts without quotes, numbers and lists as in the
    file, XIAOER_CHATS__GROUPS=[-1001234567890]. A variable that is empty counts as not set.
    """
    document = read(path, environ)
    faults = [Fault(key, "unknown key") for key in document.variables.keys() - VARIABLES.values()]
    faults += _token_faults(document.tables, path.parent, environ)
    try:
        settings = Settings.model_validate(document.tables)
    except ValidationError as error:
        faults += (fault for fault in _misfits(error) if fault.key != token.TOKEN)  # told above
    faults += contradictions(document.tables)
    if faults:
        raise ConfigurationErrors(told(document, faults)) from None  # the cause would show the values, secrets too
    return settings


def _token_faults(tables: dict[str, Any], folder: Path, environ: Mapping[str, str]) -> Iterator[Fault]:
    telegram = tables["telegram"]
    if isinstance(telegram, dict) and (fault := token.fill_in(telegram, folder, environ)):
        yield fault


def _misfits(error: ValidationError) -> Iterator[Fault]:
    for misfit in error.errors(include_url=False, include_context=False, include_input=False):
        yield Fault(misfit["loc"], PYDANTIC_WORDS.get(misfit["type"], ""))
