"""How many inputs each room is given: a few in every run of the tests, 100,000 by `make fuzz`."""

import os
import random

COUNT = int(os.environ.get("XIAOER_FUZZ", "1000"))


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - not for secrets
