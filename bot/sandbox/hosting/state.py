"""What became of the bot's process, as the sandbox's page tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

State = Literal["starting", "online", "away"]


@dataclass
class BotState:
    """Where the bot is, with a sentence for people; listeners hear of every change (on the event loop)."""

    state: State = "starting"
    text: str = "The bot is starting."
    listeners: list[Callable[[], None]] = field(default_factory=list)

    def become(self, state: State, text: str) -> None:
        """The bot's new state with its sentence; whoever listens is told when anything changed."""
        if (state, text) == (self.state, self.text):
            return
        self.state, self.text = state, text
        for listener in list(self.listeners):
            listener()
