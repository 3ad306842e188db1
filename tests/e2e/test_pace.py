"""Who asks too fast is told so kindly, and only once in a channel."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.pace import pace_of
from bot.library import Library
from bot.sandbox import Sandbox
from tests.e2e.conftest import running

ASK = "what does a data engineer do"


@pytest.fixture
async def paced(sandbox: Sandbox, tmp_path: Path, library: Library) -> AsyncIterator[CareerBot]:
    async with running(sandbox, tmp_path, library, member_questions=3, server_questions=5) as bot:
        yield bot


async def test_messages_get_one_short_reply_then_a_mark(sandbox: Sandbox, paced: CareerBot) -> None:
    for _ in range(3):
        await sandbox.reply_to(await sandbox.member.send(sandbox.channel, ASK, mention_bot=True))
    fourth = await sandbox.member.send(sandbox.channel, ASK, mention_bot=True)
    told = await sandbox.reply_to(fourth)
    assert "that was a lot at once" in told.text
    assert "Ask me again in" in told.text
    fifth = await sandbox.member.send(sandbox.channel, ASK, mention_bot=True)
    await sandbox.until(lambda: "⏳" in fifth.reactions, what="the mark")
    await sandbox.expect_silence(sandbox.channel, after=fifth)
    assert len(await paced.store.turns()) == 3


async def test_commands_are_told_privately(sandbox: Sandbox, paced: CareerBot) -> None:
    used = [await sandbox.member.slash(sandbox.channel, "role", role="data-engineer") for _ in range(5)]
    assert not used[2].message.is_ephemeral
    for over in used[3:]:
        assert over.message.is_ephemeral
        assert "Ask me again in" in over.message.text
    assert len(await paced.store.turns()) == 3


async def test_the_menu_counts_too_and_two_presses_of_a_button_count_as_one(
    sandbox: Sandbox, paced: CareerBot
) -> None:
    said = await sandbox.member.send(sandbox.channel, ASK)
    used = await sandbox.member.slash(sandbox.channel, "role", role="data-engineer")
    for _ in range(2):
        pressed = await sandbox.member.press(used.message, label="Roadmap")
        assert not pressed.message.is_ephemeral
    await sandbox.member.context_menu("Answer this", said)
    assert len(await paced.store.turns()) == 4
    for over in (
        await sandbox.member.context_menu("Answer this", said),
        await sandbox.member.press(used.message, label="Roadmap"),
    ):
        assert over.message.is_ephemeral
        assert "Ask me again in" in over.message.text
    assert len(await paced.store.turns()) == 4


async def test_one_member_does_not_use_up_anothers_but_a_server_has_its_limit(
    sandbox: Sandbox, paced: CareerBot
) -> None:
    ben, cleo = sandbox.create_user("ben"), sandbox.create_user("cleo")
    for member, times in ((sandbox.member, 3), (ben, 2)):
        for _ in range(times):
            used = await member.slash(sandbox.channel, "role", role="data-engineer")
            assert not used.message.is_ephemeral
    used = await cleo.slash(sandbox.channel, "role", role="data-engineer")
    assert "Many people here" in used.message.text
    reply = await sandbox.reply_to(await cleo.send(cleo.dm, ASK))
    assert "Many people" not in reply.text


async def test_forms_cost_what_a_press_costs(sandbox: Sandbox, paced: CareerBot) -> None:
    form = await sandbox.member.slash(sandbox.channel, "feedback")
    sent = [await sandbox.member.submit_modal(form, {"text": f"note {n}"}) for n in range(5)]
    assert all("Thank you" in one.message.text for one in sent[:4])
    assert sent[4].message.is_ephemeral
    assert "Ask me again in" in sent[4].message.text
    assert len(await paced.store.feedback()) == 4


async def test_edits_that_come_too_fast_wait_and_the_last_words_are_answered(
    sandbox: Sandbox, tmp_path: Path, library: Library
) -> None:
    async with running(sandbox, tmp_path, library, member_questions=10, server_questions=100) as bot:
        asked = await sandbox.member.send(sandbox.channel, ASK, mention_bot=True)
        reply = await sandbox.reply_to(asked)
        while pace_of(bot).ask(sandbox.member.id, sandbox.guild.id).allowed:
            pass
        for role in ("data analyst", "data scientist", "machine learning engineer"):
            await sandbox.member.edit(asked, f"what skills does a {role} need", mention_bot=True)
        await sandbox.until(lambda: "Skills: machine learning engineer" in reply.text)
        assert len(await bot.store.turns()) == 2


async def test_a_refusal_is_seen_where_the_history_is_hidden(sandbox: Sandbox, paced: CareerBot) -> None:
    there = sandbox.guild.create_channel("there")
    there.set_permissions(sandbox.bot, read_message_history=False)
    for _ in range(6):
        await sandbox.member.send(there, ASK, mention_bot=True)
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert "Ask me again in" in told.text
    assert sum("Ask me again in" in m.text for m in there.messages) == 1
    await sandbox.expect_silence(sandbox.member.dm, after=told)
