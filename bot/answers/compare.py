"""Two or three roles side by side."""

from itertools import combinations

from bot.answers import compare_leads, pay_charts, pay_rows, salary, words
from bot.answers import role as portrait
from bot.answers.age import pay_day
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH, Role
from bot.library.pay_models import AdvertisedPay
from bot.understanding import Slots
from bot.understanding.follow_ups.aspects import aspect_of
from bot.understanding.follow_ups.skill_of_two import NEEDING
from bot.understanding.types import Aspect

PAY = "Pay"
SKILLS = "Skills"
EDUCATION = "Education"
HEADINGS: dict[Aspect | None, str] = {"pay": PAY, "maths": SKILLS}
"""What comes first where it is asked about."""

_DEGREES = frozenset({"degree", "{degree}", "university", "college", "studies"})

MOST = 3
"""Roles that fit side by side."""


def compute(library: Library, slots: Slots, asked: str = "", first: str | None = None) -> Body:
    """What sets roles apart: the work, the skills, the pay, the way in; `first` is the heading that is asked
    about most. The lead answers what the question `asked`, in its normalised words, asks of the roles."""
    named = [key for key in dict.fromkeys((slots.role, slots.role2, *slots.roles)) if key in library.roles]
    keys = [str(key) for key in named[:MOST]]
    if len(keys) < 2:
        return portrait.compute(library, slots)
    roles = [library.roles[key] for key in keys]
    cells, pay, assumptions = _pay(library, keys, slots)
    names = [roles[0].name, *(words.lower_first(role.name) for role in roles[1:])]
    duties = 4 if len(roles) == 2 else 3
    middle = _middle(library, cells)
    aspect: Aspect | None = "pay" if first == PAY else aspect_of(asked)
    if aspect in HEADINGS:
        first = HEADINGS[aspect]
    skill = slots.skill if _asks_for_skill(library, slots, asked) else None
    if skill:
        first = SKILLS
    elif slots.degree or not _DEGREES.isdisjoint(asked.split()):
        first = EDUCATION
    sections = [
        Section("In short", words.bullets([*_difference(library, keys), *middle])),
        *(Section(role.name, words.bullets(role.duties[:duties])) for role in roles),
        Section(SKILLS, _skills(library, roles)),
        Section(PAY, pay),
        Section(EDUCATION, "\n\n".join(f"**{role.name}**: {_first(role.education)}" for role in roles)),
    ]
    sections.sort(key=lambda section: section.heading != first)
    left = [
        f"{library.roles[str(key)].name}: {MOST} roles at most stand side by side" for key in named[MOST:]
    ]
    return Body(
        title=f"{words.listing(names, 'or')}?",
        lead=compare_leads.of_skill(library, keys, skill)
        if skill
        else _lead_on_pay(library, slots, middle)
        if aspect == "pay"
        else compare_leads.lead(library, keys, slots, aspect) or _verdict(library, keys),
        sections=tuple(section for section in sections if section.text),
        sources=words.source_refs(
            library,
            [*(s for role in roles for s in role.sources), *(row.source for row in cells.values())],
            _samples(cells),
        ),
        followups=_followups(library, keys, skill),
        assumptions=tuple(assumptions),
        unused=(*left, *words.without_effect(library, slots, "comparison", ("company", "city", "industry"))),
        reviewed=str(min(role.reviewed for role in roles)),
        pay_as_of=pay_day(library, cells.values()),
        chart=pay_charts.of_roles(library, cells),
    )


def _verdict(library: Library, keys: list[str]) -> str:
    """What sets two apart in a sentence, from the portrait of either; which two of three are closest."""
    if len(keys) > 2:
        return _closest(library, keys)
    one, two = keys
    for here, there in ((one, two), (two, one)):
        difference = library.roles[here].neighbours.get(there)
        if difference:
            told = f"The {words.role_name(library, there)} {difference}."
            if len(told) <= LEAD_LENGTH:
                return told
    first, second = library.roles[one], library.roles[two]
    other = words.lower_first(second.name)
    choices = [f"{first.name}: {_gist(first, cut)}; {other}: {_gist(second, cut)}." for cut in (False, True)]
    fitting = [told for told in choices if len(told) <= LEAD_LENGTH]
    return fitting[0] if fitting else f"{first.name} and {other} differ in the work itself, as told below."


def _closest(library: Library, keys: list[str]) -> str:
    pairs = list(combinations(keys, 2))
    shared = {pair: len(_needed(library.roles[pair[0]]) & _needed(library.roles[pair[1]])) for pair in pairs}
    best = max(pairs, key=lambda pair: shared[pair])
    if list(shared.values()).count(shared[best]) > 1 or not shared[best]:
        return "No two of the three are clearly closest: they differ in the work itself, as told below."
    one, two = (words.role_name(library, key) for key in best)
    other = next(words.role_name(library, key) for key in keys if key not in best)
    told = f"Closest are {one} and {two}, sharing {shared[best]} skills"
    whole = f"{told}; {other} stands apart."
    return whole if len(whole) <= LEAD_LENGTH else f"{told}."


def _gist(role: Role, cut: bool) -> str:
    """What a role does first of all; `cut` leaves away what follows a comma."""
    told = words.lower_first(role.duties[0]).rstrip(".")
    return told.split(", ")[0] if cut else told


