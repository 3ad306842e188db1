"""A server in which there is something to take: a draft, a change, a proposal, a question, all of zorbs."""

import time
from dataclasses import dataclass
from typing import Any

from bot.discord_app import CareerBot
from bot.discord_app.guild_settings import put
from bot.sandbox import Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message
from bot.sandbox.model import Channel, Role
from bot.sandbox.users import User
from bot.storage import Proposal
from tests.e2e.kb_helping import changed, mods, publish
from tests.security.forging import Value, press, send_form

SECRET = "zorb"
"""Stands in everything that only this server's moderators may read."""


@dataclass
class Scene:
    """Whom and what attacks are about. `names` are the ids that stand in custom ids of the table."""

    sandbox: Sandbox
    moderator: User
    role: Role
    opened: Interaction
    panel: Message
    names: dict[str, str]

    def filled(self, custom_id: str) -> str:
        """A custom id of the table with this server's ids in it."""
        return custom_id.format(**self.names)

    def chosen(self, values: tuple[str, ...]) -> list[Value]:
        """Values of the table; a role or a channel where the select takes those."""
        known: dict[str, Value] = {"{role}": self.role, "{channel}": self.sandbox.channel}
        return [known.get(one) or self.filled(one) for one in values]


async def build(sandbox: Sandbox, bot: CareerBot) -> Scene:
    """Make all of it, as moderators and members do; the last is a change that waits for one press."""
    guild, moderator = str(sandbox.guild.id), mods(sandbox)
    version = await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    proposed = Proposal(0, guild, "m", "", {"question": "zorb hall?", "answer": "zorb " * 9}, time.time())
    proposal = await bot.store.add_proposal(proposed)
    await sandbox.member.slash(sandbox.channel, "ask", question="where is the zorb parade of the pirates")
    missed = await bot.store.missed(guild, 1e12, 0)
    opened = await moderator.slash(sandbox.channel, "kb panel")
    form = {"title": "Zorb secret"}
    await send_form(moderator, sandbox.channel, opened, "v1:form:kb:t/education/degrees:-:0", form)
    (draft,) = await bot.store.drafts(guild)
    waiting = await moderator.slash(sandbox.channel, "kb panel")
    await press(moderator, waiting.message, "v1:kc:hide:t/out_of_scope/not-for-us")
    await sandbox.until(lambda: "Before it goes live" in waiting.message.text, 60, "the check")
    pending = next(one for one in await bot.store.drafts(guild) if one.number != draft.number)
    role = sandbox.guild.create_role("helpers")
    names: dict[str, Any] = {
        "draft": draft.number,
        "pending": pending.number,
        "proposal": proposal,
        "version": version.number,
        "item": missed[0].item,
    }
    return Scene(sandbox, moderator, role, opened, opened.message, {k: str(v) for k, v in names.items()})


async def give_all(bot: CareerBot, guild: int, role: Role) -> None:
    """Every right to one role."""
    for right in ("propose", "edit", "publish", "settings"):
        await put(bot, guild, f"right_{right}", [role.id], 1)


def elsewhere(sandbox: Sandbox, name: str = "ova", *, with_bot: bool = True) -> tuple[User, Channel]:
    """The owner of another server, and a channel there."""
    owner = sandbox.create_user(name)
    return owner, sandbox.create_guild(f"{name}'s", owner=owner, with_bot=with_bot).create_channel("talk")
