"""One edit -> the piece it makes, of the same model as in the files, or what is wrong with it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from bot.errors import Problem
from bot.library import validation
from bot.library.edits import KINDS, Edit, Kind, Piece
from bot.library.field_names import shown
from bot.library.library import Library
from bot.library.models import Roadmap, Role, Skill, Source, Topic
from bot.library.packed import Packed
from bot.library.pay_models import Pay
from bot.library.places import Fault, Place
from bot.library.plain_values import key_fault, value_fault
from bot.library.text import fold, shorten

MODELS: dict[Kind, type[BaseModel]] = {
    "topics": Topic,
    "roles": Role,
    "skills": Skill,
    "roadmaps": Roadmap,
    "pay": Pay,
    "sources": Source,
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
COMPUTED_ROWS = ("advertised", "trend")
"""Rows of a pay file that are computed from postings, and are nobody's to write."""


@dataclass(frozen=True)
class Edited:
    """What one edit makes of a piece; `model` is None where it is hidden."""

    edit: Edit
    model: Any
    place: Place
    skill_kind: str = ""

    @property
    def piece(self) -> Piece:
        """What was edited."""
        return self.edit.piece

    @cached_property
    def words(self) -> frozenset[str]:
        """All texts and keys of the edit: whatever it names is among them."""
        return frozenset(_texts(self.edit.value)) if self.model else frozenset()

    @cached_property
    def claimed(self) -> tuple[tuple[str, tuple[Any, ...], str], ...]:
        """What must be this piece's alone: (folded, place, text) of its phrases, or of its names."""
        if isinstance(self.model, Topic):
            texts = [(("phrases", n), text) for n, text in enumerate(self.model.phrases)]
            return tuple((fold(text), loc, text) for loc, text in texts)
        if isinstance(self.model, Role | Skill):
            aliases = [(("aliases", n), text) for n, text in enumerate(self.model.aliases)]
            return tuple((fold(text), loc, text) for loc, text in [(("name",), self.model.name), *aliases])
        return ()


def build(base: Library, edit: Edit) -> Edited | tuple[Fault, ...]:
    """The piece that an edit makes of the base's, or what is wrong with its form; names are not looked up."""
    piece = edit.piece
    if piece.kind not in KINDS or edit.action not in ("put", "add", "hide"):
        return (Fault("", f"{shorten(str(piece.kind))} cannot be edited in this way."),)
    if wrong := key_fault(piece):
        return (wrong,)
    if edit.action == "hide":
        return Edited(edit, None, Place(piece, {}))
    if wrong := value_fault(edit.value):
        return (wrong,)
    return _put(base, edit) if edit.action == "put" else _added(base, edit)


def _put(base: Library, edit: Edit) -> Edited | tuple[Fault, ...]:
    value, held = dict(edit.value), getattr(base, edit.piece.kind).get(edit.piece.key)
    kind = ""
    if edit.piece.kind == "skills":
        kind = value.pop("kind", None) or base.skill_files.get(edit.piece.key, "")
        known = sorted(set(base.skill_files.values()))
        if kind not in known:
            return (
                Fault(
                    "kind",
                    f"Group: {shorten(str(kind)) or 'none'} is not known; allowed: {', '.join(known)}.",
                ),
            )
    if edit.piece.kind == "pay":
        own = held.model_dump(mode="json") if held else {}
        for part in COMPUTED_ROWS:
            kept = own.get(part, [])
            if part in value and not _same_rows(value[part], kept):
                return (_computed_rows(part),)
            value[part] = kept
    place = Place(edit.piece, value)
    model = _model(edit, value, place)
    if isinstance(model, tuple):
        return model
    if isinstance(model, Topic) and model.compute != (held.compute if held else None):
        return (
            Fault("compute", "Computed answers come with the bot: write an answer, and leave theirs alone."),
        )
    if isinstance(model, Pay) and held:  # the rows are the base's own
        model = model.model_copy(update={part: getattr(held, part) for part in COMPUTED_ROWS})
    return Edited(edit, held if model == held else model, place, kind)


