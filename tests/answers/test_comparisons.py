"""Roles and skills side by side: two or three of them, like with like, and an honest first choice."""

import re
from itertools import combinations

import pytest

from bot.answers import Body, answer, body_of, compare, compare_skills, pay_rows
from bot.library import Library
from bot.understanding import Slots, Understander

TRIO = ("data-analyst", "data-scientist", "data-engineer")
TOOLS = ("snowflake", "databricks", "bigquery")


def part(body: Body, heading: str) -> str:
    return next(section.text for section in body.sections if section.heading == heading)


def trio(**more: object) -> Slots:
    return Slots(role=TRIO[0], role2=TRIO[1], roles=TRIO, **more)  # type: ignore[arg-type]


def test_three_roles_stand_side_by_side(library: Library) -> None:
    body = compare.compute(library, trio())
    assert body.title == "Data analyst, data scientist or data engineer?"
    assert re.match(r"Closest are .+ and .+, sharing \d+ skills; .+ stands apart\.", body.lead)
    for role in TRIO:
        known = library.roles[role]
        assert known.summary in part(body, "In short")
        assert known.duties[0] in part(body, known.name)
        assert f"**{known.name}**: " in part(body, "Education")
    assert part(body, "Skills").startswith("- All three: ")
    assert body.unused == ()


def test_of_two_roles_both_are_told_in_short_and_the_middle_of_their_pay(library: Library) -> None:
    for one, two in combinations(library.roles, 2):
        body = compare.compute(library, Slots(role=one, role2=two, country="US"))
        short = part(body, "In short")
        assert all(f"**{library.roles[role].name}**: " in short for role in (one, two)), (one, two)
        told = part(body, "Pay")
        assert ("**Middle of advertised pay** (the United States" in short) == (told.count("(n = ") == 2)


def test_pay_and_skills_of_two_roles_are_told_side_by_side(library: Library) -> None:
    slots = Slots(role="data-scientist", role2="data-engineer", country="GB")
    pay = body_of(library, "salary/by-role", slots)
    assert re.match(r"Middle of advertised pay \(the United Kingdom, all levels\): .+ £.+ and .+ £", pay.lead)
    assert pay.sections[0].heading == "Pay"
    skills = body_of(library, "skills/by-role", slots)
    assert skills.sections[0].heading == "Skills"


def test_of_four_roles_the_fourth_is_left_aside_by_name(library: Library) -> None:
    slots = Slots(role=TRIO[0], role2=TRIO[1], roles=(*TRIO, "ai-engineer"), company="google")
    body = compare.compute(library, slots)
    assert body.sections == compare.compute(library, trio()).sections
    assert body.unused[0].startswith("AI engineer: ")
    assert body.unused[1] == "Google: no comparison by company"


def test_pay_side_by_side_is_of_one_country_and_one_level(library: Library) -> None:
    for one, two in combinations(library.roles, 2):
        for level in (None, "senior", "entry"):
            pay = part(compare.compute(library, Slots(role=one, role2=two, level=level, country="US")), "Pay")
            shown = re.findall(r"\*\*(.+?)\*\*: (\S+) to (\S+) \(n = ([\d,]+)\)", pay)
            stated = next(
                (key for key in library.levels if f", {library.level_name(key).lower()}:" in pay), None
            )
            rows = [row for key in (one, two) for row in pay_rows.pay_of(library, key).advertised]
            fitting = {f"{row.n:,}" for row in rows if (row.country, row.level) == ("US", stated)}
            assert {n for *_, n in shown} <= fitting, (one, two, level)
            assert stated in (level, None)
            assert "all levels" in pay or stated or not shown


def test_a_comparison_without_a_second_role_is_the_portrait(library: Library) -> None:
    assert compare.compute(library, Slots(role=TRIO[0])).title == "Data analyst"


def test_skills_are_set_side_by_side_with_what_needs_them(library: Library) -> None:
    body = compare_skills.compute(library, Slots(skill="docker", skill2="kubernetes", company="google"))
    assert body.title == "Docker or Kubernetes?"
    assert body.lead.startswith("Learn Docker first. How many of 29 roles")
    assert "Docker comes first" in part(body, "In short")
    for key in ("docker", "kubernetes"):
        skill = library.skills[key]
        assert skill.summary in part(body, skill.name)
        assert f"{skill.hours.low} to {skill.hours.high} hours" in part(body, skill.name)
    assert body.unused == ("Google: no comparison by company",)


def test_what_to_learn_first_follows_the_role_that_was_named(library: Library) -> None:
    asked = compare_skills.compute(library, Slots(skill="nosql", skill2="sql", role="data-engineer"))
    assert asked.lead.startswith("Learn SQL first: for data engineers")
    neither = compare_skills.compute(library, Slots(skill="rust", skill2="matlab", role="data-analyst"))
    assert neither.lead == "Data analysts usually need none of them: learn what your adverts name."


def test_figures_that_decide_nothing_name_no_first(library: Library) -> None:
    body = compare_skills.compute(library, Slots(skill=TOOLS[0], skill2=TOOLS[1], skills=TOOLS))
    assert body.title == "Snowflake, Databricks or BigQuery?"
    assert body.lead.startswith("No clear first")


def test_tools_of_one_kind_count_as_it_where_no_role_lists_them(library: Library) -> None:
    clouds = ("aws", "azure", "gcp")
    body = compare_skills.compute(library, Slots(skill=clouds[0], skill2=clouds[1], skills=clouds))
    assert body.lead == "No clear first: roles ask for Cloud platforms, and each of them counts as that."


def test_the_first_is_never_one_that_fewer_roles_need(library: Library) -> None:
    for one, two in combinations(library.skills, 2):
        body = compare_skills.compute(library, Slots(skill=one, skill2=two))
        found = re.match(r"Learn .+ first: .+ (\d+), .+ (\d+)\.$", body.lead)
        if found:
            first = library.skills[one if int(found[1]) > int(found[2]) else two].name
            assert body.lead.startswith(f"Learn {first} first"), body.lead


@pytest.mark.parametrize("slots", [Slots(), Slots(skill="airflow")])
def test_an_unknown_tool_gets_the_rule(library: Library, slots: Slots) -> None:
    body = compare_skills.compute(library, slots)
    assert body.lead == compare_skills.RULE
    assert ("Airflow" in [section.heading for section in body.sections]) == bool(slots.skill)


@pytest.mark.parametrize(
    ("ask", "entry"),
    [
        ("SQL vs NoSQL", "compare/sql-vs-nosql"),
        ("tableau or power bi", "compare/bi-tools"),
        ("tensorflow vs pytorch", "compare/tensorflow-vs-pytorch"),
        ("r vs python", "compare/r-vs-python"),
        ("aws or azure", "compare/cloud-providers"),
        ("data analyst vs data scientist vs data engineer", "compare/the-three-data-roles"),
        ("mle, mlops engineer or data engineer", "compare/two-roles"),
        ("docker or kubernetes first", "compare/two-tools"),
        ("snowflake, databricks or bigquery?", "compare/two-tools"),
    ],
)
def test_a_written_comparison_wins_for_its_own_pair(understander: Understander, ask: str, entry: str) -> None:
    found = answer(understander.understand(ask), understander.library)
    assert found.answered
    assert found.entry == entry
