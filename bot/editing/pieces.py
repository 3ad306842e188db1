"""The forms of each kind of piece: what can be edited, page by page."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.editing import dates, numbers
from bot.editing.forms import OPTIONS_LIMIT, Option
from bot.editing.inputs import (
    NONE,
    Input,
    choice,
    day,
    items,
    lines,
    long,
    references,
    source_title,
    text,
    ways,
)
from bot.editing.rows import examples, near_misses, needs, remarks, resources
from bot.editing.words import AREA_HINTS, AREAS
from bot.library.edits import Kind
from bot.library.library import Library
from bot.library.models import INTENTS

Pages = tuple[tuple[str, tuple[Input, ...]], ...]

PARTS: Mapping[str, str] = {"roadmaps": "steps", "pay": "guide"}
"""The list of each kind whose items have forms of their own."""

_DAY_HINT = "Such as 2026-11-20, 20 Nov 2026 or today. Left empty it is today"
_CHECKED = day("reviewed", "Checked on", _DAY_HINT)
_LEAD = "One sentence of at most 160 characters: what most people read"
_ROLES_HINT = "Roles, one a line"
_NAMES_HINT = "Everything members call it, separated by commas"


def _source_options(library: Library) -> Sequence[Option]:
    return [Option(key, source.title[:100]) for key, source in library.sources.items()]


def _level_options(library: Library) -> Sequence[Option]:
    levels = [Option(level, library.level_name(level)) for level in library.levels]
    return [*levels, Option(NONE, "The guide names no level")]


def _kind_options(library: Library) -> Sequence[Option]:
    kinds = {file: library.skill_kinds[skill] for skill, file in library.skill_files.items()}
    return [Option(file, title[:100]) for file, title in kinds.items()]


def _areas(_: Library) -> Sequence[Option]:
    return [Option(intent, f"{AREAS[intent]}: {AREA_HINTS[intent]}") for intent in INTENTS]


_AREA = choice("area", "Area", "What the asker wants", _areas)
_ROLE = text("role", "Role", "The name of the role that it is about", 60)
_TITLE = text("title", "Title", "As it stands above the answer", 80)
_WAYS = ways("phrases", "Ways to ask (one a line)", "As different as members are; {role} stands for any role")
_TESTS = examples(
    "examples", "Test questions (one a line)", "Questions that must lead here, worded otherwise than above"
)
_RELATED = references(
    "followups", "Related questions (one a line)", "By title: what a reader may want next", lambda s: s.topics
)
_ANSWER = long("answer", "The answer", "First paragraph: what most people read, at most 160 characters")
_NEAR = near_misses(
    "near_misses",
    "Questions that must not lead here",
    "One a line: question -> title or area where it belongs",
)
_CUES = items("cues", "Words of which one must be said", "Rarely needed; separated by commas")


def _sources(library: Library, required: bool) -> Input:
    if 0 < len(library.sources) <= OPTIONS_LIMIT:
        hint = "Where the facts are from"
        return Input(("sources",), "Sources", hint, "choices", required, options=_source_options)
    return references("sources", "Sources (one a line)", "By their titles", lambda s: s.sources)


def _topic(library: Library, before: Mapping[str, Any] | None) -> Pages:
    if before and before.get("compute"):
        return (("Question and answer", (_TITLE, _WAYS, _TESTS, _RELATED, _CHECKED)),)
    new = (_AREA,) if before is None else ()
    first = (_TITLE, *new, _ANSWER, _WAYS, _sources(library, required=False))
    return (("Question and answer", first), ("Tests and related", (_TESTS, _NEAR, _RELATED, _CHECKED, _CUES)))


def _role(library: Library, _before: Mapping[str, Any] | None) -> Pages:
    return (
        ("What it is", (
            text("name", "Name", "Such as Data engineer", 60),
            text("plural", "Several of them", "Such as data engineers", 60),
            items("aliases", "Other names (separated by commas)", _NAMES_HINT),
            text("summary", "In one sentence", _LEAD, 160),
            long("about", "About the role", "Two short paragraphs"),
        )),
        ("The work", (
            lines("duties", "Duties (one a line)", "At least three"),
            lines("day", "A typical day (one part a line)", "May be left empty", required=False),
            needs("skills", "Skills (one a line, at least three)"),
            long("education", "Education", "Degrees that people have, and ways in without one"),
            long("workplaces", "Workplaces", "Industries and employers that hire for it"),
        )),
        ("The way there and on", (
            references("progression.before", "Where people come from", _ROLES_HINT, lambda s: s.roles),
            references("progression.after", "Where people go to", _ROLES_HINT, lambda s: s.roles),
            long("progression.text", "What comes next", "The usual next steps, in words"),
            remarks("neighbours", "How other roles differ", "One a line: role: how it differs"),
            _sources(library, required=True),
        )),
        ("Checked on", (_CHECKED,)),
    )  # fmt: skip


def _skill(library: Library, _before: Mapping[str, Any] | None) -> Pages:
    return (
        ("What it is", (
            text("name", "Name", "Such as Docker", 60),
            choice("kind", "Kind of skill", "The group it belongs to", _kind_options),
            items("aliases", "Other names (separated by commas)", _NAMES_HINT),
            text("summary", "In one sentence", _LEAD, 160),
            long("why", "Why it matters", "What it is good for, and in which roles"),
        )),
        ("How to learn it", (
            _HOURS,
            long("first_step", "First step", "The first thing to do"),
            resources("resources", "Where to learn it (one a line)"),
            references("related", "Related skills (one a line)", "By name", lambda s: s.skills),
            remarks("versus", "Or another skill", "One a line: skill: what sets them apart", skills=True),
        )),
        ("Sources", (_sources(library, required=True), _CHECKED)),
    )  # fmt: skip


def _roadmap(library: Library, before: Mapping[str, Any] | None) -> Pages:
    fields = (
        text("title", "Title", "Such as How to become a data engineer"),
        text("summary", "In one sentence", _LEAD, 160),
        long("intro", "Introduction", "For whom it is, and how sure the hours are; may be left empty", False),
        _sources(library, required=True),
        _CHECKED,
    )
    if before is None:
        return (("Roadmap", (_ROLE, *fields[:-1])), ("Checked on", fields[-1:]))
    return (("Roadmap", fields),)


def _pay(_library: Library, before: Mapping[str, Any] | None) -> Pages:
    return (("Pay", (_ROLE,)),) if before is None else ()


def _source(_library: Library, _before: Mapping[str, Any] | None) -> Pages:
    published = Input(
        ("date",), "Published", "A year, a month or a day, such as 2025 or Jan 2025", required=True, most=30,
        read=lambda typed, setting, _: dates.read_past(typed, setting.today),
    )  # fmt: skip
    fields = (
        source_title("title", "Title", "As on the publication"),
        text("publisher", "Publisher", "Who published it"),
        published,
        text("licence", "Licence", "Such as CC BY 4.0, or: facts and figures quoted"),
        text("url", "Address", "Begins with https://; may be left empty", required=False),
    )
    return (("Source", fields),)


_HOURS = Input(
    ("hours",), "Hours", "Low and high, such as 40-60", required=True, most=40,
    show=lambda value, _: numbers.show_hours(value["low"], value["high"]),
    read=lambda typed, *_: numbers.read_hours(typed),
)  # fmt: skip
_STEP: Pages = (
    ("Step", (
        text("title", "Title", "Such as SQL and data modelling"),
        text("phase", "Phase", "Steps of the same phase stand together"),
        long("goal", "Goal", "What one can do after this step"),
        references("skills", "Skills (one a line)", "By name", lambda s: s.skills),
        _HOURS,
    )),
    ("Step: work", (
        resources("resources", "Where to learn it (one a line)"),
        long("project", "Project", "A small piece of work that proves it; may be left empty", required=False),
    )),
)  # fmt: skip
_RANGE = Input(
    ("low",), "Pay a year, with currency", "Such as EUR 50,000-70,000, 50k to 70k EUR, or over USD 500,000",
    required=True, most=80, keys=("low", "high", "currency"),
    show=lambda value, _: numbers.show_pay(value["low"], value.get("high"), value["currency"]),
    read=lambda typed, *_: numbers.read_pay(typed),
)  # fmt: skip
_COUNTRY = Input(
    ("country",), "Country", "Its name or code, such as Germany or DE", required=True, most=60,
    show=lambda value, setting: setting.countries.shown(value),
    read=lambda typed, setting, _: setting.countries.id_of(typed),
)  # fmt: skip
_GUIDE_SOURCE = choice("source", "Source", "The publication that says so", _source_options)
_GUIDE_SOURCE_TEXT = Input(
    ("source",), "Source", "The title of the publication that says so", required=True,
    show=lambda value, setting: setting.sources.shown(value),
    read=lambda typed, setting, _: setting.sources.id_of(typed),
)  # fmt: skip


def _guide(library: Library) -> Pages:
    chosen = 0 < len(library.sources) <= OPTIONS_LIMIT
    return (
        ("Pay from a guide", (
            choice("level", "Level", "As the guide names it", _level_options),
            _RANGE,
            _COUNTRY,
            text("scope", "Whom it speaks of", "Such as data engineers at mid level"),
            _GUIDE_SOURCE if chosen else _GUIDE_SOURCE_TEXT,
        )),
        ("Pay from a guide: note", (
            text("note", "Note", "What a reader must know; may be left empty", 300, "long", required=False),
            _CHECKED,
        )),
    )  # fmt: skip


_OWN = {
    "topics": _topic,
    "roles": _role,
    "skills": _skill,
    "roadmaps": _roadmap,
    "pay": _pay,
    "sources": _source,
}


def pages_of(kind: Kind, library: Library, before: Mapping[str, Any] | None) -> Pages:
    """The inputs of a whole piece; `before` is None for a new one."""
    return _OWN[kind](library, before)


def part_pages(kind: Kind, library: Library) -> Pages:
    """The inputs of a part of a piece of a kind that has parts."""
    return _STEP if kind == "roadmaps" else _guide(library)


OUTSIDE = frozenset({"area", "role"})
"""Inputs of new pieces that say what the piece is of, and stand in its key alone."""
