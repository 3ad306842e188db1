"""What a server changes about the knowledge base: edits of single pieces, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Kind = Literal["topics", "roles", "skills", "roadmaps", "pay", "sources"]
Action = Literal["put", "add", "hide"]

KINDS: tuple[Kind, ...] = ("topics", "roles", "skills", "roadmaps", "pay", "sources")


class Piece(NamedTuple):
    """One thing that can be edited: an entry, a role, a skill, a roadmap, the pay of a role, a source.

    `key` is its id, of an entry `intent/entry`.
    """

    kind: Kind
    key: str


@dataclass(frozen=True)
class Edit:
    """What one server changed about one piece.

    `put`: `value` is the whole piece, with the fields of its file (JSON values, days as text); a skill has
    `kind` besides, the name of the file it belongs to. `add`: `value` holds lists that are appended to the
    base's, such as phrases of an entry, aliases of a role or a skill, guide rows of a pay file; `reviewed` is
    the day on which the server last found the base's right, which counts where the base's is older. `hide`:
    the piece is gone for this server, and `value` is empty.

    `base` is the base's piece as it was when the edit was made, None where the base had none: so it shows
    when the base changes beneath.
    """

    piece: Piece
    action: Action
    value: Mapping[str, Any]
    base: Mapping[str, Any] | None = None

    @property
    def only_checked(self) -> bool:
        """Whether it says no more than that the base's is still right."""
        only = isinstance(self.value, Mapping) and set(self.value) == {"reviewed"}
        return self.action == "add" and only
