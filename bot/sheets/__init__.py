"""Workbooks and tables on disk: Excel's .xlsx and .csv, read as texts, written without a formula."""

from bot.sheets.reading import read
from bot.sheets.unreadable import Unreadable, Why
from bot.sheets.writing import write

__all__ = ["Unreadable", "Why", "read", "write"]
