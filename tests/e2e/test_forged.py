"""Presses and forms that Discord would not deliver: each gets a plain sentence, and nothing breaks."""

import pytest

from bot.discord_app import CareerBot
from bot.sandbox import Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.modal import Modal

GONE = "no longer there. Ask me again in your own words"
CHOOSE = "Please choose one of the options"


async def shown(sandbox: Sandbox, custom_id: str, kind: int = 2) -> Message:
    """A message of the bot's with nothing on it but one button (2) or select (3), made up."""
    message = (await sandbox.member.slash(sandbox.channel, "role", role="data-engineer")).message
    part: dict[str, object] = {"type": kind, "custom_id": custom_id, "id": 901}
    if kind == 2:
        part |= {"style": 1, "label": "x"}
    else:
        part |= {"min_values": 0, "options": [{"label": "ZZ", "value": "ZZ"}]}
    message.components = [{"type": 1, "id": 900, "components": [part]}]
    return message


async def form_sent(sandbox: Sandbox, custom_id: str) -> Interaction:
    opened = await sandbox.member.slash(sandbox.channel, "feedback")
    assert opened.response is not None
    opened.response.modal = Modal("x", custom_id, [])
    return await sandbox.member.submit_modal(opened, {})


def is_well(told: Interaction, caplog: pytest.LogCaptureFixture) -> str:
    assert told.message.is_ephemeral
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    return told.message.text


@pytest.mark.parametrize("action", ["go", "sh", "pga", "ch", "dy"])
@pytest.mark.parametrize("slots", ["cZZ", "cQQ.lsenior", "lking", "c"])
async def test_unknown_countries_and_levels(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture, action: str, slots: str
) -> None:
    entry = bot.knowledge.library.computed["salary"]
    message = await shown(sandbox, f"v1:{action}:{entry}@abc:{slots}")
    assert GONE in is_well(await sandbox.member.press(message, label="x"), caplog)


async def test_a_number_of_no_turn(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture
) -> None:
    entry = bot.knowledge.library.computed["salary"]
    for turn in ("z" * 12, "z" * 13, "9" * 40):
        message = await shown(sandbox, f"v1:fu:{entry}@abc::{turn}")
        told = await sandbox.member.press(message, label="x")
        assert "Thank you" in is_well(told, caplog)


async def test_selects_with_nothing_or_something_else_chosen(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture
) -> None:
    entry = bot.knowledge.library.computed["salary"]
    message = await shown(sandbox, f"v1:co:{entry}@abc:", kind=3)
    assert CHOOSE in is_well(await sandbox.member.select(message, None, []), caplog)
    assert GONE in is_well(await sandbox.member.select(message, None, ["ZZ"]), caplog)
    message = await shown(sandbox, "v1:st:data-engineer", kind=3)
    assert "Your roadmap" in is_well(await sandbox.member.select(message, None, []), caplog)


@pytest.mark.parametrize("setting", ["country", "auto_wait"])
async def test_settings_take_only_what_they_offer(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture, setting: str
) -> None:
    boss = sandbox.create_user("boss", sandbox.guild.create_role("boss", "manage_guild"))
    for values in ([], ["ZZ"]):
        message = await shown(sandbox, f"v1:gs:{setting}", kind=3)
        assert CHOOSE in is_well(await boss.select(message, None, values), caplog)
    assert await bot.store.guild_settings(str(sandbox.guild.id)) == {}


@pytest.mark.parametrize(
    ("custom_id", "sentence"),
    [
        ("v1:form:fr", "has been taken away"),
        ("v1:form:fr:x@y:zz", "has been taken away"),
        (f"v1:form:fr:x@y:{'9' * 30}", "has been taken away"),
        ("v1:form:nope", "no longer know this form"),
        ("v1:form:", "no longer know this form"),
    ],
)
async def test_forms(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture, custom_id: str, sentence: str
) -> None:
    assert sentence in is_well(await form_sent(sandbox, custom_id), caplog)


@pytest.mark.parametrize("custom_id", ["v0:old:thing", "v1:zz:data-engineer", "v1:go:", "x", "v1:tr:A B"])
@pytest.mark.parametrize("kind", [2, 3])
async def test_buttons_and_selects_that_nobody_knows(
    sandbox: Sandbox, bot: CareerBot, caplog: pytest.LogCaptureFixture, custom_id: str, kind: int
) -> None:
    message = await shown(sandbox, custom_id, kind)
    if kind == 2:
        told = await sandbox.member.press(message, label="x")
    else:
        told = await sandbox.member.select(message, None, ["ZZ"])
    assert "I no longer know that button" in is_well(told, caplog)
