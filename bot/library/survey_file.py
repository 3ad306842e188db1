"""The survey as CSV text -> rows, checked one after the other. Reads from the stream it is given."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.errors import KnowledgeError, Problem
from bot.library.survey_rows import COLUMNS, LeftOut, Row, read_row
from bot.library.text import fold


class Reading:
    """Rows of one file, with counts of what was read."""

    def __init__(self, path: Path, roles: Mapping[str, str], last_year: int) -> None:
        self.path, self.roles, self.last_year = path, roles, last_year
        self.left_out = LeftOut()
        self.rows = self.full_time = self.mapped = 0

    def read(self, stream: Iterable[str]) -> Iterator[Row | None]:
        """Every row, checked; raises `KnowledgeError` where the file is no survey."""
        reader = csv.DictReader(stream)
        try:
            self._check_header(reader.fieldnames or ())
            line = reader.line_num + 1
            for fields in reader:
                row = read_row(line, fields, self.last_year, self.left_out)
                self._count(row)
                yield row
                line = reader.line_num + 1
        except UnicodeDecodeError:
            line = self._undecodable() or reader.line_num + 1
            raise self._refusal(line, "is not UTF-8 text", "save the file as UTF-8") from None
        except csv.Error as error:
            raise self._refusal(reader.line_num + 1, f"is no CSV ({error})", "save it as CSV") from None

    def _check_header(self, names: Iterable[str]) -> None:
        header = Counter(names)
        if missing := [name for name in COLUMNS if not header[name]]:
            raise self._refusal(1, f"lacks the columns {', '.join(missing)}", "the survey has all of them")
        if twice := [name for name in COLUMNS if header[name] > 1]:
            raise self._refusal(1, f"has the columns {', '.join(twice)} twice", "each column once")

    def _count(self, row: Row | None) -> None:
        self.rows += 1
        if row is not None and row.employment == "FT":
            self.full_time += 1
            self.mapped += fold(row.title) in self.roles

    def _undecodable(self) -> int | None:
        """The first line that is not UTF-8; a stream is decoded in blocks of many lines."""
        if not self.path.is_file():  # a pipe can be read but once
            return None
        with self.path.open("rb") as raw:
            return next((number for number, line in enumerate(raw, 1) if not _is_utf8(line)), None)

    def _refusal(self, line: int, what: str, allowed: str) -> KnowledgeError:
        return KnowledgeError([Problem(str(self.path), line, what, allowed)])


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
