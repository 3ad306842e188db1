"""Which entries cannot answer a question."""

import pytest

from bot.understanding import Understander


@pytest.mark.parametrize(
    ("text", "role", "hours"),
    [
        ("nurse here, 6h a week, how long to data analyst", "data-analyst", 6),
        ("physics phd to data scientist how long at 5 hours a week", "data-scientist", 5),
        ("i have 10 hrs a week, how many months til i could be a data engineer", "data-engineer", 10),
    ],
)
def test_hours_for_a_role_are_counted_with(
    understander: Understander, text: str, role: str, hours: int
) -> None:
    asked = understander.understand(text)
    assert (asked.entry, asked.slots.role, asked.slots.hours) == ("roadmap/by-role", role, hours)


@pytest.mark.parametrize(
    ("text", "start", "months"),
    [
        ("is 9 months enough for a nurse to become a data analyst", "clinician", 9),
        ("accountant to data analyst in 9 months", None, 9),
    ],
)
def test_months_for_a_role_are_counted_with(
    understander: Understander, text: str, start: str | None, months: int
) -> None:
    asked = understander.understand(text)
    assert (asked.entry, asked.slots.role) == ("roadmap/by-role", "data-analyst")
    assert (asked.slots.from_role, asked.slots.months) == (start, months)


def test_without_hours_or_a_role_a_written_entry_answers(understander: Understander) -> None:
    for text in ("nurse wanting to become a data analyst", "physics phd to data scientist"):
        assert understander.understand(text).entry != "roadmap/by-role", text


def test_pay_in_two_countries_is_told_for_both(understander: Understander) -> None:
    assert understander.understand("data engineer salary germany and france").entry == "salary/by-country"


def test_skills_for_the_whole_field_are_no_answer_for_a_role(understander: Understander) -> None:
    assert understander.understand("what skills do i need for data engineering").entry == "skills/by-role"


def test_who_comes_from_another_profession_is_not_declined(understander: Understander) -> None:
    text = (
        "ive been a primary school teacher for 11 yrs and the pay is awful. how do i get into data analytics"
    )
    assert understander.understand(text).intent == "roadmap"


@pytest.mark.parametrize(
    "text",
    [
        "do i need portuguese for a data job in lisbon",
        "need korean for ai jobs in seoul?",
        "is danish a must for analysts in copenhagen",
        "do you have to be fluent in dutch to get hired as a data engineer",
        "is it possible to get a data job in geneva without french",
    ],
)
def test_a_language_that_work_asks_for_is_no_skill_or_place(understander: Understander, text: str) -> None:
    assert understander.understand(text).entry == "skills/spoken-languages"


def test_a_language_in_passing_hides_no_answer(understander: Understander) -> None:
    text = "im learning german, how do i become a data analyst in munich"
    assert understander.understand(text).entry == "roadmap/by-role"
    assert understander.understand("german data engineer salary").entry == "salary/by-role"


def test_how_to_learn_a_language_is_declined(understander: Understander) -> None:
    for text in ("how do i learn portuguese", "how long does it take to learn japanese"):
        assert understander.understand(text).intent == "out_of_scope", text


@pytest.mark.parametrize(
    "text",
    [
        "how do i learn german quickly for my new job",
        "how do i learn dutch and french for a data job in brussels",
        "best app to learn spanish for my job in data",
        "tips for learning japanese before i start my job",
        "i need to learn french for my new job, where do i start",
        "how to get better at english for my ml job",
        "how long does it take to learn enough german for a data job",
    ],
)
def test_how_to_learn_a_language_is_declined_whatever_it_is_learnt_for(
    understander: Understander, text: str
) -> None:
    assert understander.understand(text).entry == "out_of_scope/language-learning"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("should i learn german for my new job", "skills/spoken-languages"),
        ("how much german do i need to learn for a data job in berlin", "skills/spoken-languages"),
        ("how do i learn german and become a data engineer in berlin", "roadmap/by-role"),
        ("how do i learn python quickly for my new job", "skill/by-skill"),
    ],
)
def test_whether_a_language_is_needed_or_what_else_is_asked_is_answered(
    understander: Understander, text: str, entry: str
) -> None:
    assert understander.understand(text).entry == entry


@pytest.mark.parametrize("role", ["data engineer", "data analyst", "ml engineer", "data scientist"])
@pytest.mark.parametrize(
    "text", ["what skills for a {}", "skills for {}", "which skills as a {}", "tools for a {}"]
)
def test_skills_for_a_role_are_those_of_the_role(understander: Understander, text: str, role: str) -> None:
    found = understander.understand(text.format(role))
    assert found.entry == "skills/by-role"
    assert found.slots.role is not None


