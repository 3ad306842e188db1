"""Which roles fit the skills somebody has: covered essentials, what is missing, the shortest next step."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers import words
from bot.answers.chart_values import MatchBar, MatchChart
from bot.answers.match_counted import counted, general, names, some
from bot.answers.match_learning import learning
from bot.answers.own_skills import shortening, skill_slots
from bot.answers.roadmap_hours import met, middle
from bot.answers.types import Body, FollowUp, Section, Table
from bot.library import Library
from bot.library.models import Importance
from bot.understanding import Slots
from bot.understanding.follow_ups.resources import asks_where
from bot.understanding.types import SetOut

ROLES = 6
"""Roles that are told of."""

DETAILED = 3
"""Roles of which everything that is missing is told."""

NAME_WIDTH = 20
"""Characters of a role's name in the table, so that the whole is at most 34 wide."""

USEFUL = 0.25
"""What a skill counts for that is useful to a role, beside an essential one."""

MOST_COVERED = 0.5
"""Share of essentials above which a role without a roadmap is told of among the others."""


@dataclass(frozen=True)
class Fit:
    """How the skills somebody has meet one role. `missing` are essential ones, the fewest hours first."""

    role: str
    covered: int
    essential: int
    useful: int
    missing: tuple[str, ...]
    hours: int

    @property
    def share(self) -> float:
        """Covered essentials, from 0 to 1."""
        return self.covered / self.essential if self.essential else 0.0

    @property
    def fit(self) -> float:
        """The same with useful skills, each of which counts a little on top: what roles are ranked by."""
        return (self.covered + USEFUL * self.useful) / self.essential if self.essential else 0.0


def held(library: Library, slots: Slots) -> tuple[str, ...]:
    """The skills that were named and are known, each once, in order."""
    return tuple(skill for skill in slots.every_skill if skill in library.skills)


def fits(library: Library, skills: Iterable[str]) -> list[Fit]:
    """All roles that these skills serve, best first: by the share of essentials, with useful skills at a
    quarter, then by their number, then by the hours that are left. Roles that nobody enters, which have no
    roadmap, come last unless most of their essentials are covered."""
    have = met(library, skills)
    found = [_fit(library, role, have) for role in library.roles]
    serving = [fit for fit in found if fit.covered or fit.useful]
    return sorted(
        serving,
        key=lambda fit: (_late(library, fit), -fit.fit, -fit.covered, fit.hours, fit.role),
    )


def _late(library: Library, fit: Fit) -> bool:
    return fit.role not in library.roadmaps and fit.share <= MOST_COVERED


def _fit(library: Library, role: str, have: frozenset[str]) -> Fit:
    def needed(importance: Importance) -> list[str]:
        return [need.skill for need in library.roles[role].skills if need.importance == importance]

    essential = needed("essential")
    missing = sorted((s for s in essential if s not in have), key=lambda s: (middle(library.skills[s]), s))
    return Fit(
        role,
        len(essential) - len(missing),
        len(essential),
        len(have.intersection(needed("useful"))),
        tuple(missing),
        sum(middle(library.skills[skill]) for skill in missing),
    )


def compute(library: Library, slots: Slots, asked: str = "") -> Body:
    """The roles that the named skills fit best; with a role, how far it is to that one. It begins with what
    the next skill is learnt from, where the question `asked`, in its normalised words, asks for that."""
    skills = held(library, slots)
    ranked = fits(library, skills)
    aim = next((fit for fit in ranked if fit.role == slots.role), None)
    if aim is None and slots.role in library.roles:
        aim = _fit(library, str(slots.role), met(library, skills))
    if aim is None and not ranked:
        return _none(library, skills)
    first = aim or ranked[0]
    shown = [aim] if aim else ranked[:ROLES]
    name = words.role_name(library, first.role)
    told = learning(library, first.missing) if asks_where(asked.split()) else None
    sections = [
        told[1] if told else None,
        _table(library, shown),
        Section("Still missing", words.bullets(_missing(library, fit) for fit in shown[:DETAILED])),
        _next_step(library, first, met(library, skills)),
        Section("How this is counted", counted(library, skills)),
    ]
    return Body(
        title=f"How far to {name}?" if aim else "Roles that fit your skills",
        lead=told[0] if told else words.clip(_lead(library, first, aimed=aim is not None), 160),
        sections=tuple(section for section in sections if section),
        sources=words.source_refs(library, [s for fit in shown for s in library.roles[fit.role].sources]),
        followups=_followups(library, shown, skills),
        unused=words.without_effect(library, slots, "match", words.PLACES),
        reviewed=str(min(library.roles[fit.role].reviewed for fit in shown)),
        set_out=None if aim else SetOut("role", tuple(fit.role for fit in shown)),
        chart=MatchChart(
            "Essential skills you have",
            tuple(MatchBar(library.roles[f.role].name, f.covered, f.essential) for f in shown),
        ),
    )


