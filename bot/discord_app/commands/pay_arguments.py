"""What `/salary` and `/trends` share: a role, a level and a country, completed and read alike."""

from discord import app_commands

from bot.discord_app.arguments import Argument, completer

COUNTRY = "Where; the United States when left out"

completed = app_commands.autocomplete(
    role=completer("roles"), level=completer("levels"), country=completer("countries")
)
"""Decorates a command that takes the three."""


def pay_arguments(role: str | None, level: str | None, country: str | None) -> tuple[Argument, ...]:
    """The three as they were typed, for `read`."""
    return (
        Argument("role", "roles", role, "role"),
        Argument("level", "levels", level, "level"),
        Argument("country", "countries", country, "country"),
    )
