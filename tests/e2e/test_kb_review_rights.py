"""`/kb review`: what is shown to nobody, and who may deal with what."""

import pytest

from bot.discord_app import CareerBot, guild_settings
from bot.sandbox import Sandbox, User
from tests.e2e.kb_reviewing import COMMUNITIES, STUDY, ask, group, guild_of, queue, waiting

pytestmark = pytest.mark.usefixtures("in_haste")


async def test_where_no_moderator_looks_nothing_is_promised(sandbox: Sandbox, bot: CareerBot) -> None:
    asked = await sandbox.member.send(sandbox.member.dm, STUDY)
    reply = await sandbox.reply_to(asked)
    assert [button.label for button in reply.buttons if button.label.startswith("Tell me")] == []


async def test_private_matters_are_shown_to_nobody(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    for text in ("how do i sleep better", "my girlfriend left me what should i do"):
        reply = await ask(sandbox, sandbox.member, text)
        assert "Tell me when there is an answer" not in [button.label for button in reply.buttons]
    assert "Nothing waits" in (await queue(sandbox, moderator)).text


async def test_personal_data_is_not_shown(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    await ask(sandbox, sandbox.member, f"{STUDY}? I am jo@example.org +49 170 1234567")
    message = await queue(sandbox, moderator)
    assert "study group" in message.text
    options = str(message.selects[0].options)
    for private in ("jo@example.org", "1234567"):
        assert private not in message.text + options


async def test_an_old_button_in_the_hands_of_who_has_no_right(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    refused = await sandbox.member.slash(sandbox.channel, "kb review")
    assert "Only members with the permission **Manage Server**" in refused.message.text
    await ask(sandbox, sandbox.member, STUDY)
    card = await group(sandbox, moderator, STUDY)
    sandbox.guild.members[moderator.id].roles.clear()
    for label in ("New question and answer", "Not for us", "Not this week", "Done"):
        used = await moderator.press(card, label=label)
        assert "Manage Server" in used.message.text
    used = await moderator.select(card, None, COMMUNITIES)
    assert "Manage Server" in used.message.text
    assert await bot.store.heads(guild_of(sandbox)) == ()
    assert await waiting(sandbox, bot) == [STUDY]
    audits = await bot.store.audits(guild_of(sandbox))
    assert len([one for one in audits if one.moderator == moderator.id and not one.allowed]) == 5


async def test_who_may_edit_and_not_publish_is_told_so(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    editors = sandbox.guild.create_role("editors")
    editor = sandbox.create_user("ed", editors)
    await guild_settings.put(bot, sandbox.guild.id, "right_edit", [editors.id], moderator.id)
    await ask(sandbox, sandbox.member, STUDY)
    card = await group(sandbox, editor, STUDY)
    used = await editor.select(card, None, COMMUNITIES)
    assert "can publish changes" in used.message.text
    assert await bot.store.heads(guild_of(sandbox)) == ()


async def test_what_another_moderator_dealt_with_is_gone(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    await ask(sandbox, sandbox.member, STUDY)
    mine, theirs = await group(sandbox, moderator, STUDY), await group(sandbox, moderator, STUDY)
    await moderator.press(theirs, label="Done")
    await moderator.press(mine, label="Not for us")
    assert "dealt with meanwhile" in mine.text
    assert await bot.store.heads(guild_of(sandbox)) == ()
