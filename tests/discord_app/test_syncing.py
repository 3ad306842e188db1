"""When commands count as registered: all that is wanted is there, whatever Discord adds."""

from typing import Any

import pytest

from bot.discord_app.syncing import same

WANTED: dict[str, Any] = {
    "name": "salary",
    "type": 1,
    "options": [{"name": "role", "required": False}, {"name": "level", "required": False}],
    "nsfw": False,
    "contexts": [0, 1, 2],
}
STORED = {**WANTED, "id": "1", "version": "2", "dm_permission": True}


def test_what_discord_adds_or_leaves_away_does_not_count() -> None:
    assert same(WANTED, STORED)
    assert same(WANTED, {**STORED, "nsfw": None})
    assert same({**WANTED, "options": []}, {key: value for key, value in STORED.items() if key != "options"})
    assert same(WANTED, {**STORED, "options": [{"name": "role"}, {"name": "level", "type": 3}]})


@pytest.mark.parametrize(
    "there",
    [
        None,
        {},
        {**STORED, "name": "pay"},
        {**STORED, "contexts": [0]},
        {**STORED, "contexts": [0, 1, 2, 3]},
        {**STORED, "contexts": None},
        {**STORED, "options": STORED["options"][::-1]},
        {**STORED, "options": STORED["options"][:1]},
        {**STORED, "options": [{"name": "role", "required": True}, {"name": "level"}]},
        {**STORED, "options": "role"},
        {**STORED, "nsfw": True},
    ],
)
def test_a_change_is_seen(there: Any) -> None:
    assert not same(WANTED, there)
