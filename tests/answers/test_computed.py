"""Roadmap, skills, role, compare and skill on the real knowledge base."""

import re

import pytest

from bot.answers import Body, answer, body_of, compare, roadmap, role, skill, skills
from bot.answers.defaults import Defaults
from bot.answers.own_skills import shortening
from bot.library import Library
from bot.understanding import Slots, Understander

ML = "machine-learning-engineer"


def text_of(body: Body) -> str:
    return "\n".join(f"### {section.heading}\n{section.text}" for section in body.sections)


def hours(body: Body) -> int:
    found = re.search(r"About ([\d,]+) to", text_of(body))
    assert found
    return int(found[1].replace(",", ""))


def test_a_roadmap_lists_its_steps_in_order(library: Library) -> None:
    for key, known in library.roadmaps.items():
        body = roadmap.compute(library, Slots(role=key))
        titles = re.findall(r"^(\d+)\. \*\*(.+?)\*\* \(", text_of(body), re.MULTILINE)
        assert titles == [(str(n), step.title) for n, step in enumerate(known.steps, 1)]
        assert hours(body) == sum(step.hours.low for step in known.steps)


def test_a_switch_leaves_out_what_is_done(library: Library) -> None:
    for key, known in library.roadmaps.items():
        whole = roadmap.compute(library, Slots(role=key))
        for origin, start in known.starts.items():
            body = roadmap.compute(library, Slots(role=key, from_role=origin))
            assert ", from " in body.title
            assert body.lead == start.summary
            assert body.sections[0].text == start.advice
            for step in known.steps:
                assert (f"**{step.title}** (" in text_of(body)) == (step.id not in start.done)
            assert (hours(body) < hours(whole)) == bool(start.done)
            assert text_of(body).count("shorter for you") == len(set(start.shorter) - set(start.done))


def test_a_start_without_a_way_of_its_own_is_told(library: Library) -> None:
    known = library.roadmaps[ML]
    origin = next(key for key in library.roles if key not in known.starts and key != ML)
    body = roadmap.compute(library, Slots(role=ML, from_role=origin))
    assert body.sections == roadmap.compute(library, Slots(role=ML)).sections
    assert "no way of its own" in body.unused[0]


def test_a_role_without_a_roadmap_says_so(library: Library) -> None:
    lacking = [key for key in library.roles if key not in library.roadmaps]
    assert lacking
    for key in lacking:
        body = roadmap.compute(library, Slots(role=key))
        assert "no step-by-step roadmap" in body.lead
        assert library.roles[key].progression.text in text_of(body)
        assert "hours in all" not in text_of(body)


def test_no_role_named_is_an_assumption(library: Library) -> None:
    for module in (roadmap, skills, role):
        body = module.compute(library, Slots())
        assert body.assumptions == ("Machine learning engineer, because no role was named",)
        assert body.sections == module.compute(library, Slots(role=ML)).sections


def test_skills_stand_by_importance_each_once(library: Library) -> None:
    for key, known in library.roles.items():
        body = skills.compute(library, Slots(role=key))
        headings = [section.heading for section in body.sections]
        assert headings == [h for h in ("Essential", "Useful", "A bonus") if h in headings]
        shown = re.findall(r"^- \*\*(.+?)\*\*", text_of(body), re.MULTILINE)
        assert sorted(shown) == sorted(library.skills[need.skill].name for need in known.skills)


def test_a_role_shows_its_whole_portrait(library: Library) -> None:
    for key, known in library.roles.items():
        body = role.compute(library, Slots(role=key))
        assert (body.title, body.lead) == (known.name, known.summary)
        for part in (known.about, known.workplaces, known.education, known.progression.text, *known.duties):
            assert part in text_of(body)


def test_a_comparison_names_both_sides_and_gives_pay_only_with_its_scope(library: Library) -> None:
    body = compare.compute(library, Slots(role="data-scientist", role2=ML))
    pay = next(section.text for section in body.sections if section.heading == "Pay")
    assert "in the United States, all levels" in pay
    assert body.title == "Data scientist or machine learning engineer?"
    assert "**Data scientist**" in pay
    assert re.search(r"\*\*Machine learning engineer\*\*: \$[\d,]+ to \$[\d,]+ \(n = [\d,]+\)", pay)
    skills_ = next(section.text for section in body.sections if section.heading == "Skills")
    assert [line.split(":")[0] for line in skills_.splitlines()] == [
        "- Both",
        "- Data scientist",
        "- Machine learning engineer",
    ]
    swap = compare.compute(library, Slots(role=ML, role2="data-scientist"))
    assert swap.title == "Machine learning engineer or data scientist?"


def test_a_skill_tells_who_needs_it_and_how_much_this_role_does(library: Library) -> None:
    plain = skill.compute(library, Slots(skill="sql"))
    assert plain.title == "SQL"
    assert "For this role" not in text_of(plain)
    assert "data analyst" in text_of(plain)
    asked = skill.compute(library, Slots(skill="sql", role="data-analyst"))
    assert asked.sections[0].heading == "For this role"
    assert "it is **essential**" in asked.sections[0].text
    needed = {need.skill for need in library.roles["data-analyst"].skills}
    foreign = skill.compute(library, Slots(skill="calculus", role="data-analyst")).sections[0].text
    assert f"It is not one of the {len(needed)} main skills of data analysts" in foreign
    assert foreign.endswith("learn it where a job names it.")
    taught = skill.compute(library, Slots(skill="data-governance", role="ai-architect")).sections[0].text
    assert taught.endswith("yet step 3 of their roadmap teaches it, “The data beneath”.")
    wider = skill.compute(library, Slots(skill="postgresql", role="data-analyst")).sections[0].text
    assert wider.endswith(" of data analysts; SQL, as which it counts, is **essential** for them.")


