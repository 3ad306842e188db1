"""Lists that only curators and checks look at, held as they would be written: in a fifth of the memory."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pickle import PickleBuffer
from typing import Annotated, Any, TypeVar, get_args, overload

from pydantic import BaseModel, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")


class Packed(Sequence[T]):
    """An immutable list of texts or of models, kept as JSON; each use makes its items anew.

    Kept in a file and mapped from there (`understanding/kept.py`), it takes no memory until it is used.
    As the type of a field it stands as `Annotated[Packed[Line], Listed(3)]`.
    """

    __slots__ = ("_json", "_model")
    __hash__ = None  # type: ignore[assignment]  # as lists have none

    def __init__(self, items: Iterable[T], model: type[BaseModel] | None = None):
        """`model` is what the items are, unless they are texts."""
        plain = [
            item.model_dump(mode="json", exclude_defaults=True) if isinstance(item, BaseModel) else item
            for item in items
        ]
        self._json: bytes | memoryview = json.dumps(plain, separators=(",", ":")).encode()
        self._model = model

    def __iter__(self) -> Iterator[T]:
        return iter(self._items())

    def __len__(self) -> int:
        return len(json.loads(bytes(self._json)))

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        return self._items()[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return self._json == other._json  # what is equal is written alike
        return isinstance(other, list | tuple) and self._items() == [*other]

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        apart = protocol >= 5  # then it may stay where it is, in a mapped file
        return _read_back, (PickleBuffer(self._json) if apart else bytes(self._json), self._model)

    def longer(self, more: Iterable[T]) -> "Packed[T]":
        """This list and what comes behind it."""
        return Packed([*self, *more], self._model)

    def _items(self) -> list[T]:
        plain = json.loads(bytes(self._json))
        return [self._model.model_validate(item) for item in plain] if self._model else plain  # type: ignore[misc]


def _read_back(written: bytes | memoryview, model: type[BaseModel] | None) -> Packed[Any]:
    """What another one was written as."""
    made: Packed[Any] = Packed.__new__(Packed)
    made._json, made._model = written, model
    return made


@dataclass(frozen=True)
class Listed:
    """A packed field is validated, described and written as a tuple of its items, `least` at least."""

    least: int = 0

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (item,) = get_args(source)
        model = item if isinstance(item, type) and issubclass(item, BaseModel) else None
        listed = handler.generate_schema(
            Annotated[tuple[item, ...], Field(min_length=self.least or None)]  # type: ignore[valid-type]
        )
        written = core_schema.plain_serializer_function_ser_schema(tuple, return_schema=listed)
        return core_schema.no_info_after_validator_function(
            lambda items: Packed(items, model), listed, serialization=written
        )
