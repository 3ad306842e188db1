"""Messages that name a role and ask nothing, and pairs of roles."""

import pytest

from bot.understanding import Context, Slots, Understander
from bot.understanding.types import Decision


@pytest.mark.parametrize(
    ("text", "entry", "role", "country"),
    [
        ("data engineer", "role/by-role", "data-engineer", None),
        ("A data analyst?", "role/by-role", "data-analyst", None),
        ("ml engineer", "role/by-role", "machine-learning-engineer", None),
        ("data engineer in france", "salary/by-role", "data-engineer", "FR"),
        ("senior data scientist", "salary/by-role", "data-scientist", None),
    ],
)
def test_a_role_alone(
    understander: Understander, text: str, entry: str, role: str, country: str | None
) -> None:
    found = understander.understand(text)
    assert (found.entry, found.slots.role, found.slots.country) == (entry, role, country)


@pytest.mark.parametrize(
    ("text", "skill"),
    [("java", "java"), ("C++", "cpp"), ("python?", "python"), ("MLOps", "mlops"), ("sql", "sql")],
)
def test_a_skill_alone(understander: Understander, text: str, skill: str) -> None:
    found = understander.understand(text)
    assert (found.entry, found.slots.skill) == ("skill/by-skill", skill)


@pytest.mark.parametrize(
    ("text", "country", "level", "beside"),
    [
        ("and in germany?", "DE", None, "outlook/by-country"),
        ("canada", "CA", None, "outlook/by-country"),
        ("in berlin", "DE", None, "outlook/by-country"),
        ("what about juniors?", None, "entry", "outlook/entry-level-market"),
        ("seniors?", None, "senior", "progression/getting-promoted"),
    ],
)
def test_a_place_or_a_level_alone_is_offered_what_is_told_of_it(
    understander: Understander, text: str, country: str | None, level: str | None, beside: str
) -> None:
    found = understander.understand(text)
    assert found.decision is Decision.OFFER
    assert [one.entry for one in found.candidates] == ["salary/by-role", beside]
    assert (found.slots.country, found.slots.level) == (country, level)


@pytest.mark.parametrize(
    "text",
    [
        "pay of data engineer",
        "pay of an ai engineer",
        "salary of data scientist",
        "compensation of data scientist in canada",
        "what is the pay of data analyst in france",
    ],
)
def test_pay_of_a_role(understander: Understander, text: str) -> None:
    assert understander.understand(text).entry == "salary/by-role"


@pytest.mark.parametrize(
    ("text", "role", "origin"),
    [
        ("roadmap from data analyst to data engineer", "data-engineer", "data-analyst"),
        ("transition from data analyst to data engineer", "data-engineer", "data-analyst"),
        ("roadmap from data engineer to data analyst", "data-analyst", "data-engineer"),
        ("path from mlops engineer to data scientist", "data-scientist", "mlops-engineer"),
        ("data analyst to ml", "machine-learning-engineer", "data-analyst"),
    ],
)
def test_a_way_between_two_roles(understander: Understander, text: str, role: str, origin: str) -> None:
    found = understander.understand(text)
    assert (found.entry, found.slots.role, found.slots.from_role) == ("roadmap/by-role", role, origin)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("data analyst salary uk", "salary/by-role"),
        ("data engineer portfolio", "portfolio/which-projects"),
        ("learn python", "skill/learn-python"),
        ("data engineer interview", "job_search/interviews"),
        ("data analyst", "roadmap/by-role"),
    ],
)
def test_a_subject_that_is_named_ends_the_one_before(
    understander: Understander, text: str, entry: str
) -> None:
    before = Context(Slots(role="data-engineer"), "roadmap/by-role", 0.0)
    assert understander.understand(text, before, 1.0).entry == entry
