"""Choosing in selects and filling in forms, as Discord's client lets a member do."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.sandbox import components as tree
from bot.sandbox import limits
from bot.sandbox.components import Select
from bot.sandbox.errors import Json, RefusedError
from bot.sandbox.message import Upload
from bot.sandbox.modal import Field, Modal
from bot.sandbox.model import Channel, Role
from bot.sandbox.options import Filled

if TYPE_CHECKING:
    from bot.sandbox.users import User


def choose(select: Select, values: Sequence[object], user: "User", filled: Filled) -> list[str]:
    """The values of a select that are sent, for labels, values, users, roles or channels.

    Noted in `filled` where Discord sends the objects along. RefusedError for what is not offered.
    """
    if not select.min_values <= len(values) <= select.max_values:
        raise RefusedError(f"{select.custom_id!r} takes {select.min_values} to {select.max_values} values")
    return [_one(select, value, user, filled) for value in values]


def fill_form(form: Modal, values: Mapping[str, object], user: "User", filled: Filled) -> Json:
    """The data of a form's submission; `values` by custom id or label, fields left out keep what they hold.

    RefusedError for a field it lacks, a required one left empty, a value that does not fit.
    """
    fields = form.fields
    known = {key for field in fields for key in (field.custom_id, field.label)}
    if strange := set(values) - known:
        raise RefusedError(f'the form "{form.title}" has no field {sorted(strange)}; it has {sorted(known)}')
    answers = {}
    for field in fields:
        value = values.get(field.custom_id, values.get(field.label, field.value))
        answers[field.custom_id] = _answer(field, value, user, filled)
    rows: list[Json] = []
    for index, row in enumerate(form.components):
        sent: Json = {"type": row["type"], "id": row.get("id") or index + 1}
        if row["type"] == tree.LABEL:
            sent["component"] = answers[row["component"]["custom_id"]]
        elif row["type"] == tree.ROW:
            sent["components"] = [answers[component["custom_id"]] for component in row["components"]]
        rows.append(sent)
    return {"custom_id": form.custom_id, "components": rows}


def _one(select: Select, value: object, user: "User", filled: Filled) -> str:
    kind = select.kind
    if kind == tree.SELECT:
        for option in select.options:
            if value in (option.value, option.name):
                return str(option.value)
        raise RefusedError(
            f"{select.custom_id!r} has no {value!r}; it has {[o.name for o in select.options]}"
        )
    value = _known(value, select, filled.channel)
    guild = filled.channel.guild
    if isinstance(value, Role):
        if kind in (tree.ROLES, tree.MENTIONABLES) and guild and value is not guild.everyone:
            return filled.resolve_role(value)
    elif isinstance(value, Channel):
        fits = not select.channel_types or value.kind in select.channel_types
        if kind == tree.CHANNELS and fits and value.guild is guild:
            return filled.resolve_channel(value, user)
    elif isinstance(value, type(user)) and kind in (tree.USERS, tree.MENTIONABLES):
        return filled.resolve_user(value)
    raise RefusedError(f"{select.custom_id!r} does not offer {value!r}")


def _known(value: object, select: Select, channel: Channel) -> object:
    """The object that an id stands for, where the select held it from the start."""
    if value not in select.defaults or not channel.guild:
        return value
    key = int(str(value))
    guild = channel.guild
    return guild.roles.get(key) or guild.channels.get(key) or guild.world.users.get(key) or value


def _answer(field: Field, value: object, user: "User", filled: Filled) -> Json:
    component = field.component
    kind = component["type"]
    answer: Json = {"type": kind, "id": component.get("id") or 1, "custom_id": field.custom_id}
    empty = value is None or value in ("", [], ())
    if empty and field.required:
        raise RefusedError(f'"{field.label}" is required')
    if kind == tree.TEXT_INPUT:
        text = "" if value is None else str(value)
        low, high = component.get("min_length") or 0, component.get("max_length") or limits.TEXT_INPUT
        if text and not low <= len(text) <= high:
            raise RefusedError(f'"{field.label}" takes {low} to {high} characters, not {len(text)}')
        return answer | {"value": text}
    if kind == tree.CHECK:
        return answer | {"value": bool(value)}
    if kind == tree.RADIO:
        return answer | {"value": None if empty else _option(field, value)}
    chosen = [] if empty else list(value) if isinstance(value, (list, tuple)) else [value]
    if kind == tree.CHECKS:
        high = component.get("max_values") or len(component["options"])
        if len(chosen) > high:
            raise RefusedError(f'"{field.label}" takes at most {high}')
        return answer | {"values": [_option(field, entry) for entry in chosen]}
    if kind == tree.UPLOAD:
        return answer | {"values": _files(field, chosen, filled)}
    if empty:
        return answer | {"values": []}
    return answer | {"values": choose(tree.select_of(component), chosen, user, filled)}


def _files(field: Field, chosen: Sequence[object], filled: Filled) -> list[str]:
    low, high = field.component.get("min_values"), field.component.get("max_values") or 1
    if chosen and not (1 if low is None else low) <= len(chosen) <= high:
        raise RefusedError(f'"{field.label}" takes {low or 1} to {high} files')
    if not all(isinstance(entry, Upload) for entry in chosen):
        raise RefusedError(f'"{field.label}" takes files')
    return [filled.resolve_upload(entry) for entry in chosen if isinstance(entry, Upload)]


def _option(field: Field, wanted: object) -> str:
    options = field.component.get("options") or []
    for option in options:
        if wanted in (option["value"], option["label"]):
            return str(option["value"])
    raise RefusedError(f'"{field.label}" has no {wanted!r}; it has {[o["label"] for o in options]}')
