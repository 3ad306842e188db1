"""A figure of the benchmarks: what was measured, what it stands beside, and what it should be."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One row of the table. `beside` names a peer of the same run, and `theirs` is its value."""

    part: str
    what: str
    value: float | None
    unit: str
    beside: str = ""
    theirs: float | None = None
    goal: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours by theirs: this travels between machines."""
        if self.value is None or not self.theirs:
            return None
        return self.value / self.theirs

    def as_json(self) -> dict[str, Any]:
        """The same as an object."""
        ratio = self.ratio
        return asdict(self) | {"ratio": None if ratio is None else float(f"{ratio:.3g}")}


def shown(value: float | None, unit: str = "") -> str:
    """A figure as people read it, to three digits; a dash where there is none."""
    if value is None:
        return "–"
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return f"{text} {unit}".strip()
