"""How single values are shown in fields and read from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from bot.editing import dates, lists, names
from bot.editing.forms import HINT_LIMIT, LABEL_LIMIT, TEXT_LIMIT, Field, Option, Style, Typed, split
from bot.editing.names import Names
from bot.editing.unread import UnreadError
from bot.library.library import Library
from bot.library.telling import telling
from bot.library.text import fold, shorten


@dataclass
class Setting:
    """What showing and reading look things up in; made once for a form, and collects notes."""

    library: Library
    today: date
    notes: list[str] = field(default_factory=list)

    @cached_property
    def roles(self) -> Names:
        return names.roles(self.library)

    @cached_property
    def skills(self) -> Names:
        return names.skills(self.library)

    @cached_property
    def topics(self) -> Names:
        return names.topics(self.library)

    @cached_property
    def sources(self) -> Names:
        return names.sources(self.library)

    @cached_property
    def places(self) -> Names:
        return names.places(self.library)

    @cached_property
    def countries(self) -> Names:
        return names.countries(self.library)


Show = Callable[[Any, Setting], str]
Read = Callable[[str, Setting, Any], Any]
Options = Callable[[Library], Sequence[Option]]


@dataclass(frozen=True)
class Input:
    """One value of a piece in a form: where it stands, how it is shown, how it is read.

    `path` leads to it; where `keys` are given the values of these together. `read` gets the text, the
    setting and the value as it was, and raises `UnreadError`. A value of `options` has no texts: it is one
    choice, or with `several` a list of them.
    """

    path: tuple[str, ...]
    label: str
    hint: str
    style: Style = "short"
    required: bool = False
    most: int = 300
    show: Show = lambda value, _: str(value)
    read: Read = lambda text, *_: text
    keys: tuple[str, ...] = ()
    options: Options | None = None

    def __post_init__(self) -> None:
        assert len(self.label) <= LABEL_LIMIT, self.label
        assert len(self.hint) <= HINT_LIMIT, self.label
        assert self.most <= TEXT_LIMIT, self.label

    @property
    def name(self) -> str:
        """The name of its field within the piece or the part."""
        return ".".join(self.path)

    def field(self, prefix: str, library: Library) -> Field:
        """The field that shows it."""
        options = tuple(self.options(library)) if self.options else ()
        return Field(prefix + self.name, self.label, self.hint, self.style, self.required, self.most, options)

    def get(self, value: Mapping[str, Any]) -> Any:
        """The value that it shows, None where there is none."""
        if self.keys:
            return {key: value[key] for key in self.keys if value.get(key) is not None} or None
        found: Any = value
        for part in self.path:
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def put(self, value: dict[str, Any], new: Any) -> None:
        """Put what was read in its place; None takes it away."""
        if self.keys:
            for key in self.keys:
                value.pop(key, None)
            value.update(new or {})
            return
        *way, last = self.path
        for part in way:
            value = value.setdefault(part, {})
        value.pop(last, None)
        if new is not None:
            value[last] = new

    def shown(self, present: Any, setting: Setting) -> list[Typed]:
        """What stands in its field, and in those that continue it."""
        if self.style == "choices":
            return [list(present or ())]
        if self.style == "choice":
            return [[NONE if present is None else str(present)]]
        empty = present is None or (present != 0 and not present)
        text = "" if empty else self.show(present, setting)
        return list(split(text)) if self.style == "long" else [text]


NONE = "none"
"""The value of a choice that stands for nothing being named."""


def text(
    path: str, label: str, hint: str, most: int = 300, style: Style = "short", required: bool = True
) -> Input:
    """A text as it is."""
    return Input(tuple(path.split(".")), label, hint, style, required, most)


def long(path: str, label: str, hint: str, required: bool = True) -> Input:
    """A text of several lines."""
    return text(path, label, hint, TEXT_LIMIT, "long", required)


def lines(path: str, label: str, hint: str, required: bool = True) -> Input:
    """A list of texts, one a line."""
    return Input(
        tuple(path.split(".")), label, hint, "long", required, TEXT_LIMIT,
        show=lambda value, _: "\n".join(value),
        read=lambda typed, setting, _: lists.once(lists.lines_of(typed), setting.notes.append),
    )  # fmt: skip


def ways(path: str, label: str, hint: str) -> Input:
    """Ways to ask, one a line. A new one that could be any question is refused: it would take others'."""

    def read(typed: str, setting: Setting, before: Any) -> list[str]:
        found = lists.once(lists.lines_of(typed), setting.notes.append)
        if idle := [one for one in found if one not in (before or ()) and not telling(one)]:
            theirs = {fold(way) for topic in setting.library.topics.values() for way in topic.phrases}
            idle = [one for one in idle if fold(one) not in theirs]  # whose they are is told elsewhere
        if idle:
            shown = ", ".join(f"“{shorten(one)}”" for one in idle)
            which = "it" if len(idle) == 1 else "each"
            raise UnreadError(f"{shown} could be any question. Say in {which} what is asked about, in words.")
        return found

    return replace(lines(path, label, hint), read=read)


def source_title(path: str, label: str, hint: str) -> Input:
    """The title of a source, which is no other source's: by their titles they are chosen."""

    def read(typed: str, setting: Setting, before: Any) -> str:
        others = {fold(one.title): one.title for one in setting.library.sources.values()}
        if fold(typed) in others and fold(typed) != fold(str(before or "")):
            called = shorten(others[fold(typed)])
            raise UnreadError(f"“{called}” is a source already; use that one, or write another title.")
        return typed

    return replace(text(path, label, hint), read=read)


def items(path: str, label: str, hint: str) -> Input:
    """A list of short texts, separated by commas or line ends."""
    return Input(
        tuple(path.split(".")), label, hint, "long", False, TEXT_LIMIT,
        show=lambda value, _: lists.joined(value),
        read=lambda typed, setting, _: lists.once(lists.items_of(typed), setting.notes.append),
    )  # fmt: skip


def references(path: str, label: str, hint: str, known: Callable[[Setting], Names]) -> Input:
    """A list of ids, shown by their names, one a line; read also where commas stand between them."""

    def read(typed: str, setting: Setting, _: Any) -> list[str]:
        found: list[str] = []
        for line in lists.lines_of(typed):
            try:
                found.append(known(setting).id_of(line))
            except UnreadError:
                found += [known(setting).id_of(item) for item in lists.items_of(line)]
        return lists.once(found, setting.notes.append)

    return Input(
        tuple(path.split(".")), label, hint, "long", False, TEXT_LIMIT,
        show=lambda value, setting: "\n".join(known(setting).shown(key) for key in value), read=read,
    )  # fmt: skip


def day(path: str, label: str, hint: str) -> Input:
    """A day; empty is today."""
    return Input(
        (path,), label, hint, most=30,
        read=lambda typed, setting, _: dates.read_day(typed or "today", setting.today),
    )  # fmt: skip


def choice(path: str, label: str, hint: str, options: Options) -> Input:
    """One of a few values; the value "none" is stored as nothing."""
    return Input((path,), label, hint, "choice", True, options=options)
