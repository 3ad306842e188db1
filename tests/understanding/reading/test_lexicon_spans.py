"""Names of values, and where they stand in a question."""

import pytest

from bot.library import Library
from bot.understanding import Span
from bot.understanding.reading.lexicon import Lexicon, Name, words_of
from bot.understanding.reading.normalise import clean
from bot.understanding.reading.spans import find_spans, mask
from bot.understanding.reading.tokens import singular, tokenise


@pytest.fixture(scope="module")
def lexicon(library: Library) -> Lexicon:
    return Lexicon.of(library)


def spans(lexicon: Lexicon, text: str) -> list[Span]:
    tokens = tokenise(clean(text))
    return find_spans(tokens, [singular(token.word) for token in tokens], lexicon)


def found(lexicon: Lexicon, text: str) -> set[tuple[str, str]]:
    return {(span.kind, span.value) for span in spans(lexicon, text)}


def masked(lexicon: Lexicon, text: str) -> str:
    tokens = tokenise(clean(text))
    words = [singular(token.word) for token in tokens]
    return " ".join(mask(words, find_spans(tokens, words, lexicon)))


def test_names_are_found_by_singular_words() -> None:
    assert words_of("Machine-Learning Engineers") == ("machine", "learning", "engineer")


def test_the_first_of_two_equal_names_of_a_kind_counts() -> None:
    one = Name(("ml",), "skill", "one", "ML")
    two = Name(("ml",), "skill", "two", "ML")
    assert Lexicon([one, two, Name((), "skill", "none", "")]).names == {("ml",): (one,)}


def test_every_role_and_skill_is_found_by_its_name(library: Library, lexicon: Lexicon) -> None:
    lost = [
        key
        for kind, group in (("role", library.roles), ("skill", library.skills))
        for key, named in group.items()
        if (kind, key) not in found(lexicon, f"About {named.name} now")
        and ("role", "mlops-engineer") not in found(lexicon, named.name)
    ]
    assert not lost


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ML engineer", "machine-learning-engineer"),
        ("machine learning engineers", "machine-learning-engineer"),
        ("datascientist", "data-scientist"),
        ("data-scientist", "data-scientist"),
        ("MLE", "machine-learning-engineer"),
        ("head of ML", "head-of-ml"),
    ],
)
def test_the_longest_name_wins(lexicon: Lexicon, text: str, role: str) -> None:
    roles = [span for span in spans(lexicon, f"what does a {text} do") if span.kind == "role"]
    assert [span.value for span in roles] == [role]


def test_a_level_may_lie_inside_a_role(lexicon: Lexicon) -> None:
    assert {("role", "head-of-ml"), ("level", "lead")} <= found(lexicon, "pay of a head of ml")


def test_a_short_level_in_a_longer_one_does_not_count(lexicon: Lexicon) -> None:
    levels = [span for span in spans(lexicon, "mid level pay") if span.kind == "level"]
    assert [(span.start, span.end) for span in levels] == [(0, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "it will lead to a better job",
        "lead me to the data",
        "a junior in high school",
        "head to the office",
        "fresh air",
        "chief among them",
    ],
)
def test_words_that_are_no_level(lexicon: Lexicon, text: str) -> None:
    assert "level" not in {kind for kind, _ in found(lexicon, text)}


@pytest.mark.parametrize(
    "text", ["what about leads?", "leads?", "and for principals", "lead data engineer pay"]
)
def test_words_that_are_a_level(lexicon: Lexicon, text: str) -> None:
    assert ("level", "lead") in found(lexicon, text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("do i need C++", "cpp"),
        ("should i learn R or Python", "r"),
        ("learn r for statistics", "r"),
        ("python or r", "r"),
        ("should i learn Go", "go"),
        ("is Excel enough", "excel"),
        ("learn excel", "excel"),
        ("is Spark still used", "spark"),
        ("spark or hadoop", "spark"),
        ("sklearn", "scikit-learn"),
        ("is torch better", "pytorch"),
        ("Python 3.12", "python"),
    ],
)
def test_skills_with_symbols_and_everyday_names(lexicon: Lexicon, text: str, skill: str) -> None:
    assert ("skill", skill) in found(lexicon, text)


@pytest.mark.parametrize(
    "text",
    [
        "how do i go into this",
        "i want to excel at my job",
        "a spark of joy",
        "where r u",
        "go for it",
        "my spark",
    ],
)
def test_everyday_words_that_are_no_skill(lexicon: Lexicon, text: str) -> None:
    assert not {"go", "excel", "spark", "r"} & {value for _, value in found(lexicon, text)}


def test_a_role_borrows_the_words_before_it(lexicon: Lexicon) -> None:
    assert masked(lexicon, "data scientist/analyst pay") == "{role} {role} pay"
    assert ("role", "data-analyst") in found(lexicon, "data scientist or analyst")


def test_masking_replaces_values_by_their_slots(lexicon: Lexicon) -> None:
    text = "senior data engineer salary in Berlin or Germany with SQL at Google in finance"
    assert masked(lexicon, text) == (
        "{level} {role} salary in {country} or {country} with {skill} at {company} in {industry}"
    )


def test_degrees_keep_their_words(lexicon: Lexicon) -> None:
    assert masked(lexicon, "is a phd needed") == "is a phd needed"


def test_a_corrected_name_scores_less(lexicon: Lexicon) -> None:
    tokens = tokenise("data scintist")
    (span,) = find_spans(tokens, ["data", "scientist"], lexicon)
    assert (span.value, span.score) == ("data-scientist", 0.95)
