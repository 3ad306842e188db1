"""The form behind "Another country…" of an answer: any country by its name."""

import re
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.custom_ids import LIMIT, TEMPLATE, ButtonId, decode, encode, template_of
from bot.discord_app.drafts import drafts_of
from bot.discord_app.forms import PREFIX
from bot.discord_app.notes import tell
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge

FORM, AGAIN = "co", "ca"
FIELD = "country"
OPEN_SECONDS = 900
"""How long discord.py remembers a form that was shown; a submission is understood for ever."""


class CountryAgain(SafeButton, template=template_of(AGAIN)):
    """Opens the form again with what was typed."""

    def __init__(self, target: ButtonId):
        self.target = target
        custom_id = encode(replace(target, action=AGAIN))
        super().__init__(ui.Button(label="Edit again", custom_id=custom_id))

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(decode(match.groupdict(), knowledge.codes))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        bot = bot_of(interaction)
        draft = drafts_of(bot).get(bot.pseudonym(interaction.user.id), FORM) or {}
        await ask_country(interaction, self.target, str(draft.get(FIELD, "")))


async def ask_country(interaction: discord.Interaction, target: ButtonId, typed: str = "") -> None:
    """Ask for the name of a country in which to answer `target` again; `typed` is what was written before."""
    from bot.discord_app.respond import say

    custom_id = PREFIX + encode(replace(target, action=FORM, turn=None)).removeprefix("v1:")
    if len(custom_id) > LIMIT or interaction.response.is_done():
        await say(interaction, "Name it in words, such as “and in Portugal?”, or use `/salary`.")
        return
    form = ui.Modal(title="Another country", custom_id=custom_id, timeout=OPEN_SECONDS)
    field: ui.TextInput[Any] = ui.TextInput(custom_id=FIELD, default=typed or None, max_length=60)
    form.add_item(ui.Label(text="Country", description="Its name, such as Portugal", component=field))
    await interaction.response.send_modal(form)


async def country_named(
    interaction: discord.Interaction, arguments: list[str], values: dict[str, Any]
) -> None:
    """The form came back: answer again, or say that no country is called so and offer the form anew."""
    from bot.discord_app.arguments import meant, near
    from bot.discord_app.known import knowledge_of
    from bot.discord_app.respond import GONE, answer_again, say
    from bot.discord_app.safe_text import quoted
    from bot.discord_app.several import several

    knowledge = knowledge_of(interaction)
    match = re.fullmatch(TEMPLATE, ":".join(("v1", FORM, *arguments)))
    if match is None or (target := decode(match.groupdict(), knowledge.codes)).lost:
        await say(interaction, GONE)
        return
    typed = str(values.get(FIELD, "")).strip()
    bot, names = bot_of(interaction), knowledge.names.countries
    drafts, member = drafts_of(bot), bot.pseudonym(interaction.user.id)
    torn = several(knowledge, "countries", typed)
    country = None if torn else meant(knowledge, "countries", typed)
    if country is not None:
        drafts.drop(member, FORM)
        await answer_again(interaction, target.entry, replace(target.slots, country=country))
        return
    found = [known.shown for known in near(knowledge, "countries", typed, 3)]
    hint = f" Did you mean {' or '.join(found)}?" if found else " Write it as on a map, such as Portugal."
    text = f"I know no country called {quoted(typed)}.{hint}"
    if torn:
        told = " or ".join(names.shown(value) for value in torn)
        text = f"I read more than one country there: {told}. Name one of them."
    drafts.put(member, FORM, values)
    await tell(interaction, text, CountryAgain(target))
