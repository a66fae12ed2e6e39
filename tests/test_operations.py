"""What docs/operations.md tells the operator is what there is: actions of the log, figures, the unit of systemd."""

import ast
import configparser
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.bootstrap import GRACE
from bot.cli.base import EX_CONFIG, EX_DATAERR
from bot.watch.health import LONGEST_ROUND
from bot.watch.metrics import Observed, page
from bot.watch.survey import Latency, Survey

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "operations.md").read_text("utf-8")
UNIT = ROOT / "deploy" / "xiaoer.service"
LEVELS = {"debug", "info", "warning", "error", "critical", "exception"}


def part(title: str) -> str:
    """What stands below that heading."""
    (text,) = re.findall(rf"^## {title}$(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    return str(text)


def first_cells(text: str) -> list[str]:
    """Of the rows of its tables, each word apart."""
    cells = re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)
    return [word.strip(" `") for cell in cells for word in cell.split(",")]


# ── the log ───────────────────────────────────────────────────────────────


def actions_of(file: Path) -> Iterator[str]:
    """What `log.info("…")` and the like say in a file; a library's way, with a logger of its own, is none of ours."""
    for call in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.func.attr not in LEVELS:
            continue
        if ast.unparse(call.func.value) in ("log", "structlog.get_logger(__name__)"):
            assert isinstance(call.args[0], ast.Constant), (
                f"{file}:{call.lineno}: an action is a word, not an expression"
            )
            yield str(call.args[0].value)


def test_every_action_of_the_log_is_explained() -> None:
    """But for the rehearsal's: no operator sees it."""
    rooms = (ROOT / "bot", ROOT / "storage")
    files = [file for room in rooms for file in room.rglob("*.py") if "rehearsal" not in file.parts]
    told = {action for file in files for action in actions_of(file)}
    listed = [word for word in first_cells(part("The log")) if re.fullmatch("[a-z_]+", word) and word != "action"]
    assert sorted(told | {"library", "log_failed"}) == sorted(set(listed))
    assert [action for action, count in Counter(listed).items() if count > 1] == []


# ── the figures ───────────────────────────────────────────────────────────


def test_every_figure_is_explained() -> None:
    counts = {("a", "b"): 1}
    survey = Survey(0, 0.0, {"group": (0, 0.0)}, {}, 0, 0)
    observed = Observed(survey, Latency(), counts, counts, {"intake": 0.0}, 1.0, True)
    there = set(re.findall(r"^# TYPE (xiaoer_\w+)", page(observed).decode(), re.MULTILINE))
    listed = {re.sub(r"\{.*", "", word) for word in first_cells(part("Watching")) if word.startswith("xiaoer_")}
    assert there == listed
    alerts = set(re.findall(r"xiaoer_\w+", part("Watching"))) - listed
    assert {name.removesuffix("_bucket") for name in alerts} <= there


def test_how_many_took_so_long() -> None:
    latency = Latency()
    for seconds in (0.004, 0.005, 0.3, 1000.0):
        latency.add(seconds)
    text = page(Observed(Survey(0, 0.0, {}, {}, 0, 0), latency, {}, {}, {}, None, True)).decode()
    found = dict(re.findall(r'^xiaoer_card_seconds_bucket\{le="([^"]+)"\} (\S+)$', text, re.MULTILINE))
    assert [found[bound] for bound in ("0.005", "0.25", "0.5", "300.0", "+Inf")] == ["2.0", "2.0", "3.0", "3.0", "4.0"]
    assert "xiaoer_last_poll_age_seconds" not in text  # with a webhook nobody polls


# ── deploying ─────────────────────────────────────────────────────────────


@pytest.fixture
def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign] # as the library's documentation has it
    parser.read(UNIT, "utf-8")
    return parser


def test_the_unit_suits_the_bot(unit: configparser.ConfigParser) -> None:
    service = unit["Service"]
    assert service["Type"] == "notify"
    assert service["RestartPreventExitStatus"] == f"{EX_DATAERR} {EX_CONFIG}"
    assert int(service["TimeoutStopSec"]) > GRACE
    assert int(service["WatchdogSec"]) > LONGEST_ROUND  # /healthz tells before systemd acts
    assert service["LoadCredential"].startswith("telegram_token:")
    assert service["WorkingDirectory"] == "/var/lib/" + service["StateDirectory"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    text = UNIT.read_text("utf-8").replace("/opt/xiaoer/.venv/bin/xiaoer", sys.executable)
    (tmp_path / "xiaoer.service").write_text(text, "utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "xiaoer.service")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_container_is_nobody_in_particular() -> None:
    text = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
    stages = text.split("\nFROM ")
    assert re.search(r"^USER (\d+)", stages[-1], re.MULTILINE)
    assert "--require-hashes" in stages[1]
    port = re.search(r"XIAOER_WATCH__LISTEN=127\.0\.0\.1:(\d+)", text)
    assert port
    assert f"http://127.0.0.1:{port[1]}/healthz" in text


def test_the_example_s_port_is_that_of_the_pages() -> None:
    listen = re.search(r'^listen = "([^"]+)"', (ROOT / "config.example.toml").read_text("utf-8"), re.MULTILINE)
    assert listen
    assert listen[1] in part("Watching")
