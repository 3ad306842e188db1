"""What members think of an answer, as it is kept; and the form for anything else they want to say.

All replies are private. The buttons: `rating.py`, `reporting.py`, `tell_me.py`.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.answers import Answer
from bot.answers.versions import LENGTH
from bot.discord_app.custom_ids import ButtonId, encode, template_of
from bot.discord_app.forms import form_id
from bot.discord_app.notes import tell
from bot.discord_app.sending import bot_of
from bot.discord_app.slot_letters import base36
from bot.storage import Feedback, FeedbackKind
from bot.understanding import Slots

GENERAL_FORM = "fg"
OPEN_SECONDS = 900
"""How long discord.py remembers a form that was shown; a submission is understood for ever."""

TEXT_LENGTH = 1000
_OPINIONS = re.compile(template_of("(?:fu|fn|fr)"))
"""The custom ids of the buttons that stand under each answer and name it."""

GONE = "That answer has been taken away since."


def under(action: str, answer: Answer) -> ButtonId:
    """What a button of feedback under an answer says."""
    return about(action, ButtonId(action, answer.entry, answer.version, answer.slots, answer.turn))


def about(action: str, target: ButtonId) -> ButtonId:
    """The same for another button about the same answer. The turn always fits: where it would not, the slots
    are left away, and with them the version of the data that they chose."""
    made = target if target.action == action else replace(target, action=action)
    if target.turn is None or encode(made).endswith(f":{base36(target.turn)}"):
        return made
    return replace(made, version=target.version[:LENGTH], slots=Slots())


def named_under(container: ui.Container[Any]) -> Iterator[re.Match[str]]:
    """What the buttons for feedback under an answer say, each the groups of a custom id."""
    for component in container.walk_children():
        item = component.item if isinstance(component, ui.DynamicItem) else component
        if isinstance(item, ui.Button) and (found := _OPINIONS.fullmatch(item.custom_id or "")):
            yield found


def turn_under(answer: discord.Message) -> int | None:
    """The turn that an answer was logged as, of several in a message the first."""
    parts = ui.LayoutView.from_message(answer).children
    named = (one for part in parts if isinstance(part, ui.Container) for one in named_under(part))
    return next((int(one["turn"], 36) for one in named if one["turn"]), None)


def feedback_of(
    interaction: discord.Interaction, kind: FeedbackKind, target: ButtonId | None = None, text: str = ""
) -> Feedback:
    """A piece of feedback by who presses or writes, about the answer that `target` stands under."""
    return Feedback(
        member=bot_of(interaction).pseudonym(interaction.user.id),
        guild=str(interaction.guild_id) if interaction.guild_id else None,
        channel=str(interaction.channel_id),
        kind=kind,
        at=time.time(),
        entry=target.entry if target else "",
        version=target.version if target else "",
        turn=target.turn if target else None,
        text=text,
    )


def general_form(text: str = "") -> ui.Modal:
    """The form for anything a member wants to tell the makers."""
    made = ui.Modal(title="Your feedback", custom_id=form_id(GENERAL_FORM), timeout=OPEN_SECONDS)
    made.add_item(ui.Label(text="What do you want to say?", component=text_input(text, required=True)))
    return made


async def general_submitted(
    interaction: discord.Interaction, _arguments: list[str], typed: dict[str, Any]
) -> None:
    """Keep general feedback that was written into the form."""
    await keep_general(interaction, str(typed.get("text", "")))


async def keep_general(interaction: discord.Interaction, text: str) -> None:
    """Keep general feedback and thank for it; ask for some where there is none."""
    if not text.strip():
        await tell(interaction, "That was empty. Tell me what you think with `/feedback`.")
        return
    await bot_of(interaction).store.add_feedback(feedback_of(interaction, "general", text=text.strip()))
    await tell(interaction, "Thank you, the people who make me will read it.")


def text_input(text: str, required: bool) -> ui.TextInput[Any]:
    """A field for a few sentences, filled in with `text`."""
    return ui.TextInput(
        custom_id="text",
        style=discord.TextStyle.paragraph,
        default=text[:TEXT_LENGTH] or None,
        required=required,
        max_length=TEXT_LENGTH,
    )
