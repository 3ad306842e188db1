"""Two or three skills or tools side by side."""

from bot.answers import skill_leads, words
from bot.answers.match import held
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Importance
from bot.understanding import Slots
from bot.understanding.follow_ups.set_beside import SOONER

MOST = 3
"""Skills that fit side by side."""

SHOWN = 5
"""Roles that are named in a line; of the rest only the number."""

_WEIGHT: dict[Importance | None, int] = {"essential": 3, "useful": 2, "bonus": 1, None: 0}
_WORDS = {3: "essential", 2: "useful", 1: "a bonus", 0: "not among the usual skills"}

RULE = "Learn the tool that adverts near you name most, but check first whether the two do the same thing."


def compute(library: Library, slots: Slots, asked: str = "") -> Body:
    """What each is, who needs it, how long it takes, and which the figures say to learn first; the lead
    answers what the question `asked`, in its normalised words, asks of them."""
    named = held(library, slots)
    keys = [*named[:MOST]]
    if len(keys) < 2:
        return _one(library, keys)
    skills = [library.skills[key] for key in keys]
    role = str(slots.role) if slots.role in library.roles else None
    sections = [
        Section("In short", words.bullets(_versus(library, keys))),
        *(Section(library.skills[key].name, _portrait(library, key)) for key in keys),
        Section("Roles that need them", words.bullets(_roles(library, keys))),
        Section("How this is told", _how(library, role)),
    ]
    left = [f"{library.skills[key].name}: {MOST} at most stand side by side" for key in named[MOST:]]
    return Body(
        title=f"{words.listing((skill.name for skill in skills), 'or')}?",
        lead=words.clip(
            skill_leads.lead(library, keys, asked)
            or _sooner(library, keys, role, asked)
            or _first(library, keys, role),
            LEAD_LENGTH,
        ),
        sections=tuple(section for section in sections if section.text),
        sources=words.source_refs(library, [source for skill in skills for source in skill.sources]),
        followups=_followups(library, keys),
        unused=(*left, *words.without_effect(library, slots, "comparison", words.PLACES)),
        reviewed=str(min(skill.reviewed for skill in skills)),
    )


def _weight(library: Library, skill: str, role: str) -> int:
    needs = {need.skill: need.importance for need in library.roles[role].skills}
    return _WEIGHT[needs.get(skill)]


def _needing(library: Library, skill: str, least: int) -> list[str]:
    return [role for role in library.roles if _weight(library, skill, role) >= least]


def _first(library: Library, keys: list[str], role: str | None) -> str:
    """Which to learn first: by how much the role asked about needs each, else by how many roles do."""
    if role:
        weights = {key: _weight(library, key, role) for key in keys}
        best = [key for key in keys if weights[key] == max(weights.values())]
        told = "; ".join(f"{library.skills[key].name} is {_WORDS[weights[key]]}" for key in keys)
        plural = library.roles[role].plural
        if len(best) == 1:
            return f"Learn {library.skills[best[0]].name} first: for {plural} {told}."
        if not max(weights.values()):
            return f"{plural.capitalize()} usually need none of them: learn what your adverts name."
        return f"No clear first for {plural}: {told}."
    counts = {key: (len(_needing(library, key, 3)), len(_needing(library, key, 2))) for key in keys}
    if not any(most for _, most in counts.values()):
        return _first_of_none(library, keys)
    best = [key for key in keys if counts[key] == max(counts.values())]
    place = 0 if len({each[0] for each in counts.values()}) > 1 else 1
    kind = ("essential", "essential or useful")[place]
    told = ", ".join(f"{library.skills[key].name} {counts[key][place]}" for key in keys)
    if len(best) == 1 and _clear(counts, best[0]):
        name = library.skills[best[0]].name
        return f"Learn {name} first. How many of {len(library.roles)} roles call each {kind}: {told}."
    return f"No clear first. How many of {len(library.roles)} roles call each {kind}: {told}."


