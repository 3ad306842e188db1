"""What Discord refuses in a modal."""

from bot.sandbox import components as tree
from bot.sandbox import limits
from bot.sandbox.check_components import check_duplicates, check_select
from bot.sandbox.components import Path
from bot.sandbox.errors import Json, Problems

_FIELDS = (tree.TEXT_INPUT, *tree.SELECTS, tree.UPLOAD, tree.RADIO, tree.CHECKS, tree.CHECK)

_CHOICES = {tree.RADIO: (2, 10), tree.CHECKS: (1, 10)}  # fewest and most options


def check_modal(data: Json) -> None:
    """Refuse a modal as Discord would, with an ApiError."""
    problems = Problems()
    problems.length(("data", "title"), data.get("title"), 1, limits.MODAL_TITLE, required=True)
    problems.length(("data", "custom_id"), data.get("custom_id"), 1, limits.CUSTOM_ID, required=True)
    rows = data.get("components") or []
    problems.count(("data", "components"), rows, 1, limits.MODAL_ROWS)
    for index, row in enumerate(rows):
        here = ("data", "components", index)
        match row.get("type"):
            case tree.LABEL:
                problems.length((*here, "label"), row.get("label"), 1, limits.MODAL_LABEL, required=True)
                problems.length((*here, "description"), row.get("description"), 0, limits.MODAL_DESCRIPTION)
                _check_field(row.get("component") or {}, (*here, "component"), problems)
            case tree.ROW:
                for number, field in enumerate(row.get("components") or []):
                    place = (*here, "components", number)
                    problems.length(
                        (*place, "label"), field.get("label"), 1, limits.MODAL_LABEL, required=True
                    )
                    _check_field(field, place, problems, (tree.TEXT_INPUT,))
            case tree.TEXT:
                problems.length((*here, "content"), row.get("content"), 1, limits.V2_TEXT, required=True)
            case _:
                problems.add(
                    (*here, "type"), "UNION_TYPE_CHOICES", "Value of field 'type' must be one of (1, 10, 18)."
                )
    check_duplicates(rows, problems)
    problems.raise_if_any()


def _check_field(field: Json, here: Path, problems: Problems, allowed: tuple[int, ...] = _FIELDS) -> None:
    if field.get("type") not in allowed:
        names = ", ".join(map(str, allowed))
        problems.add(
            (*here, "type"), "UNION_TYPE_CHOICES", f"Value of field 'type' must be one of ({names})."
        )
        return
    if field["type"] in tree.SELECTS:
        check_select(field, here, problems)
        return
    problems.length((*here, "custom_id"), field.get("custom_id"), 1, limits.CUSTOM_ID, required=True)
    if field["type"] in _CHOICES:
        problems.count((*here, "options"), field.get("options") or [], *_CHOICES[field["type"]])
    if field["type"] != tree.TEXT_INPUT:
        return
    problems.length((*here, "placeholder"), field.get("placeholder"), 0, limits.MODAL_PLACEHOLDER)
    problems.length((*here, "value"), field.get("value"), 0, limits.TEXT_INPUT)
    low, high = field.get("min_length") or 0, field.get("max_length") or limits.TEXT_INPUT
    if not 0 <= low <= high <= limits.TEXT_INPUT:
        problems.add((*here, "max_length"), "NUMBER_TYPE_RANGE", "min_length and max_length do not fit.")
    value = field.get("value")
    if value and len(value) > high:
        problems.add((*here, "value"), "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
