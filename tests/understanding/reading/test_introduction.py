"""Who asks, told in passing: left away before ranking, unless it is the question."""

import pytest

from bot.understanding import Understander
from bot.understanding.reading.normalise import clean


def rest(understander: Understander, text: str) -> str:
    """What is left of a message without what it tells of who asks."""
    message = understander.reader.read(clean(text))
    told = understander.reader.told(message)
    return message.without(told).text if told.words else message.text


ASKED = "how do i start here"


@pytest.mark.parametrize(
    "text",
    [
        "I'm a 29 year old woman, how do i start here",
        "(m, 23) how do i start here",
        "29F how do i start here",
        "34/F, how do i start here",
        "As a muslim, how do i start here",
        "as a german woman, 31, how do i start here",
        "My name is Nguyen Thi Lan. how do i start here",
        "my name is wei zhang and i'm 26. how do i start here",
        "My name's Fatima, how do i start here",
        "I'm Emily. how do i start here",
        "Jamal here, how do i start here",
        "I'm Indian. how do i start here",
        "I was born in a small village in Nepal. how do i start here",
        "I wear a hijab. how do i start here",
        "I use a wheelchair and I'm 50. how do i start here",
        "My wife is expecting a baby. how do i start here",
        "I'm pregnant with my second child and how do i start here",
        "we are two hindu sisters, how do i start here",
        "Being a single mother of three, how do i start here",
        "at the age of 47, how do i start here",
        "for context, I'm a trans woman from a conservative family. how do i start here",
        "how do i start here, btw I'm a 29 year old woman",
        "how do i start here? I'm a father of two, if that matters",
        "how do i start here im a lesbian",
        "how do i start here (24M)",
        "how do i start here. Thanks, Priya",
        "how do i start here thanks, Priya",
        "how do i start here - I'm a black woman from a small town",
    ],
)
def test_introductions(understander: Understander, text: str) -> None:
    assert rest(understander, text) == ASKED


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("how do I, as a muslim woman, start here", "how do I, start here"),
        ("how do I as a muslim woman start here", "how do I start here"),
        (
            "I'm a 29 year old female data scientist, how much do i get",
            "I'm a data scientist, how much do i get",
        ),
        ("I'm a 40 year old teacher. how do i start", "I'm a teacher. how do i start"),
        ("I'm 61 and want to learn sql", "want to learn sql"),
        ("I am 45 looking for a first job", "looking for a first job"),
        (
            "I'm a black woman with 5 years of experience, what now",
            "I'm a with 5 years of experience, what now",
        ),
        ("I've been married for 10 years. is it worth it", "is it worth it"),
    ],
)
def test_what_is_not_about_the_person_stays(understander: Understander, text: str, left: str) -> None:
    assert rest(understander, text) == left


@pytest.mark.parametrize(
    "text",
    [
        "how do i start here",
        "I'm a data analyst, how do i start here",
        "I'm a teacher, how do i start here",
        "I'm a sommelier, how do i start here",
        "I'm 15 years into my career, how do i start here",
        "I'm the single data scientist of a firm, how do i start here",
        "I'm an Indian data scientist, how do i start here",
        "I'm 23.",
        "as a german, why",
        "I'm lost, how do i start here",
        "my wife wants a break, what should i do",
        "my son is 14, what could he learn",
        "how much should a data scientist earn (UK)?",
        "In Germany, how do i start here",
        "do women earn less",
        "what does a chief data officer do",
        "",
    ],
)
def test_no_introductions(understander: Understander, text: str) -> None:
    assert rest(understander, text) == clean(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("I'm Indian. what does a data scientist earn", None),
        ("I was born in Nigeria. what does a data scientist earn", None),
        ("I'm from India, what does a data scientist earn", "IN"),
        ("I live in Spain. what does a data scientist earn", "ES"),
        ("My name is Ahmed and I live in Toronto. what does a data scientist earn", "CA"),
        ("I'm from India, what does a data scientist earn in germany", "DE"),
        ("I'm an Indian woman, what does a data scientist earn in germany", "DE"),
        ("as an indian woman with 5 yoe as data analyst, what should i earn in germany", "DE"),
    ],
)
def test_a_home_is_a_place_of_work_and_an_origin_is_none(
    understander: Understander, text: str, country: str | None
) -> None:
    found = understander.understand(text)
    assert (found.intent, found.slots.country) == ("salary", country)


def test_professional_facts_count(understander: Understander) -> None:
    found = understander.understand(
        "I'm a 34 year old mother with a masters degree and 6 years as a data analyst in Canada. "
        "how do i become a data engineer"
    )
    slots = found.slots
    assert (slots.role, slots.from_role) == ("data-engineer", "data-analyst")
    assert (slots.degree, slots.years, slots.country) == ("master", 6, "CA")


def test_all_questions_of_a_message_are_answered_behind_an_introduction(understander: Understander) -> None:
    found = understander.understand("I'm Emily. what does an MLE do and how much do they make?")
    assert [found.entry, *(more.entry for more in found.more)] == ["role/by-role", "salary/by-role"]
