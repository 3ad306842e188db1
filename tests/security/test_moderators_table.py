"""The table of what is attacked holds everything that moderators can do; what is new must be put into it."""

import inspect
import re
import sys
from typing import Any

from discord import app_commands

from bot.discord_app import registry
from bot.discord_app.commands import ALL
from tests.security import moderators_table as table

_GUARDED = re.compile(r"\bmay\((?:interaction|self)")
"""What a handler that looks at rights says."""
_NAMED = re.compile(r"\(\?P<(\w+)>([a-z]+(?:\|[a-z]+)+)\)")
"""A part of a custom id that is one of several words."""


def test_every_button_and_select_is_told_apart() -> None:
    told = [*table.OF_MODERATORS, *table.OF_MEMBERS, *table.OF_ONE_MEMBER]
    assert sorted(told) == sorted(table.items()), "each stands in exactly one place"


def test_what_looks_at_rights_is_the_moderators() -> None:
    for name, item in table.items().items():
        looks = bool(_GUARDED.search(inspect.getsource(item)))
        assert looks == (name in table.OF_MODERATORS), name
        if item.__module__.startswith("bot.discord_app.kb."):
            assert name in table.OF_MODERATORS, f"{name} is moderators' work and looks at no right"


def test_every_act_of_theirs_is_in_the_table_and_is_its_own() -> None:
    for name, presses in table.OF_MODERATORS.items():
        template = table.items()[name].__discord_ui_compiled_template__
        matches = [template.fullmatch(_filled(press.custom_id)) for press in presses]
        assert all(matches), name
        for group, words in _NAMED.findall(template.pattern):
            tried = {match[group] for match in matches if match}
            assert tried == set(words.split("|")), f"{name}: {group}"


def test_every_form_is_told_apart() -> None:
    assert sorted([*table.FORMS_OF_MODERATORS, *table.FORMS_OF_MEMBERS]) == sorted(registry.FORMS)
    for name, handler in registry.FORMS.items():
        looks = bool(_GUARDED.search(inspect.getsource(handler)))
        assert looks == (name in table.FORMS_OF_MODERATORS), name


def test_every_command_and_menu_is_told_apart() -> None:
    paths = [path for each in ALL for path in _paths(each)]
    members = {path for path in paths if path.split()[0] in table.COMMANDS_OF_MEMBERS}
    assert {*table.COMMANDS, *members} == set(paths)
    assert not members & set(table.COMMANDS)
    assert {*table.MENUS, *table.MENUS_OF_MEMBERS} == {menu.name for menu in registry.MENUS}
    for path in members:
        command = next(each for each in ALL if each.name == path.split()[0])
        callback: Any = getattr(command, "callback", None) or next(iter(command.walk_commands())).callback
        assert not _GUARDED.search(inspect.getsource(sys.modules[callback.__module__])), path


def _paths(command: Any) -> list[str]:
    if isinstance(command, app_commands.Group):
        return [one.qualified_name for one in command.walk_commands() if not hasattr(one, "commands")]
    return [str(command.name)]


def _filled(custom_id: str) -> str:
    return custom_id.format(draft=1, version=1, pending=1, proposal=1, item="turn:1", channel=1, role=1)
