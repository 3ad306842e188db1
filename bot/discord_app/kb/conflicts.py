"""Somebody else was first: what they did, and the same change once more over what stands there now."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import discord

from bot.discord_app.kb import changes
from bot.discord_app.kb import pending as waiting
from bot.discord_app.kb.begun import value_at
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.pending import Pending
from bot.discord_app.kb.pieces import known_name
from bot.discord_app.kb.publishing import Decide, confirm_or_publish
from bot.discord_app.kb.trial import DIFFERENCE, value_of
from bot.discord_app.notes import message
from bot.discord_app.people import moderator_named
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of
from bot.errors import ConflictError
from bot.library.differences import difference, text
from bot.library.edits import Piece
from bot.library.field_names import shown
from bot.library.merging import merge
from bot.servers import ServerKnowledge
from bot.storage import NewVersion


async def show_conflict(interaction: discord.Interaction, pending: Pending, error: ConflictError) -> None:
    """Show what somebody did to a piece since this change was begun, and let the moderator choose."""
    server, piece = await server_of(interaction), Piece(error.kind, error.key)  # type: ignore[arg-type]
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    mine = next(version for version in pending.versions if version.piece == piece)
    theirs = await bot.store.head(guild, piece)
    assert theirs is not None
    old = await value_at(interaction, server, piece, mine.seen)
    now = value_of(server, piece, theirs.edit)
    what = text(difference(old, now), DIFFERENCE, safe) if now is not None else "It was hidden."
    name = safe(known_name(server, piece))
    lines = [
        f"## Somebody was first\n**{name}** was changed by {moderator_named(theirs.moderator)} "
        f"<t:{int(theirs.at)}:R>, after you began. Nothing of theirs or yours is lost.",
        f"**What they did**\n{what}",
    ]
    number = await waiting.keep(interaction, replace(pending, told=theirs.number))
    both = now is not None and _mergeable(mine, pending)
    row = [
        Decide("drop", number, "Keep theirs"),
        Decide("mine", number),
        *([Decide("merge", number)] if both else []),
    ]
    await show(interaction, message(lines, row, live=True))


async def publish_over(interaction: discord.Interaction, pending: Pending, *, both: bool) -> None:
    """Publish the same change over what the moderator was shown of others; with `both`, over what stands
    there now, and what others did is kept besides.

    It is checked anew, and asked about where both changed the same.
    """
    pending, clashes = await _on_top(interaction, pending, both=both)
    await confirm_or_publish(
        interaction,
        pending.versions,
        done=pending.done,
        origin=pending.origin,
        drafts=pending.drafts,
        action=pending.action,
        ask=bool(clashes),
        warning=clashes_told(clashes, "⚠️ You both changed **{}**: there yours would stand, not theirs."),
    )


def clashes_told(clashes: Collection[str], sentence: str) -> str:
    """A sentence with the names of what two changes both changed; empty where there is none such."""
    names = ", ".join(dict.fromkeys(shown((place.partition(".")[0],)) or "all of it" for place in clashes))
    return sentence.format(names) if clashes else ""


async def _on_top(
    interaction: discord.Interaction, pending: Pending, *, both: bool
) -> tuple[Pending, tuple[str, ...]]:
    """The change made from what others did, and the places that both changed differently.

    Without `both` that is what was shown of it: whatever came later, or of another piece, is shown first.
    """
    clashes: tuple[str, ...] = ()
    server = await server_of(interaction)
    made: list[NewVersion] = []
    for version in pending.versions:
        head = server.versions.get(version.piece)
        edit, now = version.edit, head.number if head else 0
        seen = now if now == pending.told else version.seen
        if both and _mergeable(version, pending):
            theirs = value_of(server, version.piece, head.edit if head else None)
            put = edit is not None and edit.action == "put"
            mine = dict(edit.value) if edit and put else value_of(server, version.piece, edit)
            if theirs is not None and mine is not None:
                merged = merge(await _begun(interaction, server, version), theirs, mine)
                edit = changes.smallest(server, version.piece, merged.value)
                clashes, seen = (*clashes, *merged.clashes), now
        made.append(NewVersion(version.piece, edit, seen, version.why))
    return replace(pending, versions=tuple(made)), clashes


def _mergeable(version: NewVersion, pending: Pending) -> bool:
    """Whether a change can be put together with another: not that a piece goes, nor that all of it becomes
    the original's again, unless a draft was typed that says what that says."""
    return version.edit.action != "hide" if version.edit else bool(pending.drafts)


async def _begun(
    interaction: discord.Interaction, server: ServerKnowledge, version: NewVersion
) -> Mapping[str, Any] | None:
    """What a change was made from: of the base's piece, as that was then."""
    if not version.seen and version.edit is not None and version.edit.action == "put":
        return version.edit.base
    return await value_at(interaction, server, version.piece, version.seen)
