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
        Section("Pay", _pay(library, one, two)),
        Section(
            "Education",
            f"**{first.name}**: {_first(first.education)}\n\n**{second.name}**: {_first(second.education)}",
        ),
    ]
    pay_sources = [row.source for key in (one, two) for row in salary.pay_of(library, key).guide]
    return Body(
        title=f"{first.name} or {words.lower_first(second.name)}?",
        lead=words.clip(f"{first.name}: {_gist(first)}. {second.name}: {_gist(second)}.", 160),
        sections=tuple(section for section in sections if section.text),
        sources=words.source_refs(library, [*first.sources, *second.sources, *pay_sources]),
        followups=_followups(library, one, two),
        reviewed=str(min(first.reviewed, second.reviewed)),
    )


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


def _pay(library: Library, one: str, two: str) -> str:
    """Each role's guide range, or the sentence that there is none; scopes differ and are told."""
    lines = []
    for key in (one, two):
        rows = [row for row in salary.pay_of(library, key).guide if row.country == salary.DEFAULT_COUNTRY]
        if rows:
            row = rows[0]
            pay = words.money_range(row.low, row.high, row.currency)
            lines.append(f"**{library.roles[key].name}**: {pay} a year ({row.scope})")
        else:
            lines.append(f"**{library.roles[key].name}**: the guides give no range of its own")
    return words.bullets(lines)


def _followups(library: Library, one: str, two: str) -> tuple[FollowUp, ...]:
    entries = library.computed
    found: list[FollowUp] = []
    if "role" in entries:
        found += [FollowUp(library.roles[key].name, entries["role"], Slots(role=key)) for key in (one, two)]
    if "roadmap" in entries:
        label = f"From {words.role_name(library, one)} to {words.role_name(library, two)}"[:80]
        found.append(FollowUp(label, entries["roadmap"], Slots(role=two, from_role=one)))
    return tuple(found)
