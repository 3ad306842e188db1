"""Questions -> slots, through the whole of understanding."""

from typing import Any

import pytest

from bot.understanding import Slots, Understander


def named(understander: Understander, text: str) -> dict[str, Any]:
    return understander.understand(text).slots.named()


DS, DA, DE, MLE = "data-scientist", "data-analyst", "data-engineer", "machine-learning-engineer"
AE, BI, PHD = "analytics-engineer", "business-intelligence-developer", "academic-researcher"
SE, MLOPS, AI = "software-engineer", "mlops-engineer", "ai-engineer"


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


def test_a_ba_is_an_analyst_beside_another_role_and_else_a_degree(understander: Understander) -> None:
    slots = understander.understand("DA vs BA whats the difference").slots
    assert (slots.role, slots.role2) == ("data-analyst", "business-analyst")
    slots = understander.understand("i have a BA in economics, what does a data analyst earn").slots
    assert (slots.role, slots.role2) == ("data-analyst", None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("i speak only spanish, can i get a data analyst job", None),
        ("native french speaker, what does a data analyst earn in germany", "DE"),
        ("can i find a data job in geneva without french", "CH"),
        ("do data analysts in belgium need both french and dutch", "BE"),
        ("is b2 french enough for a data scientist in montreal", "CA"),
        ("what does a data analyst earn in a french company", "FR"),
        ("data analyst salary german", "DE"),
        ("data scientist salary at german companies", "DE"),
    ],
)
def test_a_language_that_is_spoken_is_no_country(
    understander: Understander, text: str, country: str | None
) -> None:
    assert understander.understand(text).slots.country == country


def test_a_messenger_that_people_write_on_is_no_employer(understander: Understander) -> None:
    assert understander.understand("a recruiter on whatsapp offers me a job").slots.company is None
    assert understander.understand("what does whatsapp pay a data engineer").slots.company == "meta"
    assert understander.understand("everyone on reddit says data science is dead").slots.company is None


def test_to_google_is_no_employer(understander: Understander) -> None:
    assert (
        understander.understand("4 years as a ds and i still google pandas, am i a fraud").slots.company
        is None
    )
    assert understander.understand("how do i get into google as a data scientist").slots.company == "google"


def test_data_entry_is_no_level(understander: Understander) -> None:
    assert understander.understand("i do data entry and want to become a data analyst").slots.level is None


def test_a_role_somebody_thinks_of_is_what_they_seek(understander: Understander) -> None:
    slots = understander.understand("swe with 8 yoe, thinking of research scientist, good idea?").slots
    assert (slots.role, slots.from_role, slots.years) == ("research-scientist", "software-engineer", 8)


def test_years_of_a_degree_are_no_experience(understander: Understander) -> None:
    assert named(understander, "is a 2 year associate degree enough for data analyst").get("years") is None


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
    ("text", "level"),
    [
        ("senior data scientist pay", "senior"),
        ("sr data scientist pay", "senior"),
        ("junior mlops salary", "entry"),
        ("entry-level mlops salary", "entry"),
        ("mid level ml engineer pay", "mid"),
        ("staff ml engineer comp", "lead"),
        ("head of ml pay", "lead"),
        ("what would i make as a lead", "lead"),
        ("what would a staff get", "lead"),
        ("how do i take the lead", None),
        ("pay of a data scientist", None),
        ("pay of a data scientist with 10 years of experience", None),
        ("junior, mid or senior data scientist pay", None),
    ],
)
def test_levels_come_from_words_alone(understander: Understander, text: str, level: str | None) -> None:
    assert understander.understand(text).slots.level == level


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("with 5 years of experience as a data scientist", 5),
        ("3+ yrs exp data engineer salary", 3),
        ("data engineer 8 yoe", 8),
        ("2-4 years data analyst pay", 2),
        ("12 plus years as an ml engineer", 12),
        ("i am 29 years old, data analyst pay", None),
        ("29 year-old data analyst pay", None),
        ("45 y/o data analyst pay", None),
        ("120k as a data analyst", None),
    ],
)
def test_years_are_of_experience_not_of_age(understander: Understander, text: str, years: int | None) -> None:
    assert understander.understand(text).slots.years == years


