"""What a change of a server's knowledge would do, tried before it is published, and in words. Pure."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from bot.discord_app.kb.pieces import known_name, today, what_of
from bot.discord_app.safe_text import safe
from bot.library.differences import difference, text
from bot.library.edited import Edited, build
from bot.library.edits import Edit, Piece
from bot.library.layers import Fault, Layer, layered, made_of, present
from bot.publishing import ChangedAnswer, Similar, changed_answers, similar
from bot.servers import ServerKnowledge, over
from bot.storage import NewVersion

SHOWN = 8
"""Questions with another answer that are listed; also faults of a piece, and what stands alike."""

DIFFERENCE = 1200
"""Characters of a difference that are shown."""


def trial(server: ServerKnowledge, versions: Sequence[NewVersion]) -> Layer:
    """The layer as it would be with these versions."""
    edits = {piece: version.edit for piece, version in server.versions.items()}
    fresh = {version.piece: version.edit for version in versions}
    kept = [edit for piece, edit in edits.items() if edit is not None and piece not in fresh]
    return layered(server.base.library, [*kept, *filter(None, fresh.values())], today())


def broken(
    server: ServerKnowledge, versions: Sequence[NewVersion], tried: Layer
) -> dict[Piece, tuple[Fault, ...]]:
    """Why the versions cannot be published: the faults of their pieces, and of what would fall with them."""
    pieces = [version.piece for version in versions]
    return {
        piece: faults
        for piece, faults in tried.set_aside.items()
        if piece in pieces or piece not in server.layer.set_aside
    }


def changed(
    server: ServerKnowledge, tried: Layer, recent: Sequence[str], typed: Collection[str] = ()
) -> tuple[ChangedAnswer, ...]:
    """Which known questions, `recent` ones among them, would be answered otherwise; of the ways to ask that
    are `typed` anew, those that another entry answers now."""
    known = over(server.base, tried)
    found = changed_answers(server.knowledge, known, [*recent, *typed])
    return tuple(one for one in found if one.question not in typed or _answered(one.old_entry))


def _answered(entry: str | None) -> bool:
    return entry is not None and not entry.startswith("out_of_scope/")


def typed(server: ServerKnowledge, versions: Sequence[NewVersion]) -> tuple[str, ...]:
    """The ways to ask that the versions bring, in their order, without those that hold a slot."""
    found: list[str] = []
    for version in versions:
        made = version.edit and made_of(server.base.library, version.edit)
        known = {*(present(server.knowledge.library, version.piece) or {}).get("phrases", ())}
        found += [one for one in (made or {}).get("phrases", ()) if "{" not in one and one not in known]
    return tuple(found)


def faults_told(
    server: ServerKnowledge, versions: Sequence[NewVersion], found: Mapping[Piece, tuple[Fault, ...]]
) -> str:
    """Why a change cannot be published."""
    lines = ["## That cannot be published yet", "Nothing has changed, and nothing you typed is lost."]
    gone = [one.piece for one in versions if value_of(server, one.piece, one.edit) is None]
    for piece, faults in found.items():
        if named := next((one for one in gone if one != piece and _names(server, piece, one)), None):
            instead = "give that another source first" if named.kind == "sources" else "change that first"
            lines.append(f"**{safe(known_name(server, piece))}** names it; {instead}.")
            continue
        lines.append(f"**{safe(known_name(server, piece))}**")
        lines += [f"- {safe(fault.sentence)}" for fault in faults[:SHOWN]]
    return "\n".join(lines)[:3800]


def _names(server: ServerKnowledge, piece: Piece, named: Piece) -> bool:
    """Whether the server's edit of a piece names another by its key."""
    edit = server.layer.edits.get(piece)
    made = build(server.base.library, edit) if edit else ()
    return isinstance(made, Edited) and named.key in made.words


def value_of(server: ServerKnowledge, piece: Piece, edit: Edit | None) -> dict[str, Any] | None:
    """The whole piece that an edit makes of the base's; None where it is hidden or cannot be made."""
    base = server.base.library
    return made_of(base, edit) if edit else present(base, piece)


def difference_told(server: ServerKnowledge, piece: Piece, made: dict[str, Any] | None) -> list[str]:
    """What becomes of a piece that would be `made`, None where it would not be there."""
    now, name = present(server.knowledge.library, piece), safe(known_name(server, piece))
    if now is None and made is not None:
        called = safe(str(made.get("title") or made.get("name") or name))
        if present(server.base.library, piece) is not None:
            return [f"**{called}** ({what_of(piece)}) is there again for members of this server.", ""]
        return [f"New in this server: **{called}** ({what_of(piece)})", ""]
    if made is None:
        return [f"**{name}** ({what_of(piece)}) would no longer be there for members of this server.", ""]
    assert now is not None
    return [text(difference(now, made), DIFFERENCE, safe), ""]


def changed_told(found: Sequence[ChangedAnswer]) -> list[str]:
    """Which known questions would be answered otherwise, old beside new."""
    if not found:
        return ["No question that I know would be answered otherwise, but for what you changed."]
    stray = [one for one in found if one.lost and one.old_entry == one.new_entry]
    other = [one for one in found if one not in stray]
    return [
        *_listed("known question", "would get another answer", other, _other_told),
        *_listed("test question", "would not reach the answer meant", stray, _stray_told),
    ]


def _listed(
    what: str, would: str, found: Sequence[ChangedAnswer], told: Callable[[ChangedAnswer], str]
) -> list[str]:
    """How many they are, and the first ones of them; nothing where there are none."""
    if not found:
        return []
    number = len(found)
    lines = [f"**{number} {what}{'s' * (number != 1)}** {would}:", *map(told, found[:SHOWN])]
    return [*lines, f"-# and {number - SHOWN} more"] if number > SHOWN else lines


def _other_told(one: ChangedAnswer) -> str:
    mark = "⚠️ " if one.lost else ""
    return f"- {mark}“{safe(one.question, 120)}”\n-# {safe(one.old_title)} → **{safe(one.new_title)}**"


def _stray_told(one: ChangedAnswer) -> str:
    where = f"leads to **{safe(one.new_title)}**" if one.new_entry else safe(one.new_title)
    return f"- ⚠️ “{safe(one.question, 120)}”\n-# {where}"


def alike_told(server: ServerKnowledge, versions: Sequence[NewVersion]) -> list[str]:
    """Other answers that say they are about nearly the same."""
    found: list[Similar] = []
    for version in versions[:SHOWN]:
        value = made_of(server.base.library, version.edit) if version.edit else None
        if value:
            found += similar(server.knowledge.library, version.piece, value)
    if not found:
        return []
    lines = ["Nearly the same stands elsewhere:"]
    lines += [
        f"- “{safe(one.mine, 80)}” and “{safe(one.theirs, 80)}” of **{safe(one.title)}**"
        for one in found[:SHOWN]
    ]
    return lines
