"""Knowledge out and in: a server's edits as files in the form of `knowledge/`, and such files as edits.

The names below are imported when they are first used: what writes YAML takes memory, and few servers do it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.library.exchange.exporting import export, pay_csv
    from bot.library.exchange.importing import Import, read_upload
    from bot.library.exchange.summarising import summary

__all__ = ["Import", "export", "pay_csv", "read_upload", "summary"]

_MODULES = {
    "Import": "importing",
    "export": "exporting",
    "pay_csv": "exporting",
    "read_upload": "importing",
    "summary": "summarising",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
