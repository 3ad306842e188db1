"""knowledge/ on disk -> Library: validated, immutable, indexed."""

from bot.library.library import Library

__all__ = ["Library"]
