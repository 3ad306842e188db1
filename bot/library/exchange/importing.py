"""An upload -> the edits it asks for, all or nothing, and what they would do in sentences. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.errors import Problem
from bot.library import documents, edited, layers
from bot.library.documents import Document, RefusedError
from bot.library.edited import COMPUTED_ROWS
from bot.library.edits import KINDS, Edit, Kind, Piece
from bot.library.exchange import form, pay_table, upload
from bot.library.layers import Fault, Layer
from bot.library.text import shorten

MOST_FAULTS = 50
"""Faults that are told of one upload."""


@dataclass(frozen=True)
class Import:
    """What an upload asks for. With `faults`, which are sentences, nothing of it may be imported.

    `unchanged` are pieces that it holds as they are; `passed_over` files that say nothing about a server.
    """

    edits: tuple[Edit, ...]
    unchanged: tuple[Piece, ...] = ()
    faults: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass
class _Taken:
    """What was read so far; `places` tells where each piece stands."""

    edits: dict[Piece, Edit] = field(default_factory=dict)
    places: dict[Piece, tuple[Document, tuple[Any, ...]]] = field(default_factory=dict)
    table: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def read_upload(name: str, content: bytes, layer: Layer) -> Import:
    """What the file `name` asks for over a layer. Never raises for what it holds."""
    taken = _Taken()
    try:
        for path, text in upload.texts(name, content).items():
            _take_text(path, text, layer, taken)
    except RefusedError as refused:
        taken.problems.append(refused.problem)
    _take_table(layer, taken)
    if not taken.edits and not taken.problems:
        taken.problems.append(Problem(shorten(name), 0, "holds nothing to import", "send files of an export"))
    if taken.problems:
        return Import((), faults=_told([_sentence(problem) for problem in taken.problems]))
    return _judged(layer, taken)


def _judged(layer: Layer, taken: _Taken) -> Import:
    """Leave out what is so already, and put the rest over the layer to see whether it can stand."""
    unchanged = {piece for piece, edit in taken.edits.items() if _same(layer, edit)}
    asked = {piece: _joined(layer, edit) for piece, edit in taken.edits.items() if piece not in unchanged}
    after = layers.layered(layer.base, {**layer.edits, **asked}.values())
    faults = []
    for piece, found in after.set_aside.items():
        if piece in asked:
            faults += [_placed(taken, piece, fault) for fault in found]
        elif piece not in layer.set_aside:
            faults += [
                f"{piece.kind}/{piece.key} could not stay as it is: {fault.sentence}" for fault in found
            ]
    if faults:
        return Import((), faults=_told(faults))
    unchanged |= {piece for piece in asked if _piece(after, piece) == _piece(layer, piece)}
    edits = tuple(edit for piece, edit in asked.items() if piece not in unchanged)
    return Import(edits, tuple(sorted(unchanged)), (), tuple(taken.passed_over))


def _piece(layer: Layer, piece: Piece) -> tuple[Any, Any]:
    found = getattr(layer.library, piece.kind).get(piece.key)
    return found, layer.library.skill_files.get(piece.key) if piece.kind == "skills" else None


def _same(layer: Layer, edit: Edit) -> bool:
    if edit.action != "put":
        return False
    built = edited.build(layer.base, edit)
    model, skill_file = _piece(layer, edit.piece)
    return (
        isinstance(built, edited.Edited) and built.model == model and built.skill_kind == (skill_file or "")
    )


def _joined(layer: Layer, edit: Edit) -> Edit:
    """What is added to a piece that the server changed already goes to what the server made of it."""
    held = layer.edits.get(edit.piece)
    if edit.action != "add" or held is None or held.action == "hide":
        return edit
    value = dict(held.value)
    for name, items in edit.value.items():
        before = value.get(name) or []
        if isinstance(before, list | tuple) and isinstance(items, list):
            value[name] = [*before, *(item for item in items if item not in before)]
    return Edit(edit.piece, held.action, value, edit.base)


# --- files


def _take_text(path: str, text: str, layer: Layer, taken: _Taken) -> None:
    if path == "pay.csv":
        taken.table = pay_table.read(path, text, taken.problems)
        return
    if path == "vocabulary.yaml":
        taken.passed_over.append(path)
        return
    try:
        document = documents.parse(text, shorten(path, 100))
    except RefusedError as refused:
        taken.problems.append(refused.problem)
        return
    if not isinstance(document.value, dict):
        taken.problems.append(Problem(document.path, 1, "is not a map of fields", "one field a line"))
    elif path == form.HIDDEN:
        _take_hidden(document, layer, taken)
    else:
        _take_pieces(path, document, layer, taken)


def _take_pieces(path: str, document: Document, layer: Layer, taken: _Taken) -> None:
    action = "add" if path.startswith(form.ADDED) else "put"
    parts = path.removeprefix(form.ADDED).removesuffix(".yaml").split("/")
    values: Mapping[str, Any] = document.value
    match parts:
        case ["topics", intent, name]:
            _take(Piece("topics", f"{intent}/{name}"), action, values, document, (), layer, taken)
        case ["roles" | "roadmaps" | "pay" as kind, name]:
            _take(Piece(kind, name), action, values, document, (), layer, taken)
        case ["sources"]:
            for key, value in values.items():
                _take(Piece("sources", key), action, value, document, (key,), layer, taken)
        case ["skills", name]:
            skills = values.get("skills")
            if not isinstance(skills, dict):
                taken.problems.append(
                    Problem(document.path, 1, "has no skills", "skills: and below it each by id")
                )
                return
            for key, value in skills.items():
                more = {"kind": name} if action == "put" and isinstance(value, dict) else {}
                whole = {**value, **more} if isinstance(value, dict) else value
                _take(Piece("skills", key), action, whole, document, ("skills", key), layer, taken)
        case _:
            allowed = "paths as in an export, such as topics/education/bootcamps.yaml"
            taken.problems.append(Problem(document.path, 0, "is not expected here", allowed))


def _take(
    piece: Piece,
    action: Any,
    value: Any,
    document: Document,
    at: tuple[Any, ...],
    layer: Layer,
    taken: _Taken,
) -> None:
    line = document.line(at)
    if not isinstance(value, dict):
        taken.problems.append(
            Problem(document.path, line, f"{shorten(piece.key)} has no fields", "a map is expected")
        )
        return
    if piece in taken.edits:
        taken.problems.append(
            Problem(document.path, line, f"{shorten(piece.key)} is given twice", "each piece once")
        )
        return
    plain = {name: _plain(part) for name, part in value.items()}
    if piece.kind == "pay":  # computed by the operator's import, never a server's to change
        plain = {name: part for name, part in plain.items() if name not in COMPUTED_ROWS}
    taken.edits[piece] = Edit(piece, action, plain, _base(layer, piece))
    taken.places[piece] = (document, at)


def _take_hidden(document: Document, layer: Layer, taken: _Taken) -> None:
    for kind, keys in document.value.items():
        line = document.line((kind,))
        if kind not in KINDS or not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            allowed = f"one of {', '.join(KINDS)}, and below it a list of ids"
            taken.problems.append(
                Problem(document.path, line, f"{shorten(kind)} is no list to hide", allowed)
            )
            continue
        for number, key in enumerate(keys):
            _hide(Piece(kind, key), document, (kind, number), layer, taken)


def _hide(piece: Piece, document: Document, at: tuple[Any, ...], layer: Layer, taken: _Taken) -> None:
    line, shown = document.line(at), shorten(piece.key)
    if piece in taken.edits:
        taken.problems.append(Problem(document.path, line, f"{shown} is hidden and given", "one of the two"))
    elif piece.key not in getattr(layer.base, piece.kind) and piece.key not in getattr(
        layer.library, piece.kind
    ):
        taken.problems.append(
            Problem(document.path, line, f"{shown} is not known", "only what is there can be hidden")
        )
    else:
        taken.edits[piece] = Edit(piece, "hide", {}, _base(layer, piece))
        taken.places[piece] = (document, at)


def _take_table(layer: Layer, taken: _Taken) -> None:
    """Rows of pay.csv become guide rows, unless YAML in the same upload says them already."""
    for role, rows in taken.table.items():
        piece = Piece("pay", role)
        given = taken.edits.get(piece)
        held = layers.present(layer.library, piece) or {}
        before = _rows((layers.present(layer.base, piece) or {}).get("guide", []))
        if given is not None:
            told = _rows(given.value.get("guide", []))
            told = [*before, *(row for row in told if row not in before)] if given.action == "add" else told
            if given.action == "hide" or told != _rows(rows):
                what = f"pay.csv and another file say different things about the pay of {shorten(role)}"
                taken.problems.append(
                    Problem("pay.csv", 0, what, "change one of them and leave the other out")
                )
            continue
        value = {name: part for name, part in held.items() if name not in COMPUTED_ROWS}
        value["guide"] = rows
        document = Document("pay.csv", value, {})
        taken.edits[piece] = Edit(piece, "put", value, _base(layer, piece))
        taken.places[piece] = (document, ())


def _rows(rows: Any) -> list[Any]:
    if not isinstance(rows, list | tuple):
        return []
    return [
        {name: part for name, part in row.items() if part is not None} if isinstance(row, dict) else row
        for row in rows
    ]


def _base(layer: Layer, piece: Piece) -> Mapping[str, Any] | None:
    return layers.present(layer.base, piece)


def _plain(value: Any) -> Any:
    """JSON values: days as text, and texts without the line end that a block of YAML leaves."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value


