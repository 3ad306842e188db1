"""Routes about threads and the posts of forums."""

from bot.sandbox import payloads as to
from bot.sandbox import threads
from bot.sandbox.call import Call, Route
from bot.sandbox.errors import ApiError, Json
from bot.sandbox.ids import as_id, iso
from bot.sandbox.messages import demand
from bot.sandbox.model import PRIVATE_THREAD, THREAD, Channel
from bot.sandbox.payloads_message import message_json


async def start_thread(call: Call) -> Json:
    """Start a thread in a channel (a private one unless a type is named), or a post in a forum."""
    channel, body, bot = call.channel, call.json, call.world.bot
    call.status = 201
    if channel.is_forum:
        named = {as_id(tag["id"]): tag["name"] for tag in to.channel_json(channel)["available_tags"]}
        tags = [named.get(as_id(key)) or str(key) for key in body.get("applied_tags") or []]
        message = body.get("message") or {}
        thread, first = threads.post(channel, bot, body.get("name"), message, call.uploads, tags)
        return to.channel_json(thread) | {"message": message_json(first)}
    kind = body.get("type", PRIVATE_THREAD)
    if kind not in (THREAD, PRIVATE_THREAD):
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    return to.channel_json(threads.start(channel, bot, body.get("name"), private=kind == PRIVATE_THREAD))


async def start_thread_from_message(call: Call) -> Json:
    """Start a thread from a message."""
    call.status = 201
    thread = threads.start(call.channel, call.world.bot, call.json.get("name"), on=call.message)
    return to.channel_json(thread)


async def add_member(call: Call) -> None:
    """Let somebody take part; "@me" is the bot itself."""
    thread = _thread(call)
    demand(call.world.bot, thread, *([] if call.user is call.world.bot else ["send_messages"]))
    threads.join(thread, call.user)


async def remove_member(call: Call) -> None:
    """Let somebody leave; others than the bot only with "manage_threads"."""
    thread = _thread(call)
    demand(call.world.bot, thread, *([] if call.user is call.world.bot else ["manage_threads"]))
    threads.leave(thread, call.user)


async def get_thread_members(call: Call) -> list[Json]:
    """Who takes part."""
    thread = _thread(call)
    when = iso(thread.created)
    return [
        {"id": str(thread.id), "user_id": str(user.id), "join_timestamp": when, "flags": 0}
        for user in thread.joined
    ]


async def get_active_threads(call: Call) -> Json:
    """A guild's threads that are not archived."""
    found = [c for c in call.guild.channels.values() if c.is_thread and not c.archived]
    return {"threads": [to.channel_json(thread) for thread in found], "members": [], "has_more": False}


def _thread(call: Call) -> Channel:
    if not call.channel.is_thread:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    return call.channel


_MEMBERS = "/channels/{channel_id}/thread-members"
ROUTES: list[Route] = [
    ("POST", "/channels/{channel_id}/threads", start_thread),
    ("POST", "/channels/{channel_id}/messages/{message_id}/threads", start_thread_from_message),
    ("GET", _MEMBERS, get_thread_members),
    ("PUT", _MEMBERS + "/{user_id}", add_member),
    ("DELETE", _MEMBERS + "/{user_id}", remove_member),
    ("GET", "/guilds/{guild_id}/threads/active", get_active_threads),
]
