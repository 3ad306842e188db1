"""Nothing lies in the folder that no answer leads to."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.library.checks.ids import PAY_PARTS
from bot.library.files import Files


def lonely_skills(files: Files) -> Iterator[Problem]:
    """Every skill is tied to the rest: a role, a roadmap or a skill names it, or it names related skills.

    A skill can be asked about by its own name, so being named is not required of one that leads on.
    """
    if _any_faulty(files, "roles", "roadmaps", "skills"):
        return
    named = {need.skill for role in files.roles.values() for need in role.model.skills}
    for roadmap in files.roadmaps.values():
        named.update(skill for step in roadmap.model.steps for skill in step.skills)
    for key, skill in files.skills.items():
        named.update(other for other in skill.model.related if other != key)
    for key, skill in files.skills.items():
        if key not in named and not set(skill.model.related) - {key}:
            what = f"no role, roadmap or skill names the skill {key}, and it names no related one"
            yield skill.problem((), what, "add it to a role, or give it related skills")


def unused_sources(files: Files) -> Iterator[Problem]:
    """Every source is the source of something."""
    if _any_faulty(files, "roles", "skills", "roadmaps", "topics", "pay"):
        return
    used: set[str] = set()
    for group in (files.roles, files.skills, files.roadmaps, files.topics):
        for loaded in group.values():
            used.update(loaded.model.sources)
    for pay in files.pay.values():
        for part in PAY_PARTS:
            used.update(row.source for row in getattr(pay.model, part))
    for key, source in files.sources.items():
        if key not in used:
            yield source.problem(
                (), f"nothing names the source {key}", "name it where it is used, or remove it"
            )


def _any_faulty(files: Files, *folders: str) -> bool:
    """Whether a file there cannot be read: it may name what nothing else names."""
    return any(problem.path.partition("/")[0] in folders for problem in files.problems)
