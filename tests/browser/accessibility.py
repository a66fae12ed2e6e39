"""What axe-core has to say against a page."""

from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]  # it comes without types
from playwright.async_api import Page

#: WCAG 2.0 and 2.1, levels A and AA.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "preload": False}


async def violations(page: Page) -> list[str]:
    """One line for each node that breaks a rule."""
    found = await Axe().run(page, options=RULES)
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
