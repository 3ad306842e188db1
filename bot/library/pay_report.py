"""What an import of pay did, in lines for a person: what was used, what was left out and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.library.pay_models import Pay
from bot.library.survey import Postings
from bot.library.survey_rows import BAD, LeftOut, Reason


@dataclass(frozen=True)
class Counts:
    """Rows of the file: all, full-time ones, and those of the latter whose title is a role's."""

    rows: int
    full_time: int
    mapped: int


def report(
    counts: Counts, left: LeftOut, postings: Postings, figures: Mapping[str, Pay], changed: Sequence[Path]
) -> str:
    """The whole report, several lines."""
    used = sum(len(lines) for lines in postings.values())
    cells = sum(len(pay.advertised) for pay in figures.values())
    trends = sum(len(pay.trend) for pay in figures.values())
    share = counts.mapped / counts.full_time if counts.full_time else 0
    lines = [
        f"{counts.rows:,} rows read; {used:,} used: {used // 2:,} postings, {len(postings):,} distinct.",
        f"{cells} cells of pay and {trends} trends for {len(figures)} files: {', '.join(sorted(figures))}.",
        f"{share:.1%} of {counts.full_time:,} full-time rows have a title that is a role's.",
        "",
        f"Left out, {left.rows.total():,} rows:",
        *(f"  {line}" for line in left_out(left)),
        "",
        f"Changed: {', '.join(path.name for path in changed)}." if changed else "Nothing has changed.",
    ]
    return "\n".join(lines)


def left_out(left: LeftOut) -> Iterator[str]:
    """One line a reason, with its count and rows by their lines; mistakes in the file come first."""
    for reason in Reason:
        if count := left.rows[reason]:
            kind = "bad rows, " if reason in BAD else ""
            more = ", ..." if count > len(left.first[reason]) else ""
            yield f"{count:,} {kind}{reason} ({'; '.join(left.first[reason])}{more})"