def _same_rows(given: Any, kept: list[dict[str, Any]]) -> bool:
    """Whether rows are the same but for fields that are left out because they are empty."""
    if not isinstance(given, list | tuple) or len(given) != len(kept):
        return False
    return all(
        isinstance(one, Mapping)
        and {k: v for k, v in one.items() if v is not None} == {k: v for k, v in own.items() if v is not None}
        for one, own in zip(given, kept, strict=True)
    )


def _computed_rows(part: str) -> Fault:
    return Fault(part, f"{shown((part,))} is computed from postings; add a row that quotes a guide instead.")


def _added(base: Library, edit: Edit) -> Edited | tuple[Fault, ...]:
    held = getattr(base, edit.piece.kind).get(edit.piece.key)
    if held is None:
        if edit.piece != Piece("pay", edit.piece.key):
            return (Fault("", f"{edit.piece.key} is no longer there, so nothing can be added to it."),)
        held = Pay()
    lists = {name for name in type(held).model_fields if isinstance(getattr(held, name), tuple | Packed)}
    merged, known = held.model_dump(mode="json"), {}
    for name, items in edit.value.items():
        if name == "reviewed":
            continue
        if edit.piece.kind == "pay" and name in COMPUTED_ROWS:
            return (_computed_rows(name),)
        if name not in lists:
            return (Fault(name, f"Nothing can be added to {shown((name,))}; edit the whole instead."),)
        if not isinstance(items, list | tuple):
            return (Fault(name, f"{shown((name,))}: a list is expected."),)
        fresh = _not_yet(merged[name], items)
        known[name] = len(merged[name])
        merged[name] = [*merged[name], *fresh]
    checked = _check(merged, known, edit.value["reviewed"]) if "reviewed" in edit.value else ()
    place = Place(edit.piece, merged, {**known, **dict.fromkeys(checked and ["reviewed"], 0)})
    model = _model(edit, merged, place)
    if isinstance(model, tuple):
        return model
    parts = {
        name: _longer(getattr(held, name), getattr(model, name)[before:]) for name, before in known.items()
    }
    parts |= {name: getattr(model, name) for name in checked}
    changed = {name: part for name, part in parts.items() if part != getattr(held, name)}
    if not changed and edit.piece.key in getattr(base, edit.piece.kind):
        return Edited(edit, held, place, base.skill_files.get(edit.piece.key, ""))
    return Edited(edit, held.model_copy(update=changed), place, base.skill_files.get(edit.piece.key, ""))


def _check(merged: dict[str, Any], known: Mapping[str, int], day: Any) -> tuple[str, ...]:
    """Put the day of a server's check over the earlier ones of the base; the fields that hold such days."""
    if "guide" in merged:
        own = known.get("guide", len(merged["guide"]))
        for row in merged["guide"][:own]:
            row["reviewed"] = later(row["reviewed"], day)
        return ("guide",)
    merged["reviewed"] = later(merged.get("reviewed"), day)
    return ("reviewed",)


def later(one: Any, other: Any) -> Any:
    """The later of two days in ISO form; what is no text stands, to be refused as it is."""
    if not isinstance(other, str) or not _DAY.fullmatch(other):
        return other
    return max(str(one), other)


def _longer(before: tuple[Any, ...] | Packed[Any], more: Iterable[Any]) -> tuple[Any, ...] | Packed[Any]:
    return before.longer(more) if isinstance(before, Packed) else (*before, *more)


def _not_yet(items: list[Any], more: Any) -> list[Any]:
    """Those of `more` that are not among the items; texts are compared folded."""
    texts = {fold(item) for item in items if isinstance(item, str)}
    return [one for one in more if (fold(one) not in texts if isinstance(one, str) else one not in items)]


def _model(edit: Edit, value: dict[str, Any], place: Place) -> BaseModel | tuple[Fault, ...]:
    problems: list[Problem] = []
    model = validation.build_part(place, (), value, MODELS[edit.piece.kind], problems, place.name)
    if model is not None:
        return model
    found = [place.fault(problem, named=True) for problem in problems]
    return tuple(fault for fault in found if fault) or (Fault("", "It does not go with the base."),)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield str(name)
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
