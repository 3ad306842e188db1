"""Parts of the world that are no country: "in Europe". The base holds no figures for one as a whole."""

from collections.abc import Sequence

_NAMES = {
    "europe": "Europe",
    "european union": "the European Union",
    "eu": "the European Union",
    "eastern europe": "Eastern Europe",
    "western europe": "Western Europe",
    "southern europe": "Southern Europe",
    "northern europe": "Northern Europe",
    "central europe": "Central Europe",
    "asia": "Asia",
    "southeast asia": "Southeast Asia",
    "south east asia": "Southeast Asia",
    "central asia": "Central Asia",
    "east asia": "East Asia",
    "south asia": "South Asia",
    "africa": "Africa",
    "west africa": "West Africa",
    "east africa": "East Africa",
    "north africa": "North Africa",
    "latin america": "Latin America",
    "latam": "Latin America",
    "south america": "South America",
    "central america": "Central America",
    "middle east": "the Middle East",
    "scandinavia": "Scandinavia",
}
_BY_WORDS = {tuple(name.split()): shown for name, shown in _NAMES.items()}
_LONGEST = max(map(len, _BY_WORDS))
_FIRST = frozenset(name[0] for name in _BY_WORDS)

_IN = frozenset({"in", "across", "within", "around", "throughout", "over"})
_ABOUT = frozenset({"and", "for", "about", "or", "but", "ok", "so"})
"""Before a region that ends a message, as in "what about asia"."""

_SKIPPED = frozenset({"the", "all", "of", "rest", "mainland"})
_TAIL = frozenset({"then", "too", "instead", "please", "now"})
_BEHIND = frozenset({"citizen", "institution", "act", "law", "passport", "commission", "parliament"})
"""What is no place behind the name of one: "in eu institutions"."""


def region(words: Sequence[str]) -> str | None:
    """The part of the world that a message names as a place, as it is shown.

    >>> region(["pay", "in", "the", "eu"]), region(["and", "latin", "america"]), region(["eu", "ai", "act"])
    ('the European Union', 'Latin America', None)
    """
    found = _found(words)
    return _BY_WORDS[tuple(words[found.start : found.stop])] if found else None


def region_words(words: Sequence[str]) -> int:
    """How many words name it, with "in the" before them."""
    found = _found(words)
    return found.stop - found.start + sum(word in _SKIPPED for word in words[: found.start]) if found else 0


def _found(words: Sequence[str]) -> range | None:
    if _FIRST.isdisjoint(words):  # as in most messages
        return None
    for at in range(len(words)):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            if tuple(words[at : at + size]) not in _BY_WORDS:
                continue
            before = at - 1
            while before >= 0 and words[before] in _SKIPPED:
                before -= 1
            ends = _TAIL.issuperset(words[at + size :]) and (before < 0 or words[before] in _ABOUT)
            placed = (
                before >= 0 and words[before] in _IN and not _BEHIND & {*words[at + size : at + size + 2]}
            )
            if ends or placed:
                return range(at, at + size)
            break
    return None
