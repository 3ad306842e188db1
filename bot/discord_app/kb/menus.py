"""The message menu for moderators: mend the answer that a message gives, or make an answer of a message."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

import discord
from discord import app_commands, ui

from bot import editing
from bot.discord_app.custom_ids import ButtonId, decode
from bot.discord_app.feedback import named_under
from bot.discord_app.kb.cards import show_card
from bot.discord_app.kb.drafting import draft_from
from bot.discord_app.kb.find import Choose, FindForm
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.pieces import Found, find, known_name, what_of
from bot.discord_app.known import knowledge_of
from bot.discord_app.menus import text_of
from bot.discord_app.notes import message, tell
from bot.discord_app.rights import may
from bot.discord_app.safe_text import safe
from bot.discord_app.sending import bot_of
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.edits import Kind, Piece
from bot.library.text import fold
from bot.servers import ServerKnowledge
from bot.storage.scrubbing import scrub

NOT_MINE = "That is not a message of mine. Use this on one of my answers, or find the answer here:"
NO_ANSWER = "That message gives no answer that could be mended. Find what you want to change here:"
WHICH = "## Which of them?\nThat message draws on several things."
NO_TEXT = "That message has no text. Use this on one that says something, or begin with `/kb new`."

_SHOWN: dict[str, tuple[tuple[Kind, str], ...]] = {
    "role": (("roles", "role"),),
    "skills": (("roles", "role"),),
    "compare": (("roles", "role"), ("roles", "role2"), ("roles", "roles")),
    "roadmap": (("roadmaps", "role"),),
    "salary": (("pay", "role"),),
    "skill": (("skills", "skill"),),
    "compare_skills": (("skills", "skill"), ("skills", "skill2"), ("skills", "skills")),
}
"""By kind of computed answer: what else it draws on, and the slot that names that, or several."""


async def fix_answer(interaction: discord.Interaction, answer: discord.Message) -> None:
    """Show the card of what an answer says; ask which where it says several things."""
    if not await may(interaction, "edit", "fix"):
        return
    if answer.author.id != bot_of(interaction).me.id:
        await tell(interaction, NOT_MINE, FindForm())
        return
    server, known = await server_of(interaction), knowledge_of(interaction)
    pieces = await asyncio.to_thread(_all_drawn_on, server, known, answer)
    await show_which(interaction, pieces)


async def show_which(interaction: discord.Interaction, pieces: Sequence[Piece]) -> None:
    """The card of a piece, or of several the question which."""
    server = await server_of(interaction)
    library = server.knowledge.library
    there = [one for one in pieces if one.key in getattr(library, one.kind) or one in server.versions]
    if not there:
        await tell(interaction, NO_ANSWER, FindForm())
    elif len(there) == 1:
        await show_card(interaction, there[0])
    else:
        found = [Found(piece, known_name(server, piece), what_of(piece)) for piece in there]
        lines = "\n".join(f"- **{safe(one.name)}** · {one.what}" for one in found)
        await show(interaction, message([WHICH, lines], [Choose(found)]))


async def make_entry(interaction: discord.Interaction, said: discord.Message) -> None:
    """A draft of a question and answer from what a message says, without personal data."""
    if not await may(interaction, "edit", "message"):
        return
    text = scrub(text_of(said)).strip()
    if not text:
        await tell(interaction, NO_TEXT)
        return
    await draft_from(interaction, Piece("topics", ""), editing.from_message(text), f"msg:{said.id}")


def _all_drawn_on(server: ServerKnowledge, known: Knowledge, answer: discord.Message) -> list[Piece]:
    """What the answers of a message were made of; each stands in a container of its own.

    The first of several alone has buttons that name it: the others are known by their titles.
    """
    found: list[Piece] = []
    for container in ui.LayoutView.from_message(answer).children:
        if isinstance(container, ui.Container):
            named = [decode(one.groupdict(), known.codes) for one in named_under(container)]
            for target in named:
                found += drawn_on(server.knowledge.library, target)
            if not named:
                found += _titled(server, container)
    return list(dict.fromkeys(found))


def _titled(server: ServerKnowledge, container: ui.Container[Any]) -> Iterator[Piece]:
    """What is called as an answer's title says, such as "Pay: data scientist, Germany"."""
    texts = [part.content for part in container.walk_children() if isinstance(part, ui.TextDisplay)]
    title = texts[0].partition("\n")[0].removeprefix("## ") if texts else ""
    called = title.partition(",")[0]
    if fold(called):
        yield from (one.piece for one in find(server, called) if fold(one.name) == fold(called))


def drawn_on(library: Library, target: ButtonId) -> Iterator[Piece]:
    """What an answer was made of: its entry, and of a computed one what it was computed from."""
    topic = library.topics.get(target.entry)
    for kind, slot in _SHOWN.get(topic.compute or "", ()) if topic else ():
        named = getattr(target.slots, slot)
        for key in dict.fromkeys(named if isinstance(named, tuple) else (named,)):
            if key in getattr(library, kind):
                yield Piece(kind, key)
    yield Piece("topics", target.entry)


_SERVERS = app_commands.AppInstallationType(guild=True, user=False)
_HERE = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)

FIX_ANSWER = app_commands.ContextMenu(
    name="Fix this answer", callback=fix_answer, allowed_contexts=_HERE, allowed_installs=_SERVERS
)
MAKE_ENTRY = app_commands.ContextMenu(
    name="Make an entry of this message",
    callback=make_entry,
    allowed_contexts=_HERE,
    allowed_installs=_SERVERS,
)
