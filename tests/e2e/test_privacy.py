"""`/privacy show`: what is stored about whoever asks, seen by them alone."""

import time

from bot.discord_app import CareerBot
from bot.sandbox import Sandbox
from bot.storage import Feedback, Profile


async def shown(sandbox: Sandbox) -> str:
    used = await sandbox.member.slash(sandbox.channel, "privacy show")
    assert used.message.is_ephemeral
    return used.message.text


async def test_a_stranger_reads_that_nothing_is_kept(sandbox: Sandbox, bot: CareerBot) -> None:
    text = await shown(sandbox)
    assert f"`{bot.pseudonym(sandbox.member.id)[:8]}…`" in text
    assert bot.pseudonym(sandbox.member.id)[:9] not in text
    assert str(sandbox.member.id) not in text
    assert "nor is your id" in text
    assert f"{bot.settings.retention_days} days" in text
    assert "**Questions and answers: 0**" in text


async def test_rows_are_counted_by_kind(sandbox: Sandbox, bot: CareerBot) -> None:
    member, store = bot.pseudonym(sandbox.member.id), bot.store
    for role in ("data-scientist", "data-engineer"):
        await sandbox.member.slash(sandbox.channel, "salary", role=role)
    await store.put_profile(member, Profile(country="DE"), 1.0)
    await store.add_feedback(Feedback(member, None, "1", "general", time.time(), text="hello"))
    await store.add_feedback(Feedback("somebody else", None, "1", "general", time.time(), text="hello"))
    text = await shown(sandbox)
    assert "**Questions and answers: 2**" in text
    assert "\n- **Profile: 1** · " in text
    assert "**Feedback: 1**" in text
    assert "**Discord id: 0**" in text


async def test_a_kept_id_is_told_and_can_be_taken_back(sandbox: Sandbox, bot: CareerBot) -> None:
    member = bot.pseudonym(sandbox.member.id)
    await bot.store.put_contact(member, sandbox.member.id, 1.0, "mended")
    used = await sandbox.member.slash(sandbox.member.dm, "privacy show")
    assert "your id only to write to you" in used.message.text
    assert "**Discord id: 1**" in used.message.text
    pressed = await sandbox.member.press(used.message, label="Do not write to me")
    assert "forgotten your Discord id" in pressed.message.text
    assert await bot.store.contact(member, "mended") is None
    assert "nor is your id" in await shown(sandbox)
