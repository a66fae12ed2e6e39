"""Attacks are stories, too."""

from tests.stories.conftest import house, quick_glances

__all__ = ["house", "quick_glances"]
