"""Sending, editing and deleting messages, for members and for the bot alike."""

import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.sandbox import components as tree
from bot.sandbox import limits, media
from bot.sandbox.check_message import COMPONENTS_V2, EPHEMERAL, LOADING, check_message
from bot.sandbox.errors import ApiError, Json, invalid_form, missing_access, missing_permissions, unknown
from bot.sandbox.ids import as_id
from bot.sandbox.media import Uploads
from bot.sandbox.message import DEFAULT, REPLY, Message, Revision
from bot.sandbox.model import Channel
from bot.sandbox.payloads import member_json
from bot.sandbox.payloads_message import emoji_json, message_event_json
from bot.sandbox.permissions import may

if TYPE_CHECKING:
    from bot.sandbox.interactions import Interaction
    from bot.sandbox.users import User

_KEPT_FLAGS = (1 << 2) | (1 << 12) | COMPONENTS_V2  # hidden embeds, silent, Components V2
_ROLE, _USER = re.compile(r"<@&(\d+)>"), re.compile(r"<@!?(\d+)>")


def post(
    channel: Channel,
    author: "User",
    body: Json,
    uploads: Uploads | None = None,
    *,
    interaction: "Interaction | None" = None,
    kind: int = DEFAULT,
    reference: Message | None = None,
    key: int | None = None,
) -> Message:
    """Send a message made of a request's body. ApiError when Discord would refuse it.

    An interaction's answer may be ephemeral, and then no gateway event tells of it. `key` is the id it is
    to have, where it opens a forum's post.
    """
    uploads = uploads or {}
    if channel.is_forum:
        raise ApiError(400, 50008, "Cannot send messages in a non-text channel")
    check_message(body, attachments=media.count_after(body, uploads, []))
    if channel.is_thread:
        _enter(channel, author)
    again = _same_nonce(channel, author, body)
    if again is not None:
        return again
    if reference is None:
        reference = _reference(channel, body)
        kind = REPLY if reference is not None else kind
    flags = (body.get("flags") or 0) & (_KEPT_FLAGS | (EPHEMERAL if interaction else 0))
    attachments = media.attach(channel, body, uploads, [], ephemeral=bool(flags & EPHEMERAL))
    message = Message(
        id=key or channel.world.snowflakes.next(),
        channel=channel,
        author=author,
        content=(body.get("content") or "").strip(),
        created=time.time(),
        kind=kind,
        flags=flags,
        attachments=attachments,
        reference_id=reference.id if reference else None,
        interaction=interaction,
        nonce=None if body.get("nonce") is None else str(body["nonce"]),
    )
    _dress(message, body)
    _mention(message, body.get("allowed_mentions"), reference)
    _ping(message)
    if message.nonce is not None:
        channel.world.nonces[channel.id, author.id, message.nonce] = message
    publish(message)
    return message


def _enter(thread: Channel, author: "User") -> None:
    """Who writes in a thread takes part in it; an archived one opens again. ApiError when it is locked."""
    if thread.locked and not may(author, thread, "manage_threads"):
        raise ApiError(400, 50083, "Thread is archived")
    if author not in thread.joined:
        thread.joined.append(author)
    if thread.archived:
        thread.archived = False
        thread.world.channel_changed(thread)


def publish(message: Message) -> None:
    """Put a message into its channel and tell of it; of an ephemeral one the bot is not told."""
    channel = message.channel
    channel.history[message.id] = message
    if message.is_ephemeral:
        channel.world.emit("MESSAGE_CREATE", {}, channel.guild, message, to_bot=False)
    else:
        channel.last = message
        channel.world.emit("MESSAGE_CREATE", message_event_json(message), channel.guild, message)


def edit(message: Message, body: Json, uploads: Uploads | None = None) -> Message:
    """Change a message by a request's body; what was, is kept as a revision. ApiError when refused."""
    uploads = uploads or {}
    was = {"content": message.content, "embeds": message.embeds, "components": message.components}
    count = media.count_after(body, uploads, message.attachments)
    check_message(body, attachments=count, was=was | {"flags": message.flags})
    channel = message.channel
    attachments = media.attach(channel, body, uploads, message.attachments, ephemeral=message.is_ephemeral)
    old = Revision(time.time(), message.content, message.embeds, message.components, message.attachments)
    before = message.attachments
    message.attachments = attachments
    try:
        _dress(message, body)
    except BaseException:
        message.attachments = before
        raise
    if "content" in body:
        message.content = (body["content"] or "").strip()
    message.flags |= (body.get("flags") or 0) & _KEPT_FLAGS
    filled_in = message.is_loading
    if filled_in:
        message.flags &= ~LOADING
    else:
        message.edited = old.until
        message.revisions.append(old)
    if "content" in body or "components" in body:
        replied = message.replied_to  # an edit does not change whether the reply pings
        kept = replied if replied is not None and replied.author in message.mentions else None
        _mention(message, body.get("allowed_mentions"), kept)
    if filled_in:
        _ping(message)
    tell_edit(message)
    return message


def tell_edit(message: Message) -> None:
    """Tell of a change of a message; of an ephemeral one the bot is not told."""
    channel = message.channel
    if message.is_ephemeral:
        channel.world.emit("MESSAGE_UPDATE", {}, channel.guild, message, to_bot=False)
    else:
        channel.world.emit("MESSAGE_UPDATE", message_event_json(message), channel.guild, message)


def delete(message: Message) -> None:
    """Take a message away. It stays in `channel.history`, with the time of its deletion."""
    message.deleted = time.time()
    _tell_gone(message)


def dismiss(message: Message) -> None:
    """Take an ephemeral message from its reader's sight; the bot may still edit it."""
    message.dismissed = True
    _tell_gone(message)


