"""Routes about channels, threads, guilds, members and roles."""

from bot.sandbox import payloads as to
from bot.sandbox.call import Call, Route
from bot.sandbox.errors import ApiError, Json, Problems, missing_access, unknown
from bot.sandbox.messages import demand
from bot.sandbox.model import Channel


def _member(call: Call) -> Json:
    user = call.world.bot if call.text("user_id") == "@me" else call.world.users.get(call.key("user_id"))
    member = call.guild.members.get(user.id) if user else None
    if member is None:
        raise unknown("Member")
    return to.member_json(member)


async def get_channel(call: Call) -> Json:
    """A channel."""
    demand(call.world.bot, call.channel)
    return to.channel_json(call.channel)


async def patch_channel(call: Call) -> Json:
    """Rename a channel, change its topic, archive a thread."""
    channel = call.channel
    demand(call.world.bot, channel, "manage_threads" if channel.is_thread else "manage_channels")
    channel.name = call.json.get("name") or channel.name
    channel.topic = call.json.get("topic", channel.topic)
    channel.archived = bool(call.json.get("archived", channel.archived))
    call.world.channel_changed(channel)
    return to.channel_json(channel)


async def type_in(call: Call) -> None:
    """Show that the bot types."""
    demand(call.world.bot, call.channel, "send_messages")
    call.channel.typing.append(call.world.now())


async def get_guild(call: Call) -> Json:
    """A guild."""
    counts = {"approximate_member_count": len(call.guild.members), "approximate_presence_count": 1}
    return to.guild_json(call.guild) | (counts if call.request.query.get("with_counts") else {})


async def get_guild_channels(call: Call) -> list[Json]:
    """A guild's channels, threads left out."""
    return [to.channel_json(channel) for channel in call.guild.channels.values() if not channel.is_thread]


async def get_member(call: Call) -> Json:
    """One member of a guild."""
    return _member(call)


async def get_members(call: Call) -> list[Json]:
    """Members of a guild by id, from `after` on, at most `limit` (1 unless told)."""
    after, limit = call.number("after", 0, 1 << 63), call.number("limit", 1, 1000)
    return [to.member_json(m) for key, m in sorted(call.guild.members.items()) if key > after][:limit]


async def get_roles(call: Call) -> list[Json]:
    """A guild's roles."""
    return [to.role_json(role) for role in call.guild.roles.values()]


async def leave_guild(call: Call) -> None:
    """Leave a guild."""
    call.world.remove_guild(call.guild)


async def start_thread(call: Call) -> Json:
    """Start a thread in a channel."""
    return to.channel_json(_thread(call, call.channel))


async def start_thread_from_message(call: Call) -> Json:
    """Start a thread from a message."""
    if call.message.thread is not None:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    return to.channel_json(_thread(call, call.channel, from_message=True))


def _thread(call: Call, channel: Channel, *, from_message: bool = False) -> Channel:
    if channel.guild is None or channel.is_thread:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    demand(call.world.bot, channel, "create_public_threads")
    problems = Problems()
    problems.length(("name",), call.json.get("name"), 1, 100, required=True)
    problems.raise_if_any()
    start = call.message if from_message else None
    call.status = 201
    return call.world.create_thread(channel, call.json["name"], call.world.bot, start)


async def join_thread(call: Call) -> None:
    """Join a thread; the sandbox keeps no list of who joined."""
    if not call.channel.is_thread:
        raise missing_access()


ROUTES: list[Route] = [
    ("GET", "/channels/{channel_id}", get_channel),
    ("PATCH", "/channels/{channel_id}", patch_channel),
    ("POST", "/channels/{channel_id}/typing", type_in),
    ("POST", "/channels/{channel_id}/threads", start_thread),
    ("POST", "/channels/{channel_id}/messages/{message_id}/threads", start_thread_from_message),
    ("PUT", "/channels/{channel_id}/thread-members/@me", join_thread),
    ("GET", "/guilds/{guild_id}", get_guild),
    ("GET", "/guilds/{guild_id}/channels", get_guild_channels),
    ("GET", "/guilds/{guild_id}/roles", get_roles),
    ("GET", "/guilds/{guild_id}/members", get_members),
    ("GET", "/guilds/{guild_id}/members/{user_id}", get_member),
    ("DELETE", "/users/@me/guilds/{guild_id}", leave_guild),
]
