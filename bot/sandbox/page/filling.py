"""What a page sends for options, choices and fields, as the objects that they stand for."""

from bot.sandbox import components as tree
from bot.sandbox import limits
from bot.sandbox.check_commands import GROUP, SUBCOMMAND
from bot.sandbox.errors import Json, RefusedError
from bot.sandbox.interactions import Interaction
from bot.sandbox.model import Channel
from bot.sandbox.page.visit import Visit

TYPED = limits.STRING_OPTION  # characters of what is being typed
_INTEGER, _BOOLEAN, _USER, _CHANNEL, _ROLE, _MENTIONABLE, _NUMBER, _FILE = range(4, 12)
_LONGEST = 25  # characters of a number


def options(
    visit: Visit, channel: Channel, command: str, given: Json, *, lenient: bool = False
) -> tuple[Json, list[str]]:
    """The options of a command by name, and the ids of the files among them.

    RefusedError for what does not fit its option; when `lenient` it is left out.
    """
    declared = {option["name"]: option for option in _declared(visit, channel, command)}
    values: Json = {}
    keys: list[str] = []
    for name, value in given.items():
        if value is None or value == "":
            continue
        try:
            values[name] = _option(visit, channel, declared.get(name), value)
        except RefusedError:
            if not lenient:
                raise
        if declared.get(name, {}).get("type") == _FILE:
            keys.append(str(value))
    return values, keys


def chosen(visit: Visit, channel: Channel, kind: int, values: list[str]) -> list[object]:
    """What the values of a select stand for; `kind` is its component type."""
    if kind == tree.USERS:
        return [visit.someone(value) for value in values]
    if kind == tree.ROLES:
        return [visit.role(value, channel) for value in values]
    if kind == tree.MENTIONABLES:
        return [visit.role_or_user(value, channel) for value in values]
    if kind == tree.CHANNELS:
        return [visit.channel(value) for value in values]
    return list(values)


def fields(visit: Visit, opened: Interaction, given: Json) -> tuple[dict[str, object], list[str]]:
    """The fields of a form by custom id, and the ids of the files among them."""
    known = {field.custom_id: field for field in opened.modal.fields}
    values: dict[str, object] = {}
    keys: list[str] = []
    for custom_id, value in given.items():
        field = known.get(custom_id)
        if field is None:
            raise RefusedError("The form has changed. Please open it again.")
        kind = field.component["type"]
        if kind == tree.TEXT_INPUT:
            values[custom_id] = _text(field.label, value).replace("\r\n", "\n")
        elif kind == tree.CHECK:
            values[custom_id] = value is True
        elif kind == tree.RADIO:
            values[custom_id] = None if value is None else _text(field.label, value)
        else:
            listed = _texts(field.label, value)
            if kind == tree.UPLOAD:
                keys += listed
                values[custom_id] = list(visit.page.uploads.find(listed))
            else:
                values[custom_id] = chosen(visit, opened.channel, kind, listed)
    return values, keys


def _declared(visit: Visit, channel: Channel, command: str) -> list[Json]:
    """The options of a command, or of its subcommand."""
    name, *path = command.split() or [""]
    found = visit.world.find_command(name, 1, channel.guild)
    if found is None:
        raise RefusedError(f"There is no command /{name[: limits.COMMAND_NAME]} here.")
    declared: list[Json] = found.get("options") or []
    for step in path:
        nested = [o for o in declared if o["name"] == step and o["type"] in (SUBCOMMAND, GROUP)]
        declared = (nested[0].get("options") or []) if nested else []
    return declared


def _option(visit: Visit, channel: Channel, option: Json | None, value: object) -> object:
    if option is None or option.get("choices"):
        return value
    name = option["name"]
    match option["type"]:
        case t if t in (_INTEGER, _NUMBER):
            return _number(name, value, whole=t == _INTEGER)
        case t if t == _BOOLEAN:
            known = {True: True, False: False, "true": True, "false": False, "True": True, "False": False}
            if not isinstance(value, (bool, str)) or value not in known:
                raise RefusedError(f'"{name}" takes True or False.')
            return known[value]
        case t if t == _USER:
            return visit.someone(value)
        case t if t == _CHANNEL:
            found = visit.channel(value)
            kinds = option.get("channel_types")
            if found.guild is not channel.guild or (kinds and found.kind not in kinds):
                raise RefusedError(f'"{name}" does not take that channel.')
            return found
        case t if t == _ROLE:
            return visit.role(value, channel)
        case t if t == _MENTIONABLE:
            return visit.role_or_user(value, channel)
        case t if t == _FILE:
            return visit.page.uploads.find([_text(name, value)])[0]
    return _text(name, value)


def _number(name: str, value: object, *, whole: bool) -> int | float:
    try:
        if isinstance(value, bool) or len(str(value)) > _LONGEST:
            raise ValueError
        number = float(str(value))
        if not abs(number) <= 2**53 or (whole and not number.is_integer()):
            raise ValueError
    except ValueError:
        raise RefusedError(f'"{name}" takes a {"whole " if whole else ""}number.') from None
    return int(number) if whole else number


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise RefusedError(f'"{name}" takes a text.')
    return value


def _texts(name: str, value: object) -> list[str]:
    given = [] if value in (None, "") else value if isinstance(value, list) else [value]
    return [_text(name, entry) for entry in given]
