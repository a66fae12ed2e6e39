"""How often each action stood in the log: what was buried, set aside or put off is told there, and only there."""

import logging
from collections import Counter


class Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.counted: Counter[tuple[str, str]] = Counter()  # action, level

    def emit(self, record: logging.LogRecord) -> None:
        ours = record.msg if isinstance(record.msg, dict) else {}
        self.counted[str(ours.get("action", "library")), record.levelname.lower()] += 1
