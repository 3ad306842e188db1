"""Everything members can use is used once: Discord would take every request that comes of it, and what the
sandbox answers is what Discord describes."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.discord_app.guild_settings import put
from bot.discord_app.registry import FORMS, ITEMS
from bot.library import Library
from bot.sandbox import Sandbox
from bot.understanding.thresholds import CALIBRATION, Limits
from tests.e2e.conftest import running
from tests.e2e.kb_forms import found, new_entry
from tests.e2e.kb_helping import all_old, change_base, changed, publish, says
from tests.e2e.test_rights import PROPOSED
from tests.e2e.walking import NONSENSE, Walker
from tests.sandbox.limits import breaches
from tests.sandbox.openapi import Description, described

TAKEN = (200, 201, 204)
VAGUE = "working with data at a startup or a bank"
QUESTIONS = (
    "whats the salary range for a mid level ml engineer",
    "and for seniors?",
    "which laptop should i buy",
    "tell me about courses and pay",
    "how do i become a data engineer? what does a data analyst earn?",
)


@pytest.fixture(scope="module")
def description() -> Description:
    return described()


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A server with a role to call and a forum, where the bot may read what is not put to it."""
    async with Sandbox(privileged=["message_content"]) as here:
        here.guild.create_role("helpers")
        here.guild.create_forum("questions")
        here.channel.set_permissions(here.bot, manage_messages=True, manage_threads=True)
        yield here


@pytest.fixture
async def bot(
    sandbox: Sandbox,
    tmp_path: Path,
    library: Library,
    description: Description,
    caplog: pytest.LogCaptureFixture,
) -> AsyncIterator[CareerBot]:
    """The bot. In the end nothing was logged as an error, and both sides spoke as Discord describes."""
    async with running(sandbox, tmp_path, library, message_content=True) as connected:
        await connected.wait_until_ready()
        yield connected
    logged = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    faults = {repr(record.exc_info[1]) if record.exc_info else record.getMessage() for record in logged}
    for request in sandbox.requests:
        faults |= set(description.request_faults(request)) | set(description.answer_faults(request))
        faults |= {f"{request.method} {request.path}: {found}" for found in breaches(request.body)}
        if request.status not in TAKEN:
            faults.add(f"{request.method} {request.path} was refused: {request.answer}")
    said = [m for channel in sandbox.world.channels.values() for m in channel.history.values()]
    faults |= {f"repeated as typed: {m.text}" for m in said if m.author is sandbox.bot and NONSENSE in m.text}
    assert not faults, "\n".join(sorted(faults))


async def moderate(sandbox: Sandbox, walker: Walker) -> None:
    """Something for each place of the panel, then all of them: a place stands where the panel stood."""
    for question in ("who fixes the radiator on floor three", "what is the wifi password of the library"):
        said = await sandbox.member.send(sandbox.channel, question, mention_bot=True)
        await sandbox.reply_to(said)
    for _ in range(2):
        opened = await sandbox.member.slash(sandbox.channel, "suggest")
        await sandbox.member.submit_modal(opened, dict(PROPOSED))
    card = await new_entry(sandbox, walker.member)
    await walker.member.press(card, label="Check and publish")
    await sandbox.until(lambda: "Publish" in [button.label for button in card.buttons], what="the check")
    await walker.follow(card, depth=0)
    await walker.member.press(card, label="Publish")
    await new_entry(sandbox, walker.member)
    opened = await sandbox.member.slash(sandbox.channel, "suggest")
    wrong = await sandbox.member.submit_modal(opened, PROPOSED | {"answer": "x" * 19})
    await walker.follow(wrong.message, depth=0)
    roadmap = await found(sandbox, walker.member, "data analyst roadmap", "m/data-analyst")
    await walker.follow((await walker.member.press(roadmap, label="Edit a part")).message, depth=2)
    for label in ("History", "Proposals"):
        panel = (await walker.member.slash(sandbox.channel, "kb panel")).message
        listed = (await walker.member.press(panel, label=label)).message
        select = listed.selects[0]
        chosen = await walker.member.select(listed, select.custom_id, select.options[0].value)
        await walker.follow(chosen.message, depth=0)
        if label == "Proposals":
            await walker.form(await walker.member.press(chosen.message, label="Decline"))
    several = (await walker.member.slash(sandbox.channel, "kb find", what="data")).message
    await walker.follow(several, depth=1)
    for label in ("History", "Proposals", "Review", "Drafts", "Due for a look", "In and out", "New"):
        panel = (await walker.member.slash(sandbox.channel, "kb panel")).message
        await walker.follow((await walker.member.press(panel, label=label)).message, depth=5)


