"""What is looked at beside a message and the one before it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.library import Library
from bot.understanding.matching.entries import Index
from bot.understanding.reading.reader import Message, Reader
from bot.understanding.types import Context, Slots, Understanding


@dataclass(frozen=True)
class Known:
    """The base, how it is read and how it is ranked: `of_text` ranks a text, `alone` a message that
    stands by itself, and `ranked` one with its slots in a conversation."""

    library: Library
    reader: Reader
    index: Index
    of_text: Callable[[str], Understanding]
    alone: Callable[[Message], Understanding]
    ranked: Callable[[Message, Slots, Context], Understanding]
