"""The book (名册) as a workbook: `pages` writes it, `propose` reads one and finds every mistake with its cell."""

from bot.core.workbook.findings import Finding, Slip
from bot.core.workbook.pages import Links, pages
from bot.core.workbook.proposal import Proposal, Surroundings, propose

__all__ = ["Finding", "Links", "Proposal", "Slip", "Surroundings", "pages", "propose"]
