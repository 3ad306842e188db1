"""Plain values -> a model, with every fault turned into a sentence with its line."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.errors import Problem
from bot.library.documents import Document

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


def build(document: Document, model: type[M], problems: list[Problem]) -> M | None:
    """Validate a whole document as `model`; on faults append to `problems` and return None."""
    value = document.value
    if not isinstance(value, dict):
        what = "is empty" if value is None else "is not a map of fields"
        problems.append(Problem(document.path, 1, what, f"allowed fields: {_fields(model)}"))
        return None
    return build_part(document, (), value, model, problems)


def build_part(
    document: Document, loc: tuple[Any, ...], value: Any, model: type[M], problems: list[Problem]
) -> M | None:
    """Validate one part of a document, which stands at `loc`."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        problems.extend(_problem(document, loc, dict(fault), model) for fault in faults)
        return None


def _problem(
    document: Document, base: tuple[Any, ...], fault: dict[str, Any], model: type[BaseModel]
) -> Problem:
    loc = base + tuple(fault["loc"])
    place = loc[:-1] if loc and loc[-1] == "[key]" else loc
    name = ".".join(str(part) for part in place) or "the file"
    what, allowed = _sentence(name, fault, model)
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
        if isinstance(given, int | float):
            return f"{name} reads as a number", "put it in quotes"
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
    return f"{name} is {_short(given)}", message[0].lower() + message[1:]


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
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
