"""Changes that wait for a moderator's last word: kept in the store, so that a restart loses none."""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import discord

from bot.discord_app.sending import bot_of
from bot.library.edits import Edit, Piece
from bot.storage import Checked, Draft, NewVersion

PENDING = Piece("sources", "_pending")
"""In the place of a piece; no piece is called so. Each moderator has one such draft, the latest."""

_DRAFTS = 1000
"""Drafts of a moderator among which the one before is looked for."""


@dataclass(frozen=True)
class Pending:
    """Versions to be published. `done` is said when they are; `origin` is what brought them about, `drafts`
    are what they were made of as it was checked, `action` stands in the audit log, and `told` is somebody
    else's version that the moderator was shown."""

    versions: tuple[NewVersion, ...]
    done: str
    origin: str = ""
    drafts: tuple[Checked, ...] = ()
    action: str = "publish"
    told: int = 0


async def keep(interaction: discord.Interaction, pending: Pending) -> int:
    """Keep it in the place of the moderator's one before; its number, which no other change ever has: an old
    button must not publish what was looked at later."""
    fields = {
        "versions": [_plain(version) for version in pending.versions],
        "done": pending.done,
        "checked": [list(one) for one in pending.drafts],
        "action": pending.action,
        "told": pending.told,
    }
    guild, moderator = str(interaction.guild_id), interaction.user.id
    draft = Draft(0, guild, moderator, PENDING, fields, 0, time.time(), pending.origin)
    store = bot_of(interaction).store
    for before in await store.drafts(guild, moderator, _DRAFTS):
        if before.piece == PENDING:
            await store.drop_draft(guild, before.number)
    return (await store.put_draft(draft)).number


async def kept(interaction: discord.Interaction, number: int) -> Pending | None:
    """What was kept under that number by the one who presses; None where it is no longer there."""
    draft = await bot_of(interaction).store.draft(str(interaction.guild_id), number)
    if draft is None or draft.piece != PENDING or draft.moderator != interaction.user.id:
        return None
    fields = draft.fields
    if "checked" not in fields:  # kept by an earlier version, without the time of its draft
        return None
    versions = tuple(_version(one) for one in fields["versions"])
    drafts = tuple(Checked(*one) for one in fields["checked"])
    told = fields.get("told", 0)
    return Pending(versions, fields["done"], draft.origin, drafts, fields["action"], told)


async def drop(interaction: discord.Interaction, number: int) -> None:
    """Throw it away."""
    await bot_of(interaction).store.drop_draft(str(interaction.guild_id), number)


def _plain(version: NewVersion) -> dict[str, Any]:
    return {
        "piece": list(version.piece),
        "edit": asdict(version.edit) if version.edit else None,
        "seen": version.seen,
        "why": version.why,
    }


def _version(plain: Mapping[str, Any]) -> NewVersion:
    piece, edit = Piece(*plain["piece"]), plain["edit"]
    made = Edit(piece, edit["action"], edit["value"], edit["base"]) if edit else None
    return NewVersion(piece, made, plain["seen"], plain["why"])
