"""What roles and skills say of each other reads as a sentence, and is the same on either side."""

import re

import pytest

from bot.answers import Body, answer, compare
from bot.library import Library
from bot.understanding import Slots, Understander

OPENING = re.compile(r"(?!less\b|business\b)[a-z]+s\b")
"""A verb in the third person, as what follows "The data engineer"."""

WEIGHED = re.compile(r"\b(essential|useful|a bonus) (?:for|to) ([^.;:]+)", re.IGNORECASE)


def text_of(body: Body) -> str:
    return "\n".join(section.text for section in body.sections)


def test_a_comparison_of_neighbours_opens_with_a_sentence(library: Library) -> None:
    fragments = []
    for here, role in library.roles.items():
        for there, difference in role.neighbours.items():
            lead = compare.compute(library, Slots(role=here, role2=there)).lead
            if difference in lead and not OPENING.match(difference):
                fragments.append(lead)
    assert not fragments


def test_a_skill_weighs_no_more_for_a_role_than_the_role_says(library: Library) -> None:
    """Where the text of a skill calls it essential, useful or a bonus for roles, their own lists agree."""
    wrong = []
    for key, skill in library.skills.items():
        for weight, told in WEIGHED.findall(skill.why):
            for role in library.roles.values():
                needs = {need.skill: need.importance for need in role.skills}
                if role.plural.lower() in told.lower() and needs.get(key) != weight.lower().split()[-1]:
                    wrong.append(f"{key}: {weight} for {role.plural}, who have it {needs.get(key)}")
    assert not wrong


def test_a_way_teaches_what_its_role_asks_for(library: Library) -> None:
    """Each skill that is more than a bonus, or one that counts as it; a second language is left to choice."""
    left_to_choice = {("software-engineer", "java")}
    missing = []
    for key, way in library.roadmaps.items():
        taught = {skill for step in way.steps for skill in step.skills}
        taught |= {other for skill in taught for other in library.skills[skill].counts_as}
        asked = {need.skill for need in library.roles[key].skills if need.importance != "bonus"}
        missing += [(key, skill) for skill in sorted(asked - taught) if (key, skill) not in left_to_choice]
    assert not missing


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "does a machine learning engineer need kubernetes",
            "For machine learning engineers it is **a bonus**",
        ),
        (
            "does a machine learning engineer need deep learning",
            "For machine learning engineers it is **useful**",
        ),
        ("does a machine learning engineer need model deployment", "engineers it is **essential**"),
        ("does a computer vision engineer need machine learning", "vision engineers it is **useful**"),
        ("does a software engineer need python", "For software engineers it is **useful**"),
        ("does a data engineer need linux", "For data engineers it is **useful**"),
        ("do ml engineers need tensorflow", "For machine learning engineers it is **useful**"),
        ("does an mlops engineer need git", "For MLOps engineers it is **useful**"),
    ],
)
def test_what_a_way_teaches_is_asked_of_the_role(
    library: Library, understander: Understander, asked: str, told: str
) -> None:
    assert told in text_of(answer(understander.understand(asked), library).body)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        (("day/remote-work", "outlook/demand"), "about one advert in five"),
        (("skill/keeping-up", "progression/keeping-current"), "two or three hours a week"),
        (("match/what-am-i-missing", "roadmap/how-long"), "explain one finished project for half an hour"),
    ],
)
def test_entries_give_the_same_figure(library: Library, entries: tuple[str, ...], told: str) -> None:
    assert [entry for entry in entries if told not in str(library.topics[entry].answer)] == []


def test_how_many_adverts_are_for_beginners(library: Library, understander: Understander) -> None:
    found = answer(
        understander.understand("any hope for a fresher wanting into data science or are junior roles gone"),
        library,
    )
    assert "about one advert in ten is for beginners" in text_of(found.body)
