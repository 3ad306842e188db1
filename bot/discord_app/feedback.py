"""What members think of an answer: useful or not, wrong or outdated; who wants to hear when it is fixed.

Everyone who sees an answer may rate it, once a turn; rating again replaces. All replies are private.
"""

import re
import time
from typing import TYPE_CHECKING, Any, ClassVar, Self

import discord
from discord import ui

from bot.answers import Answer
from bot.discord_app.buttons import SafeButton
from bot.discord_app.custom_ids import ButtonId, decode, encode, template_of
from bot.discord_app.drafts import drafts_of
from bot.discord_app.forms import form_id
from bot.discord_app.guild_settings import settings_of
from bot.discord_app.notes import tell
from bot.discord_app.sending import bot_of
from bot.storage import Feedback, FeedbackKind
from bot.understanding import Slots

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot

REPORT_FORM, GENERAL_FORM = "fr", "fg"
OPEN_SECONDS = 900
"""How long discord.py remembers a form that was shown; a submission is understood for ever."""

TEXT_LENGTH = 1000
REASONS = {
    "figure": "A figure is wrong",
    "outdated": "It is outdated",
    "unclear": "It is unclear",
    "other": "Something else",
}
WILL_TELL = (
    "I will write to you when an answer that you criticised is changed. For that I keep your Discord id."
)
GONE = "That answer has been taken away since."


def under(action: str, answer: Answer) -> ButtonId:
    """What a button of feedback under an answer says. Slots are left away, so that the turn always fits."""
    return ButtonId(action, answer.entry, answer.version, Slots(), answer.turn)


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


class Rate(SafeButton, template=template_of("f[un]")):
    """Useful, or not."""

    def __init__(self, target: ButtonId):
        self.target = target
        emoji, label = ("👍", "Useful") if target.action == "fu" else ("👎", "Not useful")
        super().__init__(ui.Button(emoji=emoji, label=label, custom_id=encode(target)))

    @classmethod
    def useful(cls, answer: Answer) -> "Rate":
        """The button for those whom the answer helped."""
        return cls(under("fu", answer))

    @classmethod
    def not_useful(cls, answer: Answer) -> "Rate":
        """The button for those whom it did not help."""
        return cls(under("fn", answer))

    @classmethod
    def from_match(cls, bot: "CareerBot", match: re.Match[str]) -> Self:
        """The button that was pressed, on whatever message, however old."""
        return cls(decode(match.groupdict(), bot.knowledge.codes))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep the rating and thank; who was not helped is offered what may help."""
        from bot.discord_app.handover import AskHuman

        bot, useful = bot_of(interaction), self.target.action == "fu"
        await bot.store.add_feedback(
            feedback_of(interaction, "useful" if useful else "not_useful", self.target)
        )
        if useful:
            await tell(interaction, "Thank you, glad that it helped.")
            return
        message = interaction.message
        shown = message.id if message is not None and not message.flags.ephemeral else None
        can_call = (await settings_of(bot, interaction.guild_id)).human_role is not None
        human = [AskHuman.about(self.target, shown)] if can_call else []
        if self.target.entry in bot.knowledge.library.topics:
            await tell(interaction, "Thank you. What would help?", Report.about(self.target), *human)
        else:
            await tell(interaction, f"Thank you. {GONE}", *human)


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
        return cls(ButtonId("fr", target.entry, target.version, Slots(), target.turn), label)

    @classmethod
    def from_match(cls, bot: "CareerBot", match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(decode(match.groupdict(), bot.knowledge.codes))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form; say so where the entry is gone, for then there is nothing left to mend."""
        bot = bot_of(interaction)
        if self.target.entry not in bot.knowledge.library.topics:
            await tell(interaction, f"{GONE} Thank you for looking closely.")
            return
        draft = drafts_of(bot).get(bot.pseudonym(interaction.user.id), _draft_key(self.target)) or {}
        changed = bot.knowledge.library.version(self.target.entry) != self.target.version
        await interaction.response.send_modal(_report_form(self.target, draft, changed))


