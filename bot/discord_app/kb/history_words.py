"""Versions of pieces in words: what each did, and what it changed."""

from collections.abc import Mapping
from typing import Any

from bot.discord_app.kb.trial import value_of
from bot.discord_app.safe_text import safe
from bot.library.differences import Change, difference
from bot.library.edits import Edit
from bot.servers import ServerKnowledge
from bot.storage import Version

_FIELDS = 4
"""Changed fields that a line names."""


def deed(version: Version, before: Version | None) -> str:
    """What a version did, in one word or two."""
    edit, was = version.edit, before.edit if before else None
    if edit is None:
        return "taken out" if was is not None and was.base is None else "back to the original"
    if edit.action == "hide":
        return "hidden"
    if was is not None and was.action == "hide":
        return "shown again"
    if edit.only_checked:
        return "checked"
    if edit.action == "add":
        return "added to"
    return "changed" if was is not None or edit.base is not None else "written"


def states(
    server: ServerKnowledge, version: Version, before: Version | None
) -> tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]:
    """The piece before a version and after it; None where it was not there or hidden."""
    if before is not None and before.edit is not None:
        old = made_of(server, before, before.edit)
    elif version.edit is not None:
        old = version.edit.base
    else:
        old = value_of(server, version.piece, None)
    return old, made_of(server, version, version.edit)


def made_of(server: ServerKnowledge, version: Version, edit: Edit | None) -> Mapping[str, Any] | None:
    """The piece that an edit made; its own text where it cannot stand by itself over today's base."""
    value = value_of(server, version.piece, edit)
    if value is None and edit is not None and edit.action == "put":
        return {name: part for name, part in edit.value.items() if part not in (None, "", [], {})}
    return value


def changes(server: ServerKnowledge, version: Version, before: Version | None) -> tuple[Change, ...]:
    """What a version changed, against the one before it."""
    return difference(*states(server, version, before))


def fields(found: tuple[Change, ...]) -> str:
    """The names of what changed, such as "Answer, Ways to ask and 2 more"."""
    names = list(dict.fromkeys(change.field for change in found))
    more = f" and {len(names) - _FIELDS} more" if len(names) > _FIELDS else ""
    return ", ".join(safe(name) for name in names[:_FIELDS]) + more
