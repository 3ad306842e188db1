"""Follow-up buttons: they answer as if asked, outlive a restart, and never fall silent."""

from pathlib import Path

from bot.discord_app import CareerBot
from bot.library import Library
from bot.sandbox import Sandbox
from tests.e2e.conftest import running


async def test_a_follow_up_answers_as_if_asked(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist")
    pressed = await sandbox.member.press(used.message, label="Skills needed")
    assert "Skills: data scientist" in pressed.message.text
    last, first = await bot.store.turns()
    assert (last["source"], last["entry"], last["text"]) == ("button", "skills/by-role", "Skills needed")
    assert first["source"] == "command"


async def test_a_button_keeps_the_context_for_the_next_question(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist")
    await sandbox.member.press(used.message, label="Roadmap")
    asked = await sandbox.member.send(sandbox.channel, "what about data engineers?", mention_bot=True)
    reply = await sandbox.reply_to(asked)
    assert "Roadmap: data engineer" in reply.text


async def test_a_private_answer_has_private_follow_ups(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", private=True)
    pressed = await sandbox.member.press(used.message, label="Roadmap")
    assert pressed.message.is_ephemeral


async def test_buttons_work_after_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library):
        used = await sandbox.member.slash(sandbox.channel, "role", role="data-engineer")
    async with running(sandbox, tmp_path, library):
        pressed = await sandbox.member.press(used.message, label="Pay")
        assert "Pay: data engineer" in pressed.message.text


async def test_registrations_survive_many_answers(sandbox: Sandbox, bot: CareerBot) -> None:
    first = await sandbox.member.slash(sandbox.channel, "role", role="data-engineer")
    for _ in range(5):
        used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist")
        await sandbox.member.press(used.message, label="Roadmap")
    pressed = await sandbox.member.press(first.message, label="Skills needed")
    assert "Skills: data engineer" in pressed.message.text


async def test_a_context_survives_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library):
        await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist")
    async with running(sandbox, tmp_path, library):
        asked = await sandbox.member.send(sandbox.channel, "and for seniors?", mention_bot=True)
        reply = await sandbox.reply_to(asked)
        assert "Pay: data scientist, senior" in reply.text
