"""Plain values -> a model, with every fault turned into a sentence with its line."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import Problem
from bot.library.documents import Document
from bot.library.text import shorten

M = TypeVar("M", bound=BaseModel)

_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case words joined by hyphens, such as data-scientist",
    "^[a-z_]+/[a-z0-9]+(-[a-z0-9]+)*$": "an entry's folder and name, such as education/bootcamps",
    "^[A-Z]{2}$": "two capital letters of ISO 3166, such as DE",
    "^[A-Z]{3}$": "three capital letters of ISO 4217, such as EUR",
    "^https://": "an address that begins with https:// and holds no spaces or brackets",
    "^\\d{4}": 'a year, month or day in quotes, such as "2025-01"',
    "^[a-z_]+(/": "an intent such as salary, or an entry such as salary/by-role",
}


_EXPECTED = {
    "int_": "a whole number without quotes is expected",
    "bool_": "true or false is expected, without quotes",
    "date_": "a day without quotes is expected, such as 2026-11-20",
    "tuple_type": "a list is expected",
    "dict_type": "a map is expected",
    "greater_than_equal": "at least {ge} is expected",
    "greater_than": "more than {gt} is expected",
    "less_than_equal": "at most {le} is expected",
    "less_than": "less than {lt} is expected",
    "too_long": "at most {max_length} are allowed",
}
"""What was expected, by the beginning of pydantic's name of the fault."""

_KINDS = {int: "number", float: "number", date: "date", datetime: "date"}


def build(document: Document, model: type[M], problems: list[Problem]) -> M | None:
    """Validate a whole document as `model`; on faults append to `problems` and return None."""
    value = document.value
    if not isinstance(value, dict):
        what = "is empty" if value is None else "is not a map of fields"
        problems.append(Problem(document.path, 1, what, f"allowed fields: {_fields(model)}"))
        return None
    return build_part(document, (), value, model, problems)


def dotted(loc: tuple[Any, ...]) -> str:
    """How a place within a file is named: steps.2.goal."""
    return shorten(".".join(str(part) for part in loc)) or "the file"


def build_part(
    document: Document,
    loc: tuple[Any, ...],
    value: Any,
    model: type[M],
    problems: list[Problem],
    naming: Callable[[tuple[Any, ...]], str] = dotted,
) -> M | None:
    """Validate one part of a document, which stands at `loc`; `naming` says how a place is called."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = [dict(fault) for fault in error.errors(include_url=False)]
        problems.extend(
            _problem(document, loc, fault, model, naming) for fault in faults if _own(fault, faults)
        )
        return None


def _own(fault: dict[str, Any], faults: list[dict[str, Any]]) -> bool:
    """False for a list that pydantic finds too short only because it left faulty items out."""
    if fault["type"] != "too_short" or not fault["input"]:
        return True
    depth = len(fault["loc"])
    return not any(len(other["loc"]) > depth and other["loc"][:depth] == fault["loc"] for other in faults)


def _problem(
    document: Document,
    base: tuple[Any, ...],
    fault: dict[str, Any],
    model: type[BaseModel],
    naming: Callable[[tuple[Any, ...]], str],
) -> Problem:
    loc = base + tuple(fault["loc"])
    place = loc[:-1] if loc and loc[-1] == "[key]" else loc
    what, allowed = _sentence(naming(place), fault, model)
    return Problem(document.path, document.line(place), what, allowed)


def _sentence(name: str, fault: dict[str, Any], model: type[BaseModel]) -> tuple[str, str]:
    kind, given, limits = str(fault["type"]), fault["input"], fault.get("ctx", {})
    message = str(fault["msg"])
    if kind == "missing":
        return f"{name} is missing", "it must be given"
    if kind == "extra_forbidden":
        return f"{name} is not a known field", f"allowed fields: {_fields_at(model, fault['loc'][:-1])}"
    if kind == "string_type":
        if isinstance(given, bool):
            return f"{name} reads as {given} (YAML takes yes, no, on and off so)", "put it in quotes"
        if isinstance(given, int | float | date):
            return f"{name} reads as a {_KINDS[type(given)]}", "put it in quotes"
        return f"{name} is {_shape(given)}", "text is expected"
    if kind == "string_pattern_mismatch":
        pattern = str(limits["pattern"])
        allowed = next((text for start, text in _PATTERNS.items() if pattern.startswith(start)), pattern)
        return f"{name} is {_short(given)}", f"allowed: {allowed}"
    if kind == "string_too_long":
        return f"{name} is {len(given)} characters long", f"at most {limits['max_length']} are allowed"
    if kind == "string_too_short" or (kind == "too_short" and not given):
        return f"{name} is empty", f"at least {limits.get('min_length', 1)} expected"
    if kind == "too_short":
        return f"{name} has {len(given)} items", f"at least {limits['min_length']} expected"
    if kind == "literal_error":
        return f"{name} is {_short(given)}", f"allowed: {limits['expected']}"
    if kind == "value_error":
        return f"{name}: {message.removeprefix('Value error, ')}", "see knowledge/README.md for the form"
    shown = _shape(given) if isinstance(given, dict | list | None) else _short(given)
    if kind == "model_type":
        return f"{name} is {shown}", f"a map is expected, with {_fields_at(model, fault['loc'])}"
    expected = next((text for start, text in _EXPECTED.items() if kind.startswith(start)), None)
    return f"{name} is {shown}", expected.format(**limits) if expected else message[0].lower() + message[1:]


def _fields(model: type[BaseModel]) -> str:
    return ", ".join(model.model_fields)


def _fields_at(model: type[BaseModel], loc: tuple[Any, ...]) -> str:
    """Names of the fields allowed at `loc` within `model`; follows lists and maps of models."""
    for part in loc:
        field = model.model_fields.get(str(part)) if isinstance(part, str) else None
        if field is not None:
            inner = _model_in(field.annotation)
            if inner is not None:
                model = inner
    return _fields(model)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for part in getattr(annotation, "__args__", ()) if (m := _model_in(part))), None)


def _shape(value: Any) -> str:
    names = {dict: "a map", list: "a list", type(None): "empty"}
    return names.get(type(value), f"a {type(value).__name__}")


def _short(value: Any) -> str:
    if isinstance(value, date):
        return str(value)
    # A text is cut before it is quoted: it may be a megabyte long.
    return shorten(repr(value[:100] if isinstance(value, str) else value))
