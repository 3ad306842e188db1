"""Every id that is named exists."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.errors import Problem
from bot.library.checks.known import country_names, lacks, near, unknown
from bot.library.cldr import tables
from bot.library.files import Files, Loaded, judged
from bot.library.text import shorten

COUNTRY_FORM = "the code of ISO 3166-1 is expected, such as GB for the United Kingdom"
CURRENCY_FORM = "the code of ISO 4217 is expected, such as GBP for British pounds"
PAY_PARTS = ("guide", "advertised", "trend")
"""The lists of rows in a pay file."""


def unknown_sources(files: Files) -> Iterator[Problem]:
    """Every source that is named stands in sources.yaml."""
    groups: tuple[Mapping[str, Loaded[Any]], ...] = (files.roles, files.skills, files.roadmaps, files.topics)
    for group in groups:
        for _, loaded in judged(group):
            for index, name in enumerate(loaded.model.sources):
                if lacks(files, "sources", name):
                    yield loaded.problem(("sources", index), *_no_source(files, name))
    for _, pay in judged(files.pay):
        for part in PAY_PARTS:
            for index, row in enumerate(getattr(pay.model, part)):
                if lacks(files, "sources", row.source):
                    yield pay.problem((part, index, "source"), *_no_source(files, row.source))


def _no_source(files: Files, name: str) -> tuple[str, str]:
    """The same as `unknown`; moderators choose sources by their titles, and know no ids."""
    if not files.layer:
        return unknown("source", files.sources, name)
    titles = [f"“{shorten(files.sources[one].model.title)}” ({one})" for one in near(files.sources, name)]
    hint = f"did you mean {', '.join(titles)}?" if titles else "choose one that it has, or add it first"
    return f"“{shorten(name.replace('-', ' '))}” is no source of this server", hint


def unknown_ids(files: Files) -> Iterator[Problem]:
    """Every role, skill, country and currency that is named exists."""
    roles, skills = files.roles, files.skills
    for key, role in judged(roles):
        for index, need in enumerate(role.model.skills):
            if lacks(files, "skills", need.skill):
                yield role.problem(("skills", index, "skill"), *unknown("skill", skills, need.skill))
        for part in ("before", "after"):
            for index, name in enumerate(getattr(role.model.progression, part)):
                if lacks(files, "roles", name):
                    yield role.problem(("progression", part, index), *unknown("role", roles, name))
        for name in role.model.neighbours:
            if lacks(files, "roles", name):
                yield role.problem(("neighbours", name), *unknown("role", roles, name))
            elif name == key:
                yield role.problem(("neighbours", name), f"{name} is its own neighbour", "name other roles")
    for name, skill in judged(skills):
        for part in ("related", "counts_as"):
            for index, other in enumerate(getattr(skill.model, part)):
                if other == name or lacks(files, "skills", other):
                    yield skill.problem((part, index), *unknown("skill", skills, other))
        for other in skill.model.versus:
            if other == name or lacks(files, "skills", other):
                yield skill.problem(("versus", other), *unknown("skill", skills, other))
    for name, pay in judged(files.pay):
        if name != "_field" and lacks(files, "roles", name):
            yield pay.problem((), *unknown("role", roles, name))
        for part in PAY_PARTS:
            for index, row in enumerate(getattr(pay.model, part)):
                if row.country not in country_names():
                    yield pay.problem((part, index, "country"), f"{row.country} is no country", COUNTRY_FORM)
                if row.currency not in tables().symbols:
                    what = f"{row.currency} is no currency"
                    yield pay.problem((part, index, "currency"), what, CURRENCY_FORM)
    for code, words in judged(files.countries):
        if code not in country_names():
            yield words.problem((), f"{code} is no country", COUNTRY_FORM)


def roadmap_ids(files: Files) -> Iterator[Problem]:
    """Roadmaps lead to roles, use known skills, and their starts name known roles and their own steps."""
    backgrounds = files.vocabulary.backgrounds if files.vocabulary else {}
    for name, roadmap in judged(files.roadmaps):
        if lacks(files, "roles", name):
            yield roadmap.problem((), *unknown("role", files.roles, name))
        steps: set[str] = set()
        for index, step in enumerate(roadmap.model.steps):
            if step.id in steps:
                yield roadmap.problem(
                    ("steps", index, "id"), f"step {step.id} stands here twice", "each id once"
                )
            steps.add(step.id)
            for number, skill in enumerate(step.skills):
                if lacks(files, "skills", skill):
                    place = ("steps", index, "skills", number)
                    yield roadmap.problem(place, *unknown("skill", files.skills, skill))
        for origin, start in roadmap.model.starts.items():
            if files.vocabulary and origin not in backgrounds and lacks(files, "roles", origin):
                yield roadmap.problem(
                    ("starts", origin), *unknown("role or background", [*files.roles, *backgrounds], origin)
                )
            for part in ("done", "shorter"):
                for index, step_id in enumerate(getattr(start, part)):
                    if step_id not in steps:
                        where = ("starts", origin, part, index)
                        yield roadmap.problem(where, *unknown("step", steps, step_id))
