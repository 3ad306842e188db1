"""What understanding takes and gives: plain values without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from bot.library.models import Computed

JSON_SLOTS = ("role", "role2", "level", "country", "skill", "industry")
"""Slots that the answer object always shows, empty or not."""

Aspect = Literal["pay", "maths", "demand", "time", "easier", "safe"]
"""What a question asks of all that an answer tells."""

NEEDS: Mapping[Computed, tuple[str, ...]] = {
    "compare": ("role", "role2"),
    "skill": ("skill",),
    "match": ("skill",),
}
"""Slots without which a computed answer cannot be given."""


class Offer(NamedTuple):
    """An amount that was named beside others, with the job and the place it is for; as the slots of these
    names."""

    amount: int
    currency: str | None = None
    role: str | None = None
    country: str | None = None
    level: str | None = None
    part_pay: str | None = None


@dataclass(frozen=True)
class Slots:
    """What a question names. Values are ids; None where nothing was named.

    `from_role` is where the asker comes from in a switch; `roles`, `countries` and `skills` hold all that
    were named where that is more than one. `offers` are those beside the first, which `amount`, `role`,
    `country` and `level` hold.
    """

    role: str | None = None
    role2: str | None = None
    level: str | None = None
    country: str | None = None
    skill: str | None = None
    industry: str | None = None
    skill2: str | None = None
    from_role: str | None = None
    years: int | None = None
    degree: str | None = None
    company: str | None = None
    city: str | None = None
    work_mode: str | None = None
    region: str | None = None
    """A part of the world that is no country, as it is shown: "Europe"."""
    amount: int | None = None
    """Money that was named, in whole units a year; `currency` is its ISO code where one was written."""
    currency: str | None = None
    part_pay: str | None = None
    """Pay that was named by the hour, day, week or month, as it is told: "CHF 4,500 a month". `amount` is
    counted from it where it can be."""
    hours: int | None = None
    """Hours a week for learning."""
    months: int | None = None
    """Months in which it is to be learnt."""
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()

    @property
    def every_skill(self) -> tuple[str, ...]:
        """The skills that were named, each once, in order."""
        return tuple(dict.fromkeys(one for one in (self.skill, self.skill2, *self.skills) if one))

    @property
    def tells_pay(self) -> bool:
        """Whether an amount was named, also one that cannot be counted to a year's."""
        return self.amount is not None or self.part_pay is not None

    def named(self) -> dict[str, Any]:
        """Only the slots that hold something."""
        return {name: value for name, value in vars(self).items() if value is not None and value != ()}

    def as_json(self) -> dict[str, Any]:
        """The six slots of the answer object always, the others where understood."""
        named = {name: list(v) if isinstance(v, tuple) else v for name, v in self.named().items()}
        if self.offers:
            named["offers"] = [offer._asdict() for offer in self.offers]
        return {**dict.fromkeys(JSON_SLOTS), **named}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Slots":
        """The reverse of `as_json`; unknown names are ignored. Offers may be rows of values, too."""
        known: dict[str, Any] = {
            name: tuple(values[name]) if isinstance(values[name], list) else values[name]
            for name in cls.__dataclass_fields__
            if values.get(name) is not None
        }
        rows = (one.values() if isinstance(one, Mapping) else one for one in known.pop("offers", ()))
        return cls(**known, offers=tuple(Offer(*row) for row in rows))


@dataclass(frozen=True, slots=True)
class Span:
    """One slot value found in a question: tokens `start` to `end` (excluded) matched `alias`.

    `score` is 1.0 for an exact match and falls with each corrected letter.
    """

    start: int
    end: int
    kind: str
    value: str
    alias: str
    score: float = 1.0


class Decision(StrEnum):
    """What is done with a question."""

    ANSWER = "answer"
    OFFER = "offer"
    DECLINE = "decline"


class Candidate(NamedTuple):
    """An entry that may answer; `score` is from 0 to 1. `phrase` is the nearest, empty unless explained."""

    entry: str
    score: float
    phrase: str

    @property
    def intent(self) -> str:
        """The folder the entry stands in."""
        return self.entry.partition("/")[0]


class SetOut(NamedTuple):
    """What an answer set out in its order: ids of a `kind`, role or skill; or the number of the one step that
    it told of, and of all of them."""

    kind: str
    of: tuple[str, ...]


def has_needed(kind: Computed | None, slots: Slots) -> bool:
    """Whether an answer of a kind can be computed with these slots; a written one needs none."""
    return kind is None or all(getattr(slots, name) for name in NEEDS.get(kind, ()))


@dataclass(frozen=True)
class Context:
    """What is remembered of a conversation: the last answered turn and when it was, in Unix seconds."""

    slots: Slots = field(default_factory=Slots)
    entry: str | None = None
    at: float = 0.0
    roles: tuple[str, ...] = ()
    """Roles that were spoken of side by side or one after the other, until another is named."""
    skills: tuple[str, ...] = ()
    """Skills that were compared, likewise."""
    theme: str | None = None
    """The skill that was the theme, until a role or another skill is named."""
    set_out: SetOut | None = None
    """What the newest answer with a list set out: "the second one" is one of these."""
    aspect: Aspect | None = None
    """What the newest question on two that stand side by side asked of them, until it asks something else."""

    @property
    def intent(self) -> str:
        """The intent of the answer before; empty where there is none."""
        return (self.entry or "").partition("/")[0]


@dataclass(frozen=True)
class Understanding:
    """One question understood, with the evidence for it. `confidence` is from 0 to 1."""

    text: str
    normalised: str
    slots: Slots
    spans: tuple[Span, ...]
    decision: Decision
    entry: str
    confidence: float
    candidates: tuple[Candidate, ...]
    intents: tuple[tuple[str, float], ...]
    reason: str
    inherited: tuple[str, ...] = ()
    """Names of the slots that were taken over from the conversation."""
    again: tuple[str, ...] = ()
    """Names of the slots that a follow-up names where the written answer before is given again."""
    unknown: str | None = None
    """A job that was named and stands nowhere in the Library."""
    more: tuple["Understanding", ...] = ()
    """Further questions of the same message."""
    left: tuple[str, ...] = ()
    """Questions of the same message that are not answered, in its words."""
    stays: bool = False
    """Whether the written answer before is given again."""
    of_sources: bool = False
    """Whether it is asked what the answer of the entry rests on, not what it tells."""

    @property
    def intent(self) -> str:
        """The intent of the entry that was chosen."""
        return self.entry.partition("/")[0]
