"""Everything the client has to know of: buttons and selects that outlive the process, forms, menus, duties.

A new one is one line here and one file of its own.
"""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from discord import app_commands, ui

from bot.discord_app.buttons import OpenEntry
from bot.discord_app.forms import Handler

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (OpenEntry,)
"""Buttons and selects; their templates are disjoint."""

FORMS: dict[str, Handler] = {}
"""Handlers of forms by the name in their custom id."""

MENUS: tuple[app_commands.ContextMenu, ...] = ()
"""Entries of the message menu."""

DUTIES: tuple[Callable[["CareerBot"], Coroutine[Any, Any, None]], ...] = ()
"""What runs beside the connection until the bot is closed, such as reminders."""
