"""`/privacy export`, `forget`, `pause` and `resume`, by the real client, also after a restart."""

import gzip
import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.drafts import drafts_of
from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.sandbox import Sandbox
from bot.sandbox.users import User
from bot.storage import Audit, Feedback, NewVersion, Profile
from tests.e2e.conftest import running
from tests.e2e.kb_helping import says

QUESTION = "whats the salary range for a mid level ml engineer"


async def ask(sandbox: Sandbox, text: str = QUESTION, who: User | None = None) -> Any:
    asked = await (who or sandbox.member).send(sandbox.channel, text, mention_bot=True)
    return await sandbox.reply_to(asked)


def dump(bot: CareerBot) -> str:
    """All that the database holds, as text."""
    with closing(sqlite3.connect(bot.settings.sqlite_path)) as database:
        return "\n".join(database.iterdump())


async def fill(sandbox: Sandbox, bot: CareerBot) -> str:
    """Let the member leave something in many places; their pseudonym."""
    member, now = bot.pseudonym(sandbox.member.id), time.time()  # what is older is purged at the start
    await ask(sandbox, f"{QUESTION}, says jo@example.org")
    await bot.conversation.profiles.put(member, Profile(country="DE", skills=("python",)), 1.0)
    await bot.store.put_contact(member, sandbox.member.id, now, "mended")
    await bot.store.add_feedback(Feedback(member, "1", "1", "general", now, text="a word of mine"))
    await bot.store.add_audit(Audit("1", sandbox.member.id, "publish", "day/stress", now))
    drafts_of(bot).put(member, "me", {"role": "half typed"})
    return member


async def test_the_export_holds_everything_in_words(sandbox: Sandbox, bot: CareerBot) -> None:
    member = await fill(sandbox, bot)
    used = await sandbox.member.slash(sandbox.channel, "privacy export")
    assert used.message.is_ephemeral
    (file,) = used.message.attachments
    assert file.filename == "what-i-store-about-you.json"
    found = json.loads(file.data)
    assert found["stored_as"] == member
    tables = {table["table"]: table for table in found["tables"]}
    assert tables.keys() == (await bot.store.export_member(member, sandbox.member.id)).keys()
    assert all(table["what"] and table["why"] for table in tables.values())
    (turn,) = tables["turns"]["rows"]
    assert turn["text"] == f"{QUESTION}, says [e-mail]"
    assert turn["slots"] == {"role": "machine-learning-engineer", "level": "mid"}
    assert turn["at"].startswith("20")
    assert turn["at"].endswith("Z")
    assert turn["channel"] == str(sandbox.channel.id)
    (profile,) = tables["profiles"]["rows"]
    assert (profile["country"], profile["skills"], profile["at"]) == (
        "DE",
        ["python"],
        "1970-01-01T00:00:01Z",
    )
    assert tables["contacts"]["rows"][0]["user_id"] == str(sandbox.member.id)
    assert tables["feedback"]["rows"][0]["text"] == "a word of mine"
    assert tables["audit"]["rows"][0]["action"] == "publish"
    assert tables["drafts"]["rows"] == []


