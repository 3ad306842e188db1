"""Computed pay -> `knowledge/pay/`. Only the computed parts of a file change; the rest stays byte for byte.

ruamel.yaml finds the computed parts and writes the new ones; the text around them, which is the curators',
is not written anew but kept. All files are made and validated before the first is replaced.
"""

import contextlib
import os
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from bot.errors import KnowledgeError, Problem
from bot.library import checks, documents, reading
from bot.library.documents import Document, RefusedError
from bot.library.files import Files, with_pay
from bot.library.pay_models import Pay

PARTS = ("advertised", "trend")
"""The computed parts of a pay file, in the order in which they stand there."""
HEADER = (
    "# Computed by `career-bot kb import-pay`: what you change in these rows is lost at the next import.\n"
)


def plan(
    root: Path, files: Files, taken: Mapping[str, tuple[str, Document]], computed: Mapping[str, Pay]
) -> dict[Path, str]:
    """The new text of every pay file that changes; an empty text stands for a file to delete.

    `files` and `taken` are what `read_folder` read below `root`. Files that `computed` does not name lose
    their computed parts. Raises `KnowledgeError` where a file cannot be read, or the folder with the new
    texts would not be valid.
    """
    problems: list[Problem] = []
    changes: dict[Path, str] = {}
    names = {path.stem for path in (root / "pay").glob("[!.]*.yaml")} | set(computed)
    for path in sorted(root / "pay" / f"{name}.yaml" for name in names):
        shown = reading.shown(path, root)
        old, document = taken.get(shown, ("", None))
        try:
            if document is None and path.exists():
                old = reading.read_text(path, root)  # What was refused is refused again, and why.
            new = rewritten(old, computed.get(path.stem, Pay()), shown, document)
        except RefusedError as refused:
            problems.append(refused.problem)
            continue
        if new != old:
            changes[path] = new
    if not problems:
        texts = {reading.shown(path, root): text for path, text in changes.items() if text}
        changed = with_pay(files, texts, taken)
        problems = [*changed.problems, *checks.problems(changed)]
    if problems:
        raise KnowledgeError(problems)
    return changes


def rewritten(old: str, pay: Pay, shown: str, document: Document | None = None) -> str:
    """The text of a pay file with the computed parts of `pay` in place of its own; "" where nothing is left.

    `document` is the old text where it is parsed already. Raises `RefusedError`, with `shown` as the file's
    name, where the old text is no plain YAML.
    """
    # Refuses what ruamel.yaml would expand: anchors, tags, deep nesting.
    document = document or documents.parse(old, shown)
    lines = old.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    try:
        data = YAML().load(old)
    except YAMLError:
        raise RefusedError(
            Problem(shown, 1, "is no YAML 1.2", "write it as the other pay files are")
        ) from None
    if data is not None and not (isinstance(data, CommentedMap) and not data.fa.flow_style()):
        raise RefusedError(Problem(shown, 1, "is not a list of fields, one a line", "guide: and its rows"))
    place = len(lines)
    for start, end in reversed(_spans(data or CommentedMap(), lines)):
        del lines[start:end]
        place = start
    text = "".join(lines[:place]) + _dump(pay) + "".join(lines[place:])
    kept = document if text == old else documents.parse(text, shown)
    return "" if kept.value is None else text


def replace(changes: Mapping[Path, str]) -> None:
    """Put the planned texts in place. All are on the disk beside the old ones before one is replaced."""
    made: list[tuple[Path, Path]] = []
    try:
        for path, text in changes.items():
            if text:
                path.parent.mkdir(exist_ok=True)
                beside = path.with_name(f".{path.name}.new")  # The loader passes over names with a dot.
                made.append((beside, path))
                with beside.open("w", encoding="utf-8", newline="") as stream:
                    stream.write(text)
                    stream.flush()
                    os.fsync(stream.fileno())
        for beside, path in made:
            beside.replace(path)
        for path in (path for path, text in changes.items() if not text):
            path.unlink()
    except OSError as error:
        place = Path(str(error.filename)).name
        what = f"cannot be written ({error.strerror})"
        raise KnowledgeError(
            [Problem(f"pay/{place}", 0, what, "the bot needs the right and the room")]
        ) from None
    finally:
        for beside, _ in made:
            with contextlib.suppress(OSError):
                beside.unlink()


def _spans(data: CommentedMap, lines: list[str]) -> list[tuple[int, int]]:
    """First line and line behind the last of each computed part, with our header, without comments below."""
    starts = sorted(data.lc.key(key)[0] for key in data)
    spans = []
    for start in sorted(data.lc.key(part)[0] for part in PARTS if part in data):
        end = next((line for line in starts if line > start), len(lines))
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        spans.append((start - 1 if start and lines[start - 1] == HEADER else start, end))
    return spans


def _dump(pay: Pay) -> str:
    """The computed parts as YAML, one row a line; "" where there are none."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1_000
    stream = StringIO()
    found = {part: rows for part in PARTS if (rows := getattr(pay, part))}
    if not found:
        return ""
    rows = {part: [_flow(row.model_dump(exclude_none=True)) for row in rows] for part, rows in found.items()}
    yaml.dump(rows, stream)
    return HEADER + stream.getvalue()


def _flow(value: object) -> object:
    """Maps and lists in one line; `NO` in quotes, for YAML 1.1 takes Norway for false."""
    if isinstance(value, Mapping):
        row = CommentedMap((key, _flow(part)) for key, part in value.items())
        row.fa.set_flow_style()
        return row
    if isinstance(value, Iterable) and not isinstance(value, str):
        rows = CommentedSeq(_flow(part) for part in value)
        rows.fa.set_flow_style()
        return rows
    return DoubleQuotedScalarString(value) if value == "NO" else value
