"""`/compare`: two or three roles, or two or three skills, side by side."""

import discord
from discord import app_commands

from bot.answers import FollowUp
from bot.discord_app.arguments import UnknownNameError, completing, meant, names_of, near, no_such
from bot.discord_app.commands.common import PRIVATE, everywhere, open_computed
from bot.discord_app.known import knowledge_of
from bot.discord_app.remembered import Remembered
from bot.discord_app.several import several
from bot.knowledge import Knowledge
from bot.library.models import Computed
from bot.library.text import fold
from bot.understanding import Decision, Slots, thresholds
from bot.understanding.matching.ranking import REJECT
from bot.understanding.reading.names import CHOICES, Known

NAMED = ("a", "b", "c")


def suggest(
    knowledge: Knowledge, interaction: discord.Interaction, typed: str, known: Remembered
) -> list[Known]:
    """Roles and skills; once one was chosen, only those of its kind, and that one no more."""
    given = [
        value
        for name in NAMED
        if (value := getattr(interaction.namespace, name, None)) and value != typed and ":" in value
    ]
    found = knowledge.names.comparables.suggest(typed, known.first("comparables"), limit=4 * CHOICES)
    kinds = {value.partition(":")[0] for value in given}
    fitting = [each for each in found if each.value.partition(":")[0] in kinds or not kinds]
    return [each for each in fitting if each.value not in given][:CHOICES]


complete = completing(suggest)


@everywhere
@app_commands.command(name="compare", description="Two or three roles, or skills, side by side")
@app_commands.describe(
    a="A role or a skill", b="Another of its kind", c="A third, if you like", private=PRIVATE
)
@app_commands.autocomplete(a=complete, b=complete, c=complete)
async def compare(
    interaction: discord.Interaction, a: str, b: str, c: str | None = None, private: bool = False
) -> None:
    """Answer with a comparison."""
    knowledge = knowledge_of(interaction)
    typed = [each for text in (a, b, c) if text for each in _apart(knowledge, text)]
    if len(typed) > len(NAMED):
        raise _too_many(knowledge, typed, private)
    kind, slots = read_compared(knowledge, typed, private)
    await open_computed(interaction, kind, slots, private)


def _apart(knowledge: Knowledge, typed: str) -> list[str]:
    """Each of the roles or skills that were typed into one argument; else what was typed."""
    if names_of(knowledge.names, "comparables").named(typed):
        return [typed]
    for kind, prefix in (("roles", "role"), ("skills", "skill")):
        if found := several(knowledge, kind, typed):
            return [f"{prefix}:{value}" for value in found]
    return [typed]


def _too_many(knowledge: Knowledge, typed: list[str], private: bool) -> UnknownNameError:
    """More than are set side by side: the first of them as the button that compares these."""
    kind, slots = read_compared(knowledge, typed[: len(NAMED)], private)
    text = f"I read {len(typed)} roles or skills, and set three side by side at most. Shall I take the first?"
    return UnknownNameError(
        text, [FollowUp("Compare the first three", knowledge.library.computed[kind], slots)], private
    )


def read_compared(knowledge: Knowledge, typed: list[str], private: bool) -> tuple[Computed, Slots]:
    """What shall be compared, as all roles or all skills; raises `UnknownNameError` where it cannot be."""
    roles = [_of_kind(knowledge, "roles", text) for text in typed]
    skills = [_of_kind(knowledge, "skills", text) for text in typed]
    for kind, found in (("roles", roles), ("skills", skills)):
        if None not in found:
            values = tuple(dict.fromkeys(str(value) for value in found))
            if len(values) < 2:
                raise _same(knowledge, kind, values[0], private)
            return _compared(kind, values)
    for place, pair in enumerate(zip(roles, skills, strict=True)):
        if pair == (None, None):
            raise _unknown(knowledge, typed, place, private)
    raise _mixed(knowledge, roles, skills, private)


