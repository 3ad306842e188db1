"""Names of roles, skills, levels, countries and topics: for autocomplete, and for what was typed instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.library import Library
from bot.library.checks import country_names
from bot.library.text import fold

CHOICES = 25
"""What Discord shows of an autocomplete at most."""

GOOD_ENOUGH = 80
"""rapidfuzz score (0 to 100) from which a typed name is taken for a known one."""

NEAR = 55
"""Score from which a known name is offered as "did you mean"."""

MARGIN = 4
"""How much better the best name must be than the best name of another value to be taken."""


@dataclass(frozen=True, slots=True)
class Known:
    """One value with the name it is shown by."""

    value: str
    shown: str


class Names:
    """Names of one kind: what begins like the typed text first, then what holds it, then what is near."""

    def __init__(self, values: Iterable[tuple[str, str, Sequence[str]]]):
        """`values`: (id, shown name, aliases)."""
        self._known: dict[str, Known] = {}
        self._owner: dict[str, str] = {}
        for value, shown, aliases in values:
            self._known[value] = Known(value, shown)
            for name in (shown, value, *aliases):
                self._owner.setdefault(fold(name), value)
        self._names = list(self._owner)

    def suggest(self, typed: str, first: str | None = None, limit: int = CHOICES) -> list[Known]:
        """Up to `limit` values for what was typed so far; with nothing typed, `first` leads the list."""
        folded = fold(typed)
        if not folded:
            ordered = sorted(self._known.values(), key=lambda k: (k.value != first, k.shown.casefold()))
            return ordered[:limit]
        found = [name for name in self._names if name.startswith(folded)]
        found.sort(key=len)
        found += [name for name in self._names if f" {folded}" in name]
        near = process.extract(folded, self._names, scorer=_closeness, limit=limit, score_cutoff=NEAR)
        found += [name for name, _, _ in near]
        return [self._known[value] for value in dict.fromkeys(self._owner[name] for name in found)][:limit]

    def resolve(self, typed: str) -> str | None:
        """The value that was meant, or None where nothing is near enough or two are alike."""
        folded = fold(typed)
        if folded in self._owner:
            return self._owner[folded]
        if len(folded) < 3:
            return None
        near = process.extract(folded, self._names, scorer=fuzz.ratio, limit=8, score_cutoff=GOOD_ENOUGH)
        if not near:
            return None
        best = self._owner[near[0][0]]
        rival = next((score for name, score, _ in near if self._owner[name] != best), 0.0)
        return best if near[0][1] - rival >= MARGIN else None

    def shown(self, value: str) -> str:
        """The name a value is shown by."""
        return self._known[value].shown


def _closeness(typed: str, name: str, *, score_cutoff: float | None = None, **_: object) -> float:
    """Likeness of what was typed so far to the beginning of a name."""
    return fuzz.ratio(typed, name[: len(typed) + 2], score_cutoff=score_cutoff or 0)


class NameIndex:
    """The names of everything that a command's argument can be."""

    def __init__(self, library: Library):
        words, also = library.vocabulary, library.vocabulary.countries
        self.roles = Names((key, role.name, role.aliases) for key, role in library.roles.items())
        self.skills = Names((key, skill.name, skill.aliases) for key, skill in library.skills.items())
        self.levels = Names((key, level.name, level.words) for key, level in words.levels.items())
        self.countries = Names(
            (code, name, also[code].names if code in also else ()) for code, name in country_names().items()
        )
        self.starts = Names(
            [
                *((key, role.name, role.aliases) for key, role in library.roles.items()),
                *((key, named.name, named.words) for key, named in words.backgrounds.items()),
            ]
        )
