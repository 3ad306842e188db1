"""Two roles side by side."""

from bot.answers import salary, words
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.library.models import Role
from bot.understanding import Slots


def compute(library: Library, slots: Slots) -> Body:
    """What sets two roles apart: the work, the skills, the pay, the way in."""
    one, two = str(slots.role), str(slots.role2)
    first, second = library.roles[one], library.roles[two]
    sections = [
        Section("In short", _difference(library, one, two)),
        Section(first.name, words.bullets(first.duties[:4])),
        Section(second.name, words.bullets(second.duties[:4])),
        Section("Skills", _skills(library, first, second)),
        Section("Pay", _pay(library, one, two, slots)),
        Section(
            "Education",
            f"**{first.name}**: {_first(first.education)}\n\n**{second.name}**: {_first(second.education)}",
        ),
    ]
    pay_sources = _pay_sources(library, one, two, slots.country or salary.DEFAULT_COUNTRY)
    return Body(
        title=f"{first.name} or {words.lower_first(second.name)}?",
        lead=words.clip(_verdict(library, one, two), 160),
        sections=tuple(section for section in sections if section.text),
        sources=words.source_refs(library, [*first.sources, *second.sources, *pay_sources]),
        followups=_followups(library, one, two),
        reviewed=str(min(first.reviewed, second.reviewed)),
    )


def _verdict(library: Library, one: str, two: str) -> str:
    """What sets the two apart in a sentence, from the portrait of either."""
    for here, there in ((one, two), (two, one)):
        difference = library.roles[here].neighbours.get(there)
        if difference:
            return f"The {words.role_name(library, there)} {difference}."
    first, second = library.roles[one], library.roles[two]
    return f"{first.name}: {_gist(first)}. {second.name}: {_gist(second)}."


def _gist(role: Role) -> str:
    return words.clip(words.lower_first(role.duties[0]).rstrip("."), 60)


def _first(text: str) -> str:
    """The first two sentences of a text."""
    return ". ".join(text.replace("\n", " ").split(". ")[:2]).rstrip(".") + "."


def _difference(library: Library, one: str, two: str) -> str:
    """What each says of the other, else both summaries."""
    lines = []
    if two in library.roles[one].neighbours:
        lines.append(f"**{library.roles[two].name}**: {library.roles[one].neighbours[two]}.")
    if one in library.roles[two].neighbours:
        lines.append(f"**{library.roles[one].name}**: {library.roles[two].neighbours[one]}.")
    if not lines:
        lines = [f"**{library.roles[key].name}**: {library.roles[key].summary}" for key in (one, two)]
    return words.bullets(lines)


def _skills(library: Library, first: Role, second: Role) -> str:
    def needed(role: Role) -> list[str]:
        return [need.skill for need in role.skills if need.importance != "bonus"]

    def names(keys: list[str]) -> str:
        return words.listing(library.skills[key].name for key in keys)

    shared = [key for key in needed(first) if key in needed(second)]
    only_first = [key for key in needed(first) if key not in shared]
    only_second = [key for key in needed(second) if key not in shared]
    lines = [
        f"Both: {names(shared)}" if shared else "",
        f"{first.name}: {names(only_first)}" if only_first else "",
        f"{second.name}: {names(only_second)}" if only_second else "",
    ]
    return words.bullets(line for line in lines if line)


def _pay(library: Library, one: str, two: str, slots: Slots) -> str:
    """Each role's advertised pay in the country, else its guide range, else the sentence that there is none.

    A comparison is of like with like: the same country and level, all levels where none was named.
    """
    country = slots.country or salary.DEFAULT_COUNTRY
    lines = []
    for key in (one, two):
        name = f"**{library.roles[key].name}**"
        rows = [row for row in salary.pay_of(library, key).advertised if row.country == country]
        row = next((row for row in rows if row.level == slots.level), None)
        if row is not None:
            low, high = words.money(row.p25, row.currency), words.money(row.p75, row.currency)
            lines.append(f"{name}: the middle half of advertised pay is {low} to {high} (n = {row.n:,})")
            continue
        quoted = [row for row in salary.pay_of(library, key).guide if row.country == country]
        if quoted:
            pay = words.money_range(quoted[0].low, quoted[0].high, quoted[0].currency)
            lines.append(f"{name}: {pay}, a guide's range for {quoted[0].scope}")
        else:
            lines.append(f"{name}: no figures")
    level = library.level_name(slots.level).lower()
    return f"A year in {words.place(library, country)}, {level}:\n{words.bullets(lines)}"


def _pay_sources(library: Library, one: str, two: str, country: str) -> list[str]:
    found: list[str] = []
    for key in (one, two):
        pay = salary.pay_of(library, key)
        found += [row.source for row in pay.advertised if row.country == country]
        found += [row.source for row in pay.guide if row.country == country]
    return found


def _followups(library: Library, one: str, two: str) -> tuple[FollowUp, ...]:
    entries = library.computed
    found: list[FollowUp] = []
    if "role" in entries:
        found += [FollowUp(library.roles[key].name, entries["role"], Slots(role=key)) for key in (one, two)]
    if "roadmap" in entries:
        label = f"From {words.role_name(library, one)} to {words.role_name(library, two)}"[:80]
        found.append(FollowUp(label, entries["roadmap"], Slots(role=two, from_role=one)))
    return tuple(found)
