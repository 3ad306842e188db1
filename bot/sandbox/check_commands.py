"""What Discord refuses in the commands an application registers."""

import re
from typing import Any

from bot.sandbox import limits
from bot.sandbox.components import Path
from bot.sandbox.errors import ApiError, Json, Problems

SUBCOMMAND, GROUP = 1, 2
_NAME = re.compile(r"[-_'\w]{1,32}")


def check_commands(commands: list[Any]) -> None:
    """Refuse a whole list of commands as the bulk overwrite does, with an ApiError."""
    problems = Problems()
    names: set[tuple[int, object]] = set()
    counts: dict[int, int] = {}
    for index, command in enumerate(commands):
        _check_command(command, (index,), problems)
        kind = command.get("type") or 1
        counts[kind] = counts.get(kind, 0) + 1
        if (kind, command.get("name")) in names:
            message = "Application command names must be unique"
            problems.add((index,), "APPLICATION_COMMANDS_DUPLICATE_NAME", message)
        names.add((kind, command.get("name")))
    problems.raise_if_any()
    for kind, high in limits.COMMANDS.items():
        if counts.get(kind, 0) > high:
            raise ApiError(400, 30032, f"Maximum number of application commands reached ({high})")


def check_command(command: Json) -> None:
    """Refuse one command, with an ApiError."""
    problems = Problems()
    _check_command(command, (), problems)
    problems.raise_if_any()


def _check_command(command: Json, at: Path, problems: Problems) -> None:
    kind = command.get("type") or 1
    if kind not in limits.COMMANDS:
        problems.add((*at, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3}.")
    if kind != 1:
        problems.length((*at, "name"), command.get("name"), 1, limits.COMMAND_NAME, required=True)
        if command.get("description"):
            message = "Context menu commands cannot have description"
            problems.add((*at, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", message)
        if command.get("options"):
            message = "Context menu commands cannot have options"
            problems.add((*at, "options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS", message)
        return
    _check_name(command, at, problems)
    _check_options(command.get("options") or [], (*at, "options"), problems, depth=0)
    if _size(command) > limits.COMMAND_CHARACTERS:
        message = f"Command exceeds maximum size ({limits.COMMAND_CHARACTERS})"
        problems.add(at, "APPLICATION_COMMAND_TOO_LARGE", message)


def _check_name(named: Json, at: Path, problems: Problems) -> None:
    name = named.get("name")
    if problems.length((*at, "name"), name, 1, limits.COMMAND_NAME, required=True):
        assert isinstance(name, str)
        if not _NAME.fullmatch(name) or name != name.lower():
            problems.add((*at, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    problems.length(
        (*at, "description"), named.get("description"), 1, limits.COMMAND_DESCRIPTION, required=True
    )


def _check_options(options: list[Json], at: Path, problems: Problems, depth: int) -> None:
    if len(options) > limits.COMMAND_OPTIONS:
        problems.count(at, options, 0, limits.COMMAND_OPTIONS)
    names: set[object] = set()
    optional_seen = False
    nested = [option.get("type") in (SUBCOMMAND, GROUP) for option in options]
    if any(nested) and not all(nested):
        message = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        problems.add(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
    for index, option in enumerate(options):
        here = (*at, index)
        _check_name(option, here, problems)
        if option.get("name") in names:
            message = "Option names must be unique"
            problems.add((*here, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message)
        names.add(option.get("name"))
        if option.get("type") in (SUBCOMMAND, GROUP):
            if depth > 1 or (depth == 1 and option["type"] == GROUP):
                message = "Sub-commands do not nest that deep"
                problems.add((*here, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
            _check_options(option.get("options") or [], (*here, "options"), problems, depth + 1)
            continue
        if option.get("type") not in range(3, 12):
            problems.add((*here, "type"), "BASE_TYPE_CHOICES", "Value must be one of {1, ..., 11}.")
        if not option.get("required"):
            optional_seen = True
        elif optional_seen:
            message = "Required options must be placed before non-required options"
            problems.add(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        choices = option.get("choices") or []
        if choices and option.get("autocomplete"):
            message = "Autocomplete and choices cannot be used together"
            problems.add((*here, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", message)
        check_choices(choices, (*here, "choices"), problems, kind=option.get("type", 3))


def check_choices(choices: list[Json], at: Path, problems: Problems, kind: int) -> None:
    """Note what is wrong with an option's choices, fixed or autocompleted; `kind` is the option's type."""
    if len(choices) > limits.CHOICES:
        problems.add(at, "BASE_TYPE_MAX_LENGTH", f"Must be {limits.CHOICES} or fewer in length.")
    for index, choice in enumerate(choices):
        here = (*at, index)
        problems.length((*here, "name"), choice.get("name"), 1, limits.CHOICE_TEXT, required=True)
        value = choice.get("value")
        if kind == 3:
            problems.length((*here, "value"), value, 0, limits.CHOICE_TEXT, required=True)
        elif isinstance(value, bool) or not isinstance(value, int if kind == 4 else (int, float)):
            problems.add((*here, "value"), "NUMBER_TYPE_COERCE", "Value is not a number.")


def _size(named: Json) -> int:
    own = len(named.get("name") or "") + len(named.get("description") or "")
    own += sum(len(c.get("name", "")) + len(str(c.get("value", ""))) for c in named.get("choices") or [])
    return own + sum(_size(option) for option in named.get("options") or [])
