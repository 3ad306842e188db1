"""Every piece of the knowledge base goes into its form and comes back as it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.editing import Form, Part, form, from_fields, names, notes, parts, to_fields
from bot.editing.filling import _inputs, _item, _pages
from bot.editing.inputs import Setting
from bot.editing.settling import settle
from bot.library import Library
from bot.library.edits import KINDS, Kind, Piece
from bot.library.layers import present

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True, scope="module")
def names_made_once(library: Library) -> Iterator[None]:
    """For people each form makes its own; here they are thousands, all of one Library."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("roles", "skills", "topics", "sources", "places", "countries"):
            made = getattr(names, kind)(library)
            patch.setattr(names, kind, lambda _, made=made: made)
        yield


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


def _pieces(library: Library, kind: Kind) -> list[dict[str, Any]]:
    found = [present(library, Piece(kind, key)) for key in getattr(library, kind)]
    assert found
    assert None not in found
    return [value for value in found if value is not None]


def _forms(library: Library, kind: Kind, value: dict[str, Any] | None) -> list[Part | None]:
    return [None, *(part for part, _ in parts(kind, value, library, TODAY))]


def test_what_nobody_changed_comes_back_as_it_was(library: Library, kind: Kind) -> None:
    for value in _pieces(library, kind):
        typed: dict[str, Any] = {}
        for part in _forms(library, kind, value):
            typed |= to_fields(value, kind, library, part)
        assert from_fields(typed, kind, value, library, TODAY) == (value, ())
        assert notes(typed, kind, value, library, TODAY) == ()


def test_every_single_text_is_read_as_it_is_shown(library: Library, kind: Kind) -> None:
    """The same without the short way for unchanged fields: each text is really read."""
    setting = Setting(library, TODAY)
    for value in _pieces(library, kind):
        for part in _forms(library, kind, value):
            item = _item(value, part)
            for one in _inputs(_pages(kind, library, value, part)):
                if one.options or not one.get(item):
                    continue
                text = "\n\n".join(str(shown) for shown in one.shown(one.get(item), setting))
                assert settle(one.read(text, setting, one.get(item)), one.get(item)) == one.get(item), (
                    one.name
                )
    assert setting.notes == []


def test_a_piece_can_be_typed_anew(library: Library, kind: Kind) -> None:
    before = replace(library, sources={}) if kind == "sources" else library  # no two have the same title
    for value in _pieces(library, kind):
        if value.get("compute"):
            continue
        typed: dict[str, Any] = {}
        for part in _forms(library, kind, value):
            typed |= to_fields(value, kind, library, part)
        fresh, faults = from_fields(typed, kind, None, before, TODAY)
        assert faults == ()
        hidden = {
            "titles",
            "starts",
            "advertised",
            "trend",
            "note",
            "guide",
            "steps",
            "examples",
            "counts_as",
        }
        for name in value.keys() - hidden:
            assert settle(fresh.get(name), value[name]) == value[name], name
        assert len(fresh.get("steps", ())) == len(value.get("steps") or ())
        assert len(fresh.get("guide", ())) == len(value.get("guide") or ())


def test_forms_keep_to_discords_limits(library: Library, kind: Kind) -> None:
    for value in [None, *_pieces(library, kind)]:
        for part in _forms(library, kind, value):
            typed = to_fields(value or {}, kind, library, part)
            made = form(kind, library, value, part)
            _check_limits(made)
            fields = [field for page in made.pages for field in page.fields]
            assert len({field.name for field in fields}) == len(fields)
            assert typed.keys() <= {field.name for field in fields}
            for field in fields:
                text = typed.get(field.name, "")
                assert len(text) <= field.most or isinstance(text, list), field.name
                if isinstance(text, list):
                    assert set(text) <= {option.value for option in field.options}, (field.name, text)


def _check_limits(made: Form) -> None:
    for page in made.pages:
        assert len(page.title) <= 45
        assert 1 <= len(page.fields) <= 5
        for field in page.fields:
            assert 1 <= len(field.name) <= 100
            assert 1 <= len(field.label) <= 45
            assert len(field.hint) <= 100
            assert 1 <= field.most <= 4000
            assert bool(field.options) == (field.style in ("choice", "choices"))
            assert len(field.options) <= 25
            assert all(len(option.label) <= 100 and len(option.value) <= 100 for option in field.options)
