"""`/match`: the roles that fit one's skills, typed, picked from selects, or as `/me` holds them."""

import asyncio
import re

import discord
from discord import app_commands

from bot.answers import FollowUp
from bot.discord_app.arguments import (
    CHOICE_LIMIT,
    OFFERED,
    UnknownNameError,
    completing,
    near,
)
from bot.discord_app.commands.common import PRIVATE, everywhere
from bot.discord_app.known import knowledge_of
from bot.discord_app.match_view import answer_match, picked, picker
from bot.discord_app.remembered import Remembered
from bot.discord_app.safe_text import quoted
from bot.discord_app.sending import send_new
from bot.discord_app.skill_words import skills_in
from bot.knowledge import Knowledge
from bot.understanding import Slots
from bot.understanding.reading.names import CHOICES, Known

LEFT_ASIDE = 3
"""Unknown ones that are named back."""


def suggest(knowledge: Knowledge, _: discord.Interaction, typed: str, __: Remembered) -> list[Known]:
    """Lists that go on: what was typed before the last comma or semicolon, then each skill that fits what
    follows it."""
    *parts, last = re.split("[,;]", typed)
    names = knowledge.names.skills
    named = [part.strip() for part in parts if part.strip()]
    already = {names.resolve(part) for part in named}
    lead = "".join(f"{part}, " for part in named)
    found = [known for known in names.suggest(last) if known.value not in already]
    longer = [Known(f"{lead}{known.shown}", f"{lead}{known.shown}") for known in found]
    return [known for known in longer if len(known.shown) <= CHOICE_LIMIT][:CHOICES]


@everywhere
@app_commands.command(name="match", description="Which roles fit your skills, and what you are missing")
@app_commands.describe(
    skills="Such as: python, sql, a bit of docker. Leave it out to pick from lists", private=PRIVATE
)
@app_commands.autocomplete(skills=completing(suggest))
async def match(
    interaction: discord.Interaction,
    skills: app_commands.Range[str, 1, 1000] | None = None,
    private: bool = True,
) -> None:
    """Answer with ranked roles; without skills, open the lists, which hold those of the member's profile."""
    knowledge = knowledge_of(interaction)
    if skills is None or not any(map(str.isalnum, skills)):
        view = picker(knowledge.library, await picked(interaction))
        await send_new(interaction, view)
        return
    known, strange = await asyncio.to_thread(skills_in, skills, knowledge)
    if not known:
        raise _unknown(knowledge, strange, private)
    await answer_match(
        interaction, known, private, [_aside(knowledge, part) for part in strange[:LEFT_ASIDE]]
    )


def _aside(knowledge: Knowledge, part: str) -> str:
    found = near(knowledge, "skills", part, 1)
    return f"{quoted(part)}: no skill I know" + (f" (did you mean {found[0].shown}?)" if found else "")


def _unknown(knowledge: Knowledge, strange: list[str], private: bool) -> UnknownNameError:
    """Nothing was understood: the skills that come near as buttons, each answering by itself."""
    names = knowledge.names.skills
    parts = strange[:OFFERED]
    found = list(dict.fromkeys(known for part in parts for known in near(knowledge, "skills", part, 2)))
    offered = (found or names.suggest(""))[:OFFERED]
    entry = knowledge.library.computed["match"]
    hint = "Did you mean one of these?" if found else "Most roles ask for these."
    told = " or ".join(
        [
            *(quoted(part) for part in strange[:LEFT_ASIDE]),
            *([f"{len(strange) - LEFT_ASIDE} more"] if len(strange) > LEFT_ASIDE else []),
        ]
    )
    return UnknownNameError(
        f"I know no skill called {told}. {hint} `/match` alone opens lists to pick from.",
        [FollowUp(known.shown, entry, Slots(skill=known.value)) for known in offered],
        private,
    )