@pytest.mark.parametrize(
    ("text", "country", "city"),
    [
        ("data engineer salary in Germany", "DE", None),
        ("german data engineer salary", "DE", None),
        ("deutschland data engineer pay", "DE", None),
        ("data engineer salary in munich", "DE", "munich"),
        ("data engineer salary bay area", "US", "bay area"),
        ("data engineer salary in NYC", "US", "nyc"),
        ("data engineer salary in bangalore", "IN", "bangalore"),
        ("data engineer salary in IN", "IN", None),
        ("data engineer salary US", "US", None),
        ("staff data engineer comp us", "US", None),
        ("pay data engineer us senior", "US", None),
        ("data engineer salary in the U.S.", "US", None),
        ("data engineer salary in the us", "US", None),
        ("data engineer salary in uk", "GB", None),
        ("data engineer salary in norway", "NO", None),
        ("data engineer salary in the Netherlands", "NL", None),
        ("data engineer salary in gemany", "DE", None),
        ("data engineer salary in Côte d'Ivoire", "CI", None),
    ],
)
def test_countries(understander: Understander, text: str, country: str, city: str | None) -> None:
    slots = understander.understand(text).slots
    assert (slots.country, slots.city) == (country, city)


@pytest.mark.parametrize(
    "text",
    [
        "is it good for us to work in data science",
        "tell us how it is to be a data engineer",
        "what do they pay us",
        "why do companies underpay us",
        "what is it in short",
        "IT or data science",
        "no or yes for data science",
        "WHAT DOES IT TAKE IN DATA SCIENCE",
        "i am in, what can be done",
        "my DE team uses AI and ML",
        "what does a data scientist earn in south america",
        "are latin american salaries good",
    ],
)
def test_everyday_words_are_no_country(understander: Understander, text: str) -> None:
    assert understander.understand(text).slots.country is None


@pytest.mark.parametrize(
    "text",
    [
        "data scientist pay outside the US",
        "data scientist pay outside of germany",
        "data scientist pay anywhere except germany",
        "remote data jobs besides the uk",
        "data scientist pay in places other than India",
    ],
)
def test_places_that_are_left_out(understander: Understander, text: str) -> None:
    assert understander.understand(text).slots.country is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("work at google as a research scientist", {"company": "google"}),
        ("is a masters needed for a data scientist", {"degree": "master"}),
        ("contract data engineer in London", {"work_mode": "contract", "country": "GB"}),
        ("remote data engineer", {"work_mode": "remote"}),
        ("data scientist in healthcare", {"industry": "health"}),
        ("us vs canada pay", {"country": "US", "countries": ("US", "CA")}),
        ("jobs in germany, france or spain", {"country": "DE", "countries": ("DE", "FR", "ES")}),
        ("sklearn or torch", {"skill": "scikit-learn", "skill2": "pytorch"}),
        ("do i need sql, python and spark", {"skills": ("sql", "python", "spark")}),
    ],
)
def test_other_slots(understander: Understander, text: str, expected: dict[str, Any]) -> None:
    assert named(understander, text).items() >= expected.items()


def test_slots_survive_json() -> None:
    slots = Slots(role=DS, years=5, countries=("DE", "FR"))
    assert Slots.from_json({**slots.as_json(), "unheard": 1}) == slots
    assert list(Slots().as_json()) == ["role", "role2", "level", "country", "skill", "industry"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("what's the starting salary of a data engineer", "entry"),
        ("starting salary of a senior data engineer", "senior"),
        ("starting a salary negotiation as a data engineer", None),
        ("I began as an intern, what does a senior data analyst get", "senior"),
        ("junior vs senior data scientist salary", None),
        ("how much more does a senior make than a junior data engineer", None),
        ("from junior to senior data engineer", "senior"),
        ("graduate data scientist salary", "entry"),
        ("computer science grad from mumbai, how to become a data scientist", None),
        ("what does a chief data officer do", None),
        ("head of data science pay", "lead"),
        ("I'm a senior citizen, what does a data scientist earn", None),
        ("i am a veteran and want to become a data analyst", None),
    ],
)
def test_levels_by_what_stands_beside_them(understander: Understander, text: str, level: str | None) -> None:
    assert understander.understand(text).slots.level == level


@pytest.mark.parametrize(
    ("text", "role", "country"),
    [
        ("what does a data scientist earn in DE", DS, "DE"),
        ("what do senior DEs make in london rn", DE, "GB"),
        ("salary in de for a data analyst", DA, "DE"),
        ("how do i get started in DE", DE, None),
        ("da vs de", DA, None),
        ("is de a good career", DE, None),
        ("ecole de technologie worth it for data?", None, None),
        ("is georgia tech worth it for a data scientist", DS, None),
        ("is ut austin worth it for a data scientist", DS, None),
        ("what does a data scientist earn in austin", DS, "US"),
        ("what does a data scientist earn in georgia", DS, "GE"),
    ],
)
def test_letters_that_mean_two_things(
    understander: Understander, text: str, role: str | None, country: str | None
) -> None:
    slots = understander.understand(text).slots
    assert (slots.role, slots.country) == (role, country)


