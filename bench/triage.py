"""How well triage tells appeals from talk, measured on texts that are not part of the project.

    python bench/triage.py DATA

DATA is a folder with `dup_dev.jsonl` and `dept_dev.jsonl` (letters to a city: id, title, body, the latter with the
department that answered, dept), `category_train_7602.jsonl` (letters: text), `chatter_train.jsonl` (talk: text, src).
The lexicon was tuned while looking at one half of the rows; only the other half is counted here.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

from bot.core.people import Unit
from bot.core.triage import Label, triage

#: A chat message is short: what a letter would be if only so much of it had been typed.
PREFIX = 40

#: Names of places are masked like this, and stand in most titles: an entrepreneur in the group leaves them out.
PLACE = re.compile(r"[A-Z]\d*[省市区县]")

#: A made-up roster, a unit for each department in the data.
DEPARTMENTS = {
    "交通": "市交通运输局",
    "公安交警": "市公安局",
    "教育": "市教育局",
    "城管": "市城市管理局",
    "住建房管": "市住房和城乡建设局",
    "规划自然资源": "市自然资源和规划局",
    "卫健医保": "市卫生健康委",
    "人社": "市人力资源和社会保障局",
    "市场监管": "市市场监管局",
    "发改物价": "市发展改革委",
    "生态环境": "市生态环境局",
    "应急安监": "市应急管理局",
    "农林水": "市农业农村局",
    "公积金": "市公积金中心",
    "文旅体广": "市文化旅游局",
    "民政": "市民政局",
    "供电": "市供电公司",
    "商务": "市商务局",
    "工信": "市工业和信息化局",
    "财政": "市财政局",
}
UNITS = [Unit(name) for name in DEPARTMENTS.values()]

Row = dict[str, str]


def rows(file: Path) -> Iterator[Row]:
    """The half of a file that was not looked at."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row: Row = json.loads(line)
        if crc32(str(row.get("id") or row["text"]).encode()) % 2:
            yield row


def texts(folder: Path) -> Iterator[tuple[str, list[str]]]:
    letters = [row for name in ("dup_dev", "dept_dev") for row in rows(folder / f"{name}.jsonl")]
    bodies = [body for row in letters if len(body := row["body"].strip()) >= 8]
    yield "appeals: titles", [row["title"] for row in letters]
    yield "appeals: titles, places taken out", [PLACE.sub("", row["title"]) for row in letters]
    yield f"appeals: first {PREFIX} characters", [body[:PREFIX] for body in bodies]
    yield f"appeals: {PREFIX} characters from the middle", [middle(body) for body in bodies]
    yield "appeals: whole letters", bodies
    yield (
        "appeals: other letters, title run on",
        [row["text"][:PREFIX] for row in rows(folder / "category_train_7602.jsonl")],
    )
    chatter = list(rows(folder / "chatter_train.jsonl"))
    yield "talk: open domain", [row["text"] for row in chatter if row["src"] == "lccc"]
    yield "talk: estate agents", [row["text"] for row in chatter if row["src"] != "lccc"]
    yield "talk: all", [row["text"] for row in chatter]


def middle(body: str) -> str:
    return body[len(body) // 2 :][:PREFIX]


def shares(messages: Sequence[str]) -> str:
    labels = Counter(triage(message, ()).label for message in messages)
    return " ".join(f"{100 * labels[label] / len(messages):7.1f} %" for label in Label)


def ranks(letters: Iterable[Row], *, whole: bool) -> str:
    """How often the department that answered is the first unit, or among the first three."""
    found = []
    for row in letters:
        unit = DEPARTMENTS[row["dept"]]
        units = triage(row["title"] + (" " + row["body"] if whole else ""), UNITS).units
        found.append(units.index(unit) if unit in units else len(units) + 3)
    first, early = (sum(at < most for at in found) / len(found) for most in (1, 3))
    return f"{100 * first:7.1f} % {100 * early:7.1f} %"


def speed(messages: Sequence[str]) -> float:
    """Microseconds a message, with a roster of twenty."""
    begun = time.perf_counter()
    for message in messages:
        triage(message, UNITS)
    return 1e6 * (time.perf_counter() - begun) / len(messages)


def main(folder: Path) -> None:
    print(f"{'':44}{'rows':>6}{'appeal':>9}{'unsure':>10}{'talk':>10}")
    for name, messages in texts(folder):
        print(f"{name:44}{len(messages):6} {shares(messages)}")
    letters = list(rows(folder / "dept_dev.jsonl"))
    print(f"\n{'':44}{'rows':>6}{'first':>9}{'in three':>10}")
    print(f"{'unit: by titles':44}{len(letters):6} {ranks(letters, whole=False)}")
    print(f"{'unit: by whole letters':44}{len(letters):6} {ranks(letters, whole=True)}")
    print(f"\n{speed([row['title'] for row in letters]):.0f} µs a title, with {len(UNITS)} units")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
