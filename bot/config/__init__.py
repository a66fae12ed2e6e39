"""config.toml → frozen `Settings`, or every mistake in it at once, each with its file, key and line."""

from bot.config.loading import load
from bot.config.mistakes import ConfigurationErrors, Mistake
from bot.config.settings import Settings

__all__ = ["ConfigurationErrors", "Mistake", "Settings", "load"]
