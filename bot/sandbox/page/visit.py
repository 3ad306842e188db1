"""Looking at the world through one user's eyes: what an id stands for, if the user may know of it."""

from typing import TYPE_CHECKING

from bot.sandbox.errors import RefusedError
from bot.sandbox.ids import as_id
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.page.views_message import may_see
from bot.sandbox.permissions import may

if TYPE_CHECKING:
    from bot.sandbox.model import Channel, Role
    from bot.sandbox.page.page import Page
    from bot.sandbox.users import User


class Visit:
    """One user at one page. What is unknown and what is hidden are refused alike."""

    def __init__(self, page: "Page", user: "User") -> None:
        self.page = page
        self.world = page.world
        self.user = user

    def channel(self, key: object) -> "Channel":
        """A channel the user sees."""
        found = self.world.channels.get(as_id(key) or 0)
        if found is None or not may(self.user, found, "view_channel"):
            raise RefusedError("That channel is not there for you.")
        return found

    def message(self, key: object) -> Message:
        """A message the user sees."""
        number = as_id(key) or 0
        for channel in self.world.channels.values():
            found = channel.history.get(number)
            if found is not None and may_see(self.user, found):
                return found
        raise RefusedError("That message is no longer there.")

    def someone(self, key: object) -> "User":
        """Any user."""
        found = self.world.users.get(as_id(key) or 0)
        if found is None:
            raise RefusedError("That person is not here.")
        return found

    def role(self, key: object, channel: "Channel") -> "Role":
        """A role of a channel's server."""
        found = channel.guild.roles.get(as_id(key) or 0) if channel.guild else None
        if found is None:
            raise RefusedError("That role is not here.")
        return found

    def role_or_user(self, key: object, channel: "Channel") -> "Role | User":
        """A role of a channel's server, or any user."""
        held = channel.guild.roles.get(as_id(key) or 0) if channel.guild else None
        return held or self.someone(key)

    def opened(self, key: object) -> Interaction:
        """An interaction of the user's that opened a form."""
        found = self.world.interactions.get(as_id(key) or 0)
        shown = found.response.modal if found is not None and found.response else None
        if found is None or found.user is not self.user or shown is None:
            raise RefusedError("That form is no longer open. Please open it again.")
        return found
