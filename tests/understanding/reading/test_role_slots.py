"""Which role is asked about, which is left behind and which stands beside it."""

import pytest

from bot.understanding import Understander
from tests.understanding.reading.naming import AE, AI, BI, DA, DE, DS, MLE, MLOPS, PHD, SE, named


@pytest.mark.parametrize(
    ("text", "target", "origin"),
    [
        ("switch from data analyst to data scientist", DS, DA),
        ("i'm a data analyst and want to become a data engineer", DE, DA),
        ("how do i become a data engineer from data analyst", DE, DA),
        ("moving into mlops from software engineering", MLOPS, SE),
        ("as a software engineer, how do i get into machine learning engineering", MLE, SE),
        ("data engineer to ml engineer, how?", MLE, DE),
        ("teacher to data analyst", DA, "teacher"),
        ("can a nurse become a data analyst", DA, "clinician"),
        ("phd in physics to data scientist", DS, "academic-researcher"),
        ("transition from DA to DE", DE, DA),
        ("data engineer background want to do ml engineering", MLE, DE),
        ("data analyst, 4 yoe, eyeing data engineer roles", DE, DA),
        ("software engineer here, want to go mle", MLE, SE),
        ("data analyst turned data scientist, worth it?", DS, DA),
        ("SWE -> MLE, what worked for you", MLE, SE),
        ("I work in DE, want to become an ML engineer", MLE, DE),
        ("my manager wants me in analytics engineering, i come from bi", AE, BI),
        ("moving from BI to data engineering", DE, BI),
        ("out of business intelligence, how do i become a data scientist", DS, BI),
        ("been in bi for 5 years, how to become a data engineer", DE, BI),
        ("from analytics to data science", DS, DA),
        ("no coding experience, i am a nurse, how do i become a data analyst", DA, "clinician"),
        ("phd candidate in chemistry, how do i become a research engineer", "research-engineer", PHD),
        ("been a bi developer 6 yrs, want analytics engineer, do i just learn dbt?", AE, BI),
        ("3 yrs as a php dev, can i go ai engineer", AI, SE),
        ("what would a bi analyst have to learn to be a data scientist", DS, DA),
        ("tired of teaching, how do i become a data analyst", DA, "teacher"),
        ("Should I take a data analyst job if I want to be a data engineer", DE, DA),
    ],
)
def test_a_switch_has_a_direction(understander: Understander, text: str, target: str, origin: str) -> None:
    slots = understander.understand(text).slots
    assert (slots.role, slots.role2, slots.from_role) == (target, None, origin)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("data engineer vs data scientist", DE, DS),
        ("should i become a data scientist or a data engineer", DS, DE),
        ("difference between an ai engineer and an ml engineer", AI, MLE),
        ("how does a data analyst differ from a data scientist", DA, DS),
        ("data scientist/analyst", DS, DA),
        ("computer vision vs nlp engineer", "computer-vision-engineer", "nlp-engineer"),
        ("ml or data engineer", MLE, DE),
        ("data or ml engineer", DE, MLE),
        ("research vs applied scientist", "research-scientist", "applied-scientist"),
        ("analytics or data engineer", AE, DE),
        ("data scientist or analyst?", DS, DA),
        ("is DS better than DE", DS, DE),
        ("what separates a data scientist from a data engineer", DS, DE),
        ("how do you distinguish a data analyst from a data scientist", DA, DS),
    ],
)
def test_two_roles_side_by_side(understander: Understander, text: str, first: str, second: str) -> None:
    slots = understander.understand(text).slots
    assert (slots.role, slots.role2, slots.from_role) == (first, second, None)


def test_a_role_somebody_thinks_of_is_what_they_seek(understander: Understander) -> None:
    slots = understander.understand("swe with 8 yoe, thinking of research scientist, good idea?").slots
    assert (slots.role, slots.from_role, slots.years) == ("research-scientist", "software-engineer", 8)


def test_a_job_that_is_sought_is_no_background(understander: Understander) -> None:
    assert named(understander, "data scientist who wants to become a teacher").get("from_role") is None


def test_a_field_is_a_role_only_where_somebody_works_in_it(understander: Understander) -> None:
    for text in ("as a bi woman, how do i become a data engineer", "data engineer in a bi team salary"):
        assert named(understander, text).get("from_role") is None, text
        assert named(understander, text).get("role2") is None, text
    assert named(understander, "how do i get out of bi").get("role") is None


def test_more_roles_than_two_are_listed(understander: Understander) -> None:
    slots = understander.understand("data engineer, data scientist and ml engineer compared").slots
    assert slots.roles == (DE, DS, MLE)


@pytest.mark.parametrize(
    "text", ["im a bio phd, how do i become a data scientist", "data scientist as a phd student"]
)
def test_a_doctorate_is_a_background(understander: Understander, text: str) -> None:
    assert understander.understand(text).slots.from_role == "academic-researcher"
