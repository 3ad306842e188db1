"""`/suggest`: members propose, moderators take over or decline, and who proposed is told."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.discord_app import CareerBot, guild_settings
from bot.library import Library
from bot.sandbox import Interaction, Message, RefusedError, Sandbox, User
from tests.e2e.conftest import running
from tests.e2e.kb_forms import published
from tests.e2e.test_forged import shown
from tests.e2e.test_mended import sent_to

BOOTCAMPS = "education/bootcamps"
NEW = {
    "question": "where do I find the reading list of this server?",
    "answer": "It is pinned in #books. Mail jo@example.org or call +49 170 1234567 for more.",
    "source": "https://example.org/list",
    "why": "It is asked every week @everyone",
}


async def propose(sandbox: Sandbox, member: User, values: Mapping[str, str] = NEW) -> Interaction:
    form = await member.slash(sandbox.channel, "suggest")
    return await member.submit_modal(form, dict(values))


async def proposals(sandbox: Sandbox, moderator: User) -> Message:
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="Proposals")
    return panel


async def opened(sandbox: Sandbox, moderator: User, number: int = 1) -> Message:
    message = await proposals(sandbox, moderator)
    await moderator.select(message, "v1:ks:open", str(number))
    return message


async def states(sandbox: Sandbox, bot: CareerBot) -> list[str]:
    return [one.state for one in await bot.store.proposals(str(sandbox.guild.id), None)]


async def test_a_proposal_is_kept_thanked_for_and_shown_without_personal_data(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    sent = await propose(sandbox, sandbox.member)
    assert sent.message.is_ephemeral
    assert "Thank you" in sent.message.text
    assert [button.label for button in sent.message.buttons] == ["Take it back", "Write to me then"]
    listed = await proposals(sandbox, moderator)
    assert "where do I find the reading list" in listed.text
    assert "A new question and answer · a member" in listed.text
    await moderator.select(listed, "v1:ks:open", "1")
    assert "It is pinned in #books. Mail [e-mail] or call [phone] for more." in listed.text
    assert "https://example.org/list" in listed.text
    for private in ("jo@example.org", "1234567", "@everyone", sandbox.member.name, bot.pseudonym(1)[:8]):
        assert private not in listed.text
    assert listed.mentions == []


async def test_taken_over_edited_and_published_it_is_approved_and_told(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    sent = await propose(sandbox, sandbox.member)
    wished = await sandbox.member.press(sent.message, label="Write to me then")
    assert "when the moderators have looked at what you propose" in wished.message.text
    card = await opened(sandbox, moderator)
    await moderator.press(card, label="Take over and edit")
    assert "Draft: Where do I find the reading list of this server" in card.text
    form = await moderator.press(card, label="Edit: Question and answer")
    assert "It is pinned in #books" in str(form.modal)
    ways = "where is the reading list here\nwhich books does this server recommend\nshow me the list of books"
    entry: dict[str, object] = {"area": "education", "phrases": ways, "sources": ["guide-career-path"]}
    entry["answer"] = "The reading list is pinned in #books.\n\nIt is renewed each month."
    await moderator.submit_modal(form, entry)
    form = await moderator.press(card, label="Edit: Tests and related")
    await moderator.submit_modal(form, {"examples": "is there a reading list in this server"})
    await published(moderator, card)
    assert await states(sandbox, bot) == ["approved"]
    await moderator.press(card, label="Proposals")
    assert "None waits" in card.text
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert "Your proposal" in told.text
    assert "It is published as **Where do I find the reading list of this server**" in told.text
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    assert "Proposals" not in [button.label for button in panel.buttons]


async def test_declined_with_a_reason_that_the_member_reads(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    sent = await propose(sandbox, sandbox.member)
    await sandbox.member.press(sent.message, label="Write to me then")
    card = await opened(sandbox, moderator)
    form = await moderator.press(card, label="Decline")
    empty = await moderator.submit_modal(form, {"reason": "   "})
    assert "Please give a reason" in empty.message.text
    form = await moderator.press(empty.message, label="Edit again")
    done = await moderator.submit_modal(form, {"reason": "We keep no list any more. @everyone"})
    assert "is declined" in done.message.text
    assert await states(sandbox, bot) == ["declined"]
    told = await sandbox.wait_for_message(sandbox.member.dm)
    assert "We keep no list any more." in told.text
    assert "@everyone" not in told.text
    again = await moderator.press(card, label="Take over and edit")
    assert "decided on or taken back meanwhile" in again.message.text
    (audit, *_) = await bot.store.audits(str(sandbox.guild.id))
    assert (audit.action, audit.allowed) == ("decline", True)


async def test_who_did_not_ask_is_not_written_to(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    await propose(sandbox, sandbox.member)
    card = await opened(sandbox, moderator)
    form = await moderator.press(card, label="Decline")
    await moderator.submit_modal(form, {"reason": "We keep no list any more."})
    assert await states(sandbox, bot) == ["declined"]
    assert sent_to(sandbox.member) == []


async def test_a_correction_names_what_it_corrects(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    title = bot.knowledge.library.topics[BOOTCAMPS].title
    choices = await sandbox.member.autocomplete(
        sandbox.channel, "suggest", focused="about", value="bootcamps"
    )
    assert BOOTCAMPS in [choice.value for choice in choices]
    form = await sandbox.member.slash(sandbox.channel, "suggest", about=BOOTCAMPS)
    assert title in str(form.modal)
    text = "Most of them are remote now, and cheaper than they were."
    await sandbox.member.submit_modal(form, {"answer": text})
    card = await opened(sandbox, moderator)
    assert f"A correction of “{title}”" in card.text
    await moderator.press(card, label="Take over and edit")
    assert f"Draft: {title}" in card.text
    form = await moderator.press(card, label="Edit: Question and answer")
    assert text in str(form.modal)
    unknown = await sandbox.member.slash(sandbox.channel, "suggest", about="qwrtz @everyone")
    assert "I have no answer called" in unknown.message.text
    assert "@everyone" not in unknown.message.text


async def test_a_report_leads_to_a_better_answer(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    shown = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
    form = await sandbox.member.press(shown.message, label="Wrong or outdated")
    sent = await sandbox.member.submit_modal(form, {"reason": "It is outdated"})
    form = await sandbox.member.press(sent.message, label="Suggest a better answer")
    await sandbox.member.submit_modal(form, {"answer": "Most of them are remote now, and cheaper."})
    (kept,) = await bot.store.proposals(str(sandbox.guild.id))
    assert kept.entry == BOOTCAMPS


async def test_too_little_comes_back_with_what_was_typed(sandbox: Sandbox, bot: CareerBot) -> None:
    sent = await propose(sandbox, sandbox.member, {**NEW, "question": "why", "answer": "  it is.  "})
    assert "Nothing was sent yet" in sent.message.text
    assert "Please write the question out" in sent.message.text
    assert "Please write the answer out: at least 20 characters" in sent.message.text
    again = await sandbox.member.press(sent.message, label="Edit again")
    assert "https://example.org/list" in str(again.modal)
    done = await sandbox.member.submit_modal(again, dict(NEW))
    assert "Thank you" in done.message.text
    assert await states(sandbox, bot) == ["open"]


async def test_five_may_wait_and_one_can_be_taken_back(sandbox: Sandbox, bot: CareerBot) -> None:
    late = await sandbox.member.slash(sandbox.channel, "suggest")
    for number in range(5):
        await propose(sandbox, sandbox.member, {**NEW, "question": f"where is list number {number} kept"})
    full = await sandbox.member.slash(sandbox.channel, "suggest")
    assert "5 proposals of yours wait" in full.message.text
    refused = await sandbox.member.submit_modal(late, dict(NEW))
    assert "5 proposals of yours wait" in refused.message.text
    await sandbox.member.press(full.message, "v1:ks:withdraw:2")
    assert sorted(await states(sandbox, bot)) == ["open"] * 4 + ["withdrawn"]
    twice = await sandbox.member.press(full.message, "v1:ks:withdraw:2")
    assert twice.message.text == "You have taken “where is list number 1 kept” back already."
    sent = await propose(sandbox, sandbox.member)
    assert "Thank you" in sent.message.text
    held = await sandbox.member.slash(sandbox.channel, "privacy show")
    assert "**Proposals: 6**" in held.message.text


async def test_only_who_proposed_takes_it_back(sandbox: Sandbox, bot: CareerBot) -> None:
    await propose(sandbox, sandbox.member)
    ben = sandbox.create_user("ben")
    await propose(sandbox, ben)
    made_up = await shown(sandbox, "v1:ks:withdraw:2")  # a press that Discord would not deliver
    refused = await sandbox.member.press(made_up, label="x")
    assert "That is no proposal of yours" in refused.message.text
    assert await states(sandbox, bot) == ["open", "open"]


async def test_rights_are_checked_in_command_press_and_form(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    trusted = sandbox.guild.create_role("trusted")
    form = await sandbox.member.slash(sandbox.channel, "suggest")
    await guild_settings.put(bot, sandbox.guild.id, "right_propose", [trusted.id], moderator.id)
    refused = await sandbox.member.submit_modal(form, dict(NEW))
    assert f"<@&{trusted.id}> can propose changes" in refused.message.text
    refused = await sandbox.member.slash(sandbox.channel, "suggest")
    assert "can propose changes" in refused.message.text
    await propose(sandbox, moderator)
    card = await opened(sandbox, moderator)
    form = await moderator.press(card, label="Decline")
    sandbox.guild.members[moderator.id].roles.clear()
    for label in ("Take over and edit", "Decline", "Next"):
        assert "Manage Server" in (await moderator.press(card, label=label)).message.text
    assert "Manage Server" in (await moderator.submit_modal(form, {"reason": "no"})).message.text
    assert await states(sandbox, bot) == ["open"]
    with pytest.raises(RefusedError):
        await sandbox.member.slash(sandbox.member.dm, "suggest")


async def test_buttons_and_forms_work_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library):
        form = await sandbox.member.slash(sandbox.channel, "suggest")
        sent = await propose(sandbox, moderator)
        card = await opened(sandbox, moderator)
        reason = await moderator.press(card, label="Decline")
    async with running(sandbox, tmp_path, library) as bot:
        assert "Thank you" in (await sandbox.member.submit_modal(form, dict(NEW))).message.text
        await moderator.press(card, label="Next")
        await moderator.submit_modal(reason, {"reason": "It is elsewhere."})
        assert await states(sandbox, bot) == ["declined", "open"]
        late = await moderator.press(sent.message, label="Take it back")
        assert "have looked at it already" in late.message.text
