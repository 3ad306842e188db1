"""What attacks share with the other tests: the sandbox, and the bot connected to it."""

from tests.e2e.conftest import bot, sandbox, trained

__all__ = ["bot", "sandbox", "trained"]
