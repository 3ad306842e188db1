"""The folder `knowledge/` -> validated models, file by file. Faults are collected, never raised singly."""

import hashlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.errors import KnowledgeError, Problem
from bot.library import documents, reading, validation
from bot.library.documents import Document, RefusedError
from bot.library.models import (
    INTENTS,
    CountryWords,
    Id,
    Roadmap,
    Role,
    Skill,
    SkillFile,
    Source,
    Topic,
    Vocabulary,
)
from bot.library.pay_models import Pay
from bot.library.text import shorten

M = TypeVar("M", bound=BaseModel)
_ID: TypeAdapter[str] = TypeAdapter(Id)
ID_FORM = "small letters, digits and hyphens are allowed, at most 34 in all"


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """A model, the document it stands in and its place there."""

    model: M
    document: Document
    at: tuple[Any, ...] = ()
    judged: bool = True
    """False for what is only named by others: the base beneath a server's edits."""

    def problem(self, loc: tuple[Any, ...], what: str, allowed: str) -> Problem:
        """A fault at `loc` within this model."""
        return Problem(self.document.path, self.document.line(self.at + loc), what, allowed)


@dataclass
class Files:
    """All that was read. Keys are ids; topics are keyed `intent/entry`."""

    vocabulary: Vocabulary | None = None
    sources: dict[str, Loaded[Source]] = field(default_factory=dict)
    roles: dict[str, Loaded[Role]] = field(default_factory=dict)
    skills: dict[str, Loaded[Skill]] = field(default_factory=dict)
    skill_kinds: dict[str, Loaded[SkillFile]] = field(default_factory=dict)
    roadmaps: dict[str, Loaded[Roadmap]] = field(default_factory=dict)
    pay: dict[str, Loaded[Pay]] = field(default_factory=dict)
    topics: dict[str, Loaded[Topic]] = field(default_factory=dict)
    countries: dict[str, Loaded[CountryWords]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    fingerprint: str = ""
    today: date | None = None
    """The day by which dates are judged; None where they are not."""
    layer: bool = False
    """Whether it is a server's edits that are judged, which need not be as complete as the files."""


def judged(group: Mapping[str, Loaded[M]]) -> Iterator[tuple[str, Loaded[M]]]:
    """Those of a group that the rules look at; what they name is looked up in the whole."""
    return ((key, loaded) for key, loaded in group.items() if loaded.judged)


def read_folder(
    root: Path, instead: Mapping[str, str] | None = None, taken: dict[str, tuple[str, Document]] | None = None
) -> Files:
    """Read everything below `root`. Raises `KnowledgeError` only where there is no such folder.

    `instead` holds texts by path within the folder, read in place of the files or beside them: so a change
    can be tried before it is written. `taken` is filled with each text that was read and what was parsed of
    it, for those who would read it again.
    """
    instead = instead or {}
    if not root.is_dir():
        problem = Problem(str(root), 0, "is not a folder", "KNOWLEDGE_DIR must name the knowledge folder")
        raise KnowledgeError([problem])
    files = Files()
    digest = hashlib.sha256()
    present = {reading.shown(path, root): path for path in reading.yaml_files(root, files.problems)}
    for shown in sorted({*present, *instead}, key=PurePosixPath):
        try:
            text = instead[shown] if shown in instead else reading.read_text(present[shown], root)
            digest.update(f"{shown}\0{text}\0".encode())
            document = documents.parse(text, shown)
        except RefusedError as refused:
            files.problems.append(refused.problem)
            continue
        if taken is not None:
            taken[shown] = (text, document)
        _take(document, files)
    for name in reading.FILES:
        if name not in present and name not in instead:
            files.problems.append(Problem(name, 1, "is missing", "every knowledge folder needs it"))
    files.fingerprint = digest.hexdigest()
    return files


def with_pay(files: Files, texts: Mapping[str, str], read: Container[str]) -> Files:
    """What `read_folder` gives with `texts` of pay files, by path, in place of those in `files`.

    `read` holds the paths that were read before: what was wrong with a text goes with it.
    """
    gone = {name for name in files.pay if f"pay/{name}.yaml" in texts}
    pay = {name: loaded for name, loaded in files.pay.items() if name not in gone}
    problems = [one for one in files.problems if one.path not in texts or one.path not in read]
    changed = replace(files, pay=pay, problems=problems, fingerprint="")
    for shown, text in texts.items():
        try:
            _take(documents.parse(text, shown), changed)
        except RefusedError as refused:
            changed.problems.append(refused.problem)
    changed.pay = dict(sorted(changed.pay.items(), key=lambda each: f"{each[0]}.yaml"))
    return changed


def _take(document: Document, files: Files) -> None:
    parts = document.path.removesuffix(".yaml").split("/")
    if not is_id(parts[-1]) and parts != ["pay", "_field"]:
        what = f"{shorten(parts[-1])} is no file name for this folder"
        files.problems.append(Problem(document.path, 1, what, ID_FORM))
        return
    match parts:
        case ["sources"]:
            _take_map(document, Source, files.sources, files.problems)
        case ["vocabulary"]:
            files.vocabulary = validation.build(document, Vocabulary, files.problems)
            if files.vocabulary:
                for code, words in files.vocabulary.countries.items():
                    files.countries[code] = Loaded(words, document, ("countries", code))
        case ["roles", name]:
            _take_one(document, Role, name, files.roles, files.problems)
        case ["roadmaps", name]:
            _take_one(document, Roadmap, name, files.roadmaps, files.problems)
        case ["pay", name]:
            _take_one(document, Pay, name, files.pay, files.problems)
        case ["skills", name]:
            _take_one(document, SkillFile, name, files.skill_kinds, files.problems)
            if loaded := files.skill_kinds.get(name):
                _take_skills(loaded, files)
        case ["topics", intent, name] if intent in INTENTS:
            _take_one(document, Topic, f"{intent}/{name}", files.topics, files.problems)
        case ["topics", intent, _]:
            problem = Problem(document.path, 1, f"{intent} is no intent", f"allowed: {', '.join(INTENTS)}")
            files.problems.append(problem)
        case _:
            allowed = f"{', '.join(reading.FILES)}, or a file in {', '.join(reading.FOLDERS)}"
            files.problems.append(Problem(document.path, 1, "is not expected here", allowed))


def is_id(name: str) -> bool:
    """Whether `name` has the form of an id."""
    try:
        _ID.validate_python(name)
    except ValidationError:
        return False
    return True


def _take_one(
    document: Document, model: type[M], key: str, into: dict[str, Loaded[M]], problems: list[Problem]
) -> None:
    built = validation.build(document, model, problems)
    if built is not None:
        into[key] = Loaded(built, document)


def _take_map(
    document: Document, model: type[M], into: dict[str, Loaded[M]], problems: list[Problem]
) -> None:
    if not isinstance(document.value, dict):
        problems.append(Problem(document.path, 1, "is not a map", "one id a key"))
        return
    for key, value in document.value.items():
        if not is_id(key):
            problems.append(
                Problem(document.path, document.line((key,)), f"{shorten(key)} is no id", ID_FORM)
            )
        built = validation.build_part(document, (key,), value, model, problems)
        if built is not None:
            into[key] = Loaded(built, document, (key,))


def _take_skills(loaded: Loaded[SkillFile], files: Files) -> None:
    for key, skill in loaded.model.skills.items():
        here = Loaded(skill, loaded.document, ("skills", key))
        if other := files.skills.get(key):
            files.problems.append(
                here.problem((), f"skill {key} stands in {other.document.path} too", "each skill once")
            )
        files.skills[key] = here
