"""What the client is told of: every button and select is found by its custom id, and by no other's."""

import re
from typing import Any

import pytest
from discord import ui
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.discord_app import buttons, registry
from bot.discord_app.custom_ids import LIMIT
from bot.knowledge import Knowledge
from bot.library import Library
from bot.understanding import Understander

Item = type[ui.DynamicItem[Any]]

TEMPLATES: dict[Item, re.Pattern[str]] = {
    item: item.__discord_ui_compiled_template__ for item in registry.ITEMS
}


@pytest.fixture(scope="module")
def knowledge(library: Library, understander: Understander) -> Knowledge:
    return Knowledge.of(library, understander)


def _custom_ids(item: Item) -> st.SearchStrategy[str]:
    """All that its template takes and Discord would carry."""
    return st.from_regex(TEMPLATES[item], fullmatch=True).filter(lambda one: len(one) <= LIMIT)


def _subclasses(base: type) -> set[type]:
    one: type
    found: set[type] = set()
    for one in base.__subclasses__():
        found |= {one, *_subclasses(one)}
    return found


def test_each_is_registered_and_none_twice() -> None:
    made = _subclasses(buttons.SafeButton) | _subclasses(buttons.SafeSelect)
    final = {one for one in made if one.__module__.startswith("bot.") and not one.__subclasses__()}
    assert final == set(registry.ITEMS)
    assert len(registry.ITEMS) == len(final)


@pytest.mark.parametrize("item", registry.ITEMS, ids=lambda item: str(item.__name__))
@settings(max_examples=20, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_custom_id_belongs_to_one_alone_and_is_all_it_needs(
    item: Item, data: st.DataObject, knowledge: Knowledge
) -> None:
    custom_id = data.draw(_custom_ids(item))
    found = [other for other, template in TEMPLATES.items() if template.fullmatch(custom_id)]
    assert found == [item]
    match = TEMPLATES[item].fullmatch(custom_id)
    assert match is not None
    assert issubclass(item, buttons.SafeButton | buttons.SafeSelect)
    made = item.from_match(knowledge, match)
    assert TEMPLATES[item].fullmatch(made.custom_id), "what is shown again is pressed again"
