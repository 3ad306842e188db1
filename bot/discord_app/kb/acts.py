"""What the buttons of a piece's card do."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any

import discord

from bot.answers.age import aged
from bot.answers.answering import answer
from bot.discord_app.kb import changes
from bot.discord_app.kb.cards import show_card
from bot.discord_app.kb.drafting import open_form
from bot.discord_app.kb.history import show_history
from bot.discord_app.kb.live import server_of
from bot.discord_app.kb.outdated import show_beneath
from bot.discord_app.kb.parts import choose_part
from bot.discord_app.kb.pieces import known_name, today
from bot.discord_app.kb.publishing import confirm_or_publish
from bot.discord_app.menus import under
from bot.discord_app.notes import tell
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import send_new
from bot.knowledge import Knowledge
from bot.library.edits import Piece
from bot.library.layers import present
from bot.library.models import Computed
from bot.storage import NewVersion
from bot.understanding import Slots

Deed = Callable[[discord.Interaction, Piece], Coroutine[Any, Any, None]]

_SHOWN_BY: dict[str, tuple[Computed, str]] = {
    "roles": ("role", "role"),
    "skills": ("skill", "skill"),
    "roadmaps": ("roadmap", "role"),
    "pay": ("salary", "role"),
}
"""By kind: the computed answer that shows a piece, and the slot that names it."""

PREVIEW = "-# Only you see this. So do members see it:"


async def _edit(interaction: discord.Interaction, piece: Piece) -> None:
    await open_form(interaction, piece)


async def _ways(interaction: discord.Interaction, piece: Piece) -> None:
    await open_form(interaction, piece, only="phrases")


async def _names(interaction: discord.Interaction, piece: Piece) -> None:
    await open_form(interaction, piece, only="aliases")


async def _preview(interaction: discord.Interaction, piece: Piece) -> None:
    await preview(interaction, (await server_of(interaction)).knowledge, piece)


async def preview(
    interaction: discord.Interaction, knowledge: Knowledge, piece: Piece, row: Mapping[str, Any] | None = None
) -> None:
    """A piece exactly as members will see it, in a message of its own; of pay, what `row` is about."""
    library = knowledge.library
    entry, slots = piece.key, Slots()
    if piece.kind in _SHOWN_BY:
        kind, slot = _SHOWN_BY[piece.kind]
        entry = library.computed.get(kind, "")
        about = {name: row[name] for name in ("level", "country") if row.get(name)} if row else {}
        slots = Slots.from_json(about if piece.key == "_field" else {**about, slot: piece.key})
        named = library.skills if slot == "skill" else library.roles
        entry = entry if piece.key == "_field" or piece.key in named else ""
    if entry not in library.topics:
        await tell(interaction, "There is nothing that would show this to members.")
        return
    shown = answer(replace(knowledge.understander.direct(entry, slots), text=""), library)
    made = aged(shown, today())
    if library.topics[entry].compute and piece.kind == "topics":
        await tell(
            interaction,
            "This answer is computed for what is asked: try it with a command, such as `/salary`.",
        )
        return
    await send_new(interaction, under(PREVIEW, made))


async def _hide(interaction: discord.Interaction, piece: Piece) -> None:
    done = "**{}** is hidden in this server. “Show again” brings it back."
    await _away(interaction, piece, "hide", "hidden", done, "It is hidden already.")


async def _unhide(interaction: discord.Interaction, piece: Piece) -> None:
    server = await server_of(interaction)
    if present(server.knowledge.library, piece) is not None:  # an old button must not undo later changes
        await show_card(interaction, piece, "It is not hidden.")
        return
    version = changes.original(server, piece, "shown again")
    await confirm_or_publish(interaction, [version], done="It is shown again.", action="show again")


async def _takeout(interaction: discord.Interaction, piece: Piece) -> None:
    done = "**{}** is taken out. The history can bring it back."
    await _away(interaction, piece, "take out", "taken out", done, "It is not there any more.")


async def _away(
    interaction: discord.Interaction, piece: Piece, action: str, why: str, done: str, gone: str
) -> None:
    """Members see the piece no more, once the moderator has confirmed; `gone` is said where they do not."""
    server = await server_of(interaction)
    if present(server.knowledge.library, piece) is None:
        await show_card(interaction, piece, gone)
        return
    version = changes.hiding(server, piece, why)
    said = done.format(safe(known_name(server, piece)))
    await confirm_or_publish(interaction, [version], done=said, action=action, ask=True)


async def _fresh(interaction: discord.Interaction, piece: Piece) -> None:
    server = await server_of(interaction)
    version: NewVersion | None = changes.renewed(server, piece, today(), "still right")
    if version is None:
        await show_card(interaction, piece, "That holds no day on which it was last checked.")
        return
    await confirm_or_publish(
        interaction, [version], done="Noted: still right, as of today.", action="still right"
    )


async def _base(interaction: discord.Interaction, piece: Piece) -> None:
    server = await server_of(interaction)
    version = changes.original(server, piece, "back to the original")
    done = "It is again as it came with me. The history keeps what was there."
    await confirm_or_publish(interaction, [version], done=done, action="back to the original", ask=True)


async def _log(interaction: discord.Interaction, piece: Piece) -> None:
    await show_history(interaction, piece)


ACTS: dict[str, Deed] = {
    "edit": _edit,
    "ways": _ways,
    "names": _names,
    "parts": choose_part,
    "show": _preview,
    "hide": _hide,
    "unhide": _unhide,
    "takeout": _takeout,
    "log": _log,
    "fresh": _fresh,
    "base": _base,
    "beneath": show_beneath,
    "card": show_card,
}
