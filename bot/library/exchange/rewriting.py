"""An edit -> the text of its file, with comments and all that the edit does not touch kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from bot.errors import Problem
from bot.library import documents, reading
from bot.library.edited import COMPUTED_ROWS, later
from bot.library.edits import Edit
from bot.library.exchange import comments, form
from bot.library.files import ID_FORM, is_id
from bot.library.refusing import RefusedError
from bot.library.text import fold, shorten

_WIDTH = 1_000
"""Lines are not broken anew: a broken line is a changed one in git."""


def place(root: Path, edit: Edit) -> str:
    """The path of the piece's file below `root`; `RefusedError` where its id makes none."""
    kind, key = edit.piece
    names = [*key.split("/", 1), str(edit.value.get("kind", "other"))]
    if any(not is_id(name.replace("_", "-").strip("-")) for name in names):
        raise RefusedError(Problem(f"{kind}/{shorten(key)}", 0, "is no id", ID_FORM))
    if kind == "sources":
        return "sources.yaml"
    if kind != "skills":
        return f"{kind}/{key}.yaml"
    for path in sorted((root / "skills").glob("[!.]*.yaml")):
        try:
            held = documents.parse(reading.read_text(path, root), path.name).value
        except RefusedError:
            continue
        if isinstance(held, dict) and isinstance(held.get("skills"), dict) and key in held["skills"]:
            return f"skills/{path.name}"
    return f"skills/{edit.value.get('kind', 'other')}.yaml"


def merged(old: str, shown: str, edit: Edit) -> str:
    """The text of the file `shown` after an edit; "" where nothing is left of it.

    Raises `RefusedError` where the old text is no plain YAML, or has not what the edit adds to.
    """
    documents.parse(old, shown)  # Refuses what ruamel.yaml would expand: anchors, tags, deep nesting.
    writer = _writer(old)
    try:
        data = writer.load(old) if old.strip() else CommentedMap()
    except YAMLError:
        raise RefusedError(Problem(shown, 1, "is no YAML 1.2", "write it as the other files are")) from None
    holder, key = _holder(data, shown, edit)
    if edit.action == "hide":
        if key is None:
            return ""
        holder.pop(key, None)
    else:
        target = holder if key is None else holder.setdefault(key, CommentedMap())
        values = {name: part for name, part in edit.value.items() if not _not_ours(edit, name)}
        if edit.action == "add":
            _append(target, values)
        else:
            _put(target, form.ordered(edit.piece.kind, values), _kept(edit))
    new = _dumped(writer, data)
    kept = comments.untouched(old, _dumped(writer, writer.load(old)), new) if old.strip() else new
    same = documents.parse(kept, shown).value == documents.parse(new, shown).value
    return kept if same else new


def _dumped(writer: YAML, data: Any) -> str:
    stream = StringIO()
    writer.dump(data, stream)
    return stream.getvalue()


def _holder(data: Any, shown: str, edit: Edit) -> tuple[CommentedMap, str | None]:
    """The map that the piece stands in and its key there; None where it is the whole file."""
    if not isinstance(data, CommentedMap):
        raise RefusedError(Problem(shown, 1, "is not a map of fields", "one field a line"))
    if edit.piece.kind == "sources":
        return data, edit.piece.key
    if edit.piece.kind == "skills":
        data.setdefault("title", str(edit.value.get("kind", "other")))
        return data.setdefault("skills", CommentedMap()), edit.piece.key
    return data, None


def _not_ours(edit: Edit, name: str) -> bool:
    return name in (
        COMPUTED_ROWS if edit.piece.kind == "pay" else ("kind",) if edit.piece.kind == "skills" else ()
    )


def _kept(edit: Edit) -> tuple[str, ...]:
    return COMPUTED_ROWS if edit.piece.kind == "pay" else ()


def _put(target: CommentedMap, values: Mapping[str, Any], kept: tuple[str, ...] = ()) -> None:
    """Make a map say `values`; what says the same already is not touched."""
    for name in [name for name in target if name not in values and name not in kept]:
        del target[name]
    for name, part in values.items():
        if name not in target:
            if part not in ([], (), {}):
                target[name] = form.styled(part, name)
        elif not _equal(target[name], part):
            held = target[name]
            if isinstance(held, CommentedMap) and isinstance(part, Mapping):
                _put(held, part)
            elif isinstance(held, CommentedSeq) and isinstance(part, list | tuple):
                _put_items(held, part)
            else:
                target[name] = comments.carried(held, form.styled(part, name))


def _put_items(held: CommentedSeq, items: Any) -> None:
    """Make a list say `items`; items that stay keep their comments, their style and their place."""
    before, tail = list(held), comments.take_tail(held)
    matcher = _matching(before, list(items))
    for tag, i1, i2, j1, j2 in reversed(matcher):
        if tag == "equal":
            continue
        same = min(i2 - i1, j2 - j1)
        for offset in range(same):
            old, new = held[i1 + offset], items[j1 + offset]
            if isinstance(old, CommentedMap) and isinstance(new, Mapping):
                _put(old, new)
            else:
                held[i1 + offset] = form.styled(new, "-")
        for index in reversed(range(i1 + same, i2)):
            del held[index]
        for offset in range(same, j2 - j1):
            held.insert(i1 + offset, form.styled(items[j1 + offset], "-"))
    comments.give_tail(held, tail)


def _matching(before: list[Any], after: list[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(
        None, [repr(_plain(one)) for one in before], [repr(_plain(one)) for one in after], autojunk=False
    ).get_opcodes()


def _append(target: CommentedMap, values: Mapping[str, Any]) -> None:
    for name, items in values.items():
        if name == "reviewed":
            _check(target, items)
            continue
        held = target.setdefault(name, CommentedSeq())
        tail = comments.take_tail(held)
        texts = {fold(item) for item in held if isinstance(item, str)}
        for item in items:
            there = fold(item) in texts if isinstance(item, str) else any(_equal(one, item) for one in held)
            if not there:
                held.append(form.styled(item, "-"))
        comments.give_tail(held, tail)


def _check(target: CommentedMap, day: Any) -> None:
    """Put the day of a server's check over earlier ones: of the piece, or of each row of pay."""
    for held in target.get("guide", ()) if "reviewed" not in target else (target,):
        if (newer := later(_plain(held.get("reviewed")), day)) != _plain(held.get("reviewed")):
            held["reviewed"] = comments.carried(held.get("reviewed"), form.styled(newer, "reviewed"))


def _equal(held: Any, given: Any) -> bool:
    return bool(_plain(held) == _plain(given))


def _plain(value: Any) -> Any:
    """What a value says, however it is written; fields that are not given are as if they were absent."""
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items() if part is not None}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip() if isinstance(value, str) else value


def _writer(old: str) -> YAML:
    writer = YAML()
    writer.preserve_quotes = True
    writer.indent(mapping=2, sequence=4, offset=2)
    writer.width = _WIDTH if old.strip() else form.WIDTH
    writer.explicit_start = old.startswith("---")
    return writer
