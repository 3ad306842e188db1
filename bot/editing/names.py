"""Names as people write them -> ids, and ids -> names. Leniently, and never by a guess."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from bot.editing.unread import UnreadError
from bot.editing.words import AREAS
from bot.library.checks import country_names
from bot.library.library import Library
from bot.library.text import fold, shorten

_MARKS = ("|", "->")
"""What stands between a name and what is said of it, in lines of a form."""


class Names:
    """What the things of one kind are called. The first name of each is the one that is shown."""

    def __init__(self, what: str, names: Mapping[str, Iterable[str]]):
        self._what = what
        self._shown = {key: next(iter(called), key) for key, called in names.items()}
        self._ids: dict[str, set[str]] = {}
        for key, called in names.items():
            for name in (key, *called):
                self._ids.setdefault(_fold(name), set()).add(key)

    def id_of(self, text: str) -> str:
        """The id of the one that is called so, or whose name alone holds these words."""
        if text in self._shown:
            return text
        typed = _fold(text)
        found = self._ids.get(typed, set())
        if not found and typed:
            found = {key for key, name in self._shown.items() if f" {typed} " in f" {_fold(name)} "}
        if len(found) == 1:
            return next(iter(found))
        raise UnreadError(self._unknown(text, typed, sorted(found)))

    def shown(self, key: str) -> str:
        """The name of an id, as `id_of` reads it; the id itself where the name would not do."""
        name = self._shown.get(key, key)
        plain = not any(mark in name for mark in _MARKS)
        return name if plain and self._ids.get(_fold(name)) == {key} else key

    def _unknown(self, text: str, typed: str, found: list[str]) -> str:
        if found:
            meant = [self.shown(key) for key in found]
            return f"“{shorten(text)}” could be {_or(meant[:3])}. Write the full name."
        near = get_close_matches(typed, self._ids, n=3, cutoff=0.6)
        names = [self.shown(key) for key in dict.fromkeys(min(self._ids[name]) for name in near)]
        hint = f"Did you mean {_or(names)}?" if names else "Write its name as the bot shows it."
        return f"“{shorten(text)}” is no {self._what} I know. {hint}"


def roles(library: Library) -> Names:
    """Roles by name, plural and other names."""
    called = {key: (role.name, role.plural, *role.aliases) for key, role in library.roles.items()}
    return Names("role", called)


def skills(library: Library) -> Names:
    """Skills by name and other names."""
    return Names("skill", {key: (skill.name, *skill.aliases) for key, skill in library.skills.items()})


def topics(library: Library) -> Names:
    """Questions and answers by title."""
    return Names("question and answer", {key: (topic.title,) for key, topic in library.topics.items()})


def sources(library: Library) -> Names:
    """Sources by title."""
    return Names("source", {key: (source.title,) for key, source in library.sources.items()})


def places(library: Library) -> Names:
    """Where a question may belong: a question and answer by title, or an area."""
    titles = {key: (topic.title,) for key, topic in library.topics.items()}
    areas = {intent: (AREAS.get(intent, intent),) for intent in {key.split("/")[0] for key in titles}}
    return Names("question and answer, or area,", {**areas, **titles})


def countries(library: Library) -> Names:
    """Countries by English name, code, and the other names that the vocabulary holds."""
    others = library.vocabulary.countries
    return Names(
        "country",
        {
            code: (name, *(others[code].names if code in others else ()))
            for code, name in country_names().items()
        },
    )


def _fold(text: str) -> str:
    return fold(text) or text.strip()


def _or(names: list[str]) -> str:
    return " or ".join(f"“{name}”" for name in names)