class TellMe(SafeButton, template=r"v1:(?P<action>ft|fq|fo)"):
    """Opting in to be written to when something was fixed (`ft`), out again (`fq`), out of all DMs (`fo`)."""

    LABELS: ClassVar = {"ft": "Tell me when it is fixed", "fq": "Do not tell me", "fo": "Do not write to me"}

    def __init__(self, action: str):
        self.action = action
        super().__init__(ui.Button(label=self.LABELS[action], custom_id=f"v1:{action}"))

    @classmethod
    def from_match(cls, _bot: "CareerBot", match: re.Match[str]) -> Self:
        """The button that was pressed."""
        return cls(match["action"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep the Discord id for that, or forget it."""
        bot = bot_of(interaction)
        member = bot.pseudonym(interaction.user.id)
        if self.action == "ft":
            await bot.store.put_contact(member, interaction.user.id, time.time(), "mended")
            await tell(interaction, WILL_TELL, TellMe("fq"))
            return
        if self.action == "fq":
            await bot.store.drop_contact(member, "mended")
            await tell(interaction, "All right, I will not write to you about your feedback.")
            return
        await bot.store.drop_reminder(member)  # it could not be sent any more
        await bot.store.drop_contact(member)
        await tell(
            interaction, "I have forgotten your Discord id and will not write to you, reminders included."
        )


def general_form(text: str = "") -> ui.Modal:
    """The form for anything a member wants to tell the makers."""
    made = ui.Modal(title="Your feedback", custom_id=form_id(GENERAL_FORM), timeout=OPEN_SECONDS)
    made.add_item(ui.Label(text="What do you want to say?", component=_text_input(text, required=True)))
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


async def report_submitted(
    interaction: discord.Interaction, arguments: list[str], typed: dict[str, Any]
) -> None:
    """Keep a report; without a reason that says something it comes back to be completed."""
    target = _target(arguments)
    if target is None:
        await tell(interaction, f"{GONE} `/feedback` takes anything you want to say.")
        return
    bot, text = bot_of(interaction), str(typed.get("text", "")).strip()
    member = bot.pseudonym(interaction.user.id)
    reason = next((value for value in typed.get("reason", ()) if value in REASONS), "other")
    if reason == "other" and not text:
        drafts_of(bot).put(member, _draft_key(target), typed)
        sentence = "Please say in a few words what is wrong, so that it can be fixed."
        await tell(interaction, sentence, Report.about(target, "Edit again"))
        return
    await bot.store.add_feedback(
        feedback_of(interaction, "report", target, f"{reason}: {text}" if text else reason)
    )
    drafts_of(bot).drop(member, _draft_key(target))
    if await bot.store.contact(member, "mended") is None:
        await tell(interaction, "Thank you, your report is noted with the answer.", TellMe("ft"))
    else:
        await tell(interaction, "Thank you, noted. I will write to you when it is fixed.", TellMe("fq"))


def _report_form(target: ButtonId, draft: dict[str, Any], changed: bool) -> ui.Modal:
    turn = () if target.turn is None else (str(target.turn),)
    custom_id = form_id(REPORT_FORM, f"{target.entry}@{target.version}", *turn)
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
            text="In your words", description=hint, component=_text_input(str(draft.get("text") or ""), False)
        )
    )
    return made


def _text_input(text: str, required: bool) -> ui.TextInput[Any]:
    return ui.TextInput(
        custom_id="text",
        style=discord.TextStyle.paragraph,
        default=text[:TEXT_LENGTH] or None,
        required=required,
        max_length=TEXT_LENGTH,
    )


def _target(arguments: list[str]) -> ButtonId | None:
    """The answer that a form is about, from its custom id; None where that names none."""
    if not arguments or not all(re.fullmatch("[0-9]{1,18}", number) for number in arguments[1:]):
        return None
    entry, _, version = arguments[0].partition("@")
    turn = int(arguments[1]) if len(arguments) > 1 else None
    return ButtonId("fr", entry, version, Slots(), turn)


def _draft_key(target: ButtonId) -> str:
    return f"{REPORT_FORM}:{target.entry}:{target.turn}"
