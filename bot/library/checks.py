"""Rules that hold between files: ids exist, names and phrases are unique, figures have sources.

Each rule is one function from `Files` to the problems it finds; `ALL` is their list.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from babel import Locale

from bot.errors import Problem
from bot.library.files import Files
from bot.library.models import LEAD_LENGTH, Topic
from bot.library.text import fold

PLACEHOLDERS = frozenset({"role", "level", "country", "skill", "industry", "company", "degree"})
ANSWER_WORDS = (60, 220)
SHORT_INTENTS = frozenset({"smalltalk", "out_of_scope"})
"""Intents whose answers may be a line or two, and need no source."""

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_FIGURE = re.compile(r"[$€£¥]\s?\d|\d\s?(?:%|per cent|percent)|\b\d{2,3},\d{3}\b|\b\d{2,3}k\b", re.IGNORECASE)


@cache
def country_names() -> dict[str, str]:
    """English names of all ISO 3166-1 alpha-2 countries, from Babel's CLDR data."""
    territories = Locale("en").territories
    return {code: name for code, name in territories.items() if re.fullmatch(r"[A-Z]{2}", code)}


def _unknown(kind: str, known: Iterable[str], name: str) -> tuple[str, str]:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else f"it must be the id of a {kind} in this folder"
    return f"{name} is no known {kind}", hint


def unknown_sources(files: Files) -> Iterator[Problem]:
    """Every source that is named stands in sources.yaml."""
    for group in (files.roles, files.skills, files.roadmaps, files.topics):
        for loaded in group.values():
            for index, name in enumerate(loaded.model.sources):
                if name not in files.sources:
                    yield loaded.problem(("sources", index), *_unknown("source", files.sources, name))
    for pay in files.pay.values():
        for part in ("guide", "advertised"):
            for index, row in enumerate(getattr(pay.model, part)):
                if row.source not in files.sources:
                    yield pay.problem((part, index, "source"), *_unknown("source", files.sources, row.source))


def unknown_ids(files: Files) -> Iterator[Problem]:
    """Every role, skill, entry and country that is named exists."""
    roles, skills = files.roles, files.skills
    for key, role in roles.items():
        for index, need in enumerate(role.model.skills):
            if need.skill not in skills:
                yield role.problem(("skills", index, "skill"), *_unknown("skill", skills, need.skill))
        for part in ("before", "after"):
            for index, name in enumerate(getattr(role.model.progression, part)):
                if name not in roles:
                    yield role.problem(("progression", part, index), *_unknown("role", roles, name))
        for name in role.model.neighbours:
            if name not in roles:
                yield role.problem(("neighbours", name), *_unknown("role", roles, name))
            elif name == key:
                yield role.problem(("neighbours", name), f"{name} is its own neighbour", "name other roles")
    for name, skill in skills.items():
        for index, other in enumerate(skill.model.related):
            if other not in skills or other == name:
                yield skill.problem(("related", index), *_unknown("skill", skills, other))
    for name, pay in files.pay.items():
        if name != "_field" and name not in roles:
            yield pay.problem((), *_unknown("role", roles, name))
        for part in ("guide", "advertised"):
            for index, row in enumerate(getattr(pay.model, part)):
                if row.country not in country_names():
                    yield pay.problem(
                        (part, index, "country"), *_unknown("country", country_names(), row.country)
                    )
    for code, words in files.countries.items():
        if code not in country_names():
            yield words.problem((), *_unknown("country", country_names(), code))


def roadmap_ids(files: Files) -> Iterator[Problem]:
    """Roadmaps lead to roles, use known skills, and their starts name known roles and their own steps."""
    backgrounds = files.vocabulary.backgrounds if files.vocabulary else {}
    for name, roadmap in files.roadmaps.items():
        if name not in files.roles:
            yield roadmap.problem((), *_unknown("role", files.roles, name))
        steps: set[str] = set()
        for index, step in enumerate(roadmap.model.steps):
            if step.id in steps:
                yield roadmap.problem(
                    ("steps", index, "id"), f"step {step.id} stands here twice", "each id once"
                )
            steps.add(step.id)
            for number, skill in enumerate(step.skills):
                if skill not in files.skills:
                    place = ("steps", index, "skills", number)
                    yield roadmap.problem(place, *_unknown("skill", files.skills, skill))
        for origin, start in roadmap.model.starts.items():
            if origin not in files.roles and origin not in backgrounds:
                yield roadmap.problem(
                    ("starts", origin), *_unknown("role or background", [*files.roles, *backgrounds], origin)
                )
            for part in ("done", "shorter"):
                for index, step_id in enumerate(getattr(start, part)):
                    if step_id not in steps:
                        where = ("starts", origin, part, index)
                        yield roadmap.problem(where, *_unknown("step", steps, step_id))