async def test_an_export_that_is_too_large_is_compressed(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.feedback.scrub", str)  # takes its time over texts no form lets through
    member, now = bot.pseudonym(sandbox.member.id), time.time()
    for n in range(12):
        await bot.store.add_feedback(Feedback(member, "1", "1", "general", now + n, text="x" * 1_000_000))
    used = await sandbox.member.slash(sandbox.channel, "privacy export")
    (file,) = used.message.attachments
    assert file.filename.endswith(".json.gz")
    assert len(json.loads(gzip.decompress(file.data))["tables"]) > 10


async def test_forgetting_asks_first_and_takes_everything(sandbox: Sandbox, bot: CareerBot) -> None:
    member = await fill(sandbox, bot)
    other = sandbox.create_user("ben")
    await ask(sandbox, "what does a data engineer do", other)
    asked = await sandbox.member.slash(sandbox.channel, "privacy forget")
    assert asked.message.is_ephemeral
    assert "questions and answers (1)" in asked.message.text
    assert "a moderator who has left" in asked.message.text
    assert member in dump(bot)
    done = await sandbox.member.press(asked.message, label="Yes, forget all of it")
    assert "I have forgotten you" in done.message.text
    left = dump(bot)
    assert member not in left
    assert str(sandbox.member.id) not in left
    assert "a word of mine" not in left
    assert bot.pseudonym(other.id) in left
    assert (await bot.store.audits("1"))[0].moderator == 0
    assert await bot.conversation.profiles.of(member) == Profile()
    assert drafts_of(bot).get(member, "me") is None
    again = await sandbox.member.slash(sandbox.channel, "privacy show")
    assert "**Questions and answers: 0**" in again.message.text
    reply = await ask(sandbox, "and for seniors?")
    assert "machine learning engineer" not in reply.text.casefold()


async def history(sandbox: Sandbox, who: User) -> str:
    """What a moderator reads of the server's changes."""
    panel = (await who.slash(sandbox.channel, "kb panel")).message
    await who.press(panel, label="History")
    await says(panel, "## History")
    return panel.text


async def test_a_moderator_who_was_forgotten_is_named_nowhere(sandbox: Sandbox, bot: CareerBot) -> None:
    moderator = sandbox.create_user("mo", sandbox.guild.create_role("mods", "manage_guild"))
    other = sandbox.create_user("max", sandbox.guild.create_role("mods too", "manage_guild"))
    guild, piece = str(sandbox.guild.id), Piece("topics", "day/stress")
    hidden = NewVersion(piece, Edit(piece, "hide", {}, None), 0, "not for us")
    await bot.store.publish(guild, [hidden], moderator.id, 1000.0)
    await bot.conversation.servers.refresh(guild)
    before = await history(sandbox, other)
    assert moderator.mention in before
    shown = await moderator.slash(sandbox.channel, "privacy show")
    assert "**Edits you published: 1**" in shown.message.text
    assert "your id only for what says so below" in shown.message.text
    asked = await moderator.slash(sandbox.channel, "privacy forget")
    assert "a moderator who has left" in asked.message.text
    done = await moderator.press(asked.message, label="Yes, forget all of it")
    assert "I have forgotten you" in done.message.text
    kept = (await bot.conversation.servers.server(guild)).versions[piece]
    assert (kept.moderator, kept.why) == (0, "not for us")
    after = await history(sandbox, other)
    assert "hidden by a moderator who has left" in after
    assert moderator.mention not in after


async def test_no_keeps_everything_and_a_stranger_has_nothing_to_forget(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    nothing = await sandbox.member.slash(sandbox.channel, "privacy forget")
    assert "nothing to forget" in nothing.message.text
    member = await fill(sandbox, bot)
    held = await bot.store.held(member, sandbox.member.id)
    asked = await sandbox.member.slash(sandbox.channel, "privacy forget")
    await sandbox.member.press(asked.message, label="No, keep it")
    assert "everything stays" in asked.message.text
    assert await bot.store.held(member, sandbox.member.id) == held


async def test_a_paused_member_is_answered_and_not_stored(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "privacy pause")
    assert "I only count" in used.message.text
    before = await bot.store.held(bot.pseudonym(sandbox.member.id))
    assert before == {"paused": 1}
    reply = await ask(sandbox)
    assert "$120,000 to $200,000" in reply.text
    labels = [button.label for button in reply.buttons]
    assert "Skills needed" in labels
    assert not {"Useful", "Not useful"} & set(labels)
    asked = await sandbox.member.send(sandbox.channel, "and for seniors?", reply_to=reply)
    assert "Pay: machine learning engineer, senior" in (await sandbox.reply_to(asked)).text
    followed = await sandbox.member.press(reply, label="Skills needed")
    assert "Skills: machine learning engineer" in followed.message.text
    await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist")
    declined = await ask(sandbox, "which laptop should i buy for gaming")
    assert "Tell me when there is an answer" not in [button.label for button in declined.buttons]
    assert await bot.store.held(bot.pseudonym(sandbox.member.id)) == before
    assert await bot.store.turns() == []
    counted = await bot.store.statistics(str(sandbox.guild.id), 0.0, 4e9)
    assert (counted.questions, counted.members) == (5, 0)
    shown = await sandbox.member.slash(sandbox.channel, "privacy show")
    assert "**Paused**" in shown.message.text
    assert "Resume" in [button.label for button in shown.message.buttons]


async def test_the_first_notice_says_nothing_untrue_to_the_paused(sandbox: Sandbox, bot: CareerBot) -> None:
    await bot.store.put_guild_setting(str(sandbox.guild.id), "notice", "once", 1, 1.0)
    await sandbox.member.slash(sandbox.channel, "privacy pause")
    assert "I keep questions" not in (await ask(sandbox)).text
    await sandbox.member.slash(sandbox.channel, "privacy resume")
    assert "I keep questions" in (await ask(sandbox)).text


async def test_the_buttons_work_after_a_restart(sandbox: Sandbox, tmp_path: Path, library: Library) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        await fill(sandbox, bot)
        shown = (await sandbox.member.slash(sandbox.channel, "privacy show")).message
        asked = (await sandbox.member.press(shown, label="Forget me")).message
    async with running(sandbox, tmp_path, library) as bot:
        member = bot.pseudonym(sandbox.member.id)
        assert (await sandbox.member.press(shown, label="Export")).message.attachments
        await sandbox.member.press(shown, label="Pause")
        assert await bot.store.paused(member)
        done = await sandbox.member.press(asked, label="Yes, forget all of it")
        assert await bot.store.held(member, sandbox.member.id) == {}
        paused = await sandbox.member.press(done.message, label="Pause")
        assert await bot.store.paused(member)
        await sandbox.member.press(paused.message, label="Resume")
        assert not await bot.store.paused(member)
