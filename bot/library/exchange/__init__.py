"""Knowledge out and in: a server's edits as files in the form of `knowledge/`, and such files as edits."""

from bot.library.exchange.exporting import export, pay_csv
from bot.library.exchange.importing import Import, read_upload, summary

__all__ = ["Import", "export", "pay_csv", "read_upload", "summary"]
