"""The events of a YAML stream -> plain values and their lines. The only module that imports yaml."""

import math
import re
from typing import Any

import yaml

from bot.errors import Problem
from bot.library.documents import FORBIDDEN, forbidden
from bot.library.refusing import RefusedError
from bot.library.text import shorten

Lines = dict[int, dict[Any, int]]
"""By the id of a list or map: the line on which each of its parts begins."""

MAX_DEPTH = 20
MAX_VALUES = 20_000
"""Values in one file. The largest of ours holds 2,500; checks take seconds beyond this."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = "tag:yaml.org,2002:"
_PLAIN_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9_]{0,17})")
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

_FORM = "see knowledge/README.md for the form"


def values_of(text: str, path: str) -> tuple[Any, Lines]:
    """The values of a text without control characters, and their lines; raise `RefusedError`."""
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
        self.lines: Lines = {}
        self.stack: list[tuple[Any, Any]] = []  # open containers, with the key that awaits its value
        self.root: Any = None
        self.documents = 0
        self.values = 0

    def build(self) -> tuple[Any, Lines]:
        try:
            while self.loader.check_event():
                self._take(self.loader.get_event())
        finally:
            self.loader.dispose()
        return self.root, self.lines

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
