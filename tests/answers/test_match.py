"""Roles that fit skills: ranking, what is missing, the next step, the limits of an answer."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import match
from bot.answers.chart_values import MatchChart
from bot.library import Library
from bot.understanding import Decision, Slots, Understander

LEAD, TABLE_WIDTH = 160, 34


def of(*skills: str, role: str | None = None) -> Slots:
    second = skills[1] if len(skills) > 1 else None
    return Slots(skill=skills[0], skill2=second, skills=skills if len(skills) > 2 else (), role=role)


def essential(library: Library, role: str) -> list[str]:
    return [need.skill for need in library.roles[role].skills if need.importance == "essential"]


def test_a_role_whose_essentials_are_all_there_comes_first(library: Library) -> None:
    for role in library.roles:
        (first, *_) = match.fits(library, essential(library, role))
        assert first.share == 1.0
        assert not first.missing
    (first, *_) = match.fits(library, essential(library, "data-engineer"))
    assert (first.role, first.covered, first.hours) == ("data-engineer", 9, 0)


def test_missing_skills_are_the_uncovered_essentials_the_quickest_first(library: Library) -> None:
    fit = next(f for f in match.fits(library, ["python", "sql"]) if f.role == "data-scientist")
    assert set(fit.missing) == set(essential(library, "data-scientist")) - {"python", "sql"}
    hours = [sum((library.skills[s].hours.low, library.skills[s].hours.high)) // 2 for s in fit.missing]
    assert hours == sorted(hours)
    assert fit.hours == sum(hours)


def test_the_answer_tells_rank_gap_and_next_step(library: Library) -> None:
    body = match.compute(library, of("sql", "excel", "statistics", "data-visualisation"))
    assert body.title == "Roles that fit your skills"
    assert body.lead.startswith("Data analyst fits best: 4 of 7 essential skills; shortest next step: ")
    ranking, missing, step, _ = body.sections
    assert ranking.table
    assert ranking.table.rows[0][:2] == ("Data analyst", "4/7")
    first = library.skills[
        match.fits(library, ["sql", "excel", "statistics", "data-visualisation"])[0].missing[0]
    ]
    assert first.name in body.lead
    assert f"**{first.name}**" in step.text
    assert missing.text.startswith("- **Data analyst**: ")
    labels = [choice.label for choice in body.followups]
    assert labels[:2] == ["Roadmap: data analyst", "Skills: data analyst"]
    assert isinstance(body.chart, MatchChart)
    assert not body.chart_at_once
    assert (body.chart.bars[0].role, body.chart.bars[0].covered) == ("Data analyst", 4)


def test_useful_skills_count_a_little(library: Library) -> None:
    ranked = [fit.role for fit in match.fits(library, ("python", "sql", "tableau"))]
    assert ranked.index("data-analyst") < ranked.index("machine-learning-engineer")
    assert ranked.index("data-analyst") < match.ROLES
    ranked = [fit.role for fit in match.fits(library, ("python", "sql"))]
    assert ranked[:2] == ["data-scientist", "data-engineer"]


def test_a_role_that_was_named_is_told_of_first(library: Library) -> None:
    body = match.compute(library, of("python", "sql", role="mlops-engineer"))
    assert body.title == "How far to MLOps engineer?"
    assert body.lead.startswith("You have 1 of 9 essential skills; shortest next step: ")
    assert body.sections[0].table
    assert body.sections[0].table.rows[0][0] == "MLOps engineer"
    none = match.compute(library, of("excel", role="mlops-engineer"))
    assert none.lead.startswith("You have 0 of 9 essential skills")


def test_with_all_essentials_the_next_step_is_a_useful_skill(library: Library) -> None:
    body = match.compute(library, of(*essential(library, "data-analyst")))
    assert body.lead.startswith("Data analyst: you have all 7 essential skills.")
    step = next(section for section in body.sections if section.heading == "Shortest next step")
    assert "useful and not essential" in step.text


def test_a_skill_that_no_role_asks_for_leads_to_those_that_most_do(library: Library) -> None:
    unused = next(skill for skill in library.skills if not match.fits(library, [skill]))
    body = match.compute(library, of(unused))
    assert library.skills[unused].name in body.lead
    offered = [c.slots.skill for c in body.followups if c.entry == library.computed["skill"]]
    assert len(offered) == 3
    assert all(sum(skill in essential(library, role) for role in library.roles) >= 10 for skill in offered)


def test_a_branch_of_a_skill_points_to_it(library: Library) -> None:
    body = match.compute(library, of("generative-ai"))
    assert body.followups[0].label == "I know Large language models"
    assert body.followups[0].slots.skill == "large-language-models"
    counted = match.compute(library, of("generative-ai", "docker", "python")).sections[-1].text
    assert "Generative AI (Large language models)" in counted
    assert "brackets" not in match.compute(library, of("docker", "python")).sections[-1].text


@pytest.mark.parametrize(
    ("has", "asked", "role", "told"),
    [
        ("azure", "cloud", "data-engineer", "Microsoft Azure counts as Cloud platforms"),
        ("looker", "power-bi", "business-intelligence-developer", "Looker counts as Tableau or Power BI"),
        ("polars", "pandas", "data-scientist", "Polars counts as pandas"),
        ("postgresql", "sql", "data-analyst", "PostgreSQL counts as SQL"),
    ],
)
def test_one_tool_of_a_kind_counts_where_a_role_names_another(
    library: Library, has: str, asked: str, role: str, told: str
) -> None:
    body = match.compute(library, of(has, role=role))
    assert asked not in next(fit for fit in match.fits(library, [has]) if fit.role == role).missing
    have = body.lead.partition(" essential")[0]
    assert re.fullmatch(r"You have [12] of \d+", have)
    assert told in body.sections[-1].text
    both = match.compute(library, of(has, asked, role=role))
    assert both.lead.startswith(have), "what is counted already is not counted twice"


def test_what_a_skill_counts_as_is_asked_of_somebody(library: Library) -> None:
    listed = {need.skill for role in library.roles.values() for need in role.skills}
    for name, skill in library.skills.items():
        assert set(skill.counts_as) <= listed, name
    nowhere = [s for s in library.skills if s not in listed and not library.skills[s].counts_as]
    assert len(nowhere) <= 15, "most tools count for something"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_skills_stay_within_the_limits(library: Library, data: st.DataObject) -> None:
    skills = data.draw(st.lists(st.sampled_from(sorted(library.skills)), min_size=1, unique=True))
    role = data.draw(st.sampled_from([None, *library.roles]))
    body = match.compute(library, of(*skills, role=role))
    assert 0 < len(body.lead) <= LEAD
    for section in body.sections:
        if section.table:
            columns = list(zip(section.table.columns, *section.table.rows, strict=True))
            assert len(columns) <= 3
            assert sum(max(map(len, column)) for column in columns) + 2 * (len(columns) - 1) <= TABLE_WIDTH
    assert all(len(choice.label) <= 80 for choice in body.followups)
    ranked = match.fits(library, skills)
    entered = [fit.fit for fit in ranked if fit.role in library.roadmaps]
    assert entered == sorted(entered, reverse=True)


def test_roles_that_nobody_enters_come_last_unless_most_is_there(library: Library) -> None:
    late = {role for role in library.roles if role not in library.roadmaps}
    ranked = [fit.role for fit in match.fits(library, ["communication", "python"])]
    first_late = next(at for at, role in enumerate(ranked) if role in late)
    assert set(ranked[first_late:]) <= late
    for role in late:
        assert match.fits(library, essential(library, role))[0].share == 1.0
        assert role in [fit.role for fit in match.fits(library, essential(library, role)) if fit.share == 1.0]


@pytest.mark.parametrize(
    ("asked", "skills"),
    [
        ("which role suits me, I know python and sql", {"python", "sql"}),
        ("i know sql, tableau and excel, which roles fit me", {"sql", "tableau", "excel"}),
        ("what jobs can i do with pytorch and docker", {"pytorch", "docker"}),
        ("good with pyhton and kubernets, what should i be", {"python", "kubernetes"}),
    ],
)
def test_free_text_that_names_skills_reaches_it(
    library: Library, understander: Understander, asked: str, skills: set[str]
) -> None:
    found = understander.understand(asked)
    assert (found.entry, found.decision) == (library.computed["match"], Decision.ANSWER)
    assert set(match.held(library, found.slots)) == skills


def test_without_skills_the_written_entries_answer(library: Library, understander: Understander) -> None:
    for asked in ("which role suits me", "what am i missing to become a data engineer"):
        assert library.topics[understander.understand(asked).entry].compute is None
