"""Threads of channels and posts of forums: how they begin, and who takes part."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.sandbox import media, messages
from bot.sandbox.check_message import check_message
from bot.sandbox.errors import ApiError, Json, Problems, invalid_form
from bot.sandbox.media import Uploads
from bot.sandbox.message import THREAD_CREATED, THREAD_STARTED, Message
from bot.sandbox.model import FORUM, PRIVATE_THREAD, TEXT, THREAD, Channel
from bot.sandbox.payloads import channel_json

if TYPE_CHECKING:
    from bot.sandbox.users import User

_NAME = 100  # characters
_HAS_THREAD = 1 << 5  # a message's flag


def start(
    parent: Channel, owner: "User", name: object, *, on: Message | None = None, private: bool = False
) -> Channel:
    """A thread of a text channel, or `on` one of its messages, whose id it then has. ApiError if refused."""
    if parent.guild is None or parent.kind != TEXT or (on is not None and on.is_notice):
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    messages.demand(owner, parent, "create_private_threads" if private else "create_public_threads")
    if on is not None and on.thread is not None:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    thread = _made(parent, owner, name, PRIVATE_THREAD if private else THREAD, on.id if on else None)
    if on is not None:
        on.thread = thread
        on.flags |= _HAS_THREAD
        messages.tell_edit(on)
        _notice(thread, owner, THREAD_STARTED, "", on)
    elif not private:
        _notice(parent, owner, THREAD_CREATED, thread.name, None)
    return thread


def post(
    forum: Channel,
    owner: "User",
    name: object,
    body: Json,
    uploads: Uploads | None = None,
    tags: Sequence[str] = (),
) -> tuple[Channel, Message]:
    """A post of a forum and its first message, which has the post's id. ApiError when refused."""
    if forum.kind != FORUM:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    messages.demand(owner, forum, "send_messages")
    if unknown := [tag for tag in tags if tag not in forum.tags]:
        raise invalid_form(("applied_tags",), "INVALID_TAG", f"The forum has no tag {unknown[0]!r}")
    check_message(body, attachments=media.count_after(body, uploads or {}, []))
    thread = _made(forum, owner, name, THREAD, None, tags)
    return thread, messages.post(thread, owner, body, uploads, key=thread.id)


def join(thread: Channel, user: "User") -> None:
    """Let a user take part; the bot learns of a private thread by that."""
    if user in thread.joined:
        return
    thread.joined.append(user)
    if user is thread.world.bot and thread.kind == PRIVATE_THREAD:
        thread.world.emit("THREAD_CREATE", channel_json(thread), thread.guild)


def leave(thread: Channel, user: "User") -> None:
    """Let a user leave."""
    if user in thread.joined:
        thread.joined.remove(user)


def _made(
    parent: Channel, owner: "User", name: object, kind: int, key: int | None, tags: Sequence[str] = ()
) -> Channel:
    problems = Problems()
    problems.length(("name",), name, 1, _NAME, required=True)
    problems.raise_if_any()
    world, guild = parent.world, parent.guild
    key = key or world.snowflakes.next()
    thread = Channel(world, key, kind, str(name), guild, parent=parent, owner=owner, created=time.time())
    thread.joined.append(owner)
    thread.tags = list(tags)
    world.keep(thread)
    world.emit("THREAD_CREATE", channel_json(thread) | {"newly_created": True}, guild)
    return thread


def _notice(channel: Channel, author: "User", kind: int, content: str, of: Message | None) -> None:
    """What Discord writes by itself when a thread begins."""
    key = channel.world.snowflakes.next()
    notice = Message(key, channel, author, content, time.time(), kind)
    notice.reference_id = of.id if of else None
    notice.reference_channel = of.channel if of else None
    messages.publish(notice)
