"""History and undo: who, when, why, old and new as a readable difference; one click back; the log."""

import asyncio
from pathlib import Path

import pytest

from bot.discord_app import CareerBot
from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.sandbox.users import User
from tests.e2e.conftest import running
from tests.e2e.kb_helping import BOOTCAMPS, changed, mods, present_here, publish, says

ONE, TWO = "Zorb helps, **they** say on https://zorb.example/x today.", "Zorb helps nobody."


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return mods(sandbox)


async def history(sandbox: Sandbox, moderator: User) -> Message:
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="History")
    await says(panel, "## History")
    return panel


async def test_what_only_this_server_had_is_taken_out_and_nothing_says_original(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    piece = Piece("topics", "education/zorb")
    own = {
        "title": "Zorb",
        "phrases": ["zorb please", "what is zorb", "tell me of zorb"],
        "examples": [{"ask": "who knows zorb"}],
        "answer": "Zorb is ours.",
        "sources": ["guide-career-path"],
        "reviewed": "2026-10-01",
    }
    await publish(sandbox, bot, Edit(piece, "put", own, None), moderator)
    card = (await moderator.slash(sandbox.channel, "kb find", what="zorb")).message
    if card.selects:
        await moderator.select(card, "v1:kf:choose", "t/education/zorb")
    await moderator.press(card, label="Take out")
    await says(card, "Before it goes live")
    await moderator.press(card, label="Publish")
    await says(card, "Not in this server any more")
    shown = await history(sandbox, moderator)
    assert "· taken out by" in shown.text
    assert "original" not in shown.text


async def test_who_when_why_and_what_newest_first_and_the_difference_is_readable(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    lead = bot.knowledge.library.topics[BOOTCAMPS.key].answer
    first = await publish(
        sandbox, bot, changed(bot, answer=f"{lead}\n\n{ONE}"), moderator, "a member **asked** for it"
    )
    other = mods(sandbox, "ann")
    second = await publish(sandbox, bot, changed(bot, answer=f"{lead}\n\n{TWO}"), other)
    shown = await history(sandbox, moderator)
    assert shown.is_ephemeral
    assert shown.text.index(f"<@{other.id}>") < shown.text.index(f"<@{moderator.id}>")
    assert f"<t:{int(first.at)}:f>" in shown.text
    assert "a member \\*\\*asked\\*\\* for it" in shown.text
    assert "-# Answer" in shown.text
    await moderator.select(shown, "v1:kh:open:*", str(first.number))
    await says(shown, f"Change {first.number}")
    assert "➕ Zorb helps, \\*\\*they\\*\\* say on https:\u200b//zorb.example/x today." in shown.text, (
        shown.text
    )
    assert "helps nobody" not in shown.text
    await moderator.press(shown, label="History of this")
    await says(shown, "## History: ")
    await moderator.select(shown, None, str(second.number))
    await says(shown, "➖ Zorb helps, ", "➕ Zorb helps nobody")


async def test_the_latest_is_undone_in_one_click_and_restored_in_one(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    before = await present_here(sandbox, bot)
    version = await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    shown = await history(sandbox, moderator)
    await moderator.select(shown, None, str(version.number))
    await moderator.press(shown, label="Undo this")
    await says(shown, "✅", "is as it was before change")
    assert await present_here(sandbox, bot) == before
    head = await bot.store.head(str(sandbox.guild.id), BOOTCAMPS)
    assert head is not None
    assert head.why == f"undo of {version.number}"
    shown = await history(sandbox, moderator)
    await moderator.select(shown, None, str(version.number))
    await moderator.press(shown, label="Restore this")
    await says(shown, "is as it was after change")
    now = await present_here(sandbox, bot)
    assert now["title"] == "Zorb camps"


async def test_a_button_that_is_pressed_twice_undoes_once(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    version = await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    shown = await history(sandbox, moderator)
    await moderator.select(shown, None, str(version.number))
    await says(shown, f"Change {version.number}")
    await asyncio.gather(*(moderator.press(shown, label="Undo this", wait=False) for _ in range(2)))
    await says(shown, "✅", "is as it was before change")
    told = [revision.components for revision in shown.revisions]
    assert "Somebody was first" not in f"{told}{shown.text}"
    assert len(await bot.store.versions(str(sandbox.guild.id), BOOTCAMPS)) == 2


async def test_undoing_an_older_one_says_that_later_ones_go_too(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    before = await present_here(sandbox, bot)
    first = await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    await publish(sandbox, bot, changed(bot, title="Zorb schools"), moderator)
    shown = await history(sandbox, moderator)
    await moderator.select(shown, None, str(first.number))
    await moderator.press(shown, label="Undo this")
    await says(shown, "the later changes go too", "➖ Zorb schools", f"➕ {before['title']}")
    now = await present_here(sandbox, bot)
    assert now["title"] == "Zorb schools", "nothing has changed before it is confirmed"
    await moderator.press(shown, label="Publish")
    await says(shown, "✅")
    assert await present_here(sandbox, bot) == before


async def test_what_somebody_did_since_it_was_shown_is_not_overwritten(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    first = await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    shown = await history(sandbox, moderator)
    await moderator.select(shown, None, str(first.number))
    await says(shown, f"Change {first.number}")
    ann = mods(sandbox, "ann")
    await publish(sandbox, bot, changed(bot, title="Zorb schools"), ann)
    await moderator.press(shown, label="Undo this")
    await says(shown, "Somebody was first", "Zorb schools")
    now = await present_here(sandbox, bot)
    assert now["title"] == "Zorb schools"


async def test_pages_and_what_is_so_already(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    for number in range(10):
        await publish(
            sandbox, bot, changed(bot, title=f"Zorb camps {number % 2}"), moderator, f"try {number}"
        )
    shown = await history(sandbox, moderator)
    assert "try 9" in shown.text
    assert "try 0" not in shown.text
    await moderator.press(shown, label="Older ▸")
    await says(shown, "try 0")
    await moderator.select(shown, None, str(1))
    await says(shown, "Change 1:")
    await moderator.press(shown, label="Restore this")
    await says(shown, "✅")
    await moderator.press((shown := await history(sandbox, moderator)), label="Older ▸")
    await moderator.select(shown, None, str(1))
    await says(shown, "Change 1:")
    await moderator.press(shown, label="Restore this")
    await says(shown, "It is like that already")


async def test_old_buttons_work_after_a_restart_and_refuse_who_lost_the_right(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        version = await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
        shown = await history(sandbox, moderator)
        await moderator.select(shown, None, str(version.number))
        await says(shown, f"Change {version.number}")
    async with running(sandbox, tmp_path, library) as bot:
        roles = sandbox.guild.members[moderator.id].roles
        held = list(roles)
        roles.clear()
        used = await moderator.press(shown, label="Undo this")
        assert "Manage Server" in used.message.text
        now = await present_here(sandbox, bot)
        assert now["title"] == "Zorb camps"
        roles.extend(held)
        await moderator.press(shown, label="Undo this")
        await says(shown, "✅")
        log = await history(sandbox, moderator)
        await moderator.press(log, label="Log")
        await says(log, "## Log", f"<@{moderator.id}> ⛔ refused:", f"undo {version.number}", "✏️ **undo**")
