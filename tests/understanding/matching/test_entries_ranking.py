"""The entry index and the ranking: phrases, exclusions, sameness."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from bot.library import Library
from bot.understanding import IntentClassifier, Understander
from bot.understanding.matching.entries import PARTS, EntryIndex, index_features
from bot.understanding.matching.phrases import Phrase
from bot.understanding.matching.ranking import Matcher

PHRASES = {
    "pay/one": ["what does it pay", "how much do they earn", "what is the salary"],
    "pay/two": ["how to ask for a raise", "negotiate an offer", "negotiate the salary"],
    "learn/sql": ["how do i learn sql", "a course for sql", "sql exercises"],
    "learn/python": ["how do i learn python", "a course for python", "python exercises"],
}


def phrases(given: dict[str, list[str]]) -> list[Phrase]:
    return [
        Phrase(entry, tuple(text.split()), tuple(text.split()), (), text)
        for entry, texts in given.items()
        for text in texts
    ]


def group(entry: str) -> str:
    return entry.partition("/")[0]


@pytest.fixture(scope="module")
def classifier() -> IntentClassifier:
    own = phrases(PHRASES)
    return IntentClassifier.fit([phrase.shown for phrase in own], [group(phrase.entry) for phrase in own])


@pytest.fixture(scope="module")
def matcher(classifier: IntentClassifier) -> Matcher:
    return Matcher(EntryIndex(phrases(PHRASES)), classifier, group)


def best(matcher: Matcher, text: str, excluded: Sequence[str] = ()) -> str:
    words = text.split()
    return matcher.rank(words, words, (), [*map(matcher.index.number, excluded)]).candidates[0].entry


def test_index_features() -> None:
    assert index_features(["learn", "{skill}", "exercises"], ["skill=sql"]) == {
        "learn": 1, "{skill}": 1, "exercises": 1, "learn {skill}": 1, "{skill} exercises": 1, "exerc~": 1,
        "skill=sql": 1,
    }  # fmt: skip


@pytest.mark.parametrize("entry", PHRASES)
def test_every_phrase_finds_its_entry(matcher: Matcher, entry: str) -> None:
    assert {best(matcher, text) for text in PHRASES[entry]} == {entry}


def test_an_exact_phrase_is_as_near_as_can_be(matcher: Matcher) -> None:
    scores = matcher.index.by_words(["sql", "exercises"], ())
    assert scores.max() == pytest.approx(1, abs=1 / PARTS)
    assert matcher.index.nearest(matcher.index.number("learn/sql"), scores) == "sql exercises"


def test_excluded_entries_do_not_rank(matcher: Matcher) -> None:
    words = ["how", "do", "i", "learn", "sql"]
    ranked = matcher.rank(words, words, (), [matcher.index.number("learn/sql")])
    assert best(matcher, "how do i learn sql", ["learn/sql"]) == "learn/python"
    assert "learn/sql" not in [candidate.entry for candidate in ranked.candidates]


def test_shares_add_up_and_are_the_same_each_time(matcher: Matcher) -> None:
    words = ["learn", "the", "salary"]
    first, second = matcher.rank(words, words, ()), matcher.rank(words, words, ())
    assert first == second
    assert sum(share for _, share in first.groups) == pytest.approx(1)
    assert sum(candidate.score for candidate in first.candidates) == pytest.approx(1)


def test_nothing_that_was_ever_seen(matcher: Matcher) -> None:
    ranked = matcher.rank(["zzz"], ["zzz"], ())
    assert len(ranked.candidates) == len(PHRASES)


def test_a_new_phrase_counts_at_once(classifier: IntentClassifier, matcher: Matcher) -> None:
    more = {**PHRASES, "learn/sql": [*PHRASES["learn/sql"], "structured query tutoring"]}
    grown = Matcher(EntryIndex(phrases(more), matcher.index), classifier, group)
    assert best(grown, "structured query tutoring") == "learn/sql"
    assert grown.classifier is matcher.classifier


def test_a_new_entry_and_a_new_intent_count_at_once(classifier: IntentClassifier, matcher: Matcher) -> None:
    more = {**PHRASES, "pets/dogs": ["may dogs come along", "are dogs welcome", "dogs at work"]}
    grown = Matcher(EntryIndex(phrases(more), matcher.index), classifier, group)
    assert best(grown, "are dogs welcome") == "pets/dogs"


def test_taking_over_from_an_index_before_changes_nothing(matcher: Matcher) -> None:
    fresh = EntryIndex(phrases(PHRASES))
    taken = EntryIndex(phrases(PHRASES), matcher.index)
    assert np.array_equal(fresh.by_words(["learn", "sql"], ()), taken.by_words(["learn", "sql"], ()))
    assert fresh.about == taken.about


def test_an_understander_takes_a_phrase_without_training(
    library: Library, understander: Understander
) -> None:
    text = "shall the purple otters juggle"
    entry = "education/bootcamps"
    topic = library.topics[entry]
    assert understander.understand(text).entry != entry
    grown = topic.model_copy(update={"phrases": (*topic.phrases, text)})
    more = replace(library, topics={**library.topics, entry: grown})
    assert Understander(more, before=understander).understand(text).entry == entry