def _lead(library: Library, first: Fit, aimed: bool) -> str:
    name = library.roles[first.role].name
    if not first.missing:
        return f"{name}: you have all {first.essential} essential skills. Apply, and show them in a project."
    skill = library.skills[first.missing[0]]
    step = f"shortest next step: {skill.name}, {skill.hours.low:,} to {skill.hours.high:,} hours."
    if aimed:
        return f"You have {first.covered} of {first.essential} essential skills; {step}"
    if not first.covered:
        return f"Essential for none of the roles here, useful for {library.roles[first.role].plural}."
    fits_it = "fits best" if first.share >= MOST_COVERED else "is nearest"
    return f"{name} {fits_it}: {first.covered} of {first.essential} essential skills; {step}"


def _table(library: Library, shown: list[Fit]) -> Section:
    short = [words.short_role(library, fit.role, NAME_WIDTH) for fit in shown]
    rows = tuple(
        (name, f"{fit.covered}/{fit.essential}", f"{fit.hours:,}")
        for name, fit in zip(short, shown, strict=True)
    )
    note = words.spelt_out(library, zip(short, (fit.role for fit in shown), strict=True))
    text = f"Essential skills you have, and hours (h) of study for the rest. {note}".strip()
    return Section(None, text, Table(("Role", "Have", "h left"), rows))


def _missing(library: Library, fit: Fit) -> str:
    role = library.roles[fit.role].name
    if not fit.missing:
        return f"**{role}**: nothing essential"
    return f"**{role}**: {words.listing(names(library, fit.missing))}"


def _next_step(library: Library, fit: Fit, have: frozenset[str]) -> Section | None:
    """The missing skill that takes the fewest hours; once nothing essential is missing, a useful one."""
    missing = list(fit.missing)
    if not missing:
        useful = (n.skill for n in library.roles[fit.role].skills if n.importance == "useful")
        missing = sorted((s for s in useful if s not in have), key=lambda s: (middle(library.skills[s]), s))
    if not missing:
        return None
    skill = library.skills[missing[0]]
    kind = "" if fit.missing else ", useful and not essential"
    return Section(
        "Shortest next step",
        f"**{skill.name}** ({skill.hours.low:,}–{skill.hours.high:,} h{kind}): {skill.first_step.strip()}",
    )


def _followups(library: Library, shown: list[Fit], skills: tuple[str, ...]) -> tuple[FollowUp, ...]:
    """What each of the best roles needs, and the way to it, which tells what the skills take off."""
    entries = library.computed
    return tuple(
        FollowUp(f"{label}: {words.role_name(library, fit.role)}"[:80], entries[kind], slots)  # type: ignore[index]
        for fit in shown[:2]
        for label, kind, slots in (
            ("Roadmap", "roadmap", _with_skills(library, fit.role, skills)),
            ("Skills", "skills", Slots(role=fit.role)),
        )
        if kind in entries
    )


def _with_skills(library: Library, role: str, skills: tuple[str, ...]) -> Slots:
    known = tuple(shortening(library, Slots(), role, skills))
    return Slots(role=role, **skill_slots(known)) if known else Slots(role=role)


def _none(library: Library, skills: tuple[str, ...]) -> Body:
    """Skills that no role asks for."""
    named = some(library, skills) or "What you named"
    needed = Counter(
        n.skill for role in library.roles.values() for n in role.skills if n.importance == "essential"
    )
    common = [skill for skill, _ in needed.most_common(3)]
    wide = tuple(dict.fromkeys(general(library, skills).values()))[:2]
    entries = library.computed
    start = f"Most roles call these essential: {words.listing(names(library, common))}."
    return Body(
        title="Roles that fit your skills",
        lead=words.clip(f"{named} is not among the skills that any role here asks for.", 160),
        sections=(
            *([Section("How this is counted", counted(library, skills))] if skills else []),
            Section("Start here", start),
        ),
        followups=(
            *(
                FollowUp(f"I know {library.skills[s].name}"[:80], entries["match"], Slots(skill=s))
                for s in wide
            ),
            *(FollowUp(library.skills[s].name, entries["skill"], Slots(skill=s)) for s in common),
        )
        if {"match", "skill"} <= entries.keys()
        else (),
    )
