"""What a page asks for, read with care: anything may stand in a frame."""

from typing import Any

from bot.sandbox.errors import Json, RefusedError
from bot.sandbox.ids import as_id


class Asked:
    """One frame of a page. Whatever is missing or of the wrong kind raises RefusedError."""

    def __init__(self, frame: Json) -> None:
        try:
            self.frame: Json = _clean(frame)
        except RecursionError:
            raise RefusedError("That is nested too deeply.") from None

    def has(self, name: str) -> bool:
        """Whether anything is given."""
        return self.frame.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """A text."""
        value = self.frame.get(name, default)
        value = default if value is None else value
        if not isinstance(value, str):
            raise RefusedError(f'"{name}" must be a text.')
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false."""
        value = self.frame.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise RefusedError(f'"{name}" must be true or false.')
        return value

    def key(self, name: str) -> int:
        """An id."""
        value = as_id(self.frame.get(name))
        if value is None:
            raise RefusedError(f'"{name}" must be an id.')
        return value

    def number(self, name: str, default: float, low: float, high: float) -> float:
        """A number between two bounds; beyond them the bound."""
        value = self.frame.get(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise RefusedError(f'"{name}" must be a number.')
        return max(low, min(value, high))

    def texts(self, name: str, most: int = 25) -> list[str]:
        """A list of texts; nothing given is an empty one."""
        value = self.frame.get(name)
        value = [] if value is None else value
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise RefusedError(f'"{name}" must be a list of texts.')
        if len(value) > most:
            raise RefusedError(f'"{name}" takes at most {most}.')
        return value

    def object(self, name: str) -> Json:
        """An object; nothing given is an empty one."""
        value = self.frame.get(name)
        value = {} if value is None else value
        if not isinstance(value, dict):
            raise RefusedError(f'"{name}" must be an object.')
        return value


def _clean(value: Any) -> Any:
    """The same with halves of characters replaced, which JSON lets pass and nothing can write."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_clean(key): _clean(inner) for key, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list) else value
