"""What becomes of a user's acts: each makes an interaction and sends it to the bot."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.sandbox import interactions as kinds
from bot.sandbox.choosing import choose, fill_form
from bot.sandbox.components import Button
from bot.sandbox.errors import ApiError, Json, RefusedError
from bot.sandbox.interactions import Interaction, interaction_json
from bot.sandbox.message import Message
from bot.sandbox.model import Channel
from bot.sandbox.options import Filled, fill
from bot.sandbox.permissions import BITS, may, permissions_in

if TYPE_CHECKING:
    from bot.sandbox.users import User


_WHERE = ("in servers", "in DMs", "between users")
_FOR = ("servers", "users")


def see(user: "User", message: Message) -> None:
    """RefusedError when the user does not see the message."""
    if not may(user, message.channel, "view_channel") or not message.visible_to(user):
        raise RefusedError(f"{user.name} does not see message {message.id}")


def slash(
    user: "User", channel: Channel, command: str, options: Mapping[str, object], focused: str | None = None
) -> Interaction:
    """Send a slash command, or with `focused` what is typed of one."""
    name, *path = command.removeprefix("/").split()
    registered = _command(user, channel, name, 1)
    try:
        filled = fill(registered, path, options, user, channel, focused)
    except ApiError as error:
        raise RefusedError(str(error)) from error
    data = _command_data(registered, filled) | {"options": filled.options}
    kind = kinds.AUTOCOMPLETE if focused else kinds.COMMAND
    return _send(user, channel, kind, data, f"/{command.removeprefix('/')}")


def context_menu(user: "User", name: str, target: "Message | User", channel: Channel | None) -> Interaction:
    """Use a menu on a message or on a user."""
    if isinstance(target, Message):
        see(user, target)
        channel = channel or target.channel
        filled = Filled(channel)
        key, kind = filled.resolve_message(target), 3
    else:
        channel = channel or user.dm
        filled = Filled(channel)
        key, kind = filled.resolve_user(target), 2
    data = _command_data(_command(user, channel, name, kind), filled) | {"target_id": key}
    source = target if isinstance(target, Message) else None
    return _send(user, channel, kinds.COMMAND, data, name, source=source)


def press(user: "User", message: Message, custom_id: str | None, label: str | None) -> Interaction:
    """Press a button."""
    see(user, message)
    button = _pick_button(message, custom_id, label)
    if button.url is not None or button.custom_id is None:
        raise RefusedError(f"{button.label!r} is a link to {button.url}")
    if button.disabled:
        raise RefusedError(f"{button.label!r} is disabled")
    data: Json = {"custom_id": button.custom_id, "component_type": 2}
    return _send(
        user, message.channel, kinds.COMPONENT, data, button.label or button.custom_id, source=message
    )


def select(user: "User", message: Message, custom_id: str | None, values: Sequence[object]) -> Interaction:
    """Choose in a select."""
    see(user, message)
    found = [s for s in message.selects if custom_id in (None, s.custom_id)]
    if len(found) != 1:
        raise RefusedError(
            f"no single select {custom_id!r}; there are {[s.custom_id for s in message.selects]}"
        )
    chosen = found[0]
    if chosen.disabled:
        raise RefusedError(f"{chosen.custom_id!r} is disabled")
    filled = Filled(message.channel)
    data: Json = {
        "custom_id": chosen.custom_id,
        "component_type": chosen.kind,
        "values": choose(chosen, values, user, filled),
    }
    if filled.resolved:
        data["resolved"] = filled.resolved
    return _send(
        user, message.channel, kinds.COMPONENT, data, chosen.placeholder or chosen.custom_id, source=message
    )


def submit_modal(user: "User", interaction: Interaction, values: dict[str, object]) -> Interaction:
    """Send a form that an interaction opened."""
    if interaction.user is not user:
        raise RefusedError(f"the form was opened for {interaction.user.name}")
    form = interaction.modal
    source = interaction.source if interaction.kind == kinds.COMPONENT else None
    filled = Filled(interaction.channel)
    data = fill_form(form, values, user, filled)
    if filled.resolved:
        data["resolved"] = filled.resolved
    return _send(
        user, interaction.channel, kinds.MODAL_SUBMIT, data, form.title, source=source, parent=interaction
    )


def _send(
    user: "User",
    channel: Channel,
    kind: int,
    data: Json,
    name: str,
    *,
    source: Message | None = None,
    parent: Interaction | None = None,
) -> Interaction:
    world = channel.world
    interaction = Interaction(world.snowflakes.next(), kind, user, channel, data, name, source, parent)
    world.interactions[interaction.id] = world.tokens[interaction.token] = interaction
    world.emit("INTERACTION_CREATE", interaction_json(interaction), channel.guild)
    return interaction


def _command(user: "User", channel: Channel, name: str, kind: int) -> Json:
    """A registered command that the user may use here, else RefusedError."""
    command = channel.world.find_command(name, kind, channel.guild)
    if command is None:
        names = sorted(c["name"] for c in channel.world.commands.values() if c["type"] == kind)
        raise RefusedError(f"no command {name!r} is registered; there are {names}")
    demand_command(user, channel, command)
    return command


def demand_command(user: "User", channel: Channel, command: Json) -> None:
    """RefusedError unless a registered command is offered to the user here."""
    name, guild = command["name"], channel.guild
    if not may(user, channel, "view_channel"):
        raise RefusedError(f"{user.name} does not see {channel.name!r}")
    contexts = command.get("contexts")
    context = kinds.context_of(channel)
    barred = (
        context not in contexts if contexts is not None else guild is None and not command["dm_permission"]
    )
    if barred:
        raise RefusedError(f"{name!r} is not offered {_WHERE[context]}")
    if not kinds.owners_of(command["integration_types"], user, channel):
        raise RefusedError(
            f"{name!r} is not offered: it is for {[_FOR[t] for t in command['integration_types']]}, "
            f"{user.name} has {'' if user.installed else 'not '}installed the application, "
            f"the bot is {'' if channel.has_bot else 'not '}here"
        )
    if guild is None:
        return
    granted = permissions_in(user, channel)
    needed = command.get("default_member_permissions")
    lacks = needed is not None and (int(needed) == 0 or granted & int(needed) != int(needed))
    if not granted & BITS["use_application_commands"] or (lacks and not granted & BITS["administrator"]):
        raise RefusedError(f"{user.name} may not use {name!r}")


def _command_data(command: Json, filled: Filled) -> Json:
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    if filled.resolved:
        data["resolved"] = filled.resolved
    return data


def _pick_button(message: Message, custom_id: str | None, label: str | None) -> Button:
    found = [
        button
        for button in message.buttons
        if (custom_id is None or button.custom_id == custom_id) and (label is None or button.label == label)
    ]
    if len(found) != 1:
        listed = [(button.label, button.custom_id or button.url) for button in message.buttons]
        raise RefusedError(f"no single button {label or custom_id or ''!r}; there are {listed}")
    return found[0]
