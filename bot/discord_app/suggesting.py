"""What members propose for their server's knowledge: the form, what is refused, and taking it back."""

import asyncio
import re
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self
from weakref import WeakKeyDictionary

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.drafts import drafts_of
from bot.discord_app.forms import form_id
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import message, tell
from bot.discord_app.rights import may
from bot.discord_app.safe_text import plain, quoted, safe
from bot.discord_app.sending import bot_of, send_new
from bot.discord_app.tell_me import TellMe
from bot.knowledge import Knowledge
from bot.storage import Proposal

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

FORM = "ks"
OPEN_SECONDS = 900
MOST_OPEN = 5
"""Proposals of one member that may wait in a server."""

_READ = 500
"""Waiting proposals of a server among which a member's own are looked for."""
_MOST = {"question": 200, "answer": 3000, "source": 300, "why": 500}
"""Characters that a field takes."""
_SHORTEST = {"question": (8, "the question"), "answer": (20, "the answer")}
"""Characters that a field needs, and what it is called."""

_submitting: WeakKeyDictionary[discord.Client, asyncio.Lock] = WeakKeyDictionary()


class Again(SafeButton, template=r"v1:ks:again:(?P<entry>[a-z0-9_/-]{0,60})"):
    """Opens the form, with what was typed into it before."""

    def __init__(self, entry: str, label: str = "Edit again"):
        self.entry = entry
        super().__init__(ui.Button(label=label, custom_id=f"v1:ks:again:{entry}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button below whatever was wrong."""
        return cls(match["entry"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open it, if the member may."""
        if await may(interaction, "propose", self.entry):
            await open_form(interaction, self.entry)


class Withdraw(SafeButton, template=r"v1:ks:withdraw:(?P<number>[0-9]{1,18})"):
    """Takes a proposal back; only who made it can."""

    def __init__(self, number: int, label: str = "Take it back"):
        self.number = number
        super().__init__(ui.Button(label=plain(label, 80), custom_id=f"v1:ks:withdraw:{number}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button below whatever thanks."""
        return cls(int(match["number"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Take it back, unless somebody has decided on it meanwhile."""
        bot, guild = bot_of(interaction), str(interaction.guild_id)
        found = await bot.store.proposal(guild, self.number)
        if found is None or found.member != bot.pseudonym(interaction.user.id):
            await tell(interaction, "That is no proposal of yours.")
        elif found.state == "withdrawn":
            await tell(interaction, f"You have taken {quoted(name_of(found))} back already.")
        elif await bot.store.decide(guild, self.number, "withdrawn", None, time.time()):
            await tell(interaction, f"I have taken {quoted(name_of(found))} back.")
        else:
            await tell(interaction, "The moderators have looked at it already.")


def name_of(proposal: Proposal) -> str:
    """What a proposal is about, in the member's words: the question, or what is to be corrected."""
    return str(proposal.fields.get("question") or proposal.fields.get("about") or proposal.entry)


async def open_form(interaction: discord.Interaction, entry: str) -> None:
    """Open the form for a new question and answer, or for the correction of `entry`."""
    bot = bot_of(interaction)
    topic = knowledge_of(interaction).library.topics.get(entry)
    if entry and topic is None:
        await tell(interaction, "What you want corrected is no longer there. `/suggest` proposes it anew.")
        return
    own = await _own(bot, interaction)
    if len(own) >= MOST_OPEN:
        await _full(interaction, own)
        return
    draft = drafts_of(bot).get(bot.pseudonym(interaction.user.id), _key(interaction, entry)) or {}
    await interaction.response.send_modal(_form(entry, topic.title if topic else "", draft))


async def submitted(interaction: discord.Interaction, arguments: list[str], typed: dict[str, Any]) -> None:
    """Keep a proposal and thank for it; one that says too little comes back to be completed."""
    entry = arguments[0] if arguments else ""
    if not await may(interaction, "propose", entry):
        return
    bot, guild = bot_of(interaction), str(interaction.guild_id)
    member, topic = bot.pseudonym(interaction.user.id), knowledge_of(interaction).library.topics.get(entry)
    fields = {name: text for name, most in _MOST.items() if (text := str(typed.get(name, "")).strip()[:most])}
    drafts_of(bot).put(member, _key(interaction, entry), typed)
    lacks = faults(fields, correction=bool(entry))
    if entry and topic is None:
        lacks = ["What you want corrected was taken away meanwhile. Use `/suggest` to propose it anew."]
    if lacks:
        again = [Again(entry)] if re.fullmatch(r"[a-z0-9_/-]{0,60}", entry) else []
        await send_new(interaction, message(["Nothing was sent yet.\n" + "\n".join(lacks)], again))
        return
    if topic is not None:
        fields["about"] = topic.title
    async with _submitting.setdefault(bot, asyncio.Lock()):
        own = await _own(bot, interaction)
        if len(own) >= MOST_OPEN:
            await _full(interaction, own)
            return
        number = await bot.store.add_proposal(Proposal(0, guild, member, entry, fields, time.time()))
    drafts_of(bot).drop(member, _key(interaction, entry))
    waits = await bot.store.contact(member, "mended") is not None
    hear = "I will write to you when they have looked at it." if waits else "Shall I write to you then?"
    text = f"## Thank you\nThe moderators here will look at it. {hear}"
    await tell(interaction, text, Withdraw(number), TellMe("fq") if waits else TellMe("fp"))


def faults(fields: Mapping[str, str], correction: bool) -> list[str]:
    """What a proposal lacks, a sentence each."""
    needed = ("answer",) if correction else ("question", "answer")
    found = []
    for name in needed:
        least, called = _SHORTEST[name]
        if len(fields.get(name, "")) < least:
            found.append(f"- Please write {called} out: at least {least} characters.")
    return found


async def _own(bot: "CareerBot", interaction: discord.Interaction) -> list[Proposal]:
    """The member's proposals that wait in this server."""
    member = bot.pseudonym(interaction.user.id)
    waiting = await bot.store.proposals(str(interaction.guild_id), limit=_READ)
    return [proposal for proposal in waiting if proposal.member == member]


async def _full(interaction: discord.Interaction, own: Sequence[Proposal]) -> None:
    lines = [f"- {quoted(name_of(proposal))}" for proposal in own[:MOST_OPEN]]
    text = (
        f"{len(own)} proposals of yours wait for the moderators here, and {MOST_OPEN} may. "
        "Take one back to make room; what you typed is kept for a while.\n" + "\n".join(lines)
    )
    await tell(
        interaction, text, *(Withdraw(one.number, f"Take back {name_of(one)}") for one in own[:MOST_OPEN])
    )


def _form(entry: str, title: str, draft: Mapping[str, Any]) -> ui.Modal:
    made = ui.Modal(
        title="Propose a correction" if entry else "Propose a question and answer",
        custom_id=form_id(FORM, entry),
        timeout=OPEN_SECONDS,
    )

    def add(name: str, label: str, hint: str, *, long: bool = False, required: bool = True) -> None:
        field: ui.TextInput[Any] = ui.TextInput(
            custom_id=name,
            style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
            default=str(draft.get(name) or "")[: _MOST[name]] or None,
            required=required,
            max_length=_MOST[name],
        )
        made.add_item(ui.Label(text=label, description=hint, component=field))

    if entry:
        made.add_item(ui.TextDisplay(f"About **{safe(title)}**"))
    else:
        add("question", "The question", "As a member would ask it")
    add("answer", "What should it say?" if entry else "The answer", "In your own words", long=True)
    add("source", "Where is that from?", "A link or a name, if there is one", required=False)
    hint = "What is wrong or missing now" if entry else "What it is good for"
    add("why", "Why?", f"{hint}; may be left empty", long=True, required=False)
    return made


def _key(interaction: discord.Interaction, entry: str) -> str:
    return f"{FORM}:{interaction.guild_id}:{entry}"
