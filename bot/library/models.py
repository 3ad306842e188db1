"""What each file under `knowledge/` may hold, as pydantic models; of pay in `pay_models`.

Unknown fields are refused, numbers and truth values are never guessed from text, and every model is
frozen: a loaded Library does not change.
"""

from datetime import date
from sys import intern
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, StringConstraints, model_validator

from bot.library.packed import Listed, Packed

INTENTS = (
    "salary", "roadmap", "skills", "role", "compare", "education", "portfolio", "networking", "outlook",
    "day", "progression", "job_search", "skill", "match", "industry", "smalltalk", "out_of_scope",
)  # fmt: skip
LEVELS = ("entry", "mid", "senior", "lead")
COMPUTED = (
    "salary", "roadmap", "skills", "role", "compare", "skill", "compare_skills", "top_paying",
    "pay_by_country", "match", "trends",
)  # fmt: skip
"""Kinds of answer that are computed by a module of the same name in `bot/answers/`."""

LEAD_LENGTH = 160
"""Characters of the first line of an answer, which is the answer itself; two lines on a phone."""

Level = Literal["entry", "mid", "senior", "lead"]
Importance = Literal["essential", "useful", "bonus"]
Computed = Literal[
    "salary", "roadmap", "skills", "role", "compare", "skill", "compare_skills", "top_paying",
    "pay_by_country", "match", "trends",
]  # fmt: skip

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=34)]
EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z_]+/[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Lead = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LEAD_LENGTH)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>()\"]+$", max_length=300)]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Hours = Annotated[StrictInt, Field(ge=1, le=10_000)]


_GIVEN: dict[frozenset[str], set[str]] = {}


class Strict(BaseModel):
    """Base of all models: unknown fields refused, values frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def __getstate__(self) -> dict[Any, Any]:
        """What is kept of it. Equal texts, and equal sets of given fields, are one object each: 1.5 MB less
        where 4,000 models are read back."""
        state = super().__getstate__()
        given = state["__pydantic_fields_set__"]
        values = {name: _one(value) for name, value in state["__dict__"].items()}
        return state | {
            "__dict__": values,
            "__pydantic_fields_set__": _GIVEN.setdefault(frozenset(given), given),
        }


def _one(value: Any) -> Any:
    """The same value, each text in it the only one of its wording."""
    if type(value) is str:
        return intern(value)
    if type(value) is tuple:
        return tuple(_one(part) for part in value)
    return value


class Source(Strict):
    """One publication that figures and facts are taken from. `date` is a year, month or day."""

    title: Line
    publisher: Line
    date: PartialDate
    licence: Line
    url: Url | None = None


class LevelWords(Strict):
    """How members name a level."""

    name: Line
    words: tuple[Line, ...]


class CountryWords(Strict):
    """What Babel does not know of a country: other names, demonyms, its big cities."""

    names: tuple[Line, ...] = ()
    cities: tuple[Line, ...] = ()


class NamedWords(Strict):
    """A slot value that has a display name and the words members use for it."""

    name: Line
    words: tuple[Line, ...] = ()


class CompanyWords(NamedWords):
    """The same of a company, with the industry that it is of, where that has an answer of its own."""

    industry: Id | None = None


class Vocabulary(Strict):
    """Synonyms of slot values that no other file holds. Keys of `countries` are ISO 3166-1 alpha-2."""

    levels: dict[Level, LevelWords]
    countries: dict[Country, CountryWords]
    industries: dict[Id, NamedWords]
    companies: dict[Id, CompanyWords] = {}
    degrees: dict[Id, NamedWords] = {}
    backgrounds: dict[Id, NamedWords] = {}
    work_modes: dict[Id, NamedWords] = {}

    @model_validator(mode="after")
    def _all_levels(self) -> "Vocabulary":
        missing = [level for level in LEVELS if level not in self.levels]
        if missing:
            raise ValueError(f"levels lacks {', '.join(missing)}")
        return self

    @model_validator(mode="after")
    def _known_industries(self) -> "Vocabulary":
        for key, company in self.companies.items():
            if company.industry and company.industry not in self.industries:
                raise ValueError(f"companies.{key}: {company.industry} is none of the industries")
        return self


class RoleSkill(Strict):
    """How much a role needs a skill, and what for."""

    skill: Id
    importance: Importance
    why: Line | None = None


class Progression(Strict):
    """Where people come from and go to; values are role ids."""

    before: tuple[Id, ...] = ()
    after: tuple[Id, ...] = ()
    text: Text


class Role(Strict):
    """One file of `roles/`; the file name is the role's id."""

    name: Line
    plural: Line
    aliases: tuple[Line, ...] = ()
    titles: tuple[Line, ...] = ()
    """Job titles of the pay survey that mean this role, as they stand there."""
    summary: Lead
    about: Text
    duties: tuple[Line, ...] = Field(min_length=3)
    day: tuple[Line, ...] = ()
    skills: tuple[RoleSkill, ...] = Field(min_length=3)
    education: Text
    progression: Progression
    workplaces: Text
    neighbours: dict[Id, Line] = {}
    sources: tuple[Id, ...] = Field(min_length=1)
    reviewed: date


