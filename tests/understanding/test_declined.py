"""What a question is told that is declined: why, where that is clear, else that it is not known here."""

import pytest

from bot.understanding import Decision, Understander
from bot.understanding.deciding import GENERAL, declined_by
from bot.understanding.thresholds import CLEAR, CLEAR_OF_PERSONS
from bot.understanding.types import Candidate

HARDWARE, HEALTH, HOMEWORK = "hardware", "health", "theory-and-homework"


@pytest.mark.parametrize(
    "text",
    [
        "best pizza topping",
        "cooking",
        "how do i make pancakes",
        "vegan dinner for two",
        "recommend a film",
        "what's on tv",
        "lyrics of bohemian rhapsody",
        "taylor swift",
        "favourite band",
        "tennis",
        "football",
        "what's the score of the lakers game",
        "weather",
        "temperature outside",
        "will it snow this weekend",
        "how hot is it in dubai right now",
        "how do i fix my bike",
        "how do i fix a leaking tap",
        "best hotel in barcelona",
        "good restaurants in rome",
        "best gym in berlin",
        "where can i park",
        "should i get a dog",
        "how old is the universe",
        "any good board games",
        "alexa play despacito",
        "say something funny",
        "how do i learn to swim",
        "happy birthday",
    ],
)
def test_everyday_matters_are_said_not_to_be_known(understander: Understander, text: str) -> None:
    found = understander.understand(text)
    assert (found.decision, found.entry) == (Decision.DECLINE, GENERAL)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("should i buy the new iphone", HARDWARE),
        ("iphone or android", HARDWARE),
        ("best gpu for gaming", HARDWARE),
        ("do my homework please", HOMEWORK),
        ("how do i solve quadratic equations", HOMEWORK),
        ("my head hurts", HEALTH),
        ("how do i lose weight", HEALTH),
        ("should i break up with my girlfriend", "relationships"),
        ("should i get married", "relationships"),
        ("is bitcoin going up", "money"),
        ("who is the president of france", "politics"),
        ("my wifi is slow", "tool-support"),
        ("write me a poem", "writing-for-you"),
    ],
)
def test_what_is_clear_is_told_its_own_reason(understander: Understander, text: str, why: str) -> None:
    found = understander.understand(text)
    assert (found.decision, found.entry) == (Decision.DECLINE, f"out_of_scope/{why}")


@pytest.mark.parametrize("text", ["9", "42", "2+2", "5 * 7", "3.14", "50000", "100k"])
def test_numbers_alone_are_not_understood(understander: Understander, text: str) -> None:
    assert understander.understand(text).entry == "out_of_scope/unclear"


def test_a_number_that_may_choose_is_told_to_press_a_button(understander: Understander) -> None:
    assert understander.understand("2").entry == "smalltalk/yes-or-no"


@pytest.mark.parametrize(
    ("entry", "least"), [("out_of_scope/politics", CLEAR), ("out_of_scope/health", CLEAR_OF_PERSONS)]
)
def test_below_its_least_share_no_reason_is_told(
    understander: Understander, entry: str, least: float
) -> None:
    library = understander.library
    above, below = (Candidate(entry, 0.8 * share, "") for share in (least + 0.01, least - 0.01))
    assert declined_by(library, above, 0.8).entry == entry
    assert declined_by(library, below, 0.8).entry == GENERAL


def test_a_reason_that_waits_for_its_own_words_is_always_told(understander: Understander) -> None:
    crisis = Candidate("out_of_scope/crisis", 0.01, "")
    assert declined_by(understander.library, crisis, 1.0) == crisis


@pytest.mark.parametrize(
    "text",
    [
        "how much money does Elon Musk make",
        "net worth of Sam Altman",
        "what does Andrew Ng make",
        "elon musk salary",
        "how much does Ilya Sutskever earn a year",
        "net worth of Peter Norvig",
    ],
)
def test_the_pay_of_a_person_is_not_known(understander: Understander, text: str) -> None:
    found = understander.understand(text)
    assert (found.decision, found.entry) == (Decision.DECLINE, GENERAL)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("how much do people at OpenAI make", "salary/company-specific"),
        ("how much does Google make", "salary/company-specific"),
        ("what does Data Engineer make", "salary/by-role"),
        ("what is the salary of Data Annotator", "salary/by-role"),
        ("how much does Data Scientist earn in Germany", "salary/by-role"),
        ("how much does San Francisco pay", "salary/by-country"),
        ("average salary", "salary/by-role"),
    ],
)
def test_the_pay_of_a_job_a_firm_or_a_place_is_no_persons(
    understander: Understander, text: str, entry: str
) -> None:
    found = understander.understand(text)
    assert (found.decision, found.entry) == (Decision.ANSWER, entry)
