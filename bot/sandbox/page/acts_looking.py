"""Acts that look: at a channel's messages, at what was not read yet."""

from bot.sandbox.errors import Json
from bot.sandbox.model import Channel
from bot.sandbox.page.asked import Asked
from bot.sandbox.page.views import direct_view
from bot.sandbox.page.views_message import message_view
from bot.sandbox.page.visit import Visit
from bot.sandbox.permissions import may

_FEW, _MANY = 50, 200  # messages at a time: unless told, and at most


async def open_channel(visit: Visit, asked: Asked) -> Json:
    """The newest messages of a channel, or those before one, oldest first; `dm` opens that with the bot."""
    user, more = visit.user, {}
    if asked.flag("dm"):
        channel = user.dm
        more["channel"] = direct_view(channel, user, visit.page.reading)
    else:
        channel = visit.channel(asked.frame.get("channel"))
    found = channel.seen_by(user) if may(user, channel, "read_message_history") else []
    if asked.has("before"):
        before = asked.key("before")
        found = [message for message in found if message.id < before]
    else:
        _read(visit, channel)
    limit = int(asked.number("limit", _FEW, 1, _MANY))
    return {
        "messages": [message_view(user, message) for message in found[-limit:]],
        "more": len(found) > limit,
        **more,
    }


async def read(visit: Visit, asked: Asked) -> Json:
    """Everything in a channel has been seen."""
    _read(visit, visit.channel(asked.frame.get("channel")))
    return {}


async def show_typing(visit: Visit, asked: Asked) -> Json:
    """Others see that the user types."""
    await visit.user.show_typing(visit.channel(asked.frame.get("channel")))
    return {}


def _read(visit: Visit, channel: Channel) -> None:
    page = visit.page
    if page.reading.unread(visit.user, channel):
        page.reading.mark(visit.user, channel)
        page.feed.tell_read(visit.user, channel)
