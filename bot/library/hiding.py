"""Hidden pieces: which may be hidden, and what of the others names them and goes with them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from bot.library.collisions import listed, named
from bot.library.edits import Piece
from bot.library.models import NearMiss
from bot.library.packed import Packed
from bot.library.places import Fault

Pieces = dict[str, dict[str, Any]]
"""All pieces by folder and id."""

NEEDED = frozenset(
    {
        "smalltalk/what-can-you-do",
        "out_of_scope/other-language",
        "out_of_scope/unclear",
        "out_of_scope/crisis",
    }
)
"""Entries that the bot itself opens: for a message without a word, in another language, without sense, or of
somebody in distress."""

LEAST_SKILLS = 3
"""Skills that a role names at least."""


def refused(pieces: Pieces, hidden: Iterable[Piece]) -> dict[Piece, tuple[Fault, ...]]:
    """Those that cannot be hidden, with the reason. `pieces` are all, the hidden ones among them."""
    found: dict[Piece, tuple[Fault, ...]] = {}
    gone: dict[str, set[str]] = {kind: set() for kind in pieces}
    for piece in hidden:
        if piece.key not in pieces[piece.kind]:
            continue
        gone[piece.kind].add(piece.key)
        if reason := _reason(pieces, piece, gone[piece.kind]):
            gone[piece.kind].discard(piece.key)
            found[piece] = (Fault("", reason),)
    return found


def _reason(pieces: Pieces, piece: Piece, gone: set[str]) -> str:
    kind, key = piece
    if kind in ("topics", "roles", "skills") and len(gone) == len(pieces[kind]):
        return "It is the last of its kind, and one must stay."
    if kind == "topics" and pieces[kind][key].compute:
        return "It cannot be hidden: commands and buttons need this computed answer."
    if kind == "topics" and key in NEEDED:
        return "It cannot be hidden: the bot itself needs it. Give it another answer instead."
    if piece == Piece("pay", "_field"):
        return "It cannot be hidden: it stands in where a role has no figures of its own."
    if kind == "sources" and (users := _users(pieces, key)):
        return f"It cannot be hidden: it is the source of {listed(users)}."
    if kind == "skills":
        roles = pieces["roles"].items()
        short = [
            named(Piece("roles", role), model)
            for role, model in roles
            if any(need.skill == key for need in model.skills)
            and sum(need.skill not in gone for need in model.skills) < LEAST_SKILLS
        ]
        if short:
            return f"It cannot be hidden: {listed(short)} would name fewer than {LEAST_SKILLS} skills."
    return ""


def _users(pieces: Pieces, source: str) -> list[str]:
    found = [
        named(Piece(kind, key), model)
        for kind in ("topics", "roles", "skills", "roadmaps")
        for key, model in pieces[kind].items()
        if source in model.sources
    ]
    for key, pay in pieces["pay"].items():
        if any(row.source == source for row in (*pay.guide, *pay.advertised, *pay.trend)):
            found.append(f"the pay of {key}")
    return found


def without(pieces: Pieces, hidden: Iterable[Piece], backgrounds: Iterable[str]) -> Pieces:
    """All pieces but the hidden ones, and nothing that names one of them."""
    gone: dict[str, set[str]] = {kind: set() for kind in pieces}
    for kind, key in hidden:
        gone[kind].add(key)
    made = {kind: {k: m for k, m in group.items() if k not in gone[kind]} for kind, group in pieces.items()}
    if gone["topics"]:
        intents = {key.partition("/")[0] for key in made["topics"]}
        lost = gone["topics"] | {key.partition("/")[0] for key in gone["topics"]} - intents
        _change(made["topics"], lambda topic: _topic(topic, lost))
    if gone["roles"]:
        for kind in ("roadmaps", "pay"):
            made[kind] = {key: model for key, model in made[kind].items() if key not in gone["roles"]}
        origins = gone["roles"] - set(backgrounds)
        _change(made["roles"], lambda role: _role(role, gone["roles"]))
        _change(made["roadmaps"], lambda roadmap: {"starts": _keys(roadmap.starts, origins)})
    if lost_skills := gone["skills"]:
        _change(made["roles"], lambda role: {"skills": _kept(role.skills, lost_skills, "skill")})
        _change(made["skills"], lambda skill: _skill(skill, lost_skills))
        _change(made["roadmaps"], lambda roadmap: {"steps": _steps(roadmap.steps, lost_skills)})
    return made


def _change(group: dict[str, Any], change: Callable[[Any], Mapping[str, Any]]) -> None:
    """Put in place of each model the one with changed fields; one without a change stays the same object."""
    for key, model in group.items():
        group[key] = _copied(model, change(model))


def _copied(model: BaseModel, fields: Mapping[str, Any]) -> BaseModel:
    changed = {name: value for name, value in fields.items() if value != getattr(model, name)}
    return model.model_copy(update=changed) if changed else model


def _kept(items: Iterable[Any], gone: set[str], name: str = "") -> tuple[Any, ...]:
    return tuple(item for item in items if (getattr(item, name) if name else item) not in gone)


def _keys(named_by: Mapping[str, Any], gone: set[str]) -> dict[str, Any]:
    return {key: value for key, value in named_by.items() if key not in gone}


def _topic(topic: Any, gone: set[str]) -> dict[str, Any]:
    return {
        "followups": _kept(topic.followups, gone),
        "near_misses": Packed(_kept(topic.near_misses, gone, "expect"), NearMiss),
    }


def _role(role: Any, gone: set[str]) -> dict[str, Any]:
    before, after = _kept(role.progression.before, gone), _kept(role.progression.after, gone)
    return {
        "neighbours": _keys(role.neighbours, gone),
        "progression": _copied(role.progression, {"before": before, "after": after}),
    }


def _skill(skill: Any, gone: set[str]) -> dict[str, Any]:
    return {
        "related": _kept(skill.related, gone),
        "counts_as": _kept(skill.counts_as, gone),
        "versus": _keys(skill.versus, gone),
    }


def _steps(steps: tuple[Any, ...], gone: set[str]) -> tuple[Any, ...]:
    return tuple(_copied(step, {"skills": _kept(step.skills, gone)}) for step in steps)
