"""The form behind "Another country…" of an answer: any country by its name."""

import re
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.discord_app.custom_ids import LIMIT, TEMPLATE, ButtonId, decode, encode
from bot.discord_app.forms import PREFIX

FORM = "co"
FIELD = "country"
OPEN_SECONDS = 900
"""How long discord.py remembers a form that was shown; a submission is understood for ever."""


async def ask_country(interaction: discord.Interaction, target: ButtonId) -> None:
    """Ask for the name of a country in which to answer `target` again."""
    from bot.discord_app.respond import say

    custom_id = PREFIX + encode(replace(target, action=FORM, turn=None)).removeprefix("v1:")
    if len(custom_id) > LIMIT or interaction.response.is_done():
        await say(interaction, "Name it in words, such as “and in Portugal?”, or use `/salary`.")
        return
    form = ui.Modal(title="Another country", custom_id=custom_id, timeout=OPEN_SECONDS)
    field: ui.TextInput[Any] = ui.TextInput(custom_id=FIELD, max_length=60)
    form.add_item(ui.Label(text="Country", description="Its name, such as Portugal", component=field))
    await interaction.response.send_modal(form)


async def country_named(
    interaction: discord.Interaction, arguments: list[str], values: dict[str, Any]
) -> None:
    """The form came back: answer again, or say that no country is called so."""
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
    names = knowledge.names.countries
    if torn := several(knowledge, "countries", typed):
        told = " or ".join(names.shown(value) for value in torn)
        await say(interaction, f"I read more than one country there: {told}. Name one of them.")
        return
    country = meant(knowledge, "countries", typed)
    if country is None:
        found = [known.shown for known in near(knowledge, "countries", typed, 3)]
        hint = f" Did you mean {' or '.join(found)}?" if found else " Write it as on a map, such as Portugal."
        await say(interaction, f"I know no country called {quoted(typed)}.{hint}")
        return
    await answer_again(interaction, target.entry, replace(target.slots, country=country))
