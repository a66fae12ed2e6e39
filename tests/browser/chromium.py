"""The browser of this machine, and what to say where there is none."""

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "there is no Chromium here, so nothing is tried in a browser; to get it: apt-get install chromium"

#: Nothing is looked up anywhere, and root may start it.
ARGUMENTS = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
AS_ROOT = ["--no-sandbox"]


def find_chromium() -> str | None:
    """Its path."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def chromium_or_skip() -> str:
    """Where XIAOER_BROWSER=required, as in CI, a machine without one fails the tests."""
    path = find_chromium()
    if path:
        return path
    if os.environ.get("XIAOER_BROWSER") == "required":
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)


def arguments() -> list[str]:
    return ARGUMENTS + (AS_ROOT if os.geteuid() == 0 else [])
