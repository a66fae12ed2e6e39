"""Everything that can go wrong, tried: `python -m tests.soak [FAULT …] [--kills N] [--messages N] [--seed N]`.

Prints a table and ends with 1 where something was lost, done twice or said twice without a reason.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.faults import FAULTS, Scale
from tests.soak.trial import open_trial
from tests.soak.verdict import Verdict, judge

HEADS = ("fault", "tries", "said", "issues", "lost", "doubled issues", "messages", "twice (without a reason)", "s", "log")


def main() -> int:
    words = arguments()
    print(row(*HEADS), row(*("---" for _ in HEADS)), sep="\n")
    good = True
    for name in words.fault or FAULTS:
        with tempfile.TemporaryDirectory(prefix="soak-", dir=words.folder) as folder:
            good &= asyncio.run(tried(name, Path(folder), words.seed, Scale(words.kills, words.messages)))
    return 0 if good else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("fault", nargs="*", choices=[*FAULTS, []], help=", ".join(FAULTS))
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--folder", help="where the databases of the trials are made")
    return parser.parse_args()


async def tried(name: str, folder: Path, seed: int, scale: Scale) -> bool:
    began = time.monotonic()
    async with open_trial(folder, seed) as trial:
        try:
            tries = await FAULTS[name](trial, scale)
            verdict = await judge(trial)
        except Exception as error:
            print(row(name, "failed", f"{type(error).__name__}: {error}"), flush=True)
            return False
    print(told(name, tries, verdict, time.monotonic() - began), flush=True)
    return verdict.is_good


def told(name: str, tries: int, verdict: Verdict, seconds: float) -> str:
    log = ", ".join(f"{what} ×{times}" for what, times in sorted(verdict.log.items()))
    lost = f"{verdict.lost}" + (f", {verdict.cards_missing} cards" if verdict.cards_missing else "")
    odd = "".join(f", {word} {count}" for word, count in (("buried", verdict.buried), ("aside", verdict.aside)) if count)
    return row(
        *(name, tries, verdict.said, f"{verdict.issues} of {verdict.appeals}", lost + odd, verdict.doubled),
        *(verdict.messages, f"{verdict.repeated} ({verdict.unexplained})", f"{seconds:.0f}", log),
    )


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    sys.exit(main())
