"""In and out: this server's knowledge as files, and files back in, all or nothing."""

import asyncio
import io
import re
from collections.abc import Sequence
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.forms import form_id
from bot.discord_app.kb import changes
from bot.discord_app.kb.live import in_turn, server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pieces import today
from bot.discord_app.kb.publishing import confirm_or_publish
from bot.discord_app.notes import message, tell
from bot.discord_app.respond import say
from bot.discord_app.rights import may
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of, send_new
from bot.knowledge import Knowledge
from bot.library import exchange
from bot.library.edits import Edit
from bot.library.reading import MAX_BYTES
from bot.library.text import shorten
from bot.servers import ServerKnowledge
from bot.storage import NewVersion

FORM = "kx"
OPEN_SECONDS = 900
SHOWN = 12
"""Faults that the message lists; the file has all that were told."""
_SUMMARY = 1400

NOTHING_OUT = "This server has changed nothing yet. **Export everything** gives you all that I know here."
NOTHING_IN = "All of that is here already: nothing would change."
NOT_READ = "That file could not be fetched from Discord. Please send it again."
TOO_LARGE = (
    f"That file is larger than {MAX_BYTES // 1_000_000} MB, which is the most I read. Send it in parts."
)
NO_FILE = "No file came with that. Please choose one."
INTRO = (
    "## In and out\n"
    "**Export** gives you files that any text editor opens, and pay as a table for a spreadsheet.\n"
    "**Import** takes such files back: a .zip, a .yaml or a .csv of an export, at most 1 MB. You see what it "
    "would do before anything changes, and all of it is done or nothing. `/kb import` does the same."
)


class Exchange(SafeButton, template=r"v1:kx:(?P<act>changes|all|import)"):
    """Exports what the server changed or all it knows, or opens the form that takes a file in."""

    LABELS: ClassVar = {"changes": "Export changes", "all": "Export everything", "import": "Import"}

    def __init__(self, act: str):
        self.act = act
        super().__init__(ui.Button(label=self.LABELS[act], custom_id=f"v1:kx:{act}"))

    @classmethod
    def from_match(cls, _knowledge: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever message."""
        return cls(match["act"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do it, if the member may."""
        if self.act == "import":
            if await may(interaction, "publish", "import"):
                await interaction.response.send_modal(_form())
        elif await may(interaction, "edit", "export"):
            await export(interaction, self.act == "all")


async def show_in_and_out(interaction: discord.Interaction) -> None:
    """What can be taken out and brought in."""
    acts = [Exchange("changes"), Exchange("all"), Exchange("import")]
    await show(interaction, message([INTRO], acts, [Go("panel")]))


async def export(interaction: discord.Interaction, whole: bool) -> None:
    """What the server changed, or with `whole` all it knows, as files for the moderator alone."""
    server = await server_of(interaction)
    edits = list(server.layer.edits.values())
    if not edits and not whole:
        await tell(interaction, NOTHING_OUT, Exchange("all"))
        return
    files = await asyncio.to_thread(_files, server, edits, whole)
    what = (
        "everything I know here" if whole else f"{len(edits)} change{'s' * (len(edits) != 1)} of this server"
    )
    verb = "is" if whole or len(edits) == 1 else "are"
    text = f"## Export\nHere {verb} {what}. README.txt in the .zip says how to bring it back."
    shown = [ui.File[Any](f"attachment://{name}") for name, _ in files]
    sent = [discord.File(io.BytesIO(content), name) for name, content in files]
    await send_new(interaction, message([text], after=shown), files=sent)


def _files(server: ServerKnowledge, edits: Sequence[Edit], whole: bool) -> list[tuple[str, bytes]]:
    """The archive, and pay as a table where there is any, by name."""
    name = "knowledge.zip" if whole else "changes.zip"
    files = [(name, exchange.export(server.base.library, edits, whole))]
    pay = server.knowledge.library.pay
    roles = set(pay) if whole else {edit.piece.key for edit in edits if edit.piece.kind == "pay"} & set(pay)
    if roles:
        files.append(("pay.csv", exchange.pay_csv(server.knowledge.library, roles).encode()))
    return files


async def import_(interaction: discord.Interaction, file: discord.Attachment) -> None:
    """Say what a file would do, and ask; nothing changes where anything is wrong with it."""
    if file.size > MAX_BYTES:
        await tell(interaction, TOO_LARGE)
        return
    if interaction.type is discord.InteractionType.application_command:
        await interaction.response.defer(ephemeral=True, thinking=True)  # fetching and reading may take long
    try:
        content = await file.read()
    except (discord.HTTPException, OSError):
        await tell(interaction, NOT_READ)
        return
    server = await server_of(interaction)
    found = await in_turn(interaction, exchange.read_upload, file.filename, content, server.layer, today())
    if found.faults:
        await _refuse(interaction, found.faults)
        return
    told = "\n".join(f"- {safe(line)}" for line in exchange.summary(found, server.layer))
    if not found.edits:
        await tell(interaction, f"{NOTHING_IN}\n{told[:_SUMMARY]}")
        return
    why = f"import of {shorten(file.filename, 40)}"
    versions = [NewVersion(edit.piece, edit, changes.seen(server, edit.piece), why) for edit in found.edits]
    number = len(versions)
    await confirm_or_publish(
        interaction,
        versions,
        done=f"Imported: {number} change{'s' * (number != 1)}. The history can undo each.",
        action="import",
        ask=True,
        note=f"**{safe(shorten(file.filename, 40))}** would do this:\n{told[:_SUMMARY]}",
    )


async def submitted(interaction: discord.Interaction, _arguments: list[str], typed: dict[str, Any]) -> None:
    """The form came back with a file."""
    if not await may(interaction, "publish", "import"):
        return
    chosen = typed.get("file") or [""]
    resolved = dict(interaction.data or {}).get("resolved") or {}
    found = resolved.get("attachments", {}).get(str(chosen[0])) if isinstance(resolved, dict) else None
    if found is None:
        await say(interaction, NO_FILE)
        return
    await import_(interaction, discord.Attachment(data=found, state=bot_of(interaction)._connection))


async def _refuse(interaction: discord.Interaction, faults: Sequence[str]) -> None:
    """What is wrong, the first faults in the message, all of them in a file."""
    lines = ["## Nothing was imported", "Mend this and send it again:"]
    lines += [f"- {safe(shorten(fault, 220))}" for fault in faults[:SHOWN]]
    more = len(faults) - SHOWN
    if more <= 0:
        await send_new(interaction, message(["\n".join(lines)[:3900]]))
        return
    lines.append(f"and {more} more: the file has all of them.")
    file = discord.File(io.BytesIO("\n".join(faults).encode()), "faults.txt")
    made = message(["\n".join(lines)[:3900]], after=[ui.File[Any]("attachment://faults.txt")])
    await send_new(interaction, made, files=[file])


def _form() -> ui.Modal:
    made = ui.Modal(title="Import", custom_id=form_id(FORM), timeout=OPEN_SECONDS)
    field: ui.FileUpload[Any] = ui.FileUpload(custom_id="file", min_values=1, max_values=1)
    hint = "A .zip, .yaml or .csv of an export, at most 1 MB"
    made.add_item(ui.Label(text="File", description=hint, component=field))
    return made
