"""Every answer that the real knowledge base can give, for tests that must hold for all of them."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

from bot.answers import Answer, answer
from bot.library import Library
from bot.understanding import Slots, Understander

NO_FIGURES = "MN"
"""A country of which the base holds no pay."""


def countries(library: Library) -> list[str]:
    """Countries that have pay rows."""
    return sorted({row.country for pay in library.pay.values() for row in (*pay.guide, *pay.advertised)})


def pay_slots(library: Library) -> Iterator[Slots]:
    """All roles and levels, in every country that has rows, one that has none, and none named."""
    places = [None, NO_FIGURES, *countries(library)]
    for role, level, country in product([None, *library.roles], [None, *library.levels], places):
        yield Slots(role=role, level=level, country=country)


def roadmap_slots(library: Library) -> Iterator[Slots]:
    """Every roadmap from nowhere and from each of its starts, and every role without one."""
    for role in library.roles:
        starts = library.roadmaps[role].starts if role in library.roadmaps else {}
        for start in (None, *starts):
            yield Slots(role=role, from_role=start)


def skill_slots(library: Library) -> list[Slots]:
    """Nothing and one thing named, neighbouring skills, three, and each pair that has words of its own."""
    names = list(library.skills)
    pairs = [*pairwise(names), *((a, b) for a in names for b in library.skills[a].versus)]
    trio = Slots(skill="snowflake", skill2="databricks", skills=("snowflake", "databricks", "bigquery"))
    roles = (None, "data-engineer")
    asked = [Slots(skill=a, skill2=b, role=role) for a, b in pairs for role in roles]
    return [Slots(), Slots(skill="airflow"), trio, *asked]


def computed_slots(library: Library) -> dict[str, list[Slots]]:
    """What each kind of computed answer is asked with, by its entry."""
    roles = [Slots(role=role) for role in (None, *library.roles)]
    pairs = [Slots(role=a, role2=b) for a, b in product(library.roles, library.roles) if a < b]
    trios = [
        Slots(role=a, role2=b, roles=(a, b, c), level=level)
        for (a, b), c in zip(pairwise(library.roles), list(library.roles)[2:], strict=False)
        for level in (None, "senior")
    ]
    places = [None, NO_FIGURES, *countries(library)]
    ranked = [Slots(level=level, country=place) for level in (None, *library.levels) for place in places]
    skills = [Slots(skill=s, role=r) for s in library.skills for r in (None, "data-scientist")]
    entry = library.computed
    return {
        entry["salary"]: list(pay_slots(library)),
        entry["roadmap"]: list(roadmap_slots(library)),
        entry["skills"]: roles,
        entry["role"]: roles,
        entry["compare"]: [*pairs, *trios],
        entry["skill"]: skills,
        entry["compare_skills"]: skill_slots(library),
        entry["top_paying"]: ranked,
        entry["trends"]: list(pay_slots(library)),
        entry["pay_by_country"]: [
            *ranked,
            *(Slots(role=role, level=level) for role in library.roles for level in (None, "senior")),
            Slots(role="data-scientist", country="GB", countries=("GB", NO_FIGURES, "US")),
        ],
    }


def ask_entry(understander: Understander, entry: str, slots: Slots | None = None) -> Answer:
    """One entry's answer, as a command or a button asks for it."""
    return answer(understander.direct(entry, slots or Slots()), understander.library)


@cache
def every_answer(understander: Understander) -> tuple[Answer, ...]:
    """All written answers and all computed ones."""
    asked = computed_slots(understander.library)
    return tuple(
        ask_entry(understander, entry, slots)
        for entry in understander.library.topics
        for slots in asked.get(entry, [Slots()])
    )
