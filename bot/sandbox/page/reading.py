"""What each user has read: for the counts of unread messages."""

from typing import TYPE_CHECKING

from bot.sandbox.message import Message

if TYPE_CHECKING:
    from bot.sandbox.model import Channel
    from bot.sandbox.users import User
    from bot.sandbox.world import World


class Reading:
    """The newest message each user has read in each channel; what was there before anybody looked is read."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._from: int | None = None
        self._read: dict[tuple[int, int], int] = {}

    def begin(self) -> None:
        """From now on messages count, when somebody looks for the first time."""
        if self._from is None:
            self._from = self._world.snowflakes.next()

    def mark(self, user: "User", channel: "Channel") -> None:
        """The user has seen all there is."""
        newest = next(reversed(channel.history), 0)
        self._read[user.id, channel.id] = max(newest, self._read.get((user.id, channel.id), 0))

    def unread(self, user: "User", channel: "Channel") -> list[Message]:
        """What others wrote since, newest first; ephemeral messages and notices do not count."""
        last = self._read.get((user.id, channel.id), self._from or 0)
        found = []
        for message in reversed(channel.history.values()):
            if message.id <= last:
                break
            hidden = message.deleted or message.is_ephemeral or message.is_notice
            if message.author is not user and not hidden:
                found.append(message)
        return found
