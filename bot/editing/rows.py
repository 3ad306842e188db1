"""Lists whose lines hold more than one value, such as "Python | essential | the working language"."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.editing import lists
from bot.editing.forms import TEXT_LIMIT
from bot.editing.inputs import Input, Setting
from bot.editing.names import Names
from bot.editing.unread import UnreadError
from bot.library.text import shorten

_IMPORTANCE = ("essential", "useful", "bonus")
_FREE = {"free": True, "paid": False, "not free": False}


def resources(path: str, label: str) -> Input:
    """Things to learn from: title, address where there is one, and whether it is free."""
    return Input(
        (path,), label, "One a line: title | https://address | free (or paid). The address may be left out",
        "long", False, TEXT_LIMIT,
        show=lambda value, _: "\n".join(map(_show_resource, value)),
        read=lambda typed, setting, _: _once(map(_resource, lists.lines_of(typed)), setting),
    )  # fmt: skip


def needs(path: str, label: str) -> Input:
    """Skills of a role: how much it needs them, and what for."""
    return Input(
        (path,), label, "One a line: skill | essential, useful or bonus | what for (may be left out)",
        "long", True, TEXT_LIMIT,
        show=lambda value, setting: "\n".join(_show_need(need, setting) for need in value),
        read=lambda typed, setting, _: _once((_need(x, setting) for x in lists.lines_of(typed)), setting),
    )  # fmt: skip


def remarks(path: str, label: str, hint: str, skills: bool = False) -> Input:
    """A sentence for each of some roles, or skills: "Data analyst: explains what happened"."""

    def known(setting: Setting) -> Names:
        return setting.skills if skills else setting.roles

    def name(key: str, setting: Setting) -> str:
        shown = known(setting).shown(key)
        return key if ":" in shown else shown

    def read(typed: str, setting: Setting, _: Any) -> dict[str, str]:
        found: dict[str, str] = {}
        for line in lists.lines_of(typed):
            called, mark, said = line.partition(":")
            if not mark or not said.strip():
                raise UnreadError(f"“{shorten(line)}” cannot be read. Write a name, a colon, and a sentence.")
            key = known(setting).id_of(called.strip())
            if key in found:
                raise UnreadError(f"“{shorten(called)}” stands there twice. Write one sentence for each.")
            found[key] = said.strip()
        return found

    return Input(
        (path,), label, hint, "long", False, TEXT_LIMIT, read=read,
        show=lambda value, setting: "\n".join(f"{name(key, setting)}: {said}" for key, said in value.items()),
    )  # fmt: skip


def examples(path: str, label: str, hint: str) -> Input:
    """Test questions; what else an example holds is kept with its question."""

    def read(typed: str, setting: Setting, before: Any) -> list[dict[str, Any]]:
        held = {example["ask"]: example for example in before or ()}
        asked = lists.once(lists.lines_of(typed), setting.notes.append)
        return [dict(held.get(line, {"ask": line})) for line in asked]

    return Input(
        (path,), label, hint, "long", True, TEXT_LIMIT, read=read,
        show=lambda value, _: "\n".join(example["ask"] for example in value),
    )  # fmt: skip


def near_misses(path: str, label: str, hint: str) -> Input:
    """Questions that belong elsewhere, and where."""

    def read(typed: str, setting: Setting, _: Any) -> list[dict[str, Any]]:
        found = []
        for line in lists.lines_of(typed):
            ask, mark, place = line.replace("→", "->").rpartition("->")
            if not mark or not ask.strip() or not place.strip():
                allowed = "Write the question, then ->, then the title or area where it belongs"
                raise UnreadError(f"“{shorten(line)}” does not say where it belongs. {allowed}.")
            found.append({"ask": ask.strip(), "expect": setting.places.id_of(place.strip())})
        return _once(found, setting)

    return Input(
        (path,), label, hint, "long", False, TEXT_LIMIT, read=read,
        show=lambda value, setting: "\n".join(
            f"{miss['ask']} -> {setting.places.shown(miss['expect'])}" for miss in value
        ),
    )  # fmt: skip


def _show_resource(resource: Mapping[str, Any]) -> str:
    parts = (resource["title"], resource.get("url"), "free" if resource["free"] else "paid")
    return " | ".join(part for part in parts if part)


def _resource(line: str) -> dict[str, Any]:
    *before, last = (part.strip() for part in line.split("|"))
    if last.casefold() not in _FREE or not before or not before[0]:
        allowed = "Write title | https://address | free, or end it with paid"
        raise UnreadError(f"“{shorten(line)}” cannot be read. {allowed}.")
    found: dict[str, Any] = {"title": before[0]}
    rest = before[1:]
    if rest and rest[-1].casefold().startswith(("http", "www.")):
        found["url"] = rest.pop()
    found["title"] = " | ".join([before[0], *rest])
    return {**found, "free": _FREE[last.casefold()]}


def _show_need(need: Mapping[str, Any], setting: Setting) -> str:
    parts = (setting.skills.shown(need["skill"]), need["importance"], need.get("why"))
    return " | ".join(part for part in parts if part)


def _need(line: str, setting: Setting) -> dict[str, Any]:
    name, _, rest = line.partition("|")
    importance, _, why = rest.partition("|")
    if importance.strip().casefold() not in _IMPORTANCE:
        allowed = "After the skill write | and one of essential, useful, bonus"
        raise UnreadError(f"“{shorten(line)}” cannot be read. {allowed}.")
    found = {"skill": setting.skills.id_of(name.strip()), "importance": importance.strip().casefold()}
    return found | ({"why": why.strip()} if why.strip() else {})


def _once(rows: Iterable[dict[str, Any]], setting: Setting) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for row in rows:
        if row in kept:
            setting.notes.append(
                f"“{shorten(str(next(iter(row.values()))))}” stood there twice and is kept once."
            )
        else:
            kept.append(row)
    return kept
