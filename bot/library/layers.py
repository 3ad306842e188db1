"""One server's edits over the base: another Library that shares all that was not edited.

The rules are those of the files, for what was edited only. Some do not bind a server: an example may copy a
phrase, a source may be unused and a skill stand alone (a moderator makes one piece after the other), and an
answer may be short.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from bot.library import checks
from bot.library.collisions import collisions, listed, named
from bot.library.edited import Edited, build
from bot.library.edits import KINDS, Edit, Piece
from bot.library.files import Files, Loaded
from bot.library.hiding import Pieces, refused, without
from bot.library.library import Library
from bot.library.models import Skill
from bot.library.places import Fault, Place

__all__ = ["Fault", "Layer", "faults", "faults_without", "layered", "made_of", "present", "taken_along"]


@dataclass(frozen=True)
class Layer:
    """What comes of a base and a server's edits.

    `edits` are all that were given. `set_aside` holds those that cannot stand over this base, with the
    reasons; `outdated` those under which the base has changed since they were made.
    """

    base: Library
    library: Library
    edits: Mapping[Piece, Edit]
    set_aside: Mapping[Piece, tuple[Fault, ...]]
    outdated: frozenset[Piece]


def layered(base: Library, edits: Iterable[Edit], today: date | None = None) -> Layer:
    """Put edits over a base, of several of one piece the last. Never raises for an edit: what cannot stand is
    set aside with its reasons. Where two cannot stand together, the earlier one stands.

    Days in the future are refused where `today` is given.
    """
    given: dict[Piece, Edit] = {}
    for edit in edits:
        given.pop(edit.piece, None)
        given[edit.piece] = edit
    standing: dict[Piece, Edited] = {}
    aside: dict[Piece, tuple[Fault, ...]] = {}
    for piece, edit in given.items():
        made = build(base, edit)
        if isinstance(made, Edited):
            standing[piece] = made
        else:
            aside[piece] = made
    looked_at, reverted = set(standing), True
    while True:  # what falls may take along what named it, so look again at those alone
        pieces = _pieces(base, standing)
        hidden = [piece for piece, one in standing.items() if one.model is None]
        found = refused(pieces, hidden)
        gone = frozenset(hidden) - found.keys()
        pieces = without(pieces, gone, base.vocabulary.backgrounds)
        if reverted:
            found |= collisions(base, standing, gone)
        for piece, broken in _broken(base, standing, pieces, looked_at, today).items():
            found[piece] = (*found.get(piece, ()), *broken)
        if not found:
            break
        aside |= found
        for piece in found:
            del standing[piece]
        reverted = any(piece.key in getattr(base, piece.kind) for piece in found)
        names = set(_keys(found))
        looked_at = {piece for piece, one in standing.items() if not names.isdisjoint(one.words)}
    outdated = frozenset(piece for piece, edit in given.items() if _is_outdated(base, edit))
    return Layer(base, _library(base, standing, pieces), given, aside, outdated)


def _keys(pieces: Iterable[Piece]) -> Iterable[str]:
    for kind, key in pieces:
        yield key
        if kind == "topics":
            yield key.partition("/")[0]


def _pieces(base: Library, standing: Mapping[Piece, Edited]) -> Pieces:
    """All pieces of the base and of the edits, the hidden ones as they are in the base."""
    made: Pieces = {kind: dict(getattr(base, kind)) for kind in KINDS}
    for piece, one in standing.items():
        if one.model is not None:
            made[piece.kind][piece.key] = one.model
    return made


def _broken(
    base: Library,
    standing: Mapping[Piece, Edited],
    pieces: Pieces,
    looked_at: set[Piece],
    today: date | None,
) -> dict[Piece, tuple[Fault, ...]]:
    """The rules of the files that edits break."""
    files = Files(vocabulary=base.vocabulary, today=today, layer=True)
    places = {f"{piece.kind}/{piece.key}": standing[piece] for piece in looked_at if piece in standing}
    for kind in KINDS:
        group = getattr(files, kind)
        for key, model in pieces[kind].items():
            one = places.get(f"{kind}/{key}")
            place = one.place if one else _NOWHERE
            group[key] = Loaded(model, place, judged=one is not None)
    found: dict[Piece, list[Fault]] = {}
    for problem in checks.problems(files, checks.LAYERED):
        one = places[problem.path]
        fault = one.place.fault(problem)
        if fault is not None:
            found.setdefault(one.piece, []).append(fault)
    return {piece: tuple(broken) for piece, broken in found.items()}


_NOWHERE = Place(Piece("sources", ""), None)
"""Where the base's pieces stand, of which no problem is told."""