class Resource(Strict):
    """Something to learn from."""

    title: Line
    url: Url | None = None
    free: StrictBool


class HourRange(Strict):
    """Hours of study or work, low to high."""

    low: Hours
    high: Hours

    @model_validator(mode="after")
    def _ordered(self) -> "HourRange":
        if self.high < self.low:
            raise ValueError("high is below low")
        return self


class Skill(Strict):
    """One skill: what it is, why it matters, how it is learnt."""

    name: Line
    aliases: tuple[Line, ...] = ()
    summary: Lead
    why: Text
    hours: HourRange
    first_step: Text
    resources: tuple[Resource, ...] = ()
    related: tuple[Id, ...] = ()
    counts_as: tuple[Id, ...] = ()
    """Skills that this one meets as well where a role asks for them: Looker where it names Tableau."""
    versus: dict[Id, Line] = {}
    """What a comparison with another skill says of the two, by the other's id."""
    sources: tuple[Id, ...] = Field(min_length=1)
    reviewed: date


class SkillFile(Strict):
    """One file of `skills/`: the skills of one kind, by id."""

    title: Line
    skills: dict[Id, Skill] = Field(min_length=1)


class Step(Strict):
    """One step of a roadmap."""

    id: Id
    title: Line
    phase: Line
    goal: Text
    skills: tuple[Id, ...] = ()
    resources: tuple[Resource, ...] = ()
    project: Text | None = None
    hours: HourRange


class Start(Strict):
    """A switch: what somebody who comes from elsewhere brings along. `done` holds ids of steps."""

    summary: Lead
    done: tuple[Id, ...] = ()
    shorter: tuple[Id, ...] = ()
    advice: Text


class Roadmap(Strict):
    """One file of `roadmaps/`; the file name is the id of the role it leads to.

    Keys of `starts` are role ids or ids under `backgrounds` in the vocabulary.
    """

    title: Line
    summary: Lead
    intro: Text | None = None
    steps: tuple[Step, ...] = Field(min_length=3)
    starts: dict[Id, Start] = {}
    sources: tuple[Id, ...] = Field(min_length=1)
    reviewed: date


class Example(Strict):
    """A question as a member might write it, which must reach the entry it stands in."""

    ask: Line
    slots: dict[str, str] = {}


class NearMiss(Strict):
    """A question that must not reach the entry it stands in; `expect` is an intent or an entry."""

    ask: Line
    expect: Annotated[str, StringConstraints(pattern=r"^[a-z_]+(/[a-z0-9-]+)?$")]


class Topic(Strict):
    """One file of `topics/<intent>/`: a written answer, or the name of a computed one."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    phrases: Annotated[Packed[Line], Listed(3)]
    answer: Text | None = None
    compute: Computed | None = None
    cues: tuple[Line, ...] = ()
    """Words of which one must stand in a question for this entry to be considered. For entries where a
    wrong guess does harm; most have none."""
    sources: tuple[Id, ...] = ()
    reviewed: date
    followups: tuple[EntryId, ...] = ()
    examples: Annotated[Packed[Example], Listed(1)]
    near_misses: Annotated[Packed[NearMiss], Listed()] = Field(default=(), validate_default=True)

    @model_validator(mode="after")
    def _one_answer(self) -> "Topic":
        if (self.answer is None) == (self.compute is None):
            raise ValueError("exactly one of answer and compute must be given")
        return self

    @property
    def lead(self) -> str:
        """The first paragraph of a written answer, which is the answer in a line."""
        return (self.answer or "").split("\n\n", 1)[0].strip()
