"""Dialogues as data: each file is one conversation, a list of turns.

A turn has `say` and `entry`, the entry that answers; where told also `slots`, all of them (absent: not
looked at), `at`, seconds since the first turn (absent: 30 after the one before), `answered` (absent: true),
`more`, the entries of further answers in the same message, and `lead`, words of its first line.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.conversation import Conversation
from bot.library import Library
from bot.understanding import Understander

HERE = Path(__file__).parent
DIALOGUES = sorted(path.stem for path in HERE.glob("*.yaml"))
KEYS = {"say", "entry", "slots", "at", "answered", "more", "lead"}
PAUSE = 30
"""Seconds between two turns where none are told."""


def turns(name: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return told


async def play(name: str, conversation: Conversation) -> None:
    at = 0
    for number, turn in enumerate(turns(name), 1):
        assert turn.keys() <= KEYS
        at = turn.get("at", at + PAUSE)
        found = await conversation.reply(turn["say"], name, float(at))
        place = f"turn {number}: {turn['say']!r}"
        assert (found.entry, found.answered) == (turn["entry"], turn.get("answered", True)), place
        if "slots" in turn:
            assert _plain(found.slots.named()) == turn["slots"], place
        assert turn.get("lead", "") in found.body.lead, place
        assert [more.entry for more in found.more] == turn.get("more", []), place


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", DIALOGUES)
async def test_dialogue(name: str, library: Library, understander: Understander) -> None:
    await play(name, Conversation(library, understander))


def test_there_are_enough_of_them() -> None:
    assert len(DIALOGUES) >= 55