def topic_ids(files: Files) -> Iterator[Problem]:
    """Follow-ups and near misses name entries and intents that exist; placeholders are slots."""
    intents = {key.split("/")[0] for key in files.topics}
    for key, topic in files.topics.items():
        for index, name in enumerate(topic.model.followups):
            if name not in files.topics or name == key:
                yield topic.problem(("followups", index), *_unknown("entry", files.topics, name))
        for index, miss in enumerate(topic.model.near_misses):
            if miss.expect not in files.topics and miss.expect not in intents:
                yield topic.problem(
                    ("near_misses", index, "expect"), *_unknown("entry or intent", files.topics, miss.expect)
                )
            if miss.expect == key:
                yield topic.problem(("near_misses", index), "expects this very entry", "name another one")
        for index, phrase in enumerate(topic.model.phrases):
            for name in _PLACEHOLDER.findall(phrase):
                if name not in PLACEHOLDERS:
                    allowed = ", ".join(f"{{{p}}}" for p in sorted(PLACEHOLDERS))
                    yield topic.problem(("phrases", index), f"{{{name}}} is no slot", f"allowed: {allowed}")
        if len(key) > 40:
            yield topic.problem((), f"{key} is {len(key)} characters long", "at most 40 with its folder")


def repeated_names(files: Files) -> Iterator[Problem]:
    """No name or alias means two roles, or two skills."""
    for kind, group in (("role", files.roles), ("skill", files.skills)):
        seen: dict[str, str] = {}
        for key, loaded in group.items():
            places: list[tuple[tuple[str | int, ...], str]] = [(("name",), loaded.model.name)]
            places += [(("aliases", i), alias) for i, alias in enumerate(loaded.model.aliases)]
            own: set[str] = set()
            for loc, name in places:
                folded = fold(name)
                if folded in own:
                    yield loaded.problem(loc, f"alias {name!r} stands here twice", "each alias once")
                elif folded in seen:
                    yield loaded.problem(
                        loc, f"alias {name!r} is also of {kind} {seen[folded]}", "give it to one only"
                    )
                own.add(folded)
            seen.update(dict.fromkeys(own, key))


def repeated_phrases(files: Files) -> Iterator[Problem]:
    """No phrase belongs to two entries, and no example copies a phrase."""
    owners: dict[str, str] = {}
    for key, topic in files.topics.items():
        own: set[str] = set()
        for index, phrase in enumerate(topic.model.phrases):
            folded = fold(phrase)
            if folded in own:
                yield topic.problem(("phrases", index), f"{phrase!r} stands here twice", "each phrase once")
            elif folded in owners:
                yield topic.problem(
                    ("phrases", index),
                    f"{phrase!r} is also a phrase of {owners[folded]}",
                    "give it to one only",
                )
            own.add(folded)
        owners.update(dict.fromkeys(own, key))
    for topic in files.topics.values():
        for index, example in enumerate(topic.model.examples):
            if fold(example.ask) in owners:
                yield topic.problem(
                    ("examples", index), f"{example.ask!r} copies a phrase", "an example must be worded anew"
                )


def answers(files: Files) -> Iterator[Problem]:
    """Written answers begin with a short line, have a useful length, and name sources for figures."""
    low, high = ANSWER_WORDS
    for key, topic in files.topics.items():
        if topic.model.answer is None:
            continue
        short = key.split("/")[0] in SHORT_INTENTS
        if len(topic.model.lead) > LEAD_LENGTH:
            yield topic.problem(
                ("answer",),
                f"its first paragraph is {len(topic.model.lead)} characters long",
                f"begin with a line of at most {LEAD_LENGTH} that answers the question, then a blank line",
            )
        words = len(topic.model.answer.split())
        if not short and not low <= words <= high:
            yield topic.problem(("answer",), f"is {words} words long", f"{low} to {high} are allowed")
        if not topic.model.sources and (not short or _has_figure(topic.model)):
            yield topic.problem(("sources",), "names no source", "every answer and figure needs one")


def _has_figure(topic: Topic) -> bool:
    return bool(topic.answer and _FIGURE.search(topic.answer))


def one_entry_a_computation(files: Files) -> Iterator[Problem]:
    """Each computed answer has one entry."""
    seen: dict[str, str] = {}
    for key, topic in files.topics.items():
        kind = topic.model.compute
        if kind is None:
            continue
        if kind in seen:
            yield topic.problem(("compute",), f"{kind} is computed by {seen[kind]} too", "one entry each")
        seen[kind] = key


ALL: tuple[Callable[[Files], Iterator[Problem]], ...] = (
    unknown_sources,
    unknown_ids,
    roadmap_ids,
    topic_ids,
    repeated_names,
    repeated_phrases,
    answers,
    one_entry_a_computation,
)
