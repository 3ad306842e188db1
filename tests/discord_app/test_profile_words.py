"""What members type about themselves, understood field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.profile_words import FIELDS, MOST_SKILLS, read_profile, typed_of
from bot.knowledge import Knowledge
from bot.library import Library
from bot.storage import Profile
from bot.understanding import Understander

BEFORE = Profile("DE", "data-engineer", "senior", ("python", "sql"), 8)


@pytest.fixture(scope="module")
def knowledge(library: Library, understander: Understander) -> Knowledge:
    return Knowledge.of(library, understander)


def read(knowledge: Knowledge, **typed: str) -> tuple[Profile, dict[str, str]]:
    return read_profile(typed_of(BEFORE, knowledge) | typed, BEFORE, knowledge)


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("mle", "machine-learning-engineer"),
        ("sr ml eng", "machine-learning-engineer"),
        ("data enginer", "data-engineer"),
        ("I want to become a data scientist", "data-scientist"),
        ("from swe to mle", "machine-learning-engineer"),
        ("none", None),
        ("", None),
    ],
)
def test_roles(knowledge: Knowledge, typed: str, role: str | None) -> None:
    found, faults = read(knowledge, role=typed)
    assert not faults
    assert found.role == role


def test_a_level_in_the_role_counts_where_none_was_chosen(knowledge: Knowledge) -> None:
    assert read(knowledge, role="junior data analyst", level="")[0].level == "entry"
    assert read(knowledge, role="junior data analyst", level="mid")[0].level == "mid"
    assert read(knowledge, role="Head of machine learning", level="")[0].level in (None, "lead")
    shown = typed_of(Profile(role="head-of-ml"), knowledge)
    assert read(knowledge, role=shown["role"], level="")[0].level is None


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("uk", "GB"),
        ("NO", "NO"),
        ("Berlin", "DE"),
        ("I live in Munich", "DE"),
        ("usa", "US"),
        ("", None),
        ("I live in the us", "US"),
        ("the us, near boston", "US"),
    ],
)
def test_countries(knowledge: Knowledge, typed: str, country: str | None) -> None:
    found, faults = read(knowledge, country=typed)
    assert not faults
    assert found.country == country


@pytest.mark.parametrize(
    ("typed", "skills"),
    [
        ("R, Go, excel, C++", ("r", "go", "excel", "cpp")),
        ("python sql r go", ("python", "sql", "r", "go")),
        ("I know python, a bit of statistics and some docker", ("python", "statistics", "docker")),
        ("CI/CD; pytorch/tensorflow\n- linear algebra", ("ci-cd", "pytorch", "tensorflow", "linear-algebra")),
        ("scikit-learn, sklearn, sci-kit learn", ("scikit-learn",)),
        (" , ;", ()),
    ],
)
def test_skills(knowledge: Knowledge, typed: str, skills: tuple[str, ...]) -> None:
    found, faults = read(knowledge, skills=typed)
    assert not faults
    assert found.skills == skills


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("8", 8),
        ("about 10 h a week", 10),
        ("7,5 hours", 8),
        ("2h/day", 14),
        ("80", 80),
        ("none", None),
        ("", None),
    ],
)
def test_hours(knowledge: Knowledge, typed: str, hours: int | None) -> None:
    found, faults = read(knowledge, hours=typed)
    assert not faults
    assert found.hours == hours


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("role", "plumber", "I know no role called “plumber”."),
        ("role", "data scientist or data engineer", "more than one role"),
        ("country", "Narnia", "I know no country called “Narnia”."),
        ("country", "Germany or France", "more than one country"),
        ("country", "uk or us", "more than one country"),
        ("country", "us/uk", "more than one country"),
        ("country", "u.s. or u.k.", "more than one country"),
        ("level", "wizard", "I know no level called “wizard”."),
        ("hours", "81", "from 1 to 80"),
        ("hours", "0", "from 1 to 80, such as 8; leave the field empty for none"),
        ("hours", "0.2 hours", "from 1 to 80"),
        ("hours", "20 minutes", "from 1 to 80"),
        ("hours", "5-10", "from 1 to 80"),
    ],
)
def test_what_is_not_understood_leaves_the_field_as_it_was(
    knowledge: Knowledge, field: str, typed: str, sentence: str
) -> None:
    found, faults = read(knowledge, **{field: typed})
    assert found == BEFORE
    assert list(faults) == [field]
    assert sentence in faults[field]


def test_known_skills_are_taken_beside_unknown_ones(knowledge: Knowledge) -> None:
    found, faults = read(knowledge, skills="docker, basketry, juggling, sql")
    assert found.skills == ("docker", "sql")
    assert faults["skills"].startswith("I know no skill called “basketry”.")
    assert faults["skills"].endswith("The same goes for 1 more.")


def test_all_skills_of_the_base_fit_into_the_field_or_are_counted(knowledge: Knowledge) -> None:
    every = tuple(knowledge.library.skills)
    profile = Profile(skills=every[:MOST_SKILLS])
    shown = typed_of(profile, knowledge)
    assert len(shown["skills"]) <= 4000
    assert read_profile(shown, Profile(), knowledge) == (profile, {})


@given(typed=st.fixed_dictionaries({name: st.text(max_size=60) for name in FIELDS}))
def test_anything_typed_gives_a_profile_that_reads_back(knowledge: Knowledge, typed: dict[str, str]) -> None:
    found, faults = read_profile(typed, BEFORE, knowledge)
    assert set(faults) <= set(FIELDS)
    assert all("\n" not in sentence and "@everyone" not in sentence for sentence in faults.values())
    again, faults = read_profile(typed_of(found, knowledge), Profile(), knowledge)
    assert not faults
    assert again == found
