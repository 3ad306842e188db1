"""Picking skills for `/match`: a select for each kind, what fits so far, and a button for the whole answer.

Only the member sees it. What is picked is kept in their profile: it outlives the process, and `/me` shows it.
"""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui

from bot.answers import Answer, match
from bot.discord_app.buttons import SafeButton, SafeSelect
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import COLOUR
from bot.discord_app.respond import say, send, session_of
from bot.discord_app.sending import bot_of, put
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.codes import code
from bot.storage import Profile
from bot.understanding import Slots

OPTIONS = 25
"""Options that a select holds."""

KINDS = 14
"""Selects that fit beside the rest into a message of 40 components."""

PREVIEWED = 3
"""Roles that are told of while skills are picked."""

NAMED = 20
"""Picked skills that are named; of more only the number."""

KEPT = "-# Kept in your profile; `/me` shows and changes it. You can also type skills: `/match skills`."


class PickSkills(SafeSelect, template=r"v1:ms:(?P<kind>[a-z0-9]+)"):
    """The skills of one kind; each choice is kept and changes the message in its place."""

    def __init__(self, kind: str, title: str = "…", options: Sequence[tuple[str, str, bool]] = ()):
        """`options`: (skill, shown name, whether it is picked)."""
        self.kind = kind
        select: ui.Select[Any] = ui.Select(
            custom_id=f"v1:ms:{kind}",
            placeholder=title[:150],
            min_values=0,
            max_values=max(1, len(options)),
            options=[
                discord.SelectOption(label=shown[:100], value=skill, default=picked)
                for skill, shown, picked in options
            ]
            or [discord.SelectOption(label="…", value="none")],
        )
        super().__init__(select)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The select that was used, on whatever message, however old."""
        return cls(match["kind"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Put what is picked in the place of what the select showed as picked."""
        chosen, shown = self.chosen(interaction), _shown(interaction)

        def change(before: Sequence[str]) -> list[str]:
            return [*(skill for skill in before if skill not in shown), *chosen]

        await keep(interaction, change)


class ShowMatch(SafeButton, template=r"v1:mg:(?P<what>go|clear)"):
    """`go` answers with what is picked; `clear` starts anew."""

    def __init__(self, what: str, idle: bool = False):
        self.what = what
        button: ui.Button[Any] = ui.Button(custom_id=f"v1:mg:{what}", disabled=idle)
        button.label = "Show my roles" if what == "go" else "Clear"
        button.style = discord.ButtonStyle.success if what == "go" else discord.ButtonStyle.secondary
        super().__init__(button)

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["what"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer, or clear; without a skill, say what to do."""
        skills = await picked(interaction)
        if self.what == "clear":
            await keep(interaction, lambda _: [])
        elif not skills:
            await say(
                interaction, "Pick at least one skill first, or type some: `/match skills: python, sql`."
            )
        else:
            await answer_match(interaction, skills, private=True)


async def picked(interaction: discord.Interaction) -> list[str]:
    """The member's skills that are known now, as their profile holds them."""
    bot = bot_of(interaction)
    profile = await bot.conversation.profiles.of(bot.pseudonym(interaction.user.id))
    return [skill for skill in profile.skills if skill in knowledge_of(interaction).library.skills]


async def keep(interaction: discord.Interaction, choose: Callable[[Sequence[str]], Sequence[str]]) -> None:
    """Keep what `choose` makes of the skills in the member's profile and show the message anew."""
    bot = bot_of(interaction)
    library, member = knowledge_of(interaction).library, bot.pseudonym(interaction.user.id)

    def change(profile: Profile) -> Profile:
        skills = [skill for skill in choose(profile.skills) if skill in library.skills]
        return replace(profile, skills=tuple(dict.fromkeys(skills)))

    _, profile = await bot.conversation.profiles.change(member, change, time.time())
    await put(interaction, picker(library, profile.skills))


async def answer_match(
    interaction: discord.Interaction, skills: Sequence[str], private: bool, unknown: Sequence[str] = ()
) -> None:
    """Answer with the roles that these skills fit; `unknown` tells what of the rest was left aside."""
    bot, knowledge = bot_of(interaction), knowledge_of(interaction)
    slots = Slots(
        skill=skills[0],
        skill2=skills[1] if len(skills) > 1 else None,
        skills=tuple(skills),  # told in full, so that nothing is added from the profile
    )
    command = interaction.type is discord.InteractionType.application_command
    session = session_of(interaction, "command" if command else "button")
    entry = knowledge.library.computed["match"]
    text = f"/match {', '.join(skills)}"[:400]
    coming = bot.conversation.open_entry(entry, slots, session, text=text, knowledge=knowledge)
    await send(interaction, _with(coming, unknown), private)


async def _with(coming: Awaitable[Answer], unknown: Sequence[str]) -> Answer:
    answer = await coming
    return replace(answer, body=replace(answer.body, unused=(*unknown, *answer.body.unused)))


def picker(library: Library, chosen: Sequence[str]) -> ui.LayoutView:
    """The message in which skills are picked, with the roles that fit those that are."""
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=COLOUR)
    container.add_item(ui.TextDisplay(f"## Which role fits you?\n{_preview(library, chosen)}"))
    for title, skills in _by_kind(library)[:KINDS]:
        shown = [skill for skill in skills if skill in chosen] if len(skills) > OPTIONS else []
        shown = [*shown, *(skill for skill in skills if skill not in shown)][:OPTIONS]
        options = [(skill, library.skills[skill].name, skill in chosen) for skill in shown]
        container.add_item(ui.ActionRow(PickSkills(code(title), title, options)))
    container.add_item(ui.ActionRow(ShowMatch("go", idle=not chosen), ShowMatch("clear", idle=not chosen)))
    container.add_item(ui.TextDisplay(KEPT))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def _preview(library: Library, chosen: Sequence[str]) -> str:
    """What is picked and the roles that it fits best."""
    if not chosen:
        return "Pick what you can do; I rank the roles by the essential skills that you have."
    names = [library.skills[skill].name for skill in chosen]
    rest = len(names) - NAMED
    told = ", ".join(names[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
    best = [fit for fit in match.fits(library, chosen) if fit.covered][:PREVIEWED]
    lines = [
        f"{place}. {library.roles[fit.role].name}: {fit.covered} of {fit.essential} essential skills"
        for place, fit in enumerate(best, 1)
    ]
    return "\n".join([f"You picked: {told}.", *lines])


def _by_kind(library: Library) -> list[tuple[str, list[str]]]:
    """(title, skills) of each kind, the skills and kinds that roles need most first."""
    needed = Counter(need.skill for role in library.roles.values() for need in role.skills)
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for skill in sorted(library.skills, key=lambda skill: -needed[skill]):
        kinds[library.skill_kinds[skill]].append(skill)
    return sorted(kinds.items(), key=lambda kind: -sum(needed[skill] for skill in kind[1]))


def _shown(interaction: discord.Interaction) -> set[str]:
    """The skills that the used select offered, as it stands in its message."""
    used = dict(interaction.data or {}).get("custom_id")
    if interaction.message is None:
        return set()
    for component in ui.LayoutView.from_message(interaction.message).walk_children():
        item = component.item if isinstance(component, ui.DynamicItem) else component
        if isinstance(item, ui.Select) and item.custom_id == used:
            return {option.value for option in item.options}
    return set()
