"""Who changes the book by the command line."""

import getpass
import os

from bot.core.people import NOT_IN_TELEGRAM, Person
from bot.core.words import Role


def who_types() -> Person:
    """For the journal: the account of this computer in which the command was typed."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container may have a number without a name
        name = str(os.getuid())
    return Person(NOT_IN_TELEGRAM, name, frozenset({Role.ADMIN}))
