"""The Library: everything the bot knows, validated, immutable, indexed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from bot.errors import KnowledgeError
from bot.library import checks
from bot.library.files import Files, read_folder
from bot.library.models import LEVELS, Computed, Roadmap, Role, Skill, Source, Topic, Vocabulary
from bot.library.pay_models import Pay
from bot.library.text import fold


@dataclass(frozen=True)
class Library:
    """The knowledge base. Keys are ids; topics are keyed `intent/entry`.

    `fingerprint` is a SHA-256 over all files: two libraries with the same one are the same.
    """

    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    roles: Mapping[str, Role]
    skills: Mapping[str, Skill]
    skill_kinds: Mapping[str, str]
    roadmaps: Mapping[str, Roadmap]
    pay: Mapping[str, Pay]
    topics: Mapping[str, Topic]
    fingerprint: str
    skill_files: Mapping[str, str] = field(default_factory=dict)
    """The name of the file that each skill stands in; `skill_kinds` holds its title."""
    _versions: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, path: str | Path, today: date | None = None) -> "Library":
        """Read and validate the folder `path`; raise `KnowledgeError` with every fault found.

        Dates are judged only where `today` is given: a wrong clock must not keep the bot from starting.
        """
        files = read_folder(Path(path))
        files.today = today
        files.problems.extend(checks.problems(files))
        if files.problems or files.vocabulary is None:
            raise KnowledgeError(files.problems)
        return _from_files(files, files.vocabulary)

    @cached_property
    def owners(self) -> Mapping[str, Mapping[str, str]]:
        """By folder the id that each phrase, or each name, belongs to, as they are compared.

        Held by the base, for the edits of all servers.
        """
        names = {
            kind: {fold(name): key for key, held in group.items() for name in (held.name, *held.aliases)}
            for kind, group in (("roles", self.roles), ("skills", self.skills))
        }
        return names | {"topics": {fold(p): key for key, topic in self.topics.items() for p in topic.phrases}}

    @cached_property
    def computed(self) -> Mapping[Computed, str]:
        """Entry id of each computed kind of answer."""
        return {topic.compute: key for key, topic in self.topics.items() if topic.compute}

    def version(self, entry: str) -> str:
        """Three letters that change when the entry's file is edited."""
        if entry not in self._versions:
            content = self.topics[entry].model_dump_json().encode()
            self._versions[entry] = hashlib.sha256(content).hexdigest()[:3]
        return self._versions[entry]

    def data_version(self, folder: Literal["roles", "skills", "roadmaps", "pay"], key: str) -> str:
        """The same of one entry of the data; empty where there is none of that name."""
        name, held = f"{folder}:{key}", getattr(self, folder).get(key)
        if name not in self._versions:
            content = held.model_dump_json().encode() if held else b""
            self._versions[name] = hashlib.sha256(content).hexdigest()[:3] if held else ""
        return self._versions[name]

    def country_name(self, code: str) -> str:
        """English name of a country, from CLDR."""
        return checks.country_names()[code]

    def level_name(self, level: str | None) -> str:
        """How a level is called in an answer, such as "Entry level"; None is all levels together."""
        return next((w.name for key, w in self.vocabulary.levels.items() if key == level), "All levels")

    @property
    def levels(self) -> tuple[str, ...]:
        """All levels, lowest first."""
        return LEVELS


def _from_files(files: Files, vocabulary: Vocabulary) -> Library:
    kinds = {skill: kind.model.title for kind in files.skill_kinds.values() for skill in kind.model.skills}
    return Library(
        sources=MappingProxyType({key: loaded.model for key, loaded in files.sources.items()}),
        vocabulary=vocabulary,
        roles=MappingProxyType({key: loaded.model for key, loaded in files.roles.items()}),
        skills=MappingProxyType({key: loaded.model for key, loaded in files.skills.items()}),
        skill_kinds=MappingProxyType(kinds),
        roadmaps=MappingProxyType({key: loaded.model for key, loaded in files.roadmaps.items()}),
        pay=MappingProxyType({key: loaded.model for key, loaded in files.pay.items()}),
        topics=MappingProxyType({key: loaded.model for key, loaded in files.topics.items()}),
        fingerprint=files.fingerprint,
        skill_files=MappingProxyType(
            {skill: name for name, kind in files.skill_kinds.items() for skill in kind.model.skills}
        ),
    )
