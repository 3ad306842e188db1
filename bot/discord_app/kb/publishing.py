"""The last steps of a change: what it would do, a moderator's word, live; or somebody else was first."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.kb import pending as waiting
from bot.discord_app.kb import trial
from bot.discord_app.kb.cards import show_card
from bot.discord_app.kb.live import in_turn, publish, server_of, show
from bot.discord_app.kb.origins import go_back, settle, ways_back, ways_on
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pending import Pending
from bot.discord_app.notes import message
from bot.discord_app.rights import has, may
from bot.discord_app.sending import bot_of
from bot.errors import ConflictError, DraftChangedError
from bot.knowledge import Knowledge
from bot.servers import ServerKnowledge
from bot.storage import Checked, NewVersion

GONE = "That was published or thrown away meanwhile. Nothing has changed by this press."
OVERTAKEN = (
    "Nothing has changed by this press: you checked something else since, and only your latest check can be "
    "published. What you typed is kept in your drafts until it is live: open it there, and check it again."
)
KEPT_ONLY = (
    "⚠️ It is kept, but not in force yet: it does not go with what others published meanwhile. "
    "Below stands why; edit it, and publish again."
)
WRITTEN_ON = (
    "⚠️ Nothing was published: the draft was changed, published or thrown away since you checked it. "
    "Here is what there is now."
)
GOING = "That is being published at this moment."

_going: set[tuple[int | None, str]] = set()
"""Server and name of what is being done: a button that is pressed twice does its work once."""

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
        await once(interaction, f"decide {self.number}", self._decided)

    async def _decided(self, interaction: discord.Interaction) -> None:
        found = await waiting.kept(interaction, self.number)
        if found is None:
            told = OVERTAKEN if await _overtaken(interaction, self.number) else GONE
            await show(interaction, message([told], [Go("drafts"), Go("panel")]))
            return
        if self.act == "drop":
            await waiting.drop(interaction, self.number)
            await go_back(interaction, found)
            return
        if self.act in ("mine", "merge"):
            from bot.discord_app.kb.conflicts import publish_over

            await waiting.drop(interaction, self.number)
            await publish_over(interaction, found, both=self.act == "merge")
            return
        await go(interaction, found, self.number)


async def _overtaken(interaction: discord.Interaction, number: int) -> bool:
    """Whether the moderator has checked something later than that."""
    own = await bot_of(interaction).store.drafts(str(interaction.guild_id), interaction.user.id)
    return any(draft.piece == waiting.PENDING and draft.number > number for draft in own)


async def once(
    interaction: discord.Interaction, name: str, work: Callable[[discord.Interaction], Awaitable[None]]
) -> None:
    """Do what a press asks for; where another press does it at this moment, say so instead."""
    press = (interaction.guild_id, name)
    if press in _going:
        await show(interaction, message([GOING]))
        return
    _going.add(press)
    try:
        await work(interaction)
    finally:
        _going.discard(press)


async def confirm_or_publish(
    interaction: discord.Interaction,
    versions: Sequence[NewVersion],
    *,
    done: str,
    origin: str = "",
    drafts: Sequence[Checked] = (),
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
    tried = await in_turn(interaction, trial.trial, server, versions)
    if broken := trial.broken(server, versions, tried):
        told = trial.faults_told(server, versions, broken)
        await show(interaction, message([told], ways_back(pending), [Go("panel")]))
        return
    guild = str(interaction.guild_id)
    recent = await bot_of(interaction).store.recent_questions(guild)
    asked, brought = [question for question, _ in recent], trial.typed(server, versions)
    changed = await in_turn(interaction, trial.changed, server, tried, asked, brought)
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
    lines += [*trial.changed_told(changed), *await in_turn(interaction, trial.alike_told, server, versions)]
    if not allowed:
        lines.append(NOT_ALLOWED)
    row = [*([Decide("go", number)] if allowed else []), Decide("drop", number), Go("panel")]
    await show(interaction, message(["\n".join(lines)], row))


async def go(interaction: discord.Interaction, pending: Pending, number: int | None = None) -> None:
    """Publish; where somebody else was first, show what they did and ask, and where the draft was written on
    since it was checked, show that."""
    try:
        live = await publish(interaction, pending.versions, action=pending.action, drafts=pending.drafts)
    except ConflictError as error:
        from bot.discord_app.kb.conflicts import show_conflict

        await show_conflict(interaction, pending, error)
        return
    except DraftChangedError:
        if number is not None:
            await waiting.drop(interaction, number)
        await go_back(interaction, pending, WRITTEN_ON)
        return
    if live is None:
        return
    if number is not None:
        await waiting.drop(interaction, number)
    await settle(interaction, pending)
    piece = pending.versions[0].piece
    aside = piece in live.layer.set_aside  # somebody else's change came in between
    note = KEPT_ONLY if aside else f"✅ {pending.done}"
    await show_card(interaction, piece, note, ways_on(pending))


def _what(server: ServerKnowledge, versions: Sequence[NewVersion]) -> list[str]:
    """What a change of one piece does to it."""
    if len(versions) != 1:
        return []
    version = versions[0]
    return trial.difference_told(server, version.piece, trial.value_of(server, version.piece, version.edit))
