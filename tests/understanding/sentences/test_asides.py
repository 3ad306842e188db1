"""Phrases that are learnt with what people tell beside a question."""

import pytest

from bot.library import Library
from bot.understanding import Understander
from bot.understanding.matching.phrases import Phrase
from bot.understanding.reading.lexicon import Lexicon
from bot.understanding.sentences.asides import OF_TEN, with_asides


@pytest.fixture(scope="module")
def phrases(understander: Understander) -> list[Phrase]:
    index = understander.matcher.index
    return [phrase for entry in index.entries for phrase in index.phrases_of(entry)]


@pytest.fixture(scope="module")
def lexicon(library: Library) -> Lexicon:
    return Lexicon.of(library)


def test_so_many_of_ten_have_one_before_or_behind(phrases: list[Phrase], lexicon: Lexicon) -> None:
    masked, plain = with_asides(phrases, lexicon)
    assert len(masked) == len(plain) == len(phrases)
    longer = 0
    for words, own, phrase in zip(masked, plain, phrases, strict=True):
        more = len(words) - len(phrase.words)
        assert phrase.words in [words[at : at + len(phrase.words)] for at in range(more + 1)]
        assert any(own[at : at + len(phrase.plain)] == phrase.plain for at in range(len(own)))
        longer += more > 0
    assert abs(longer / len(phrases) - OF_TEN / 10) < 0.03


def test_a_phrase_more_leaves_the_others_as_they_are(phrases: list[Phrase], lexicon: Lexicon) -> None:
    before, _ = with_asides(phrases[:300], lexicon)
    after, _ = with_asides([*phrases[300:310], *phrases[:300]], lexicon)
    assert after[10:] == before


ASKED = {
    "is the work of a data analyst stressful": "day",
    "which companies hire data engineers": "industry",
    "what does a machine learning engineer earn": "salary",
    "is the market for data scientists saturated": "outlook",
    "which projects belong into a portfolio": "portfolio",
    "is a masters worth it": "education",
}
TOLD = ("im a plumber and 12 years in", "my wife says no", "i like cats", "I just turned 31")


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("asked", ASKED)
def test_what_is_told_beside_a_question_leaves_it_what_it_is(
    understander: Understander, asked: str, told: str
) -> None:
    for text in (f"{told}. {asked}?", f"{asked}? {told}"):
        assert understander.understand(text).intent == ASKED[asked], text
