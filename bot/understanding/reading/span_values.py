"""What the spans of a question stand for, each value once."""

from collections.abc import Iterable

from bot.understanding.types import Span


def values(spans: Iterable[Span]) -> tuple[str, ...]:
    """The values of spans in their order."""
    return tuple(dict.fromkeys(span.value for span in spans))


def first(by_kind: dict[str, list[Span]], kind: str) -> str | None:
    """The value that was named first of a kind."""
    return by_kind[kind][0].value if by_kind.get(kind) else None
