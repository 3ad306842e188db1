"""Pieces that are edited back to what the original says are the original's again, and follow it."""

from typing import Any

import pytest

from bot.discord_app import CareerBot
from bot.library.edits import Edit, Piece
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.sandbox.users import User
from tests.e2e.kb_helping import BOOTCAMPS, change_base, changed, mods, present_here, publish, says

PAY = Piece("pay", "data-analyst")
ROW: dict[str, Any] = {
    "level": "entry",
    "low": 41000,
    "high": 52000,
    "currency": "EUR",
    "country": "DE",
    "scope": "data analysts who begin",
    "source": "guide-career-path",
    "reviewed": "2026-11-20",
}


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return mods(sandbox)


async def opened(sandbox: Sandbox, moderator: User, what: str, choose: str) -> Message:
    card = (await moderator.slash(sandbox.channel, "kb find", what=what)).message
    if card.selects:
        await moderator.select(card, None, choose)
    return card


async def published(moderator: User, card: Message) -> None:
    await moderator.press(card, label="Check and publish")
    await says(card, "Before it goes live")
    await moderator.press(card, label="Publish")
    await says(card, "✅")


async def test_an_added_way_that_is_taken_out_again_leaves_the_original(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    base = changed(bot).base
    await publish(sandbox, bot, Edit(BOOTCAMPS, "add", {"phrases": ["zorb or camp"]}, base), moderator)
    card = await opened(sandbox, moderator, "bootcamps", "t/education/bootcamps")
    form = await moderator.press(card, label="Ways to ask")
    ways = "\n".join(bot.knowledge.library.topics[BOOTCAMPS.key].phrases)
    await moderator.submit_modal(form, {"phrases": ways})
    await published(moderator, card)
    assert "the same in every server" in card.text
    change_base(bot, title="Quux camps")
    assert (await present_here(sandbox, bot))["title"] == "Quux camps"


async def test_a_title_that_is_changed_back_leaves_the_original(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    title = bot.knowledge.library.topics[BOOTCAMPS.key].title
    await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    card = await opened(sandbox, moderator, "Zorb camps", "t/education/bootcamps")
    await moderator.submit_modal(await moderator.press(card, label="Edit"), {"title": title})
    await published(moderator, card)
    change_base(bot, title="Quux camps")
    assert (await present_here(sandbox, bot))["title"] == "Quux camps"


async def test_added_rows_of_pay_that_are_taken_out_again_leave_the_original(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    base = changed(bot, PAY).base
    await publish(sandbox, bot, Edit(PAY, "add", {"guide": [ROW]}, base), moderator)
    at = len((base or {}).get("guide", ()))
    card = await opened(sandbox, moderator, "pay data analyst", "p/data-analyst")
    await moderator.press(card, label="Edit a part")
    await moderator.select(card, "v1:kq:part:p/data-analyst", f"guide.{at}")
    await moderator.press(card, label="Take out")
    await published(moderator, card)
    assert "the same in every server" in card.text
    assert await present_here(sandbox, bot, PAY) == base