def test_skills_for_big_data_have_their_own_answer(understander: Understander) -> None:
    for text in ("skills for a big data engineer", "what skills do i need for big data"):
        assert understander.understand(text).entry == "skills/big-data-skills", text


def test_pay_without_the_language_is_pay(understander: Understander) -> None:
    text = "what do data engineers earn in berlin without german"
    assert understander.understand(text).entry == "salary/by-role"


def test_burnout_is_no_broken_device(understander: Understander) -> None:
    assert understander.understand("how do i recover from burnout without quitting").entry == "day/burnout"


def test_countries_without_a_city_are_no_question_of_cities(understander: Understander) -> None:
    text = "is it easier to find data jobs in canada or germany"
    assert understander.understand(text).entry == "outlook/by-country"
    assert understander.understand("berlin or munich for data jobs").entry == "outlook/cities"


def test_who_names_the_field_asks_for_no_way_out_of_it(understander: Understander) -> None:
    assert understander.understand("what can i do in ai with a degree in theology").intent != "out_of_scope"
    assert understander.understand("what can i do with a degree in theology").intent == "out_of_scope"


@pytest.mark.parametrize(
    "text",
    [
        "some guy from amazon hr wants me to install an app before the interview, scam?",
        "how to know if a remote data analyst posting is a scam",
        "remote job at meta via telegram, fake?",
    ],
)
def test_who_doubts_an_advert_hears_of_fakes(understander: Understander, text: str) -> None:
    assert understander.understand(text).entry == "job_search/fake-adverts"


def test_doubts_on_courses_and_on_lies_are_others(understander: Understander) -> None:
    assert understander.understand("is a bootcamp with job guarantee a scam").entry == "education/bootcamps"
    assert understander.understand("legit sites for remote data jobs").entry == "job_search/where-to-look"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("how long to learn python", "skill/learn-python"),
        ("how long to learn sql", "skill/learn-sql"),
        ("how long to learn statistics", "skill/statistics"),
        ("how long to learn docker", "skill/by-skill"),
        ("should i learn python or r first", "compare/r-vs-python"),
    ],
)
def test_an_entry_that_bears_a_skills_name_is_no_answer_for_another(
    understander: Understander, text: str, entry: str
) -> None:
    assert understander.understand(text).entry == entry


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("statistician or data scientist", "compare/vs-statistician"),
        ("statistician vs data analyst", "compare/two-roles"),
        ("quant researcher vs statistician", "compare/two-roles"),
    ],
)
def test_a_comparison_of_certain_roles_is_none_of_others(
    understander: Understander, text: str, entry: str
) -> None:
    assert understander.understand(text).entry == entry


@pytest.mark.parametrize(
    ("text", "not_on"),
    [
        ("outlook for data scientists", "outlook/mlops-rise"),
        ("is data engineering growing", "outlook/mlops-rise"),
        ("will data analysts survive", "outlook/mlops-rise"),
    ],
)
def test_an_entry_on_one_role_is_no_answer_for_another(
    understander: Understander, text: str, not_on: str
) -> None:
    assert understander.understand(text).entry != not_on
    assert understander.understand("is mlops growing").entry == "outlook/mlops-rise"


@pytest.mark.parametrize(
    ("text", "talks_to_the_bot"),
    [
        ("are you all using copilot at work these days", False),
        ("how are you guys keeping up with all of it", False),
        ("does your company let you work from home", False),
        ("how are you guys", True),
        ("thanks all of you", True),
        ("who made you and what is your job", True),
    ],
)
def test_what_is_said_to_a_whole_channel_is_no_small_talk(
    understander: Understander, text: str, talks_to_the_bot: bool
) -> None:
    assert (understander.understand(text).intent == "smalltalk") is talks_to_the_bot


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("data analyst who would rather build models", "roadmap/data-engineer-to-ml"),
        ("how do people learn nlp engineering", "skill/mlops"),
        ("unicorn statistician, does it exist", "role/full-stack-data-scientist"),
    ],
)
def test_an_entry_that_bears_a_roles_name_is_no_answer_for_another(
    understander: Understander, text: str, entry: str
) -> None:
    assert understander.understand(text).entry != entry


def test_an_entry_that_bears_a_roles_name_answers_for_its_own(understander: Understander) -> None:
    asked = "data engineer who would rather build models"
    assert understander.understand(asked).entry == "roadmap/data-engineer-to-ml"
    assert understander.understand("how do people learn mlops").entry == "skill/mlops"


@pytest.mark.parametrize(
    "text", ["data analyst into machine learning", "how do i move from data analyst into ml"]
)
def test_the_field_that_somebody_moves_into_is_a_job(understander: Understander, text: str) -> None:
    slots = understander.understand(text).slots
    assert (slots.role, slots.from_role) == ("machine-learning-engineer", "data-analyst")
