"""The card of one piece of the knowledge: what it says, how it stands, and what can be done with it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.discord_app.buttons import SafeButton
from bot.discord_app.kb.changes import is_checked
from bot.discord_app.kb.find import FindForm
from bot.discord_app.kb.ids import PIECE, piece_id, piece_of
from bot.discord_app.kb.live import server_of, show
from bot.discord_app.kb.panel import Go
from bot.discord_app.kb.pieces import known_name, states, what_of
from bot.discord_app.notes import message
from bot.discord_app.rights import may
from bot.discord_app.safe_text import cut, safe
from bot.knowledge import Knowledge
from bot.library.edits import Piece
from bot.library.hiding import NEEDED
from bot.library.layers import present
from bot.library.models import Computed
from bot.servers import ServerKnowledge

UNKNOWN = "That is not there, neither in what I came with nor in this server. `/kb find` finds what is."

_FORMS = ("edit", "ways", "names", "parts")
"""Acts that are possible with what is yet to be made, too."""
_LEAD = 600
"""Characters of a text that a card shows; the preview has all of it."""
_LISTED = 8
"""Ways to ask that a card lists."""
_ROWS = 15
"""Rows of pay that a card lists."""


class Act(SafeButton, template=r"v1:kc:(?P<act>[a-z]+):" + PIECE):
    """One thing to do with a piece; what each does stands in `acts.py`."""

    LABELS: ClassVar = {
        "edit": "Edit",
        "ways": "Ways to ask",
        "names": "Other names",
        "parts": "Edit a part",
        "show": "Preview",
        "hide": "Hide",
        "takeout": "Take out",
        "unhide": "Show again",
        "log": "History",
        "fresh": "Still right",
        "base": "Back to the original",
        "beneath": "See what changed",
        "card": "Back",
    }

    def __init__(self, act: str, piece: Piece, label: str | None = None):
        self.act, self.piece = act, piece
        style = discord.ButtonStyle.primary if act == "edit" else discord.ButtonStyle.secondary
        custom_id = f"v1:kc:{act}:{piece_id(piece)}"
        super().__init__(ui.Button(label=label or self.LABELS[act], style=style, custom_id=custom_id))

    @classmethod
    def from_match(cls, _known: Knowledge, match: re.Match[str]) -> Self:
        """The button on whatever card, however old."""
        act = match["act"] if match["act"] in cls.LABELS else "card"
        return cls(act, piece_of(match["piece"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do it, if the member may."""
        from bot.discord_app.kb.acts import ACTS

        if not await may(interaction, "edit", self.piece.key):
            return
        server = await server_of(interaction)
        known = any(present(one.library, self.piece) is not None for one in (server.knowledge, server.base))
        if self.act in _FORMS or known or self.piece in server.versions:
            await ACTS[self.act](interaction, self.piece)
        else:
            await show(interaction, message([UNKNOWN], [FindForm("Find another"), Go("panel")]))


def card(
    server: ServerKnowledge, piece: Piece, note: str = "", back: Sequence[ui.Item[Any]] = ()
) -> ui.LayoutView:
    """What a piece says and how it stands; `note` is said first, such as what was just done, and `back` are
    buttons to where that began."""
    value = present(server.knowledge.library, piece)
    version = server.versions.get(piece)
    edited = version is not None and version.edit is not None
    based = present(server.base.library, piece) is not None
    texts = [note] if note else []
    head = [f"## {safe(known_name(server, piece), 100)}", f"-# {what_of(piece)}"]
    texts.append("\n".join([*head, *(f"-# {line}" for line in states(server, piece))]))
    if value is not None:
        texts.append("\n".join(_told(server, piece, value)))
    if value is None:
        first = [Act("unhide", piece)] if based else []
    else:
        more = {"topics": "ways", "roles": "names", "skills": "names", "roadmaps": "parts", "pay": "parts"}
        first = [Act("edit", piece)] if piece.kind != "pay" else []
        first += [Act(more[piece.kind], piece)] if piece.kind in more else []
        first += [Act("show", piece)] if piece.kind != "sources" else []
        first += [Act("hide", piece)] if piece.kind == "topics" and based and piece.key not in NEEDED else []
    second = [Act("log", piece)] if version else []
    second += [Act("fresh", piece)] if value is not None and is_checked(value) else []
    second += [Act("beneath", piece)] if piece in server.layer.outdated else []
    second += [Act("base" if based else "takeout", piece)] if edited and value is not None else []
    return message(texts, first, second, [*back, FindForm("Find another"), Go("panel")], live=True)


def _told(server: ServerKnowledge, piece: Piece, value: dict[str, Any]) -> list[str]:
    """What a piece says, in short; texts of people with nothing alive in them."""
    lines: list[str] = []
    text = value.get("answer") or value.get("summary")
    if text:
        lines.append(_clipped(str(text), _LEAD))
    if value.get("compute"):
        lines.append(
            f"-# What it says is computed for each question, from the {_DRAWN_ON[value['compute']]}: "
            "change those. Here you change how it is asked."
        )
    for field, label in (("phrases", "Ways to ask"), ("aliases", "Other names")):
        if field in value:
            lines.append(_listed(label, value[field]))
    if piece.kind == "roadmaps":
        lines += [f"{number}. {safe(step['title'], 80)}" for number, step in enumerate(value["steps"], 1)]
    if piece.kind == "pay":
        rows = value.get("guide", ())
        lines += [_pay_line(row) for row in rows[:_ROWS]] or ["No pay rows of guides yet."]
        lines += [f"and {len(rows) - _ROWS} more"] if len(rows) > _ROWS else []
        computed = len(value.get("advertised", ()))
        figures, are = ("figure", "is") if computed == 1 else ("figures", "are")
        lines.append(f"-# {computed} {figures} from job advertisements, which {are} computed.")
    if piece.kind == "sources":
        lines.append(_clipped(f"{value['publisher']}, {value['date']}, {value['licence']}", _LEAD))
        lines.append(_clipped(str(value.get("url") or "no address"), _LEAD))
    elif value.get("sources"):
        known = server.knowledge.library.sources
        titles = [known[key].title if key in known else key for key in value["sources"]]
        lines.append(f"**Sources**: {_clipped('; '.join(titles), _LEAD)}")
    if "reviewed" in value:
        lines.append(f"**Last checked**: {value['reviewed']}")
    return lines


_DRAWN_ON: Mapping[Computed, str] = {
    "salary": "pay", "top_paying": "pay", "pay_by_country": "pay", "trends": "pay",
    "roadmap": "roadmap of the role", "role": "role", "skills": "role", "compare": "roles", "match": "roles",
    "skill": "skill", "compare_skills": "skills",
}  # fmt: skip
"""What each kind of computed answer is made of."""


def _pay_line(row: dict[str, Any]) -> str:
    high = f"–{row['high']:,}" if row.get("high") else " and more"
    return _clipped(
        f"- {row.get('level') or 'all levels'}, {row['country']}: {row['currency']} {row['low']:,}{high}", 120
    )


def _listed(label: str, items: list[str]) -> str:
    shown = "; ".join(safe(item, 80) for item in items[:_LISTED])
    more = f" and {len(items) - _LISTED} more" if len(items) > _LISTED else ""
    return f"**{label}** ({len(items)}): {shown or 'none'}{more}"


def _clipped(text: str, most: int) -> str:
    return discord.utils.escape_mentions(cut(text, most))


async def show_card(
    interaction: discord.Interaction, piece: Piece, note: str = "", back: Sequence[ui.Item[Any]] = ()
) -> None:
    """Show the card of a piece."""
    await show(interaction, card(await server_of(interaction), piece, note, back))
