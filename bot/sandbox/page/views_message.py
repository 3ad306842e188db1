"""A message as one user sees it: Discord's JSON, and what the page needs besides."""

from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import Json
from bot.sandbox.message import DEFAULT, REPLY, Message
from bot.sandbox.payloads import user_json
from bot.sandbox.payloads_message import emoji_json, message_event_json
from bot.sandbox.permissions import may

if TYPE_CHECKING:
    from bot.sandbox.users import User

_ADDRESSES = ("url", "proxy_url")


def may_see(user: "User", message: Message) -> bool:
    """Whether a message is there for a user, in a channel that the user sees."""
    return message.visible_to(user) and may(user, message.channel, "view_channel")


def message_view(user: "User", message: Message, *, nested: bool = False) -> Json:
    """A message's JSON for one user; `nested` is one that another replies to."""
    payload = message_event_json(message)
    used = message.interaction
    own = message.author is user
    payload |= {
        "ephemeral": message.is_ephemeral,
        "loading": message.is_loading,
        "interaction": {"user": user_json(used.user), "name": used.name, "kind": used.kind} if used else None,
        "pings_me": message.pings(user),
        "deletable": not message.is_ephemeral and (own or may(user, message.channel, "manage_messages")),
        "editable": own and message.kind in (DEFAULT, REPLY),
        "dismissable": message.is_ephemeral,
        "member": _member(message),
        "reactions": [
            {"emoji": emoji_json(emoji), "count": len(users), "me": user in users}
            for emoji, users in message.reactions.items()
        ],
    }
    if "referenced_message" in payload:
        target = message.replied_to
        shown = target is not None and not nested and may_see(user, target)
        payload["referenced_message"] = message_view(user, target, nested=True) if shown and target else None
    local: Json = _local(payload, message.channel.world.base_url)
    return local


def _member(message: Message) -> Json | None:
    """How the author is called and coloured in the guild."""
    guild = message.channel.guild
    member = guild.members.get(message.author.id) if guild else None
    if member is None:
        return None
    return {"nick": member.nick, "color": member.color, "roles": [str(role.id) for role in member.roles]}


def _local(node: Any, base: str) -> Any:
    """The same with addresses of the sandbox's own files without scheme and host: the page's own."""
    if isinstance(node, dict):
        return {
            key: value.removeprefix(base)
            if key in _ADDRESSES and isinstance(value, str) and value.startswith(f"{base}/cdn/")
            else _local(value, base)
            for key, value in node.items()
        }
    return [_local(inner, base) for inner in node] if isinstance(node, list) else node