def _asks_for_skill(library: Library, slots: Slots, asked: str) -> bool:
    """Whether it is asked who of them needs the skill that is named."""
    named = slots.skill in library.skills and not slots.skill2 and "{skill}" in asked
    return named and not NEEDING.isdisjoint(asked.split())


def _samples(cells: dict[str, AdvertisedPay]) -> dict[str, int]:
    """The number of adverts behind the pay, by source."""
    found: dict[str, int] = {}
    for row in cells.values():
        found[row.source] = found.get(row.source, 0) + row.n
    return found


def _first(text: str) -> str:
    """The first two sentences of a text."""
    return ". ".join(text.replace("\n", " ").split(". ")[:2]).rstrip(".") + "."


def _difference(library: Library, keys: list[str]) -> list[str]:
    """Of two, each as the other one tells it apart, or by its summary; of three all summaries."""
    others = dict(zip(keys, keys[::-1], strict=True)) if len(keys) == 2 else {}
    told = {
        key: f"{library.roles[others[key]].neighbours[key]}."
        for key in others
        if key in library.roles[others[key]].neighbours
    }
    return [f"**{library.roles[key].name}**: {told.get(key, library.roles[key].summary)}" for key in keys]


def _middle(library: Library, cells: dict[str, AdvertisedPay]) -> list[str]:
    """A line with the medians of advertised pay, highest first, where there is something to compare."""
    if len(cells) < 2:
        return []
    rows = sorted(cells.items(), key=lambda item: -item[1].p50)
    medians = [f"{words.role_name(library, key)} {words.money(row.p50, row.currency)}" for key, row in rows]
    one = rows[0][1]
    scope = f"{words.place(library, one.country)}, {library.level_name(one.level).lower()}"
    return [f"**Middle of advertised pay** ({scope}): {words.listing(medians)}."]


def _lead_on_pay(library: Library, slots: Slots, middle: list[str]) -> str:
    told = middle[0].replace("*", "") if middle else compare_leads.no_pay(library, slots)
    return words.clip(told, LEAD_LENGTH)


def _needed(role: Role) -> set[str]:
    return {need.skill for need in role.skills if need.importance != "bonus"}


def _skills(library: Library, roles: list[Role]) -> str:
    """The skills that all need, then those of each that no other one needs."""

    def line(label: str, role: Role, wanted: set[str]) -> str:
        names = [library.skills[need.skill].name for need in role.skills if need.skill in wanted]
        return f"{label}: {words.listing(names)}" if names else ""

    needed = [_needed(role) for role in roles]
    lines = [line("Both" if len(roles) == 2 else "All three", roles[0], set.intersection(*needed))]
    for place, role in enumerate(roles):
        others = set().union(*(needed[at] for at in range(len(roles)) if at != place))
        lines.append(
            line(role.name if len(roles) == 2 else f"{role.name} alone", role, needed[place] - others)
        )
    return words.bullets(each for each in lines if each)


def _pay(library: Library, keys: list[str], slots: Slots) -> tuple[dict[str, AdvertisedPay], str, list[str]]:
    """(cells by role, text, assumptions). Like with like: one country, one level; the level asked for where
    at least two have figures for it, else all levels. Guide ranges differ in scope and stay out."""
    country, assumed = (slots.country, []) if slots.country else salary.default_country(library, slots)
    asked, from_years = salary.level_of(slots)
    level, rows = asked, pay_rows.cells(library, keys, country, asked)
    if asked and len(rows) < 2:
        level, rows = None, pay_rows.cells(library, keys, country, None)
    place = words.place(library, country)
    if not rows:
        return {}, f"No advertised pay for any of them in {place}.", []
    scope = library.level_name(level).lower()
    shown = [
        f"**{library.roles[key].name}**: {words.money_range(row.p25, row.p75, row.currency)} (n = {row.n:,})"
        for key, row in rows.items()
    ]
    shown += [f"**{library.roles[key].name}**: no figures" for key in keys if key not in rows]
    why = f"no figures for {slots.region}" if slots.region else "no country was named"
    unnamed = f" ({why})" if assumed else ""
    text = f"Half of the advertised jobs pay between, a year in {place}, {scope}{unnamed}:\n"
    text += words.bullets(shown)
    if asked and level is None:
        text += (
            f"\n\nToo few postings at {library.level_name(asked).lower()} to compare, so all levels instead."
        )
    elif level is None and len(rows) > 1:
        text += "\n\nLevels are mixed differently in each role: name a level for a closer look."
    return rows, text, from_years if level else []


def _followups(library: Library, keys: list[str], skill: str | None = None) -> tuple[FollowUp, ...]:
    entries = library.computed
    found: list[FollowUp] = []
    if skill and "skill" in entries:
        found.append(FollowUp(library.skills[skill].name, entries["skill"], Slots(skill=skill)))
    if "role" in entries:
        found += [FollowUp(library.roles[key].name, entries["role"], Slots(role=key)) for key in keys]
    if "roadmap" in entries and len(keys) == 2:
        one, two = keys
        label = f"From {words.role_name(library, one)} to {words.role_name(library, two)}"[:80]
        found.append(FollowUp(label, entries["roadmap"], Slots(role=two, from_role=one)))
    return tuple(found)
