"""What members typed into forms that came back with an error; lost with the process."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

import discord

MOST = 500
"""Drafts that a bot keeps; the oldest go first."""


class Drafts:
    """The latest draft of each member and form."""

    def __init__(self, most: int = MOST):
        self._most = most
        self._kept: OrderedDict[tuple[str, str], dict[str, Any]] = OrderedDict()

    def put(self, member: str, form: str, values: Mapping[str, Any]) -> None:
        """Keep what was typed, by field, in the place of the draft before."""
        self._kept[member, form] = dict(values)
        self._kept.move_to_end((member, form))
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def get(self, member: str, form: str) -> dict[str, Any] | None:
        """What was typed, or None."""
        return self._kept.get((member, form))

    def drop(self, member: str, form: str) -> None:
        """Forget a draft."""
        self._kept.pop((member, form), None)

    def users(self) -> set[int]:
        """The Discord ids among the members whose drafts are kept."""
        return {int(member) for member, _ in self._kept if member.isdecimal()}

    def forget(self, member: str) -> None:
        """Forget all drafts of a member."""
        for key in [key for key in self._kept if key[0] == member]:
            del self._kept[key]


_OF: WeakKeyDictionary[discord.Client, Drafts] = WeakKeyDictionary()


def drafts_of(client: discord.Client) -> Drafts:
    """The drafts of one bot."""
    return _OF.setdefault(client, Drafts())
