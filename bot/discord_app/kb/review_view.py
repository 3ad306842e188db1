"""What moderators see of the review queue: a list of groups, and the card of one with what can be done."""

import re
import time
from collections.abc import Sequence
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pieces import what_of
from bot.discord_app.kb.review import KINDS, Group, candidates, waiting_groups
from bot.discord_app.notes import message
from bot.discord_app.reporting import note_told
from bot.discord_app.respond import NOTHING_CHOSEN, say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import cut, plain, safe
from bot.knowledge import Knowledge
from bot.library.edits import Piece

ITEM = r"(?P<item>(?:turn|feedback):[0-9]{1,18})"
SHOWN = 10
"""Groups that the list shows; the select holds 25."""
_TEXT = 140
_WORDINGS = 6
_NOTES = 5

GONE = "That was dealt with meanwhile."


class OpenGroup(SafeSelect, template=r"v1:kr:open"):
    """Opens one group of the list."""

    def __init__(self, groups: Sequence[Group] = ()):
        select: ui.Select[Any] = ui.Select(custom_id="v1:kr:open", placeholder="Open one")
        for group in groups[:25]:
            label = group.first.text or group.first.entry
            select.add_option(
                label=plain(label, 100), value=group.first.item, description=cut(_counts(group), 100)
            )
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, _match: re.Match[str]) -> Self:
        """The select under whatever list."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the group that the chosen item is in now."""
        if not await may(interaction, "edit", "review"):
            return
        chosen = self.chosen(interaction)
        if not chosen or not re.fullmatch(ITEM, chosen[0]):
            await say(interaction, NOTHING_CHOSEN)
            return
        await show_group(interaction, chosen[0])


class Deal(SafeButton, template=r"v1:kr:(?P<act>new|fix|never|week|done|later):" + ITEM):
    """Deals with a group, or shows the next one (`later`)."""

    LABELS: ClassVar = {
        "new": "New question and answer",
        "fix": "Fix the answer",
        "never": "Not for us",
        "week": "Not this week",
        "done": "Done",
        "later": "Next",
    }

    def __init__(self, act: str, item: str):
        self.act, self.about = act, item
        style = discord.ButtonStyle.primary if act in ("new", "fix") else discord.ButtonStyle.secondary
        super().__init__(ui.Button(label=self.LABELS[act], style=style, custom_id=f"v1:kr:{act}:{item}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever group's card."""
        return cls(match["act"], match["item"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do it, if the member may and the group still waits."""
        from bot.discord_app.kb.review_acts import DEALS

        if not await may(interaction, "edit", "review"):
            return
        found = await _group_of(interaction, self.about)
        if found is None:
            await show_list(interaction, GONE)
            return
        await DEALS[self.act](interaction, *found)


class AddTo(SafeSelect, template=r"v1:kr:add:" + ITEM):
    """Makes the question a way to ask of an entry."""

    def __init__(self, item: str, knowledge: Knowledge | None = None, entries: Sequence[str] = ()):
        self.about = item
        select: ui.Select[Any] = ui.Select(custom_id=f"v1:kr:add:{item}", placeholder="Make it a way to ask…")
        for entry in entries:
            assert knowledge is not None
            topic, what = knowledge.library.topics[entry], what_of(Piece("topics", entry))
            select.add_option(label=cut(topic.title, 100), value=entry, description=what)
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The select on whatever group's card."""
        return cls(match["item"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Add it, if the member may and the group still waits."""
        from bot.discord_app.kb.review_acts import add_to

        if not await may(interaction, "publish", "review"):
            return
        found = await _group_of(interaction, self.about)
        chosen = self.chosen(interaction)
        if found is None:
            await show_list(interaction, GONE)
        elif not chosen or chosen[0] not in (await server_of(interaction)).knowledge.library.topics:
            await say(interaction, NOTHING_CHOSEN)
        else:
            await add_to(interaction, found[1], chosen[0])


async def show_list(interaction: discord.Interaction, note: str = "") -> None:
    """The groups that wait, what most members are behind first."""
    server = await server_of(interaction)
    groups = await waiting_groups(interaction, server.knowledge)
    if not groups:
        await show(
            interaction, message([*([note] if note else []), "## Review\nNothing waits. 🎉"], [Go("panel")])
        )
        return
    texts = [*([note] if note else []), list_text(groups)]
    await show(interaction, message(texts, [OpenGroup(groups)], [Go("panel")]))


def list_text(groups: Sequence[Group]) -> str:
    """The list of what waits (Markdown)."""
    lines = ["## Review", f"{len(groups)} to look at; what most members are behind comes first."]
    for number, group in enumerate(groups[:SHOWN], 1):
        lines.append(f"{number}. {_title(group)}\n-# {_counts(group)}")
    return "\n".join(lines)


async def show_group(interaction: discord.Interaction, item: str, note: str = "") -> None:
    """One group: how it was asked, what was said of it, and what can be done."""
    found = await _group_of(interaction, item)
    if found is None:
        await show_list(interaction, GONE)
        return
    knowledge, group = found
    lines = [f"## {_title(group)}", f"-# {_counts(group)}"]
    others = group.wordings[1 : 1 + _WORDINGS]
    lines += [f"- {_safe(text)}" for text in others]
    notes = [note_told(one.note) for one in group.missed if one.note and one.kind == "report"]
    lines += [f"> {_safe(text)}" for text in [*dict.fromkeys(notes)][:_NOTES]]
    topics = knowledge.library.topics
    if group.first.entry in topics and not group.first.entry.startswith("out_of_scope/"):
        lines.append(f"What I came nearest to, or answered: **{safe(topics[group.first.entry].title)}**")
    if group.later and group.later[1] in topics:
        text, entry = group.later
        title = safe(topics[entry].title)
        lines.append(
            f"💡 Asked again as “{_safe(text)}”, then answered by **{title}**: perhaps that was meant."
        )
    likely = candidates(knowledge, group)
    rows: list[list[ui.Item[Any]]] = []
    if group.first.text and likely:
        rows.append([AddTo(item, knowledge, likely)])
    critic = group.first.kind in ("report", "not_useful") and group.first.entry in topics
    first = Deal("fix", item) if critic else Deal("new", item)
    rows.append([first, *([] if critic else [Deal("never", item)]), Deal("week", item), Deal("done", item)])
    rows.append([Deal("later", item), Go("review"), Go("panel")])
    await show(interaction, message([*([note] if note else []), "\n".join(lines)], *rows))


async def _group_of(interaction: discord.Interaction, item: str) -> tuple[Knowledge, Group] | None:
    knowledge = (await server_of(interaction)).knowledge
    groups = await waiting_groups(interaction, knowledge)
    return next(((knowledge, group) for group in groups if item in group.items), None)


def _title(group: Group) -> str:
    first = group.first
    return f"“{_safe(first.text)}”" if first.text else f"About {safe(first.entry)}"


def _counts(group: Group) -> str:
    """How often, by how many, when last, and why it is here."""
    times, members = len(group.missed), group.members
    days = int((time.time() - group.first.at) // 86400)
    last = "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"
    kinds = " · ".join(dict.fromkeys(KINDS[one.kind] for one in group.missed))
    return f"{times}× by {members} member{'s' * (members != 1)}, last {last} · {kinds}"


def _safe(text: str) -> str:
    return safe(text, _TEXT)