async def test_all_that_is_registered_in_a_server(sandbox: Sandbox, bot: CareerBot) -> None:
    moderators = sandbox.guild.create_role("mods", "manage_guild", "manage_messages")
    walker = Walker(sandbox, sandbox.create_user("mo", moderators), alike=2)
    await walker.everything(sandbox.channel)
    for question in QUESTIONS:
        asked = await walker.member.send(sandbox.channel, question, mention_bot=True)
        reply = await sandbox.reply_to(asked)
        await walker.follow(reply)
        await walker.member.edit(asked, f"{question} please", mention_bot=True)
        again = await walker.member.send(sandbox.channel, "and in Germany?", reply_to=reply)
        await sandbox.reply_to(again)
        await walker.member.delete(again)
    both = await walker.member.slash(sandbox.channel, "ask", question=QUESTIONS[-1], private=True)
    await walker.follow(both.message)
    all_old(bot)  # so that the list of what is due has pages
    await moderate(sandbox, walker)
    await put(bot, sandbox.guild.id, "human_role", sandbox.guild.create_role("helpers").id, walker.member.id)
    again = await walker.member.slash(sandbox.channel, "role", role="data-engineer")
    await walker.follow(again.message)
    helped = await walker.member.press(again.message, label="Not useful")
    await walker.follow(helped.message)
    await put(bot, sandbox.guild.id, "auto_wait", 0, walker.member.id)
    await put(bot, sandbox.guild.id, "auto_channels", [sandbox.channel.id], walker.member.id)
    asked = await sandbox.member.send(sandbox.channel, QUESTIONS[0])
    await walker.follow(await sandbox.reply_to(asked))
    await publish(sandbox, bot, changed(bot, title="Zorb camps"), walker.member)
    change_base(bot, title="Quux camps")
    await bot.conversation.servers.server(str(sandbox.guild.id))
    opened = await found(sandbox, walker.member, "Zorb camps", "t/education/bootcamps")
    beneath = (await walker.member.press(opened, label="See what changed")).message
    await says(beneath, "What changed in the original")
    await walker.follow(beneath, depth=1)
    unsure = CALIBRATION.model_copy(update={"limits": Limits(answer=1.0, offer=0.0, decline=1.0)})
    known = bot.knowledge
    bot.conversation.knowledge = replace(known, understander=known.understander.calibrated(unsure))
    await bot.conversation.servers.latest(str(sandbox.guild.id))  # its edits over this base
    asked = await walker.member.send(sandbox.channel, VAGUE, mention_bot=True)
    await walker.follow(await sandbox.reply_to(asked))
    assert not walker.faults, "\n".join(walker.faults)
    forms = {custom_id.split(":")[2] for custom_id in walker.forms}
    assert forms == set(FORMS), f"forms that were not reached: {sorted(set(FORMS) - forms)}"
    patterns = {item.__name__: item.__discord_ui_compiled_template__ for item in ITEMS}
    lacking = [
        name for name, pattern in patterns.items() if not any(map(pattern.fullmatch, walker.custom_ids))
    ]
    assert not lacking, f"buttons and selects that were not reached: {lacking}"


async def test_all_that_is_offered_in_a_direct_conversation(sandbox: Sandbox, bot: CareerBot) -> None:
    walker = Walker(sandbox, sandbox.member)
    await walker.everything(sandbox.member.dm)
    assert not walker.faults, "\n".join(walker.faults)


async def test_all_that_is_offered_where_the_bot_is_not(sandbox: Sandbox, bot: CareerBot) -> None:
    elsewhere = sandbox.create_guild("Elsewhere", with_bot=False)
    elsewhere.add(sandbox.member)
    sandbox.member.installed = True
    walker = Walker(sandbox, sandbox.member)
    await walker.everything(elsewhere.create_channel("talk"))
    assert not walker.faults, "\n".join(walker.faults)
    assert len(sandbox.interactions) > len(sandbox.commands)
