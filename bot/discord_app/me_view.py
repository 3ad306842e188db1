"""`/me`: the card that shows a member's profile, its buttons, and the form that changes it.

Only the member sees the card, so only they can press.
"""

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.drafts import drafts_of
from bot.discord_app.forms import form_id
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import note
from bot.discord_app.profile_merge import merged_skills, skills_at_opening
from bot.discord_app.profile_words import FIELDS, read_profile, typed_of
from bot.discord_app.sending import bot_of, put, send_new
from bot.knowledge import Knowledge
from bot.storage import Profile

FORM = "me"
OPEN_SECONDS = 900
"""How long discord.py remembers a form that was shown; a submission is understood for ever."""

SHOWN_SKILLS = 50
USE = (
    "I use this wherever your question does not say otherwise. An answer for all to see names what it "
    "assumed of this, not that it comes from here. This card only you see."
)
_LABELS = {"edit": "Change", "again": "Edit again", "clear": "Clear"}
_LENGTHS = {"role": 100, "country": 60, "skills": 4000, "hours": 20}
_HINTS = {
    "role": "The job you have or aim for, such as data engineer",
    "country": "Where you work or look for work, such as Germany",
    "skills": "With commas between them, such as Python, SQL, Docker",
    "hours": "For learning, such as 8",
}


class MeButton(SafeButton, template=r"v1:me:(?P<what>edit|again|clear)"):
    """Changes the profile: `edit` and `again` open the form (`again` as it was typed), `clear` empties it."""

    def __init__(self, what: str, label: str | None = None):
        self.what = what
        style = discord.ButtonStyle.secondary if what == "clear" else discord.ButtonStyle.primary
        super().__init__(ui.Button(label=label or _LABELS[what], style=style, custom_id=f"v1:me:{what}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["what"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form, or clear the profile and offer to bring it back."""
        bot, knowledge = bot_of(interaction), knowledge_of(interaction)
        member = bot.pseudonym(interaction.user.id)
        if self.what != "clear":
            profile = await bot.conversation.profiles.of(member)
            draft = drafts_of(bot).get(member, FORM) if self.what == "again" else None
            values = draft or typed_of(profile, knowledge)
            await interaction.response.send_modal(_form(values, knowledge, skills_at_opening(profile.skills)))
            return
        profile, _ = await bot.conversation.profiles.change(member, lambda _: Profile(), time.time())
        drafts_of(bot).put(member, FORM, typed_of(profile, knowledge))
        text = "## About you\nCleared: I know nothing about you now."
        await _show(interaction, note(text, MeButton("edit", "Fill in"), MeButton("again", "Bring it back")))


def card(profile: Profile, knowledge: Knowledge, faults: Mapping[str, str] | None = None) -> ui.LayoutView:
    """What a member told, with a button to change it; `faults` (sentences by field) stand at its head."""
    lines = ["## About you"]
    lines += [f"⚠️ **{FIELDS[field]}**: {sentence}" for field, sentence in (faults or {}).items()]
    if faults:
        lines.append("I kept what you typed and saved everything else.\n")
    told = _told(profile, knowledge)
    lines += told or ["You have told me nothing about yourself yet."]
    lines.append(f"-# {USE}")
    change = MeButton("again") if faults else MeButton("edit", None if told else "Fill in")
    return note("\n".join(lines), change, *([MeButton("clear")] if told else []))


def _told(profile: Profile, knowledge: Knowledge) -> list[str]:
    """One line a field that holds something."""
    shown = typed_of(profile, knowledge)
    skills = shown["skills"].split(", ") if shown["skills"] else []
    more = f" and {len(skills) - SHOWN_SKILLS} more" if len(skills) > SHOWN_SKILLS else ""
    level = knowledge.library.level_name(shown["level"]) if shown["level"] else ""
    values = shown | {"skills": ", ".join(skills[:SHOWN_SKILLS]) + more, "level": level}
    return [f"**{label}**: {values[field]}" for field, label in FIELDS.items() if values[field]]


def _form(values: Mapping[str, Any], knowledge: Knowledge, opened: tuple[str, str]) -> ui.Modal:
    """The form with all five fields filled in with `values`; `opened` tells later what was known then."""
    made = ui.Modal(title="About you", custom_id=form_id(FORM, *opened), timeout=OPEN_SECONDS)
    for field, label in FIELDS.items():
        if field == "level":
            made.add_item(ui.Label(text=label, component=_levels(values.get("level"), knowledge)))
            continue
        component: ui.TextInput[Any] = ui.TextInput(
            custom_id=field,
            style=discord.TextStyle.paragraph if field == "skills" else discord.TextStyle.short,
            default=str(values.get(field) or "")[: _LENGTHS[field]] or None,
            required=False,
            max_length=_LENGTHS[field],
        )
        made.add_item(ui.Label(text=label, description=_HINTS[field], component=component))
    return made


def _levels(chosen: Any, knowledge: Knowledge) -> ui.Select[Any]:
    value = chosen[0] if isinstance(chosen, list) and chosen else chosen
    options = [
        discord.SelectOption(label=level.name, value=key, default=key == value)
        for key, level in knowledge.library.vocabulary.levels.items()
    ]
    return ui.Select(custom_id="level", placeholder="Not said", min_values=0, required=False, options=options)


async def submitted(interaction: discord.Interaction, arguments: list[str], typed: dict[str, Any]) -> None:
    """Save what was understood and show the card, with a sentence for each field that was not.

    Skills picked or cleared since the form was opened, or while it is read, stay so.
    """
    bot, knowledge = bot_of(interaction), knowledge_of(interaction)
    member = bot.pseudonym(interaction.user.id)
    before = await bot.conversation.profiles.of(member)
    told, faults = await asyncio.to_thread(read_profile, typed, before, knowledge)

    def change(now: Profile) -> Profile:
        """What was told; the rest as it is by now, for a select may have changed it since."""
        new, old = vars(told), vars(before)
        changed = {field: new[field] for field in new if new[field] != old[field]}
        return replace(now, **changed | {"skills": merged_skills(told.skills, now.skills, arguments)})

    _, profile = await bot.conversation.profiles.change(member, change, time.time())
    if faults:
        drafts_of(bot).put(member, FORM, typed)
    else:
        drafts_of(bot).drop(member, FORM)
    await _show(interaction, card(profile, knowledge, faults))


async def _show(interaction: discord.Interaction, made: ui.LayoutView) -> None:
    """In the place of the card that was pressed, else as a message that only the member sees."""
    if interaction.message is not None and interaction.message.flags.ephemeral:
        await put(interaction, made)
    else:
        await send_new(interaction, made)
