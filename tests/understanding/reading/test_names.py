"""Names for autocomplete and for what was typed instead."""

import pytest

from bot.library import Library
from bot.understanding.reading.names import CHOICES, NameIndex, Names

NAMES = Names(
    [
        ("data-engineer", "Data engineer", ["etl developer"]),
        ("data-scientist", "Data scientist", ["ds"]),
        ("mlops-engineer", "MLOps engineer", []),
        ("big-data", "Big data specialist", []),
    ]
)


@pytest.fixture(scope="module")
def index(library: Library) -> NameIndex:
    return NameIndex(library)


def test_what_begins_alike_comes_first_then_what_holds_it() -> None:
    assert [known.value for known in NAMES.suggest("data")] == ["data-engineer", "data-scientist", "big-data"]


def test_with_nothing_typed_all_in_order_the_first_leading() -> None:
    assert [known.shown for known in NAMES.suggest("")] == [
        "Big data specialist", "Data engineer", "Data scientist", "MLOps engineer",
    ]  # fmt: skip
    assert NAMES.suggest("", first=("mlops-engineer",))[0].value == "mlops-engineer"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("mlosp", "mlops-engineer"),
        ("data scei", "data-scientist"),
        ("ETL", "data-engineer"),
        ("DS", "data-scientist"),
    ],
)
def test_suggestions_forgive_typing_errors(typed: str, value: str) -> None:
    assert NAMES.suggest(typed)[0].value == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Data Engineer", "data-engineer"),
        ("data-engineer", "data-engineer"),
        ("data enginer", "data-engineer"),
        ("etl devloper", "data-engineer"),
        ("ds", "data-scientist"),
        ("xx", None),
        ("", None),
        ("gardener", None),
    ],
)
def test_resolving(typed: str, value: str | None) -> None:
    assert NAMES.resolve(typed) == value


@pytest.mark.parametrize("typed", ["gardening", "juggling", "asdf"])
def test_what_is_like_no_name_suggests_nothing(typed: str, index: NameIndex) -> None:
    for names in (index.skills, index.roles, index.starts, index.guides):
        assert names.suggest(typed) == []


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("roles", "banana"),
        ("roles", "nurse"),
        ("roles", "painter"),
        ("skills", "baking"),
        ("skills", "sewing"),
        ("skills", "running"),
        ("skills", "painting"),
        ("skills", "chess"),
        ("countries", "Narnia"),
        ("guides", "cooking"),
    ],
)
def test_a_few_letters_in_common_are_no_resemblance(index: NameIndex, kind: str, typed: str) -> None:
    names: Names = getattr(index, kind)
    assert names.suggest(typed) == []


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [
        ("roles", "enginer", "Data engineer"),
        ("roles", "analist", "Data analyst"),
        ("roles", "scientst", "Data scientist"),
        ("roles", "reserch", "Research scientist"),
        ("roles", "datta", "Data scientist"),
        ("roles", "dota engenir", "Data engineer"),
        ("roles", "machne lerning", "Machine learning engineer"),
        ("roles", "mle", "Machine learning engineer"),
        ("roles", "mlosp", "MLOps engineer"),
        ("roles", "ml enginer", "Machine learning engineer"),
        ("roles", "mleng", "Machine learning engineer"),
        ("roles", "data scieence", "Data scientist"),
        ("roles", "ds", "Data scientist"),
        ("skills", "pyton", "Python"),
        ("skills", "visulisation", "Data visualisation"),
        ("skills", "linx", "Linux"),
        ("skills", "kafak", "Kafka"),
        ("skills", "pytrhx", "PyTorch"),
        ("skills", "dockerino4", "Docker"),
        ("countries", "untied kingdom", "United Kingdom"),
        ("starts", "techer", "Teacher"),
        ("guides", "bootcmp", "Bootcamp or master's degree"),
    ],
)
def test_typing_errors_and_abbreviations_lead_to_their_name(
    index: NameIndex, kind: str, typed: str, shown: str
) -> None:
    names: Names = getattr(index, kind)
    assert names.suggest(typed)[0].shown == shown


def test_a_value_found_from_the_beginning_is_not_found_by_the_rest_of_an_alias() -> None:
    values = [("nurse", "Nurse practitioner", ["medical student"]), ("data-engineer", "Data engineer", [])]
    names = Names(values, from_beginning=["nurse"])
    for typed in ("student", "studnt", "cs student"):
        assert names.suggest(typed) == [], typed
    for typed in ("medical stu", "medcal student", "nrse", "practitioner"):
        assert [known.value for known in names.suggest(typed)] == ["nurse"], typed
    assert [known.value for known in names.suggest("engineer")] == ["data-engineer"]


@pytest.mark.parametrize("typed", ["math", "Maths", "mathematics"])
def test_mathematics_is_a_skill(typed: str, index: NameIndex, library: Library) -> None:
    assert index.skills.resolve(typed) in library.skills


def test_ml_alone_suggests_the_engineer_first(index: NameIndex) -> None:
    assert index.roles.suggest("ml")[0].value == "machine-learning-engineer"


def test_two_that_are_alike_resolve_to_neither() -> None:
    names = Names([("a", "lead engineer a", []), ("b", "lead engineer b", [])])
    assert names.resolve("lead engineer c") is None
    assert names.resolve("lead engineer b") == "b"


def test_no_more_than_discord_shows(index: NameIndex) -> None:
    for typed in ("", "a", "e", "data"):
        found = [known.value for known in index.skills.suggest(typed)]
        assert len(found) == len(set(found)) <= CHOICES
    assert len(index.roles.suggest("a", limit=3)) <= 3


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("countries", "Germany", "DE"),
        ("countries", "germny", "DE"),
        ("countries", "uk", "GB"),
        ("levels", "junior", "entry"),
        ("starts", "teacher", "teacher"),
        ("starts", "software engineer", "software-engineer"),
        ("skills", "pytorch", "pytorch"),
        ("roles", "mle", "machine-learning-engineer"),
    ],
)
def test_real_names(index: NameIndex, kind: str, typed: str, value: str) -> None:
    names: Names = getattr(index, kind)
    assert names.resolve(typed) == value
    assert names.shown(value)
