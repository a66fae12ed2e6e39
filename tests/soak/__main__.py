"""Everything that can go wrong, tried on the real bot; `make soak ARGS="disk-full --seconds 5"` tries some of it.

Prints a table, and ends with 1 where something was lost, done twice, or said twice though Telegram had answered.
"""

import argparse
import asyncio
import contextlib
import sys
import tempfile
import time
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from tests import postgres
from tests.soak.disk import OF_THE_DISK
from tests.soak.faults import OF_THE_PROCESS, Fault, Scale
from tests.soak.line import OF_THE_LINE
from tests.soak.server import OF_POSTGRES, on
from tests.soak.trial import Trial, open_trial
from tests.soak.verdict import Verdict, judge

FAULTS = {**OF_THE_PROCESS, **OF_THE_LINE, **OF_THE_DISK}
HEADS = ("fault", "tries", "said", "issues", "lost", "doubled", "messages", "twice (unexplained)", "seconds", "log")


def main() -> int:
    words = arguments()
    scale = Scale(words.kills, words.messages, words.seconds)
    print(row(*HEADS), row(*("---" for _ in HEADS)), sep="\n")
    with contextlib.ExitStack() as stack:
        folder = words.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="soak-")))
        server = stack.enter_context(postgres.serve()) if words.postgres else None
        good = [try_one(name, folder / name, words.seed, scale, server) for name in names(words)]
    return 0 if all(good) else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("fault", nargs="*", help=f"all without one; {', '.join(FAULTS)}")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=60, help="how long a lock, a full disk … last")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--folder", type=Path, help="keep the databases and logs there")
    parser.add_argument("--postgres", action="store_true", help=f"on PostgreSQL; besides: {', '.join(OF_POSTGRES)}")
    words = parser.parse_args()
    if unknown := [name for name in words.fault if name not in names(words, every=True)]:
        parser.error(f"no such fault: {', '.join(unknown)}")
    return words


def names(words: argparse.Namespace, *, every: bool = False) -> list[str]:
    """What is to be tried, or could be: the disk below PostgreSQL is PostgreSQL's own matter."""
    more = OF_POSTGRES if words.postgres else OF_THE_DISK
    possible = [*OF_THE_PROCESS, *OF_THE_LINE, *more]
    return possible if every or not words.fault else words.fault


def try_one(name: str, folder: Path, seed: int, scale: Scale, server: postgres.Server | None) -> bool:
    folder.mkdir(parents=True)
    storage = server.fresh(name) if server else ""
    fault = {**FAULTS, **(on(server) if server else {})}[name]
    return asyncio.run(tried(name, fault, open_trial(folder, seed, storage=storage), scale))


async def tried(name: str, fault: Fault, opening: AbstractAsyncContextManager[Trial], scale: Scale) -> bool:
    began = time.monotonic()
    try:
        async with opening as trial:
            tries = await fault(trial, scale)
            verdict = await judge(trial)
    except Exception as error:
        print(row(name, "failed", f"{type(error).__name__}: {error}"), flush=True)
        return False
    print(told(name, tries, verdict, time.monotonic() - began), *trial.sentences, sep="\n", flush=True)
    return verdict.is_good


def told(name: str, tries: int, verdict: Verdict, seconds: float) -> str:
    also = {"cards": verdict.cards_missing, "buried": verdict.buried, "aside": verdict.aside}
    return row(
        name,
        tries,
        verdict.said,
        f"{verdict.issues} of {verdict.appeals}",
        ", ".join([str(verdict.lost), *(f"{count} {word}" for word, count in also.items() if count)]),
        verdict.doubled,
        verdict.messages,
        f"{verdict.repeated} ({verdict.unexplained})",
        f"{seconds:.0f}",
        ", ".join(f"{what} ×{times}" for what, times in sorted(verdict.log.items())),
    )


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    sys.exit(main())
