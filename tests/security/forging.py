"""Interactions that Discord's client would never send: made-up custom ids, values, forms and commands."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from bot.discord_app import CareerBot
from bot.sandbox import acting
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message, Upload
from bot.sandbox.model import Channel, Role
from bot.sandbox.options import Filled, fill
from bot.sandbox.users import User

COMMAND, COMPONENT, MODAL = 2, 3, 5
BUTTON, SELECT, ROLES, CHANNELS = 2, 3, 6, 8

Value = str | Role | Channel
Rows = dict[str, list[tuple[Any, ...]]]


async def press(
    user: User,
    source: Message,
    custom_id: str,
    kind: int = BUTTON,
    chosen: Sequence[Value] = (),
    channel: Channel | None = None,
) -> Interaction:
    """Press a made-up button, or choose in a made-up select, that `source` carries for this moment."""
    where = channel or source.channel
    filled = Filled(where)
    data: dict[str, Any] = {"custom_id": custom_id, "component_type": kind}
    if kind != BUTTON:
        data["values"] = [_value(one, user, filled) for one in chosen]
    if filled.resolved:
        data["resolved"] = filled.resolved
    before = source.components
    source.components = [*before, _row(custom_id, kind)]
    used = acting._send(user, where, COMPONENT, data, custom_id, source=source)
    source.components = before
    return await used.wait(20)


async def send_form(
    user: User, channel: Channel, opened: Interaction, custom_id: str, typed: Mapping[str, Any]
) -> Interaction:
    """Send a form that nobody opened; `opened` is said to have done so. Lists are chosen values."""
    filled = Filled(channel)
    parts = [
        {"type": 18, "id": 500 + at, "component": _typed(name, value, filled) | {"id": 100 + at}}
        for at, (name, value) in enumerate(typed.items())
    ]
    data: dict[str, Any] = {"custom_id": custom_id, "components": parts}
    if filled.resolved:
        data["resolved"] = filled.resolved
    return await acting._send(user, channel, MODAL, data, custom_id, parent=opened).wait(20)


async def command(user: User, channel: Channel, path: str, **options: Any) -> Interaction:
    """Use a slash command, also where and by whom it is not offered."""
    name, *rest = path.split()
    registered = channel.world.find_command(name, 1, channel.guild)
    assert registered is not None
    filled = fill(registered, rest, options, user, channel)
    data = acting._command_data(registered, filled) | {"options": filled.options}
    return await acting._send(user, channel, COMMAND, data, f"/{path}").wait(20)


async def menu(user: User, target: Message, name: str, channel: Channel | None = None) -> Interaction:
    """Use an entry of the message menu, also where and by whom it is not offered."""
    where = channel or target.channel
    filled = Filled(where)
    key = filled.resolve_message(target)
    registered = where.world.find_command(name, 3, where.guild)
    assert registered is not None
    data = acting._command_data(registered, filled) | {"target_id": key}
    return await acting._send(user, where, COMMAND, data, name).wait(20)


def answer_of(used: Interaction) -> str:
    """All that the user reads in answer: the messages that came or were changed, or the form."""
    assert used.response is not None
    if used.response.modal is not None:
        return used.response.modal.text
    return "\n".join(one.text for one in (used.original, *used.followups) if one is not None)


def stored(bot: CareerBot, without: int = 0) -> Rows:
    """All rows but refusals, counters and leases; without those that name the server `without`."""
    found: Rows = {}
    with closing(sqlite3.connect(bot.settings.sqlite_path)) as file:
        tables = [name for (name,) in file.execute("select name from sqlite_master where type = 'table'")]
        for table in {*tables} - {"sqlite_sequence", "leases"}:
            rows = file.execute(f"select * from [{table}]")
            columns = [column[0] for column in rows.description]
            kept = [row for row in rows.fetchall() if str(without) not in map(str, row)]
            if table == "audits":
                kept = [row for row in kept if row[columns.index("allowed")]]
            found[table] = sorted(kept, key=repr)
    return found


def _row(custom_id: str, kind: int) -> dict[str, Any]:
    part: dict[str, Any] = {"type": kind, "custom_id": custom_id, "id": 9001}
    if kind == BUTTON:
        part |= {"style": 1, "label": "x"}
    else:
        part |= {"min_values": 0, "max_values": 1}
    if kind == SELECT:
        part["options"] = [{"label": "x", "value": "x"}]
    return {"type": 1, "id": 9000, "components": [part]}


def _value(value: Value, user: User, filled: Filled) -> str:
    if isinstance(value, Role):
        return filled.resolve_role(value)
    if isinstance(value, Channel):
        return filled.resolve_channel(value, user)
    return value


def _typed(name: str, value: Any, filled: Filled) -> dict[str, Any]:
    if isinstance(value, Upload):
        return {"type": 19, "custom_id": name, "values": [filled.resolve_upload(value)]}
    if isinstance(value, list):
        return {"type": 3, "custom_id": name, "values": value}
    return {"type": 4, "custom_id": name, "value": value}
