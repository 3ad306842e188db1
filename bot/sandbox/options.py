"""Filling in a command as Discord's client does: names, types, bounds, choices, subcommands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.sandbox import limits
from bot.sandbox import payloads as to
from bot.sandbox.check_commands import GROUP, SUBCOMMAND
from bot.sandbox.errors import Json, RefusedError
from bot.sandbox.message import Message, Upload
from bot.sandbox.model import Channel, Role
from bot.sandbox.payloads_message import attachment_json, message_json
from bot.sandbox.permissions import permissions_in

if TYPE_CHECKING:
    from bot.sandbox.users import User

_STRING, _INTEGER, _BOOLEAN, _USER, _CHANNEL, _ROLE, _MENTIONABLE, _NUMBER, _FILE = range(3, 12)


@dataclass
class Filled:
    """A command's options ready to send, and the objects that they name."""

    channel: Channel
    options: list[Json] = field(default_factory=list)
    resolved: Json = field(default_factory=dict)

    def resolve_user(self, user: "User") -> str:
        """Note a user, and the membership; returns the id."""
        self.resolved.setdefault("users", {})[str(user.id)] = to.user_json(user)
        member = self.channel.guild.members.get(user.id) if self.channel.guild else None
        if member is not None:
            payload = to.member_json(member, with_user=False)
            payload["permissions"] = str(permissions_in(user, self.channel))
            self.resolved.setdefault("members", {})[str(user.id)] = payload
        return str(user.id)

    def resolve_message(self, message: Message) -> str:
        """Note a message; returns the id."""
        self.resolved.setdefault("messages", {})[str(message.id)] = message_json(message)
        return str(message.id)

    def resolve_channel(self, channel: Channel, by: "User") -> str:
        """Note a channel; returns the id."""
        payload = to.channel_json(channel) | {"permissions": str(permissions_in(by, channel))}
        self.resolved.setdefault("channels", {})[str(channel.id)] = payload
        return str(channel.id)

    def resolve_upload(self, upload: Upload) -> str:
        """Store a file and note it; returns the id."""
        stored = self.channel.world.store(self.channel, upload, ephemeral=True)
        self.resolved.setdefault("attachments", {})[str(stored.id)] = attachment_json(stored)
        return str(stored.id)

    def resolve_role(self, role: Role) -> str:
        """Note a role; returns the id."""
        self.resolved.setdefault("roles", {})[str(role.id)] = to.role_json(role)
        return str(role.id)


def fill(
    command: Json,
    path: list[str],
    values: Mapping[str, object],
    user: "User",
    channel: Channel,
    focused: str | None = None,
) -> Filled:
    """The options of one use of a command; `path` names its subcommand, `focused` the option being typed.

    RefusedError for what Discord's client does not let a member send.
    """
    filled = Filled(channel)
    declared: list[Json] = command.get("options") or []
    level = filled.options
    name = f"/{' '.join([command['name'], *path])}"
    for step in path:
        nested = next((o for o in declared if o["name"] == step and o["type"] in (SUBCOMMAND, GROUP)), None)
        if nested is None:
            raise RefusedError(f"there is no {name}")
        entry: Json = {"type": nested["type"], "name": step, "options": []}
        level.append(entry)
        level, declared = entry["options"], nested.get("options") or []
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in declared):
        raise RefusedError(f"{name} needs one of {[option['name'] for option in declared]}")
    known = {option["name"]: option for option in declared}
    if strange := set(values) - set(known):
        raise RefusedError(f"{name} has no option {sorted(strange)}; it has {sorted(known)}")
    for key, option in known.items():
        if values.get(key) is None:
            if option.get("required") and focused is None:
                raise RefusedError(f"{name} needs its option {key!r}")
            continue
        entry = {"type": option["type"], "name": key}
        if key == focused:
            entry |= {"value": str(values[key]), "focused": True}
        else:
            entry["value"] = _value(option, values[key], user, filled)
        level.append(entry)
    return filled


def _value(option: Json, value: object, user: "User", filled: Filled) -> object:
    kind, name = option["type"], option["name"]
    wrong = RefusedError(f"option {name!r} does not take {value!r}")
    choices = option.get("choices") or []
    if choices:
        chosen = [c["value"] for c in choices if value in (c["value"], c["name"])]
        if not chosen:
            raise RefusedError(f"option {name!r} takes one of {[c['name'] for c in choices]}, not {value!r}")
        return chosen[0]
    if kind == _STRING and isinstance(value, str):
        low, high = option.get("min_length") or 0, option.get("max_length") or limits.STRING_OPTION
        if not low <= len(value) <= high:
            raise RefusedError(f"option {name!r} takes {low} to {high} characters, not {len(value)}")
        return value
    if kind == _BOOLEAN and isinstance(value, bool):
        return value
    if kind in (_INTEGER, _NUMBER) and isinstance(value, (int, float)) and not isinstance(value, bool):
        if kind == _INTEGER and not isinstance(value, int):
            raise wrong
        low, high = option.get("min_value"), option.get("max_value")
        if (low is not None and value < low) or (high is not None and value > high):
            raise RefusedError(f"option {name!r} takes {low} to {high}, not {value}")
        return value
    if kind == _FILE and isinstance(value, Upload):
        return filled.resolve_upload(value)
    if kind == _CHANNEL and isinstance(value, Channel):
        return filled.resolve_channel(value, user)
    if kind in (_ROLE, _MENTIONABLE) and isinstance(value, Role):
        return filled.resolve_role(value)
    if kind in (_USER, _MENTIONABLE) and isinstance(value, type(user)):
        return filled.resolve_user(value)
    raise wrong
