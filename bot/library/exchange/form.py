"""One file of an export: where a piece lies, and its values as YAML written for people."""

from collections.abc import Mapping
from datetime import date
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

from bot.library.documents import RefusedError, parse
from bot.library.edited import MODELS
from bot.library.edits import Kind

ADDED = "added/"
"""Folder of what is appended to pieces of the base, with the paths of those pieces below it."""
HIDDEN = "hidden.yaml"
"""The file that lists what a server does not show."""

WIDTH = 110
_LONGEST_NUMBER = 40
"""Characters; no number or time that YAML reads as one is longer."""
_DAYS = frozenset({"reviewed"})


def texts(files: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Each file as text; its first line names its place, so that it can be sent alone."""
    writer = YAML()  # one for all: making it searches a folder for plug-ins
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = WIDTH
    writer.allow_unicode = True
    made: dict[str, str] = {}
    for path, values in files.items():
        stream = StringIO()
        writer.dump(styled(values), stream)
        made[path] = f"# {path}\n{stream.getvalue()}"
    return made


def ordered(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields in the order of our files; fields that are not given are left out."""
    fields = MODELS[kind].model_fields
    names = [name for name in fields if name in values] + [name for name in values if name not in fields]
    return {name: values[name] for name in names if values[name] is not None}


def styled(value: Any, key: str = "") -> Any:
    """Values as ruamel.yaml writes them best: long texts as blocks, short lists and maps in a line."""
    if isinstance(value, Mapping):
        made = CommentedMap((name, styled(part, str(name))) for name, part in value.items())
        if _short(value) and key != "":
            made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        rows = CommentedSeq(styled(part, "-") for part in value)
        if not value or (all(_word(part) for part in value) and len(", ".join(map(str, value))) < 90):
            rows.fa.set_flow_style()
        return rows
    return _scalar(value, key) if isinstance(value, str) else value


def _scalar(value: str, key: str) -> Any:
    if key in _DAYS:
        return _day(value)
    if "\n" in value:
        return LiteralScalarString(value.rstrip() + "\n")
    if len(value) > WIDTH - 20 and key != "-" and value.strip() == value:
        return FoldedScalarString(value)
    # YAML 1.1 takes NO, on and y for truth values, and ruamel.yaml writes 1.2, which does not.
    return DoubleQuotedScalarString(value) if _doubtful(value) else value


def _day(value: str) -> Any:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def _doubtful(value: str) -> bool:
    if value.strip() != value:
        return True
    if len(value) > _LONGEST_NUMBER:
        return False
    try:
        return bool(parse(f"a: {value}\n", "").value != {"a": value}) and value[:1] not in "\"'"
    except RefusedError:
        return True


def _word(value: Any) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and " " not in value and len(value) < 45)


def _short(value: Mapping[str, Any]) -> bool:
    parts = list(value.values())
    plain = all(isinstance(part, str | int | bool) and "\n" not in str(part) for part in parts)
    return plain and len(", ".join(f"{name}: {part}" for name, part in value.items())) < 95
