"""The moderators' handbook names the buttons as they are, and all of them."""

import re
from pathlib import Path
from typing import Any

from bot.discord_app import registry
from bot.discord_app.kb.menus import FIX_ANSWER, MAKE_ENTRY
from bot.discord_app.settings_specs import PAGES

ROOT = Path(__file__).resolve().parents[2]
BOOK = (ROOT / "docs" / "moderators.md").read_text(encoding="utf-8")
CODE = "\n".join(
    file.read_text(encoding="utf-8")
    for package in ("discord_app", "editing")
    for file in (ROOT / "bot" / package).rglob("*.py")
)
BOLD = set(re.findall(r"\*\*([A-Z][^*]*)\*\*", BOOK))


UNSEEN = {"Edit again", "Open the draft"}
"""What stands on no button: a page of a form is called by its title, a draft in the list by its own."""


def _labels() -> set[str]:
    found: set[Any] = {FIX_ANSWER.name, MAKE_ENTRY.name, *PAGES.values()}
    for item in registry.ITEMS:
        if item.__module__.startswith("bot.discord_app.kb."):
            for label in getattr(item, "LABELS", {}).values():
                found.add(label[0] if isinstance(label, tuple) else label)
    return {str(label) for label in found} - UNSEEN


def test_each_button_of_moderators_is_described() -> None:
    assert _labels() - BOLD == set()


def test_what_it_calls_a_button_is_one() -> None:
    unknown = {name for name in BOLD - _labels() if f'"{name}' not in CODE and f"**{name}**" not in CODE}
    assert {name for name in unknown if not name.startswith("Edit: ")} == set()