def _library(base: Library, standing: Mapping[Piece, Edited], pieces: Pieces) -> Library:
    """The Library of these pieces; the base itself where they are all the base's."""
    changed = {kind: pieces[kind] for kind in KINDS if not _same(getattr(base, kind), pieces[kind])}
    skills = {piece.key: one for piece, one in standing.items() if piece.kind == "skills" and one.model}
    files = {
        key: one.skill_kind for key, one in skills.items() if base.skill_files.get(key) != one.skill_kind
    }
    if not changed and not files:
        return base
    kinds: dict[str, Any] = {}
    if files:
        titles = {name: base.skill_kinds[skill] for skill, name in base.skill_files.items()}
        kinds["skill_files"] = MappingProxyType({**base.skill_files, **files})
        moved = {key: titles[name] for key, name in files.items()}
        kinds["skill_kinds"] = MappingProxyType({**base.skill_kinds, **moved})
    content = [
        [*piece, one.edit.action, one.edit.value if one.model else {}]
        for piece, one in sorted(standing.items(), key=lambda each: each[0])
    ]
    text = base.fingerprint + json.dumps(content, sort_keys=True, default=str)
    groups: dict[str, Any] = {kind: MappingProxyType(group) for kind, group in changed.items()}
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    return replace(base, **groups, **kinds, fingerprint=fingerprint, _versions={})


def _same(base: Mapping[str, Any], group: Mapping[str, Any]) -> bool:
    return len(base) == len(group) and all(base.get(key) is model for key, model in group.items())


def _is_outdated(base: Library, edit: Edit) -> bool:
    now = present(base, edit.piece)
    if edit.action == "hide" and now is None:
        return False  # what was hidden is gone: there is nothing to decide
    if edit.action == "add" and now is not None:
        return False  # what is added stays, whatever the base's becomes
    return now != edit.base


def present(library: Library, piece: Piece) -> dict[str, Any] | None:
    """A piece as plain JSON values, in the form of its file; None where there is none."""
    model = getattr(library, piece.kind).get(piece.key)
    return _plain(model, library.skill_files.get(piece.key, "")) if model is not None else None


def made_of(base: Library, edit: Edit) -> dict[str, Any] | None:
    """The whole piece that an edit makes of the base's, in the same form; what it names is not looked up.

    None where it is hidden, or cannot be made.
    """
    made = build(base, edit)
    return _plain(made.model, made.skill_kind) if isinstance(made, Edited) and made.model else None


def _plain(model: BaseModel, skill_file: str) -> dict[str, Any]:
    value = model.model_dump(mode="json", exclude_defaults=True)
    return {"kind": skill_file, **value} if isinstance(model, Skill) else value


def faults(layer: Layer, edit: Edit, today: date | None = None) -> tuple[Fault, ...]:
    """What is wrong with a further edit over a layer; empty where it can be published.

    An edit that would take along others that stand is at fault too.
    """
    others = [one for piece, one in layer.edits.items() if piece != edit.piece]
    after = layered(layer.base, [*others, edit], today)
    found = list(after.set_aside.get(edit.piece, ()))
    if not found:
        found += taken_along(layer, after, [edit.piece])
    if edit.action == "hide" and present(layer.library, edit.piece) is None:
        found.append(Fault("", f"{edit.piece.key} is not there, so there is nothing to hide."))
    return tuple(found)


def faults_without(layer: Layer, piece: Piece) -> tuple[Fault, ...]:
    """Why the edit of a piece cannot be taken back; empty where the base's may stand there again."""
    after = layered(layer.base, (one for other, one in layer.edits.items() if other != piece))
    return taken_along(layer, after, [piece])


def taken_along(layer: Layer, after: Layer, pieces: Collection[Piece]) -> tuple[Fault, ...]:
    """Told where a change of `pieces` makes edits of others fall that stood before it."""
    taken = [other for other in after.set_aside if other not in layer.set_aside and other not in pieces]
    names = listed(named(other, getattr(layer.library, other.kind).get(other.key)) for other in taken)
    return (Fault("", f"This server's {names} could not stay then; change that first."),) if taken else ()
