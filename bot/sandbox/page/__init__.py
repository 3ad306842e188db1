"""The sandbox's page: what a browser is given, and what it may do."""

from bot.sandbox.page.page import Page

__all__ = ["Page"]
