"""What a comparison of roles says first where one aspect is asked: pay, mathematics, demand, time."""

from collections.abc import Collection, Sequence

from bot.answers import pay_rows, salary, words
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.understanding import Slots
from bot.understanding.types import Aspect

MATHEMATICS = "mathematics"
"""The file of the skills that count as mathematics."""

_ORDER = ("bonus", "useful", "essential")
_WEIGHTS = ("not among the main skills of", "a bonus for", "useful for", "essential for")
"""How a skill is needed that no list names, and that one names with each importance."""

_UNKNOWN: dict[Aspect, str] = {
    "time": "How long each takes is not known here: not all of them have a roadmap.",
    "easier": "Which is easier is not known here: not all of them have a roadmap.",
    "safe": "Which has the safer future is not known here; work, skills and pay are compared below.",
}


def lead(library: Library, keys: Sequence[str], slots: Slots, aspect: Aspect | None) -> str | None:
    """The answer to what is asked, or that it is not known; None where nothing in particular is, and for
    pay, which is told of the figures that stand below."""
    match aspect:
        case "maths":
            return _of_mathematics(library, keys)
        case "demand":
            return _of_demand(library, keys, slots)
        case "time" | "easier":
            return _of_time(library, keys, aspect) or _UNKNOWN[aspect]
        case "safe":
            return _UNKNOWN[aspect]
        case _:
            return None


def of_skill(library: Library, keys: Sequence[str], skill: str) -> str:
    """How much each needs a skill, or what it counts as; the one that needs it most comes first."""
    counting = {skill, *library.skills[skill].counts_as}
    weights = {key: _importance(library, key, counting) for key in keys}
    told = []
    for weight in sorted({*weights.values()}, reverse=True):
        plurals = [library.roles[key].plural for key in keys if weights[key] == weight]
        told.append(f"{_WEIGHTS[weight]} {words.listing(plurals)}")
    return words.clip(f"{library.skills[skill].name}: {'; '.join(told)}.", LEAD_LENGTH)


def _importance(library: Library, role: str, skills: Collection[str]) -> int:
    needs = [need.importance for need in library.roles[role].skills if need.skill in skills]
    return max((_ORDER.index(need) + 1 for need in needs), default=0)


def no_pay(library: Library, slots: Slots) -> str:
    """That there is nothing to compare the pay by."""
    country = slots.country or salary.default_country(library, slots)[0]
    return f"Which pays more is not known here: too few adverts with pay in {words.place(library, country)}."


def _of_mathematics(library: Library, keys: Sequence[str]) -> str:
    """Who needs more of it, by the essential and useful skills of each."""
    needed = {
        key: [
            library.skills[need.skill].name
            for need in library.roles[key].skills
            if need.importance != "bonus" and library.skill_files[need.skill] == MATHEMATICS
        ]
        for key in keys
    }
    order = sorted(keys, key=lambda key: -len(needed[key]))
    name = {key: words.role_name(library, key) for key in order}
    most, next_most = (len(needed[key]) for key in order[:2])
    opening = "The same number of maths skills for both" if len(keys) == 2 else "Maths by the skills needed"
    if most > next_most:
        opening = f"More maths for the {name[order[0]]}, by the skills needed"
    whole = "; ".join(f"{name[key]}: {words.listing(needed[key]) or 'none'}" for key in order)
    if len(f"{opening}. {whole}.") <= LEAD_LENGTH:
        return f"{opening}. {words.upper_first(whole)}."
    counts = words.listing(f"{name[key]} {len(needed[key])}" for key in order)
    return words.clip(f"{opening}: {counts} such skills.", LEAD_LENGTH)


def _of_demand(library: Library, keys: Sequence[str], slots: Slots) -> str:
    """The number of adverts with pay, which is all that is counted here."""
    country = slots.country or salary.default_country(library, slots)[0]
    found = {key: row.n for key, row in pay_rows.cells(library, keys, country, None).items()}
    place = words.place(library, country)
    if not found:
        return f"Which is more in demand is not known here: too few adverts with pay in {place}."
    counts = {key: f"{found[key]:,}" if key in found else "under ten" for key in keys}
    order = sorted(keys, key=lambda key: -found.get(key, 0))
    told = (f"{words.role_name(library, key)} {counts[key]}" for key in order)
    return words.clip(
        f"Adverts with pay counted here in {place}: {words.listing(told)}; a sign, not all jobs.", LEAD_LENGTH
    )


def _of_time(library: Library, keys: Sequence[str], aspect: Aspect) -> str | None:
    """The hours of each roadmap, fewest first."""
    if any(key not in library.roadmaps for key in keys):
        return None
    hours = {
        key: (
            sum(step.hours.low for step in library.roadmaps[key].steps),
            sum(step.hours.high for step in library.roadmaps[key].steps),
        )
        for key in keys
    }
    told = (
        f"{words.role_name(library, key)} {hours[key][0]:,} to {hours[key][1]:,}"
        for key in sorted(keys, key=lambda key: sum(hours[key]))
    )
    opening = "Hours from zero, as an estimate"
    if aspect == "easier":
        opening = "No figure tells which is easier; hours from zero"
    return words.clip(f"{opening}: {words.listing(told)}.", LEAD_LENGTH)
