"""What members propose, as moderators see it: a list, one proposal's card, and what becomes of it."""

import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self

import discord
from discord import ui

from bot.discord_app.auditing import audit
from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.dms import write_to
from bot.discord_app.drafts import drafts_of
from bot.discord_app.forms import form_id
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.notes import message, tell
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import plain, quoted, safe
from bot.discord_app.sending import bot_of
from bot.discord_app.suggesting import OPEN_SECONDS, name_of
from bot.discord_app.tell_me import TellMe
from bot.knowledge import Knowledge
from bot.library.edits import Piece
from bot.storage import Proposal

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

FORM = "ksn"
SHOWN = 10
"""Proposals that the list shows; the select holds 25."""
_REASON = 500
_ANSWER = 2400

GONE = "That proposal was decided on or taken back meanwhile."


class OpenProposal(SafeSelect, template=r"v1:ks:open"):
    """Opens one proposal of the list."""

    def __init__(self, proposals: Sequence[Proposal] = ()):
        select: ui.Select[Any] = ui.Select(custom_id="v1:ks:open", placeholder="Open one")
        for one in proposals[:25]:
            kind = "A correction" if one.entry else "A new question and answer"
            select.add_option(label=plain(name_of(one), 100), value=str(one.number), description=kind)
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, _match: re.Match[str]) -> Self:
        """The select under whatever list."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the card of the chosen one."""
        if not await may(interaction, "edit", "proposals"):
            return
        chosen = self.chosen(interaction)
        if not chosen or not re.fullmatch("[0-9]{1,18}", chosen[0]):
            await say(interaction, NOTHING_CHOSEN)
            return
        await show_proposal(interaction, int(chosen[0]))


class Judge(SafeButton, template=r"v1:ks:(?P<act>take|no|next):(?P<number>[0-9]{1,18})"):
    """What a moderator does with a proposal."""

    LABELS: ClassVar = {"take": "Take over and edit", "no": "Decline", "next": "Next"}

    def __init__(self, act: str, number: int, label: str | None = None):
        self.act, self.number = act, number
        style = discord.ButtonStyle.primary if act == "take" else discord.ButtonStyle.secondary
        custom_id = f"v1:ks:{act}:{number}"
        super().__init__(ui.Button(label=label or self.LABELS[act], style=style, custom_id=custom_id))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever card, however old."""
        return cls(match["act"], int(match["number"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do it, if the member may and the proposal still waits."""
        if not await may(interaction, "publish" if self.act == "no" else "edit", "proposals"):
            return
        if self.act == "next":
            await _next(interaction, self.number)
            return
        found = await waiting(interaction, self.number)
        if found is None:
            await show_proposals(interaction, GONE)
        elif self.act == "take":
            await _take(interaction, found)
        else:
            await interaction.response.send_modal(_form(interaction, found))


async def show_proposals(interaction: discord.Interaction, note: str = "") -> None:
    """The proposals that wait, oldest first."""
    found = await bot_of(interaction).store.proposals(str(interaction.guild_id), limit=100)
    texts = [note] if note else []
    if not found:
        await show(interaction, message([*texts, "## Proposals\nNone waits. 🎉"], [Go("panel")]))
        return
    lines = [
        "## Proposals",
        f"{len(found)} of members wait{'s' * (len(found) == 1)}; the oldest comes first.",
    ]
    lines += [f"- {quoted(name_of(one))}\n-# {_about(one)}" for one in found[:SHOWN]]
    await show(interaction, message([*texts, "\n".join(lines)], [OpenProposal(found)], [Go("panel")]))


async def show_proposal(interaction: discord.Interaction, number: int) -> None:
    """One proposal, and what can be done with it."""
    found = await waiting(interaction, number)
    if found is None:
        await show_proposals(interaction, GONE)
        return
    fields = found.fields
    texts = [
        f"## {quoted(name_of(found))}\n-# {_about(found)}",
        _plain(str(fields.get("answer", "")), _ANSWER),
    ]
    more = [
        f"**{label}**\n{_plain(str(fields[name]), 500)}"
        for name, label in (("source", "Where it is from"), ("why", "Why"))
        if fields.get(name)
    ]
    made = message(
        [*texts, *(["\n".join(more)] if more else [])],
        [Judge("take", number), Judge("no", number), Judge("next", number)],
        [Go("proposals"), Go("panel")],
    )
    await show(interaction, made)


async def waiting(interaction: discord.Interaction, number: int) -> Proposal | None:
    """A proposal of this server that nobody has decided on yet."""
    found = await bot_of(interaction).store.proposal(str(interaction.guild_id), number)
    return found if found is not None and found.state == "open" else None


