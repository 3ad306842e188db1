"""Forms as plain values: pages of at most five fields, within Discord's limits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Style = Literal["short", "long", "choice", "choices"]
Typed = str | list[str]
"""What stands in a field: a text, or of `choice` and `choices` the chosen values."""

FIELDS_A_PAGE = 5
TEXT_LIMIT = 4000
LABEL_LIMIT = 45
HINT_LIMIT = 100
OPTIONS_LIMIT = 25
_NEARLY_FULL = 3500
"""Characters from which on a field is followed by an empty one, so that there is room to go on."""


class Part(NamedTuple):
    """One item of a list within a piece: ("steps", 3) of a roadmap, ("guide", 0) of a pay file."""

    name: str
    number: int


class Option(NamedTuple):
    """One choice: the value that is stored, and the words that are shown."""

    value: str
    label: str


@dataclass(frozen=True)
class Field:
    """One field. `name` is its place within the piece, with dots; `most` the characters it takes."""

    name: str
    label: str
    hint: str
    style: Style
    required: bool
    most: int
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Page:
    """What is shown at once."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Form:
    """All that can be edited about a piece, or about a part of one; may have no page."""

    pages: tuple[Page, ...]


def paged(title: str, fields: Iterable[Field]) -> list[Page]:
    """Fields that belong together, as one page or more."""
    all_fields = tuple(fields)
    groups = [all_fields[at : at + FIELDS_A_PAGE] for at in range(0, len(all_fields), FIELDS_A_PAGE)]
    return [
        Page(title if number == 1 else f"{title} ({number})", group)
        for number, group in enumerate(groups, start=1)
    ]


def split(text: str, most: int = TEXT_LIMIT) -> list[str]:
    """A text in pieces that fit into a field, cut between paragraphs or lines, else between words."""
    pieces = []
    while len(text) > most:
        cuts = (text.rfind(mark, 1, most + 1) for mark in ("\n\n", "\n", " "))
        cut = next((cut for cut in cuts if cut > 0 and text[:cut].strip()), most)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text]


def continued(name: str, number: int) -> str:
    """The name of the field that goes on where another is full; the first has number 1."""
    return name if number == 1 else f"{name}.more{number}"


def with_room(field: Field, texts: list[str]) -> list[Field]:
    """A field with those that continue it, as many as `texts` need."""
    count = max(1, len(texts)) + (len(texts[-1]) > _NEARLY_FULL if texts else 0)
    found = [field]
    for number in range(2, count + 1):
        label = f"{field.label}, continued"
        label = label if len(label) <= LABEL_LIMIT else f"{field.label[:33]}…, continued"
        hint = "Goes on where the field before is full"
        found.append(
            replace(field, name=continued(field.name, number), label=label, hint=hint, required=False)
        )
    return found
