"""`/guide`: any written entry, by its title or in one's own words."""

import discord
from discord import app_commands

from bot.answers import FollowUp
from bot.discord_app.arguments import CHOICE_LIMIT, OFFERED, UnknownNameError, completing, near, no_such
from bot.discord_app.commands.common import PRIVATE, everywhere
from bot.discord_app.known import knowledge_of
from bot.discord_app.remembered import Remembered
from bot.discord_app.respond import open_entry
from bot.knowledge import Knowledge
from bot.library.text import fold
from bot.understanding import Decision, Slots
from bot.understanding.distress import CRISIS
from bot.understanding.reading.names import CHOICES, Known


def suggest(knowledge: Knowledge, _: discord.Interaction, typed: str, __: Remembered) -> list[Known]:
    """The entries whose title or name fits what was typed, then those that a question like it would reach."""
    titles = knowledge.names.guides
    found = titles.suggest(typed)
    if not typed.strip():
        return found
    like = knowledge.understander.understand(typed).candidates
    asked = [Known(c.entry, titles.shown(c.entry)) for c in like if c.entry in titles]
    sure = [known for known in found if _holds(known, typed)]
    return list(dict.fromkeys([*sure, *asked, *found]))[:CHOICES]


def _holds(known: Known, typed: str) -> bool:
    return typed.strip().casefold() in known.shown.casefold()


@everywhere
@app_commands.command(
    name="guide", description="Advice on one topic: degrees, portfolios, interviews and more"
)
@app_commands.describe(topic="A title from the list, or your own words", private=PRIVATE)
@app_commands.autocomplete(topic=completing(suggest))
async def guide(
    interaction: discord.Interaction, topic: app_commands.Range[str, 1, 300], private: bool = False
) -> None:
    """Answer with a written entry."""
    entry, slots = find(knowledge_of(interaction), topic, private)
    await open_entry(interaction, entry, slots, f"/guide {topic}"[:CHOICE_LIMIT], private)


def find(knowledge: Knowledge, typed: str, private: bool) -> tuple[str, Slots]:
    """(entry, slots) that were chosen or typed; raises `UnknownNameError` with what comes near."""
    titles, topics = knowledge.names.guides, knowledge.library.topics
    entry = typed if typed in titles else titles.named(typed)
    if entry is not None:
        return entry, Slots()
    asked = knowledge.understander.understand(typed)
    if asked.entry == CRISIS or (asked.decision is Decision.ANSWER and asked.intent != "smalltalk"):
        return asked.entry, asked.slots
    if (entry := titles.resolve(typed)) is not None:
        return entry, Slots()
    likely = [c.entry for c in asked.candidates] if asked.decision is Decision.OFFER else []
    if asked.decision is Decision.DECLINE and fold(typed):
        likely = list(topics[asked.entry].followups)  # what it leads to instead
    alike = (known.value for known in near(knowledge, "guides", typed, OFFERED))
    found = [entry for entry in dict.fromkeys([*likely, *alike]) if entry in titles]
    offered = found or [known.value for known in titles.suggest("", limit=OFFERED)]
    hint = (
        "Did you mean one of these?" if found else "These are some I have; more are in the list as you type."
    )
    choices = [FollowUp(topics[entry].title, entry, Slots()) for entry in offered[:OFFERED]]
    text = no_such("I have no guide", "topic", typed)
    raise UnknownNameError(f"{text} {hint}", choices, private)