async def declined(interaction: discord.Interaction, arguments: list[str], typed: dict[str, Any]) -> None:
    """The form with the reason came back: decline, and tell the member."""
    if not await may(interaction, "publish", "proposals"):
        return
    number = int(arguments[0]) if arguments and re.fullmatch("[0-9]{1,18}", arguments[0]) else 0
    bot, guild, reason = bot_of(interaction), str(interaction.guild_id), str(typed.get("reason", "")).strip()
    moderator = str(interaction.user.id)
    if not reason:
        drafts_of(bot).put(moderator, f"{FORM}:{number}", typed)
        await tell(
            interaction, "Please give a reason; the member reads it.", Judge("no", number, "Edit again")
        )
        return
    found = await waiting(interaction, number)
    if found is None or not await bot.store.decide(
        guild, number, "declined", interaction.user.id, time.time(), reason
    ):
        await show_proposals(interaction, GONE)
        return
    drafts_of(bot).drop(moderator, f"{FORM}:{number}")
    await audit(interaction, "decline", name_of(found), reason)
    text = f"The moderators looked at it and left it out. They say:\n{_plain(reason, _REASON)}"
    await _tell(bot, found, interaction.guild, text)
    await show_proposals(interaction, f"{quoted(name_of(found))} is declined.")


async def settled(interaction: discord.Interaction, origin: str, piece: Piece) -> None:
    """After a change that came of a proposal was published: it is approved, and its member told."""
    number = origin.removeprefix("proposal:")
    if not re.fullmatch("[0-9]{1,18}", number):
        return
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    found = await bot.store.proposal(guild, int(number))
    if found is None or not await bot.store.decide(
        guild, found.number, "approved", interaction.user.id, time.time()
    ):
        return
    topic = (await server_of(interaction)).knowledge.library.topics.get(piece.key)
    title = f" as **{safe(topic.title)}**" if topic else ""
    await _tell(bot, found, interaction.guild, f"It is published{title}. Thank you!")


async def _tell(bot: "CareerBot", proposal: Proposal, guild: discord.Guild | None, text: str) -> None:
    """Write to the member, if they asked for it; nobody waits for that."""
    user = await bot.store.contact(proposal.member, "mended")
    if user is None:
        return
    where = f"\n-# In {safe(guild.name)}" if guild else ""
    head = f"## Your proposal\n{quoted(name_of(proposal))}{where}"

    async def write() -> None:
        await write_to(bot, proposal.member, user, message([head, text], [TellMe("fq")]))

    bot.beside(write())


async def _take(interaction: discord.Interaction, found: Proposal) -> None:
    """Make a draft of it, for the moderator to complete."""
    from bot.discord_app.kb.drafting import draft_from

    topics = (await server_of(interaction)).knowledge.library.topics
    fields, answer = found.fields, str(found.fields.get("answer", ""))
    if found.entry in topics and topics[found.entry].answer:
        piece, typed = Piece("topics", found.entry), {"answer": answer}
    else:
        question = name_of(found)
        title = question.strip().rstrip("?!. ")[:80]
        piece = Piece("topics", "")
        typed = {"title": title[:1].upper() + title[1:], "answer": answer}
        typed |= {"phrases": str(fields["question"])} if fields.get("question") else {}
    await draft_from(interaction, piece, typed, f"proposal:{found.number}")


async def _next(interaction: discord.Interaction, number: int) -> None:
    found = await bot_of(interaction).store.proposals(str(interaction.guild_id), limit=100)
    if not found:
        await show_proposals(interaction)
        return
    following = next((one for one in found if one.number > number), found[0])
    await show_proposal(interaction, following.number)


def _form(interaction: discord.Interaction, found: Proposal) -> ui.Modal:
    draft = drafts_of(bot_of(interaction)).get(str(interaction.user.id), f"{FORM}:{found.number}") or {}
    made = ui.Modal(title="Decline", custom_id=form_id(FORM, str(found.number)), timeout=OPEN_SECONDS)
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id="reason",
        style=discord.TextStyle.paragraph,
        default=str(draft.get("reason") or "")[:_REASON] or None,
        max_length=_REASON,
    )
    made.add_item(
        ui.Label(text="Why?", description="The member reads this, if they asked to", component=field)
    )
    return made


def _about(found: Proposal) -> str:
    about = found.fields.get("about")
    kind = f"A correction of {quoted(str(about))}" if about else "A new question and answer"
    return f"{kind} · a member, <t:{int(found.at)}:R>"


def _plain(text: str, most: int) -> str:
    """What a member wrote, exactly: nothing in it pings, links or looks like anything else."""
    cut = text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
    return f"```\n{cut.replace('`', 'ˋ')}\n```"
