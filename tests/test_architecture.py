"""The house's import contract, and that nothing names an address of a package index or a place of one machine."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_rooms_import_only_downwards() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", sorted((ROOT / "bot" / "core").rglob("*.py")), ids=lambda file: file.stem)
def test_the_core_knows_the_standard_library_alone(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    ours = [
        name for name in names if not name.startswith("bot.core") and name.split(".")[0] not in sys.stdlib_module_names
    ]
    assert ours == []


def test_the_lock_has_names_versions_and_hashes_only() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    pinned = re.compile(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lock.splitlines() if not pinned.fullmatch(line)] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_begins_with_the_two_commands(name: str) -> None:
    top = (ROOT / name).read_text().splitlines()[:30]
    assert "make rehearse" in "\n".join(top)
    assert "make test" in "\n".join(top)
