"""Every field of every act at the sandbox's page, filled with what nobody would send."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.page.acts import ACTS
from tests.sandbox.browser import looking
from tests.sandbox.page.conftest import served

ODD: list[Any] = [
    None, True, 0, -1, 1.5, 1e300, 2**70, "", " ", "0", "-1", "9" * 30, "x" * 3000, "\0", "\ud800", "<@1>",
    "__class__", "../..", "💥" * 50, [], [None], [[]], ["x"] * 40, [{}], {}, {"x": {}}, {"": None},
    {"n": [1]}, "@everyone",
]  # fmt: skip
FIELDS = {
    "open": ("channel", "before", "limit", "dm"),
    "read": ("channel",),
    "typing": ("channel",),
    "send": ("channel", "text", "reply_to", "ping", "uploads", "mention_bot"),
    "edit": ("message", "text"),
    "delete": ("message",),
    "dismiss": ("message",),
    "react": ("message", "emoji", "add"),
    "thread": ("channel", "message", "name"),
    "post": ("channel", "title", "text", "tags", "uploads", "mention_bot"),
    "press": ("message", "channel", "custom_id"),
    "select": ("message", "channel", "custom_id", "values"),
    "slash": ("channel", "command", "options"),
    "autocomplete": ("channel", "command", "options", "focused"),
    "menu": ("name", "type", "target", "channel"),
    "submit": ("interaction", "values"),
    "trouble": ("kind", "seconds"),
}
COMMAND = {
    "name": "try",
    "description": "x",
    "options": [
        {"type": kind, "name": f"o{kind}", "description": "x", "autocomplete": kind == 3}
        for kind in range(3, 12)
    ],
}
ROW = [
    {"type": 1, "components": [{"type": 2, "style": 1, "label": "b", "custom_id": "b"}]},
    {"type": 1, "components": [{"type": 5, "custom_id": "s"}]},
]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox in which nobody waits long for a bot that is not there."""
    async with served(Sandbox(ack_seconds=0.0)) as here:
        yield here


async def test_every_field_takes_anything(
    sandbox: Sandbox, api: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert set(FIELDS) == set(ACTS)
    status, _ = await api("POST", f"/applications/{sandbox.bot.id}/commands", COMMAND)
    assert status == 201
    _, sent = await api(
        "POST", f"/channels/{sandbox.channel.id}/messages", {"content": "x", "components": ROW}
    )
    forum = sandbox.guild.create_forum("questions")
    own = await sandbox.member.send(sandbox.channel, "x")
    channel, user = str(sandbox.channel.id), str(sandbox.member.id)
    right = {
        "channel": channel, "message": sent["id"], "text": "x", "name": "x", "emoji": "👍", "title": "x",
        "custom_id": "b", "values": ["b"], "command": "try", "focused": "o3", "type": 2, "target": user,
        "kind": "none", "limit": 5, "options": {}, "interaction": "1",
    }  # fmt: skip
    asked = 0
    async with looking(sandbox) as page:
        for do, fields in FIELDS.items():
            base = {key: value for key, value in right.items() if key in fields}
            base |= {"channel": str(forum.id)} if do == "post" else {}
            base |= {"message": str(own.id)} if do == "edit" else {}
            base |= {"custom_id": "s", "values": [user]} if do == "select" else {}
            tried = [base] + [base | {field: odd} for field in fields for odd in ODD]
            if do in ("slash", "autocomplete"):
                tried += [base | {"options": {f"o{kind}": odd}} for kind in range(3, 12) for odd in ODD]
            for frame in tried:
                answer = await page.says({"n": asked, "do": do, **frame})
                assert answer["n"] == asked
                assert answer["ok"] or not answer["error"].startswith("Something went wrong"), (do, frame)
                asked += 1
        page.frames.clear()
        await page.does("open", channel=channel)
    assert asked > 1500
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
