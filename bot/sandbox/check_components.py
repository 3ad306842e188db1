"""What Discord refuses in a message's components."""

from typing import Any

from bot.sandbox import components as tree
from bot.sandbox import limits
from bot.sandbox.components import Path
from bot.sandbox.errors import Json, Problems

_TOP_V2 = (tree.ROW, tree.SECTION, tree.TEXT, tree.GALLERY, tree.FILE, tree.SEPARATOR, tree.CONTAINER)
_IN_CONTAINER = _TOP_V2[:-1]


def check_components(components: list[Any], problems: Problems, *, v2: bool) -> None:
    """Note everything wrong with a message's components; `v2` is whether its V2 flag is set."""
    at: Path = ("components",)
    if v2:
        _check_level(components, at, _TOP_V2, problems)
        total = len(tree.every(components))
        if total > limits.V2_COMPONENTS:
            problems.add(
                at,
                "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                f"Total number of components cannot exceed {limits.V2_COMPONENTS}",
            )
        size = sum(len(text) for text in tree.texts(components))
        if size > limits.V2_TEXT:
            problems.add(
                at,
                "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                f"The total displayable text size exceeds maximum size of {limits.V2_TEXT}",
            )
    else:
        if len(components) > limits.ACTION_ROWS:
            problems.count(at, components, 0, limits.ACTION_ROWS)
        _check_level(components, at, (tree.ROW,), problems)
    check_duplicates(components, problems)


def check_duplicates(components: list[Json], problems: Problems) -> None:
    """Note custom ids, and numeric ids, that two components share."""
    seen: set[object] = set()
    for path, component in tree.walk(components):
        for key, code in (("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"), ("id", "COMPONENT_ID_DUPLICATED")):
            value = component.get(key)
            if value and (key, value) in seen:
                problems.add((*path, key), code, f"Component {key.replace('_', ' ')} cannot be duplicated")
            seen.add((key, value))


def _check_level(components: list[Any], at: Path, allowed: tuple[int, ...], problems: Problems) -> None:
    for index, component in enumerate(components):
        here = (*at, index)
        if not isinstance(component, dict) or component.get("type") not in allowed:
            names = ", ".join(map(str, allowed))
            problems.add(
                (*here, "type"), "UNION_TYPE_CHOICES", f"Value of field 'type' must be one of ({names})."
            )
            continue
        _check_one(component, here, problems)


def _check_one(component: Json, here: Path, problems: Problems) -> None:
    match component["type"]:
        case tree.ROW:
            _check_row(component, here, problems)
        case tree.BUTTON:
            _check_button(component, here, problems)
        case tree.TEXT:
            problems.length((*here, "content"), component.get("content"), 1, limits.V2_TEXT, required=True)
        case tree.SECTION:
            inner = _children(component, here, problems, limits.SECTION_TEXTS)
            _check_level(inner, (*here, "components"), (tree.TEXT,), problems)
            accessory = component.get("accessory")
            if not isinstance(accessory, dict) or accessory.get("type") not in (tree.BUTTON, tree.THUMBNAIL):
                problems.add((*here, "accessory"), "BASE_TYPE_REQUIRED", "This field is required")
            else:
                _check_one(accessory, (*here, "accessory"), problems)
        case tree.CONTAINER:
            inner = _children(component, here, problems, limits.V2_COMPONENTS)
            _check_level(inner, (*here, "components"), _IN_CONTAINER, problems)
        case tree.GALLERY:
            items = component.get("items") or []
            problems.count((*here, "items"), items, 1, limits.GALLERY_ITEMS)
            for index, item in enumerate(items):
                _check_media(item, "media", (*here, "items", index), problems)
        case tree.THUMBNAIL:
            _check_media(component, "media", here, problems)
        case tree.FILE:
            _check_media(component, "file", here, problems)
            media = component.get("file") or {}
            if not str(media.get("url")).startswith("attachment://") and not media.get("id"):
                problems.add(
                    (*here, "file", "url"), "URL_TYPE_INVALID_SCHEME", "Only attachment:// is supported."
                )
        case _ if component["type"] in tree.SELECTS:
            check_select(component, here, problems)


