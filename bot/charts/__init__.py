"""Chart values -> PNG and alt text. `Charts` is the door; `scenes` and `alt` are pure.

matplotlib is imported by `painting` alone, which only the worker process imports. That process starts faster
without the rest of the bot, so the names here are fetched when they are first used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.charts.drawing import Charts, Picture

__all__ = ["Charts", "Picture"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from bot.charts import drawing

        return getattr(drawing, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