def test_a_roadmap_tells_how_long_before_its_steps_at_the_hours_that_were_named(library: Library) -> None:
    usual, slow = (text_of(roadmap.compute(library, Slots(role=ML, hours=hours))) for hours in (None, 5))
    assert usual.index("at ten hours a week") < usual.index("1. **")
    assert "at 5 hours a week" in slow
    first, second = (re.search(r"a week (\d+) to (\d+) months", text) for text in (usual, slow))
    assert first
    assert second
    assert abs(int(second[1]) - 2 * int(first[1])) <= 1
    switch = text_of(roadmap.compute(library, Slots(role=ML, from_role="software-engineer")))
    assert "take you less than is counted" in switch
    assert "take you less" not in usual


def test_skills_that_were_named_leave_fewer_hours_of_a_roadmap(library: Library) -> None:
    named = roadmap.compute(library, Slots(role="data-engineer", skill="python", skill2="sql", months=12))
    text = text_of(named)
    found = re.search(
        r"With Python and SQL behind you, ([\d,]+) to ([\d,]+) of them are left: .* In 12", text
    )
    whole = re.search(r"About ([\d,]+) to ([\d,]+) hours in all", text)
    assert found is not None
    assert whole is not None
    assert all(
        int(a.replace(",", "")) < int(b.replace(",", ""))
        for a, b in zip(found.groups(), whole.groups(), strict=True)
    )
    assert text.count(" less with ") == 2
    every = {skill for step in library.roadmaps[ML].steps for skill in step.skills}
    known = ("python", *sorted(every - {"python"}))
    assert "behind you, none is left." in text_of(
        roadmap.compute(library, Slots(role=ML, skill="python", skills=known))
    )
    field = text_of(roadmap.compute(library, Slots(role="nlp-engineer", skill="nlp")))
    assert "behind you" not in field, "a question names it with the role"
    foreign = roadmap.compute(library, Slots(role="data-analyst", skill="kubernetes"))
    assert foreign.unused == ("Kubernetes: in no step of this roadmap",)


def test_a_skill_takes_the_hours_off_that_it_counts_for(library: Library) -> None:
    assert library.skills["pandas"].counts_as == ("python",)
    pandas = roadmap.compute(library, Slots(role="data-engineer", skill="pandas"))
    python = roadmap.compute(library, Slots(role="data-engineer", skill="python"))
    assert text_of(pandas) == text_of(python).replace("With Python behind", "With pandas behind").replace(
        "less with Python", "less with pandas"
    )
    assert pandas.unused == ()
    both = text_of(roadmap.compute(library, Slots(role="data-engineer", skill="pandas", skill2="python")))
    assert both == text_of(python)
    assert shortening(library, Slots(), "data-engineer", ("r", "pandas")) == ["pandas"]


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (2, ": more than a full-time job, so plan for longer"),
        (8, " hours a week: at the upper end more than a full-time job."),
        (60, " hours a week."),
    ],
)
def test_a_roadmap_tells_the_hours_a_week_that_a_time_takes(library: Library, months: int, told: str) -> None:
    text = text_of(roadmap.compute(library, Slots(role=ML, months=months)))
    found = re.search(
        rf"(\d[\d,]*) to ([\d,]+) hours in all, .* In {months} months it takes (\d+) to (\d+) ", text
    )
    assert found is not None
    low, high, least, most = (int(number.replace(",", "")) for number in found.groups())
    assert abs(least * months * 4.35 - low) <= 2.2 * months
    assert abs(most * months * 4.35 - high) <= 2.2 * months
    assert told in text
    assert "it takes" not in text_of(roadmap.compute(library, Slots(role=ML)))


def test_hours_a_week_from_the_profile_set_the_months(library: Library, understander: Understander) -> None:
    asked = understander.understand("roadmap to data analyst")
    told = answer(asked, library, Defaults(hours=5))
    assert "at 5 hours a week" in text_of(told.body)
    assert any("5 hours a week, from your /me" in line for line in told.body.assumptions)


def test_a_skill_that_was_named_is_weighed_for_the_role_first(library: Library) -> None:
    named = body_of(library, "skills/by-role", Slots(role="data-analyst", skill="calculus"))
    assert named.sections[0].heading == "What you named"
    assert "**Calculus**: it is not one of the 14 main skills of data analysts" in named.sections[0].text
    own = body_of(library, "skills/by-role", Slots(role="mlops-engineer", skill="mlops"))
    assert own.sections[0].heading == "Essential"


def test_what_changes_nothing_in_a_roadmap_or_in_skills_is_told(library: Library) -> None:
    abroad = roadmap.compute(library, Slots(role="data-analyst", country="PL"))
    assert abroad.unused == ("Poland: no roadmap by country",)
    senior = skills.compute(library, Slots(role="data-engineer", level="senior"))
    assert senior.unused == ("Senior: no skills by level",)
    assert skills.compute(library, Slots(role="data-engineer", level="entry")).unused == ()


def test_a_roadmap_leads_on_to_what_is_missing_beside_the_skills_that_were_named(library: Library) -> None:
    named = roadmap.compute(library, Slots(role="data-engineer", skill="python", skill2="sql")).followups[0]
    assert (named.label, named.entry) == ("What I still lack", "match/by-skills")
    assert "You have 2 of " in body_of(library, named.entry, named.slots).lead
    for plain in (Slots(role="data-engineer"), Slots(role="mlops-engineer", skill="mlops")):
        labels = [choice.label for choice in roadmap.compute(library, plain).followups]
        assert "What I still lack" not in labels
