"""What is due for a look: listed for moderators with what became of links; members see one small line."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from aiohttp import web

from bot.answers import answer
from bot.answers.age import aged
from bot.discord_app import CareerBot
from bot.discord_app.kb import due as due_file
from bot.discord_app.kb.pieces import today
from bot.discord_app.looking import check_due
from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.library.links import links_of
from bot.links import LinkChecker
from bot.rendering.blocks import Small, blocks
from bot.sandbox import Message, Sandbox
from bot.sandbox.users import User
from bot.storage import Link, NewVersion
from bot.understanding import Slots, Understander
from tests.e2e.conftest import running
from tests.e2e.kb_helping import all_old, change_base, present_here, says

BOOTCAMPS = "education/bootcamps"


def with_topic(bot: CareerBot, entry: str, day: date) -> None:
    """The base with another day on which one of its texts was last checked."""
    known = bot.knowledge
    topic = known.library.topics[entry].model_copy(update={"reviewed": day})
    library = replace(known.library, topics={**known.library.topics, entry: topic}, _versions={})
    bot.conversation.knowledge = replace(known, library=library)


async def opened(sandbox: Sandbox, moderator: User) -> Message:
    panel = await moderator.slash(sandbox.channel, "kb panel")
    return (await moderator.press(panel.message, label="Due for a look")).message


async def published(moderator: User, message: Message) -> None:
    await moderator.press(message, label="Check and publish")
    await says(message, "Before it goes live")
    await moderator.press(message, label="Publish")
    await says(message, "✅")


async def test_the_oldest_comes_first_in_pages_and_its_card_can_be_marked(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    all_old(bot)
    with_topic(bot, BOOTCAMPS, date(2020, 3, 1))
    title = bot.knowledge.library.topics[BOOTCAMPS].title
    message = await opened(sandbox, moderator)
    assert message.is_ephemeral
    first = next(line for line in message.text.splitlines() if line.startswith("- "))
    assert title in first
    assert "last checked 2020-03" in first
    assert "page 1 of" in message.text
    await moderator.press(message, label="More ▸")
    assert "page 2 of" in message.text
    assert title not in message.text
    await moderator.press(message, label="◂ Back")
    await moderator.select(message, "v1:kl:open", f"t/{BOOTCAMPS}")
    assert title in message.text
    await moderator.press(message, label="Still right")
    await sandbox.until(lambda: "still right, as of today" in message.text, what="that it is noted")
    assert title not in (await opened(sandbox, moderator)).text
    assert bot.knowledge.library.topics[BOOTCAMPS].reviewed == date(2020, 3, 1), "the base stays as it was"


@pytest.mark.parametrize("first", ["Still right", "Ways to ask"])
async def test_what_is_still_right_follows_the_original(
    sandbox: Sandbox, bot: CareerBot, moderator: User, first: str
) -> None:
    with_topic(bot, BOOTCAMPS, date(2020, 3, 1))
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:kl:open", f"t/{BOOTCAMPS}")
    await moderator.press(message, label="Still right")
    await sandbox.until(lambda: "still right, as of today" in message.text, what="that it is noted")
    assert "Checked by this server" in message.text
    if first == "Ways to ask":  # what is added later leaves the rest the original's too
        ways = "\n".join([*bot.knowledge.library.topics[BOOTCAMPS].phrases, "camp or no camp, tell me"])
        form = await moderator.press(message, label="Ways to ask")
        await moderator.submit_modal(form, {"phrases": ways})
        await moderator.press(message, label="Check and publish")
        await sandbox.until(lambda: "Before it goes live" in message.text, what="the check")
        await moderator.press(message, label="Publish")
        await sandbox.until(lambda: "Added to by this server" in message.text, what="that it is live")
    change_base(bot, BOOTCAMPS, title="Bootcamps, anew")
    server = await bot.conversation.servers.server(str(sandbox.guild.id))
    topic = server.knowledge.library.topics[BOOTCAMPS]
    assert topic.title == "Bootcamps, anew"
    assert topic.reviewed == today()
    assert ("camp or no camp, tell me" in topic.phrases) == (first == "Ways to ask")


async def test_pay_that_is_due_can_be_said_to_be_still_right_and_what_is_computed_is_not_listed(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    assert "Nothing. 🎉" in (await opened(sandbox, moderator)).text, "a survey is nobody's to check"
    all_old(bot)
    message = await opened(sandbox, moderator)
    assert "**Pay: Data scientist** (Pay), last checked 2020-05" in message.text
    await moderator.select(message, "v1:kl:open", "p/data-scientist")
    assert "Due for a look: last known to be right on 2020-05-01" in message.text
    await moderator.press(message, label="Still right")
    await sandbox.until(lambda: "still right, as of today" in message.text, what="that it is noted")
    assert "Due for a look" not in message.text.replace("⏳ Due for a look\n", "")
    assert "Pay: Data scientist" not in (await opened(sandbox, moderator)).text
    server = await bot.conversation.servers.server(str(sandbox.guild.id))
    assert {row.reviewed for row in server.knowledge.library.pay["data-scientist"].guide} == {today()}


@pytest.mark.parametrize("written", ["", "2022-02-02"])
async def test_an_edited_row_of_pay_counts_as_checked_that_day_unless_another_is_written(
    sandbox: Sandbox, bot: CareerBot, moderator: User, written: str
) -> None:
    all_old(bot)
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:kl:open", "p/data-scientist")
    await moderator.press(message, label="Edit a part")
    await moderator.select(message, "v1:kq:part:p/data-scientist", "guide.0")
    form = await moderator.press(message, label="Edit")
    await moderator.submit_modal(form, {"guide.0.low": "USD 91,000-97,000"})
    if written:
        await moderator.press(message, label="Edit a part")
        await moderator.select(message, "v1:kq:part:p/data-scientist", "guide.0")
        form = await moderator.press(message, label="Edit, page 2")
        await moderator.submit_modal(form, {"guide.0.reviewed": written})
    await published(moderator, message)
    first, *others = (await present_here(sandbox, bot, Piece("pay", "data-scientist")))["guide"]
    assert (first["low"], first["reviewed"]) == (91000, written or str(today()))
    assert {row["reviewed"] for row in others} <= {"2020-05-01"}, "of those nobody said anything"


@pytest.mark.parametrize("field", ["answer", "title"])
async def test_an_edited_text_counts_as_checked_that_day_but_not_for_its_title(
    sandbox: Sandbox, bot: CareerBot, moderator: User, field: str
) -> None:
    with_topic(bot, BOOTCAMPS, date(2020, 3, 1))
    message = await opened(sandbox, moderator)
    await moderator.select(message, "v1:kl:open", f"t/{BOOTCAMPS}")
    form = await moderator.press(message, label="Edit")
    await moderator.submit_modal(form, {field: "Zorb camps do."})
    await published(moderator, message)
    assert ("Due for a look: last known" in message.text) == (field == "title")
    here = await present_here(sandbox, bot)
    assert here["reviewed"] == ("2020-03-01" if field == "title" else str(today()))


async def test_dead_and_moved_links_are_listed_with_what_they_became(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    urls = [*links_of(bot.knowledge.library)][:3]
    now = time.time()
    await bot.store.put_links(
        [
            Link(str(urls[0]), 404, "", now, 2),
            Link(str(urls[1]), 200, "https://elsewhere.example/new", now),
            Link(str(urls[2]), 500, "", now, 2),
        ]
    )
    message = await opened(sandbox, moderator)
    texts = [message.text]
    while any(button.label == "More ▸" for button in message.buttons):
        await moderator.press(message, label="More ▸")
        texts.append(message.text)
    whole = "\n".join(texts)
    assert "leads nowhere: error 404" in whole
    assert "leads to `https://elsewhere.example/new` now" in whole
    assert "error 500" not in whole, "two failures may be a bad day"
    assert all(len(text) <= 4000 for text in texts)


async def test_the_right_is_checked_at_every_press(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    all_old(bot)
    message = await opened(sandbox, moderator)
    before = message.text
    sandbox.guild.members[moderator.id].roles.clear()
    for used in (
        await moderator.press(message, label="More ▸"),
        await moderator.select(message, "v1:kl:open", message.selects[0].options[0].value),
    ):
        assert "Manage Server" in used.message.text
    assert message.text == before


async def test_the_list_works_after_a_restart(
    sandbox: Sandbox, tmp_path: Path, library: Library, moderator: User
) -> None:
    async with running(sandbox, tmp_path, library) as bot:
        all_old(bot)
        message = await opened(sandbox, moderator)
    async with running(sandbox, tmp_path, library) as bot:
        all_old(bot)
        await moderator.press(message, label="More ▸")
        assert "page 2 of" in message.text


async def test_members_see_one_line_on_what_is_past_its_time(sandbox: Sandbox, bot: CareerBot) -> None:
    question = "are bootcamps worth it"
    fresh = await sandbox.member.slash(sandbox.channel, "ask", question=question)
    assert "out of date" not in fresh.message.text
    with_topic(bot, BOOTCAMPS, date(2024, 1, 10))
    old = await sandbox.member.slash(sandbox.channel, "ask", question=question)
    assert "-# Last checked 2024-01; may be out of date." in old.message.text


def small(library: Library, understander: Understander, today: date) -> str:
    """The small print of a pay answer on a day."""
    slots = Slots(role="data-scientist", level="senior", country="US")
    made = answer(understander.direct("salary/by-role", slots), library)
    return "\n".join(block.text for block in blocks(aged(made, today)) if isinstance(block, Small))


def test_pay_is_past_its_time_sooner_than_text(library: Library, understander: Understander) -> None:
    assert "out of date" not in small(library, understander, date(2025, 6, 1))
    assert "Pay figures are as of 2025-01; they may be out of date." in small(
        library, understander, date(2026, 2, 1)
    )
    role = answer(understander.direct(library.computed["role"], Slots(role="data-scientist")), library)
    day = date.fromisoformat(str(role.body.reviewed))
    assert aged(role, day.replace(year=day.year + 1)).body.age is None
    assert aged(role, day.replace(year=day.year + 3)).body.age


async def test_links_of_the_base_and_of_servers_edits_are_checked(
    sandbox: Sandbox, bot: CareerBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(request: web.Request) -> web.Response:
        return web.Response(status=404)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", gone)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base, own = (f"http://127.0.0.1:{runner.addresses[0][1]}/{name}" for name in ("base", "own"))
    monkeypatch.setattr("bot.discord_app.looking.links_of", lambda _: {base: ()})
    edit = Edit(Piece("topics", BOOTCAMPS), "put", {"answer": f"See [this]({own})."})
    await bot.store.publish(str(sandbox.guild.id), [NewVersion(edit.piece, edit, 0)], 1, time.time())
    await check_due(bot, LinkChecker(pause=0, private=True))
    await runner.cleanup()
    found = {link.url: (link.status, link.failures) for link in await bot.store.links()}
    assert found == {base: (404, 1), own: (404, 1)}
    assert due_file.dead_links(bot.knowledge.library, {}) == []
    await check_due(bot, LinkChecker(pause=0, private=True))
    assert {link.failures for link in await bot.store.links()} == {1}, "not again on the same day"
