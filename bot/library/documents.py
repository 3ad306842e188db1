"""Text in YAML -> plain values that remember their lines. The only module that imports yaml.

Files come from volunteers and, through imports, from strangers, so everything that YAML allows and a
curator does not need is refused with a sentence: tags, anchors and aliases (a few kilobytes of them
expand to gigabytes), duplicate keys, deep nesting, tabs, control characters, numbers that are not what
they look like (12:30 is 750 in YAML, 010 is 8).
"""

import math
import re
from typing import Any

import yaml

from bot.errors import Problem
from bot.library.reading import read_text
from bot.library.refusing import RefusedError
from bot.library.text import shorten

__all__ = ["Document", "RefusedError", "parse", "read_text"]

MAX_DEPTH = 20
MAX_VALUES = 20_000
"""Values in one file. The largest of ours holds 2,500; checks take seconds beyond this."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = "tag:yaml.org,2002:"
_PLAIN_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9_]{0,17})")
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Tabs, control characters, line separators, and characters that turn the reading direction, which can make
a text look like another one."""

_SENTENCES = {
    "cannot start any token": ("a text begins with a sign that YAML keeps for itself", "put it in quotes"),
    "mapping values are not allowed": (
        "a colon stands where none is allowed",
        "put the text in quotes, or check the indentation",
    ),
    "could not find expected ':'": ("a line is no name with a colon", "check the indentation and the quotes"),
    "found unexpected end of stream": ("a quote or bracket is never closed", "close it"),
    "did not find expected key": ("a line does not fit its block", "check the indentation and the quotes"),
}


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


def parse(text: str, path: str) -> Document:
    """Parse `text`, which stands in the file `path`; raise `RefusedError` with the first fault's line."""
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise RefusedError(Problem(path, line, *forbidden(found[0]), column))
    try:
        return _Builder(text, path).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # At the end of a file the mark stands on the line after the last one.
        line = min(mark.line + 1, text.rstrip("\n").count("\n") + 1) if mark else 1
        # The scanner's mark may lie behind the last line that holds anything.
        column = mark.column + 1 if mark and line == mark.line + 1 else 1
        raise RefusedError(Problem(path, line, *_sentence(error), column=column)) from None
    except yaml.YAMLError as error:
        raise RefusedError(Problem(path, 1, f"is not valid YAML: {error}", _FORM)) from None


_FORM = "see knowledge/README.md for the form"


def forbidden(character: str) -> tuple[str, str]:
    """(what is wrong, what is allowed) of a character that `FORBIDDEN` finds."""
    if character == "\t":
        return "holds a tab", "indent with blanks, two a level"
    return f"holds the control character U+{ord(character):04X}", "only text that can be seen is allowed"


def _sentence(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    problem = str(error.problem or "")
    for part, sentence in _SENTENCES.items():
        if part in problem:
            return sentence
    context = f" {error.context}" if error.context else ""
    return f"is not valid YAML: {problem}{context}", _FORM


class _Builder:
    """Turns the stream of parse events into values, one pass, no recursion."""

    def __init__(self, text: str, path: str):
        self.loader = _Loader(text)
        self.path = path
        self.lines: dict[int, dict[Any, int]] = {}
        self.stack: list[tuple[Any, Any]] = []  # open containers, with the key that awaits its value
        self.root: Any = None
        self.documents = 0
        self.values = 0

    def build(self) -> Document:
        try:
            while self.loader.check_event():
                self._take(self.loader.get_event())
        finally:
            self.loader.dispose()
        return Document(self.path, self.root, self.lines)

    def _refuse(self, event: yaml.Event, what: str, allowed: str) -> RefusedError:
        column = event.start_mark.column + 1 if event.start_mark else 0
        return RefusedError(Problem(self.path, _line(event), what, allowed, column))

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(event, "uses an anchor or alias (& or *)", "write the text out, or quote it")
        if tag := getattr(event, "tag", None):
            what = f"uses the tag {shorten(tag)}"
            raise self._refuse(event, what, "only plain text, numbers, lists and maps are allowed")
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
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._refuse(event, "holds a second document (---)", "one document a file")

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if event.style is not None and event.style != "":
            if found := FORBIDDEN.search(event.value):  # written as an escape, such as "\0"
                raise self._refuse(event, *forbidden(found[0]))
            return event.value
        tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit).removeprefix(_CORE)
        shown = shorten(event.value)
        if tag == "str":
            return event.value
        if tag in ("merge", "value"):
            raise self._refuse(event, f"{shown} has a meaning of its own in YAML", "put it in quotes")
        if tag == "int" and not _PLAIN_INTEGER.fullmatch(event.value):
            what = f"{shown} is no plain whole number"
            raise self._refuse(event, what, "digits alone are allowed; put it in quotes if it is text")
        try:
            value = self.loader.construct_object(yaml.ScalarNode(_CORE + tag, event.value))
        except (ValueError, OverflowError):
            what = f"{shown} is no valid {'date' if tag == 'timestamp' else 'value'}"
            raise self._refuse(event, what, "put it in quotes if it is text") from None
        if tag == "float" and (":" in event.value or not math.isfinite(value)):
            raise self._refuse(event, f"{shown} is no plain number", "put it in quotes if it is text")
        return value

    def _put(self, event: yaml.Event, value: Any) -> None:
        line = _line(event)
        self.values += 1
        if self.values > MAX_VALUES:
            raise self._refuse(event, f"holds more than {MAX_VALUES:,} values", "split it into several files")
        if not self.stack:
            self.root = value
            return
        container, key = self.stack[-1]
        if isinstance(container, list):
            self.lines[id(container)][len(container)] = line
            container.append(value)
        elif key is _NO_KEY:
            if not isinstance(value, str):
                raise self._refuse(event, *_bad_key(event, value))
            if value in container:
                raise self._refuse(event, f"the key {shorten(value)} stands here twice", "each key once")
            self.lines[id(container)][value] = line
            container[value] = None
            self.stack[-1] = (container, value)
        else:
            container[key] = value
            self.stack[-1] = (container, _NO_KEY)


_NO_KEY = object()


def _bad_key(event: Any, value: Any) -> tuple[str, str]:
    if isinstance(value, dict | list):
        return "a list or map stands where a name is expected", "put the text in quotes"
    written = shorten(event.value)
    if isinstance(value, bool):
        return f"the key {written} reads as {value} (YAML takes yes, no, on and off so)", "put it in quotes"
    return f"the key {written} is not text" if written else "a key is empty", "put it in quotes"


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