def _tell_gone(message: Message) -> None:
    """Tell that a message is gone; of an ephemeral one only its reader's page is told."""
    channel = message.channel
    payload = {"id": str(message.id)} | _place(channel)
    if message.is_ephemeral:
        channel.world.emit("MESSAGE_DELETE", payload, channel.guild, message, to_bot=False)
    else:
        channel.world.emit("MESSAGE_DELETE", payload, channel.guild)


def show_typing(channel: Channel, user: "User") -> None:
    """Show that somebody types; the bot is not told of itself."""
    payload: Json = {"user_id": str(user.id), "timestamp": int(time.time())} | _place(channel)
    member = channel.guild.members.get(user.id) if channel.guild else None
    if member is not None:
        payload["member"] = member_json(member)
    channel.world.emit("TYPING_START", payload, channel.guild, to_bot=user is not channel.world.bot)


def delete_all(found: Sequence[Message]) -> None:
    """Take messages of one channel away at once, as moderators do; a single event tells of it."""
    if not found:
        return
    channel = found[0].channel
    for message in found:
        message.deleted = time.time()
    payload: Json = {"ids": [str(message.id) for message in found]}
    channel.world.emit("MESSAGE_DELETE_BULK", payload | _place(channel), channel.guild)


def _place(channel: Channel) -> Json:
    """The ids of a channel and its guild, as events name them."""
    payload = {"channel_id": str(channel.id)}
    return payload if channel.guild is None else payload | {"guild_id": str(channel.guild.id)}


def react(message: Message, user: "User", emoji: str, *, add: bool) -> None:
    """Add or take back a reaction. ApiError 404 when there is none to take back."""
    users = message.reactions.setdefault(emoji, [])
    if add == (user in users):
        if not add:
            raise unknown("Emoji")
        return
    if add:
        users.append(user)
    else:
        users.remove(user)
    if not users:
        del message.reactions[emoji]
    channel = message.channel
    payload: Json = {
        "user_id": str(user.id),
        "message_id": str(message.id),
        "message_author_id": str(message.author.id),
        "emoji": emoji_json(emoji),
        "type": 0,
        "burst": False,
    } | _place(channel)
    if channel.guild is not None and add:
        payload["member"] = member_json(channel.guild.members[user.id])
    channel.world.emit(f"MESSAGE_REACTION_{'ADD' if add else 'REMOVE'}", payload, channel.guild)


def clear_reactions(message: Message) -> None:
    """Take all reactions off a message."""
    message.reactions.clear()
    payload = {"message_id": str(message.id)} | _place(message.channel)
    message.channel.world.emit("MESSAGE_REACTION_REMOVE_ALL", payload, message.channel.guild)


def demand(user: "User", channel: Channel, *names: str) -> None:
    """ApiError 403 unless the user sees the channel and has the named permissions there."""
    if not may(user, channel, "view_channel"):
        raise missing_access()
    if not all(may(user, channel, name) for name in names):
        raise missing_permissions()


def _dress(message: Message, body: Json) -> None:
    """Give a message the components and embeds of a body, with their pictures resolved."""
    components = tree.copied(body.get("components") or []) if "components" in body else None
    embeds = tree.copied(body.get("embeds") or []) if "embeds" in body else None
    media.resolve(message.channel.world, components or [], embeds or [], message.attachments)
    if components is not None:
        tree.complete(components)
        message.components = components
    if embeds is not None:
        message.embeds = embeds


def _same_nonce(channel: Channel, author: "User", body: Json) -> Message | None:
    if not body.get("enforce_nonce") or body.get("nonce") is None:
        return None
    first = channel.world.nonces.get((channel.id, author.id, str(body["nonce"])))
    return first if first and time.time() - first.created < limits.NONCE_SECONDS else None


def _reference(channel: Channel, body: Json) -> Message | None:
    reference = body.get("message_reference")
    if not reference:
        return None
    target = channel.find(as_id(reference.get("message_id")) or 0)
    if (target is None or target.is_ephemeral) and reference.get("fail_if_not_exists", True):
        raise invalid_form(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    return target


def _ping(message: Message) -> None:
    """Note who is notified of a new message: of those mentioned who can see it."""
    channel, guild = message.channel, message.channel.guild
    if message.is_ephemeral:
        return
    message.pinged_users = [user for user in message.mentions if may(user, channel, "view_channel")]
    if guild is not None:
        any_role = may(message.author, channel, "mention_everyone")
        roles = [guild.roles[key] for key in message.mention_roles]
        message.pinged_roles = [role for role in roles if role.mentionable or any_role]


def _mention(message: Message, allowed: Json | None, replied: Message | None) -> None:
    """Work out whom a message pings, as its author allowed."""
    channel, text = message.channel, "\n".join([message.content, *tree.texts(message.components)])
    world, guild = channel.world, channel.guild
    parse = ["users", "roles", "everyone"] if allowed is None else allowed.get("parse") or []
    named = {as_id(key) for kind in ("users", "roles") for key in (allowed or {}).get(kind) or []}
    users = [world.users[key] for key in map(int, _USER.findall(text)) if key in world.users]
    message.mentions = [u for u in dict.fromkeys(users) if "users" in parse or u.id in named]
    pings_back = message.interaction is None and (allowed is None or bool(allowed.get("replied_user")))
    if replied is not None and pings_back and replied.author not in message.mentions:
        message.mentions.append(replied.author)
    roles = [key for key in map(int, _ROLE.findall(text)) if guild and key in guild.roles]
    message.mention_roles = [key for key in dict.fromkeys(roles) if "roles" in parse or key in named]
    everyone = "@everyone" in text or "@here" in text
    message.mention_everyone = (
        everyone and "everyone" in parse and may(message.author, channel, "mention_everyone")
    )
