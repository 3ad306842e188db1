"""Every error of the program, in one tree. The text of each is a sentence for the person who meets it.

CareerBotError
├── SettingsError      a setting is missing or wrong: name, value (never a secret's), what is allowed
├── KnowledgeError     files under knowledge/ are wrong: one Problem a place
├── StoreError         the database cannot be opened or written
├── ConflictError      somebody else changed a piece of a server's knowledge meanwhile
├── DraftChangedError  a draft was written on, published or thrown away after it was checked
├── TrainingError      the intent classifier could not be fitted
├── ChartError         a chart could not be drawn: its text stands alone
├── SandboxFailedError the sandbox cannot be served: its port is taken, its file is broken
└── DiscordError       Discord refused the connection or a request we cannot do without
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


class CareerBotError(Exception):
    """Base of all errors that are meant to be read by a person."""


class SettingsError(CareerBotError):
    """A setting is missing or wrong."""


class StoreError(CareerBotError):
    """The database cannot be opened, read or written."""


class ConflictError(CareerBotError):
    """Somebody else changed a piece (`kind`, `key`) meanwhile; `number` is its present version."""

    def __init__(self, kind: str, key: str, number: int):
        self.kind, self.key, self.number = kind, key, number
        super().__init__(f"{key} was changed by somebody else in the meantime; nothing was overwritten")


class DraftChangedError(CareerBotError):
    """The draft of this number is not what was checked any more, or is gone."""

    def __init__(self, number: int):
        self.number = number
        super().__init__(f"draft {number} was changed after it was checked; nothing was published")


class TrainingError(CareerBotError):
    """The intent classifier could not be fitted."""


class ChartError(CareerBotError):
    """A chart could not be drawn; the text answer stands by itself."""


class SandboxFailedError(CareerBotError):
    """The sandbox cannot be served, or its file not be read."""


class DiscordError(CareerBotError):
    """Discord refused the token, an intent or the connection."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place of the knowledge base.

    `path` is relative to the knowledge folder; `line` counts from 1 and is 0 where no line applies.
    """

    path: str
    line: int
    what: str
    allowed: str
    column: int = field(default=0, compare=False)
    """From 1, where it is known; 0 elsewhere. Told by what shows one file, such as an upload."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}; {self.allowed}"


class KnowledgeError(CareerBotError):
    """The knowledge base is not valid; `problems` holds every fault that was found."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
