"""Knowledge out and in: a server's edits as files in the form of `knowledge/`, and such files as edits.

The names below are imported when they are first used: what writes YAML takes memory, and few servers do it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.library.exchange.exporting import export, pay_csv
    from bot.library.exchange.importing import Import, read_upload, summary

__all__ = ["Import", "export", "pay_csv", "read_upload", "summary"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    where = "exporting" if name in ("export", "pay_csv") else "importing"
    return getattr(import_module(f"{__name__}.{where}"), name)