def _children(component: Json, here: Path, problems: Problems, high: int) -> list[Any]:
    inner = component.get("components")
    inner = inner if isinstance(inner, list) else []
    problems.count((*here, "components"), inner, 1, high)
    return inner


def _check_row(row: Json, here: Path, problems: Problems) -> None:
    inner = _children(row, here, problems, limits.ROW_BUTTONS)
    _check_level(inner, (*here, "components"), (tree.BUTTON, *tree.SELECTS), problems)
    kinds = [c.get("type") for c in inner if isinstance(c, dict)]
    if len(kinds) > 1 and any(kind in tree.SELECTS for kind in kinds):
        problems.add(
            (*here, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select fills a row by itself."
        )


def _check_button(button: Json, here: Path, problems: Problems) -> None:
    style = button.get("style")
    if style not in range(1, 7):
        problems.add((*here, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.")
    problems.length((*here, "label"), button.get("label"), 0, limits.BUTTON_LABEL)
    if style == tree.LINK_STYLE:
        problems.length((*here, "url"), button.get("url"), 1, limits.BUTTON_URL, required=True)
        if button.get("custom_id"):
            problems.add((*here, "custom_id"), "COMPONENT_CUSTOM_ID_WITH_URL", "A link has no custom id.")
    elif style != tree.PREMIUM_STYLE:
        problems.length((*here, "custom_id"), button.get("custom_id"), 1, limits.CUSTOM_ID, required=True)
    if style != tree.PREMIUM_STYLE and not button.get("label") and not button.get("emoji"):
        problems.add(
            (*here, "label"), "BUTTON_COMPONENT_MISSING_LABEL", "A button needs a label or an emoji."
        )


def check_select(select: Json, here: Path, problems: Problems) -> None:
    """Note what is wrong with a select, in a message or in a modal."""
    problems.length((*here, "custom_id"), select.get("custom_id"), 1, limits.CUSTOM_ID, required=True)
    problems.length((*here, "placeholder"), select.get("placeholder"), 0, limits.PLACEHOLDER)
    readable = tree.select_of({"custom_id": "", **select, "options": []})
    if not 0 <= readable.min_values <= readable.max_values <= limits.SELECT_OPTIONS:
        problems.add((*here, "min_values"), "NUMBER_TYPE_RANGE", "min_values and max_values do not fit.")
    defaults = select.get("default_values") or []
    if defaults and not readable.min_values <= len(defaults) <= readable.max_values:
        problems.add((*here, "default_values"), "BASE_TYPE_BAD_LENGTH", "default_values do not fit.")
    if select["type"] != tree.SELECT:
        return
    options = select.get("options") or []
    problems.count((*here, "options"), options, 1, limits.SELECT_OPTIONS)
    if readable.max_values > max(1, len(options)):
        problems.add((*here, "max_values"), "NUMBER_TYPE_MAX", "There are fewer options than max_values.")
    seen = set()
    for index, option in enumerate(options):
        place = (*here, "options", index)
        problems.length((*place, "label"), option.get("label"), 1, limits.SELECT_OPTION_TEXT, required=True)
        problems.length((*place, "value"), option.get("value"), 1, limits.SELECT_OPTION_TEXT, required=True)
        problems.length((*place, "description"), option.get("description"), 0, limits.SELECT_OPTION_TEXT)
        if option.get("value") in seen:
            problems.add((*place, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The value is taken.")
        seen.add(option.get("value"))


def _check_media(holder: Json, key: str, here: Path, problems: Problems) -> None:
    media = holder.get(key)
    if not isinstance(media, dict) or not isinstance(media.get("url"), str):
        problems.add((*here, key, "url"), "BASE_TYPE_REQUIRED", "This field is required")
    if holder.get("description") is not None:
        problems.length((*here, "description"), holder["description"], 1, limits.ALT_TEXT)
