"""New files for curators: valid as they are, with texts marked REPLACE that a curator writes over."""

import os
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from bot.errors import KnowledgeError, Problem
from bot.library import checks, drafts, reading
from bot.library.drafts import MARK
from bot.library.files import ID_FORM, Files, is_id, read_folder
from bot.library.models import INTENTS
from bot.library.refusing import RefusedError

KINDS = ("topic", "role", "skill", "roadmap")


def create(root: Path, kind: str, name: str, today: date) -> tuple[str, int]:
    """Write a new file, or for a skill a new part of one; return its path within `root` and the line.

    Raises `KnowledgeError`, and writes nothing, where the name is not free or not of the right form, or
    where the result would not be valid.
    """
    place, before, after = draft(root, kind, name, today)
    _write(root / place, before, after)
    return place, before.count("\n") + 1


def draft(root: Path, kind: str, name: str, today: date) -> tuple[str, str, str]:
    """What `create` would write: the file's path within `root`, the text it has, and the text to add."""
    place, before, after = _MAKERS[kind](root, read_folder(root), name, today)
    _refuse_faults(root, place, before + after)
    return place, before, after


def unfinished(root: Path) -> list[str]:
    """Paths of the files that still hold texts marked REPLACE."""
    found = []
    for path in reading.yaml_files(root, []):
        try:
            if MARK in reading.read_text(path, root):
                found.append(reading.shown(path, root))
        except RefusedError:
            continue
    return found


def _topic(root: Path, files: Files, name: str, today: date) -> tuple[str, str, str]:
    intent, _, entry = name.partition("/")
    place = f"topics/{name}.yaml"
    if not entry:
        raise _refused(name, "is no name of an entry", "write folder/name, such as education/study-groups")
    if intent not in INTENTS:
        raise _refused(name, f"{intent} is no intent", f"allowed: {', '.join(INTENTS)}")
    _need_id(name, entry)
    if len(name) > 40:
        raise _refused(name, f"is {len(name)} characters long", "at most 40 with its folder")
    _need_free(root, place)
    return place, "", drafts.topic(intent, entry, _source(files, name), today)


def _role(root: Path, files: Files, name: str, today: date) -> tuple[str, str, str]:
    _need_id(name, name)
    place = f"roles/{name}.yaml"
    _need_free(root, place)
    return place, "", drafts.role(name, _skills(files, name, 3), _source(files, name), today)


def _roadmap(root: Path, files: Files, name: str, today: date) -> tuple[str, str, str]:
    _need_id(name, name)
    place = f"roadmaps/{name}.yaml"
    _need_free(root, place)
    if name not in files.roles:
        raise _refused(name, "is no known role", _hint(name, files.roles) or "make the role first")
    return place, "", drafts.roadmap(files.roles[name].model.name, _source(files, name), today)


def _skill(root: Path, files: Files, name: str, today: date) -> tuple[str, str, str]:
    kind, _, skill = name.partition("/")
    place = f"skills/{kind}.yaml"
    if not skill:
        raise _refused(name, "is no name of a skill", "write kind/skill, such as languages/kotlin")
    if kind not in files.skill_kinds:
        raise _refused(name, f"{kind} is no kind of skill", f"allowed: {', '.join(files.skill_kinds)}")
    _need_id(name, skill)
    if other := files.skills.get(skill):
        raise _refused(name, f"stands in {other.document.path} already", "choose another name")
    before = reading.read_text(root / place, root)
    before += "" if before.endswith("\n") else "\n"
    related = next(iter(files.skill_kinds[kind].model.skills))
    return place, before, drafts.skill(skill, related, _source(files, name), today)


_MAKERS: dict[str, Callable[[Path, Files, str, date], tuple[str, str, str]]] = {
    "topic": _topic,
    "role": _role,
    "skill": _skill,
    "roadmap": _roadmap,
}


def _refused(name: str, what: str, allowed: str) -> KnowledgeError:
    return KnowledgeError([Problem(name, 0, what, allowed)])


def _need_id(name: str, last: str) -> None:
    if not is_id(last):
        raise _refused(name, "is no name for this folder", ID_FORM)


def _need_free(root: Path, place: str) -> None:
    if os.path.lexists(root / place):
        raise _refused(place, "exists already", "choose another name, or edit that file")


def _hint(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=3)
    return f"did you mean {', '.join(near)}?" if near else ""


def _source(files: Files, name: str) -> str:
    if not files.sources:
        raise _refused(name, "cannot be made: sources.yaml names no source", "add one there first")
    return "editors" if "editors" in files.sources else next(iter(files.sources))


def _skills(files: Files, name: str, count: int) -> list[str]:
    """The skills that most roles need: the likeliest for one more."""
    needed = Counter(need.skill for role in files.roles.values() for need in role.model.skills)
    known = sorted(files.skills, key=lambda skill: (-needed[skill], skill))
    if len(known) < count:
        raise _refused(name, f"cannot be made: a role names {count} skills", "add skills first")
    return known[:count]


def _refuse_faults(root: Path, place: str, text: str) -> None:
    """Faults that the folder had before are no reason to refuse; a new one is."""
    old, new = _faults(root, {}), _faults(root, {place: text})
    if added := sorted(new - old):
        raise KnowledgeError(added)


def _faults(root: Path, instead: dict[str, str]) -> set[Problem]:
    files = read_folder(root, instead)
    return {*files.problems, *checks.problems(files)}


def _write(path: Path, before: str, after: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not before:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(after)
            return
        # Written beside the file and moved over it, so that a full disk leaves the old one whole.
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(before + after, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise _refused(str(path), what, "the folder must be writable") from None
