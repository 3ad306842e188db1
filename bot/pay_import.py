"""`career-bot kb import-pay`: reads the survey, has the figures computed and written, and reports."""

from pathlib import Path

import rich.progress
from rich.console import Console

from bot.errors import KnowledgeError, Problem
from bot.library import advertised, pay_files, pay_report, survey
from bot.library.documents import Document
from bot.library.files import Files, read_folder
from bot.library.survey_file import Reading
from bot.library.text import fold

SOURCE = "aijobs-index"
"""Id in sources.yaml of the survey that is imported. Its date says which years are full."""


def run(path: Path, root: Path) -> str:
    """Recompute the advertised pay under `root` from the survey at `path`; returns the report.

    Raises `KnowledgeError`, and changes nothing, where the survey or the knowledge base is not in order.
    """
    taken: dict[str, tuple[str, Document]] = {}
    files = read_folder(root, taken=taken)
    # Faults of pay files may be the very ones that the import mends; the result is checked as a whole.
    if problems := [problem for problem in files.problems if not problem.path.startswith("pay/")]:
        raise KnowledgeError(problems)
    if SOURCE not in files.sources:
        raise KnowledgeError([Problem("sources.yaml", 0, f"lacks {SOURCE}", "the survey needs its source")])
    published = files.sources[SOURCE].model.date
    reading = Reading(path, _roles(files), int(published[:4]))
    postings = _postings(reading)
    figures = advertised.figures(postings, SOURCE, advertised.last_full_year(published))
    if not figures:
        what = f"holds no role with {advertised.MIN_POSTINGS} distinct postings, so nothing was changed"
        why = "; ".join(pay_report.left_out(reading.left_out)) or "it holds no rows to count"
        raise KnowledgeError([Problem(str(path), 0, what, why)])
    changes = pay_files.plan(root, files, taken, figures)
    pay_files.replace(changes)
    counts = pay_report.Counts(reading.rows, reading.full_time, reading.mapped)
    return pay_report.report(counts, reading.left_out, postings, figures, sorted(changes))


def _postings(reading: Reading) -> survey.Postings:
    """Read the survey, with a progress bar on stderr where that is a terminal."""
    console = Console(stderr=True)
    try:
        with rich.progress.open(
            reading.path, "r", encoding="utf-8-sig", newline="", description="Reading the survey",
            console=console, disable=not console.is_terminal, transient=True,
        ) as stream:  # fmt: skip
            return survey.postings(reading.read(stream), reading.roles, reading.left_out)
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise KnowledgeError([Problem(str(reading.path), 0, what, "name a CSV file")]) from None


def _roles(files: Files) -> dict[str, str]:
    """Role of each folded job title of the survey."""
    roles: dict[str, str] = {}
    for role, loaded in files.roles.items():
        for index, title in enumerate(loaded.model.titles):
            other = roles.setdefault(fold(title), role)
            if other != role:
                what = f"the title {title!r} is also of {other}"
                raise KnowledgeError([loaded.problem(("titles", index), what, "give it to one only")])
    return roles
