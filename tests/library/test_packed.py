"""Lists that are held as JSON."""

import copy
import pickle
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from bot.library.models import Example, Line, Topic
from bot.library.packed import Listed, Packed


class Held(BaseModel):
    ways: Annotated[Packed[Line], Listed(2)]
    tests: Annotated[Packed[Example], Listed()]


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_it_holds_what_it_was_made_of(texts: list[str]) -> None:
    packed = Packed(texts)
    assert packed == texts
    assert packed == tuple(texts)
    assert packed == Packed(texts)
    assert [*packed] == texts
    assert len(packed) == len(texts)
    assert packed[1:] == texts[1:]
    assert packed != [*texts, "more"]
    assert packed.longer(["more"]) == [*texts, "more"]


def test_models_come_back_as_models() -> None:
    held = Held.model_validate({"ways": ["a", " b "], "tests": [{"ask": "c", "slots": {"role": "d"}}]})
    assert held.ways == ("a", "b")
    assert held.tests[0] == Example(ask="c", slots={"role": "d"})
    assert held.tests.longer([Example(ask="e")])[1] == Example(ask="e")
    assert Held.model_validate(held.model_dump()) == held
    assert held.model_dump(mode="json")["tests"] == [{"ask": "c", "slots": {"role": "d"}}]


@pytest.mark.parametrize(
    ("given", "place"),
    [(["a"], ("ways",)), ("ab", ("ways",)), (["a", ""], ("ways", 1)), (["a", 3], ("ways", 1))],
)
def test_what_is_wrong_is_told_with_its_place(given: Any, place: tuple[Any, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        Held.model_validate({"ways": given, "tests": []})
    assert caught.value.errors()[0]["loc"] == place


def test_its_schema_is_that_of_a_list() -> None:
    described = Topic.model_json_schema()["properties"]
    assert described["phrases"]["type"] == "array"
    assert described["phrases"]["minItems"] == 3
    assert described["near_misses"]["default"] == []


def test_it_is_kept_apart_from_a_pickle_and_read_from_where_that_lies() -> None:
    packed, apart = Packed([Example(ask="one")], Example), []
    written = pickle.dumps(packed, 5, buffer_callback=apart.append)
    assert b"one" not in written
    read = pickle.loads(written, buffers=[memoryview(bytes(each)) for each in apart])
    assert read == packed
    assert read[0] == Example(ask="one")
    assert pickle.loads(pickle.dumps(packed)) == packed == copy.deepcopy(packed)
