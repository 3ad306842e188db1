"""Where in an edit something is wrong, in a sentence for its moderator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import Problem
from bot.library.documents import Document
from bot.library.edits import Piece
from bot.library.field_names import sentence, shown


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field of a piece, in a sentence.

    `field` is a path such as `title`, `phrases.3` or `guide.0.low`, and empty where it is about the whole.
    """

    field: str
    sentence: str

    @property
    def name(self) -> str:
        """The field of the piece itself: `guide` of `guide.0.low`."""
        return self.field.partition(".")[0]


class Place(Document):
    """Stands in for a file. It has no lines: each place that is asked for gets a number instead."""

    def __init__(self, piece: Piece, value: Any, known: Mapping[str, int] | None = None):
        """`known`: of each list that something is added to, how many items the base has; `reviewed` is
        among them where the edit says on which day the base's was last checked."""
        super().__init__(f"{piece.kind}/{piece.key}", value, {})
        self._known = known
        self._asked: list[tuple[Any, ...]] = []

    def line(self, loc: tuple[Any, ...] = ()) -> int:
        """The number under which `fault` finds the place."""
        self._asked.append(loc)
        return len(self._asked)

    def own(self, loc: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """A place as it is counted in the edit; None where it lies in what the base says."""
        if self._known is None:
            return loc
        if len(loc) > 1 and loc[0] in self._known and loc[1] >= self._known[loc[0]]:
            return (loc[0], loc[1] - self._known[loc[0]], *loc[2:])
        return ("reviewed",) if loc[-1:] == ("reviewed",) and "reviewed" in self._known else None

    def name(self, loc: tuple[Any, ...]) -> str:
        """How a place is called, in plain words."""
        return shown(self.own(loc) or loc) or "It"

    def fault(self, problem: Problem, named: bool = False) -> Fault | None:
        """A problem with its field; None where the base is at fault. `named`: it begins with the name."""
        loc = self.own(self._asked[problem.line - 1])
        if loc is None:
            return None
        field = ".".join(str(part) for part in loc)
        return Fault(field, sentence(() if named else loc, problem.what, problem.allowed))
