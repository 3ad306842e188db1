"""Messages that say little or nothing: they are offered choices or told so, and not answered at random."""

import pytest

from bot.understanding import Understander
from bot.understanding.types import Decision


@pytest.mark.parametrize("text", ["zxcvb", "qwe zxcv fgh", "blorp!!", "jkl; asdff"])
def test_where_no_word_is_known_it_says_so(text: str, understander: Understander) -> None:
    found = understander.understand(text)
    assert (found.entry, found.decision) == ("out_of_scope/unclear", Decision.DECLINE)


@pytest.mark.parametrize("text", ["dta enginer", "kubernets", "hi", "salry", "Kenya"])
def test_a_misspelt_or_short_message_is_no_gibberish(text: str, understander: Understander) -> None:
    assert understander.understand(text).entry != "out_of_scope/unclear"


@pytest.mark.parametrize("text", ["data", "AI?", "jobs", "is it good?", "should i go for it"])
def test_a_message_without_a_subject_is_offered_choices(text: str, understander: Understander) -> None:
    found = understander.understand(text)
    assert found.decision is Decision.OFFER
    assert not {"smalltalk", "out_of_scope"} & {candidate.intent for candidate in found.candidates}


@pytest.mark.parametrize("text", ["what does a data steward earn", "pay of an ai modeller"])
def test_pay_of_a_job_that_is_not_known_names_it(text: str, understander: Understander) -> None:
    found = understander.understand(text)
    assert (found.entry, found.slots.role) == ("salary/by-role", None)
    assert found.unknown
    assert found.unknown in text


def test_pay_in_another_profession_is_still_declined(understander: Understander) -> None:
    assert understander.understand("what does a dentist earn").decision is Decision.DECLINE


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("DE salary NL", "NL"),
        ("data analyst pay PL", "PL"),
        ("data engineer salary DE", None),
        ("what is the pay for ME", None),
        ("Who told you to use NL", None),
        ("data enginer slary canda", "CA"),
    ],
)
def test_a_code_ends_a_row_of_key_words_about_pay(
    text: str, country: str | None, understander: Understander
) -> None:
    assert understander.understand(text).slots.country == country
