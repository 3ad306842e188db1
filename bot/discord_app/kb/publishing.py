"""The last steps of a change: what it would do, a moderator's word, live; or somebody else was first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.kb import pending as waiting
from bot.discord_app.kb.cards import Act, show_card
from bot.discord_app.kb.live import in_turn, publish, server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pending import Pending
from bot.discord_app.kb.pieces import known_name, today, what_of
from bot.discord_app.notes import message
from bot.discord_app.people import moderator_named
from bot.discord_app.rights import has, may
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of
from bot.errors import ConflictError
from bot.knowledge import Knowledge
from bot.library.differences import difference, text
from bot.library.edits import Edit, Piece
from bot.library.field_names import shown
from bot.library.layers import Fault, Layer, layered, made_of, present
from bot.library.merging import merge
from bot.publishing import ChangedAnswer, Similar, changed_answers, similar
from bot.servers import ServerKnowledge, over
from bot.storage import NewVersion, Version

SHOWN = 8
"""Questions with another answer that are listed."""

_DIFFERENCE = 1200
"""Characters of a difference that are shown."""

GONE = "That was published or thrown away meanwhile. Nothing has changed by this press."
KEPT_ONLY = (
    "⚠️ It is kept, but not in force yet: it does not go with what others published meanwhile. "
    "Below stands why; edit it, and publish again."
)
GOING = "That is being published at this moment."

_going: set[tuple[int, int]] = set()
"""Server and number of what is being decided on: a button that is pressed twice does its work once."""

NOT_ALLOWED = (
    "You may write changes but not publish them: they wait as a draft for somebody who may. "
    "Ask a moderator to look at `/kb panel`."
)


class Decide(SafeButton, template=r"v1:kd:(?P<act>go|mine|merge|drop):(?P<number>[0-9]{1,18})"):
    """The last word on a change that waits."""

    LABELS: ClassVar = {
        "go": "Publish",
        "mine": "Use mine",
        "merge": "Put both together",
        "drop": "Go back",
    }

    def __init__(self, act: str, number: int, label: str | None = None):
        self.act, self.number = act, number
        style = discord.ButtonStyle.primary if act == "go" else discord.ButtonStyle.secondary
        custom_id = f"v1:kd:{act}:{number}"
        super().__init__(ui.Button(label=label or self.LABELS[act], style=style, custom_id=custom_id))

    @classmethod
    def from_match(cls, _known: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever message, however old."""
        return cls(match["act"], int(match["number"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Publish, put together, or go back."""
        if not await may(interaction, "publish" if self.act != "drop" else "edit", "publish"):
            return
        press = (interaction.guild_id or 0, self.number)
        if press in _going:
            await show(interaction, message([GOING]))
            return
        _going.add(press)
        try:
            await self._decided(interaction)
        finally:
            _going.discard(press)

    async def _decided(self, interaction: discord.Interaction) -> None:
        found = await waiting.kept(interaction, self.number)
        if found is None:
            await show(interaction, message([GONE], [Go("drafts"), Go("panel")]))
            return
        if self.act == "drop":
            await waiting.drop(interaction, self.number)
            await _back(interaction, found)
            return
        if self.act in ("mine", "merge"):
            await waiting.drop(interaction, self.number)
            await _again(interaction, found, both=self.act == "merge")
            return
        await go(interaction, found, self.number)


async def _back(interaction: discord.Interaction, pending: Pending) -> None:
    """Where a change came from: its draft, the review, the proposals, or the piece itself."""
    from bot.discord_app.kb.drafting import show_draft
    from bot.discord_app.kb.review_view import show_group

    note = "Nothing was published."
    store, guild = bot_of(interaction).store, str(interaction.guild_id)
    draft = await store.draft(guild, pending.drafts[0]) if pending.drafts else None
    if draft is not None:
        await show_draft(interaction, draft, note)
    elif pending.origin.startswith("review:"):
        await show_group(interaction, pending.origin.removeprefix("review:"), note)
    else:
        await show_card(interaction, pending.versions[0].piece, note)


async def confirm_or_publish(
    interaction: discord.Interaction,
    versions: Sequence[NewVersion],
    *,
    done: str,
    origin: str = "",
    drafts: Sequence[int] = (),
    action: str = "publish",
    ask: bool = False,
    note: str = "",
    warning: str = "",
) -> None:
    """Check a change; publish it at once where nothing but itself would change, else ask first.

    With `ask` it is always asked; `note` is said then in the place of what changes, and `warning` before it,
    what a member typed in them escaped. Faults are told, and nothing is published.
    """
    server = await server_of(interaction)
    pending = Pending(tuple(versions), done, origin, tuple(drafts), action)
    trial = await in_turn(interaction, _trial, server, versions)
    pieces = [version.piece for version in versions]
    broken = {
        piece: faults
        for piece, faults in trial.set_aside.items()
        if piece in pieces or piece not in server.layer.set_aside  # what would fall with them
    }
    if broken:
        await show(interaction, message([_faults(server, broken)], _ways_back(pending), [Go("panel")]))
        return
    guild = str(interaction.guild_id)
    recent = await bot_of(interaction).store.recent_questions(guild)
    changed = await in_turn(interaction, _changed, server, trial, [question for question, _ in recent])
    allowed = await has(interaction, "publish")
    if allowed and not ask and not changed:
        await go(interaction, pending)
        return
    number = await waiting.keep(interaction, pending)
    lines = [
        "## Before it goes live",
        *([warning] if warning else []),
        *([note] if note else _what(server, versions)),
    ]
    lines += [*_told(changed), *await in_turn(interaction, _alike, server, versions)]
    if not allowed:
        lines.append(NOT_ALLOWED)
    row = [*([Decide("go", number)] if allowed else []), Decide("drop", number), Go("panel")]
    await show(interaction, message(["\n".join(lines)], row))


async def go(interaction: discord.Interaction, pending: Pending, number: int | None = None) -> None:
    """Publish; where somebody else was first, show what they did and ask."""
    from bot.discord_app.kb.review_acts import settled_by

    try:
        live = await publish(interaction, pending.versions, action=pending.action, drafts=pending.drafts)
    except ConflictError as error:
        await _conflict(interaction, pending, error)
        return
    if live is None:
        return
    if number is not None:
        await waiting.drop(interaction, number)
    piece = pending.versions[0].piece
    if pending.origin.startswith("review:"):
        await settled_by(interaction, pending.origin, piece.key)
    elif pending.origin.startswith("proposal:"):
        from bot.discord_app.kb.proposals import settled

        await settled(interaction, pending.origin, piece)
    aside = piece in live.layer.set_aside  # somebody else's change came in between
    await show_card(interaction, piece, KEPT_ONLY if aside else f"✅ {pending.done}")


async def _conflict(interaction: discord.Interaction, pending: Pending, error: ConflictError) -> None:
    """Somebody changed a piece since this change was begun: show theirs, and let the moderator choose."""
    server, piece = await server_of(interaction), Piece(error.kind, error.key)  # type: ignore[arg-type]
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    mine = next(version for version in pending.versions if version.piece == piece)
    theirs = await bot.store.head(guild, piece)
    assert theirs is not None
    old = await _value(interaction, server, piece, mine.seen)
    now = value_of(server, piece, theirs.edit)
    what = text(difference(old, now), _DIFFERENCE, safe) if now is not None else "It was hidden."
    name = safe(known_name(server, piece))
    lines = [
        f"## Somebody was first\n**{name}** was changed by {moderator_named(theirs.moderator)} "
        f"<t:{int(theirs.at)}:R>, after you began. Nothing of theirs or yours is lost.",
        f"**What they did**\n{what}",
    ]
    number = await waiting.keep(interaction, pending)
    both = now is not None and mine.edit is not None and mine.edit.action == "put"
    row = [
        Decide("drop", number, "Keep theirs"),
        Decide("mine", number),
        *([Decide("merge", number)] if both else []),
    ]
    await show(interaction, message(lines, row, live=True))


async def _again(interaction: discord.Interaction, pending: Pending, *, both: bool) -> None:
    """Publish the same change over what stands there now; with `both`, what others did is kept besides.

    It is checked anew, and asked about where both changed the same.
    """
    pending, clashes = await _on_top(interaction, pending, both=both)
    names = ", ".join(dict.fromkeys(shown((place.partition(".")[0],)) or "all of it" for place in clashes))
    await confirm_or_publish(
        interaction,
        pending.versions,
        done=pending.done,
        origin=pending.origin,
        drafts=pending.drafts,
        action=pending.action,
        ask=bool(clashes),
        warning=f"⚠️ You both changed **{names}**: there yours would stand, not theirs." if clashes else "",
    )


async def _on_top(
    interaction: discord.Interaction, pending: Pending, *, both: bool
) -> tuple[Pending, tuple[str, ...]]:
    """The change made from what stands there now, and the places that both changed differently."""
    clashes: tuple[str, ...] = ()
    server = await server_of(interaction)
    made: list[NewVersion] = []
    for version in pending.versions:
        head = server.versions.get(version.piece)
        edit = version.edit
        if both and edit is not None and edit.action == "put":
            old = await _value(interaction, server, version.piece, version.seen)
            theirs = value_of(server, version.piece, head.edit if head else None)
            if old is not None and theirs is not None:
                merged = merge(old, theirs, dict(edit.value))
                edit, clashes = replace(edit, value=merged.value), (*clashes, *merged.clashes)
        made.append(NewVersion(version.piece, edit, head.number if head else 0, version.why))
    return replace(pending, versions=tuple(made)), clashes


async def _value(
    interaction: discord.Interaction, server: ServerKnowledge, piece: Piece, number: int
) -> dict[str, Any] | None:
    """The piece as it was in a version; number 0 is the base's."""
    version: Version | None = None
    if number:
        version = await bot_of(interaction).store.version(str(interaction.guild_id), number)
    return value_of(server, piece, version.edit if version else None)


def value_of(server: ServerKnowledge, piece: Piece, edit: Edit | None) -> dict[str, Any] | None:
    """The whole piece that an edit makes of the base's; None where it is hidden or cannot be made."""
    base = server.base.library
    return made_of(base, edit) if edit else present(base, piece)


def _trial(server: ServerKnowledge, versions: Sequence[NewVersion]) -> Layer:
    """The layer as it would be."""
    edits = {piece: version.edit for piece, version in server.versions.items()}
    fresh = {version.piece: version.edit for version in versions}
    kept = [edit for piece, edit in edits.items() if edit is not None and piece not in fresh]
    return layered(server.base.library, [*kept, *filter(None, fresh.values())], today())


def _changed(server: ServerKnowledge, trial: Layer, recent: Sequence[str]) -> tuple[ChangedAnswer, ...]:
    return changed_answers(server.knowledge, over(server.base, trial), recent)


def _faults(server: ServerKnowledge, broken: dict[Piece, tuple[Fault, ...]]) -> str:
    lines = ["## That cannot be published yet", "Nothing has changed, and nothing you typed is lost."]
    for piece, faults in broken.items():
        lines.append(f"**{safe(known_name(server, piece))}**")
        lines += [f"- {safe(fault.sentence)}" for fault in faults[:SHOWN]]
    return "\n".join(lines)[:3800]


def _ways_back(pending: Pending) -> list[ui.Item[Any]]:
    """To where something about a refused change can be mended, and to what it came from."""
    from bot.discord_app.kb.draft_card import DraftAct

    found: list[ui.Item[Any]] = [DraftAct("card", number) for number in pending.drafts[:1]]
    if pending.origin.startswith("review:"):
        found.append(Go("review"))
    elif pending.origin.startswith("proposal:"):
        found.append(Go("proposals"))
    piece = pending.versions[0].piece
    return [*found, Act("card", piece, "Back" if not found else "Open what members see")]


def _what(server: ServerKnowledge, versions: Sequence[NewVersion]) -> list[str]:
    """What a change of one piece does to it."""
    if len(versions) != 1:
        return []
    piece, edit = versions[0].piece, versions[0].edit
    now, made = present(server.knowledge.library, piece), value_of(server, piece, edit)
    name = safe(known_name(server, piece))
    if now is None and made is not None:
        called = safe(str(made.get("title") or made.get("name") or name))
        return [f"New in this server: **{called}** ({what_of(piece)})", ""]
    if made is None:
        return [f"**{name}** ({what_of(piece)}) would no longer be there for members of this server.", ""]
    assert now is not None
    return [text(difference(now, made), _DIFFERENCE, safe), ""]


def _told(changed: Sequence[ChangedAnswer]) -> list[str]:
    """Which known questions would be answered otherwise, old beside new."""
    if not changed:
        return ["No question that I know would be answered otherwise, but for what you changed."]
    number = len(changed)
    lines = [f"**{number} known question{'s' * (number != 1)}** would get another answer:"]
    for one in changed[:SHOWN]:
        mark = "⚠️ " if one.lost else ""
        was, is_now = safe(one.old_title), safe(one.new_title)
        lines.append(f"- {mark}“{safe(one.question, 120)}”\n-# {was} → **{is_now}**")
    if number > SHOWN:
        lines.append(f"-# and {number - SHOWN} more")
    return lines


def _alike(server: ServerKnowledge, versions: Sequence[NewVersion]) -> list[str]:
    """Other answers that say they are about nearly the same."""
    found: list[Similar] = []
    for version in versions[:SHOWN]:
        value = value_of(server, version.piece, version.edit) if version.edit else None
        if value:
            found += similar(server.knowledge.library, version.piece, value)
    if not found:
        return []
    lines = ["Nearly the same stands elsewhere:"]
    lines += [
        f"- “{safe(one.mine, 80)}” and “{safe(one.theirs, 80)}” of **{safe(one.title)}**"
        for one in found[:SHOWN]
    ]
    return lines