def _of_kind(knowledge: Knowledge, kind: str, typed: str) -> str | None:
    """The role or skill that was meant, None where it is of the other kind."""
    prefix, colon, rest = typed.partition(":")
    if colon and prefix in ("role", "skill"):
        return (rest if rest in names_of(knowledge.names, kind) else None) if f"{prefix}s" == kind else None
    other = "skills" if kind == "roles" else "roles"
    if names_of(knowledge.names, other).named(typed) and not names_of(knowledge.names, kind).named(typed):
        return None
    return meant(knowledge, kind, typed)


def _compared(kind: str, values: tuple[str, ...]) -> tuple[Computed, Slots]:
    third = values if len(values) > 2 else ()
    if kind == "roles":
        return "compare", Slots(role=values[0], role2=values[1], roles=third)
    return "compare_skills", Slots(skill=values[0], skill2=values[1], skills=third)


def _portrait(knowledge: Knowledge, kind: str, value: str) -> FollowUp:
    computed = knowledge.library.computed
    shown = names_of(knowledge.names, kind).shown(value)
    if kind == "roles":
        return FollowUp(shown, computed["role"], Slots(role=value))
    return FollowUp(shown, computed["skill"], Slots(skill=value))


def _same(knowledge: Knowledge, kind: str, value: str, private: bool) -> UnknownNameError:
    called = "role" if kind == "roles" else "skill"
    text = f"Those are the same {called}. Name two different ones to compare them."
    return UnknownNameError(text, [_portrait(knowledge, kind, value)], private)


def _mixed(
    knowledge: Knowledge, roles: list[str | None], skills: list[str | None], private: bool
) -> UnknownNameError:
    """A role beside a skill: what they have to do with each other is told instead."""
    role = next(value for value, skill in zip(roles, skills, strict=True) if value and not skill)
    skill = next(value for value, job in zip(skills, roles, strict=True) if value and not job)
    library, names = knowledge.library, knowledge.names
    text = (
        f"{names.roles.shown(role)} is a role and {names.skills.shown(skill)} is a skill, so I cannot set "
        "them side by side. Name roles alone or skills alone, or see what they have to do with each other."
    )
    choices = [
        FollowUp(
            f"{names.skills.shown(skill)} for {library.roles[role].plural}",
            library.computed["skill"],
            Slots(skill=skill, role=role),
        ),
        _portrait(knowledge, "roles", role),
        _portrait(knowledge, "skills", skill),
    ]
    return UnknownNameError(text, choices, private)


def _unknown(knowledge: Knowledge, typed: list[str], place: int, private: bool) -> UnknownNameError:
    """One name is unknown: those near it that are of the kind of the others, each compared with them."""
    rest = [text for at, text in enumerate(typed) if at != place]
    choices = []
    for known in near(knowledge, "comparables", typed[place], CHOICES):
        try:
            kind, slots = read_compared(knowledge, [*rest[:place], known.value, *rest[place:]], private)
        except UnknownNameError:
            continue
        choices.append(FollowUp(known.shown, knowledge.library.computed[kind], slots))
    choices = choices or _as_a_question(knowledge, typed)
    hint = "Did you mean one of these?" if choices else "Pick one from the list that opens as you type."
    text = no_such("I know no role or skill", "role or skill", typed[place])
    return UnknownNameError(f"{text} {hint}", choices[:4], private)


def _as_a_question(knowledge: Knowledge, typed: list[str]) -> list[FollowUp]:
    """The answer that free text would get: degrees and levels are told apart in written ones."""
    if not all(fold(text) for text in typed):
        return []
    found = knowledge.understander.understand(" or ".join(typed))
    topic = knowledge.library.topics[found.entry]
    beside = found.intent in ("smalltalk", *REJECT) or topic.compute is not None
    if found.decision is not Decision.ANSWER or beside or found.confidence < thresholds.PART:
        return []
    return [FollowUp(topic.title, found.entry, found.slots)]
