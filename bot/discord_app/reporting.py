"""Wrong or outdated: a button, and the form that ties what somebody says to the entry."""

import re
from dataclasses import replace
from typing import Any, Self

import discord
from discord import ui

from bot.answers import Answer
from bot.answers.versions import LENGTH, is_changed
from bot.discord_app.buttons import SafeButton
from bot.discord_app.custom_ids import ButtonId, decode, encode, template_of
from bot.discord_app.drafts import drafts_of
from bot.discord_app.feedback import GONE, OPEN_SECONDS, about, feedback_of, text_input, under
from bot.discord_app.forms import form_id
from bot.discord_app.known import knowledge_of
from bot.discord_app.notes import tell
from bot.discord_app.sending import bot_of
from bot.discord_app.tell_me import TellMe
from bot.knowledge import Knowledge
from bot.understanding import Slots

FORM = "fr"
REASONS = {
    "figure": "A figure is wrong",
    "outdated": "It is outdated",
    "unclear": "It is unclear",
    "other": "Something else",
}


class Report(SafeButton, template=template_of("fr")):
    """Wrong or outdated: opens a form about the entry."""

    def __init__(self, target: ButtonId, label: str = "Wrong or outdated"):
        self.target = target
        super().__init__(ui.Button(label=label, custom_id=encode(target)))

    @classmethod
    def of(cls, answer: Answer) -> "Report":
        """The button under an answer."""
        return cls(under("fr", answer))

    @classmethod
    def about(cls, target: ButtonId, label: str = "Wrong or outdated") -> "Report":
        """The button about the same answer as another button."""
        return cls(about("fr", target), label)

    @classmethod
    def from_match(cls, knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button that was pressed, also where the role it was about has been removed."""
        return cls(replace(decode(match.groupdict(), knowledge.codes), lost=False))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form; say so where the entry is gone, for then there is nothing left to mend."""
        bot, library = bot_of(interaction), knowledge_of(interaction).library
        if self.target.entry not in library.topics:
            await tell(interaction, f"{GONE} Thank you for looking closely.")
            return
        draft = drafts_of(bot).get(bot.pseudonym(interaction.user.id), _draft_key(self.target)) or {}
        changed = is_changed(library, self.target.entry, self.target.slots, self.target.version)
        await interaction.response.send_modal(_report_form(self.target, draft, changed))


async def submitted(interaction: discord.Interaction, arguments: list[str], typed: dict[str, Any]) -> None:
    """Keep a report; without a reason that says something it comes back to be completed."""
    from bot.discord_app.suggesting import Again  # its answers show the buttons of this file

    target = _target(arguments)
    if target is None:
        await tell(interaction, f"{GONE} `/feedback` takes anything you want to say.")
        return
    bot, text = bot_of(interaction), str(typed.get("text", "")).strip()
    member = bot.pseudonym(interaction.user.id)
    reason = next((value for value in typed.get("reason", ()) if value in REASONS), "other")
    if reason == "other" and not text:
        drafts_of(bot).put(member, _draft_key(target), typed)
        again = replace(target, version=target.version[:LENGTH])  # the form knows no slots
        sentence = "Please say in a few words what is wrong, so that it can be fixed."
        await tell(interaction, sentence, Report.about(again, "Edit again"))
        return
    await bot.store.add_feedback(
        feedback_of(interaction, "report", target, f"{reason}: {text}" if text else reason)
    )
    drafts_of(bot).drop(member, _draft_key(target))
    better = [Again(target.entry, "Suggest a better answer")] if interaction.is_guild_integration() else []
    if await bot.store.contact(member, "mended") is None:
        await tell(interaction, "Thank you, your report is noted with the answer.", TellMe("ft"), *better)
    else:
        text = "Thank you, noted. I will write to you when it is fixed."
        await tell(interaction, text, TellMe("fq"), *better)


def note_told(note: str) -> str:
    """What a report says, with its reason as the member read it."""
    reason, colon, text = note.partition(": ")
    return f"{REASONS[reason]}{colon}{text}" if reason in REASONS else note


def _report_form(target: ButtonId, draft: dict[str, Any], changed: bool) -> ui.Modal:
    turn = () if target.turn is None else (str(target.turn),)
    custom_id = form_id(FORM, f"{target.entry}@{target.version}", *turn)
    made = ui.Modal(title="Wrong or outdated", custom_id=custom_id, timeout=OPEN_SECONDS)
    if changed:
        hint = "This answer was changed since you saw it. Ask again to see it as it is now."
        made.add_item(ui.TextDisplay(hint))
    chosen = draft.get("reason") or ()
    options = [
        discord.SelectOption(label=label, value=key, default=key in chosen) for key, label in REASONS.items()
    ]
    select: ui.Select[Any] = ui.Select(custom_id="reason", options=options, required=True)
    made.add_item(ui.Label(text="What is the matter?", component=select))
    hint = "What should it say? A link to a source helps most."
    made.add_item(
        ui.Label(
            text="In your words", description=hint, component=text_input(str(draft.get("text") or ""), False)
        )
    )
    return made


def _target(arguments: list[str]) -> ButtonId | None:
    """The answer that a form is about, from its custom id; None where that names none."""
    if not arguments or not all(re.fullmatch("[0-9]{1,18}", number) for number in arguments[1:]):
        return None
    entry, _, version = arguments[0].partition("@")
    turn = int(arguments[1]) if len(arguments) > 1 else None
    return ButtonId("fr", entry, version, Slots(), turn)


def _draft_key(target: ButtonId) -> str:
    return f"{FORM}:{target.entry}:{target.turn}"
