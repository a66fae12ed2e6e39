"""A rehearsal and a Chromium for each worker, and windows for the people of a test."""

from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright, expect

from tests.browser.chromium import arguments, chromium_or_skip, find_chromium
from tests.browser.rehearsal import Rehearsal, rehearsing
from tests.browser.visitors import Visitors
from tests.browser.windows import PATIENCE, Windows

HERE = Path(__file__).parent
SCREENSHOTS = HERE / "screenshots"
FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser and rehearsal live as long as the worker, and so does the loop that they belong to.

    Without a browser, one test says so for all.
    """
    here = [item for item in items if item.path.is_relative_to(HERE)]
    for item in here:
        item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
    if find_chromium() is None and here:
        config.hook.pytest_deselected(items=here[1:])
        items[:] = [item for item in items if item not in here[1:]]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> str:
    return chromium_or_skip()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def visitors(chromium: str) -> AsyncIterator[Visitors]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=arguments())
        yield Visitors(browser)
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def rehearsal(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Rehearsal]:
    """One for all tests: whoever needs a town in which nothing was said asks for `town`."""
    async with rehearsing(tmp_path_factory.mktemp("rehearsal")) as rehearsal:
        yield rehearsal


@pytest_asyncio.fixture(loop_scope="session")
async def town(rehearsal: Rehearsal) -> Rehearsal:
    """The Chinese town, begun anew."""
    await rehearsal.begin("zh")
    return rehearsal


@pytest_asyncio.fixture(loop_scope="session")
async def window(visitors: Visitors, rehearsal: Rehearsal, request: pytest.FixtureRequest) -> AsyncIterator[Windows]:
    """`await window(ZHANG)`: somebody's window; nothing may go wrong in it, nor may it ask for anything elsewhere."""
    windows = Windows(visitors, rehearsal)
    yield windows
    if request.node.stash.get(FAILED, False):
        await windows.take_pictures(SCREENSHOTS, request.node.name)
    await windows.close()
    assert windows.troubles == []
