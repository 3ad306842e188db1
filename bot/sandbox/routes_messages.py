"""Routes about messages and reactions, as the bot uses them."""

from bot.sandbox import events, messages
from bot.sandbox import payloads as to
from bot.sandbox.call import Call, Route
from bot.sandbox.errors import ApiError, Json, Problems, unknown
from bot.sandbox.message import Message
from bot.sandbox.messages import demand
from bot.sandbox.payloads_message import message_json


def _readable(call: Call, message: Message) -> Json:
    """A message without its content when the application lacks the message content intent."""
    payload = message_json(message)
    if call.world.privileged & events.MESSAGE_CONTENT:
        return payload
    return events.hide_content(payload, message, call.world.bot)


async def post_message(call: Call) -> Json:
    """Send a message."""
    channel, bot = call.channel, call.world.bot
    demand(bot, channel, "send_messages")
    if call.uploads:
        demand(bot, channel, "attach_files")
    if call.json.get("message_reference"):
        demand(bot, channel, "read_message_history")
    if channel.recipient is not None and not channel.recipient.reached_by_dm:
        raise ApiError(403, 50007, "Cannot send messages to this user")
    return message_json(messages.post(channel, bot, call.json, call.uploads))


async def get_messages(call: Call) -> list[Json]:
    """Messages, newest first: `limit` (50 unless told) of those `before`, `after` or `around` an id."""
    demand(call.world.bot, call.channel, "read_message_history")
    limit, query = call.number("limit", 50, 100), call.request.query
    found = call.channel.readable
    if "after" in query:
        found = [m for m in found if m.id > int(query["after"])][:limit]
    elif "around" in query:
        middle = int(query["around"])
        earlier = [m for m in found if m.id < middle][-(limit // 2) :]
        found = earlier + [m for m in found if m.id >= middle][: limit - len(earlier)]
    elif "before" in query:
        found = [m for m in found if m.id < int(query["before"])]
    return [_readable(call, message) for message in reversed(found[-limit:])]


async def get_message(call: Call) -> Json:
    """One message."""
    demand(call.world.bot, call.channel, "read_message_history")
    return _readable(call, call.message)


async def patch_message(call: Call) -> Json:
    """Edit one of the bot's messages."""
    demand(call.world.bot, call.channel)
    message = call.message
    if message.author is not call.world.bot:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    return message_json(messages.edit(message, call.json, call.uploads))


async def delete_message(call: Call) -> None:
    """Delete a message; somebody else's only with "manage_messages"."""
    message = call.message
    own = message.author is call.world.bot
    if message.channel.is_dm and not own:
        raise ApiError(403, 50003, "Cannot execute action on a DM channel")
    demand(call.world.bot, call.channel, *([] if own else ["manage_messages"]))
    messages.delete(message)


async def bulk_delete(call: Call) -> None:
    """Delete 2 to 100 messages."""
    demand(call.world.bot, call.channel, "manage_messages")
    keys = call.json.get("messages") or []
    problems = Problems()
    problems.count(("messages",), keys, 2, 100)
    problems.raise_if_any()
    found = [call.channel.find(int(key)) for key in keys]
    messages.delete_all([message for message in found if message is not None])


async def add_reaction(call: Call) -> None:
    """Add the bot's reaction."""
    message, emoji = call.message, call.text("emoji")
    demand(call.world.bot, message.channel, "read_message_history")
    if emoji not in message.reactions:
        demand(call.world.bot, message.channel, "add_reactions")
    messages.react(message, call.world.bot, emoji, add=True)


async def remove_reaction(call: Call) -> None:
    """Take a reaction back; somebody else's only with "manage_messages"."""
    demand(call.world.bot, call.channel, *([] if call.user is call.world.bot else ["manage_messages"]))
    messages.react(call.message, call.user, call.text("emoji"), add=False)


async def get_reactions(call: Call) -> list[Json]:
    """Who reacted with an emoji."""
    return [to.user_json(user) for user in call.message.reactions.get(call.text("emoji"), [])]


async def clear_reactions(call: Call) -> None:
    """Take all reactions off a message."""
    demand(call.world.bot, call.channel, "manage_messages")
    message = call.message
    if not message.reactions:
        raise unknown("Emoji")
    messages.clear_reactions(message)


_ALL = "/channels/{channel_id}/messages"
_ONE = _ALL + "/{message_id}"
ROUTES: list[Route] = [
    ("POST", _ALL, post_message),
    ("GET", _ALL, get_messages),
    ("POST", _ALL + "/bulk-delete", bulk_delete),
    ("GET", _ONE, get_message),
    ("PATCH", _ONE, patch_message),
    ("DELETE", _ONE, delete_message),
    ("DELETE", _ONE + "/reactions", clear_reactions),
    ("GET", _ONE + "/reactions/{emoji}", get_reactions),
    ("PUT", _ONE + "/reactions/{emoji}/@me", add_reaction),
    ("DELETE", _ONE + "/reactions/{emoji}/{user_id}", remove_reaction),
]
