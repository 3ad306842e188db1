"""What the moderators' handbook (`docs/moderators.md`) says, done as it says it."""

from bot.discord_app import CareerBot
from bot.discord_app.guild_settings import put
from bot.sandbox import Sandbox
from bot.sandbox.users import User
from tests.e2e.kb_forms import PAGE_1, PAGE_2, found, published, until
from tests.e2e.test_forged import shown

TITLE = "Where to post a résumé"
FIRST: dict[str, object] = {**PAGE_1}
SECOND: dict[str, object] = {**PAGE_2}


async def test_the_worked_example(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    form = await moderator.slash(sandbox.channel, "kb new")
    draft = (await moderator.submit_modal(form, {**FIRST, "sources": ["moderators"]})).message
    assert "Test questions" in draft.text
    assert "Nothing you typed is lost" in draft.text
    await moderator.submit_modal(await moderator.press(draft, label="Edit: Tests and related"), SECOND)
    assert "It can be published" in draft.text
    preview = await moderator.press(draft, label="Preview")
    assert "The moderators of this server (2026-11)" in preview.message.text
    await published(moderator, draft)
    used = await sandbox.member.slash(sandbox.channel, "ask", question="which channel is for resume feedback")
    assert "Post it in the channel #resumes" in used.message.text


async def test_who_may_write_hands_over_to_who_may_publish(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    role = sandbox.guild.create_role("writers")
    await put(bot, sandbox.guild.id, "right_edit", [role.id], moderator.id)
    writer = sandbox.create_user("wim", role)
    form = await writer.slash(sandbox.channel, "kb new")
    draft = (await writer.submit_modal(form, FIRST)).message
    await writer.submit_modal(await writer.press(draft, label="Edit: Tests and related"), SECOND)
    await writer.press(draft, label="Check and publish")
    await until(draft, "You may write changes but not publish them")
    panel = (await writer.slash(sandbox.channel, "kb panel")).message
    assert "to look at" not in panel.text
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    assert "**1** draft of somebody else, to look at" in panel.text
    await moderator.press(panel, label="Drafts")
    assert "## Drafts of others" in panel.text
    await moderator.press(panel, label=TITLE)
    labels = [button.label for button in panel.buttons]
    assert labels == ["Preview", "Check and publish", "Drafts", "Panel"], "what another wrote is theirs"
    await published(moderator, panel)
    used = await sandbox.member.slash(sandbox.channel, "ask", question="which channel is for resume feedback")
    assert "Post it in the channel #resumes" in used.message.text
    assert await bot.store.draft(str(sandbox.guild.id), 1) is None


async def test_another_writer_cannot_open_a_draft(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    role = sandbox.guild.create_role("writers")
    await put(bot, sandbox.guild.id, "right_edit", [role.id], moderator.id)
    form = await moderator.slash(sandbox.channel, "kb new")
    await moderator.submit_modal(form, FIRST)
    (draft,) = await bot.store.drafts(str(sandbox.guild.id))
    writer = sandbox.create_user("wim", role)
    for act in ("card", "show", "check", "page", "away"):
        message = await shown(sandbox, f"v1:kd:{act}:{draft.number}:0")
        pressed = await writer.press(message, label="x")
        assert TITLE not in pressed.message.text
        assert "published or thrown away" in pressed.message.text
    assert await bot.store.drafts(str(sandbox.guild.id)) == (draft,)


async def test_a_row_of_pay_that_lacks_something_is_mended(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    card = await found(sandbox, moderator, "pay data analyst", "p/data-analyst")
    row: dict[str, object] = {
        "guide.0.level": ["entry"],
        "guide.0.low": "41k to 52k",
        "guide.0.country": "Germany",
        "guide.0.scope": "data analysts who begin",
        "guide.0.source": ["guide-career-path"],
    }
    await moderator.press(card, label="Edit a part")
    form = await moderator.select(card, "v1:kq:part:p/data-analyst", "add")
    await moderator.submit_modal(form, row)
    assert "names no currency" in card.text
    await moderator.press(card, label="Edit a part")
    await moderator.select(card, "v1:kq:part:p/data-analyst", "guide.0")
    form = await moderator.press(card, label="Edit")
    await moderator.submit_modal(form, {"guide.0.low": "EUR 41k to 52k"})
    assert "It can be published" in card.text
    await published(moderator, card)


async def test_a_new_roadmap_gets_its_steps(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    without = next(role for role in bot.knowledge.library.roles if role not in bot.knowledge.library.roadmaps)
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="New")
    form = await moderator.select(panel, "v1:kn:kind", "roadmaps")
    typed: dict[str, object] = {
        "role": bot.knowledge.library.roles[without].name,
        "title": "How to get there",
        "summary": "Three steps.",
        "sources": ["editors"],
    }
    await moderator.submit_modal(form, typed)
    assert "Steps" in panel.text
    await moderator.press(panel, label="Edit a part")
    assert "How to get there" in panel.text
    form = await moderator.select(panel, "v1:kq:part:m/_", "add")
    await moderator.submit_modal(form, {"steps.0.title": "Begin with questions"})
    await moderator.press(panel, label="Edit a part")
    assert "1. Begin with questions" in panel.text
