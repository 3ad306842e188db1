"""JSON Schemas of the files under `knowledge/`, made from the models, for curators' editors."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.errors import KnowledgeError, Problem
from bot.library.models import Id, Roadmap, Role, SkillFile, Source, Topic, Vocabulary
from bot.library.pay_models import Pay

FOLDER = "schemas"
RENEW = "career-bot kb schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KINDS: dict[str, Any] = {
    "topic": Topic,
    "role": Role,
    "skills": SkillFile,
    "roadmap": Roadmap,
    "pay": Pay,
    "sources": dict[Id, Source],
    "vocabulary": Vocabulary,
}


def texts() -> dict[str, str]:
    """The text of each schema file, by its name."""
    made = {}
    for kind, model in _KINDS.items():
        schema = TypeAdapter(model).json_schema()
        made[f"{kind}.json"] = (
            json.dumps({"$schema": _DIALECT, **schema}, indent=1, ensure_ascii=False) + "\n"
        )
    return made


def write(root: Path) -> list[str]:
    """Write the schemas of the knowledge folder `root` that are not fresh; return their names."""
    if not root.is_dir():
        problem = Problem(str(root), 0, "is not a folder", "name the knowledge folder")
        raise KnowledgeError([problem])
    changed = _stale(root)
    try:
        (root / FOLDER).mkdir(exist_ok=True)
        for name in changed:
            (root / FOLDER / name).write_text(texts()[name], encoding="utf-8", newline="\n")
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise KnowledgeError([Problem(FOLDER, 0, what, "the folder must be writable")]) from None
    return changed


def stale(root: Path) -> list[Problem]:
    """One problem for each schema that does not fit the models; none where there is no such folder.

    Schemas only help editors, so a folder may do without them all.
    """
    if not (root / FOLDER).is_dir():
        return []
    return [Problem(f"{FOLDER}/{name}", 1, "is out of date", f"run: {RENEW}") for name in _stale(root)]


def _stale(root: Path) -> list[str]:
    return [name for name, text in texts().items() if _present(root / FOLDER / name) != text]


def _present(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
