"""All that a page can ask for."""

from collections.abc import Awaitable, Callable

from bot.sandbox.errors import Json
from bot.sandbox.page import acts_interactions, acts_looking, acts_messages, acts_trouble
from bot.sandbox.page.asked import Asked
from bot.sandbox.page.visit import Visit

Act = Callable[[Visit, Asked], Awaitable[Json]]

ACTS: dict[str, Act] = {
    "open": acts_looking.open_channel,
    "read": acts_looking.read,
    "typing": acts_looking.show_typing,
    "send": acts_messages.send,
    "edit": acts_messages.edit,
    "delete": acts_messages.delete,
    "dismiss": acts_messages.dismiss,
    "react": acts_messages.react,
    "thread": acts_messages.thread,
    "post": acts_messages.post,
    "press": acts_interactions.press,
    "select": acts_interactions.select,
    "slash": acts_interactions.slash,
    "autocomplete": acts_interactions.autocomplete,
    "menu": acts_interactions.menu,
    "submit": acts_interactions.submit,
    "trouble": acts_trouble.trouble,
}
"""By the name that a frame's "do" holds. Each returns what its answer says besides "ok"."""
