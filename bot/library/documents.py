"""One YAML file -> plain values that remember their lines. The only module that imports yaml.

Files come from volunteers and, through imports, from strangers, so everything that YAML allows and a
curator does not need is refused with a sentence: tags, anchors and aliases (a few kilobytes of them
expand to gigabytes), duplicate keys, deep nesting, large files, links out of the folder.
"""

from pathlib import Path
from typing import Any

import yaml

from bot.errors import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING = "tag:yaml.org,2002:str"


class RefusedError(Exception):
    """A document cannot be read. `problem` says where and why."""

    def __init__(self, problem: Problem):
        self.problem = problem
        super().__init__(str(problem))


class Document:
    """The values of one file. `line(loc)` finds the line of a path such as `("steps", 2, "goal")`."""

    def __init__(self, path: str, value: Any, lines: dict[int, dict[Any, int]]):
        self.path = path
        self.value = value
        self._lines = lines

    def line(self, loc: tuple[Any, ...] = ()) -> int:
        """Line of the deepest part of `loc` that exists, from 1; 1 where nothing of it does."""
        line, value = 1, self.value
        for part in loc:
            lines = self._lines.get(id(value), {})
            if part not in lines:
                break
            line, value = lines[part], value[part]
        return line


def read(path: Path, root: Path) -> Document:
    """Read one file below `root`; raise `RefusedError` when it is not plain, small, well-formed YAML."""
    shown = path.relative_to(root).as_posix()
    text = read_text(path, root)
    return parse(text, shown)


def read_text(path: Path, root: Path) -> str:
    """The text of one file below `root`; raise `RefusedError` for links out, size, encoding and rights."""
    shown = path.relative_to(root).as_posix()

    def refuse(what: str, allowed: str, line: int = 0) -> RefusedError:
        return RefusedError(Problem(shown, line, what, allowed))

    if not path.resolve().is_relative_to(root.resolve()):
        raise refuse("is a link that leaves the knowledge folder", "only files inside the folder are read")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refuse(f"is {path.stat().st_size:,} bytes long", f"at most {MAX_BYTES:,} are allowed")
        raw = path.read_bytes()
    except OSError as error:
        raise refuse(f"cannot be read ({error.strerror})", "the bot must have the right to read it") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise refuse("is not UTF-8 text", "save the file as UTF-8", line) from None


def parse(text: str, path: str) -> Document:
    """Parse `text`; raise `RefusedError` with the line of the first fault."""
    try:
        return _Builder(text, path).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise RefusedError(
            Problem(path, line, _readable(error), "see knowledge/README.md for the form")
        ) from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise RefusedError(
            Problem(path, line, "holds a control character", "only printable text is allowed")
        ) from None


def _readable(error: yaml.MarkedYAMLError) -> str:
    what = str(error.problem or "is not valid YAML")
    if "'\\t'" in what or "tab" in what:
        return "a tab is used for indentation where YAML wants spaces"
    context = f" {error.context}" if error.context else ""
    return f"is not valid YAML: {what}{context}"


class _Builder:
    """Turns the stream of parse events into values, one pass, no recursion."""

    def __init__(self, text: str, path: str):
        self.loader = _Loader(text)
        self.path = path
        self.lines: dict[int, dict[Any, int]] = {}
        self.stack: list[tuple[Any, Any]] = []  # open containers, with the key that awaits its value
        self.root: Any = None

    def build(self) -> Document:
        try:
            while self.loader.check_event():
                self._take(self.loader.get_event())
        finally:
            self.loader.dispose()
        return Document(self.path, self.root, self.lines)

    def _refuse(self, event: yaml.Event, what: str, allowed: str) -> RefusedError:
        return RefusedError(Problem(self.path, _line(event), what, allowed))

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(event, "uses an anchor or alias (& or *)", "write the text out, or quote it")
        if tag := getattr(event, "tag", None):
            raise self._refuse(event, f"uses the tag {tag}", "only plain text, numbers, lists and maps")
        if isinstance(event, yaml.ScalarEvent):
            self._put(event, self._scalar(event))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self.stack) >= MAX_DEPTH:
                raise self._refuse(event, f"is nested more than {MAX_DEPTH} deep", "fewer levels are enough")
            container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.lines[id(container)] = {}
            self._put(event, container)
            self.stack.append((container, _NO_KEY))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self._refuse(event, "holds a second document (---)", "one document a file")

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if event.style is not None and event.style != "":
            return event.value
        tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag == _STRING:
            return event.value
        try:
            return self.loader.construct_object(yaml.ScalarNode(tag, event.value))
        except (ValueError, OverflowError):
            raise self._refuse(
                event, f"{event.value} is no valid value", "put it in quotes if it is text"
            ) from None

    def _put(self, event: yaml.Event, value: Any) -> None:
        line = _line(event)
        if not self.stack:
            self.root = value
            return
        container, key = self.stack[-1]
        if isinstance(container, list):
            self.lines[id(container)][len(container)] = line
            container.append(value)
        elif key is _NO_KEY:
            if not isinstance(value, str):
                hint = "put it in quotes" if isinstance(value, bool | int | float) else "use plain text"
                raise self._refuse(event, f"the key {value!r} is not text", hint)
            if value in container:
                raise self._refuse(event, f"the key {value!r} stands here twice", "each key once")
            self.lines[id(container)][value] = line
            self.stack[-1] = (container, value)
        else:
            container[key] = value
            self.stack[-1] = (container, _NO_KEY)


_NO_KEY = object()


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
