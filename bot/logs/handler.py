"""The handler that all lines go through, ours and those of discord.py."""

import logging
from typing import TextIO

from bot.logs.context import About
from bot.logs.repeats import WINDOW, Repeats


class Lines(logging.StreamHandler[TextIO]):
    """Writes records to a stream, each with what it is about, repeats summed up."""

    def __init__(self, stream: TextIO, form: logging.Formatter, window: float = WINDOW):
        super().__init__(stream)
        self.setFormatter(form)
        self._repeats = Repeats(self.handle, window)
        self.addFilter(About())
        self.addFilter(self._repeats)

    def close(self) -> None:
        """Sum up what was kept back; nothing is lost at the end."""
        self._repeats.flush(everything=True)
        super().close()
