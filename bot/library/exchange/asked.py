"""Files of an upload -> the edits they ask for, with the place of each, and what is wrong with them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.errors import Problem
from bot.library import documents, layers
from bot.library.documents import Document, RefusedError
from bot.library.edited import COMPUTED_ROWS
from bot.library.edits import KINDS, Action, Edit, Piece
from bot.library.exchange import form, pay_table
from bot.library.layers import Fault, Layer
from bot.library.text import shorten

PAY = "pay.csv"
"""The table of pay, in an export."""

Loc = tuple[Any, ...]
"""Keys and numbers that lead to a value of a document."""


@dataclass
class Asked:
    """What the files read so far ask for over `layer`.

    `guide_rows` are those of pay.csv by role, `passed_over` files that say nothing about a server, `table` is
    what whoever sent pay.csv calls it.
    """

    layer: Layer
    table: str = PAY
    edits: dict[Piece, Edit] = field(default_factory=dict)
    guide_rows: pay_table.Rows = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    _places: dict[Piece, tuple[Document, Loc]] = field(default_factory=dict)

    def read(self, path: str, text: str) -> None:
        """Take what one file asks for."""
        if path == PAY:
            self.guide_rows = pay_table.read(self.table, text, self.problems)
            return
        if path == "vocabulary.yaml":
            self.passed_over.append(path)
            return
        try:
            document = documents.parse(text, shorten(path, 100))
        except RefusedError as refused:
            self.problems.append(refused.problem)
            return
        if not isinstance(document.value, dict):
            self._refuse(document, 1, "is not a map of fields", "one field a line")
        elif path == form.HIDDEN:
            self._read_hidden(document)
        else:
            self._read_pieces(path, document)

    def put(
        self, piece: Piece, action: Action, value: Mapping[str, Any], document: Document, at: Loc
    ) -> None:
        """Ask for an edit of a piece, which stands at a place of a document."""
        self.edits[piece] = Edit(piece, action, value, layers.present(self.layer.base, piece))
        self._places[piece] = (document, at)

    def placed(self, piece: Piece, fault: Fault) -> str:
        """A fault of a piece as a sentence that begins with its place in the upload."""
        document, at = self._places[piece]
        loc = tuple(int(part) if part.isdigit() else part for part in fault.field.split(".") if part)
        if document.path == self.table:
            number = next((part for part in loc if isinstance(part, int)), None)
            rows = self.guide_rows.get(piece.key, [])
            place = f"line {rows[number][0]}" if number is not None and number < len(rows) else piece.key
            return f"{document.path}, {place}: {fault.sentence}"
        line = document.line((*at, *loc))
        key = next((part for part in reversed(loc) if isinstance(part, str)), "")
        called = "" if not key or key in fault.sentence.casefold() else f" (In the file: {key}.)"
        return f"{document.path}{f', line {line}' if line else f', {piece.key}'}: {fault.sentence}{called}"

    def _read_pieces(self, path: str, document: Document) -> None:
        action: Action = "add" if path.startswith(form.ADDED) else "put"
        parts = path.removeprefix(form.ADDED).removesuffix(".yaml").split("/")
        values: Mapping[str, Any] = document.value
        match parts:
            case ["topics", intent, name]:
                self._read(Piece("topics", f"{intent}/{name}"), action, values, document, ())
            case ["roles" | "roadmaps" | "pay" as kind, name]:
                self._read(Piece(kind, name), action, values, document, ())
            case ["sources"]:
                for key, value in values.items():
                    self._read(Piece("sources", key), action, value, document, (key,))
            case ["skills", name]:
                self._read_skills(name, action, document)
            case _:
                allowed = "paths as in an export, such as topics/education/bootcamps.yaml"
                self._refuse(document, 0, "is not expected here", allowed)

    def _read_skills(self, file: str, action: Action, document: Document) -> None:
        skills = document.value.get("skills")
        if not isinstance(skills, dict):
            self._refuse(document, 1, "has no skills", "skills: and below it each by id")
            return
        for key, value in skills.items():
            whole = {**value, "kind": file} if action == "put" and isinstance(value, dict) else value
            self._read(Piece("skills", key), action, whole, document, ("skills", key))

    def _read(self, piece: Piece, action: Action, value: Any, document: Document, at: Loc) -> None:
        line, shown = document.line(at), shorten(piece.key)
        if not isinstance(value, dict):
            self._refuse(document, line, f"{shown} has no fields", "a map is expected")
            return
        if piece in self.edits:
            self._refuse(document, line, f"{shown} is given twice", "each piece once")
            return
        plain = {name: _plain(part) for name, part in value.items()}
        if piece.kind == "pay":  # computed by the operator's import, never a server's to change
            plain = {name: part for name, part in plain.items() if name not in COMPUTED_ROWS}
        self.put(piece, action, plain, document, at)

    def _read_hidden(self, document: Document) -> None:
        for kind, keys in document.value.items():
            if kind not in KINDS or not isinstance(keys, list) or not all(isinstance(k, str) for k in keys):
                allowed = f"one of {', '.join(KINDS)}, and below it a list of ids"
                self._refuse(document, document.line((kind,)), f"{shorten(kind)} is no list to hide", allowed)
                continue
            for number, key in enumerate(keys):
                self._hide(Piece(kind, key), document, (kind, number))

    def _hide(self, piece: Piece, document: Document, at: Loc) -> None:
        line, shown = document.line(at), shorten(piece.key)
        libraries = (self.layer.base, self.layer.library)
        if piece in self.edits:
            self._refuse(document, line, f"{shown} is hidden and given", "one of the two")
        elif not any(piece.key in getattr(library, piece.kind) for library in libraries):
            self._refuse(document, line, f"{shown} is not known", "only what is there can be hidden")
        else:
            self.put(piece, "hide", {}, document, at)

    def _refuse(self, document: Document, line: int, what: str, allowed: str) -> None:
        self.problems.append(Problem(document.path, line, what, allowed))


def _plain(value: Any) -> Any:
    """JSON values: days as text, and texts without the line end that a block of YAML leaves."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value