# --- sentences


def _sentence(problem: Problem) -> str:
    place = f", line {problem.line}" if problem.line else ""
    place += f", column {problem.column}" if problem.line and problem.column else ""
    return f"{problem.path}{place}: {problem.what}; {problem.allowed}."


def _placed(taken: _Taken, piece: Piece, fault: Fault) -> str:
    document, at = taken.places[piece]
    loc = tuple(int(part) if part.isdigit() else part for part in fault.field.split(".") if part)
    line = 0 if document.path == "pay.csv" else document.line((*at, *loc))
    return f"{document.path}{f', line {line}' if line else f', {piece.key}'}: {fault.sentence}"


def _told(faults: list[str]) -> tuple[str, ...]:
    more = len(faults) - MOST_FAULTS
    return (*faults[:MOST_FAULTS], *([f"And {more} more."] if more > 0 else []))


_NOUNS: Mapping[Kind, str] = {
    "topics": "Questions and answers", "roles": "Roles", "skills": "Skills", "roadmaps": "Roadmaps",
    "pay": "Pay", "sources": "Sources",
}  # fmt: skip
_SHOWN = 5


def summary(found: Import, layer: Layer) -> tuple[str, ...]:
    """What an import would do, a sentence for each kind of piece."""
    groups: dict[Kind, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for edit in found.edits:
        there = edit.piece.key in getattr(layer.library, edit.piece.kind)
        word = "hidden" if edit.action == "hide" else "changed" if there else "new"
        groups[edit.piece.kind][word].append(_name(edit, layer))
    for piece in found.unchanged:
        groups[piece.kind]["the same as now"].append("")
    lines = []
    for kind in KINDS:
        counts = [
            f"{len(names)} {word}{_names(names) if word != 'the same as now' else ''}"
            for word in ("new", "changed", "hidden", "the same as now")
            if (names := groups[kind][word])
        ]
        if counts:
            lines.append(f"{_NOUNS[kind]}: {', '.join(counts)}.")
    if found.passed_over:
        lines.append(f"Not read, because servers cannot change it: {', '.join(found.passed_over)}.")
    return tuple(lines)


def _names(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f" ({', '.join(names[:_SHOWN])}{more})"


def _name(edit: Edit, layer: Layer) -> str:
    held = getattr(layer.library, edit.piece.kind).get(edit.piece.key)
    given = edit.value.get("title") or edit.value.get("name")
    if edit.piece == Piece("pay", "_field"):
        return "the whole field"
    name = given or getattr(held, "title", None) or getattr(held, "name", None) or edit.piece.key
    return shorten(str(name), 40)
