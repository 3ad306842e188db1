"""What happens in the world, told to the pages whose user may know of it."""

from typing import TYPE_CHECKING

from bot.sandbox.errors import Json
from bot.sandbox.events import Event
from bot.sandbox.ids import as_id
from bot.sandbox.message import Message
from bot.sandbox.page.views_message import may_see, message_view
from bot.sandbox.permissions import may

if TYPE_CHECKING:
    from bot.sandbox.model import Channel
    from bot.sandbox.page.page import Page
    from bot.sandbox.page.socket import Socket
    from bot.sandbox.users import User

_PLACES = ("GUILD_", "CHANNEL_", "THREAD_", "COMMANDS_")  # events after which the whole picture is told anew


class Feed:
    """Listens to the world on behalf of all open pages."""

    def __init__(self, page: "Page") -> None:
        self._page = page

    def on_event(self, event: Event) -> None:
        """Tell every page what its user may know of an event."""
        if not self._page.sockets:
            return
        name = event.name
        if name.startswith(_PLACES):
            for socket, _ in self._open():
                socket.tell_anew()
        elif name in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and event.message is not None:
            self._message(event.message)
        elif name.startswith("MESSAGE_REACTION_"):
            channel = self._channel(event)
            message = channel.find(_id(event.data, "message_id")) if channel else None
            if message is not None:
                self._message(message)
        elif name == "MESSAGE_DELETE":
            self._gone(event, [_id(event.data, "id")])
        elif name == "MESSAGE_DELETE_BULK":
            self._gone(event, [int(key) for key in event.data["ids"]])
        elif name == "TYPING_START":
            self._typing(event)
        elif name == "PRESENCE_UPDATE" and self._page.bot_state is None:
            self.tell_bot()

    def tell_bot(self) -> None:
        """Tell every page where the bot is."""
        for socket, _ in self._open():
            socket.tell({"t": "bot"} | self._page.bot_view())

    def tell_read(self, user: "User", channel: "Channel") -> None:
        """Tell every page of a user that a channel has been read, in any of them."""
        for socket, looking in self._open():
            if looking is user:
                socket.tell({"t": "unread", "channel": str(channel.id), "unread": 0, "mentions": 0})

    def _open(self) -> "list[tuple[Socket, User]]":
        return [(socket, socket.visit.user) for socket in list(self._page.sockets) if socket.visit]

    def _channel(self, event: Event) -> "Channel | None":
        return self._page.world.channels.get(_id(event.data, "channel_id"))

    def _message(self, message: Message) -> None:
        for socket, user in self._open():
            if not may_see(user, message):
                continue
            if not socket.knows(message.channel.id):
                socket.tell_anew()
                socket.flush()
            socket.tell({"t": "message", "message": message_view(user, message)})

    def _gone(self, event: Event, ids: list[int]) -> None:
        """Messages are gone; of an ephemeral one only its reader is told."""
        channel = self._channel(event)
        if channel is None:
            return
        private = event.message is not None and event.message.interaction
        for socket, user in self._open():
            if may(user, channel, "view_channel") and (not private or private.user is user):
                for key in ids:
                    socket.tell({"t": "message_delete", "channel": str(channel.id), "id": str(key)})

    def _typing(self, event: Event) -> None:
        channel, who = self._channel(event), event.data["user_id"]
        for socket, user in self._open():
            if channel is not None and str(user.id) != who and may(user, channel, "view_channel"):
                socket.tell({"t": "typing", "channel": str(channel.id), "user": who})


def _id(data: Json, name: str) -> int:
    return as_id(data.get(name)) or 0
