"""Whether an answer is another than it was: versions of its entry and of the data it was computed from."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Literal

from bot.answers import pay_rows
from bot.library import Library
from bot.library.models import Computed
from bot.understanding import Slots

Folder = Literal["roles", "skills", "roadmaps", "pay"]

LENGTH = 3
"""Letters of each of the two versions."""

READ: Mapping[Computed, tuple[Folder, ...]] = {
    "salary": ("pay",),
    "trends": ("pay",),
    "pay_by_country": ("pay",),
    "top_paying": ("pay",),
    "roadmap": ("roadmaps", "roles"),
    "skills": ("roles", "skills"),
    "role": ("roles",),
    "compare": ("roles", "pay", "roadmaps"),
    "skill": ("skills",),
    "compare_skills": ("skills",),
    "match": ("roles", "skills"),
}
"""What a computed answer reads, of the roles and skills that it is about."""

RANKING: frozenset[Computed] = frozenset({"top_paying", "match"})
"""Answers that read of all roles."""


def version_of(library: Library, entry: str, slots: Slots) -> str:
    """Three letters for the entry's own file, and for a computed answer three for its data."""
    own = library.version(entry)
    kind = library.topics[entry].compute
    found = "".join(_data(library, kind, slots)) if kind else ""
    return own + (hashlib.sha256(found.encode()).hexdigest()[:LENGTH] if found else "")


def is_changed(library: Library, entry: str, slots: Slots, version: str) -> bool:
    """Whether an answer is gone or another than in `version`, which may be that of the entry alone."""
    return entry not in library.topics or not version_of(library, entry, slots).startswith(version)


def _data(library: Library, kind: Computed, slots: Slots) -> Iterator[str]:
    roles = _named(slots.role, slots.role2, *slots.roles)
    skills = [*slots.every_skill]
    if kind in RANKING:
        roles = [*library.roles]
    elif kind == "skills":
        skills = [
            need.skill for role in roles if role in library.roles for need in library.roles[role].skills
        ]
    for folder in READ.get(kind, ()):
        keys = skills if folder == "skills" else roles
        if folder == "pay" and not keys:
            keys = [pay_rows.FIELD]
        yield from (library.data_version(folder, key) for key in keys)


def _named(*values: str | None) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