def _sooner(library: Library, keys: list[str], role: str | None, asked: str) -> str | None:
    """Which one the roadmap of the role teaches first, where that is asked; None where it does not teach all
    of them, each in a step of its own."""
    roadmap = library.roadmaps.get(role or "")
    if role is None or SOONER.isdisjoint(asked.split()):
        return None
    steps = list(enumerate(roadmap.steps, 1)) if roadmap else []
    taught = {key: next((number for number, step in steps if key in step.skills), 0) for key in keys}
    order = sorted(keys, key=lambda key: taught[key])
    if not all(taught.values()) or len({*taught.values()}) < len(keys):
        return None
    first, *rest = [(library.skills[key].name, taught[key]) for key in order]
    others = words.listing(f"{name} step {number}" for name, number in rest)
    to = words.role_name(library, role)
    return f"{first[0]} first: it is step {first[1]} of the roadmap to {to}, {others}."


def _first_of_none(library: Library, keys: list[str]) -> str:
    """Of skills that no role lists by themselves: AWS and Azure count as cloud platforms."""
    wider = {library.skills[key].counts_as for key in keys}
    if len(wider) == 1 and (asked := wider.pop()):
        names = words.listing(library.skills[one].name for one in asked)
        return f"No clear first: roles ask for {names}, and each of them counts as that."
    return "Hardly any of the roles here asks for one of them: learn what your adverts name."


def _clear(counts: dict[str, tuple[int, int]], best: str) -> bool:
    """Whether one skill leads by more than a role: less decides nothing."""
    return all(
        max(counts[best][at] - own[at] for at in (0, 1)) > 1 for key, own in counts.items() if key != best
    )


def _versus(library: Library, keys: list[str]) -> list[str]:
    pairs = [(one, two) for one in keys for two in keys if one != two]
    return [library.skills[one].versus[two] for one, two in pairs if two in library.skills[one].versus]


def _portrait(library: Library, key: str) -> str:
    skill = library.skills[key]
    essential = _some(library, _needing(library, key, 3))
    lines = [
        skill.summary,
        f"Essential for {essential}." if essential else "Essential for none of the roles here.",
        f"{skill.hours.low:,} to {skill.hours.high:,} hours to a working level, as an estimate.",
    ]
    return words.bullets(lines)


def _some(library: Library, roles: list[str]) -> str:
    names = [library.roles[role].plural for role in roles]
    rest = len(names) - SHOWN
    return words.listing(names if rest < 2 else [*names[:SHOWN], f"{rest} more roles"])


def _roles(library: Library, keys: list[str]) -> list[str]:
    """Roles for which all are at least useful, then those for which one alone is."""
    needing = {key: _needing(library, key, 2) for key in keys}
    shared = [role for role in needing[keys[0]] if all(role in needing[key] for key in keys)]
    lines = [f"{'Both' if len(keys) == 2 else 'All three'}: {_some(library, shared) or 'no role'}"]
    for key in keys:
        own = [role for role in needing[key] if not any(role in needing[o] for o in keys if o != key)]
        if own:
            lines.append(f"{library.skills[key].name} alone: {_some(library, own)}")
    return lines


def _how(library: Library, role: str | None) -> str:
    asked = f"what {library.roles[role].plural} need" if role else f"the {len(library.roles)} roles I know"
    return (
        f"Counted over {asked}, not over job adverts: compare both names in 15 adverts near you. "
        "Once one tool of a kind is known, the second takes days or weeks."
    )


def _followups(library: Library, keys: list[str]) -> tuple[FollowUp, ...]:
    if "skill" not in library.computed:
        return ()
    entry = library.computed["skill"]
    return tuple(FollowUp(library.skills[key].name, entry, Slots(skill=key)) for key in keys)


def _one(library: Library, keys: list[str]) -> Body:
    """The general rule, where fewer than two of what was named are known."""
    rules = (
        "Learn the idea behind the tool. Take the older tool if you seek a job now, the newer one if you "
        "choose for your own team. The second of a kind takes days or weeks, so a wrong choice costs little."
    )
    known = [Section(library.skills[key].name, _portrait(library, key)) for key in keys]
    week = "Count both names in 15 adverts, then do one small project with the winner."
    return Body(
        title="Choosing between two tools",
        lead=RULE,
        sections=(*known, Section("Rules", rules), Section("This week", week)),
        sources=words.source_refs(library, [s for key in keys for s in library.skills[key].sources]),
        followups=_followups(library, keys),
    )
