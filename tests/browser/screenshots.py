"""The README's pictures of the page, one for each language: `python -m tests.browser.screenshots`.

A short scene is played through the page itself, as visitors would play it.
"""

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import async_playwright

from tests.browser.chromium import arguments, find_chromium
from tests.browser.pictures import photos
from tests.browser.rehearsal import ROOT, rehearsing
from tests.browser.town import APPEALS, FINANCE, GROUP, LI, SUN, ZHANG, ZHOU
from tests.browser.windows import Windows
