"""`xiaoer migrate-storage`."""

from collections.abc import Sequence
from functools import partial

from pydantic import TypeAdapter, ValidationError

from bot.backups.making import EX_DATAERR, EX_TEMPFAIL, EX_USAGE, Done
from bot.backups.words import say
from bot.config import Settings
from bot.config.values import StorageUrl
from storage.carrying import AtWork, Compared, Different, NotEmpty, RowRefused, carry_over, shown


async def carry(settings: Settings, target: str) -> Done:
    """Into the empty database `target`. Raises OSError and what `storage.migrate` raises."""
    tell = partial(say, settings.city.language)
    try:
        TypeAdapter(StorageUrl).validate_python(target)
    except ValidationError:
        return Done([tell("no address")], EX_USAGE)
    source = settings.storage.url
    try:
        compared = await carry_over(source, target)
    except NotEmpty as error:
        return Done([tell("not empty", error=error)], EX_USAGE)
    except AtWork as error:
        return Done([tell("at work", error=error)], EX_TEMPFAIL)
    except RowRefused as error:
        return Done([tell("row refused", error=error)], EX_DATAERR)
    except Different as different:
        return Done([tell("compared"), *_table(different.compared), tell("different")], EX_DATAERR)
    table = [tell("compared"), *_table(compared)]
    return Done([*table, tell("carried", target=shown(target)), tell("left behind", source=shown(source))])


def _table(compared: Sequence[Compared]) -> list[str]:
    width = max(len(one.table) for one in compared)
    return [f"{'✓' if one.is_same else '✗'} {one.table:<{width}} {_sums(one)}" for one in compared]


def _sums(one: Compared) -> str:
    sums = [one.before] if one.is_same else [one.before, one.after]
    return " → ".join(f"{each.rows:>9} {each.checksum:016x}" for each in sums)