def test_github_is_a_place_to_show_work_as_well_as_a_skill(understander: Understander) -> None:
    found = understander.understand("what should be on my github")
    assert (found.entry, found.slots.skill) == ("portfolio/github", "git")


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("data scientist pay with five years of experience", {"role": DS, "years": 5}),
        ("where do DSs get paid best", {"role": DS}),
        ("DA salary in blr", {"role": DA, "country": "IN", "city": "blr"}),
        ("salary of a mle in the bay", {"role": MLE, "country": "US", "city": "the bay"}),
        ("nlp salary", {"role": "nlp-engineer", "skill": "nlp"}),
        ("machine learning salary", {"skill": "machine-learning"}),
        ("how much do principals earn in london", {"level": "lead", "country": "GB", "city": "london"}),
    ],
)
def test_short_names_and_numbers_in_words(
    understander: Understander, text: str, slots: dict[str, Any]
) -> None:
    assert named(understander, text) == slots


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("data scientist pay in nl", "NL"),
        ("what do data engineers earn in pl", "PL"),
        ("i'm from brazil living in lisbon, what do data analysts earn here", "PT"),
        ("i live in toronto, what do data analysts earn", "CA"),
        ("do data engineers earn more in es than in fr or not", None),
        ("what is wrong in it", None),
    ],
)
def test_small_codes_and_homes(understander: Understander, text: str, country: str | None) -> None:
    assert understander.understand(text).slots.country == country


def test_abbreviations_and_sizes_are_no_places(understander: Understander) -> None:
    slots = understander.understand("I'm from Lagos, Nigeria and doing my NYSC, how do I learn SQL").slots
    assert slots.country == "NG"
    assert understander.understand("our biggest table is 40 GB, should i learn Spark").slots.country is None
    slots = understander.understand("salary of a BA").slots
    assert (slots.role, slots.country) == ("business-analyst", None)
    assert understander.understand("psych BA, what does a data analyst earn").slots.role == "data-analyst"


def test_a_place_beside_an_age_is_where_somebody_lives(understander: Understander) -> None:
    assert understander.understand("DE salary, 46 yo, Sri Lanka").slots.country == "LK"
    assert understander.understand("34f, USA, what does an MLE earn").slots.country == "US"
    assert understander.understand("DE salary, 29, kenyan").slots.country is None


def test_a_field_that_is_to_be_known_is_no_role(understander: Understander) -> None:
    slots = understander.understand("how much software engineering do data analysts need").slots
    assert (slots.role, slots.role2) == ("data-analyst", None)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("I know Python but not SQL, what am I missing for a data analyst role", ("python", None)),
        ("i know excel, dont know sql or python, which role suits me", ("excel", None)),
        ("i know python and sql, which role suits me", ("python", "sql")),
        ("why not learn sql", ("sql", None)),
    ],
)
def test_what_somebody_lacks_is_no_skill_of_theirs(
    understander: Understander, text: str, skills: tuple[str, str | None]
) -> None:
    slots = understander.understand(text).slots
    assert (slots.skill, slots.skill2) == skills


def test_of_a_move_the_place_that_is_moved_to_counts(understander: Understander) -> None:
    slots = understander.understand("moving from Brazil to Germany, what do data analysts earn").slots
    assert (slots.country, slots.countries) == ("DE", ("DE", "BR"))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2h on weekdays", 10),
        ("2 hours every evening", 10),
        ("an hour after work", 5),
        ("6 hours on weekends", 6),
        ("i work 50h weeks so maybe 6 hours weekly", 6),
        ("i work 40 hours a week", None),
        ("is 3 months at 40h/week enough for a data analyst", 40),
    ],
)
def test_hours_of_days(understander: Understander, text: str, hours: int | None) -> None:
    assert understander.understand(text).slots.hours == hours


@pytest.mark.parametrize(
    "text", ["im a bio phd, how do i become a data scientist", "data scientist as a phd student"]
)
def test_a_doctorate_is_a_background(understander: Understander, text: str) -> None:
    assert understander.understand(text).slots.from_role == "academic-researcher"


def test_without_is_written_short(understander: Understander) -> None:
    assert "without" in understander.words("salary w/o degree")[1]
