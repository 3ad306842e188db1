"""What the tests of moderators' forms share: a page that is complete, finding, checking and publishing."""

import asyncio
from typing import Any

from bot.discord_app import CareerBot
from bot.library.edits import Piece
from bot.sandbox import Sandbox
from bot.sandbox.message import Message
from bot.sandbox.users import User

WAYS = "where do i post my resume for a review\nwhich channel is for resume feedback\nresume review channel"
PAGE_1 = {
    "title": "Where to post a résumé",
    "area": "job_search",
    "answer": "Post it in the channel #resumes, without your name.\n\nSomebody answers within two days.",
    "phrases": WAYS,
    "sources": ["guide-career-path"],
}
PAGE_2 = {"examples": "in which channel can i drop my cv"}


async def until(message: Message, text: str) -> None:
    """Wait for a message to say something: what takes long is acknowledged first, and edited in."""
    for _ in range(300):
        if text in message.text:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{text!r} was never said; it says {message.text!r}")


async def published(moderator: User, card: Message) -> None:
    """Check a draft, and publish it."""
    await moderator.press(card, label="Check and publish")
    await until(card, "Before it goes live")
    await moderator.press(card, label="Publish")
    await until(card, "✅")


async def heads(sandbox: Sandbox, bot: CareerBot) -> dict[Piece, Any]:
    """The latest version of each piece that the server has changed."""
    return {one.piece: one for one in await bot.store.heads(str(sandbox.guild.id))}


async def found(sandbox: Sandbox, moderator: User, what: str, choose: str | None = None) -> Message:
    """The card of what is found."""
    used = await moderator.slash(sandbox.channel, "kb find", what=what)
    message = used.message
    if message.selects and choose:
        await moderator.select(message, "v1:kf:choose", choose)
    return message


async def new_entry(sandbox: Sandbox, moderator: User) -> Message:
    """The draft's card of a new question and answer that is complete."""
    used = await moderator.slash(sandbox.channel, "kb new")
    sent = await moderator.submit_modal(used, PAGE_1)
    again = await moderator.press(sent.message, label="Edit: Tests and related")
    await moderator.submit_modal(again, PAGE_2)
    return sent.message
