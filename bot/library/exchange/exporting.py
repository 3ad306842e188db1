"""A server's edits, or all it knows -> a .zip in the form of `knowledge/`, and pay as CSV. Pure."""

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from bot.library import layers
from bot.library.edits import KINDS, Edit, Piece
from bot.library.exchange import form, pay_table
from bot.library.library import Library

README = """\
What this server's bot knows, as files.

To change something: edit a .yaml file in any text editor and save it as UTF-8.
To bring it in: in Discord use /kb import and send this .zip, or one of its .yaml files (leave its first
line as it is, it tells where the file belongs), or pay.csv. You are shown what would change before it does.

topics/      questions and answers        roles/, skills/, roadmaps/, pay/, sources.yaml   the rest
added/       what is added to a question and answer, role or skill that stays as it is otherwise
hidden.yaml  what this server does not show
pay.csv      pay as a table: rows of kind "guide" can be edited and sent back, "advertised" ones are computed
"""


def export(base: Library, edits: Iterable[Edit], whole: bool) -> bytes:
    """A .zip with what `edits` change, or with `whole` all that a server with them knows over `base`."""
    edits = list(edits)
    library = layers.layered(base, edits).library
    files = _all(base, library, {edit.piece: edit for edit in edits}) if whole else {}
    hidden: dict[str, list[str]] = defaultdict(list)
    for edit in edits:
        if edit.action == "hide":
            hidden[edit.piece.kind].append(edit.piece.key)
        elif not whole:
            _place(files, library, edit.piece, edit.value, form.ADDED if edit.action == "add" else "")
    files = dict(sorted(files.items()))
    if hidden:
        files[form.HIDDEN] = {kind: sorted(hidden[kind]) for kind in KINDS if hidden[kind]}
    texts = form.texts(files)
    names = library.pay if whole else {e.piece.key for e in edits if e.piece.kind == "pay"} & set(library.pay)
    if names:
        texts["pay.csv"] = pay_csv(library, names)
    return _zipped({"README.txt": README, **texts})


def pay_csv(library: Library, roles: Iterable[str] | None = None) -> str:
    """Pay as a table, one guide or advertised row a line; of all roles or of some."""
    names = library.pay if roles is None else roles
    return pay_table.written({name: library.pay[name] for name in sorted(names)}, library.sources)


def _all(base: Library, library: Library, edits: Mapping[Piece, Edit]) -> dict[str, dict[str, Any]]:
    """What was not edited as the base has it: a layer leaves out what leads to hidden pieces."""
    files: dict[str, dict[str, Any]] = {}
    for kind in KINDS:
        for key in getattr(library, kind):
            piece = Piece(kind, key)
            value = layers.present(library if piece in edits else base, piece)
            if value is not None:
                _place(files, library, piece, value, "")
    return files


def _place(
    files: dict[str, dict[str, Any]], library: Library, piece: Piece, value: Mapping[str, Any], folder: str
) -> None:
    kind, key = piece
    if kind == "sources":
        files.setdefault(f"{folder}sources.yaml", {})[key] = form.ordered(kind, value)
    elif kind == "skills":
        name = str(value.get("kind") or library.skill_files.get(key, "other"))
        titles = (library.skill_kinds[skill] for skill, file in library.skill_files.items() if file == name)
        empty = {"title": next(titles, name), "skills": {}}
        fields = {field: part for field, part in value.items() if field != "kind"}
        files.setdefault(f"{folder}skills/{name}.yaml", empty)["skills"][key] = form.ordered(kind, fields)
    else:
        files[f"{folder}{kind}/{key}.yaml"] = form.ordered(kind, value)


def _zipped(texts: Mapping[str, str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in texts.items():
            # A fixed time: the same knowledge gives the same file.
            archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
