"""What an answer is: plain values that know no Discord and no terminal."""

from dataclasses import dataclass, field

from bot.answers.chart_values import Chart
from bot.understanding import Slots
from bot.understanding.types import SetOut


@dataclass(frozen=True)
class SourceRef:
    """Where figures and facts come from; `n` is the sample size where there is one."""

    id: str
    title: str
    date: str
    n: int | None = None


@dataclass(frozen=True)
class FollowUp:
    """A question that may come next, as a button: the entry, in a version, and the slots that answer it."""

    label: str
    entry: str
    slots: Slots = field(default_factory=Slots)
    version: str = ""


@dataclass(frozen=True)
class Table:
    """At most three columns, the whole at most 34 characters wide: made for a phone."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A part of an answer: Markdown text, a table, or both, under an optional heading."""

    heading: str | None = None
    text: str = ""
    table: Table | None = None


@dataclass(frozen=True)
class Control:
    """A slot of an answer that the asker may change: its choices (value, label) and the present value."""

    slot: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Body:
    """What one module of answers contributes. `lead` is the answer in one line.

    `ask` is a question back, where a decisive fact was not named; then the follow-ups are its choices.
    `chart` is drawn where pictures can be shown: at once, or when somebody asks for it. `roadmap` is the
    role whose roadmap this is, where one may keep track of it. `notice` is small print about the bot itself.
    `reviewed` is the day the text was last read through, `pay_as_of` the day up to which its figures of pay
    are known to be right (both as 2026-11-20); `age` what members are told where either is past its time.
    `set_out` are the roles or skills that it tells in an order, at which one may point.
    """

    title: str
    lead: str
    sections: tuple[Section, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    assumptions: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    reviewed: str | None = None
    pay_as_of: str | None = None
    age: str | None = None
    ask: str | None = None
    chart: Chart | None = None
    chart_at_once: bool = False
    controls: tuple[Control, ...] = ()
    roadmap: str | None = None
    notice: str = ""
    set_out: SetOut | None = None


@dataclass(frozen=True)
class Answer:
    """The answer to one question, complete and platform-neutral.

    `answered` is False when the bot declines (intent `out_of_scope`) or is unsure (then `suggestions` are
    what it offers). `filled` names the slots that no question named: they stand in the member's `/me` or are
    the server's. `elapsed_ms` covers text to Answer. `in_review` says that a server's moderators will see the
    declined question.
    """

    text: str
    intent: str
    entry: str
    answered: bool
    confidence: float
    slots: Slots
    body: Body
    version: str
    suggestions: tuple[FollowUp, ...] = ()
    more: tuple["Answer", ...] = ()
    turn: int | None = None
    filled: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
    in_review: bool = False

    @property
    def title(self) -> str:
        """The heading of the answer."""
        return self.body.title

    @property
    def unsure(self) -> bool:
        """Whether the bot asks which of its suggestions was meant."""
        return not self.answered and self.intent != "out_of_scope"
