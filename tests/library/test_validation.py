# ruff: noqa: E501
"""What a curator reads about a value that is wrong: the sentence, and the line it names."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.errors import Problem
from bot.library import validation
from bot.library.documents import Document, parse
from bot.library.models import Roadmap, Role, Skill, SkillFile, Source, Topic, Vocabulary
from bot.library.pay_models import Pay

from .small_base import PAY, ROLE, SKILLS, TOPIC, VOCABULARY

QUOTES = "put it in quotes"
DAY = "a day without quotes is expected, such as 2026-11-20"


def faults(text: str, model: type[BaseModel]) -> list[str]:
    problems: list[Problem] = []
    built = validation.build(parse(text, "f.yaml"), model, problems)
    assert (built is None) == bool(problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "model"),
    [(TOPIC, Topic), (ROLE, Role), (SKILLS, SkillFile), (PAY, Pay), (VOCABULARY, Vocabulary)],
)
def test_what_is_right(text: str, model: type[BaseModel]) -> None:
    assert faults(text, model) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Degrees", "12", f"1: title reads as a number; {QUOTES}"),
        ("Degrees", "1.10", f"1: title reads as a number; {QUOTES}"),
        ("Degrees", "2026-11-20", f"1: title reads as a date; {QUOTES}"),
        ("Degrees", "yes", f"1: title reads as True (YAML takes yes, no, on and off so); {QUOTES}"),
        ("Degrees", "", "1: title is empty; text is expected"),
        ("Degrees", "''", "1: title is empty; at least 1 expected"),
        ("Degrees", "[a]", "1: title is a list; text is expected"),
        ("Degrees", "{a: b}", "1: title is a map; text is expected"),
        ("Degrees", "x" * 81, "1: title is 81 characters long; at most 80 are allowed"),
        ("title: Degrees\n", "", "1: title is missing; it must be given"),
        (
            "title: Degrees",
            "title: Degrees\ntitel: x",
            "2: titel is not a known field; allowed fields: title, phrases, answer, compute, cues, sources, reviewed, "
            "followups, examples, near_misses",
        ),
        ("[do i need a degree, is a degree needed, must i study]", "[a]", "2: phrases has 1 items; at least 3 expected"),
        ("[do i need a degree, is a degree needed, must i study]", "[]", "2: phrases is empty; at least 3 expected"),
        ("[do i need a degree, is a degree needed, must i study]", "a", "2: phrases is 'a'; a list is expected"),
        ("[do i need a degree, is a degree needed, must i study]", "", "2: phrases is empty; a list is expected"),
        ("[do i need", "[12, do i need", f"2: phrases.0 reads as a number; {QUOTES}"),
        ("reviewed: 2026-11-20", "reviewed: soon", f"8: reviewed is 'soon'; {DAY}"),
        ("reviewed: 2026-11-20", "reviewed: 2026", f"8: reviewed is 2026; {DAY}"),
        ("reviewed: 2026-11-20", "reviewed: 20261120", f"8: reviewed is 20261120; {DAY}"),
        ("reviewed: 2026-11-20", "reviewed: 2026-11-20 12:00:00", f"8: reviewed is 2026-11-20 12:00:00; {DAY}"),
        ("sources: [editors]", "compute: salery\nsources: [editors]",
         "7: compute is 'salery'; allowed: 'salary', 'roadmap', 'skills', 'role', 'compare', 'skill', "
         "'compare_skills', 'top_paying', 'pay_by_country', 'match' or 'trends'"),
        ("sources: [editors]", "compute: salary",
         "1: the file: exactly one of answer and compute must be given; see knowledge/README.md for the form"),
        ("[editors]", "[The Editors]",
         "7: sources.0 is 'The Editors'; allowed: lower-case words joined by hyphens, such as data-scientist"),
        ("[education/courses]", "[courses]",
         "9: followups.0 is 'courses'; allowed: an entry's folder and name, such as education/bootcamps"),
        ("expect: education/courses", "expect: Courses",
         "13: near_misses.0.expect is 'Courses'; allowed: an intent such as salary, or an entry such as salary/by-role"),
        ("- ask: r degrees worth it", "- r degrees worth it",
         "11: examples.0 is 'r degrees worth it'; a map is expected, with ask, slots"),
        ("- ask: r degrees worth it", "- {ask: x, slots: {country: NO}}",
         f"11: examples.0.slots.country reads as False (YAML takes yes, no, on and off so); {QUOTES}"),
        ("- ask: r degrees worth it", "- {ask: x, slots: [a]}", "11: examples.0.slots is a list; a map is expected"),
        ("- ask: r degrees worth it", "- {ask: x, expect: y}",
         "11: examples.0.expect is not a known field; allowed fields: ask, slots"),
    ],
)  # fmt: skip
def test_topics(old: str, new: str, sentence: str) -> None:
    assert old in TOPIC
    assert faults(TOPIC.replace(old, new, 1), Topic) == [f"f.yaml:{sentence}"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("country: US", "country: NO",
         f"6: guide.0.country reads as False (YAML takes yes, no, on and off so); {QUOTES}"),
        ("country: US", "country: usa", "6: guide.0.country is 'usa'; allowed: two capital letters of ISO 3166, such as DE"),
        ("USD", "$", "5: guide.0.currency is '$'; allowed: three capital letters of ISO 4217, such as EUR"),
        ("100000", "100k", "3: guide.0.low is '100k'; a whole number without quotes is expected"),
        ("100000", '"100000"', "3: guide.0.low is '100000'; a whole number without quotes is expected"),
        ("100000", "100000.5", "3: guide.0.low is 100000.5; a whole number without quotes is expected"),
        ("100000", "yes", "3: guide.0.low is True; a whole number without quotes is expected"),
        ("100000", "-5", "3: guide.0.low is -5; more than 0 is expected"),
        ("150000", "999999999999", "4: guide.0.high is 999999999999; less than 100000000 is expected"),
        ("150000", "100000", "2: guide.0: high is not above low; see knowledge/README.md for the form"),
        ("level: mid", "level: medium", "2: guide.0.level is 'medium'; allowed: 'entry', 'mid', 'senior' or 'lead'"),
    ],
)  # fmt: skip
def test_pay(old: str, new: str, sentence: str) -> None:
    assert faults(PAY.replace(old, new, 1), Pay) == [f"f.yaml:{sentence}"]


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        (
            SKILLS.replace("high: 20", "high: 5", 1),
            SkillFile,
            ["f.yaml:7: skills.sql.hours: high is below low; see knowledge/README.md for the form"],
        ),
        (
            SKILLS.replace("    why: It helps.\n", "    resources: [{title: x, url: http://x.y, free: 1}]\n", 1),
            SkillFile,
            [
                "f.yaml:3: skills.sql.why is missing; it must be given",
                "f.yaml:6: skills.sql.resources.0.url is 'http://x.y'; allowed: an address that begins with https:// "
                "and holds no spaces or brackets",
                "f.yaml:6: skills.sql.resources.0.free is 1; true or false is expected, without quotes",
            ],
        ),
        (
            VOCABULARY.replace("  lead: {name: Lead and above, words: [lead]}\n", ""),
            Vocabulary,
            ["f.yaml:1: the file: levels lacks lead; see knowledge/README.md for the form"],
        ),
        (
            VOCABULARY.replace("US:", "us:"),
            Vocabulary,
            ["f.yaml:7: countries.us is 'us'; allowed: two capital letters of ISO 3166, such as DE"],
        ),
        ("", Source, ["f.yaml:1: is empty; allowed fields: title, publisher, date, licence, url"]),
        ("[a]", Source, ["f.yaml:1: is not a map of fields; allowed fields: title, publisher, date, licence, url"]),
    ],
)  # fmt: skip
def test_other_files(text: str, model: type[BaseModel], expected: list[str]) -> None:
    assert faults(text, model) == expected


def test_long_values_are_cut_in_messages() -> None:
    (long,) = faults(PAY.replace("USD", "x" * 500_000), Pay)
    assert len(long) < 200
    (long,) = faults(f"{PAY}? {'x' * 500_000}\n: 1\n", Pay)
    assert len(long) < 200


def test_a_part_names_lines_of_its_file() -> None:
    document = parse("a: {}\nb:\n  title: 1\n", "sources.yaml")
    problems: list[Problem] = []
    assert validation.build_part(document, ("b",), document.value["b"], Source, problems) is None
    assert Problem("sources.yaml", 3, "b.title reads as a number", QUOTES) in problems


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(),
    st.text(max_size=20),
)
NAMES = st.sampled_from(
    sorted({name for model in (Topic, Role, Skill, Pay, Roadmap) for name in model.model_fields})
)
VALUES = st.recursive(
    SCALARS,
    lambda parts: (
        st.lists(parts, max_size=4) | st.dictionaries(NAMES | st.text(max_size=8), parts, max_size=6)
    ),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([Topic, Role, SkillFile, Roadmap, Pay, Source, Vocabulary]))
def test_random_values_are_built_or_refused(value: Any, model: type[BaseModel]) -> None:
    problems: list[Problem] = []
    built = validation.build(Document("f.yaml", value, {}), model, problems)
    assert (built is None) == bool(problems)
    assert all(len(str(problem)) < 500 for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("p25: 47500", "p25: 99999", "the percentiles do not rise from p10 to p90"),
        ("[2022, 2024]", "[2024, 2022]", "the first of the years is later than the last"),
    ],
)
def test_figures_that_cannot_be(old: str, new: str, sentence: str) -> None:
    row = (
        "advertised:\n  - {country: FR, currency: EUR, n: 17, rows: 34, years: [2022, 2024], p10: 38400, p25: 47500,"
        " p50: 52500, p75: 68900, p90: 87400, low: 48000, high: 55000, source: survey}\n"
    )
    assert faults(row, Pay) == []
    form = "see knowledge/README.md for the form"
    assert faults(row.replace(old, new), Pay) == [f"f.yaml:2: advertised.0: {sentence}; {form}"]
