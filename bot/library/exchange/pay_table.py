"""Pay as a table in CSV: written for spreadsheets, and its guide rows read back."""

import csv
from collections.abc import Mapping
from io import StringIO
from typing import Any

from bot.errors import Problem
from bot.library.models import Source
from bot.library.pay_models import Pay

COLUMNS = (
    "role", "kind", "source", "source_date", "currency", "country", "level", "n", "low", "high",
    "p10", "p25", "p50", "p75", "p90", "scope", "note", "reviewed",
)  # fmt: skip
_GUIDE = ("level", "low", "high", "currency", "country", "scope", "note", "source", "reviewed")
_NEEDED = ("role", "source", "currency", "country", "low", "scope", "reviewed")
_FORMULA = ("=", "+", "-", "@")
MAX_ROWS = 5_000


def written(pay: Mapping[str, Pay], sources: Mapping[str, Source]) -> str:
    """A line for each guide and advertised row."""
    stream = StringIO()
    table = csv.DictWriter(stream, COLUMNS, lineterminator="\n", extrasaction="ignore")
    table.writeheader()
    for role, rows in pay.items():
        for kind in ("guide", "advertised"):
            for row in getattr(rows, kind):
                values = {**row.model_dump(mode="json", exclude_none=True), "role": role, "kind": kind}
                if row.source in sources:
                    values["source_date"] = sources[row.source].date
                table.writerow({name: _safe(value) for name, value in values.items()})
    return stream.getvalue()


Rows = dict[str, list[tuple[int, dict[str, Any]]]]
"""The guide rows of each role, each with its line."""


def read(path: str, text: str, problems: list[Problem]) -> Rows:
    """The guide rows of each role; faults are added to `problems`. Advertised rows are passed over."""
    rows: Rows = {}
    table = csv.DictReader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        names = [name.strip() for name in table.fieldnames or ()]
        table.fieldnames = names
        if missing := [name for name in _NEEDED if name not in names]:
            what = f"lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}"
            problems.append(Problem(path, 1, what, f"its first line names the columns: {', '.join(COLUMNS)}"))
            return {}
        if len(set(names)) < len(names):
            problems.append(Problem(path, 1, "names a column twice", "each column once"))
            return {}
        for number, row in enumerate(table):
            if number >= MAX_ROWS:
                problems.append(
                    Problem(path, table.line_num, f"holds more than {MAX_ROWS:,} rows", "split it")
                )
                break
            _take(path, table.line_num, row, rows, problems)
    except csv.Error as error:
        problems.append(
            Problem(path, table.line_num, f"is no valid CSV: {error}", "save it as CSV with commas")
        )
    return rows


def _delimiter(text: str) -> str:
    """What stands between the names of the first line: where a comma is for decimals, spreadsheets put
    semicolons."""
    names = text.partition("\n")[0]
    return ";" if names.count(";") > names.count(",") else ","


def _take(path: str, line: int, row: dict[Any, Any], rows: Rows, problems: list[Problem]) -> None:
    if None in row or None in row.values():
        problems.append(
            Problem(path, line, "has more or fewer cells than the first line", "one for each column")
        )
        return
    cells = {name: _plain(cell.strip()) for name, cell in row.items()}
    if not any(cells.values()) or cells.get("kind", "guide") == "advertised":
        return
    if cells.get("kind", "guide") not in ("guide", ""):
        problems.append(
            Problem(path, line, f"kind is {cells['kind'][:40]!r}", "guide or advertised is allowed")
        )
        return
    value: dict[str, Any] = {}
    for name in _GUIDE:
        if not (cell := cells.get(name, "")):
            continue
        if name in ("low", "high"):
            if not (cell.isascii() and cell.isdigit() and len(cell) <= 12):
                problems.append(Problem(path, line, f"{name} is {cell[:40]!r}", "digits alone are allowed"))
                return
            value[name] = int(cell)
        else:
            value[name] = cell
    rows.setdefault(cells["role"], []).append((line, value))


def _safe(value: Any) -> Any:
    """Spreadsheets run what begins like a formula; an apostrophe before it keeps it text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell
